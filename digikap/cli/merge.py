"""`digikap merge`: joins the files of those who answered one by one, and tells what it did."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from digikap.cli.joined import Source
    from digikap.model.assessment import Assessment
    from digikap.store.workfile import Workfile

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILER", help="Filer från dem som har svarat i egna filer, eller redan sammanslagna."),
]
Into = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FIL",
        help="Filen som allt samlas i. Är den redan en sammanslagen fil fylls den på.",
    ),
]
WithoutRoles = Annotated[bool, typer.Option("--without-roles", help="Ta inte med vilka roller de svarande har.")]


def merge(files: Files, output: Into = None, without_roles: WithoutRoles = False) -> None:
    """Reads all files, joins them, saves the result and says what was done; never replaces any other file."""
    from digikap.cli import joined
    from digikap.cli.console import tell
    from digikap.cli.opening import now
    from digikap.cli.output import refuse_dash
    from digikap.cli.signals import Signals
    from digikap.merging import merge as join
    from digikap.merging import without_roles as hidden

    refuse_dash(output, "väljs ett namn")
    with ExitStack() as opened:
        work, before = _existing(output, opened)
        sources = _sources(_others(files, work))
        everything = [*sources, *([joined.Source(work.path, before)] if work and before else [])]
        joined.check(everything)
        merged = join([source.assessment for source in everything])
        assessment = hidden(merged.assessment) if without_roles else merged.assessment
        said = list(joined.done(sources, before, merged, everything))
        if work is None:
            work = opened.enter_context(_new(output, assessment))
        if before is not None and replace(assessment, revision=before.revision, saved=before.saved) == before:
            said.append(joined.unchanged(work.path))
        else:
            # the moment of what is newest in it, so that the same sources make the same file whenever they are merged
            with Signals():  # whatever ends it, no half-written file is left beside
                work.save(assessment, assessment.saved or now())
            said.append(joined.saved(work.path))
        for line in (*said, *joined.warnings(assessment)):  # once it is saved: nobody may be there to read it
            tell(line)


def _existing(output: Path | None, opened: ExitStack) -> tuple[Workfile | None, Assessment | None]:
    """The merged file that stands at `output`, held until the end; DigikapError where something else stands there."""
    if output is None or not os.path.lexists(output):
        return None, None
    from digikap.cli.opening import since, who
    from digikap.errors import BadFileError, DigikapError
    from digikap.store.assessments import read
    from digikap.store.failures import shown
    from digikap.store.workfile import Workfile

    advice = "Ange ett annat namn med -o."
    try:
        is_merged = bool(read(output).respondents)
    except BadFileError as error:
        what = f"{shown(output)} finns redan, går inte att läsa som en sammanslagen fil och rörs inte."
        raise BadFileError(what, error.faults, advice) from None
    if not is_merged:
        raise DigikapError(f"{shown(output)} finns redan, är ingen sammanslagen fil och rörs inte.", advice)
    work, assessment = Workfile.resume(output, who(), since())
    return opened.enter_context(work), assessment


def _new(output: Path | None, assessment: Assessment) -> Workfile:
    """A file that does not exist yet: the one that was named, or a name for it in the working directory."""
    from digikap.cli.opening import since, who
    from digikap.store.files import check_folder
    from digikap.store.workfile import Workfile, merged_name

    path = output or merged_name(assessment.organisation.name, assessment.date)
    check_folder(path.parent)
    return Workfile.create(path, who(), since())


def _others(files: Sequence[Path], work: Workfile | None) -> list[Path]:
    """The sources, each once, without the file that they are joined in."""
    known = {os.path.realpath(work.path)} if work else set()
    found = []
    for path in files:
        if os.path.realpath(path) not in known:
            known.add(os.path.realpath(path))
            found.append(path)
    return found


def _sources(paths: Sequence[Path]) -> list[Source]:
    """The assessments in these files; BadFileError with the faults of all that cannot be read."""
    from digikap.cli.joined import Source
    from digikap.errors import BadFileError, Fault
    from digikap.store.assessments import read

    found, faults, messages = [], list[Fault](), list[BadFileError]()
    for path in paths:
        try:
            found.append(Source(path, read(path)))
        except BadFileError as error:
            messages.append(error)
            faults += error.faults or (Fault(error.message, str(path), advice=error.advice),)
    if len(messages) == 1:
        raise messages[0]
    if messages:
        raise BadFileError("Flera av filerna går inte att läsa. Inget slogs ihop.", tuple(faults))
    return found
