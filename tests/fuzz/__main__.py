"""The long run, by hand: ``python -m tests.fuzz SEED AMOUNT`` tells every file that made the program fail or wait.

With ``saved`` as a third word: saved assessments, answers files and required levels instead of questionnaires.
"""

from __future__ import annotations

import random
import sys
import tempfile
import traceback
from pathlib import Path

from digikap.store.content import shipped
from tests.fuzz.mutants import bases, mutants
from tests.fuzz.saved import saved_files, tried_saved
from tests.fuzz.test_mutations import whole_files
from tests.fuzz.trial import tried


def main(seed: int, amount: int, what: str = "questionnaires") -> int:
    """Keeps each file that fails in the working directory; the exit code says whether there were any."""
    files = [*whole_files() * 3, (shipped() / "kommunen" / "1.toml").read_bytes()]
    trial = tried
    if what == "saved":
        files, trial = saved_files(), tried_saved
    accepted, failed, slowest = 0, 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prov.toml"
        for number, data in enumerate(mutants(seed, amount, bases(files))):
            path.write_bytes(data)
            try:
                outcome = trial(path, random.Random(number))
            except BaseException:
                failed += 1
                kept = Path(f"mutant-{seed}-{number}.toml")
                kept.write_bytes(data)
                print(f"{kept}\n{traceback.format_exc()}", flush=True)
            else:
                accepted += outcome.accepted
                slowest = max(slowest, outcome.seconds / max(len(data) / 1_000_000, 1))
    print(f"seed {seed}: {amount} files, {accepted} accepted, {failed} failed, slowest {slowest:.2f} s per MB")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
