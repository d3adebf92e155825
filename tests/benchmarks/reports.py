"""Rows about reports and exports, each beside importing what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.measure import Pair
from tests.benchmarks.processes import PYTHON, SOURCE, Program, digikap

EXAMPLE = SOURCE / "questionnaires/example.toml"

NEEDS = "import digikap.cli.app, digikap.store.assessments, digikap.scoring.score, "
"""What every report must have imported; then what its format needs."""

REPORT_NEEDS = (
    NEEDS + "digikap.cli.report, digikap.report.view, digikap.report.terminal; "
    "from rich.console import Console; from rich.table import Table"
)

FORMATS = {
    "report --format md": "digikap.report.view, jinja2",
    "report --format html": "digikap.report.view, jinja2",
    "report --format pdf": "digikap.report.view, jinja2, typst",
    "export --format toml": "tomli_w",
    "export --format json": "json",
    "export --format csv": "csv",
    "export --format xlsx": "xlsxwriter",
}
"""The formats that are files, with the libraries of each."""


def reports(folder: Path) -> Iterator[Pair]:
    """The example in every format."""
    ours, needs = partial(Program, *digikap()), partial(Program, PYTHON, "-c", REPORT_NEEDS)
    yield Pair("report", "importing what it needs", partial(ours, "report", EXAMPLE), needs, 1.3)
    yield Pair("demo", "importing what it needs", partial(ours, "demo"), needs, 1.3)
    for command, libraries in FORMATS.items():
        name, *options = command.split()
        alone = partial(Program, PYTHON, "-c", NEEDS + libraries)
        yield Pair(command, "importing its libraries", partial(ours, name, EXAMPLE, *options), alone, 2)
