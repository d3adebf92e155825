"""`digikap new`: the starter it writes, from flags and asked for, and that nothing is overwritten."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.checking import schema
from digikap.cli.app import main
from digikap.cli.examining import examined
from digikap.errors import ExitCode
from digikap.store.content import scales, shipped
from digikap.store.questionnaires import load
from digikap.store.starter import MOST_SECTIONS, Plan, proposed_id, starter
from tests.cli.program import digikap
from tests.end_to_end.terminal import Terminal
from tests.fuzz.trial import tried

Shown = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(capsys: Shown, *arguments: str) -> tuple[int, str]:
    """The exit code and what is said."""
    code = main(["new", *arguments])
    captured = capsys.readouterr()
    assert captured.out == ""
    return code, captured.err


def test_a_title_is_enough(capsys: Shown) -> None:
    code, said = made(capsys, "hamnen", "--title", 'Vår "hamn" i Åhus')
    assert code == ExitCode.DONE
    assert "digikap check hamnen.toml" in said
    own = load(Path("hamnen.toml"))
    assert (own.id, own.version, own.title) == ("var_hamn_i_ahus", 1, 'Vår "hamn" i Åhus')
    assert Path(schema.NAME).read_text(encoding="utf-8") == schema.text()
    assert Path("hamnen.toml").read_text(encoding="utf-8").startswith(f"#:schema ./{schema.NAME}\n")


STARTERS = [
    [],
    ["--sections", "5"],
    ["--dimension", "Förmåga å ä ö"],
    ["--id", "egen", "--dimension", "Vatten", "--sections", "2"],
    ["--extends", "tre_s", "--dimension", "Saker"],
    ["--extends", "kommunen@1", "--dimension", "Tid", "--sections", "3"],
]


@pytest.mark.parametrize("flags", STARTERS, ids=str)
def test_what_is_written_has_neither_errors_nor_advice_and_works_to_the_report(flags: list[str], capsys: Shown) -> None:
    assert made(capsys, "a.toml", "--title", "Hamnen", *flags)[0] == ExitCode.DONE
    verdict = examined(Path("a.toml"))
    assert (verdict.errors, verdict.advice) == ((), ())
    assert tried(Path("a.toml"), random.Random(1)).accepted


def test_it_teaches_by_example() -> None:
    text = starter(Plan("Hamnen", "hamnen", 1, "Vatten"), scales(), "hamnen.toml")
    for word in (
        "anchors = {",
        "rating_grid",
        "single_choice",
        "visible_if = {",
        "[[dimensions]]",
        "free_text",
        "weight",
    ):
        assert word in text
    assert text.count("\n#") > 40
    assert max(map(len, text.splitlines())) <= 120


def test_every_example_in_a_comment_works_when_it_is_uncommented(tmp_path: Path) -> None:
    lines = starter(Plan("Hamnen", "hamnen", 1, None), scales(), "hamnen.toml").splitlines()
    start = next(number for number, line in enumerate(lines) if line == "# En egen skala:")
    end = next(number for number, line in enumerate(lines) if line == "# Mer i en skattning:")
    examples = [line[2:] for line in lines[start:end] if line.startswith("# ") and not line.endswith(":")]
    own = [line[2:] if line.startswith("# [[dim") or "min_dimension" in line else line for line in lines[:start]]
    own = [line[2:] if line.startswith(("# name = ", "# description = ")) else line for line in own]
    path = tmp_path / "hel.toml"
    (tmp_path / schema.NAME).write_text(schema.text(), encoding="utf-8")
    path.write_text("\n".join([*own, *examples]).replace("minutes = 5", "minutes = 9"), encoding="utf-8")
    verdict = examined(path)
    assert [one.fault for one in (*verdict.errors, *verdict.advice)] == []
    assert verdict.questionnaire is not None
    assert len(list(verdict.questionnaire.questions())) == 6


TITLES = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=60)


@settings(deadline=None, max_examples=40)
@given(title=TITLES.filter(str.strip), dimension=st.none() | TITLES.filter(str.strip))
def test_any_title_and_any_dimension_make_a_whole_file(title: str, dimension: str | None) -> None:
    path = Path("prov.toml")
    Path(schema.NAME).write_text(schema.text(), encoding="utf-8")
    path.write_text(starter(Plan(title, proposed_id(title), 2, dimension), scales(), "prov.toml"), encoding="utf-8")
    verdict = examined(path)
    assert (verdict.errors, verdict.advice) == ((), ())


def test_an_id_that_ships_is_not_proposed_for_ones_own(capsys: Shown) -> None:
    assert made(capsys, "a.toml", "--title", "Kommunen")[0] == ExitCode.DONE
    assert load(Path("a.toml")).id == "kommunen_egen"


@pytest.mark.parametrize("name", ["a.toml", "a"])
def test_nothing_is_overwritten(name: str, capsys: Shown) -> None:
    Path("a.toml").write_text("mitt", encoding="utf-8")
    code, said = made(capsys, name, "--title", "Hamnen")
    assert code == ExitCode.FAULT
    assert "finns redan och skrivs inte över" in said
    assert Path("a.toml").read_text(encoding="utf-8") == "mitt"
    assert not Path(schema.NAME).exists()


def test_a_link_to_nothing_is_something_that_stands_there(capsys: Shown) -> None:
    Path("a.toml").symlink_to("borta.toml")
    assert made(capsys, "a.toml", "--title", "Hamnen")[0] == ExitCode.FAULT


def test_a_schema_that_stands_there_is_left_and_told_of(capsys: Shown) -> None:
    Path(schema.NAME).write_text("{}", encoding="utf-8")
    assert "är orört" in made(capsys, "a.toml", "--title", "Hamnen")[1]
    assert Path(schema.NAME).read_text(encoding="utf-8") == "{}"
    Path(schema.NAME).write_text(schema.text(), encoding="utf-8")
    assert "fanns redan." in made(capsys, "b.toml", "--title", "Hamnen")[1]


@pytest.mark.parametrize(
    ("flags", "code", "words"),
    [
        ([], ExitCode.USAGE, "Ange rubriken: --title"),
        (["--title", " "], ExitCode.USAGE, "Skriv en text efter --title"),
        (["--title", "x" * 201], ExitCode.USAGE, "högst 200 tecken"),
        (["--title", "A", "--id", "Åsa"], ExitCode.USAGE, "bara a–z, 0–9 och _"),
        (["--title", "A", "--id", "tre_s"], ExitCode.USAGE, "följer med digikap"),
        (["--title", "A", "--extends", "komunen"], ExitCode.FAULT, "Menade du ”kommunen”?"),
        (["--title", "A", "--sections", "0"], ExitCode.USAGE, "--sections"),
        (["--title", "A", "--sections", str(MOST_SECTIONS + 1)], ExitCode.USAGE, "--sections"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    flags: list[str], code: ExitCode, words: str, tmp_path: Path
) -> None:
    done = digikap("new", "a.toml", *flags, folder=tmp_path)
    assert done.returncode == code
    assert words in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_does_not_exist_is_told_so(capsys: Shown) -> None:
    code, said = made(capsys, "borta/a.toml", "--title", "A")
    assert code == ExitCode.FAULT
    assert "Mappen finns inte." in said


@pytest.mark.parametrize("flags", [[], ["--plain"]])
def test_at_a_terminal_what_is_not_given_is_asked(flags: list[str], tmp_path: Path) -> None:
    room = Terminal(tmp_path, "new", "hamnen", *flags)
    room.answer("Vad ska formuläret heta?", "Hamnen")
    room.answer("Vilket id ska det ha?", "")
    room.answer("Ska formuläret stå för sig självt?", "1")
    room.answer("Hur många egna avsnitt?", "2")
    room.answer("Ska frågorna räknas samman till ett värde?", "Beredskap")
    assert room.end() == ExitCode.DONE
    own = load(tmp_path / "hamnen.toml")
    assert (own.id, len(own.sections), own.model.dimensions[0].id) == ("hamnen", 2, "beredskap")


def test_a_broken_off_beginning_writes_nothing(tmp_path: Path) -> None:
    room = Terminal(tmp_path, "new", "hamnen")
    room.answer("Vad ska formuläret heta?", "Hamnen")
    room.press("Vilket id ska det ha?", "\x03")
    assert room.end() == ExitCode.INTERRUPTED
    assert list(tmp_path.iterdir()) == []


def test_what_ships_is_named_to_build_on(tmp_path: Path) -> None:
    room = Terminal(tmp_path, "new", "a", "--title", "A")
    assert room.end() == ExitCode.DONE
    names = {path.parent.name for path in shipped().glob("*/[1-9]*.toml")}
    room = Terminal(tmp_path, "new", "b", "--id", "b")
    room.answer("Vad ska formuläret heta?", "B")
    screen = room.see("Ska formuläret stå för sig självt?", prompt=True)
    assert all(f"Bygg vidare på {name}@1" in screen for name in names)
    room.type("\x03")
    room.end()
