"""Many broken files of one kind, tried one after the other; those that become something new are broken further."""

from __future__ import annotations

import random
import resource
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from digikap.errors import BadFileError
from digikap.store import toml
from tests.fuzz.mutants import Table, bases, mutant
from tests.fuzz.readers import Kind

Write = Callable[[Path, bytes], object]

_IN_TEXT = 0.8
_LARGEST = 2_000  # bytes of a file that is kept to be broken further
_MOST_KEPT = 200
_PATIENCE = 4.0  # seconds of the processor for one small file and all that is done with it


class WaitedError(Exception):
    """A file took longer than anybody waits."""


@dataclass
class Tally:
    """How many files were tried and accepted, how many ways of ending there were, and what failed, by its place."""

    files: int = 0
    accepted: int = 0
    ways: set[str] = field(default_factory=set)
    slowest: float = 0.0
    failures: dict[str, bytes] = field(default_factory=dict)

    @property
    def memory(self) -> int:
        """The most bytes that this process has taken so far, Python and the program among them."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


class Run:
    """Breaks whole files of a kind and tries them in a folder of their own.

    A file that is accepted joins those that are broken next; so does, with those that are broken less often, one that
    is refused in words that no other was. The same seed gives the same files while the program says the same of them.
    """

    def __init__(self, kind: Kind, seed: int, folder: Path, share: float, write: Write = Path.write_bytes) -> None:
        self.tally = Tally()
        self.seed = seed
        self._kind, self._share, self._write = kind, share, write
        self._chance = random.Random(seed)
        self._path = folder / "prov.toml"
        self._good = bases(list(kind.whole()))
        self._odd = list(self._good)

    def go(self, amount: int, told: Callable[[str], object]) -> Tally:
        """Tries so many files. `told` hears of the first failure at each place, with its trace."""
        with patience() as begin:
            for _ in range(amount):
                data = mutant(self._chance, self._good if self._chance.random() < 0.8 else self._odd, _IN_TEXT)
                self._write(self._path, data)
                begun = time.process_time()
                begin()
                try:
                    self._heard(self._tried(), data)
                except Exception as error:
                    self._failed(error, data, told)
                self.tally.slowest = max(self.tally.slowest, time.process_time() - begun)
        return self.tally

    def _tried(self) -> str:
        chance = random.Random(self.tally.files)
        self.tally.files += 1
        return self._kind.tried(self._path, chance, self._share)

    def _heard(self, way: str, data: bytes) -> None:
        """Counts what became of a file, and keeps it where that was new."""
        if not way:
            self.tally.accepted += 1
            if self._chance.random() < 0.2:
                self._keep(self._good, data)
        elif way not in self.tally.ways:
            self._keep(self._odd, data)
        self.tally.ways.add(way)

    def _keep(self, files: list[tuple[bytes, Table]], data: bytes) -> None:
        """Puts a small file among those that are broken; of many another one gives way."""
        if len(data) > _LARGEST:
            return
        try:
            table = toml.parse(data, "ny.toml")
        except BadFileError:
            table = {}
        if len(files) >= _MOST_KEPT:
            files.pop(self._chance.randrange(len(files)))
        files.append((data, table))

    def _failed(self, error: Exception, data: bytes, told: Callable[[str], object]) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        place = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[:-4:-1])
        name = f"{type(error).__name__} {place}"
        if name not in self.tally.failures:
            self.tally.failures[name] = data
            told("".join(traceback.format_exception(error)[-6:]))


@contextmanager
def patience() -> Iterator[Callable[[], object]]:
    """What is called as each file begins: from then on WaitedError is raised in what takes too much of the processor.

    A busy machine is no reason: its clock stands still while others work.
    """

    def stop(*_: object) -> None:
        raise WaitedError

    before = signal.signal(signal.SIGPROF, stop)
    try:
        yield partial(signal.setitimer, signal.ITIMER_PROF, _PATIENCE)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
