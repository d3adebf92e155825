"""What a failure says on stderr, and the exit code of each; loaded only when something fails.

In Swedish, with what to do next, and with everything from outside made visible.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import tempfile
import traceback
from collections.abc import Sequence

import typer

from digikap import __version__
from digikap.cli import console
from digikap.cli.faults import told
from digikap.cli.swedish_typer import WrongUsage
from digikap.cli.usage import in_swedish
from digikap.errors import BadFileError, DigikapError, ExitCode
from digikap.text import visible, visible_line

DETAILS = "DIGIKAP_FELSOK"
"""The environment variable that puts the technical details of a fault of our own on stderr."""


def end(error: BaseException, arguments: Sequence[str]) -> int:
    """Tells the user what ended a command called with these arguments, and gives the exit code. Raises nothing."""
    if isinstance(error, BrokenPipeError):  # the reader has what it wanted
        console.discard_output()
        return ExitCode.DONE
    message, code = _message(error, arguments)
    with contextlib.suppress(OSError):
        console.tell(message)
    return code


def _message(error: BaseException, arguments: Sequence[str]) -> tuple[str, ExitCode]:
    match error:
        case typer.TyperException():
            return usage(in_swedish(error, getattr(error, "ctx", None), ())), ExitCode.USAGE
        case DigikapError():
            return words(error), error.exit_code
        case KeyboardInterrupt() | EOFError():
            return "\nAvbrutet.", ExitCode.INTERRUPTED
        case OSError() if explained := system_message(error):
            return explained, ExitCode.FAULT
        case _:
            return unexpected(error, arguments), ExitCode.FAULT


def words(error: DigikapError) -> str:
    """The message, every fault of a file, and the advice."""
    parts = [visible(error.message)]
    if isinstance(error, BadFileError):
        parts += ["", *map(told, error.faults)]
    if error.advice:
        parts.append(visible(error.advice))
    return "\n".join(parts)


def usage(error: WrongUsage) -> str:
    """A usage error: what is wrong, how the command is written, and where to read more."""
    lines = [str(error)]
    if error.context is not None:
        lines += ["", error.context.get_usage(), f"Mer hjälp: {error.context.command_path} --help"]
    return "\n".join(lines)


def unexpected(error: BaseException, arguments: Sequence[str]) -> str:
    """A fault of our own: what to do, and where the technical details are."""
    details = _details(error, arguments)
    lines = [f"Något gick fel i digikap ({type(error).__name__}). Felet är programmets, inte ert."]
    if os.environ.get(DETAILS):
        return "\n".join([details, *lines, "De tekniska uppgifterna står här ovanför."])
    try:
        handle, path = tempfile.mkstemp(prefix="digikap-fel-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
    except OSError:
        lines.append(f"Kör kommandot igen med {DETAILS}=1 i miljön, så skrivs de tekniska uppgifterna ut.")
    else:
        lines.append(f"Tekniska uppgifter: {visible_line(path)}")
        lines.append("Läs igenom filen och skicka den till den som ansvarar för programmet hos er.")
    lines.append("Det som redan är sparat finns kvar.")
    return "\n".join(lines)


def _details(error: BaseException, arguments: Sequence[str]) -> str:
    trace = "".join(traceback.format_exception(error))
    # not platform.platform(), which starts another program to ask for the processor
    machine = f"{platform.system()} {platform.release()} {platform.machine()}"
    system = f"digikap {__version__}, Python {platform.python_version()}, {machine}"
    return visible(f"{system}\nArgument: {' '.join(map(ascii, arguments))}\n\n{trace}")


def system_message(error: OSError) -> str | None:
    """Swedish words for a failure of the system that is nobody's bug; None where it should not have got this far."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "Det gick inte att skriva: disken är full."
        case errno.ENOENT if error.filename is None:  # nothing was named but where we are
            return "Mappen som du står i finns inte längre. Gå till en annan mapp och försök igen."
        case errno.EIO | errno.EBADF if error.filename is None:
            return "Det gick inte att läsa eller skriva: terminalen eller filen är stängd."
        case _:
            return None
