"""Votes out of an answers file that are not as many as the participants: told, since nobody is asked why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from digikap.cli import console
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import RatingGrid
from digikap.model.tally import Voting
from digikap.swedish import listed, quoted
from digikap.text import visible_line

_MOST = 8  # more names than this are no help in a message


def tell_uneven(assessment: Assessment, questions: Collection[str]) -> None:
    """Tells of these questions' last rounds that are not as many as the participants, where the file does not say why.

    Nothing is told where nobody knows how many the participants are.
    """
    wrong = [
        f"{name} ({voting.last.cast})"
        for name, voting in _votings(assessment, questions)
        if voting.uneven is None and assessment.participants not in (None, voting.last.cast)
    ]
    if wrong:
        named = [*wrong[:_MOST], *[f"{len(wrong) - _MOST} till"] * (len(wrong) > _MOST)]
        console.tell(
            f"Obs: rösterna är inte lika många som de {assessment.participants} deltagarna: {listed(named)}. "
            f"Skriv varför i svarsfilen, som {quoted('uneven')} efter rundorna."
        )


def _votings(assessment: Assessment, questions: Collection[str]) -> Iterator[tuple[str, Voting]]:
    """The votings on these questions that are asked, each with its name: ``v_drift, Förskola`` for a row of a grid."""
    for question in assessment.asked():
        if question.id in questions:
            rows = assessment.rows(question) if isinstance(question, RatingGrid) else (None,)
            for row in rows:
                voting = assessment.voting(question.id, row.id if row else None)
                if voting is not None:
                    yield f"{question.id}, {visible_line(row.name)}" if row else question.id, voting
