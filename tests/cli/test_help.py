"""Help pages: Swedish, complete, and what a newcomer sees first."""

import pytest

from digikap.cli.app import COMMANDS, main
from digikap.errors import ExitCode
from tests.cli.english import english_in


def page(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == ExitCode.DONE
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def test_the_finder_of_english_finds_typers_own_words() -> None:
    assert english_in("Usage: digikap [OPTIONS]\n\nShow this message and exit.") >= {"usage", "show", "message"}
    assert english_in("Flaggan --format finns inte.\n  export  Skriv ut.\nMer hjälp: digikap report --help") == set()


def test_the_program_alone_shows_the_three_commands_of_a_normal_day(capsys: pytest.CaptureFixture[str]) -> None:
    shown = page(capsys)
    for command in ("digikap assess", "digikap report FIL", "digikap export FIL", "digikap demo"):
        assert command in shown
    assert english_in(shown) == set()


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_no_help_page_has_an_english_word(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    shown = page(capsys, *command, "--help")
    assert english_in(shown) == set()
    assert "<" not in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_a_commands_help_says_how_it_is_written_and_explains_every_flag(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = page(capsys, command, "--help")
    assert shown.startswith(f"Användning: digikap {command}")
    lines = shown.partition("Flaggor:")[2].splitlines()
    rows = [at for at, line in enumerate(lines) if line.strip().startswith("-")]
    assert rows
    for at in rows:  # a long flag has its words on the next line
        assert "  " in lines[at].strip() or lines[at + 1].startswith(" " * 30), lines[at]
    assert "Visa den här hjälpen." in shown


def test_the_help_lists_every_command_with_a_line_about_it(capsys: pytest.CaptureFixture[str]) -> None:
    shown = page(capsys, "--help")
    for name, words in COMMANDS.items():
        assert f"  {name} " in shown
        assert words in " ".join(shown.split())


def test_the_version_is_told_after_other_flags_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert page(capsys, "--version", "report").startswith("digikap 0.")
