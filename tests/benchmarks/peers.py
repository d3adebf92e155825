"""The programs that digikap is measured against: each in an environment of its own, outside the tree, made when needed.

They come from the package registry that pip and npm are set up with; where one cannot be had, its rows say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.benchmarks.measure import SkippedError

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "digikap-benchmarks"
"""Where they are kept until the next time; may be thrown away."""


@dataclass(frozen=True)
class Peer:
    """A package of Python or of node. As text: its name with its version."""

    package: str
    node: bool = False

    def __str__(self) -> str:
        return f"{self.package} {self.version or ''}".rstrip()

    @property
    def folder(self) -> Path:
        """Where it is installed, or will be."""
        return CACHE / self.package

    @cached_property
    def version(self) -> str | None:
        """None where it cannot be had."""
        try:
            return self._installed()
        except SkippedError:
            return None

    def program(self, name: str) -> Path:
        """One of its programs. Raises SkippedError where it cannot be had."""
        self._installed()
        return self.folder / "bin" / name

    def _installed(self) -> str:
        """Its version, which a file tells once it has been installed. Raises SkippedError."""
        told = self.folder / "version.txt"
        if not told.exists():
            print(f"installing {self.package} in {self.folder} …", file=sys.stderr)
            try:
                version = self._install_node() if self.node else self._install_python()
            except (OSError, subprocess.SubprocessError) as error:
                raise SkippedError(f"{self.package} cannot be installed: {error}") from error
            told.write_text(version, encoding="utf-8")
        return told.read_text(encoding="utf-8")

    def _install_python(self) -> str:
        python = self.folder / "bin" / "python"
        _run(sys.executable, "-m", "venv", "--upgrade-deps", "--clear", self.folder)
        _run(python, "-m", "pip", "install", "--quiet", self.package)
        return _run(python, "-c", f"import importlib.metadata as m; print(m.version('{self.package}'))")

    def _install_node(self) -> str:
        if shutil.which("npm") is None:
            raise SkippedError("npm is not installed")
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "package.json").write_text("{}", encoding="ascii")
        _run("npm", "install", "--silent", "--ignore-scripts", "--prefix", self.folder, self.package)
        return _run("node", "-p", f"require('{self.folder}/node_modules/{self.package}/package.json').version")


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return done.stdout.strip()


COPIER = Peer("copier")
COMMITIZEN = Peer("commitizen")
PYXFORM = Peer("pyxform")
SURVEYJS = Peer("survey-core", node=True)
