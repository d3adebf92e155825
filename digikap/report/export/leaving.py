"""What stands in an assessment's file and is not exported: always, without comments, and where nobody may be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digikap.model.answer import Answer, Chosen, Grid, Mark, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import RatingGrid
from digikap.model.tally import GridVoting, Voting
from digikap.model.together import FEWEST
from digikap.report.export import voices
from digikap.report.export.nameless import is_all_public, new_services
from digikap.report.view.own_words import held
from digikap.report.view.words import comments, hidden_comments, is_told
from digikap.swedish import small_number


@dataclass(frozen=True)
class LeftOut:
    """Something that stands in the assessment's file and is not exported; how many, where it can be counted."""

    id: str
    name: str
    count: int | None = None


def always(assessment: Assessment) -> Iterator[LeftOut]:
    """What no export has; of those who answered alone all together, never one by one."""
    yield LeftOut("working_comments", "Kommentarer som är arbetsmaterial", held(assessment))
    if unasked := sum(map(_unasked, _everyone(assessment))):
        yield LeftOut("unasked_answers", "Svar på frågor som inte ställs längre", unasked)
    reworded, too_few = _uncounted(assessment)
    if reworded:
        yield LeftOut("other_wording", "Svar på frågor med en annan ordalydelse", reworded)
    if too_few:
        few = small_number(FEWEST)
        yield LeftOut("too_few", f"Svar på frågor och rader som färre än {few} har fått", too_few)
    if hidden := _hidden(assessment):
        yield LeftOut("hidden_comments", "Kommentarer på frågor som inte ställs längre", hidden)
    if assessment.respondents:
        yield LeftOut("respondents", "Vars och ens egna svar, alias och roll", len(assessment.respondents))
    elif assessment.respondent is not None:
        yield LeftOut("respondents", "Den svarandes alias och roll", 1)
    if assessment.previous is not None and assessment.previous.told:
        yield LeftOut("previous_answers", "Svaren från förra gången", len(assessment.previous.told))


def of_comments(assessment: Assessment) -> Iterator[LeftOut]:
    """What goes where the comments go: what a minority wrote is a comment too."""
    theirs = sum(map(len, voices.comments(assessment).values()))
    yield LeftOut("comments", "Kommentarer för rapporten", len(comments(assessment)) + theirs)
    if minorities := sum(len(tuple(voting.minorities())) for voting in votings(assessment)):
        yield LeftOut("minority", "Skäl från dem som var i minoritet", minorities)


def of_names(assessment: Assessment, public: frozenset[str]) -> Iterator[LeftOut]:
    """What goes where nobody may know whose it is."""
    everyone = _everyone(assessment)
    answers = [answer for one in everyone for answer in one.answers.values()]
    yield LeftOut("id", "Filens id")
    yield LeftOut("organisation", "Kommunens namn, kod, län, kommungrupp och folkmängd")
    facts = len(assessment.questionnaire.facts)
    yield LeftOut("facts", "Frågorna om invånare, kommungrupp och deltagarnas roller", facts)
    yield LeftOut("texts", "Svar i egna ord", sum(isinstance(answer, Written) for answer in answers))
    other = sum(isinstance(answer, Chosen) and answer.other is not None for answer in answers)
    other += sum(voting.other is not None for voting in votings(assessment))
    yield LeftOut("other_text", "Egna ord bakom ett val", other)
    lines = sum(len(one) for person in everyone for one in person.analysis.values())
    yield LeftOut("analysis", "Gruppens egen analys, i rader", lines)
    yield LeftOut("services", "Namn på egna verksamheter", len(new_services(assessment, public)))
    if uneven := sum(_uneven(voting) for voting in votings(assessment)):
        yield LeftOut("uneven", "Skäl till ett ojämnt antal röster", uneven)
    yield from _of_plan(assessment)
    if not is_all_public(assessment.questionnaire, public):
        yield LeftOut("own_words", "Det egna formulärets namn och texter; id står kvar")


def _uneven(voting: Voting) -> int:
    """How many rounds have a reason for a wrong number of votes."""
    return sum(voting.reasons(number).uneven is not None for number in range(1, len(voting.rounds) + 1))


def _of_plan(assessment: Assessment) -> Iterator[LeftOut]:
    before = assessment.previous
    if planned := len(assessment.actions) + (len(before.actions) if before else 0):
        yield LeftOut("actions", "Åtgärdernas ord, roller och datum; hur långt de har kommit står kvar", planned)
    if before is not None:
        yield LeftOut("previous", "Den förra självskattningens id och datum")


def votings(assessment: Assessment) -> Iterator[Voting]:
    """Everything that was voted on, question by question and row by row."""
    for votes in assessment.votes.values():
        yield from votes.rows.values() if isinstance(votes, GridVoting) else (votes,)


def _everyone(assessment: Assessment) -> tuple[Assessment, ...]:
    return (assessment, *assessment.respondents)


def _unasked(one: Assessment) -> int:
    """How many questions have an answer or votes in somebody's file and are not asked there."""
    given = one.answers.keys() | one.votes.keys()
    return sum(question.id in given and not is_told(one, question) for question in one.questionnaire.questions())


def _uncounted(assessment: Assessment) -> tuple[int, int]:
    """How many answers of respondents are to what has other words now, and to what too few were asked.

    A grid is as many answers as it has rows that were answered.
    """
    theirs = assessment.together.questions
    asked = [(one, question) for one in assessment.respondents for question in one.asked()]
    alike = [(one, assessment.questionnaire.question(name)) for name, people in theirs.items() for one in people]
    shown = [(one, question) for one, question in alike if assessment.asks(question)]
    every, same, told = (sum(_size(one.answers.get(question.id)) for one, question in some)
                         for some in (asked, alike, shown))  # fmt: skip
    rows = sum(
        row in _marks(one, question)
        for question in assessment.asked()
        if isinstance(question, RatingGrid)
        for row, people in assessment.together.rows.get(question.id, {}).items()
        if len(people) < FEWEST
        for one in people
    )
    return every - same, same - told + rows


def _size(answer: Answer | None) -> int:
    if isinstance(answer, Grid):
        return len(answer.marks)
    return int(answer is not None)


def _marks(one: Assessment, grid: RatingGrid) -> Mapping[str, Mark]:
    answer = one.answers.get(grid.id)
    return answer.marks if isinstance(answer, Grid) else {}


def _hidden(assessment: Assessment) -> int:
    """How many comments for the report are on what answers have hidden, is no question now, or too few were asked."""
    asked = {question.id for question in assessment.asked()}
    theirs = sum(name not in asked for one in assessment.respondents for name in comments(one))
    return theirs + sum(len(hidden_comments(one)) for one in _everyone(assessment))
