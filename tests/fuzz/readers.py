"""Every reader of files that a user can give: what a whole file is, and what becomes of a broken one."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Protocol

from digikap.checking.changes import changes
from digikap.cli.examining import examined
from digikap.cli.failure import words
from digikap.cli.verdict import as_json, as_text
from digikap.errors import DigikapError
from digikap.interview.console import ConsoleAsker
from digikap.interview.flow import interview
from digikap.interview.start import default_services
from digikap.model.answer import Respondent
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.handout import handout
from digikap.report.handout import html as paper_page
from digikap.report.handout import markdown as paper_text
from digikap.report.overview import Entry, overview
from digikap.report.reading import reading
from digikap.store.answers import read_answers
from digikap.store.assessments import read
from digikap.store.kinds import kind_of
from digikap.store.questionnaires import load
from digikap.store.shelves import found, own_path
from digikap.store.targets import read_targets
from tests.fuzz import forms, seeds
from tests.fuzz.trial import tried
from tests.fuzz.uses import Typist, kept, page_drawn, used
from tests.store.small import begun

Trial = Callable[[Path, random.Random, float], str]
"""Tries a file, with as large a share of what can be done with it; what became of it, "" if it was accepted."""

_PARTICULAR = re.compile(r"”[^”]*”|\S*\d\S*|(?m:^ .*$)")


class Reader(Protocol):
    """What reads a file; it refuses with a DigikapError."""

    def __call__(self, path: Path, chance: random.Random, share: float, /) -> None: ...


@dataclass(frozen=True)
class Kind:
    """One kind of file: whole ones, and what reads them."""

    name: str
    whole: Callable[[], Sequence[bytes]]
    reader: Reader

    def tried(self, path: Path, chance: random.Random, share: float) -> str:
        """What became of a file: "" if it was accepted, else the words that refused it without names and numbers."""
        try:
            self.reader(path, chance, share)
        except RefusedError as refused:
            text = words(refused.error)
            text.encode()
            assert "\x1b" not in text
            return _PARTICULAR.sub("", text)
        return ""


class RefusedError(Exception):
    """A reader has said no; what happens after a yes is no refusal."""

    def __init__(self, error: DigikapError) -> None:
        super().__init__(str(error))
        self.error = error


def _assessment(path: Path, chance: random.Random, share: float) -> None:
    try:
        assessment = read(path)
    except DigikapError as error:
        raise RefusedError(error) from error
    used(assessment, path, chance, share)


@cache
def _empty(form: int, mode: str) -> Assessment:
    questionnaire = seeds.FORMS[form]()
    alone = {"respondent": Respondent("1"), "participants": None} if mode == "individual" else {}
    return begun(questionnaire, mode=mode, services=default_services(questionnaire), **alone)


def _answers(path: Path, chance: random.Random, share: float) -> None:
    refused = None
    modes = ["consensus", "tally"] if share >= 1 else [chance.choice(["consensus", "tally", "tally", "individual"])]
    for form, mode in itertools.product(range(len(seeds.FORMS)), modes):
        try:
            given = read_answers(path, _empty(form, mode))
        except DigikapError as error:
            refused = refused or error
        else:
            used(given, path, chance, share)
            return
    assert refused
    raise RefusedError(refused)


def _targets(path: Path, chance: random.Random, share: float) -> None:
    try:
        levels = read_targets(path, seeds.rated())
    except DigikapError as error:
        raise RefusedError(error) from error
    used(begun(seeds.rated(), required=levels), path, chance, share)


def _questionnaire(path: Path, chance: random.Random, share: float) -> None:
    beside = path.with_name(forms.BASE)
    if not beside.exists():
        beside.write_bytes(forms.BUILT_ON)
        path.with_name("topp.toml").write_bytes(forms.BUILDING)
    if share >= 1 or chance.random() < share:
        _listed(path)
    try:
        is_simple = share < 1 and chance.random() < 0.8
        questionnaire = load(path) if is_simple else _checked(path, chance)
    except DigikapError as error:
        raise RefusedError(error) from error
    if share >= 1:
        assert tried(path, chance).accepted
    if share >= 1 or chance.random() < share:
        _read_and_printed(questionnaire, path)
        _built_on(path)
        _asked(questionnaire, path, chance, share)


def _listed(path: Path) -> None:
    """Looked for among other files, whatever it is."""
    folders = (path.parent,)
    entries = [Entry(one.questionnaire, "här") for one in found(folders) if one.questionnaire is not None]
    broken = [(str(one.path), one.problem) for one in found(folders) if one.questionnaire is None]
    page_drawn(overview(entries, broken, [], ["här"]))
    for asked in (lambda: own_path("q", folders), lambda: kind_of(path)):
        try:
            asked()
        except DigikapError as error:
            assert words(error)


def _checked(path: Path, chance: random.Random) -> Questionnaire:
    """As `check` does, against a whole one or not; then loaded."""
    against = chance.choice([None, str(path.with_name(forms.BASE)), str(path)])
    verdict = examined(path, against)
    for text in (as_text(verdict), as_json(verdict)):
        text.encode()
        assert "\x1b" not in text
    assert (verdict.questionnaire is None) == bool(verdict.errors)
    questionnaire = load(path)
    assert questionnaire == verdict.questionnaire or against is not None
    return questionnaire


def _read_and_printed(questionnaire: Questionnaire, path: Path) -> None:
    page_drawn(reading(questionnaire))
    paper = handout(questionnaire, "full")
    paper_text.render(paper).encode()
    paper_page.render(paper).encode()
    changes(questionnaire, questionnaire)
    text = load(path)
    assert text == questionnaire


def _built_on(path: Path) -> None:
    """What others build on may be refused there, in words."""
    try:
        load(path.with_name("topp.toml"))
    except DigikapError as error:
        assert words(error)


def _asked(questionnaire: Questionnaire, path: Path, chance: random.Random, share: float) -> None:
    """Answered by somebody who types anything, in a mode and a variant of chance; the outcome is used."""
    optional = tuple(question.id for question in questionnaire.optional_questions())
    mode = chance.choice(["consensus", "tally", "individual"])
    assessment = begun(
        questionnaire,
        mode=mode,
        respondent=Respondent("1") if mode == "individual" else None,
        variant=chance.choice(["full", "quick"]),
        included=optional[: chance.randint(0, len(optional))],
        services=default_services(questionnaire),
    )
    if not assessment.asked():
        return
    asker = ConsoleAsker(Typist(chance))
    last = assessment
    try:
        for state, _ in interview(assessment, asker, lambda: 0.0):
            last = state
    except EOFError:
        pass
    kept(last, path)
    used(last, path.with_suffix(".sparad"), chance, share)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("questionnaire", forms.questionnaires, _questionnaire),
        Kind("assessment", seeds.assessments, _assessment),
        Kind("answers", seeds.answers, _answers),
        Kind("targets", seeds.targets, _targets),
    )
}


def silently(trial: Trial) -> Trial:
    """The same, keeping what is told on the way."""

    def tried(path: Path, chance: random.Random, share: float) -> str:
        with redirect_stderr(StringIO()):
            return trial(path, chance, share)

    return tried
