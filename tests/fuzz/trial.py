"""A file put through all that `check` and `assess` would do with it: refused in words, or it works to the end."""

from __future__ import annotations

import io
import random
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from digikap.cli.console import terminal
from digikap.cli.examining import Verdict, examined
from digikap.cli.failure import words
from digikap.cli.verdict import as_json, as_text
from digikap.errors import DigikapError
from digikap.interview.asker import (
    DiscussionScreen,
    FinishScreen,
    Given,
    Jump,
    Move,
    Noted,
    QuestionScreen,
    Remarked,
    SectionScreen,
)
from digikap.interview.flow import interview
from digikap.interview.layout import View
from digikap.interview.pages import discussion_page, finish_page, help_page, section_page
from digikap.interview.screen import question_screen
from digikap.interview.start import default_services
from digikap.model.answer import Answer, Chosen, Special, Written
from digikap.model.assessment import Assessment, Organisation, Variant
from digikap.model.questionnaire import MultipleChoice, Questionnaire, Ranking, Rating, RatingGrid, SingleChoice, Text
from digikap.report import markdown
from digikap.report.export.material import material
from digikap.report.export.toml import to_toml as results
from digikap.report.terminal import render, render_summary
from digikap.report.view import view
from digikap.scoring.score import score
from digikap.store.assessments import read, to_toml
from digikap.store.questionnaires import load

VIEWS = (View(78, 22), View(58, 18), View(80, None))
_LONGEST = 400


@dataclass(frozen=True)
class Outcome:
    """What became of a file, and how many seconds it took to examine it."""

    accepted: bool
    seconds: float


class Guesser:
    """A room that answers anything that can be answered, in any order; every screen is drawn in three windows."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._asked = 0

    def section(self, screen: SectionScreen) -> Move | Jump:
        for one in VIEWS:
            section_page(screen, "Sparat", one)
        return Move.NEXT

    def question(self, screen: QuestionScreen) -> Given | Remarked | Move | Jump:
        for one in VIEWS:
            question_screen(screen, "Sparat", 0, one)
            help_page(screen, (), one)
        self._asked += 1
        if self._asked > _LONGEST:
            return Move.STOP
        if self._chance.random() < 0.1:
            return self._chance.choice([Move.BACK, Move.PARK, Move.NEXT])
        return Given(self._answer(screen))

    def _answer(self, screen: QuestionScreen) -> Answer:
        chance, question = self._chance, screen.question
        match question:
            case Rating() | RatingGrid():
                scale = screen.assessment.questionnaire.scale(question.scale)
                marks: list[int | Special] = list(range(1, len(scale.levels) + 1))
                marks += [Special.UNKNOWN] * scale.allow_unknown
                return chance.choice(marks + [Special.NOT_APPLICABLE] * question.allow_not_applicable)
            case Text():
                return Written("Egna ord")
            case SingleChoice() | MultipleChoice() | Ranking():
                if question.allow_unknown and chance.random() < 0.2:
                    return Special.UNKNOWN
                most = 1 if isinstance(question, SingleChoice) else question.max_choices or len(question.choices)
                picked = chance.sample(question.choices, chance.randint(1, most))
                alone = [choice for choice in picked if choice.exclusive]
                picked = alone[:1] or picked
                other = "Eget" if any(choice.free_text for choice in picked) else None
                return Chosen(tuple(choice.id for choice in picked), other)

    def discussion(self, screen: DiscussionScreen) -> Noted | Move | Jump:
        for one in VIEWS:
            discussion_page(screen, "Sparat", one)
        return Noted("Egna ord")

    def finish(self, screen: FinishScreen) -> Move | Jump:
        for one in VIEWS:
            finish_page(screen, "Sparat", 0, one)
        return Move.NEXT

    def acknowledge(self, text: str) -> None:
        """Nobody to say it to."""

    def another_place(self, problem: str) -> str:
        raise EOFError(problem)


def tried(path: Path, chance: random.Random) -> Outcome:
    """Checks a file; if it has no errors, it is loaded, answered, saved, read again, scored and reported."""
    begun = time.perf_counter()
    try:
        verdict = examined(path)
    except DigikapError as error:
        assert words(error)
        return Outcome(False, time.perf_counter() - begun)
    seconds = time.perf_counter() - begun
    _told(verdict)
    assert (verdict.questionnaire is None) == bool(verdict.errors)
    if verdict.questionnaire is None:
        return Outcome(False, seconds)
    assert load(path) == verdict.questionnaire
    for variant in ("full", "quick"):
        if variant == "full" or any(question.quick for question in verdict.questionnaire.questions()):
            _assessed(verdict.questionnaire, variant, path.with_suffix(".sparad.toml"), chance)
    return Outcome(True, seconds)


def _told(verdict: Verdict) -> None:
    for text in (as_text(verdict), as_json(verdict)):
        assert "Traceback" not in text
        text.encode()  # nothing that a stream cannot hold
        assert "\x1b" not in text


def _assessed(questionnaire: Questionnaire, variant: Variant, path: Path, chance: random.Random) -> None:
    optional = tuple(question.id for question in questionnaire.optional_questions())
    assessment = Assessment(
        id="prov",
        questionnaire=questionnaire,
        organisation=Organisation("Ängelholm"),
        date=date(2026, 11, 21),
        participants=8,
        variant=variant,
        included=optional[: chance.randint(0, len(optional))],
        services=default_services(questionnaire),
    )
    states = list(interview(assessment, Guesser(chance), lambda: 0.0))
    assert "\x1b" not in "".join(said for _, said in states)
    assessment = states[-1][0]
    path.write_text(to_toml(assessment), encoding="utf-8")
    again = read(path)
    assert again == assessment
    scores = score(again)
    shown = view(again, scores)
    page = io.StringIO()
    render(shown, terminal(page, width=80))
    render_summary(shown, terminal(page, width=60))
    assert "\x1b" not in page.getvalue()
    assert markdown.render(shown)
    assert results(material(again))
