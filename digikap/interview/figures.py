"""What a round of votes says, in words: do we agree, where is the middle, who does not know, and who speaks first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from digikap.interview.asker import OutcomeScreen, QuestionScreen
from digikap.interview.layout import cells, shortened
from digikap.interview.words import answer_words, mark_words
from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, RatingGrid, SingleChoice
from digikap.model.tally import ChoiceTally, GridVoting, Round, Tally, Voting
from digikap.scoring import agreement
from digikap.scoring.distribution import Distribution
from digikap.swedish import HARD_SPACE, count, number, small_number

_SPEAK = "Den lägsta och den högsta berättar först."
_THEN = "Rösta sedan igen, fastställ ett värde eller låt oenigheten stå."


@dataclass(frozen=True)
class Reading:
    """A round as the room reads it. `verdict`: samsyn, delad bild, motstridigt, "" where that cannot be said.

    `facts`: short, in order. `advice`: what to do now, the sentence that matters most first. `stands`: what
    counts if the group goes on.
    """

    verdict: str
    facts: tuple[str, ...]
    advice: tuple[str, ...]
    stands: str


def reading(screen: OutcomeScreen) -> Reading:
    """What the last round says."""
    votes = screen.voting.last
    return _of_levels(votes) if isinstance(votes, Tally) else _of_choices(screen, votes)


def _of_levels(votes: Tally) -> Reading:
    counts, levels = votes.counts, agreement.chosen_levels(votes.counts)
    middle, mean = agreement.median(counts), agreement.mean(counts)
    facts: list[str] = []
    if middle is not None and mean is not None:
        ends = [f"lägst {levels[0]}", f"högst {levels[-1]}"] if len(levels) > 1 else [f"alla svarade {levels[0]}"]
        facts = [f"median {_decimal(middle)}", *ends, *_share(counts)]
    facts += [f"{votes.unknown}{HARD_SPACE}vet{HARD_SPACE}ej"] * bool(votes.unknown)
    facts += [f"{votes.not_applicable}{HARD_SPACE}ej{HARD_SPACE}aktuellt"] * bool(votes.not_applicable)
    found = agreement.agreement(counts)
    stands = f"medelvärdet {_decimal(mean, 1)}" if mean is not None else "vet ej" if votes.unknown else "ej aktuellt"
    return Reading(found or "", tuple(facts), _advice(votes, found), stands)


def _share(counts: tuple[int, ...]) -> list[str]:
    """``1 av 9 svarade 4–5``, where the scale is long enough."""
    share = agreement.high_share(counts)
    if share is None:
        return []
    lowest = len(counts) - agreement.end_levels(len(counts)) + 1
    return [f"{share[0]} av {share[1]} svarade {lowest}" + (f"–{len(counts)}" if lowest < len(counts) else "")]


def _advice(votes: Tally, found: str | None) -> tuple[str, ...]:
    said: list[str] = []
    if found in ("delad bild", "motstridigt"):
        said = [_SPEAK, _THEN]
    elif found is None and len(agreement.chosen_levels(votes.counts)) > 1:
        said = [_SPEAK]
    if agreement.knowledge_gap(Distribution(votes.counts, votes.unknown, votes.not_applicable)):
        said.append("Många vet ej: vem kan ta reda på det?" if any(votes.counts) else "Vem kan ta reda på det?")
    return tuple(said)


def _of_choices(screen: OutcomeScreen, votes: ChoiceTally) -> Reading:
    question = screen.question
    assert isinstance(question, SingleChoice | ChoiceQuestion)
    facts = [f"{votes.respondents} svarade", *[f"{votes.unknown}{HARD_SPACE}vet{HARD_SPACE}ej"] * bool(votes.unknown)]
    lead = votes.leading(question, screen.voting.other)
    alike = bool(lead.ids) and all(amount == votes.respondents for amount in votes.chosen.values() if amount)
    tied = _tied(votes, lead)
    overlap = agreement.mean_overlap(votes.chosen.values(), votes.respondents)
    if alike and votes.respondents > 1:
        facts.append("alla valde lika")
    elif isinstance(question, SingleChoice) and lead.ids and not tied:
        facts.append(f"{votes.chosen[lead.ids[0]]} av {votes.respondents} valde det som leder")
    elif overlap is not None:
        facts.append(f"två av er delar i snitt {_decimal(overlap, 1)} val")
    if tied:
        place = "ledningen" if len(lead.ids) == 1 else "sista platsen"
        facts.append(f"{small_number(tied)} val delar {place}")
    advice = () if alike or not lead.ids else ("Den som valde något som få andra valde berättar först.",)
    nothing = "vet ej" if votes.unknown else "inget val"
    stands = answer_words(screen.assessment, question, lead) if lead.ids else nothing
    stands += " (av dem som är lika gäller den som står först i frågan)" * bool(tied)
    return Reading("", tuple(facts), advice, stands)


def _tied(votes: ChoiceTally, lead: Chosen) -> int:
    """How many choices are alike on both sides of the last place among those that lead; 0 where none is left out."""
    if not lead.ids:
        return 0
    last = votes.chosen[lead.ids[-1]], votes.first.get(lead.ids[-1], 0)
    alike = [one for one, amount in votes.chosen.items() if (amount, votes.first.get(one, 0)) == last]
    return len(alike) if any(one not in lead.ids for one in alike) else 0


def _decimal(value: Fraction, decimals: int = 0) -> str:
    return number(value, max(decimals, 0 if value.denominator == 1 else 1))


# ---------------------------------------------------------------- on one line


def state(voting: Voting, settled: Answer | None) -> str:
    """What became of a vote, in a word or two: ``fastställt 3``, ``motstridigt``, ``9 röster``."""
    match settled:
        case int():
            return f"fastställt {settled}"
        case Special():
            return f"fastställt {settled.words}"
        case None:
            found = agreement.agreement(voting.last.counts) if isinstance(voting.last, Tally) else None
            return found or count(voting.last.cast, "röst", "röster")
        case _:
            return "fastställt"


def row_words(screen: QuestionScreen, question: RatingGrid, row: str, room: int) -> str:
    """What became of a row of a grid that is voted on: its votes and a word; "" where nothing has.

    Where there is no `room` for both, the word alone.
    """
    answer = screen.earlier
    settled = answer.marks.get(row) if isinstance(answer, Grid) else None
    voting = screen.assessment.voting(question.id, row)
    if voting is None:
        return shortened(mark_words(screen.assessment, question, settled), room) if settled is not None else ""
    word = state(voting, settled)
    whole = f"{_short(voting.last)}  {word}"
    return whole if cells(whole) <= room else shortened(word, room)


def _short(votes: Round) -> str:
    assert isinstance(votes, Tally)
    special = [f"v{votes.unknown}"] * bool(votes.unknown) + [f"e{votes.not_applicable}"] * bool(votes.not_applicable)
    return " ".join([*map(str, votes.counts), *special])


def question_state(assessment: Assessment, question: Question) -> str:
    """What became of a question that was voted on, for the overview; "" where nobody voted on it."""
    votes, answer = assessment.votes.get(question.id), assessment.answers.get(question.id)
    if isinstance(votes, Voting):
        return state(votes, answer)
    if not isinstance(votes, GridVoting) or not isinstance(question, RatingGrid):
        return ""
    rows = assessment.rows(question)
    marks = answer.marks if isinstance(answer, Grid) else {}
    done = sum(row.id in votes.rows or row.id in marks for row in rows)
    return f"{done} av {len(rows)} rader"


def settled_words(screen: OutcomeScreen, answer: Answer) -> str:
    """What was settled, as it is said."""
    return answer_words(screen.assessment, screen.question, answer)
