"""`digikap assess`: which file is worked in, what a script gives, what is said at the end."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digikap.cli.app import main
from digikap.cli.opening import open_work
from digikap.cli.signals import Signals
from digikap.cli.sitting import sit
from digikap.cli.wishes import Wishes
from digikap.errors import DigikapError, ExitCode, InterruptedWorkError
from digikap.store.assessments import read
from digikap.store.workfile import Workfile
from tests.interview.typist import Typist

QUICK = {
    "d_total": 4,
    "u_total": 3,
    "u_tid": "vet_ej",
    "u_kompetens": 2,
    "u_ekonomi": 2,
    "m_utveckling": 4,
    "g_total": 3,
    "e_uppfoljning": 2,
    "p_viktigaste": ["ekonomi", "skola"],
    "p_styr": 3,
}
TYPED_QUICK = ["4", "3", "v", "2", "2", "4", "3", "2", "2 4", "3"]
START = ["", "Ängelholm", "8", "1 6", "0"]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("hem")))  # what cannot be saved is rescued there


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line; gives the exit code, stdout and stderr."""

    def running(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return running


def answers(table: dict[str, Any], name: str = "svar.toml", head: str = "") -> str:
    import tomli_w

    Path(name).write_text(head + tomli_w.dumps({"answers": table}), encoding="utf-8")
    return name


def typed(*lines: str, what: str | None = None, **wishes: Any) -> Typist:
    """Runs an interview at which somebody types these lines, after those of the start."""
    room = Typist(*lines)
    with Signals() as signals:
        sit(open_work(what, Wishes(**wishes), room), room, signals)
    return room


# ---------------------------------------------------------------- answers from a file


def test_a_script_that_answers_everything_gives_a_finished_file_and_the_result(run: Run) -> None:
    code, out, err = run(
        "assess", "--quick", "--answers", answers(QUICK), "--municipality", "angelholm", "--participants", "8",
        "--date", "2026-11-21",
    )  # fmt: skip
    assert code == ExitCode.DONE
    saved = read(Path("digikap-angelholm-2026-11-21.toml"))
    assert saved.state == "finished"
    assert (saved.organisation.name, saved.organisation.code, saved.participants) == ("Ängelholm", "1292", 8)
    assert saved.answers["b_kommungrupp"].ids == ("b4",)  # type: ignore[union-attr]
    assert "Ängelholm" in out
    assert "digikap report digikap-angelholm-2026-11-21.toml" in err


def test_what_a_script_does_not_answer_is_counted_and_left_for_later(run: Run) -> None:
    some = {key: QUICK[key] for key in ("d_total", "u_tid")}
    code, out, err = run("assess", "--quick", "--answers", answers(some), "--municipality", "Lund", "-o", "lund.toml")
    assert code == ExitCode.DONE
    assert out == ""
    assert "8 av 10\u00a0frågor är obesvarade" in err
    assert "digikap assess lund.toml" in err
    saved = read(Path("lund.toml"))
    assert (saved.state, saved.next_question) == ("ongoing", "u_total")


def test_a_script_goes_on_with_an_unfinished_file_and_changes_what_it_names(run: Run) -> None:
    run("assess", "--quick", "--answers", answers({"d_total": 2}), "--municipality", "Lund", "-o", "lund.toml")
    before = read(Path("lund.toml"))
    assert run("assess", "--quick", "--answers", answers(QUICK), "-o", "lund.toml")[0] == ExitCode.DONE
    after = read(Path("lund.toml"))
    assert (after.id, after.state, after.answers["d_total"]) == (before.id, "finished", 4)
    assert after.revision > before.revision


def test_the_file_itself_can_be_named_to_go_on_with(run: Run) -> None:
    run("assess", "--quick", "--answers", answers({"d_total": 2}), "--municipality", "Lund", "-o", "lund.toml")
    assert run("assess", "lund.toml", "--answers", answers(QUICK))[0] == ExitCode.DONE
    assert read(Path("lund.toml")).state == "finished"


def test_the_answers_file_may_say_whose_they_are(run: Run) -> None:
    head = '[organisation]\nname = "Ängelholm"\n\n[participants]\ncount = 9\n\n'
    run("assess", "--quick", "--answers", answers(QUICK, head=head), "-o", "a.toml")
    saved = read(Path("a.toml"))
    assert (saved.organisation.code, saved.participants) == ("1292", 9)


def test_roles_in_the_answers_file_are_kept_in_the_quick_version_too(run: Run) -> None:
    run("assess", "--quick", "--answers", answers({**QUICK, "b_roller": ["ekonomi", "hr"]}), "-o", "a.toml")
    assert read(Path("a.toml")).answers["b_roller"].ids == ("ekonomi", "hr")  # type: ignore[union-attr]


def test_without_a_municipality_the_file_says_so_and_so_does_the_program(run: Run) -> None:
    code, _, err = run("assess", "--quick", "--answers", answers(QUICK), "-o", "a.toml")
    assert code == ExitCode.DONE
    assert "Ingen kommun är angiven" in err
    assert read(Path("a.toml")).organisation.name == "Ej angiven"


def test_a_name_that_is_no_municipality_is_used_as_it_is_with_what_may_have_been_meant(run: Run) -> None:
    _, _, err = run("assess", "--quick", "--answers", answers(QUICK), "--municipality", "Ängelhlm", "-o", "a.toml")
    assert "Menade du Ängelholm?" in err
    assert read(Path("a.toml")).organisation.name == "Ängelhlm"


@pytest.mark.parametrize("name", [" ", "\x1b", "x" * 201])
def test_a_name_that_could_not_be_saved_is_wrong_usage(run: Run, name: str) -> None:
    code, _, err = run("assess", "--quick", "--answers", answers(QUICK), "--municipality", name, "-o", "a.toml")
    assert code == ExitCode.USAGE
    assert "högst 200 tecken" in err
    assert not Path("a.toml").exists()


def test_every_unknown_id_and_impossible_value_is_named_at_once_and_no_file_is_made(run: Run) -> None:
    name = answers({"d_totl": 3, "d_tid": 9, "u_hinder": ["tid", "pengr"]})
    code, _, err = run("assess", "--answers", name, "-o", "a.toml")
    assert code == ExitCode.FAULT
    assert "d_totl" in err and "d_total" in err
    assert "d_tid" in err
    assert "pengr" in err
    assert not Path("a.toml").exists()


def test_an_optional_question_is_turned_on_by_its_flag_or_by_its_answer(run: Run) -> None:
    run("assess", "--quick", "--answers", answers({**QUICK, "u_plats": 3}), "--include", "p_politik", "-o", "a.toml")
    saved = read(Path("a.toml"))
    assert set(saved.included) == {"u_plats", "p_politik"}
    assert [question.id for question in saved.unanswered()] == ["p_politik"]


def test_including_a_question_that_does_not_exist_is_wrong_usage(run: Run) -> None:
    code, _, err = run("assess", "--answers", answers(QUICK), "--include", "u_plast", "--include", "x")
    assert code == ExitCode.USAGE
    assert "”u_plast” eller ”x”" in err and "u_plats" in err


def test_an_unknown_questionnaire_is_told_with_those_that_exist(run: Run) -> None:
    code, _, err = run("assess", "komunen", "--answers", answers(QUICK))
    assert code == ExitCode.FAULT
    assert "komunen" in err and "kommunen" in err


def test_a_questionnaire_of_ones_own_is_named_by_its_file(run: Run) -> None:
    Path("eget.toml").write_text(OWN, encoding="utf-8")
    code, out, _ = run("assess", "eget.toml", "--answers", answers({"e_ett": 3}), "--municipality", "Lund")
    assert code == ExitCode.DONE
    assert "Eget formulär" in out or "Vatten" in out
    code, _, err = run("assess", "eget.toml", "--quick", "--answers", "svar.toml")
    assert code == ExitCode.USAGE
    assert "ingen snabbversion" in err


OWN = """
format = "digikap-questionnaire"
format_version = 1
id = "eget"
version = 1
title = "Eget formulär"

[[dimensions]]
id = "vatten"
name = "Vatten"

[[sections]]
id = "ett"
title = "Ett"
minutes = 1

[[sections.questions]]
id = "e_ett"
kind = "rating"
scale = "grad"
text = "I vilken grad räcker vattnet?"
label = "Vatten"
dimensions = ["vatten"]
"""


# ---------------------------------------------------------------- files that stand there already


def test_a_finished_file_is_not_changed_by_a_script(run: Run) -> None:
    run("assess", "--quick", "--answers", answers(QUICK), "--municipality", "Lund", "-o", "lund.toml")
    before = Path("lund.toml").read_bytes()
    code, _, err = run("assess", "--quick", "--answers", answers({"d_total": 1}), "-o", "lund.toml")
    assert code == ExitCode.FAULT
    assert "färdig" in err
    assert Path("lund.toml").read_bytes() == before


@pytest.mark.parametrize("contents", ["Inköpslista: mjölk", 'format = "digikap-questionnaire"\n', ""])
def test_any_other_file_is_never_touched(run: Run, contents: str) -> None:
    Path("annat.toml").write_text(contents, encoding="utf-8")
    code, _, err = run("assess", "--quick", "--answers", answers(QUICK), "-o", "annat.toml")
    assert code == ExitCode.FAULT
    assert "”annat.toml” finns redan, är ingen självskattning och rörs inte" in err
    assert Path("annat.toml").read_text(encoding="utf-8") == contents


def test_unfinished_work_in_another_questionnaire_is_left_alone(run: Run) -> None:
    Path("eget.toml").write_text(OWN, encoding="utf-8")
    run("assess", "eget.toml", "--answers", answers({}), "--municipality", "Lund", "-o", "a.toml")
    before = Path("a.toml").read_bytes()
    code, _, err = run("assess", "--answers", answers(QUICK), "-o", "a.toml")
    assert code == ExitCode.FAULT
    assert "ett annat formulär, ”Eget formulär”" in err
    assert Path("a.toml").read_bytes() == before


@pytest.mark.parametrize(
    "flag", [["--quick"], ["--municipality", "Malmö"], ["--date", "2026-01-01"], ["--participants", "3"]], ids=str
)
@pytest.mark.parametrize("name", [["lund.toml"], ["-o", "lund.toml"]], ids=str)
def test_flags_that_say_something_else_than_the_file_are_refused(run: Run, flag: list[str], name: list[str]) -> None:
    who = ["--municipality", "Lund", "--participants", "8"]
    run("assess", "--answers", answers({"d_total": 2}), *who, "-o", "lund.toml")
    before = Path("lund.toml").read_bytes()
    code, _, err = run("assess", *name, *flag, "--answers", "svar.toml")
    assert code == ExitCode.USAGE
    assert f"{flag[0]} stämmer inte" in err and "”Lund”" in err and "hela formuläret" in err
    assert Path("lund.toml").read_bytes() == before


def test_flags_that_say_the_same_or_what_nobody_has_said_are_taken(run: Run) -> None:
    day = ["--date", "2026-11-21"]
    run("assess", "--quick", "--answers", answers({"d_total": 2}), *day, "-o", "a.toml")
    who = ["--municipality", "lund", "--participants", "8"]
    for _ in range(2):
        assert run("assess", "--quick", "--answers", "svar.toml", *day, *who, "-o", "a.toml")[0] == ExitCode.DONE
    saved = read(Path("a.toml"))
    assert (saved.organisation.name, saved.organisation.code, saved.participants) == ("Lund", "1281", 8)


def test_an_output_does_not_go_with_a_file_that_is_begun(run: Run) -> None:
    run("assess", "--quick", "--answers", answers({"d_total": 2}), "-o", "a.toml")
    code, _, err = run("assess", "a.toml", "-o", "b.toml", "--answers", "svar.toml")
    assert code == ExitCode.USAGE
    assert "-o går inte ihop" in err


def test_answers_of_another_municipality_do_not_take_over_a_file(run: Run) -> None:
    run("assess", "--quick", "--answers", answers({"d_total": 2}), "--municipality", "Lund", "-o", "a.toml")
    before = Path("a.toml").read_bytes()
    name = answers(QUICK, head='[organisation]\nname = "Kiruna"\n\n')
    code, _, err = run("assess", "a.toml", "--answers", name)
    assert code == ExitCode.FAULT
    assert "Svaren gäller ”Kiruna”, men självskattningen gäller ”Lund”" in err
    assert Path("a.toml").read_bytes() == before


def test_answers_may_say_whose_an_unnamed_file_is(run: Run) -> None:
    run("assess", "--quick", "--answers", answers({"d_total": 2}), "-o", "a.toml")
    run("assess", "a.toml", "--answers", answers(QUICK, head='[organisation]\nname = "Kiruna"\n\n'))
    assert read(Path("a.toml")).organisation.code == "2584"


def test_the_room_is_asked_what_a_script_did_not_say(run: Run) -> None:
    run("assess", "--quick", "--answers", answers({"d_total": 2}), "-o", "a.toml")
    typed("", "Ängelholm", "8", "1 6", "s", what="a.toml")
    saved = read(Path("a.toml"))
    assert (saved.organisation.code, saved.participants, saved.answers["d_total"]) == ("1292", 8, 2)


def test_a_questionnaire_without_a_question_to_ask_says_so(run: Run) -> None:
    Path("eget.toml").write_text(OWN.replace('id = "e_ett"', 'id = "e_ett"\noptional = true'), encoding="utf-8")
    code, _, err = run("assess", "eget.toml", "--answers", answers({}))
    assert code == ExitCode.USAGE
    assert "inga frågor att ställa" in err and "e_ett" in err


def test_an_unknown_users_home_folder_is_a_path_like_others(run: Run) -> None:
    code, _, err = run("assess", "~finnsinte/x.toml", "--answers", answers(QUICK))
    assert code == ExitCode.FAULT
    assert "finns inte" in err


def test_a_file_that_does_not_exist_is_told(run: Run) -> None:
    code, _, err = run("assess", "saknas.toml", "--answers", answers(QUICK))
    assert code == ExitCode.FAULT
    assert "”saknas.toml” finns inte" in err


def test_a_script_whose_file_cannot_be_saved_is_told_so(run: Run) -> None:
    code, _, err = run("assess", "--quick", "--answers", answers(QUICK), "-o", "finns-inte/a.toml")
    assert code == ExitCode.FAULT
    assert "finns inte" in err and "Skapa mappen" in err


def test_without_a_terminal_and_without_answers_the_program_says_just_that(run: Run) -> None:
    code, _, err = run("assess")
    assert code == ExitCode.USAGE
    assert "Utan terminal" in err and "--answers" in err


# ---------------------------------------------------------------- typed in a room


def test_a_typed_quick_interview_equals_the_scripted_one(capsys: pytest.CaptureFixture[str]) -> None:
    room = typed(*START, *TYPED_QUICK, "j", "s", quick=True)
    (path,) = Path().glob("digikap-angelholm-*.toml")
    assert room.left == []
    assert "Svaren sparas i" in room.screens[len(START)]
    assert main(["assess", "--quick", "--answers", answers(QUICK), "-o", "b.toml"]) == ExitCode.DONE
    scripted = read(Path("b.toml"))
    asked = {question.id for question in scripted.asked()}
    assert {key: value for key, value in read(path).answers.items() if key in asked} == scripted.answers
    assert "Driftskapacitet" in capsys.readouterr().out


def test_unfinished_work_in_the_folder_is_offered_and_gone_on_with() -> None:
    typed(*START, "4", "s", quick=True)
    room = typed("x", "1", *TYPED_QUICK[1:], "j", "s")
    offered = " ".join(room.screens[0].split())
    assert "1 Ängelholm: Kommunens kapacitet och digitalisering. 1 av 10 frågor besvarade, sparad" in offered
    assert room.notices == ["Skriv 1 för att fortsätta, eller n för en ny."]
    (path,) = Path().glob("digikap-angelholm-*.toml")
    assert read(path).state == "finished"


def test_one_persons_unfinished_file_says_whose_it_is() -> None:
    typed("", "Ängelholm", "p1", "", "1 6", "0", "4", "s", quick=True, mode="individual")
    offered = " ".join(typed("1", "s").screens[0].split())
    assert "1 Ängelholm, svarande p1: Kommunens kapacitet och digitalisering. 1 av" in offered


def test_a_new_assessment_can_be_begun_beside_the_unfinished_one() -> None:
    typed(*START, "4", "s", quick=True)
    typed("n", *START, "3", "s", quick=True)
    room = typed("3", "n", *START, "s", quick=True)
    assert room.notices == ["Skriv en siffra 1–2 för att fortsätta, eller n för en ny."]
    assert len(list(Path().glob("digikap-angelholm-*.toml"))) == 3


@pytest.mark.parametrize("reply", ["j", "n"])
def test_a_finished_file_is_opened_again_only_when_the_room_says_so(reply: str) -> None:
    typed(*START, *TYPED_QUICK, "j", "s", quick=True, output=Path("a.toml"))
    before = Path("a.toml").read_bytes()
    if reply == "n":
        with pytest.raises(DigikapError, match="orörd"):
            typed("n", what="a.toml")
        assert Path("a.toml").read_bytes() == before
    else:
        typed("j", "h", "1", "5", "j", "s", what="a.toml")
        assert read(Path("a.toml")).answers["d_total"] == 5
        assert read(Path("a.toml")).state == "finished"


def test_the_end_of_input_says_where_the_answers_are_and_how_to_go_on() -> None:
    with pytest.raises(InterruptedWorkError) as end:
        typed(*START, "4", quick=True, output=Path("min fil.toml"))
    assert "sparat i ”min fil.toml”" in end.value.message
    assert end.value.advice == "Fortsätt med: digikap assess 'min fil.toml'"
    assert read(Path("min fil.toml")).answers["d_total"] == 4


def test_ending_before_the_first_question_leaves_no_file() -> None:
    with pytest.raises(EOFError):
        typed("", "Ängelholm", quick=True)
    assert list(Path().iterdir()) == []


# ---------------------------------------------------------------- saving that fails


class Unwilling(Workfile):
    """A file whose disk is full from the third save on."""

    saves = 0

    def save(self, assessment: Any, moment: str) -> Any:
        from digikap.store.failures import save_error

        type(self).saves += 1
        if type(self).saves > 2:
            raise save_error(self.path, OSError(errno.ENOSPC, ""))
        return super().save(assessment, moment)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    Unwilling.saves = 0
    monkeypatch.setattr("digikap.cli.opening.Workfile", Unwilling)


@pytest.mark.usefixtures("full_disk")
def test_an_answer_that_cannot_be_saved_is_kept_and_the_room_says_where_instead() -> None:
    Path("usb").mkdir()
    with pytest.raises(InterruptedWorkError) as end:
        typed(*START, "4", "3", "finns/inte.toml", "usb", quick=True, output=Path("a.toml"))
    assert "sparat i ”usb/a.toml”" in end.value.message
    assert read(Path("a.toml")).answers.get("u_total") is None
    assert read(Path("usb/a.toml")).answers["u_total"] == 3


@pytest.mark.usefixtures("full_disk")
def test_an_answer_that_was_not_saved_is_rescued_when_the_sitting_is_broken_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "hem"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(InterruptedWorkError) as end:
        typed(*START, "4", "3", quick=True, output=Path("a.toml"))
    (rescued,) = home.glob("digikap-angelholm-*.toml")
    assert str(rescued) in end.value.message
    assert read(rescued).answers["u_total"] == 3


@pytest.mark.usefixtures("full_disk")
def test_where_nothing_can_be_saved_anywhere_the_program_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no_folder() -> str:
        raise FileNotFoundError("no usable temporary directory")

    monkeypatch.setenv("HOME", str(tmp_path / "ingen"))
    monkeypatch.setattr("tempfile.gettempdir", no_folder)
    with pytest.raises(InterruptedWorkError, match="senaste svaret gick inte att spara"):
        typed(*START, "4", "3", quick=True, output=Path("a.toml"))


@pytest.mark.usefixtures("full_disk")
def test_a_script_that_cannot_save_ends_with_the_fault(run: Run) -> None:
    Unwilling.saves = 5
    code, _, err = run("assess", "--quick", "--answers", answers(QUICK), "-o", "a.toml")
    assert code == ExitCode.FAULT
    assert "Disken är full" in err


def test_the_place_is_remembered_when_a_sitting_is_broken_off_after_a_jump() -> None:
    with pytest.raises(InterruptedWorkError):
        typed(*START, "4", "h", "10", quick=True, output=Path("a.toml"))
    assert read(Path("a.toml")).next_question == "p_styr"


def test_a_folder_that_may_not_be_written_is_told_before_anything_is_asked(run: Run, tmp_path: Path) -> None:
    room = Typist()
    with pytest.raises(DigikapError, match="finns inte"):
        open_work(None, Wishes(output=Path("finns-inte/a.toml")), room)
    assert room.screens == []


@pytest.mark.usefixtures("full_disk")
def test_a_signal_that_comes_while_a_save_fails_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Unwilling.save

    def interrupted(self: Unwilling, assessment: Any, moment: str) -> Any:
        if Unwilling.saves == 2:
            os.kill(os.getpid(), signal.SIGTERM)
        return failing(self, assessment, moment)

    monkeypatch.setattr(Unwilling, "save", interrupted)
    with pytest.raises(InterruptedWorkError):
        typed(*START, "4", "3", "borde-inte-behövas.toml", quick=True, output=Path("a.toml"))
    assert not Path("borde-inte-behövas.toml").exists()
