"""An assessment of every kind of question, short enough to be answered again and again; and what a file holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, assert_never

from digikap.model.answer import Answer, Chosen, Grid, Respondent, Written
from digikap.model.assessment import Assessment, Mode, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import GridVoting, Round, Tally, Votes, Voting
from digikap.store.assessments import to_toml
from digikap.store.questionnaires import load

MODES: tuple[Mode, ...] = ("consensus", "tally", "individual")
VOTERS = 3
SERVICES = ("forskola", "skola", "aldreomsorg")
_ASKED = {
    "b_it_drift", "d_total", "u_total", "u_tid", "v_drift", "m_utveckling", "e_hinder", "p_viktigaste", "p_forsta_steg",
}  # fmt: skip

Kept = dict[str, Any]
"""What a file holds, by where it stands (``answers.v_drift.skola``): all that was typed, and no time or place."""


@cache
def questionnaire() -> Questionnaire:
    """A few of the main questionnaire's questions: of each kind at least one."""
    whole = load("kommunen")
    sections = [
        section.model_copy(update={"questions": tuple(one for one in section.questions if one.id in _ASKED)})
        for section in whole.sections
    ]
    return whole.model_copy(update={"sections": tuple(one for one in sections if one.questions)})


def prepared(mode: Mode, **changes: Any) -> Assessment:
    """The assessment before its first question."""
    names = {service.id: service.name for service in questionnaire().services}
    base: dict[str, Any] = {
        "services": {one: names[one] for one in SERVICES},
        "participants": 1 if mode == "individual" else VOTERS,
        "respondent": Respondent("blå 7", None) if mode == "individual" else None,
        "saved": "2026-11-21T09:41:37+01:00",
    }
    return Assessment(
        id="k7m2qd9x",
        questionnaire=questionnaire(),
        organisation=Organisation("Ängelholm"),
        date=date(2026, 11, 21),
        mode=mode,
        **(base | changes),
    )


def put(path: Path, assessment: Assessment) -> Path:
    """The file, with the assessment in it."""
    path.write_text(to_toml(assessment), encoding="utf-8")
    return path


def kept(assessment: Assessment) -> Kept:
    """What an assessment holds of what somebody typed."""
    found: Kept = {"state": assessment.state}
    for one, answer in assessment.answers.items():
        found |= _answer(f"answers.{one}", answer)
    for one, votes in assessment.votes.items():
        for place, voting in _votings(one, votes):
            found[f"votes.{place}"] = tuple(map(cast, voting.rounds))
            found |= {f"minority.{place}.{number}": reason for number, reason in voting.minorities()}
    found |= {f"comments.{one}": (comment.text, comment.use) for one, comment in assessment.comments.items()}
    found |= {f"analysis.{one}.{no}": text for one, lines in assessment.analysis.items() for no, text in lines.items()}
    found |= {f"required.{one}": level for one, level in assessment.required.items()}
    for number, action in enumerate(assessment.actions.values()):
        parts = ("text", "role", "due", "first_step", "effect")
        found |= {f"actions.{number}.{part}": getattr(action, part) for part in parts}
        found[f"actions.{number}.state"] = action.state
    return {place: value for place, value in found.items() if value is not None}


def _votings(place: str, votes: Votes) -> Iterator[tuple[str, Voting]]:
    match votes:
        case Voting():
            yield place, votes
        case GridVoting(rows):
            yield from ((f"{place}.{row}", voting) for row, voting in rows.items())
        case _:
            assert_never(votes)


def _answer(place: str, answer: Answer) -> Kept:
    match answer:
        case Grid(marks):
            return {f"{place}.{row}": mark for row, mark in marks.items()}
        case Chosen(ids):
            return {place: ids}
        case Written(text):
            return {place: text}
        case _:
            return {place: answer}


def cast(votes: Round) -> tuple[int, ...] | tuple[tuple[str, int], ...]:
    """The votes of a round, to compare with those that were typed."""
    if isinstance(votes, Tally):
        return votes.counts
    return tuple(sorted((choice, amount) for choice, amount in votes.chosen.items() if amount))
