"""Screens of real questions, as they were looked at and found good; a change of one is seen in the difference.

Write them anew with DIGIKAP_WRITE_GOLDEN=1, then read them before they are committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digikap.interview.asker import DiscussionScreen, FinishScreen, Progress, QuestionScreen, SectionScreen
from digikap.interview.layout import View
from digikap.interview.pages import discussion_page, finish_page, help_page, relevant, section_page
from digikap.interview.screen import question_screen
from digikap.model.answer import Chosen, Grid, Special
from digikap.model.assessment import Comment
from digikap.model.questionnaire import RatingGrid
from digikap.store.content import glossary
from tests.interview.room import begun, kommunen
from tests.interview.typist import text

GOLDEN = Path(__file__).parents[1] / "golden" / "screens"
FORM = kommunen()
PROGRESS = Progress(section=2, sections=6, question=5, questions=25, minutes_used=12, minutes_planned=64)
NOW = begun(
    FORM,
    services={service.id: service.name for service in FORM.services},
    answers={
        "d_kvalitet": 4,
        "u_hinder": Chosen(("pengar", "annat"), "Hamnen"),
        "v_drift": Grid({"forskola": 4, "skola": Special.UNKNOWN, "aldreomsorg": 2, "ifo": Special.NOT_APPLICABLE}),
    },
    comments={"d_kvalitet": Comment("Natten avgör. Vi tar det i mars.", "rapport")},
)
WINDOWS = {"80x24": View(78, 22), "60x20": View(58, 18), "200x50": View(198, 48), "plain": View(79)}
QUESTIONS = [
    "b_invanare",
    "b_it_drift",
    "b_roller",
    "d_robusthet",
    "d_kvalitet",
    "v_drift",
    "u_hinder",
    "m_resurser",
    "m_forutsattningar",
    "p_viktigaste",
    "p_forsta_steg",
]


def agrees(name: str, shown: str) -> None:
    """The screen is the one that was kept under this name."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("DIGIKAP_WRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown + "\n", encoding="utf-8")
    assert shown + "\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_looks_as_it_did(name: str, window: str) -> None:
    question = FORM.question(name)
    row = NOW.rows(question)[min(4, len(NOW.rows(question)) - 1)] if isinstance(question, RatingGrid) else None
    screen = QuestionScreen(NOW, question, PROGRESS, row)
    agrees(f"{name}-{window}", text(question_screen(screen, "Sparat: Rättssäkerhet.", 0, WINDOWS[window])))


@pytest.mark.parametrize("window", ["80x24", "60x20"])
def test_the_other_screens_look_as_they_did(window: str) -> None:
    view, section = WINDOWS[window], FORM.sections[1]
    screen = QuestionScreen(NOW, FORM.question("d_robusthet"), PROGRESS)
    terms = relevant(glossary(), screen.question, section)
    agrees(f"section-{window}", text(section_page(SectionScreen(NOW, section, PROGRESS), "", view)))
    discussion = DiscussionScreen(NOW, section, 1, section.discussion[0], "Inom hemtjänsten.", PROGRESS)
    agrees(f"discussion-{window}", text(discussion_page(discussion, "", view)))
    agrees(f"help-{window}", text(help_page(screen, terms, view)))
    agrees(f"finish-{window}", text(finish_page(FinishScreen(NOW, NOW.unanswered(), PROGRESS), "", 0, view)))
