"""Words of a vote: what is typed, what was typed, how it went the last time. Loaded in a tally alone."""

from __future__ import annotations

from digikap.interview.asker import QuestionScreen
from digikap.interview.typed import UNKNOWN
from digikap.interview.typed_votes import how_to_count, how_to_vote
from digikap.interview.words import answer_words, rating_scale
from digikap.model.answer import Answer, Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, Ranking, Rating, RatingGrid, SingleChoice
from digikap.model.tally import ChoiceTally, Round, Voting
from digikap.swedish import capital, count, uncapital


def how(screen: QuestionScreen, *, short: bool = False) -> str:
    """What the votes on a question are typed as; `short`: on one line of a small window."""
    question, expected = screen.question, voters(screen.assessment)
    if isinstance(question, Rating | RatingGrid):
        levels, unknown, absent = rating_scale(screen, question)
        return how_to_vote(levels, unknown=unknown, not_applicable=absent, voters=expected, short=short)
    assert isinstance(question, ChoiceQuestion)
    if isinstance(question, SingleChoice):
        last, what = len(question.choices), "antal per val, i ordning"
        return how_to_vote(last, unknown=question.allow_unknown, voters=expected, what=what, short=short)
    if short:
        most = (
            "Siffror" if question.max_choices is None else f"Högst {count(question.max_choices, 'siffra', 'siffror')}"
        )
        order = ", viktigast först" if isinstance(question, Ranking) else ""
        return f"{most} per person{order}. Enter räknar."
    most = "en eller flera" if question.max_choices is None else f"högst {question.max_choices}"
    order = ", det viktigaste först" if isinstance(question, Ranking) else ""
    or_unknown = f" (eller {UNKNOWN})" if question.allow_unknown else ""
    one = f"En person i taget: {most} siffror{or_unknown}{order}. x ångrar, Enter räknar."
    return f"{one} Eller {uncapital(how_to_count(question, expected).removeprefix('Skriv '))}"


def agreed(screen: QuestionScreen) -> str:
    """How an answer is given that everyone agrees on, without votes."""
    return f"Är alla redan överens sparar ett likamedtecken svaret utan omröstning: ={_together(screen)}."


def _together(screen: QuestionScreen) -> str:
    """An answer that fits the question: a level, a choice, or several, in a ranking not in their own order."""
    question = screen.question
    if isinstance(question, Rating | RatingGrid):
        return str(min(4, rating_scale(screen, question)[0]))
    assert isinstance(question, ChoiceQuestion)
    last = len(question.choices)
    if isinstance(question, SingleChoice):
        return str(min(4, last))
    order = (3, 1, 4) if isinstance(question, Ranking) else (1, 3)
    return " ".join(str(one) for one in [one for one in order if one <= last][: question.max_choices])


def remembered(screen: QuestionScreen, old: Answer | None) -> str:
    """How it went the last time, or what was settled without votes; "" for neither."""
    voting, question = screen.voting, screen.question
    if voting is not None:
        former = votes_words(voting.last, question, screen.assessment)
        return f"Omröstning {len(voting.rounds) + 1}. Förut: {former}. b går tillbaka till utfallet."
    if old is None:
        return ""
    return f"Fastställt utan omröstning (Enter behåller det): {answer_words(screen.assessment, question, old)}"


def votes_words(votes: Round, question: Question, assessment: Assessment) -> str:
    """The votes in words on one line, those with none left out: ``3 × Ganska låg · 1 × Vet ej``."""
    if isinstance(votes, ChoiceTally):
        assert isinstance(question, ChoiceQuestion)
        listed = [(votes.chosen.get(choice.id, 0), choice.text) for choice in question.choices]
        listed += [(votes.unknown, capital(Special.UNKNOWN.words))]
    else:
        assert isinstance(question, Rating | RatingGrid)
        names = assessment.questionnaire.scale(question.scale).levels
        listed = list(zip(votes.counts, names, strict=True))
        listed += [(votes.unknown, "Vet ej"), (votes.not_applicable, "Ej aktuellt")]
    return " · ".join(f"{n} × {words}" for n, words in listed if n)


def voters(assessment: Assessment) -> int | None:
    """How many votes are expected: the participants, else as many as voted first; None where nobody has."""
    if assessment.participants is not None:
        return assessment.participants
    for votes in assessment.votes.values():
        votings = [votes] if isinstance(votes, Voting) else list(votes.rows.values())
        if votings:
            return votings[0].rounds[0].cast
    return None
