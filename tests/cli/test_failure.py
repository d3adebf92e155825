"""Failures: one Swedish message on stderr, the right exit code, never a traceback."""

import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from digikap.cli.app import main
from digikap.cli.swedish_typer import SwedishCommand, SwedishGroup
from digikap.errors import BadFileError, DigikapError, ExitCode, Fault, InterruptedWorkError, UsageError
from tests.cli.english import english_in


@pytest.fixture(autouse=True)
def _details_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def ending_with(error: BaseException) -> Callable[[], SwedishGroup]:
    """A program whose only command ends with this error."""

    def tree() -> SwedishGroup:
        app = typer.Typer(cls=SwedishGroup, add_completion=False, rich_markup_mode=None)

        @app.callback()
        def group() -> None: ...

        @app.command(cls=SwedishCommand)
        def run() -> None:
            raise error

        command = get_command(app)
        assert isinstance(command, SwedishGroup)
        return command

    return tree


def failing(capsys: pytest.CaptureFixture[str], error: BaseException) -> tuple[int, str]:
    code = main(["run"], ending_with(error))
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err
    return code, shown.err


def test_a_failure_says_what_happened_and_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    error = DigikapError("Disken är full.", "Spara någon annanstans med -o.")
    assert failing(capsys, error) == (ExitCode.FAULT, "Disken är full.\nSpara någon annanstans med -o.\n")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DigikapError("Nej."), ExitCode.FAULT),
        (UsageError("Nej."), ExitCode.USAGE),
        (InterruptedWorkError("Nej."), ExitCode.INTERRUPTED),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (EOFError(), ExitCode.INTERRUPTED),
        (BrokenPipeError(), ExitCode.DONE),
        (OSError(errno.ENOSPC, "No space left on device"), ExitCode.FAULT),
        (OSError(errno.EIO, "Input/output error"), ExitCode.FAULT),
        (OSError(errno.ELOOP, "Too many levels of symbolic links"), ExitCode.FAULT),
        (typer.TyperException("Something odd"), ExitCode.USAGE),
    ],
)
def test_every_kind_of_failure_has_its_exit_code_and_no_english(
    error: BaseException, code: ExitCode, capsys: pytest.CaptureFixture[str]
) -> None:
    given, words = failing(capsys, error)
    assert given == code
    assert english_in(re.sub(r"\S*[/\\]\S*", "", words)) == set()  # but for the path of the details


def test_an_exit_code_that_a_command_chose_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(capsys, typer.Exit(1)) == (1, "")


def test_every_fault_of_a_file_is_shown_with_its_place_and_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    faults = (
        Fault(
            "Skalan ”grd” finns inte.",
            "min.toml",
            12,
            9,
            "avsnitt kapacitet, fråga d_total",
            '  scale = "grd"\n',
            "Menade du ”grad”?",
        ),
        Fault("Filen har inga avsnitt."),
    )
    code, words = failing(capsys, BadFileError("min.toml har två fel.", faults, "Rätta dem och försök igen."))
    assert code == ExitCode.FAULT
    assert words == (
        "min.toml har två fel.\n"
        "\n"
        "  min.toml:12:9, avsnitt kapacitet, fråga d_total\n"
        '    12 | scale = "grd"\n'
        "    Skalan ”grd” finns inte.\n"
        "    Menade du ”grad”?\n"
        "\n"
        "    Filen har inga avsnitt.\n"
        "\n"
        "Rätta dem och försök igen.\n"
    )


def test_text_from_a_file_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b[2J\u202e"
    fault = Fault(evil, evil, 1, 1, evil, evil, evil)
    _, words = failing(capsys, BadFileError(evil, (fault,), evil))
    assert "\x1b" not in words
    assert "\u202e" not in words
    assert words.count("<U+001B>") == 7


def test_a_fault_of_our_own_leaves_the_details_in_a_file_and_says_how_to_report_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, words = failing(capsys, ZeroDivisionError("division by zero"))
    (details,) = tmp_path.iterdir()
    assert code == ExitCode.FAULT
    assert str(details) in words
    assert "ZeroDivisionError" in words
    assert english_in(words.replace(str(details), "")) == set()
    assert "Traceback" in details.read_text(encoding="utf-8")
    assert "'run'" in details.read_text(encoding="utf-8")


def test_without_a_folder_for_the_details_the_user_is_told_how_to_get_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "finns inte"))
    code, words = failing(capsys, ZeroDivisionError())
    assert code == ExitCode.FAULT
    assert "DIGIKAP_FELSOK=1" in words


def test_the_details_are_shown_to_one_who_asks_for_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGIKAP_FELSOK", "1")
    assert main(["run"], ending_with(ZeroDivisionError("division by zero"))) == ExitCode.FAULT
    assert "Traceback (most recent call last)" in capsys.readouterr().err
