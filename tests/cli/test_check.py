"""`digikap check`: what it says of whole and faulty files, to readers and to programs."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from digikap.checking import schema
from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store.content import shipped
from digikap.store.questionnaires import load

FAULTY = Path(__file__).parents[1] / "data" / "faulty"
CHECKED = sorted((FAULTY / "checked").glob("*.toml"))
SHIPPED = sorted(shipped().glob("*/[1-9]*.toml"))

Shown = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: Shown, *arguments: str) -> tuple[int, str]:
    """The exit code and all that is said on stdout, where all of it belongs."""
    code = main(["check", *arguments])
    captured = capsys.readouterr()
    assert captured.err == ""
    return code, captured.out


@pytest.mark.parametrize("path", CHECKED, ids=[path.stem for path in CHECKED])
def test_a_checked_file_gives_the_words_that_stand_beside_it(path: Path, folder: Path, capsys: Shown) -> None:
    shutil.copy(path, folder)
    old = path.with_suffix(".old")
    if old.exists():
        shutil.copy(old, folder / "tidigare.toml")
    code, words = told(capsys, path.name, *(["--against", "tidigare.toml"] if old.exists() else []))
    assert words == path.with_suffix(".txt").read_text(encoding="utf-8")
    assert code == (ExitCode.FAULT if words.startswith("Fel") else ExitCode.DONE)


def test_each_checked_file_has_its_words_and_its_words_a_file() -> None:
    assert {path.stem for path in CHECKED} == {path.stem for path in (FAULTY / "checked").glob("*.txt")}
    assert len(CHECKED) + len(list((FAULTY / "questionnaires").glob("*.toml"))) >= 55


@pytest.mark.parametrize("path", SHIPPED, ids=[f"{path.parent.name}@{path.stem}" for path in SHIPPED])
def test_a_shipped_questionnaire_has_neither_errors_nor_advice(path: Path, capsys: Shown) -> None:
    questionnaire = load(path)
    code, words = told(capsys, str(path))
    assert code == ExitCode.DONE
    assert words.startswith(f"Inga fel i {path}.\n”{questionnaire.title}”, {questionnaire.id} version")
    minutes = sum(section.minutes for section in questionnaire.sections)
    assert words.replace("\u00a0", " ").endswith(f"omkring {minutes} minuter.\n")


@pytest.mark.parametrize("path", sorted((FAULTY / "questionnaires").glob("*.toml")), ids=lambda path: path.stem)
def test_in_every_faulty_file_the_places_are_marked_below_their_lines(path: Path, capsys: Shown) -> None:
    code = main(["check", str(path)])
    words, beside = capsys.readouterr()
    assert code == ExitCode.FAULT
    assert words or beside
    for marked in re.finditer(r"^    (\d+ \|) .*\n    ( +\|) ( *)(\^+)$", words, flags=re.MULTILINE):
        assert len(marked[1]) == len(marked[2])
    assert words.count(" | ") == 2 * words.count(f"\n  {path.name}:")


def test_marks_stand_under_the_word_that_is_wrong(folder: Path, capsys: Shown) -> None:
    Path("a.toml").write_text(
        'format = "digikap-questionnaire"\nformat_version = 1\nid = "a"\nversion = 1\ntitle = "A"\n'
        '[[sections]]\n\tid = "b"\n\ttitle = "B"\n\tminutes = 1\n[[sections.questions]]\nid = "c"\n'
        'kind = "rating"\nscale = "grad"\ntext = "C"\nlabel = "C"\n'
        'anchors = { 2 = "' + "e\u0301" * 80 + '", 7 = "Borta." }\n',
        encoding="utf-8",
    )
    lines = told(capsys, "a.toml")[1].splitlines()
    at = next(number for number, line in enumerate(lines) if "^" in line)
    below = lines[at].index("^")
    plain = lines[at - 1].replace("\u0301", "")
    assert plain[below] == "7"
    assert lines[at].endswith("^") and lines[at].count("^") == 1


def test_as_json_a_fault_has_its_place_and_words(folder: Path, capsys: Shown) -> None:
    shutil.copy(FAULTY / "checked" / "version_not_raised.toml", "ny.toml")
    shutil.copy(FAULTY / "checked" / "version_not_raised.old", "gammal.toml")
    code, text = told(capsys, "ny.toml", "--against", "gammal.toml", "--format", "json")
    assert code == ExitCode.FAULT
    table = json.loads(text)
    assert list(table) == ["version", "file", "errors", "advice"]
    assert (table["version"], table["file"]) == (1, "ny.toml")
    (error,) = table["errors"]
    assert list(error) == ["line", "column", "path", "what", "advice"]
    assert (error["line"], error["column"], error["path"]) == (4, 1, ["version"])
    (advice,) = table["advice"]
    assert advice["path"] == ["sections", 0, "questions", 0, "text"]


def test_as_json_what_has_changed_is_told_by_id(folder: Path, capsys: Shown) -> None:
    shutil.copy(FAULTY / "checked" / "questions_added_and_removed.toml", "ny.toml")
    shutil.copy(FAULTY / "checked" / "questions_added_and_removed.old", "gammal.toml")
    code, text = told(capsys, "ny.toml", "--against", "gammal.toml", "--format", "json")
    assert code == ExitCode.DONE
    changes = json.loads(text)["changes"]
    assert changes == {
        "since": 1,
        "added": ["h_ny"],
        "removed": ["h_laget"],
        "changed": [],
        "reworded": [],
        "renamed": [],
        "treated": [],
    }


def test_a_fault_of_syntax_is_an_error_like_others(folder: Path, capsys: Shown) -> None:
    shutil.copy(FAULTY / "questionnaires" / "curly_quotes.toml", "a.toml")
    code, text = told(capsys, "a.toml", "--format", "json")
    (error,) = json.loads(text)["errors"]
    assert (code, error["line"], error["path"]) == (ExitCode.FAULT, 5, [])


def test_against_a_shipped_questionnaire_its_name_is_enough(capsys: Shown) -> None:
    path = shipped() / "kommunen" / "1.toml"
    code, words = told(capsys, str(path), "--against", "kommunen@1")
    assert code == ExitCode.DONE
    assert words.endswith("Sedan version 1 är inga frågor ändrade.\n")


def test_against_one_with_another_weight_that_is_told_and_not_that_nothing_is(folder: Path, capsys: Shown) -> None:
    text = (shipped() / "kommunen" / "1.toml").read_text(encoding="utf-8")
    Path("ny.toml").write_text(text.replace("\nquick = true", "", 1), encoding="utf-8")
    code, words = told(capsys, "ny.toml", "--against", "kommunen@1")
    assert code == ExitCode.DONE
    assert "Sedan version 1:\n  ställs eller räknas på annat sätt: " in words


def test_a_changed_file_with_an_unknown_scale_is_told_of_that(folder: Path, capsys: Shown) -> None:
    shutil.copy(FAULTY / "questionnaires" / "unknown_scale.toml", "a.toml")
    assert "Det finns ingen skala" in told(capsys, "a.toml", "--against", "kommunen")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["borta.toml"], "”borta.toml” finns inte."),
        (["{model}"], "är inget formulär, utan en kapacitetsmodell"),
        (["{kommunen}", "--against", "kommun"], "Menade du ”kommunen”?"),
        (["{kommunen}", "--against", "borta.toml"], "”borta.toml” finns inte."),
    ],
)
def test_what_cannot_be_checked_is_said_on_stderr(
    arguments: list[str], words: str, folder: Path, capsys: Shown
) -> None:
    files = {"kommunen": shipped() / "kommunen" / "1.toml", "model": next(shipped().glob("models/*/1.toml"))}
    assert main(["check", *(one.format(**files) for one in arguments)]) == ExitCode.FAULT
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err


class TestTheSchemaBeside:
    WHOLE = shipped() / "tre_s" / "1.toml"

    def checked(self, capsys: Shown, first: str = "") -> str:
        text = self.WHOLE.read_text(encoding="utf-8")
        text = re.sub(r"\A#:schema .*\n", "", text)
        Path("a.toml").write_text(first + text, encoding="utf-8")
        code, words = told(capsys, "a.toml")
        assert code == ExitCode.DONE
        return words

    def test_one_of_another_version_is_advised_against(self, folder: Path, capsys: Shown) -> None:
        Path(schema.NAME).write_text("{}", encoding="utf-8")
        assert f"digikap schema -o {schema.NAME}" in self.checked(capsys)

    def test_one_of_this_version_is_not_spoken_of(self, folder: Path, capsys: Shown) -> None:
        Path(schema.NAME).write_bytes(schema.text().replace("\n", "\r\n").encode())
        assert self.checked(capsys, f"#:schema ./{schema.NAME}\n").startswith("Inga fel i")

    def test_the_one_that_the_first_line_names_is_the_one_that_counts(self, folder: Path, capsys: Shown) -> None:
        Path(schema.NAME).write_text("{}", encoding="utf-8")
        Path("annat.json").write_text(schema.text(), encoding="utf-8")
        assert self.checked(capsys, "#:schema annat.json\n").startswith("Inga fel i")
        Path("annat.json").write_text("", encoding="utf-8")
        assert "Schemat annat.json hör till en annan version" in self.checked(capsys, "#:schema annat.json\n")

    def test_an_address_on_the_net_is_left_alone(self, folder: Path, capsys: Shown) -> None:
        assert self.checked(capsys, "#:schema https://example.org/x.json\n").startswith("Inga fel i")
