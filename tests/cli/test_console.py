"""The streams: what they carry, and that no character is lost silently on any of them."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from digikap.cli import console
from digikap.errors import DigikapError
from tests.cli.program import COMMAND, digikap, environment

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
POOR = [ASCII, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp437"}, {"PYTHONIOENCODING": "latin-1"}]


def test_swedish_letters_are_written_in_utf_8() -> None:
    assert "Användning".encode() in digikap("--help").stdout


@pytest.mark.parametrize("environ", POOR, ids=str)
def test_a_stream_that_cannot_hold_a_character_gets_one_that_resembles_it_and_the_user_is_told_once(
    environ: dict[str, str],
) -> None:
    run = digikap("report", "--formt", environ=environ)
    assert run.returncode == 2
    encoding = environ.get("PYTHONIOENCODING", "ascii")
    words = run.stderr.decode(encoding)
    if encoding == "ascii":
        assert "Anvandning: digikap report" in words
        assert "Obs: utskriften kan inte visa alla svenska tecken (teckenkodning: ascii)" in words
        assert words.count("Obs:") == 1
    else:
        assert "Användning: digikap report" in words
    assert "?" not in words.replace("--format?", "")


@pytest.mark.parametrize("environ", [{"PYTHONIOENCODING": "cp437"}, {"PYTHONIOENCODING": "cp1252"}], ids=str)
def test_quotes_survive_a_windows_code_page(environ: dict[str, str]) -> None:
    run = digikap("repotr", environ=environ)
    quotes = '"' if environ["PYTHONIOENCODING"] == "cp437" else "”"
    assert f"Kommandot {quotes}repotr{quotes} finns inte" in run.stderr.decode(environ["PYTHONIOENCODING"])


def test_the_note_about_the_encoding_goes_to_stderr_and_the_results_stay_clean() -> None:
    run = digikap("--help", environ=ASCII)
    assert run.stdout.startswith(b"Anvandning: digikap")
    assert b"Obs:" not in run.stdout
    assert run.stderr.count(b"Obs:") == 1
    assert run.stderr.isascii()


def test_a_document_in_a_pipe_is_utf_8_whatever_the_locale() -> None:
    run = digikap("completion", "zsh", environ=ASCII)
    assert "värde".encode() in run.stdout
    assert run.stderr == b""


def test_a_reader_that_has_gone_ends_the_program_quietly() -> None:
    with subprocess.Popen(
        [*COMMAND, "completion", "zsh"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_behind_stdout_is_told_in_swedish() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert run.returncode == 1
    assert run.stderr.decode() == "Det gick inte att skriva: disken är full.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("arguments", ["completion bash >&-", ">&-"])
def test_without_a_stdout_the_user_is_told_so(arguments: str) -> None:
    run = subprocess.run(
        ["sh", "-c", f'"$@" {arguments}', "sh", *COMMAND], capture_output=True, env=environment(), check=False
    )
    assert run.returncode == 1
    assert "utmatningen är stängd" in run.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", ["2>&-", "<&-", "2>/dev/full"])
def test_a_program_without_stderr_or_stdin_still_has_its_exit_code(closed: str) -> None:
    run = subprocess.run(
        ["sh", "-c", f'"$@" repotr {closed}', "sh", *COMMAND], capture_output=True, env=environment(), check=False
    )
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("letter", "ascii_form"),
    [("å", "a"), ("Ö", "O"), ("–", "-"), ("”", '"'), ("\u00a0", " "), ("─", "-"), ("┃", "|"), ("┼", "+"), ("█", "#"),
     ("\udce5", "<U+DCE5>"), ("漢", "<U+6F22>")],
)  # fmt: skip
def test_what_stands_for_a_character_is_like_it_or_its_number(letter: str, ascii_form: str) -> None:
    assert console.stand_in(letter) == ascii_form


def test_a_closed_stdout_is_an_error_and_not_a_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(DigikapError, match="stängd"):
        console.write_document("x")


def test_the_report_console_prints_what_looks_like_markup_as_it_is() -> None:
    page = io.StringIO()
    console.terminal(page, width=40).print("[bold]fet[/bold] :smile:")
    assert page.getvalue() == "[bold]fet[/bold] :smile:\n"


def test_a_decoding_error_is_not_ours_to_mend() -> None:
    console.prepare_streams()
    with pytest.raises(UnicodeDecodeError):
        b"\xe5".decode("ascii", errors=console.FALLBACK)


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a pty")
def test_a_document_on_a_terminal_follows_the_terminals_encoding() -> None:
    pexpect = pytest.importorskip("pexpect")
    shown, code = pexpect.run(
        " ".join([*COMMAND, "completion zsh"]), env=environment({"PYTHONIOENCODING": "latin-1"}), withexitstatus=True
    )
    assert code == 0
    assert "värde".encode("latin-1") in shown


def test_letters_typed_in_an_ascii_locale_are_not_lost() -> None:
    program = "import sys; from digikap.cli.console import prepare_streams; prepare_streams(); print(ascii(input()))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        input="Åmål\n".encode(),
        capture_output=True,
        env=environment(ASCII),
        check=True,
    )
    assert run.stdout.decode() == ascii("Åmål") + "\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="här finns ingen full disk att skriva till")
@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_a_full_disk_is_told_in_swedish_whatever_was_to_be_written(argument: str) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*COMMAND, argument], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60)
    assert run.returncode == 1
    assert "disken är full" in run.stderr.decode()
    assert "Traceback" not in run.stderr.decode() and "Exception" not in run.stderr.decode()


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("ett två tre", ["ett två", "tre"]),
        ("  ett två", ["  ett", "  två"]),
        ("/en/lång/sökväg x", ["/en/lång/sökväg", "x"]),
    ],
)
def test_a_message_is_broken_between_words(line: str, rows: list[str]) -> None:
    assert console._broken(line, 7).split("\n") == rows
