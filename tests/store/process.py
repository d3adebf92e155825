"""Running a piece of Python in a process of its own: another user, a killed one, one that may not write much."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Starts the code with these in `sys.argv[1:]`; it can print to say where it is."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(code: str, *arguments: object) -> str:
    """What the code printed; a traceback fails the test."""
    process = start(code, *arguments)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return output


# For root nothing is write-protected. The modules are loaded first: another user may not read this very tree.
AS_NOBODY = "if os.getuid() == 0: os.setgroups([]), os.setgid(65534), os.setuid(65534)"


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that other users get into, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o777)
        yield folder
    finally:
        for inner in folder.iterdir():
            inner.chmod(0o700)
        shutil.rmtree(folder)
