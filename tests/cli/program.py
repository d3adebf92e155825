"""Runs the program as a process of its own: the one in this environment, or the one that DIGIKAP_COMMAND names."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

# .ci/run sets it to the program of an installed wheel, so that the same tests are run on that.
COMMAND = os.environ.get("DIGIKAP_COMMAND", "").split() or [sys.executable, "-m", "digikap"]
SOURCE = Path(__file__).parents[2]


def environment(more: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """This process's environment in UTF-8, without what would colour or widen output; None takes a variable away."""
    dropped = {
        "NO_COLOR",
        "FORCE_COLOR",
        "COLUMNS",
        "LINES",
        "PYTHONIOENCODING",
        "PYTHONUTF8",
        "LC_ALL",
        "LANG",
        "TERM",
    }
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    chosen: dict[str, str | None] = {
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "DIGIKAP_FELSOK": None,
        **(more or {}),
    }
    if not os.environ.get("DIGIKAP_COMMAND"):
        chosen["PYTHONPATH"] = str(SOURCE)
    return {name: value for name, value in {**kept, **chosen}.items() if value is not None}


def digikap(
    *arguments: str | Path,
    environ: Mapping[str, str | None] | None = None,
    stdin: bytes | None = b"",
    folder: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Runs the program to its end, without a terminal, and gives its exit code, stdout and stderr as bytes."""
    command: Sequence[str] = [*COMMAND, *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, env=environment(environ), cwd=folder, timeout=60, check=False
    )
