"""`digikap plan`: the plan as a page, followed up in a terminal, and the required levels as a profile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from digikap.cli import following
from digikap.cli.app import main
from digikap.cli.signals import Signals
from digikap.errors import DigikapError, ExitCode, InterruptedWorkError
from digikap.interview.device import Device, Draw, Prompt
from digikap.model.answer import Respondent
from digikap.model.assessment import Assessment
from digikap.model.plan import PlannedAction, Previous
from digikap.store.assessments import read, to_toml
from digikap.store.failures import LockedError
from digikap.store.workfile import Workfile
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist

FIRST = PlannedAction(
    "Öva en halv dag.", "it-chef", date(2027, 1, 31), "Boka dagen", "Färre avbrott", offered="drift_avbrott"
)
LATE = PlannedAction("Högst fyra insatser.", due=date(2020, 1, 31), state="pagar")
DROPPED = PlannedAction("Tredje", state="struken", reason="Ersatt | av annat")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def running(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return running


def saved(name: str = "a.toml", **changes: Any) -> Assessment:
    """A finished quick assessment with a plan, in a file."""
    base: dict[str, Any] = {
        "variant": "quick",
        "state": "finished",
        "answers": {"d_total": 4, "u_total": 3},
        "actions": MappingProxyType({"a": FIRST, "b": LATE, "c": DROPPED}),
        "required": MappingProxyType({"drift": 5}),
    }
    assessment = begun(kommunen(), **(base | changes))
    Path(name).write_text(to_toml(assessment), encoding="utf-8")
    return assessment


def followed(room: Typist, monkeypatch: pytest.MonkeyPatch, name: str = "a.toml") -> None:
    """Follows the plan up in a room where somebody types."""

    def device(*, plain: bool) -> Device:
        return room

    monkeypatch.setattr(following, "device_of", device)
    with Signals() as signals:
        following.follow_up(Path(name), plain=False, signals=signals)


# ---------------------------------------------------------------- shown


def test_without_a_terminal_the_plan_is_shown_with_what_became_of_it_and_the_gaps(run: Run) -> None:
    saved(previous=Previous("gammal", date(2025, 11, 21), actions={"x": FIRST}))
    code, out, _ = run("plan", "a.toml")
    assert code == ExitCode.DONE
    text = " ".join(out.split())
    for words in (
        "Handlingsplan: Ängelholm",
        "Läge: inte börjat",
        "Ansvarig roll: it-chef",
        "Senast: 31 januari 2027",
        "Första steget: Boka dagen",
        "Så syns effekten: Färre avbrott",
        "Läge: pågår, försenad",
        "Läge: struken (Ersatt | av annat)",
        "Förra gångens löften, 21 november 2025",
        "Driftskapacitet 100,0 75,0 25,0 stort",
        "Ett gap går att sluta från två håll",
    ):
        assert words in text, words


def test_as_markdown_by_format_or_by_the_files_name(run: Run) -> None:
    saved(required=MappingProxyType({"drift": 4}))
    code, out, _ = run("plan", "a.toml", "--format", "md")
    assert code == ExitCode.DONE
    assert out.startswith("# Handlingsplan: Ängelholm\n") and "i balans" in out
    assert "Ersatt \\| av annat" in out
    assert run("plan", "a.toml", "-o", "plan.md")[0] == ExitCode.DONE
    assert Path("plan.md").read_text(encoding="utf-8") == out
    assert run("plan", "a.toml", "-o", "plan.txt")[0] == ExitCode.DONE
    assert "Åtgärder\n════" in Path("plan.txt").read_text(encoding="utf-8")


def test_a_plan_without_actions_says_so(run: Run) -> None:
    saved(actions={}, required={}, example=True)
    _, out, _ = run("plan", "a.toml")
    assert "Planen har inga åtgärder än." in out and "Räcker det" not in out and "Exempel" in out


def test_one_persons_answers_have_no_plan(run: Run) -> None:
    saved(mode="individual", respondent=Respondent("7"))
    code, _, err = run("plan", "a.toml")
    assert code == ExitCode.FAULT
    assert "en enda persons svar" in err and "digikap merge a.toml" in err


# ---------------------------------------------------------------- required levels


def test_required_levels_are_saved_as_a_profile_that_another_assessment_begins_with(run: Run) -> None:
    saved(required=MappingProxyType({"drift": 5, "utveckling": 4}))
    assert run("plan", "a.toml", "--save-targets", "mal.toml")[0] == ExitCode.DONE
    svar = Path("svar.toml")
    svar.write_text("[answers]\nd_total = 4\n", encoding="utf-8")
    arguments = ("assess", "--quick", "--answers", "svar.toml", "--municipality", "Lund", "-o", "b.toml")
    assert run(*arguments, "--targets", "mal.toml")[0] == ExitCode.DONE
    assert read(Path("b.toml")).required == {"drift": 5, "utveckling": 4}


def test_a_profile_that_stands_there_is_not_replaced_and_the_right_flag_is_named(run: Run) -> None:
    saved()
    Path("mal.toml").write_text("", encoding="utf-8")
    code, _, err = run("plan", "a.toml", "--save-targets", "mal.toml")
    assert code == ExitCode.FAULT and "Ange ett annat namn med --save-targets." in err
    code, _, err = run("plan", "a.toml", "--save-targets", "a.toml")
    assert code == ExitCode.FAULT and "Ange ett annat namn med --save-targets." in err


@pytest.mark.parametrize("more", [("-o", "plan.md"), ("--format", "md")])
def test_levels_and_the_plan_are_not_written_at_once(run: Run, more: tuple[str, str]) -> None:
    saved(required=MappingProxyType({"drift": 5}))
    code, _, err = run("plan", "a.toml", "--save-targets", "mal.toml", *more)
    assert code == ExitCode.USAGE and "sparar bara nivåerna" in err
    assert not Path("mal.toml").exists() and not Path("plan.md").exists()


def test_without_required_levels_there_is_no_profile(run: Run) -> None:
    saved(required={})
    code, _, err = run("plan", "a.toml", "--save-targets", "mal.toml")
    assert code == ExitCode.FAULT and "digikap plan a.toml" in err
    assert not Path("mal.toml").exists()


# ---------------------------------------------------------------- followed up


def test_an_action_is_marked_done_and_the_answers_stay_as_they_were(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = saved()
    room = Typist("1", "1", "")
    followed(room, monkeypatch)
    after = read(Path("a.toml"))
    assert after.actions["a"].state == "klar"
    assert (after.answers, after.state, after.revision) == (before.answers, "finished", before.revision + 1)
    assert "Klar" in room.shown[0] or "klar" in room.shown[0]
    assert "Sparat i ”a.toml”" in capsys.readouterr().err


def test_looking_changes_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    saved()
    before = Path("a.toml").read_bytes()
    followed(Typist(""), monkeypatch)
    assert Path("a.toml").read_bytes() == before
    assert "Inget är ändrat i ”a.toml”" in capsys.readouterr().err


def test_breaking_off_keeps_what_was_saved_and_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    saved()
    with pytest.raises(InterruptedWorkError) as end:
        followed(Typist("1", "2"), monkeypatch)
    assert end.value.advice == "Fortsätt med: digikap plan a.toml"
    assert read(Path("a.toml")).actions["a"].state == "pagar"
    saved(state="ongoing")
    with pytest.raises(InterruptedWorkError) as end:
        followed(Typist("1", "2"), monkeypatch)
    assert end.value.advice == "Fortsätt med: digikap plan a.toml"


def test_the_file_is_held_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    saved()
    work, _ = Workfile.resume(Path("a.toml"), "någon", "nyss")
    with work, pytest.raises(LockedError):
        followed(Typist(""), monkeypatch)
    followed(Typist(""), monkeypatch)


def test_a_file_that_is_refused_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    saved(mode="individual", respondent=Respondent("7"))
    for _ in range(2):
        with pytest.raises(DigikapError, match="enda persons"):
            followed(Typist(""), monkeypatch)


def test_a_fault_of_the_programs_own_lets_the_file_go(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Typist):
        def ask(self, draw: Draw, prompt: Prompt) -> str:
            raise ZeroDivisionError

    saved()
    with pytest.raises(ZeroDivisionError):
        followed(Broken(), monkeypatch)
    followed(Typist("", redraws=False), monkeypatch)


def test_a_questionnaire_without_anything_to_set_levels_for_is_told(run: Run) -> None:
    assert run("new", "--title", "Eget", "eget.toml")[0] == ExitCode.DONE
    Path("svar.toml").write_text("[answers]\noverblick = 3\n", encoding="utf-8")
    arguments = ("assess", "eget.toml", "--answers", "svar.toml", "--municipality", "Lund", "-o", "b.toml")
    assert run(*arguments)[0] == ExitCode.DONE
    code, _, err = run("plan", "b.toml", "--save-targets", "mal.toml")
    assert code == ExitCode.FAULT and "har ingenting att sätta nivåer för" in err
