"""Usage errors: what is wrong in Swedish, how the command is written, exit code 2, and nothing on stdout."""

from typing import Annotated

import pytest
import typer
from typer.main import get_command

from digikap.cli.app import main
from digikap.cli.swedish_typer import BadValue, SwedishCommand, SwedishGroup, day
from digikap.cli.usage import resembling
from digikap.errors import ExitCode
from tests.cli.english import english_in


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == ExitCode.USAGE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert english_in(shown.err) == set()
    assert "Användning: digikap" in shown.err
    assert "--help" in shown.err
    return shown.err


CASES = {
    "a missing argument": (["report"], "Det saknas något: FIL."),
    "an unknown command": (["repotr"], "Kommandot ”repotr” finns inte. Menade du report"),
    "a command like no other": (["xyz"], "Kommandona är assess, report, export, "),
    "an unknown flag": (["report", "x", "--formt", "md"], "Flaggan --formt finns inte. Menade du --format?"),
    "an unknown short flag": (["report", "-z"], "Flaggan -z finns inte."),
    "an unknown flag before the command": (["--versio"], "Flaggan --versio finns inte. Menade du --version?"),
    "a value outside the choices": (["report", "x", "--format", "odt"], "--format kan inte vara ”odt”. Välj terminal"),
    "a value near a choice": (["report", "x", "--format", "termnal"], "Menade du terminal?"),
    "an argument outside the choices": (["completion", "csh"], "SKAL kan inte vara ”csh”."),
    "too many arguments": (["report", "a", "b", "c"], "Det står något för mycket: ”b” och ”c”."),
    "a flag without its value": (["report", "x", "--format"], "Flaggan --format saknar sitt värde"),
    "a short flag without its value": (["export", "x", "-o"], "Flaggan -o saknar sitt värde: -o FIL."),
    "a date that does not exist": (
        ["assess", "--date", "2026-02-30"],
        "--date kan inte vara ”2026-02-30”. Skriv ett datum som finns, som ÅÅÅÅ-MM-DD: 2026-11-21.",
    ),
    "a number in words": (["assess", "--participants", "åtta"], "Skriv ett heltal, minst 1 och högst 200."),
    "a flag that takes no value": (["report", "--help=ja"], "Flaggan --help tar inget värde."),
}


@pytest.mark.parametrize(("arguments", "words"), CASES.values(), ids=CASES.keys())
def test_a_usage_error_says_in_swedish_what_is_wrong(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in refused(capsys, *arguments)


def test_control_characters_on_the_command_line_are_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["\x1b[31m"], ["report", "--\x1b[31m"], ["report", "a", "\x1b[31m"]):
        assert "<U+001B>[31m" in refused(capsys, *arguments)


def tree() -> SwedishGroup:
    """A program with one command that has every kind of value that the real commands can have."""
    app = typer.Typer(cls=SwedishGroup, add_completion=False, rich_markup_mode=None)

    @app.callback()
    def group() -> None: ...

    @app.command(cls=SwedishCommand)
    def assess(
        name: Annotated[str, typer.Option("--namn")],
        when: Annotated[str, typer.Option("--date", parser=day, metavar="ÅÅÅÅ-MM-DD")] = "2026-11-21",
        people: Annotated[int, typer.Option("--antal", min=1, max=60)] = 1,
        rows: Annotated[int, typer.Option("--rader")] = 1,
        several: Annotated[list[int] | None, typer.Option("--tal")] = None,
        odd: Annotated[str, typer.Option("--udda", parser=float)] = "1",
        quick: Annotated[bool, typer.Option("--snabb/--hel", help="Bara de viktigaste.")] = False,
    ) -> None:
        print(when, people, quick)

    command = get_command(app)
    assert isinstance(command, SwedishGroup)
    return command


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Det saknas något: --namn NAME."),
        (["--date", "2026-02-30"], "--date kan inte vara ”2026-02-30”. Skriv ett datum som finns, som ÅÅÅÅ-MM-DD"),
        (["--date", "20261121"], "Skriv ett datum som finns"),
        (["--date", "idag"], "Skriv ett datum som finns"),
        (["--antal", "fem"], "--antal kan inte vara ”fem”. Skriv ett heltal, minst 1 och högst 60."),
        (["--antal", "0"], "--antal kan inte vara ”0”."),
        (["--rader", "1,5"], "--rader kan inte vara ”1,5”. Skriv ett heltal."),
        (["--tal", "1", "--tal", "två"], "--tal kan inte vara ”två”. Skriv ett heltal."),
        (["--udda", "ja"], "--udda kan inte vara ”ja”."),
        (["--rader", ""], "Värdet för --rader går inte att använda. Skriv ett heltal."),
    ],
)
def test_every_kind_of_value_is_explained(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = ["--namn", "x"] if arguments else []
    assert main(["assess", *name, *arguments], tree) == ExitCode.USAGE
    shown = capsys.readouterr()
    assert words in shown.err
    assert english_in(shown.err) - {"name"} == set()


def test_a_date_is_taken_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", "--namn", "x", "--date", "2026-03-05", "--snabb"], tree) == ExitCode.DONE
    assert capsys.readouterr().out == "2026-03-05 1 True\n"


def test_a_flag_has_no_metavar_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", "--help"], tree) == ExitCode.DONE
    shown = capsys.readouterr().out
    assert "--snabb" in shown
    assert "<" not in shown
    assert english_in(shown) == set()


def test_a_group_that_must_have_a_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], tree) == ExitCode.USAGE
    assert english_in(capsys.readouterr().err) == set()


def test_a_bad_day_is_refused_with_words() -> None:
    with pytest.raises(BadValue, match="2026-11-21"):
        day("2026-W47-6")


def test_nothing_is_guessed_where_nothing_is_alike() -> None:
    assert resembling("qqq", ["report", "export"]) == ""
