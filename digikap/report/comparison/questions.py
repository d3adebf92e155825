"""What became of the single questions: figures, votes, how alike they are, what became known, what was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import get_args

from digikap.comparing import AgreementChange, Change, ChoiceChange, Comparison, KnowledgeChange, Match
from digikap.model.questionnaire import ChoiceQuestion, Ranking, Rating, RatingGrid
from digikap.report.comparison import shown
from digikap.report.comparison.words import Names, Terms, both, place
from digikap.report.view.blocks import Fact, Facts, LevelRow, Levels, Quote, Section, Table
from digikap.report.view.own_words import remarks
from digikap.report.view.words import NOTHING, line, lines, rating
from digikap.scoring.distribution import State
from digikap.scoring.result import Agreement, ChoiceScore, GridScore, RatingScore, Scores
from digikap.swedish import count, number, small_number

MOST = 5
"""Of how many questions the votes are shown: those that moved most."""

_STATES: dict[State | None, str] = {"unknown": "vet ej", "unanswered": "obesvarad", "not_applicable": "ej aktuellt"}


def figures(comparison: Comparison, words: Terms) -> Section | None:
    """Every common question outside the services: those that moved in a table, the others by name."""
    names = Names.of(comparison)
    named = [(names.question(one.id, one.part), one) for one in comparison.questions]
    which = "har flyttat sig" if words.is_time else "skiljer"
    blocks = tuple(shown.moved(f"Frågor som {which}, index från 0 till 100", "Fråga", named, words))
    return Section("Frågorna", blocks) if blocks else None


def distributions(comparison: Comparison, words: Terms) -> Iterator[Section]:
    """The votes before and after on those that moved most."""
    rows = [row for one in comparison.most_moved[:MOST] for row in _pair(comparison, one, words)]
    if rows:
        spread = "Spridning" if any(row.spread for row in rows) else ""
        which = "på det som har flyttat sig mest" if words.is_time else "där skillnaden är störst"
        told = Levels(f"Svaren {which}", ("Fråga", "Svar", spread), tuple(rows))
        yield Section("Så föll svaren", (told,))


def _pair(comparison: Comparison, one: Change, words: Terms) -> Iterator[LevelRow]:
    question = comparison.questionnaire.question(one.id)
    assert isinstance(question, Rating | RatingGrid)
    name, scale = Names.of(comparison).question(one.id, one.part), comparison.questionnaire.scale(question.scale)
    for side, scores in ((words.before, comparison.like_before), (words.after, comparison.like_after)):
        row = rating(name, _rated(scores, one), scale)
        yield replace(row, name=f"{row.name}, {side}", picture=f"{row.name}, {side}: {row.picture}")


def _rated(scores: Scores, one: Change) -> RatingScore:
    score = scores.questions[one.id]
    found = score.rows[one.part] if isinstance(score, GridScore) and one.part is not None else score
    assert isinstance(found, RatingScore)
    return found


def agreement(comparison: Comparison, words: Terms) -> Iterator[Section]:
    """How alike the votes were on each side: how many in each way, and where that has changed."""
    found = comparison.agreements
    if not found:
        return
    names = Names.of(comparison)
    told = tuple(
        (word, str(sum(one.before == word for one in found)), str(sum(one.after == word for one in found)))
        for word in get_args(Agreement)
    )
    many = count(len(found), "fråga eller rad", "frågor och rader")
    whole = Table(f"Av {many} med röster i båda", ("Så lika är svaren", *words.columns), told, (1, 2))
    rows = tuple(
        (
            names.question(one.id, one.row),
            both(one.before, one.after, words),
            both(number(one.deviation_before, 2), number(one.deviation_after, 2), words),
        )
        for one in sorted(found, key=lambda one: one.after == "samsyn")
        if one.before != "samsyn" or one.after != "samsyn"
    )
    columns = ("Fråga", "Samsyn", "Medelavvikelse i steg")
    apart = (Table(f"Olika svar i någon av de två, {_remaining(found)}", columns, rows),) if rows else ()
    yield Section("Samsyn", (whole, *apart, *_minorities(comparison, words)))


def _remaining(found: Sequence[AgreementChange]) -> str:
    """In how many the answers differ on both sides."""
    left = sum("samsyn" not in (one.before, one.after) for one in found)
    return f"varav {small_number(left)} i båda" if left else "ingen i båda"


def _minorities(comparison: Comparison, words: Terms) -> Iterator[Facts]:
    """Why some stayed with their view, of both files, question by question."""
    names = Names.of(comparison)
    sides = ((words.before, comparison.before), (words.after, comparison.after))
    told = tuple(
        f"{names.question(one.id, one.row)}, {side}: {line(reason)}"
        for one in comparison.matches
        for side, assessment in sides
        if one.id in assessment.questionnaire.by_id and (voting := assessment.voting(one.id, one.row)) is not None
        for _, reason in voting.minorities()
    )
    if told:
        yield Facts((Fact("Minoritetens skäl", told),))


def known(comparison: Comparison, words: Terms) -> Iterator[Section]:
    """What has a value on one side only, though both ask it in the same words, and what many do not know."""
    names = Names.of(comparison)
    only = ("Har ett svar nu", "Har inget svar längre") if words.is_time else (
        f"Har ett svar bara hos {words.after}", f"Har ett svar bara hos {words.before}")  # fmt: skip
    became, ceased = comparison.matched("became_known"), comparison.matched("became_unknown")
    told = [
        (only[0], [_known(names, one, "förut" if words.is_time else "annars", one.before) for one in became]),
        (only[1], [_known(names, one, "nu" if words.is_time else "annars", one.after) for one in ceased]),
        ("Kunskapsluckor", [_gap(names, one, words) for one in comparison.knowledge]),
        ("Saknar svar i båda", names.listed(comparison.matched("no_value"), comparison.matches)),
    ]
    items = tuple(Fact(term, ("; ".join(found),)) for term, found in told if found)
    if items:
        yield Section("Det ni vet och inte vet" if words.is_time else "Vet och vet inte", (Facts(items),))


def _known(names: Names, one: Match, when: str, other: State | None) -> str:
    """The name, and what the other side says instead."""
    return f"{names.question(one.id, one.row)} ({when} {_STATES.get(other, NOTHING)})"


def _gap(names: Names, one: KnowledgeChange, words: Terms) -> str:
    """How many did not know: ``Effekter (vet ej: 3 av 9 före, 1 av 8 efter)``."""
    then, now = f"{one.unknown_before} av {one.asked_before}", f"{one.unknown_after} av {one.asked_after}"
    told = f"{then} {words.at(words.before)}, {now} {words.at(words.after)}"
    return f"{names.question(one.id, one.row)} (vet ej: {told})"


def chosen(comparison: Comparison, words: Terms) -> Iterator[Section]:
    """Rankings with another order, and choices made by others than before."""
    tables = tuple(_choices(comparison, one, words) for one in comparison.choices if one.changed)
    if tables:
        yield Section("Rangordningar och val", tables)


def _choices(comparison: Comparison, one: ChoiceChange, words: Terms) -> Table:
    question = comparison.questionnaire.question(one.id)
    assert isinstance(question, ChoiceQuestion)
    texts = {choice.id: line(choice.text) for choice in question.choices}
    is_ranked = isinstance(question, Ranking)
    shown = list(dict.fromkeys((*one.after.order, *one.before.order)))
    rows = tuple(
        (texts[choice], *(_place(score, choice, is_ranked) for score in (one.before, one.after))) for choice in shown
    )
    kind = "plats i ordningen" if is_ranked else "hur många som valde det"
    return Table(f"{Names.of(comparison).question(one.id)}: {kind}", ("Alternativ", *words.columns), rows)


def _place(score: ChoiceScore, choice: str, is_ranked: bool) -> str:
    """The place of a choice, and of several respondents how many chose it."""
    votes = score.distribution
    if not votes.chosen.get(choice):
        return NOTHING
    counted = f"{votes.chosen[choice]} av {votes.respondents}"
    if not is_ranked:
        return "valt" if votes.respondents == 1 else counted
    at = place(score, choice)
    return str(at) if votes.respondents == 1 else f"{at} (valdes av {counted})"


def comments(comparison: Comparison, words: Terms) -> Iterator[Section]:
    """What both sides wrote and meant for the report, question by question."""
    names = Names.of(comparison)
    sides = [
        (words.columns[0], comparison.before, remarks(comparison.before)),
        (words.columns[1], comparison.after, remarks(comparison.after)),
    ]
    asked = dict.fromkeys(question.id for _, one, _ in reversed(sides) for question in one.questionnaire.questions())
    quotes = tuple(
        Quote(f"{side}: {names.question(name)}", lines(text))
        for name in asked
        for side, _, said in sides
        for text in said.get(name, ())
    )
    if quotes:
        yield Section("Kommentarer för rapporten", quotes)
