"""How an assessment was answered: together, by votes that nobody saw, or each alone; and what followed from that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from digikap.comparing.circumstances import FEWEST_ROLES
from digikap.merging import asked_of_few
from digikap.model.assessment import Assessment, Mode
from digikap.model.questionnaire import RatingGrid
from digikap.model.tally import Voting
from digikap.model.together import FEWEST
from digikap.report.view.answers import answer
from digikap.report.view.blocks import Fact
from digikap.report.view.words import UNSAID, line, people, row_name
from digikap.scoring.wording import is_same
from digikap.swedish import alphabetical, capital, count, long_date, small_number

_WAYS: dict[Mode, str] = {"consensus": "i konsensus", "tally": "med dold röstning", "individual": "var för sig"}
_TOGETHER = "Konsensus: gruppen enades om ett svar på varje fråga."
_HIDDEN = (
    "Dold röstning: alla röstade samtidigt utan att se de andras röster. Sedan kunde gruppen rösta igen, enas om ett "
    "svar eller låta oenigheten stå."
)
_ALONE = "Var för sig: var och en svarade i en egen fil, och filerna slogs sedan ihop."
_ONE = "En persons svar, som ska slås ihop med de andras."
_OWN_WORDS = "Kommentarer och fritext visas utan att det framgår vem som skrev dem."


def lead(assessment: Assessment) -> str:
    """When, by how many and in which way."""
    extent = " Snabbversionen." if assessment.variant == "quick" else ""
    begun = f"Självskattning {long_date(assessment.date)}"
    if assessment.respondent is not None:
        return f"{begun}. {_ONE}{extent}"
    answering = people(assessment)
    by = f" av {answering}" if answering else ""
    unsaid = "" if answering else f" {UNSAID}."
    way = f", {_WAYS['individual']}" if assessment.mode == "individual" else f" {_WAYS[assessment.mode]}"
    way = "" if assessment.participants == 1 else way
    return f"{begun}{by}{way}.{unsaid}{extent}"


def manner(assessment: Assessment) -> Iterator[Fact]:
    """The way, how many, in which roles; how the votes went, or what was joined."""
    yield Fact("Sätt att svara", tuple(_way(assessment)))
    yield Fact("Deltagare", (people(assessment) or f"{UNSAID}.",))
    yield from _roles(assessment)
    if assessment.mode == "tally":
        yield from _votes(assessment)
    if assessment.respondents:
        yield from _files(assessment)


def _way(assessment: Assessment) -> Iterator[str]:
    if assessment.mode == "consensus":
        yield _TOGETHER
    elif assessment.mode == "tally":
        yield _HIDDEN
    elif assessment.respondent is not None:
        yield _ONE
    else:
        yield from (_ALONE, _OWN_WORDS)


def _roles(assessment: Assessment) -> Iterator[Fact]:
    """The roles that took part: of people who answered alone as a list only, and only where they are many."""
    asked = assessment.questionnaire.fact_question("roles")
    if assessment.mode != "individual":
        if asked is not None:
            yield Fact("Roller", answer(assessment, asked))
        return
    given = [one.respondent.role for one in assessment.respondents if one.respondent and one.respondent.role]
    if len(given) >= FEWEST_ROLES:
        yield Fact("Roller", tuple(sorted({line(role) for role in given}, key=alphabetical)))
    elif given:
        yield Fact("Roller", (f"Visas inte: färre än {small_number(FEWEST_ROLES)} har angett en roll.",))


def _votes(assessment: Assessment) -> Iterator[Fact]:
    """How many votes were taken, how many again, what was settled, and where the votes do not add up."""
    votings = tuple(_votings(assessment))
    again = sum(len(one.rounds) > 1 for _, one, _ in votings)
    settled = sum(is_settled for _, _, is_settled in votings)
    told = [f"Ni röstade om {count(len(votings), 'fråga eller rad', 'frågor och rader')}."]
    told += [f"Om {small_number(again)} av dem röstade ni mer än en gång."] if again else []
    told += [f"På {small_number(settled)} av dem fastställde ni sedan ett svar."] if settled else []
    yield Fact("Omröstningar", tuple(told))
    uneven = tuple(told for name, one, _ in votings for told in _uneven(assessment, name, one))
    if uneven:
        where = "En omröstning" if len(uneven) == 1 else f"{capital(small_number(len(uneven)))} omröstningar"
        yield Fact("Ojämnt antal röster", (f"{where} har inte lika många röster som deltagare:", *uneven))


def _votings(assessment: Assessment) -> Iterator[tuple[str, Voting, bool]]:
    """Every question and row that was voted on and is asked: its name, its rounds, whether an answer was settled."""
    for question in assessment.asked():
        given = assessment.answers.get(question.id)
        if voting := assessment.voting(question.id):
            yield line(question.label), voting, given is not None
        if isinstance(question, RatingGrid):
            marks = getattr(given, "marks", {})
            for row in assessment.rows(question):
                if voting := assessment.voting(question.id, row.id):
                    yield f"{line(question.label)}: {row_name(assessment, row)}", voting, row.id in marks


def _uneven(assessment: Assessment, name: str, voting: Voting) -> Iterator[str]:
    """The rounds whose votes are not as many as the participants, each with its reason."""
    for number, votes in enumerate(voting.rounds, 1):
        reason = voting.reasons(number).uneven
        if reason is not None or assessment.participants not in (None, votes.cast):
            which = f", omröstning {number}" if len(voting.rounds) > 1 else ""
            yield f"{name}{which}: {count(votes.cast, 'röst', 'röster')}{f'. {line(reason)}' if reason else ''}"


def _files(assessment: Assessment) -> Iterator[Fact]:
    """How many files were joined, how many are half-finished, and whose questions had other words."""
    unfinished = sum(one.state == "ongoing" for one in assessment.respondents)
    told = (
        f"{capital(small_number(len(assessment.respondents)))} {'fil' if len(assessment.respondents) == 1 else 'filer'}"
    )
    half = "inte är färdig" if unfinished == 1 else "inte är färdiga"
    yield Fact("Hopslagning", (f"{told}, varav {small_number(unfinished)} {half}." if unfinished else f"{told}.",))
    words = tuple(_other_words(assessment))
    if words:
        yield Fact("Annan ordalydelse", ("Svar på frågor som var formulerade på ett annat sätt räknas inte:", *words))
    few = tuple(_asked_of_few(assessment))
    if few:
        why = f"Frågor som färre än {small_number(FEWEST)} har fått visas inte, så att ingens svar går att läsa ut:"
        yield Fact("Ställt till få", (why, *few))


def _asked_of_few(assessment: Assessment) -> Iterator[str]:
    """The questions that too few were asked; of a grid how many rows, since a row of one's own tells whose it is."""
    questions = {question.id: line(question.label) for question in assessment.questionnaire.questions()}
    rows: Counter[str] = Counter()
    for few in asked_of_few(assessment):
        rows[few.question] += few.row is not None
    for question, amount in rows.items():
        yield f"{questions[question]}: {count(amount, 'rad', 'rader')}" if amount else questions[question]


def _other_words(assessment: Assessment) -> Iterator[str]:
    """The questions that some answered in other words, with how many; last how many answered what is gone."""
    found: Counter[str] = Counter()
    for one in assessment.respondents:
        own = one.questionnaire
        if own is not assessment.questionnaire and own != assessment.questionnaire:
            theirs = (question for question in one.asked() if question.id in one.answers)
            found.update(q.id for q in theirs if not is_same(own, q, assessment.questionnaire))
    for question in assessment.questionnaire.questions():
        if question.id in found:
            yield f"{line(question.label)}: {count(found.pop(question.id), 'svar', 'svar')}"
    if found:
        gone = count(len(found), "fråga", "frågor")
        yield f"{gone} som inte finns kvar: {count(found.total(), 'svar', 'svar')}"
