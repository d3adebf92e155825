"""Which assessment came before, one person's own file, and the steps after the result, as `assess` has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digikap.cli.app import main
from digikap.cli.opening import open_work
from digikap.cli.signals import Signals
from digikap.cli.sitting import sit
from digikap.cli.wishes import Wishes
from digikap.errors import DigikapError, ExitCode, InterruptedWorkError
from digikap.model.answer import Respondent
from digikap.model.assessment import Assessment, Organisation
from digikap.model.plan import PlannedAction
from digikap.store.assessments import read, to_toml
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist

QUICK = ["4", "3", "v", "2", "2", "4", "3", "2", "2 4", "3"]
START = ["", "Ängelholm", "8", "1 6", "0"]
ACTION = PlannedAction("Öva en halv dag.", "it-chef", date(2026, 5, 1))
ANSWERS = "[answers]\nd_total = 4\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("svar.toml").write_text(ANSWERS, encoding="utf-8")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def running(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return running


def typed(*lines: str, what: str | None = None, **wishes: Any) -> Typist:
    """Runs an interview at which somebody types these lines."""
    room = Typist(*lines)
    with Signals() as signals:
        sit(open_work(what, Wishes(**wishes), room), room, signals)
    return room


def before(name: str = "forra.toml", **changes: Any) -> Assessment:
    base: dict[str, Any] = {
        "variant": "quick",
        "answers": {"d_total": 2},
        "actions": {"a": ACTION},
        "organisation": Organisation("Ängelholm", "1292"),
    }
    assessment = replace(begun(kommunen(), **base), id="gammal", date=date(2025, 11, 21), state="finished")
    assessment = replace(assessment, **changes)
    Path(name).write_text(to_toml(assessment), encoding="utf-8")
    return assessment


# ---------------------------------------------------------------- the one before


def test_the_newest_finished_one_is_found_named_and_followed_up_first() -> None:
    before()
    room = typed(*START, "", "2", "s", quick=True, date=date(2026, 11, 21), output=Path("a.toml"))
    saved = read(Path("a.toml"))
    assert saved.previous is not None and saved.previous.id == "gammal"
    assert saved.previous.actions["a"].state == "pagar"
    assert saved.previous.told == {"d_total": "2 – Ganska låg"}
    shown = " ".join(room.screens[-1].split())
    assert "Sparat: pågår." in shown and "Förra gången, 21 november 2025: 2 – Ganska låg" in shown


def test_it_can_be_left_by_a_letter_or_by_a_flag() -> None:
    before()
    day = date(2026, 11, 21)
    typed(*START, "n", "s", quick=True, date=day, output=Path("a.toml"))
    typed(*START, "s", quick=True, date=day, output=Path("b.toml"), no_previous=True)
    assert read(Path("a.toml")).previous is None and read(Path("b.toml")).previous is None


def test_promises_that_were_broken_off_are_taken_up_until_the_first_answer() -> None:
    before()
    with pytest.raises(InterruptedWorkError):
        typed(*START, "", quick=True, date=date(2026, 11, 21), output=Path("a.toml"))
    typed("1", "4", "s", what="a.toml")
    assert read(Path("a.toml")).previous.actions["a"].state == "klar"  # type: ignore[union-attr]
    typed("3", "s", what="a.toml")
    assert read(Path("a.toml")).answers["u_total"] == 3


def test_a_script_follows_up_only_what_it_names(run: Run) -> None:
    before()
    arguments = ("assess", "--quick", "--answers", "svar.toml", "--municipality", "Ängelholm", "--date", "2026-11-21")
    assert run(*arguments, "-o", "a.toml")[0] == ExitCode.DONE
    assert run(*arguments, "-o", "b.toml", "--previous", "forra.toml")[0] == ExitCode.DONE
    assert read(Path("a.toml")).previous is None
    assert read(Path("b.toml")).previous.actions["a"].state == "lovad"  # type: ignore[union-attr]
    assert run("assess", "b.toml", "--answers", "svar.toml", "--no-previous")[0] == ExitCode.USAGE
    assert run("assess", "a.toml", "--answers", "svar.toml", "--previous", "forra.toml")[0] == ExitCode.DONE
    assert read(Path("a.toml")).previous.id == "gammal"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"organisation": Organisation("Lund")}, "gäller ”Lund”, inte ”Ängelholm”"),
        ({"state": "ongoing"}, "är inte färdig"),
        ({"date": date(2026, 11, 21)}, "inte äldre än den här"),
        ({"mode": "individual", "respondent": Respondent("7"), "actions": {}}, "är en enda persons svar"),
    ],
)
def test_what_cannot_have_come_before_is_refused(run: Run, changes: dict[str, Any], why: str) -> None:
    before(**changes)
    code, _, err = run(
        "assess", "--quick", "--answers", "svar.toml", "--municipality", "Ängelholm", "--date", "2026-11-21",
        "--previous", "forra.toml", "-o", "a.toml",
    )  # fmt: skip
    assert code == ExitCode.FAULT and why in err
    assert not Path("a.toml").exists()


@pytest.mark.parametrize("name", ["A\u0308ngelholm", "ÄNGELHOLM", " ängelholm ", "Ängelholms kommun"])
def test_the_same_municipality_is_known_by_its_code_else_by_its_name_however_it_is_written(run: Run, name: str) -> None:
    before(organisation=Organisation(name, "1292" if "kommun" in name else None))
    code, _, err = run(
        "assess", "--quick", "--answers", "svar.toml", "--municipality", "Ängelholm", "--date", "2026-11-21",
        "--previous", "forra.toml", "-o", "a.toml",
    )  # fmt: skip
    assert (code, "gäller" in err) == (ExitCode.DONE, False)


def test_one_of_another_questionnaire_is_refused(run: Run) -> None:
    before()
    Path("svar.toml").write_text("[answers]\n", encoding="utf-8")
    arguments = ("--answers", "svar.toml", "--municipality", "Ängelholm", "--previous", "forra.toml", "-o", "a.toml")
    code, _, err = run("assess", "tre_s", *arguments)
    assert code == ExitCode.FAULT and "hör till ett annat formulär" in err


# ---------------------------------------------------------------- alone


def test_one_person_gets_a_file_of_their_own_and_is_asked_for_no_plan(capsys: pytest.CaptureFixture[str]) -> None:
    room = typed("", "Ängelholm", "7", "6", "0", *QUICK, "j", quick=True, mode="individual", date=date(2026, 11, 21))
    assert room.left == []
    saved = read(Path("digikap-angelholm-2026-11-21-7.toml"))
    assert (saved.mode, saved.participants, saved.respondent) == ("individual", 1, Respondent("7", "Ekonomichef"))
    captured = capsys.readouterr()
    assert "digikap merge digikap-angelholm-2026-11-21-7.toml" in captured.err
    assert "digikap plan" not in captured.err


def test_the_command_line_says_who_and_the_file_remembers_it(run: Run) -> None:
    arguments = ("assess", "--quick", "--answers", "svar.toml", "--municipality", "Lund")
    alone = ("--mode", "individual", "--respondent", "7")
    assert run(*arguments, *alone, "--role", "ekonomi", "-o", "a.toml")[0] == ExitCode.DONE
    assert read(Path("a.toml")).respondent == Respondent("7", "Ekonomichef")
    again = ("assess", "a.toml", "--answers", "svar.toml")
    for flags in ((), alone, ("--role", "Ekonomichef"), ("--role", "6")):
        assert run(*again, *flags)[0] == ExitCode.DONE, flags
    for flags, named in (
        (("--mode", "tally"), "--mode"),
        (("--respondent", "8"), "--respondent"),
        (("--role", "hr"), "--role"),
        (("--respondent", "8", "--role", "hr"), "--respondent och --role"),
    ):
        code, _, err = run(*again, *flags)
        assert code == ExitCode.USAGE and named in err and "svarande ”7”" in err


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--mode", "individual"), "behöver ett alias"),
        (("--mode", "individual", "--role", "hr"), "--role behöver ett alias"),
        (("--mode", "individual", "--respondent", "--"), "nummer eller ett alias"),
        (("--mode", "individual", "--respondent", "7", "--role", "99"), "--role: Skriv en siffra ur listan"),
        (("--mode", "individual", "--respondent", "7", "--participants", "3"), "--participants går inte ihop"),
        (
            ("--mode", "individual", "--respondent", "7", "--targets", "x", "--previous", "y"),
            "--previous och --targets",
        ),
        (("--respondent", "7", "--role", "hr"), "--respondent och --role hör ihop med --mode individual"),
        (("--mode", "tally", "--respondent", "7"), "hör ihop med --mode individual"),
        (("--previous", "x", "--no-previous"), "säger emot varandra"),
    ],
)
def test_flags_that_do_not_fit_the_way_to_answer_are_wrong_usage(run: Run, flags: tuple[str, ...], words: str) -> None:
    code, _, err = run("assess", "--quick", "--answers", "svar.toml", "--municipality", "Lund", *flags, "-o", "a.toml")
    assert code == ExitCode.USAGE and words in err
    assert not Path("a.toml").exists()


def test_a_group_file_tells_its_way_when_another_is_asked_for(run: Run) -> None:
    arguments = ("assess", "--quick", "--answers", "svar.toml")
    assert run(*arguments, "--mode", "tally", "--municipality", "Lund", "-o", "a.toml")[0] == ExitCode.DONE
    code, _, err = run("assess", "a.toml", "--answers", "svar.toml", "--mode", "consensus")
    assert code == ExitCode.USAGE and "snabbversionen, med dold röstning" in err


# ---------------------------------------------------------------- after the result


def test_the_whole_end_is_saved_and_what_comes_next_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    room = typed(
        *START, *QUICK, "j", "", "5", "4", "1", "Vår egen mening", "HR-chef", "om tre månader", "", "", "",
        quick=True, output=Path("a.toml"),
    )  # fmt: skip
    saved = read(Path("a.toml"))
    assert room.left == [] and saved.state == "finished"
    assert saved.required == {"drift": 5, "utveckling": 4}
    assert [(one.text, one.role) for one in saved.actions.values()] == [("Vår egen mening", "HR-chef")]
    told = capsys.readouterr().err
    for command in ("digikap agenda a.toml", "digikap plan a.toml", "digikap report a.toml"):
        assert command in told


def test_breaking_off_at_the_end_keeps_the_finished_file_and_points_at_the_plan() -> None:
    with pytest.raises(InterruptedWorkError) as end:
        typed(*START, *QUICK, "j", "", "5", quick=True, output=Path("a.toml"))
    assert end.value.advice == "Fortsätt med: digikap plan a.toml"
    assert read(Path("a.toml")).required == {"drift": 5}


def test_lists_that_were_read_out_and_not_counted_are_told_of_and_nothing_more_is_said_to_be_saved(
    capsys: pytest.CaptureFixture[str],
) -> None:
    begin = ["", "Ängelholm", "3", "1 6", "0", "h", "viktigaste"]
    day = {"quick": True, "mode": "tally", "date": date(2026, 11, 21)}
    with pytest.raises(InterruptedWorkError) as end:
        typed(*begin, "1 2", "2 1", **day, output=Path("a.toml"))
    assert end.value.message == (
        "Avbrutet. Allt som är räknat är sparat i ”a.toml”. "
        "Två listor som var inlästa räknades inte och är inte sparade. Läs in dem igen."
    )
    typed("h", "viktigaste", "1 2", "s", "s", what="a.toml")
    assert "En lista som var inläst räknades inte och är inte sparad." in capsys.readouterr().err
    with pytest.raises(InterruptedWorkError, match=r"^Avbrutet\. Allt som är besvarat är sparat i ”a\.toml”\.$"):
        typed("h", "viktigaste", "1 2", "x", what="a.toml")
    assert not read(Path("a.toml")).votes


def test_promises_that_stay_open_are_followed_up_until_they_are_done(run: Run) -> None:
    before()
    arguments = ("assess", "--quick", "--answers", "svar.toml", "--municipality", "Ängelholm")
    run(*arguments, "--date", "2026-11-21", "--previous", "forra.toml", "-o", "a.toml")
    Path("b.toml").write_text(to_toml(replace(read(Path("a.toml")), state="finished")), encoding="utf-8")
    run(*arguments, "--date", "2027-11-21", "--previous", "b.toml", "-o", "c.toml")
    third = read(Path("c.toml"))
    assert third.previous is not None and third.previous.actions == {"a": ACTION}
    Path("svar.toml").write_text('[actions.a]\ntext = "Öva."\nstate = "klar"\n', encoding="utf-8")
    assert run("assess", "c.toml", "--answers", "svar.toml")[0] == ExitCode.DONE
    assert read(Path("c.toml")).previous.actions["a"].state == "klar"  # type: ignore[union-attr]


def test_a_finished_file_takes_up_the_end_without_touching_its_answers() -> None:
    typed(*START, *QUICK, "j", "s", quick=True, output=Path("a.toml"))
    saved = read(Path("a.toml"))
    typed("p", "s", what="a.toml")
    assert read(Path("a.toml")) == saved
    typed("p", "", "5", "s", "", what="a.toml")
    after = read(Path("a.toml"))
    assert (after.answers, after.state, after.required) == (saved.answers, "finished", {"drift": 5})


def people(**changes: Any) -> tuple[Assessment, ...]:
    base: dict[str, Any] = {"mode": "individual", "participants": 1, "variant": "quick", "state": "finished"}
    return tuple(
        replace(
            begun(kommunen(), **base, answers={"d_total": level, "u_total": 3}),
            id=f"person{level}",
            respondent=Respondent(f"{level}"),
            **changes,
        )
        for level in (2, 3, 5)
    )


def merged(**changes: Any) -> Assessment:
    base: dict[str, Any] = {"mode": "individual", "answers": {}, "actions": {}, "participants": 3}
    return before("grupp.toml", **(base | {"respondents": people()} | changes))


def test_a_group_that_ends_its_merged_file_is_done_whoever_had_not_answered_all(run: Run) -> None:
    one, *others = people()
    half = (replace(one, state="ongoing"), *others)
    for number, person in enumerate(half, 1):
        Path(f"p{number}.toml").write_text(to_toml(person), encoding="utf-8")
    files = [f"p{number}.toml" for number in (1, 2, 3)]
    assert run("merge", *files, "-o", "grupp.toml")[0] == ExitCode.DONE
    assert read(Path("grupp.toml")).state == "ongoing"
    room = typed("p", "s", what="grupp.toml")
    assert "”grupp.toml” är en sammanslagen självskattning" in room.screens[0]
    assert read(Path("grupp.toml")).state == "ongoing"
    typed("p", "", "s", "", what="grupp.toml")
    assert read(Path("grupp.toml")).state == "finished"
    assert "Inget nytt" in run("merge", *files, "-o", "grupp.toml")[2]
    assert read(Path("grupp.toml")).state == "finished"
    Path("p1.toml").write_text(to_toml(replace(half[0], revision=9)), encoding="utf-8")
    assert run("merge", *files, "-o", "grupp.toml")[0] == ExitCode.DONE
    assert read(Path("grupp.toml")).state == "ongoing"


def test_a_merged_file_can_be_named_as_the_one_before_whoever_is_not_done(run: Run) -> None:
    merged(state="ongoing", respondents=people(state="ongoing"))
    arguments = ("assess", "--quick", "--answers", "svar.toml", "--municipality", "Ängelholm", "--date", "2026-11-21")
    assert run(*arguments, "-o", "b.toml", "--previous", "grupp.toml")[0] == ExitCode.DONE
    assert read(Path("b.toml")).previous.id == "gammal"  # type: ignore[union-attr]


def test_breaking_off_the_end_of_a_merged_file_points_at_the_plan() -> None:
    merged(state="ongoing", respondents=people(state="ongoing"))
    with pytest.raises(InterruptedWorkError) as end:
        typed("p", "", what="grupp.toml")
    assert end.value.advice == "Fortsätt med: digikap plan grupp.toml"


def test_a_merged_file_goes_straight_to_its_end_and_is_never_asked_anew(run: Run) -> None:
    merged()
    room = typed("j", "p", "", "445", "s", "", what="grupp.toml")
    assert room.notices == ["Skriv p eller n."]
    assert read(Path("grupp.toml")).required["drift"].counts == (0, 0, 0, 2, 1)  # type: ignore[union-attr]
    assert run("assess", "grupp.toml", "--answers", "svar.toml")[0] == ExitCode.FAULT


def test_flags_that_say_otherwise_are_refused_at_the_end_too() -> None:
    typed(*START, *QUICK, "j", "s", quick=True, output=Path("a.toml"))
    with pytest.raises(DigikapError, match="stämmer inte"):
        typed("p", what="a.toml", mode="tally")
    typed("p", "s", what="a.toml")


def test_levels_and_the_one_before_can_be_named_at_the_end_too() -> None:
    before()
    typed(
        *START,
        *QUICK,
        "j",
        "",
        "5",
        "s",
        "",
        quick=True,
        date=date(2026, 11, 20),
        output=Path("b.toml"),
        no_previous=True,
    )
    assert main(["plan", "b.toml", "--save-targets", "mal.toml"]) == ExitCode.DONE
    typed(*START, *QUICK, "j", "s", quick=True, date=date(2026, 11, 21), output=Path("a.toml"), no_previous=True)
    typed("p", "s", what="a.toml", targets=Path("mal.toml"), previous=Path("forra.toml"))
    saved = read(Path("a.toml"))
    assert saved.required == {"drift": 5}
    assert saved.previous is not None and saved.previous.id == "gammal"
    with pytest.raises(DigikapError, match="inte äldre"):
        typed("p", what="a.toml", previous=Path("a.toml"))
    typed("p", "", "s", "1", "", what="a.toml")
    assert list(read(Path("a.toml")).actions) == ["a"]
