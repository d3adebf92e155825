"""`digikap compare`, `trend`, `list` and `cohort`, from files to what is shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store.content import example
from tests.cli.program import COMMAND, environment
from tests.cli.several import towns, two_years


@pytest.fixture
def years(tmp_path: Path) -> tuple[str, str]:
    one, other = two_years(tmp_path)
    return str(one), str(other)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(arguments) == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out.replace("\u00a0", " ")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str, code: ExitCode = ExitCode.FAULT) -> str:
    capsys.readouterr()
    assert main(arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    return captured.err.replace("\u00a0", " ")


def test_two_files_are_compared_on_the_screen(years: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "compare", *years)
    assert text.startswith("Jämförelse: Exempelby\n")
    assert "Flytten i fyrfältet" in text


@pytest.mark.parametrize("form", ["md", "html", "toml", "json", "csv"])
def test_the_format_follows_the_flag_or_the_files_name(
    years: tuple[str, str], form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"jamforelse.{form}"
    assert main(["compare", *years, "-o", str(out)]) == ExitCode.DONE
    assert str(out) in capsys.readouterr().err
    assert main(["compare", *years, "--format", form]) == ExitCode.DONE
    assert capsys.readouterr().out.replace("\r\n", "\n") == out.read_bytes().decode().replace("\r\n", "\n")


def test_a_workbook_and_a_text_are_written_to_files(years: tuple[str, str], tmp_path: Path) -> None:
    assert main(["compare", *years, "-o", str(tmp_path / "a.xlsx")]) == ExitCode.DONE
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    assert main(["compare", *years, "-o", str(tmp_path / "a.txt")]) == ExitCode.DONE
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 80


def test_a_file_against_itself_is_one_line(years: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    one, _ = years
    assert shown(capsys, "compare", one, one) == ("Det är samma självskattning med samma innehåll: ingen förändring.\n")
    assert json.loads(shown(capsys, "compare", one, one, "--format", "json"))["same"] is True


def test_files_that_cannot_be_compared_are_refused_in_words(
    years: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, _ = years
    broken = tmp_path / "trasig.toml"
    broken.write_text('format = "digikap-assessment"\nid = \n', encoding="utf-8")
    other = tmp_path / "annat.toml"
    other.write_text('format = "digikap-questionnaire"\n', encoding="utf-8")
    assert "trasig.toml:2:6" in refused(capsys, "compare", one, str(broken))
    assert "är ett frågeformulär, inte en självskattning" in refused(capsys, "compare", one, str(other))
    assert "finns inte" in refused(capsys, "compare", one, str(tmp_path / "borta.toml"))
    assert "EFTER" in refused(capsys, "compare", one, code=ExitCode.USAGE)
    assert "webbsida" in refused(capsys, "compare", one, one, "--open", "--format", "md", code=ExitCode.USAGE)


def test_open_saves_the_page_and_shows_it(
    years: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROWSER", "true %s")
    assert main(["compare", *years, "--open"]) == ExitCode.DONE
    assert "<h1>Jämförelse: Exempelby</h1>" in (tmp_path / "efter-jamforelse.html").read_text(encoding="utf-8")


def test_a_trend_takes_files_or_a_folder(
    years: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, "trend", *years)
    assert text.startswith("Över tid: Exempelby\n")
    assert shown(capsys, "trend", str(tmp_path)) == text
    assert shown(capsys, "trend", *years, *years) == text
    for form in ("toml", "json"):
        told = shown(capsys, "trend", *years, "--format", form)
        assert (tomllib.loads(told) if form == "toml" else json.loads(told))["format"] == "digikap-trend"
    assert shown(capsys, "trend", *years, "--format", "html").startswith("<!DOCTYPE html>")
    assert shown(capsys, "trend", *years, "--format", "md").startswith("# Över tid")


def test_a_trend_tells_of_what_it_leaves_out_of_a_folder(
    years: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trasig.toml").write_text("x = ", encoding="utf-8")
    text = Path(years[0]).read_text(encoding="utf-8")
    alone = text.replace('mode = "tally"', 'mode = "individual"').split("[votes")[0]
    copy = "[questionnaire]" + text.split("\n[questionnaire]", 1)[1]
    (tmp_path / "ensam.toml").write_text(f'{alone}\n[respondent]\nalias = "Havsorn"\n\n{copy}', encoding="utf-8")
    assert main(["trend", str(tmp_path)]) == ExitCode.DONE
    told = capsys.readouterr().err
    assert "trasig.toml" in told
    assert "ensam.toml”. En enda persons svar." in told


def test_too_little_for_a_trend_is_refused_in_words(
    years: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    assert "minst två självskattningar" in refused(capsys, "trend", years[0])
    assert "finns inga sparade självskattningar" in refused(capsys, "trend", str(empty))
    assert "finns inte" in refused(capsys, "trend", years[0], str(tmp_path / "borta.toml"))
    broken, worse = tmp_path / "a.toml", tmp_path / "b.toml"
    broken.write_text("x = ", encoding="utf-8")
    worse.write_text('format = "digikap-assessment"\nformat_version = 99\n', encoding="utf-8")
    told = refused(capsys, "trend", str(broken), str(worse))
    assert told.startswith("Flera filer går inte att läsa.")
    assert "a.toml" in told
    assert "format 99" in told


def test_the_list_shows_every_assessment_of_a_folder_in_swedish_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    two_years(tmp_path)
    text = example().read_text(encoding="utf-8")
    for name in ("Örebro", "Åre", "Ängelholm"):
        renamed = text.replace('name = "Exempelby"', f'name = "{name}"', 1)
        (tmp_path / f"{name}.toml").write_text(renamed, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (tmp_path / ".dold.toml").write_text("x = ", encoding="utf-8")
    (tmp_path / "mapp.toml").mkdir()
    told = shown(capsys, "list", str(tmp_path))
    places = [told.index(name) for name in ("Exempelby 2026", "Exempelby 2025", "Åre 2026", "Ängelholm", "Örebro 2026")]
    assert places == sorted(places)
    assert "5 självskattningar." in told
    for words in ("efter.toml", "kommunen 2", "dold röstning, 9", "avslutad", "51 av 53", "Drift", "65    68"):
        assert words in told
    for words in ("pyproject", "dold.toml", "mapp.toml", "Går inte att läsa"):
        assert words not in told
    monkeypatch.chdir(tmp_path)
    assert "Sparade i den här mappen" in shown(capsys, "list")


def test_files_that_cannot_be_read_are_listed_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trasig.toml").write_text("a = 1\nb = \n", encoding="utf-8")
    (tmp_path / "ny.toml").write_text('format = "digikap-assessment"\nformat_version = 9\n', encoding="utf-8")
    (tmp_path / "tom.toml").write_text('format = "digikap-assessment"\nid = "!"\nmode = "x"\n', encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes('format = "digikap-assessment"\nid = "å"\n'.encode("latin-1"))
    told = shown(capsys, "list", str(tmp_path))
    assert "Här finns inga sparade självskattningar." in told
    for words in ("trasig.toml", "Rad 2: ", "ny.toml", "format 9", "tom.toml", "fel till.", "latin.toml"):
        assert words in told, words


def test_a_list_of_nothing_says_so_and_of_no_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Här finns inga sparade självskattningar." in shown(capsys, "list", str(tmp_path))
    assert "finns inte" in refused(capsys, "list", str(tmp_path / "borta"))
    assert "är ingen mapp" in refused(capsys, "list", str(example()))


def test_a_single_persons_file_and_the_quick_version_are_listed_as_such(
    years: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path(years[0]).read_text(encoding="utf-8")
    alone = text.replace('mode = "tally"', 'mode = "individual"').replace('variant = "full"', 'variant = "quick"')
    copy = "[questionnaire]" + text.split("\n[questionnaire]", 1)[1]
    own = f'{alone.split("[votes")[0]}\n[respondent]\nalias = "Havsorn"\n\n{copy}'
    (tmp_path / "ensam.toml").write_text(own.replace('state = "finished"', 'state = "ongoing"'), encoding="utf-8")
    told = shown(capsys, "list", str(tmp_path))
    for words in ("en persons svar", "kommunen 1, snabb", "pågår"):
        assert words in told


def test_a_cohort_is_shown_with_the_own_municipality_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in towns(tmp_path, 6)]
    told = shown(capsys, "cohort", *files, "--own", files[0], "--group", "lan")
    assert "SOU 2020:8, 11.2–11.3" in told.replace("\n", " ")
    assert "Upplands Väsby" in told
    assert "Per län" in told
    assert shown(capsys, "cohort", str(tmp_path), "--own", files[0], "--group", "lan") == told
    assert shown(capsys, "cohort", *files[1:], "--own", files[0], "--group", "lan") == told
    assert json.loads(shown(capsys, "cohort", *files, "--format", "json"))["format"] == "digikap-cohort"
    assert shown(capsys, "cohort", *files, "--format", "html").startswith("<!DOCTYPE html>")


def test_too_few_for_a_cohort_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(path) for path in towns(tmp_path, 4)]
    assert "minst fem kommuner" in refused(capsys, "cohort", *files)


def test_the_schema_of_a_comparison_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(shown(capsys, "schema", "comparison"))["title"] == "Jämförelse ur digikap"


@pytest.mark.skipif(sys.platform == "win32", reason="no pty")
def test_who_waits_for_many_files_sees_how_far_it_has_come_and_nothing_is_left_of_it(tmp_path: Path) -> None:
    for number in range(21):
        (tmp_path / f"{number}.toml").write_text('format = "digikap-assessment"\n', encoding="utf-8")
    ours, theirs = os.openpty()
    command = [*COMMAND, "list", str(tmp_path)]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment(), check=True)
    os.close(theirs)
    told = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "\rLäser fil 21 av 21 …" in told
    assert told.endswith(f"\r{' ' * 40}\r")
    assert "Läser" not in run.stdout.decode()
