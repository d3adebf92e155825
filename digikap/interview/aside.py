"""What a changed answer puts aside: rows and questions that are asked no longer. Their answers are kept to the end."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from digikap.model.answer import Grid
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import RatingGrid
from digikap.model.tally import GridVoting
from digikap.swedish import listed, quoted


def warning(before: Assessment, now: Assessment) -> str:
    """Says which answers a changed answer has put aside. They are kept, should it be changed back."""
    said = ""
    grids = [question for question in now.questionnaire.questions() if isinstance(question, RatingGrid)]
    stale = [grid.label for grid in grids if _stale_rows(now, grid)]
    if stale:
        said += f" {listed(map(quoted, stale))} har svar om val som är borttagna. De sparas tills allt är klart."
    aside = set(now.hidden()) - set(before.hidden())
    if aside:
        labels = [question.label for question in now.questionnaire.questions() if question.id in aside]
        said += f" {listed(map(quoted, labels))} ställs inte längre. Svaren sparas men räknas inte."
    return said


def pruned(assessment: Assessment) -> Assessment:
    """The assessment without answers and votes for rows that are no longer there."""
    for question in assessment.questionnaire.questions():
        if not isinstance(question, RatingGrid) or not _stale_rows(assessment, question):
            continue
        rows = [row.id for row in assessment.rows(question)]
        answer, votes = assessment.answers.get(question.id), assessment.votes.get(question.id)
        if isinstance(answer, Grid):
            kept = {row: answer.marks[row] for row in rows if row in answer.marks}
            assessment = assessment.with_answer(question.id, Grid(kept) if kept else None)
        if isinstance(votes, GridVoting):
            voted = {row: votes.rows[row] for row in rows if row in votes.rows}
            others = {one: theirs for one, theirs in assessment.votes.items() if one != question.id}
            changed = {**others, question.id: GridVoting(MappingProxyType(voted))} if voted else others
            assessment = replace(assessment, votes=MappingProxyType(changed))
    return assessment


def _stale_rows(assessment: Assessment, grid: RatingGrid) -> set[str]:
    answer, votes = assessment.answers.get(grid.id), assessment.votes.get(grid.id)
    marks = set(answer.marks) if isinstance(answer, Grid) else set()
    voted = set(votes.rows) if isinstance(votes, GridVoting) else set()
    return (marks | voted) - {row.id for row in assessment.rows(grid)}
