"""Everything that writes what stands in a file, one line each: a new command, or a new format, is a new line."""

from __future__ import annotations

import io
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import tomli_w
from rich.console import Console

from digikap import advice
from digikap.cli import verdict
from digikap.cli.examining import Verdict, examined
from digikap.cohort import cohort
from digikap.comparing import compare
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.report import agenda, comparison, guide, handout, history, html, markdown, plan, reading
from digikap.report.comparison import export, flat, many, over_time
from digikap.report.export.csv import to_csv
from digikap.report.export.json import to_json
from digikap.report.export.material import Material, Selection, material
from digikap.report.export.toml import to_toml
from digikap.report.export.xlsx import to_xlsx
from digikap.report.handout import html as paper_html
from digikap.report.handout import markdown as paper_markdown
from digikap.report.overview import Entry, overview
from digikap.report.view.blocks import Page
from digikap.scoring.score import indices, score
from digikap.store.assessments import to_toml as saved
from digikap.store.starter import Plan, starter
from digikap.store.targets import targets_toml
from digikap.trend import trend
from tests.report.hostility import Hostile
from tests.report.room import printed, reported
from tests.report.workshop import alone, workshop
from tests.report.years import after, before, towns

DAY = date(2026, 11, 21)
PLACE = Organisation("Ängelholm", "Kod 1292", "Skåne län", "B4 Pendlingskommun", 43900, 2024)


@dataclass(frozen=True)
class Files:
    """What the commands are given: a questionnaire and assessments in which every text is another's."""

    form: Questionnaire
    words: Callable[[int], str]

    @cached_property
    def _other(self) -> Hostile:
        return Hostile(self.words)

    @cached_property
    def asked(self) -> Questionnaire:
        """The questionnaire."""
        return self._other.of(self.form)

    @cached_property
    def room(self) -> Assessment:
        """A group that voted on everything."""
        return self._other.of(replace(workshop(self.form), organisation=PLACE))

    @cached_property
    def people(self) -> Assessment:
        """Eight who answered alone, merged."""
        return self._other.of(replace(alone(self.form), organisation=PLACE))

    @cached_property
    def years(self) -> tuple[Assessment, Assessment]:
        """Two years of one municipality."""
        return tuple(self._other.of(replace(one, organisation=PLACE)) for one in (before(self.form), after(self.form)))  # type: ignore[return-value]

    @cached_property
    def towns(self) -> list[Assessment]:
        """One assessment of each of six municipalities."""
        return [self._other.of(one) for one in towns(self.form, 6)]

    @cached_property
    def word(self) -> str:
        """A text by itself: the name of a file, the reason that it cannot be read for."""
        return self._other.of(Organisation("En fil")).name

    @cached_property
    def material(self) -> Material:
        """What is exported of the group's file."""
        return material(self.room)


def _agenda(files: Files) -> Page:
    scores = score(files.room)
    return agenda.page(files.room, scores, advice.agenda(files.room, scores, 480))


def _list(files: Files) -> Page:
    listed = [history.Listed(files.word, one, indices(one)) for one in (files.room, files.people)]
    return history.page(listed, [(files.word, files.word)], files.word)


PAGES: dict[str, Callable[[Files], Page]] = {
    "report": lambda files: reported(files.room),
    "compare": lambda files: comparison.page(compare(*files.years)),
    "compare/places": lambda files: comparison.page(compare(*files.towns[:2])),
    "trend": lambda files: over_time.page(trend(files.years)),
    "cohort": lambda files: many.page(cohort(files.towns, "kommun3"), "county"),
    "agenda": _agenda,
    "plan": lambda files: plan.plan_page(files.room, score(files.room), DAY),
    "list": _list,
    "show": lambda files: reading.reading(files.asked),
    "questionnaires": lambda files: overview(
        [Entry(files.asked, files.word)], [(files.word, files.word)], [files.word], [files.word]
    ),
}
"""What is shown as a page of blocks, and so in every layout."""

LAYOUTS: dict[str, Callable[[Page], str]] = {
    "terminal": lambda page: printed(page, 80),
    "md": markdown.render,
    "html": html.render,
}


def _guide(files: Files) -> str:
    sink = io.StringIO()
    guide.render(f"# {files.word}\n\n* {files.word}\n", Console(file=sink, width=80))
    return sink.getvalue()


def _verdict(files: Files) -> Verdict:
    """Of a questionnaire's file with faults, whose every text and key is another's."""
    question = {"id": files.word, "kind": files.word, "text": files.word, "scale": files.word, files.word: files.word}
    section = {"id": files.word, "title": files.word, "minutes": 5, "questions": [question]}
    table = {"format": "digikap-questionnaire", "format_version": 1, "id": files.word, "version": 1,
             "title": files.word, "extends": files.word, "sections": [section]}  # fmt: skip
    with TemporaryDirectory() as folder:
        path = Path(folder) / "prov.toml"
        path.write_bytes(tomli_w.dumps(table).encode())
        return examined(path)


DOCUMENTS: dict[str, Callable[[Files], str | bytes]] = {
    "assess toml": lambda files: saved(files.room),
    "merge toml": lambda files: saved(files.people),
    "plan toml": lambda files: targets_toml(files.room),
    "new toml": lambda files: starter(Plan(files.word, "eget", 3, files.word), files.form.scales, "a.toml"),
    "export toml": lambda files: to_toml(files.material),
    "export json": lambda files: to_json(files.material),
    "export csv": lambda files: to_csv(files.material),
    "export csv --excel": lambda files: to_csv(files.material, excel=True),
    "export csv --anonymous": lambda files: to_csv(material(files.people, Selection(anonymous=True))),
    "export xlsx": lambda files: to_xlsx(files.material),
    "compare toml": lambda files: export.to_toml(compare(*files.years)),
    "compare json": lambda files: export.to_json(compare(*files.years)),
    "compare csv": lambda files: export.to_csv(compare(*files.years)),
    "compare xlsx": lambda files: export.to_xlsx(compare(*files.years)),
    "trend toml": lambda files: flat.exported(flat.trend_table(trend(files.years)), "toml"),
    "trend json": lambda files: flat.exported(flat.trend_table(trend(files.years)), "json"),
    "trend csv": lambda files: flat.exported(flat.trend_table(trend(files.years)), "csv"),
    "cohort toml": lambda files: flat.exported(flat.cohort_table(cohort(files.towns)), "toml"),
    "cohort json": lambda files: flat.exported(flat.cohort_table(cohort(files.towns)), "json"),
    "cohort csv": lambda files: flat.exported(flat.cohort_table(cohort(files.towns)), "csv"),
    "print md": lambda files: paper_markdown.render(handout.handout(files.asked)),
    "print html": lambda files: paper_html.render(handout.handout(files.asked)),
    "check text": lambda files: verdict.as_text(_verdict(files)),
    "check json": lambda files: verdict.as_json(_verdict(files)),
    "guide terminal": _guide,
}
"""What is no page."""

NO_FILE = {"demo", "schema", "completion"}
"""The commands that take no text from anywhere: what they write is known."""


def written(files: Files, forms: Container[str]) -> dict[str, str | bytes]:
    """What the commands write of these files in some formats, by command and format; PDF takes too long."""
    pages = {name: page(files) for name, page in PAGES.items()}
    layouts = {form: layout for form, layout in LAYOUTS.items() if form in forms}
    laid = {f"{name} {form}": layout(page) for name, page in pages.items() for form, layout in layouts.items()}
    return laid | {name: document(files) for name, document in DOCUMENTS.items() if name.split()[1] in forms}
