"""What stands in an assessment's file and is not exported: always, without comments, and where nobody may be known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digikap.model.answer import Chosen, Written
from digikap.model.assessment import Assessment
from digikap.model.tally import GridVoting, Voting
from digikap.report.export import voices
from digikap.report.export.nameless import is_all_public, new_services
from digikap.report.view.own_words import held
from digikap.report.view.words import comments, hidden_comments, is_told
from digikap.scoring.wording import is_same, question_of


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
    if reworded := sum(_reworded(assessment, one) for one in assessment.respondents):
        yield LeftOut("other_wording", "Svar på frågor med en annan ordalydelse", reworded)
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
    if minorities := sum(voting.minority is not None for voting in votings(assessment)):
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
    if uneven := sum(voting.uneven is not None for voting in votings(assessment)):
        yield LeftOut("uneven", "Skäl till ett ojämnt antal röster", uneven)
    yield from _of_plan(assessment)
    if not is_all_public(assessment.questionnaire, public):
        yield LeftOut("own_words", "Det egna formulärets namn och texter; id står kvar")


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


def _reworded(assessment: Assessment, one: Assessment) -> int:
    """How many of a respondent's answers are to a question that has other words in the questionnaire that counts."""
    theirs = (question for question in one.questionnaire.questions() if question.id in one.answers)
    told = (question for question in theirs if is_told(one, question))
    return sum(not is_same(one.questionnaire, question, assessment.questionnaire) for question in told)


def _hidden(assessment: Assessment) -> int:
    """How many comments for the report are on what other answers have hidden, or on what no longer is a question."""
    gone = sum(
        question_of(assessment.questionnaire, name) is None for one in assessment.respondents for name in comments(one)
    )
    return gone + sum(len(hidden_comments(one)) for one in _everyone(assessment))
