"""What people wrote themselves: comments, texts, analysis, the words behind ”annat”.

In a file of several their words stand sorted by the text, so that nothing tells who wrote what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from digikap.model.answer import Chosen, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question
from digikap.report.view.words import comments, line, lines
from digikap.swedish import alphabetical


def remarks(assessment: Assessment) -> Mapping[str, tuple[str, ...]]:
    """The comments that were meant for the report, by question id: the group's own, then those of its respondents.

    What fewer than three respondents were asked is not shown, so neither is what they wrote about it.
    """
    found = {question: [comment.text] for question, comment in comments(assessment).items()}
    theirs: dict[str, list[str]] = {}
    shown = {(question.id, id(one)) for question in assessment.asked() for one in _asked(assessment, question)}
    for one in assessment.respondents:
        for question, comment in comments(one).items():
            if (question, id(one)) in shown:
                theirs.setdefault(question, []).append(comment.text)
    return {question: (*found.get(question, ()), *_mixed(theirs.get(question, ()))) for question in {**found, **theirs}}


def held(assessment: Assessment) -> int:
    """How many comments stay in the file: those that are arbetsmaterial."""
    everyone = (assessment, *assessment.respondents)
    return sum(comment.use == "arbetsmaterial" for one in everyone for comment in one.comments.values())


def texts(assessment: Assessment, question: Question) -> tuple[str, ...]:
    """What was written as the answer to a question of text: the group's lines, or one line for each respondent."""
    own = assessment.answers.get(question.id)
    if isinstance(own, Written):
        return lines(own.text)
    given = [one.answers.get(question.id) for one in _asked(assessment, question)]
    return tuple(line(text) for text in _mixed(one.text for one in given if isinstance(one, Written)))


def notes(assessment: Assessment, section_id: str) -> Mapping[int, tuple[str, ...]]:
    """The lines under each discussion question of a section, by its number: the group's own, then each respondent's."""
    found = {number: lines(text) for number, text in assessment.analysis.get(section_id, {}).items()}
    theirs: dict[int, list[str]] = {}
    for one in assessment.respondents:
        for number, text in one.analysis.get(section_id, {}).items():
            theirs.setdefault(number, []).append(text)
    for number, written in theirs.items():
        found[number] = (*found.get(number, ()), *map(line, _mixed(written)))
    return found


def behind(assessment: Assessment, question: ChoiceQuestion) -> tuple[str, ...]:
    """The words behind a question's free-text choice, each once."""
    given = [assessment.answers.get(question.id)]
    given += [one.answers.get(question.id) for one in _asked(assessment, question)]
    voting = assessment.voting(question.id)
    said = {one.other for one in given if isinstance(one, Chosen)} | {voting.other if voting else None}
    return tuple(map(line, _mixed(words for words in said if words)))


def _asked(assessment: Assessment, question: Question) -> tuple[Assessment, ...]:
    """The respondents who were asked the question in the same words."""
    return assessment.together.questions.get(question.id, ()) if assessment.respondents else ()


def _mixed(written: Iterable[str]) -> list[str]:
    return sorted(written, key=lambda text: (alphabetical(text), text))
