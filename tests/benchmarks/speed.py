"""Prints what digikap costs beside bare references and peers, with its goals: `python -m tests.benchmarks.speed`.

Run by hand where digikap is installed, on Linux. A word takes only the rows that have it, or a whole topic: start,
load, interview, score, report. `--quick`: few rounds, to see that it works.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import table
from tests.benchmarks.interviews import interviews
from tests.benchmarks.loads import loads
from tests.benchmarks.measure import Pair, SkippedError, measured
from tests.benchmarks.reports import reports
from tests.benchmarks.scores import scores
from tests.benchmarks.starts import starts

TOPICS = ("start", "load", "interview", "score", "report")


def pairs(topic: str, folder: Path, rounds: int) -> Iterator[Pair]:
    """The rows of a topic; what they need is made in the folder as they come."""
    match topic:
        case "start":
            return starts(folder)
        case "load":
            return loads(folder)
        case "interview":
            return interviews(folder, rounds)
        case "score":
            return scores(folder)
        case _:
            return reports(folder)


def chosen(word: str, folder: Path, rounds: int) -> Iterator[Pair]:
    """The rows that were asked for."""
    for topic in TOPICS:
        if word not in TOPICS or word == topic:
            yield from (pair for pair in pairs(topic, folder, rounds) if word == topic or word in pair.name)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="only this topic, or only the rows that have this word")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--quick", action="store_true", help="three rounds")
    asked = parser.parse_args()
    rounds = 3 if asked.quick else asked.rounds
    print(table.surroundings() + "\n")
    print(table.head(), flush=True)
    with TemporaryDirectory() as folder:
        for pair in chosen(asked.word, Path(folder), rounds):
            try:
                print(table.row(measured(pair, rounds)), flush=True)
            except SkippedError as why:
                print(table.skipped(pair, str(why)), flush=True)
    print("\n" + table.surroundings())


if __name__ == "__main__":
    main()
