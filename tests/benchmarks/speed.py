"""Prints how long digikap takes beside bare references, against its goals: `python -m tests.benchmarks.speed`.

Run by hand where digikap is installed. `--rounds N`: so many pairs; a word for only the lines that have it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.interviews import answers, first_questions
from tests.benchmarks.measure import Pair, measured, print_head, print_outcome
from tests.cli.program import SOURCE, environment

PYTHON = sys.executable
HERE = Path(__file__).parent


def program() -> list[str]:
    """The installed start script, or the module where there is none."""
    script = Path(PYTHON).parent / "digikap"
    return [str(script)] if script.exists() else [PYTHON, "-m", "digikap"]


def run(*command: str | Path) -> Callable[[], float]:
    """Times a process from start to end, its output thrown away."""
    words: Sequence[str] = [str(word) for word in command]
    environ = environment({"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": None})

    def timed() -> float:
        begun = time.perf_counter()
        subprocess.run(words, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environ, check=True)
        return time.perf_counter() - begun

    return timed


NEEDS = "import digikap.cli.app, digikap.store.assessments, digikap.scoring.score, "
"""What every report must have imported; then what its format needs."""

REPORT_NEEDS = (
    NEEDS + "digikap.cli.report, digikap.report.view, digikap.report.terminal; "
    "from rich.console import Console; from rich.table import Table"
)

DOCUMENTS = {
    "md": "digikap.report.view, jinja2",
    "html": "digikap.report.view, jinja2",
    "pdf": "digikap.report.view, jinja2, typst",
}
"""The formats of the report that are files, with the libraries of each."""

EXPORTS = {"toml": "tomli_w", "json": "json", "csv": "csv", "xlsx": "xlsxwriter"}


def starts(folder: Path) -> list[Pair]:
    """What every start of the program costs."""
    digikap = program()
    bare = run(PYTHON, HERE / "bare_typer.py", "--help")
    bare_report = run(PYTHON, HERE / "bare_typer.py", "report", "--help")
    script = folder / "completion.bash"
    script.write_bytes(subprocess.run([*digikap, "completion", "bash"], capture_output=True, check=True).stdout)
    press = run("bash", "--norc", "-c", f"source {script}; COMP_WORDS=(digikap report --f) COMP_CWORD=2; _digikap")
    return [
        Pair("--version", "python -c pass", run(*digikap, "--version"), run(PYTHON, "-c", "pass"), 1.3),
        Pair("--help", "bare typer --help", run(*digikap, "--help"), bare, 1.15),
        Pair("report --help", "bare typer report --help", run(*digikap, "report", "--help"), bare_report, 1.15),
        Pair("a usage error in report", "bare typer report --help", _failing(*digikap, "report"), bare_report),
        Pair("completion: a press of Tab in bash", "python -c pass", press, run(PYTHON, "-c", "pass")),
        Pair("completion: writing the script", "bare typer --help", run(*digikap, "completion", "bash"), bare),
    ]


def _failing(*command: str) -> Callable[[], float]:
    def timed() -> float:
        begun = time.perf_counter()
        subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=environment({"PYTHONDONTWRITEBYTECODE": None}),
            check=False,
        )
        return time.perf_counter() - begun

    return timed


def reports() -> list[Pair]:
    """What a report costs beside what it must import."""
    from digikap.store.content import example

    digikap, file = program(), example()
    needs = run(PYTHON, "-c", REPORT_NEEDS)
    return [
        Pair("report", "importing what it needs", run(*digikap, "report", file), needs, 1.3),
        Pair("demo", "importing what report needs", run(*digikap, "demo"), needs, 1.3),
        *(_document(("report", file), name, libraries) for name, libraries in DOCUMENTS.items()),
        *(_document(("export", file), name, libraries) for name, libraries in EXPORTS.items()),
    ]


def _document(command: tuple[str | Path, ...], name: str, libraries: str) -> Pair:
    """What a document costs beside importing its libraries."""
    write = run(*program(), *command, "--format", name)
    return Pair(
        f"{command[0]} --format {name}", "importing its libraries", write, run(PYTHON, "-c", NEEDS + libraries), 2
    )


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="only the lines that have this word")
    parser.add_argument("--rounds", type=int, default=21)
    chosen = parser.parse_args()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        pairs = chain(
            starts(place),
            reports(),
            first_questions(program(), place),
            answers(program(), place, chosen.rounds),
        )
        print_head()
        for pair in pairs:
            if chosen.word in pair.name:
                print_outcome(measured(pair, chosen.rounds))


if __name__ == "__main__":
    main()
