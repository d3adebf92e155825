"""Everything that the program does with an assessment that it has read: none of it may fail."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from digikap import advice
from digikap.cli.console import terminal
from digikap.cli.failure import words
from digikap.cli.reading import check_shown
from digikap.cli.sources import read_all
from digikap.cohort import cohort
from digikap.comparing import compare
from digikap.errors import DigikapError
from digikap.interview.console import ConsoleAsker
from digikap.interview.device import ESCAPE, Draw, Prompt
from digikap.interview.ending import after_the_result
from digikap.interview.flow import interview
from digikap.interview.layout import View
from digikap.interview.recalling import recall
from digikap.merging import merge, unfit, without_roles
from digikap.model.assessment import Assessment
from digikap.model.municipality import Municipality
from digikap.report import agenda, comparison, history, html, markdown, plan
from digikap.report.comparison import export, many, over_time
from digikap.report.comparison.flat import cohort_table, exported, trend_table
from digikap.report.export.csv import to_csv
from digikap.report.export.json import to_json
from digikap.report.export.material import Selection, material, told
from digikap.report.export.toml import to_toml as results
from digikap.report.export.xlsx import to_xlsx
from digikap.report.terminal import render, render_summary
from digikap.report.view import view
from digikap.report.view.blocks import Page
from digikap.scoring.score import indices, score
from digikap.store import content
from digikap.store.assessments import from_bytes, read, to_toml
from digikap.store.finished import newest_finished
from digikap.store.history import saved_in
from digikap.store.targets import as_levels, read_targets, targets_toml
from digikap.store.workfile import Workfile, default_name, merged_name, unfinished
from digikap.trend import trend
from tests.fuzz.seeds import whole

TODAY = date(2026, 11, 22)
MOMENT = "2026-11-22T09:00:00+01:00"
VIEWS = (View(78, 22), View(58, 18), View(80, None))
_MOST_TYPED = 60
_TYPED = ["", "", "", "1", "2", "3", "9", "1 2 3", "0 0 8", "23", "v", "e", "?", "k", "p", "b", "h", "s", "o", "n", "j",
          "+", "-", "d", ESCAPE, "Egna ord", "2027-01-31", "xyz" * 40, "1,2", "a"]  # fmt: skip


@dataclass(frozen=True)
class Used:
    """What is to be used, the file that it was read from, and what decides how."""

    assessment: Assessment
    path: Path
    chance: random.Random

    def other(self) -> Assessment:
        """A whole assessment to put beside it."""
        return self.chance.choice(_whole())


@cache
def _whole() -> Sequence[Assessment]:
    return whole()


@cache
def _municipalities() -> Sequence[Municipality]:
    return content.municipalities()


class Typist:
    """A room that types anything at any prompt, until it has had enough; every screen is drawn."""

    redraws = True

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._left = _MOST_TYPED

    def ask(self, draw: Draw, prompt: Prompt) -> str:
        self.show(draw)
        self._left -= 1
        if not self._left:
            raise EOFError
        line = self._chance.choice(_TYPED)
        if prompt.live is not None:
            prompt.live(line)
        return line

    def show(self, draw: Draw) -> None:
        for line in draw(self._chance.choice(VIEWS)):
            assert line is not None


def kept(assessment: Assessment, path: Path) -> str:
    """What was read is whole: written, it is read again as the same, and written the same. Gives the text."""
    text = to_toml(assessment)
    again = from_bytes(path, text.encode())
    assert again == assessment
    assert to_toml(again) == text
    return text


def page_drawn(page: Page, *, width: int = 80) -> None:
    drawn = io.StringIO()
    render(page, terminal(drawn, width=width))
    for text in (drawn.getvalue(), markdown.render(page)):
        assert "\x1b" not in text
        text.encode()


def _report(use: Used) -> None:
    shown = view(use.assessment, score(use.assessment))
    page_drawn(shown, width=use.chance.choice([60, 80]))
    render_summary(shown, terminal(io.StringIO(), width=60))


def _web_page(use: Used) -> None:
    html.render(view(use.assessment, score(use.assessment))).encode()


def _material(use: Used) -> Iterator[object]:
    chance = use.chance
    held = material(use.assessment, Selection(chance.random() < 0.5, chance.random() < 0.5), frozenset({"Q", "A"}))
    told(held)
    yield results(held).encode()
    yield to_json(held).encode()
    yield to_csv(held, excel=chance.random() < 0.5).encode()


def _export(use: Used) -> None:
    list(_material(use))


def _workbook(use: Used) -> None:
    to_xlsx(material(use.assessment))


def _same(use: Used) -> None:
    assert compare(use.assessment, use.assessment).is_same


def _compared(use: Used) -> None:
    pair = [use.assessment, use.other()]
    use.chance.shuffle(pair)
    compared = compare(*pair)
    page_drawn(comparison.page(compared))
    export.to_toml(compared).encode()
    export.to_json(compared).encode()
    export.to_csv(compared).encode()


def _agenda(use: Used) -> None:
    scores = score(use.assessment)
    minutes = use.chance.choice([3, 25, 480])
    page_drawn(agenda.page(use.assessment, scores, advice.agenda(use.assessment, scores, minutes)))


def _plan(use: Used) -> None:
    page_drawn(plan.plan_page(use.assessment, score(use.assessment), TODAY))


def _merge(use: Used) -> None:
    files = [use.assessment, use.other(), use.other()]
    files = [one for one in files if not unfit([use.assessment, one])]
    if files:
        merged = merge(files)
        for one in (merged.assessment, without_roles(merged.assessment)):
            kept(one, use.path)
        assert merge([merged.assessment]).assessment == merged.assessment


def _trend(use: Used) -> None:
    before = replace(use.other(), date=date(2024, 1, 1))
    found = trend([before, use.assessment])
    page_drawn(over_time.page(found))
    exported(trend_table(found), use.chance.choice(["toml", "json", "csv"]))


def _cohort(use: Used) -> None:
    names = [(one.code, one.name) for one in _municipalities()[:5]]
    organisation = use.assessment.organisation
    others = [
        replace(use.assessment, id=f"k{code}", organisation=replace(organisation, code=code, name=name))
        for code, name in names
    ]
    together = cohort([use.assessment, *others], use.chance.choice([None, use.assessment.id]), _municipalities())
    page_drawn(many.page(together, use.chance.choice([None, "county", "group"])))
    exported(cohort_table(together), use.chance.choice(["toml", "json", "csv"]))


def _folder(use: Used) -> None:
    folder, one = use.path.parent, use.assessment
    read_all(saved_in(folder))
    page_drawn(history.page([history.Listed(use.path.name, one, indices(one))], [], str(folder)))
    unfinished(folder)
    newest_finished(folder, one.organisation, one.questionnaire.id, one.date + timedelta(1))
    default_name(one.organisation.name, one.date, folder, one.respondent.alias if one.respondent else None)
    merged_name(one.organisation.name, one.date, folder)


def _last_time(use: Used) -> None:
    now = replace(use.assessment, id="nu", answers={}, votes={}, respondents=())
    for before in (use.assessment, use.other()):
        kept(replace(now, previous=recall(before, now)), use.path)


def _profile(use: Used) -> None:
    if use.assessment.required:
        path = use.path.with_suffix(".nivaer")
        path.write_text(targets_toml(use.assessment), encoding="utf-8")
        assert read_targets(path, use.assessment.questionnaire) == as_levels(use.assessment.required)


def _went_on(use: Used) -> None:
    """Gone on with as `assess` does, typing anything; each state is saved."""
    if use.assessment.respondents:
        return
    begun = replace(use.assessment, state="ongoing")
    asker = ConsoleAsker(Typist(use.chance))
    _typed(use, begun, (state for state, _ in interview(begun, asker, lambda: 0.0)))


def _ended(use: Used) -> None:
    """The required levels and the plan, typing anything; each state is saved."""
    if use.assessment.respondent is None:
        states = after_the_result(Typist(use.chance), use.assessment, max(TODAY, use.assessment.date))
        _typed(use, use.assessment, (state for state, _ in states))


def _typed(use: Used, last: Assessment, states: Iterator[Assessment]) -> None:
    try:
        for state in states:
            last = state
    except EOFError:
        pass
    kept(last, use.path)


def _saved(use: Used) -> None:
    """Opened to be worked in, saved, and read anew."""
    path = use.path.with_name("arbete.toml")
    path.write_text(to_toml(use.assessment), encoding="utf-8")
    work, assessment = Workfile.resume(path, "någon", "i dag")
    with work:
        saved = work.save(assessment, MOMENT)
    assert read(path) == saved


USES: tuple[Callable[[Used], None], ...] = (
    _report, _web_page, _export, _workbook, _same, _compared, _agenda, _plan, _merge, _trend, _cohort, _folder,
    _last_time, _profile, _went_on, _ended, _saved,
)  # fmt: skip


def used(assessment: Assessment, path: Path, chance: random.Random, share: float) -> None:
    """Scores what was read, writes it, and uses it in this share of the ways there are (below 1: less often).

    Words may refuse what cannot be done, nothing else.
    """
    score(assessment)
    if share < 1 and chance.random() > 2 * share:
        return
    kept(assessment, path)
    try:
        check_shown(assessment, path)
    except DigikapError as error:
        assert words(error)
        return
    amount = len(USES) if share >= 1 else int(chance.random() < 0.5)
    for use in chance.sample(USES, amount):
        try:
            use(Used(assessment, path, chance))
        except DigikapError as error:
            assert words(error)
