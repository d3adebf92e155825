"""`digikap merge`: the files of several, on disk, and what is said of them."""

from __future__ import annotations

import itertools
import os
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.model.answer import Answer, Chosen, Respondent
from digikap.model.assessment import Assessment, Organisation
from digikap.model.plan import PlannedAction
from digikap.model.questionnaire import Questionnaire
from digikap.store.assessments import read, to_toml
from digikap.store.questionnaires import load
from digikap.text import visible
from tests.cli.english import english_in
from tests.cli.program import COMMAND, environment

HOSTILE = "\x1b[2J[b]x"


@pytest.fixture(scope="module")
def kommunen() -> Questionnaire:
    return load("kommunen")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def person(form: Questionnaire, number: int, **rest: object) -> Assessment:
    answers: dict[str, Answer] = {"d_total": number % 5 + 1, "u_total": 3, "b_roller": Chosen(("ekonomi",))}
    plain: dict[str, object] = {
        "id": f"id{number}",
        "questionnaire": form,
        "organisation": Organisation("Havsvik"),
        "date": date(2026, 11, 21),
        "participants": 1,
        "mode": "individual",
        "variant": "quick",
        "state": "finished",
        "revision": 7,
        "saved": f"2026-11-21T1{number}:00:00+01:00",
        "answers": answers,
        "respondent": Respondent(str(number), "Kanslichef"),
    }
    return Assessment(**(plain | rest))  # type: ignore[arg-type]


def write(name: str, assessment: Assessment) -> str:
    Path(name).write_text(to_toml(assessment), encoding="utf-8")
    return name


def persons(form: Questionnaire, amount: int) -> list[str]:
    return [write(f"p{number}.toml", person(form, number)) for number in range(1, amount + 1)]


def merged(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = ExitCode.DONE) -> str:
    """What a merge says; it prints no result."""
    assert main(["merge", *arguments]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.replace("\u00a0", " ")


def test_it_is_saved_also_where_nobody_reads_what_is_said(kommunen: Questionnaire, folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    files = persons(kommunen, 3)
    command = [*COMMAND, "merge", *files, "-o", "alla.toml"]
    subprocess.run(command, env=environment(), stdout=writer, stderr=writer, cwd=folder, timeout=60, check=False)
    os.close(writer)
    assert len(read(folder / "alla.toml").respondents) == 3


def test_files_are_joined_and_each_is_told_of(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = merged(capsys, *persons(kommunen, 3), "-o", "alla.toml").splitlines()
    assert said == [
        "p1.toml: alias ”1”",
        "p2.toml: alias ”2”",
        "p3.toml: alias ”3”",
        "Tillsammans: tre svarande.",
        "Sparat i alla.toml",
        "Filen innehåller varje persons svar, med alias och roll. Den kan bli en allmän handling. "
        "Resultatet visas aldrig person för person.",
        "Utan roller: kör igen med --without-roles.",
        "Sedan: digikap report FIL visar resultatet, digikap agenda FIL vad ni bör tala om.",
    ]
    found = read(Path("alla.toml"))
    assert [one.id for one in found.respondents] == ["id1", "id2", "id3"]
    assert (found.revision, found.saved, found.state) == (1, "2026-11-21T13:00:00+01:00", "finished")


def test_any_order_makes_the_same_file(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = persons(kommunen, 3)
    made = set()
    for number, order in enumerate(itertools.permutations(files)):
        merged(capsys, *order, "-o", f"alla{number}.toml")
        made.add(Path(f"alla{number}.toml").read_bytes())
    assert len(made) == 1


def test_a_merged_file_is_filled_and_what_it_holds_is_kept(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = persons(kommunen, 4)
    merged(capsys, *files[:2], "-o", "alla.toml")
    said = merged(capsys, *files[2:], "-o", "alla.toml")
    assert "Fanns redan i filen: två svarande" in said
    assert "Tillsammans: fyra svarande." in said
    assert len(read(Path("alla.toml")).respondents) == 4
    assert read(Path("alla.toml")).revision == 2
    before = Path("alla.toml").read_bytes()
    assert "Inget nytt: alla.toml" in merged(capsys, *files, "alla.toml", "-o", "alla.toml")
    assert Path("alla.toml").read_bytes() == before


def test_partly_merged_files_are_joined_to_the_same_answers(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = persons(kommunen, 4)
    merged(capsys, *files, "-o", "alla.toml")
    merged(capsys, *files[:2], "-o", "a.toml")
    merged(capsys, *files[1:], "-o", "b.toml")
    assert "a.toml: sammanslagen förut, två svarande" in merged(capsys, "b.toml", "a.toml", "-o", "c.toml")
    one, other = read(Path("alla.toml")), read(Path("c.toml"))
    assert replace(one, revision=0) == replace(other, revision=0)


def test_a_changed_file_is_merged_again(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merged(capsys, *persons(kommunen, 2), "-o", "alla.toml")
    changed = person(kommunen, 2, revision=8, answers={"d_total": 5})
    said = merged(capsys, write("p2.toml", changed), "-o", "alla.toml")
    assert "Obs: alias ”2”: två versioner av samma fil (p2.toml och alla.toml)." in said
    assert "Den som är sparad flest gånger gäller: 8 gånger, mot 7." in said
    assert "Svar som bara fanns i den andra: ”Deltagande roller” och ”Utvecklingskapacitet, samlat”." in said
    assert read(Path("alla.toml")).respondents[1].answers == {"d_total": 5}


def test_everything_odd_is_told_of(kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.toml", person(kommunen, 1, state="ongoing"))
    write("b.toml", person(kommunen, 2, respondent=Respondent("1")))
    write("c.toml", person(kommunen, 1, answers={"d_total": 5}))
    write("d.toml", person(kommunen, 4, state="ongoing", respondent=Respondent(HOSTILE)))
    said = merged(capsys, "a.toml", "b.toml", "c.toml", "d.toml", "-o", "alla.toml")
    assert "alias ”1”: två filer med samma id (a.toml och c.toml) har olika svar." in said
    assert "Obs: alias ”1” finns i två svarandes filer (a.toml och c.toml och b.toml)." in said
    assert "Obs: inte färdig" in said
    assert f"alias ”{visible(HOSTILE)}” (" in said
    assert "\x1b" not in said


def test_other_versions_of_the_questionnaire_are_told_of_by_number(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def version(number: int, text: str, name: str = "u_total") -> Questionnaire:
        changes = {"d_total": {"text": text}, "u_total": {"id": name}}
        sections = tuple(
            section.model_copy(
                update={"questions": tuple(one.model_copy(update=changes.get(one.id, {})) for one in section.questions)}
            )
            for section in kommunen.sections
        )
        fields = {field: getattr(kommunen, field) for field in Questionnaire.model_fields}
        return Questionnaire(**(fields | {"version": number, "sections": sections}))  # type: ignore[arg-type]

    write("ny.toml", person(version(2, "Helt annat?"), 1))
    write("gammal.toml", person(version(1, "Hur hög?", "u_gammal"), 2, answers={"d_total": 1, "u_gammal": 1}))
    write("kopia.toml", person(version(2, "Ännu annat?"), 3))
    said = merged(capsys, "ny.toml", "gammal.toml", "kopia.toml", "-o", "alla.toml")
    assert "en av tre har svarat på formulärets version 1. Resultatet räknas på version 2." in said
    assert "en av tre har svarat på ett annat exemplar av formulärets version 2." in said
    assert "”Driftskapacitet, samlat” lyder olika: 2 svar räknas inte, men finns kvar i filen." in said
    assert "Frågan u_gammal finns inte längre: 1 svar räknas inte, men finns kvar i filen." in said


def test_without_roles_none_is_in_the_file(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = persons(kommunen, 2)
    said = merged(capsys, *files, "--without-roles", "-o", "alla.toml")
    assert "med alias." in said
    assert "--without-roles" not in said
    assert "Kanslichef" not in Path("alla.toml").read_text(encoding="utf-8").split("[questionnaire]")[0]
    assert all("b_roller" not in one.answers for one in read(Path("alla.toml")).respondents)
    merged(capsys, *files, "-o", "med.toml")
    assert "Kanslichef" in Path("med.toml").read_text(encoding="utf-8").split("[questionnaire]")[0]
    merged(capsys, *files, "--without-roles", "-o", "med.toml")
    assert "Kanslichef" not in Path("med.toml").read_text(encoding="utf-8").split("[questionnaire]")[0]


def test_the_groups_plan_in_a_merged_file_is_kept(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = persons(kommunen, 3)
    merged(capsys, *files[:2], "-o", "alla.toml")
    plan = {"a": PlannedAction("Ett löfte.")}
    write("alla.toml", replace(read(Path("alla.toml")), revision=5, actions=plan))
    write("bok.toml", replace(read(Path("alla.toml")), revision=4, actions={"b": PlannedAction("Ett annat.")}))
    said = merged(capsys, files[2], "bok.toml", "-o", "alla.toml")
    assert "har kravnivåer, åtgärder eller egna texter som inte är med" in said
    found = read(Path("alla.toml"))
    assert (found.actions, found.revision) == (plan, 6)


def test_without_a_name_the_file_gets_one(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Sparat i digikap-havsvik-2026-11-21-sammanslagen.toml" in merged(capsys, *persons(kommunen, 1))


# ---------------------------------------------------------------- what is refused


def test_files_that_do_not_belong_together_are_all_named(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("a.toml", person(kommunen, 1))
    write("lund.toml", person(kommunen, 2, organisation=Organisation("Lund", code="1281")))
    write("annat.toml", person(load("tre_s"), 3, answers={}, variant="full"))
    write("grupp.toml", person(kommunen, 4, mode="consensus", respondent=None))
    write("roster.toml", person(kommunen, 5, mode="tally", respondent=None))
    names = ["a.toml", "lund.toml", "annat.toml", "grupp.toml", "roster.toml"]
    said = merged(capsys, *names, "-o", "alla.toml", code=ExitCode.FAULT)
    for name, what in [
        ("grupp.toml", "Svaren är gruppens gemensamma, i konsensus."),
        ("roster.toml", "Svaren är gruppens gemensamma: rösterna är redan räknade ihop."),
        ("a.toml", "Gäller Havsvik."),
        ("lund.toml", "Gäller Lund (1281)."),
        ("annat.toml", "Svarar på formuläret tre_s."),
    ]:
        assert f"  {name}\n    {what}" in said
    assert said.startswith("Filerna går inte att slå ihop. Inget är sparat.")
    assert "Slå ihop en kommun i taget." in said
    assert not Path("alla.toml").exists()


@pytest.mark.parametrize("what", ["person", "text", "folder"])
def test_no_other_file_is_written_over(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    files = persons(kommunen, 2)
    target = Path("mål.toml")
    match what:
        case "person":
            write(str(target), person(kommunen, 9))
        case "text":
            target.write_text("Anteckningar")
        case _:
            target.mkdir()
    before = target.read_bytes() if target.is_file() else None
    said = merged(capsys, *files, "-o", str(target), code=ExitCode.FAULT)
    assert "finns redan" in said
    assert "Ange ett annat namn med -o." in said
    assert (target.read_bytes() if target.is_file() else None) == before


def test_every_file_that_cannot_be_read_is_told_of(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = persons(kommunen, 1)
    Path("trasig.toml").write_text("format = \n")
    alone = merged(capsys, *files, "saknas.toml", "-o", "alla.toml", code=ExitCode.FAULT)
    assert "saknas.toml” finns inte." in alone
    said = merged(capsys, *files, "saknas.toml", "trasig.toml", "-o", "alla.toml", code=ExitCode.FAULT)
    assert said.startswith("Flera av filerna går inte att läsa. Inget slogs ihop.")
    assert "saknas.toml" in said
    assert "trasig.toml:1" in said
    assert not Path("alla.toml").exists()


def test_a_file_named_twice_is_one_source(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (one,) = persons(kommunen, 1)
    Path("lank.toml").symlink_to(one)
    said = merged(capsys, one, f"./{one}", "lank.toml", "-o", "alla.toml")
    assert said.count("alias ”1”") == 1


def test_the_folder_of_the_result_must_exist(
    kommunen: Questionnaire, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = merged(capsys, *persons(kommunen, 1), "-o", "borta/alla.toml", code=ExitCode.FAULT)
    assert "borta" in said


def test_without_files_the_usage_is_told_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge"]) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert "FILER" in said
    assert english_in(said) == set()
