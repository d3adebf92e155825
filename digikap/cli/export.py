"""`digikap export`: the results of a saved assessment for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, assert_never, cast, get_args

import typer

from digikap.cli.output import Exported, Output, ResultFormat, deliver, format_of

File = Annotated[Path | None, typer.Argument(metavar="FIL", help="En sparad självskattning (.toml).")]
Excel = Annotated[
    bool,
    typer.Option("--excel", help="Bara csv: semikolon och decimalkomma, som svenska Excel läser rätt."),
]
Silent = Annotated[
    bool, typer.Option("--without-comments", help="Utan kommentarerna för rapporten och skälen från en minoritet.")
]
Anonymous = Annotated[
    bool, typer.Option("--anonymous", help="Utan det som pekar ut kommunen: namn, storlek, roller och all fri text.")
]
Describe = Annotated[bool, typer.Option("--describe", help="Förklara varje kolumn och nyckel. Tar ingen fil.")]


def export(
    context: typer.Context,
    file: File = None,
    format: ResultFormat = None,  # noqa: A002 - the option
    output: Output = None,
    excel: Excel = False,
    without_comments: Silent = False,
    anonymous: Anonymous = False,
    describe: Describe = False,
) -> None:
    """Reads and scores one saved assessment, and writes the results; or tells what stands in them."""
    if describe:
        _check_describing(file, excel or without_comments or anonymous)
        from digikap.report.export.dictionary import dictionary

        deliver(dictionary(format), output)
        return
    if file is None:
        from digikap.cli.usage import missing

        raise missing("file", context)
    written_as = format or cast("Exported", format_of(output, get_args(Exported), "toml", other="report"))
    if excel and written_as != "csv":
        from digikap.errors import UsageError

        raise UsageError(f"Flaggan --excel gäller bara csv, inte {written_as}.", "Lägg till --format csv.")
    deliver(_exported(file, written_as, excel, not without_comments, anonymous), output)


def _check_describing(file: Path | None, has_more: bool) -> None:
    if file is not None or has_more:
        from digikap.errors import UsageError

        raise UsageError("Flaggan --describe förklarar formaten och tar bara --format och -o.", "Ta bort resten.")


def _exported(file: Path, written_as: Exported, excel: bool, comments: bool, anonymous: bool) -> str | bytes:
    """The document; tells the user what is left out where the user chose to leave something out."""
    from digikap.cli.reading import read_shown
    from digikap.report.export.material import Selection, material
    from digikap.report.export.nameless import texts

    assessment = read_shown(file)
    public: frozenset[str] = frozenset()
    if anonymous:
        from digikap.store.questionnaires import available, load

        public = texts(load(one.path) for one in available())
    held = material(assessment, Selection(comments, anonymous), public)
    if anonymous or not comments:
        from digikap.cli.console import tell
        from digikap.report.export.material import told

        tell(told(held))
    match written_as:
        case "toml":
            from digikap.report.export.toml import to_toml

            return to_toml(held)
        case "json":
            from digikap.report.export.json import to_json

            return to_json(held)
        case "csv":
            from digikap.report.export.csv import to_csv

            return to_csv(held, excel=excel)
        case "xlsx":
            from digikap.report.export.xlsx import to_xlsx

            return to_xlsx(held)
        case _:
            assert_never(written_as)
