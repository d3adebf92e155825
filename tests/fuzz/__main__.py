"""The long run, by hand: ``python -m tests.fuzz SEED AMOUNT [KIND …]`` tells every file that the program failed at.

AMOUNT files of each kind (all, if none is named), in rounds of a thousand whose seeds follow on SEED. The files that
failed are left in the working directory. Every round is told of, so a run can be broken off at any time.
"""

from __future__ import annotations

import functools
import itertools
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from digikap.store import answers, assessments, inheritance, kinds, questionnaires, shelves, targets
from digikap.store.files import read_bytes
from tests.fuzz.readers import KINDS
from tests.fuzz.run import Run

ROUND = 1_000
SHARE = 0.03


def main(seed: int, amount: int, *names: str) -> int:
    """Gives 1 if any file failed."""
    _read_once()
    write = _in_memory()
    failed = 0
    for number in range(0, amount, ROUND):
        for name in names or KINDS:
            begun = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                made = Run(KINDS[name], seed + number // ROUND, Path(folder), SHARE, write)
                tally = made.go(min(ROUND, amount - number), print)
            for place, data in tally.failures.items():
                failed += 1
                kept = Path(f"mutant-{name}-{made.seed}-{failed}.toml")
                kept.write_bytes(data)
                print(f"{kept}: {place}")
            speed = tally.files / (time.monotonic() - begun)
            print(
                f"{name} seed {made.seed}: {tally.files} files, {tally.accepted} accepted, {len(tally.ways)} ways,"
                f" {len(tally.failures)} failures, slowest {tally.slowest:.2f} s,"
                f" {tally.memory // 1_000_000} MB, {speed:.0f}/s",
                flush=True,
            )
    return min(failed, 1)


def _read_once() -> None:
    """What ships is the same for every file, and is not what is tried."""
    for module in (questionnaires, inheritance, shelves):
        module.available = functools.cache(questionnaires.available)  # type: ignore[attr-defined]
    content = functools.cache(questionnaires._content)
    questionnaires._content = lambda path: dict(content(path))


def _in_memory() -> Callable[[Path, bytes], None]:
    """How a file is written so that it is read from memory; every twentieth stands on the disk too."""
    held: dict[Path, bytes] = {}
    amount = itertools.count()

    def read(path: Path, limit: int) -> bytes:
        return held[path] if path in held and len(held[path]) <= limit else read_bytes(path, limit)

    def write(path: Path, data: bytes) -> None:
        is_new = path not in held
        if is_new:
            held.clear()
        held[path] = data
        if next(amount) % 20 == 0 or is_new:
            path.write_bytes(data)

    for module in (answers, assessments, kinds, questionnaires, targets):
        module.read_bytes = read  # type: ignore[attr-defined]
    return write


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
