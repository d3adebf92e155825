"""What those who answered alone wrote for the report, as written: in the order of the text, never whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from digikap.model.answer import Chosen, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question
from digikap.report.view.words import comments as meant
from digikap.swedish import alphabetical

Voices = Mapping[str, list[str]]
"""Texts by the id of the question that they belong to, in the questionnaire's order; none of them empty."""


def comments(assessment: Assessment) -> Voices:
    """The respondents' comments for the report, on questions that enough of them were asked."""
    theirs = [meant(one) for one in assessment.respondents]
    found = {one.id: [said[one.id].text for said in theirs if one.id in said] for one in assessment.asked()}
    return {question: _mixed(texts) for question, texts in found.items() if any(texts)}


def texts(assessment: Assessment) -> Voices:
    """Their answers in words of their own."""
    found = {
        question.id: [given.text for given in given_to(assessment, question) if isinstance(given, Written)]
        for question in assessment.asked()
    }
    return {question: _mixed(written) for question, written in found.items() if any(written)}


def other_texts(assessment: Assessment) -> Voices:
    """Their own words behind a choice, each once: who said the same as somebody else is not told."""
    found = {
        question.id: {given.other for given in given_to(assessment, question) if isinstance(given, Chosen)}
        for question in assessment.asked()
    }
    return {question: _mixed(said) for question, said in found.items() if any(said)}


def analysis(assessment: Assessment) -> Mapping[str, Mapping[str, list[str]]]:
    """Their lines under the discussion questions: by section id, and the question's number from 1."""
    found: dict[str, dict[str, list[str]]] = {}
    for section in assessment.questionnaire.sections:
        lines = [one.analysis.get(section.id, {}) for one in assessment.respondents]
        for number in sorted({number for one in lines for number in one}):
            found.setdefault(section.id, {})[str(number)] = _mixed(one.get(number) for one in lines)
    return found


def given_to(assessment: Assessment, question: Question) -> Iterator[object]:
    """Every answer by those who were asked the question in the same words; None where one gave none."""
    for one in assessment.together.questions.get(question.id, ()):
        yield one.answers.get(question.id)


def _mixed(written: Iterable[str | None]) -> list[str]:
    return sorted((text for text in written if text), key=lambda text: (alphabetical(text), text))
