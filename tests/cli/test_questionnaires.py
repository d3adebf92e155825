"""`digikap questionnaires` and `digikap show`, in a home and a folder with questionnaires of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from digikap.cli.app import main
from tests.store.test_questionnaires import OWN


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with a questionnaire of one's own, and a working directory inside it with two more."""
    own = tmp_path / ".config" / "digikap" / "formular"
    own.mkdir(parents=True)
    (own / "eget.toml").write_text(OWN, encoding="utf-8")
    here = tmp_path / "arbete"
    here.mkdir()
    (here / "kust.toml").write_text(OWN.replace("tre_ord", "kust"), encoding="utf-8")
    (here / "trasig.toml").write_text(
        OWN.replace("tre_ord", "trasig").replace('"stammer"', '"stamer"'), encoding="utf-8"
    )
    return tmp_path


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Gives the exit code and what is said, by one who stands in the working directory."""
    monkeypatch.chdir(home / "arbete")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return ran


def test_all_questionnaires_are_listed_with_where_they_are_from(home: Path, run: Run) -> None:
    code, out, err = run("questionnaires")
    assert (code, err) == (0, "")
    rows = [line.split() for line in out.splitlines()]
    starts = {row[0]: " ".join(row[-2:]) for row in rows if row and "@" in row[0]}
    assert starts["tre_ord@2"] == "mapp: eget.toml"
    assert starts["kust@2"] == "här: kust.toml"
    assert {"kommunen@1", "tre_s@1", "kompass@1"} <= starts.keys()
    assert "trasig.toml 1 fel. Det första: trasig.toml:31:1, avsnitt allt, fråga o_kan" in " ".join(out.split())
    assert f"{home / '.config' / 'digikap' / 'formular'}\n" in out


def test_without_a_folder_of_ones_own_it_is_said_where_it_would_be(home: Path, run: Run) -> None:
    (home / ".config" / "digikap" / "formular" / "eget.toml").unlink()
    (home / ".config" / "digikap" / "formular").rmdir()
    assert "formular (finns inte än)" in " ".join(run("questionnaires")[1].split())


@pytest.mark.parametrize("what", ["tre_ord", "tre_ord@2", "kust", "kust.toml", "./kust.toml"])
def test_one_of_ones_own_is_shown_by_its_name_or_by_its_file(run: Run, what: str) -> None:
    code, out, err = run("show", what)
    assert (code, err) == (0, "")
    assert out.startswith("Tre ord\n")
    assert "1.1 Vi kan det vi behöver." in out


def test_a_shipped_one_is_shown(run: Run) -> None:
    code, out, _ = run("show", "kompass")
    assert code == 0
    assert "Digital kompass för kommunen" in out


@pytest.mark.parametrize(
    ("what", "told"),
    [("kusst", "Menade du ”kust”?"), ("borta.toml", "finns inte"), ("trasig.toml", "Menade du ”stammer”?")],
)
def test_one_that_cannot_be_shown_is_told_why(run: Run, what: str, told: str) -> None:
    code, out, err = run("show", what)
    assert (code, out) == (1, "")
    assert told in err
