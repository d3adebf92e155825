"""Runs command lines of the program in one process and writes down what each asks of the world outside it.

Networks and other programs are refused, and every try is written down, also one that the program hides. So is code that
comes from the working folder or from a text, and every file of the working folder that a command makes or changes.

What is heard is what Python tells an audit hook: its own sockets and processes, and all code that it compiles or runs.
Libraries in other languages are not heard; what they could reach is cut off where this is run without a network.

Run as a script, `watched.py COMMANDS RESULT`, so that Python looks for modules beside this file, as it does beside an
installed `digikap`, and not in the working folder.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from pathlib import Path
from types import CodeType
from typing import Any

NETWORK = ("socket.", "urllib.", "http.client.", "ftplib.", "imaplib.", "poplib.", "smtplib.", "ssl.")
PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.spawn")
EVIL = "qvxz"
"""A word in every hostile text, which no code of the program's or its libraries' has."""


class Watch:
    """An audit hook that remembers what must not happen, in the words of the event."""

    def __init__(self, folder: Path) -> None:
        self.heard: list[str] = []
        self._folder = f"{folder}{os.sep}"

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        # an event loop wakes itself through a pair of sockets of this very process, which lead nowhere else
        if event == "socket.__new__" and arguments[1] == getattr(socket, "AF_UNIX", None):
            return
        if event.startswith(NETWORK):
            self._refuse(errno.ENETUNREACH, event, arguments)
        elif event.startswith(PROGRAMS):
            self._refuse(errno.EPERM, event, arguments)
        elif event == "exec" and self._is_foreign(arguments[0]):
            self.heard.append(f"exec {arguments[0]!r}")
        elif event == "compile" and EVIL in _text(arguments[0]):
            self.heard.append(f"compile {arguments[0]!r}")
        elif event in ("webbrowser.open", "pickle.find_class", "ctypes.dlopen"):
            self.heard.append(f"{event} {arguments!r}")

    def _refuse(self, number: int, event: str, arguments: tuple[Any, ...]) -> None:
        self.heard.append(f"{event} {arguments[1:]!r}" if event.startswith("socket.") else f"{event} {arguments!r}")
        raise OSError(number, os.strerror(number))

    def _is_foreign(self, code: CodeType) -> bool:
        return not code.co_filename.startswith("<") and os.path.realpath(code.co_filename).startswith(self._folder)


def _text(source: object) -> str:
    return source.decode(errors="replace") if isinstance(source, bytes) else str(source)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with what is in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(command: list[str]) -> int:
    """Runs one command line of the program; ``fault`` runs one with a fault of the program's own."""
    from digikap.__main__ import main
    from digikap.cli import failure

    if command == ["fault"]:
        return failure.end(ZeroDivisionError(), command)
    sys.argv = ["digikap", *command]
    return main()


def watched(commands: list[list[str]], result: Path) -> None:
    """Runs the commands and writes what was heard of each to the file, whatever ends it."""
    folder = Path.cwd()
    networks = [name for _, name in socket.if_nameindex()]
    told: list[dict[str, Any]] = []
    watch = Watch(folder)
    sys.addaudithook(watch)
    for command in commands:
        before = files(folder)
        watch.heard = []
        code = run(command)
        after = files(folder)
        told.append(
            {
                "command": command,
                "code": code,
                "heard": watch.heard,
                "made": sorted(after.keys() - before.keys()),
                "changed": sorted(name for name in before if after.get(name) != before[name]),
            }
        )
    result.write_text(json.dumps({"networks": networks, "told": told}), encoding="utf-8")


if __name__ == "__main__":
    watched(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2]))
