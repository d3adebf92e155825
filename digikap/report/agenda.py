"""What to talk about first, as a page to have on the table: where the votes differ, what nobody knows, how alike.

Nobody is named: those who begin are known by the level that they chose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digikap.advice import ITEM_MINUTES, Agenda, Item, Likeness, Open
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question, Rating, RatingGrid
from digikap.report.view.apart import perceived, shared
from digikap.report.view.blocks import Block, Bullets, Levels, Page, Paragraph, Quote, Section
from digikap.report.view.voted import minority_of
from digikap.report.view.words import UNSAID, line, lines, people, rating, row_name
from digikap.scoring.result import GridScore, RatingScore, Scores
from digikap.swedish import HARD_SPACE, capital, count, long_date, quoted, small_number

TALK = "Där svaren skiljer sig åt"

MOST_LISTED = 8
"""How many lines of what nobody knows are shown where they are gone through as one item."""

_WAYS = {"consensus": "i konsensus", "tally": "med dold röstning", "individual": "var för sig"}
_WHY = {
    "unknown": "vet ej",
    "knowledge_gap": "kunskapslucka",
    "parked": "parkerad",
    "unanswered": "obesvarad",
}


@dataclass
class _Told:
    """What has been said on the page, so that it is said once."""

    helped: set[str] = field(default_factory=set)
    sections: set[str] = field(default_factory=set)


def page(assessment: Assessment, scores: Scores, agenda: Agenda) -> Page:
    """The page of an agenda; `scores` and `agenda` must be of the same assessment."""
    return Page(
        title=f"Att tala om först: {line(assessment.organisation.name)}",
        lead=_lead(assessment, agenda),
        notices=tuple(_notices(assessment)),
        chapters=tuple(_chapters(assessment, scores, agenda)),
    )


def _lead(assessment: Assessment, agenda: Agenda) -> str:
    answering = people(assessment)
    by = f" av {answering}" if answering else ""
    unsaid = "" if answering else f" {UNSAID}."
    way = "" if assessment.participants == 1 else f" {_WAYS[assessment.mode]}"
    given = f"{line(assessment.questionnaire.title)}, {long_date(assessment.date)}{by}{way}."
    time = f"Tar omkring {agenda.planned} av {_minutes(agenda.minutes)}."
    return f"{given}{unsaid} {time}"


def _notices(assessment: Assessment) -> Iterator[str]:
    if assessment.example:
        yield f"Exempel: kommunen {line(assessment.organisation.name)} finns inte, och svaren är påhittade."
    if assessment.respondent is not None:
        yield "Filen är en enda persons svar. Slå ihop allas filer först: digikap merge FILER."
    if assessment.state == "ongoing":
        left = len(assessment.unanswered())
        yield f"Självskattningen är inte avslutad: {count(left, 'fråga', 'frågor')} saknar svar."


def _chapters(assessment: Assessment, scores: Scores, agenda: Agenda) -> Iterator[Section]:
    if agenda.several:
        yield _apart(assessment, scores, agenda)
    else:
        yield Section(TALK, (Paragraph(_not_known(assessment)),))
    if agenda.open or agenda.open_left_out:
        yield _unclear(assessment, scores, agenda)
    if agenda.likeness is not None:
        yield _alike(assessment, scores, agenda.likeness)


def _not_known(assessment: Assessment) -> str:
    """Why it cannot be said where opinions differ."""
    if assessment.mode == "consensus":
        return (
            "Ni svarade i konsensus: gruppen enades om ett svar på varje fråga. Då syns det inte i svaren var ni "
            "tycker olika. Vill ni veta det nästa gång, svara med dold röstning eller var för sig."
        )
    return "Det finns inte flera svar på någon fråga, så det går inte att säga var ni tycker olika."


def _apart(assessment: Assessment, scores: Scores, agenda: Agenda) -> Section:
    blocks: list[Block] = []
    if not agenda.items and not agenda.left_out:
        blocks.append(Paragraph("Ingen fråga har svar som skiljer sig åt."))
    elif agenda.items:
        blocks.append(
            Paragraph(
                f"Ta frågorna i ordning, omkring {_minutes(ITEM_MINUTES)} var. Först kommer de där ni är mest oense "
                "och svaret betyder mest för resultatet. Målet är att förstå varför ni ser olika, inte att enas."
            )
        )
    if agenda.left_out:
        blocks.append(
            Paragraph(f"{_questions(_distinct(agenda.left_out))} där ni svarade olika får inte plats på tiden.")
        )
    if agenda.settled:
        blocks.append(Paragraph(f"{_questions(agenda.settled)} där ni har enats efter röstningen är inte med."))
    told = _Told()
    items = tuple(
        Section(f"{place}. {_name(assessment, item.question, item.row)}", tuple(_item(assessment, scores, item, told)))
        for place, item in enumerate(agenda.items, 1)
    )
    return Section(_timed(TALK, len(items)), tuple(blocks), items)


def _item(assessment: Assessment, scores: Scores, item: Item, told: _Told) -> Iterator[Block]:
    question = assessment.questionnaire.question(item.question)
    assert isinstance(question, Rating | RatingGrid)
    score = _score(scores, item)
    yield Paragraph(line(question.text))
    row = rating(_label(assessment, question, item.row), score, assessment.questionnaire.scale(question.scale))
    yield Levels("Så svarade ni", ("Fråga" if item.row is None else "Rad", "Svar", "Spridning"), (row,))
    yield Paragraph(_beginning(score))
    voting = assessment.voting(item.question, item.row)
    if voting is not None:
        for number, reason in voting.minorities():
            yield Quote(minority_of(voting, number), lines(reason))
    if question.help and question.id not in told.helped:
        yield Paragraph(f"Till hjälp: {line(question.help)}")
    section = assessment.questionnaire.section_of(question.id)
    if section.discussion and section.id not in told.sections:
        yield Paragraph("Frågor att samtala om:")
        yield Bullets(tuple(map(line, section.discussion)))
    told.helped.add(question.id)
    told.sections.add(section.id)


def _score(scores: Scores, item: Item | Open) -> RatingScore:
    found = scores.questions[item.question]
    score = found.rows[item.row] if isinstance(found, GridScore) and item.row is not None else found
    assert isinstance(score, RatingScore)
    return score


def _beginning(score: RatingScore) -> str:
    """Who begins: the lowest and the highest level that somebody chose, never a person."""
    counts = score.distribution.counts
    assert score.lowest is not None
    assert score.highest is not None
    low, high = (_those(level, counts[level - 1]) for level in (score.lowest, score.highest))
    return f"{capital(low)} och {high} börjar."


def _those(level: int, amount: int) -> str:
    return f"den som svarade {level}" if amount == 1 else f"någon av de {small_number(amount)} som svarade {level}"


def _unclear(assessment: Assessment, scores: Scores, agenda: Agenda) -> Section:
    """What nobody knows and what has no answer; in a consensus that is what the time goes to."""
    shown = agenda.open[:MOST_LISTED] if agenda.several else agenda.open
    left = _distinct((*agenda.open[len(shown) :], *agenda.open_left_out))
    items = tuple(_open(assessment, scores, one) for one in shown)
    blocks: list[Block] = [Paragraph("Vem tar reda på det, och till när?")] if items else []
    blocks += [Bullets(items, ordered=not agenda.several)] if items else []
    if left:
        they = "Den" if left == 1 else "De"
        blocks.append(Paragraph(f"{_questions(left)} får inte plats här. {they} står i rapporten."))
    return Section(_timed("Här vet ni inte", bool(items) if agenda.several else len(items)), tuple(blocks))


def _open(assessment: Assessment, scores: Scores, one: Open) -> str:
    name = _name(assessment, one.question, one.row)
    if one.why == "knowledge_gap":
        votes = _score(scores, one).distribution
        return f"{name} ({votes.unknown} av {votes.votes + votes.unknown} svarade ”vet ej”)"
    return f"{name} ({_WHY[one.why]})"


def _alike(assessment: Assessment, scores: Scores, likeness: Likeness) -> Section:
    ranking = quoted(line(assessment.questionnaire.question(likeness.ranking).label))
    told = f"I snitt delar två av er {shared(likeness)} i {ranking}."
    blocks: list[Block] = []
    if likeness.perceived is not None:
        blocks.append(Paragraph(line(assessment.questionnaire.question(likeness.perceived).text)))
        told = f"Ni svarade {perceived(scores, likeness.perceived)}. {told}"
    blocks += [Paragraph(told), Paragraph("Stämmer bilden av hur eniga ni är med listorna? Vad beror det på?")]
    return Section(_timed("Upplevd och verklig samsyn", 1), tuple(blocks))


def _name(assessment: Assessment, question_id: str, row: str | None) -> str:
    question = assessment.questionnaire.question(question_id)
    label = line(question.label)
    return label if row is None else f"{label}: {_label(assessment, question, row)}"


def _label(assessment: Assessment, question: Question, row: str | None) -> str:
    """A question's label, or the name of a row of a grid."""
    if row is None or not isinstance(question, RatingGrid):
        return line(question.label)
    return next((row_name(assessment, one) for one in assessment.rows(question) if one.id == row), line(row))


def _timed(title: str, items: int) -> str:
    """A heading with the minutes that its items take."""
    return f"{title} ({_minutes(items * ITEM_MINUTES)})" if items else title


def _minutes(amount: int) -> str:
    return count(amount, "minut", "minuter")


def _distinct(several: Iterable[Item | Open]) -> int:
    """How many questions they are of: the rows of a grid are of one."""
    return len({one.question for one in several})


def _questions(amount: int) -> str:
    return f"{capital(small_number(amount))}{HARD_SPACE}{'fråga' if amount == 1 else 'frågor'}"
