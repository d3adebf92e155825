"""`digikap export`: the results of a saved assessment for other programs."""

from __future__ import annotations

from digikap.cli.output import File, Output, ResultFormat, deliver


def export(file: File, format: ResultFormat = "toml", output: Output = None) -> None:  # noqa: A002 - the option
    """Reads and scores one saved assessment, and writes the results."""
    from digikap.report.results import to_toml
    from digikap.scoring.score import score
    from digikap.store.assessments import read

    assessment = read(file)
    deliver(to_toml(assessment, score(assessment)), output)
