"""How a comparison is told: the lede, what is settled or not known, why something is not compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from digikap.comparing import Change, Comparison, compare
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import Tally, Voting
from digikap.report.comparison import page
from digikap.report.comparison.words import Terms, place, remark
from digikap.report.view.blocks import Bullets, Dots, Facts, FourField, Page, Slopes, Table
from digikap.scoring.distribution import ChoiceDistribution
from digikap.scoring.result import ChoiceScore, Measure
from tests.report.comparison.told import blocks, chapter, said
from tests.report.room import answered, fresh, squeezed
from tests.report.years import after, before

BEFORE_AFTER = Terms("före", "efter", is_time=True)


@pytest.mark.parametrize(
    ("why", "missing", "asked", "told"),
    [
        ("new", 0, 2, "jämförs inte: ny i formuläret"),
        ("removed", 0, 2, "jämförs inte: borttagen ur formuläret"),
        ("not_asked", 0, 2, "jämförs inte: ställdes bara efter"),
        ("too_little", 3, 5, "jämförs inte: 3 av 5 går inte att jämföra"),
        ("too_little", 1, 1, "jämförs inte: frågorna är inte desamma"),
    ],
)
def test_what_is_not_compared_says_why_and_how_much_was_missing(why: str, missing: int, asked: int, told: str) -> None:
    none = Measure(None, None, None, asked - missing, asked)
    change = Change("d", None, none, none, none, none, missing=missing, why=why)  # type: ignore[arg-type]
    assert remark(change, BEFORE_AFTER) == told


def vote(kommunen: Questionnaire, *counts: int, settled: int | None = None, unknown: int = 0) -> Assessment:
    """The first workshop with another vote on one question."""
    room = before(kommunen).unsettled("d_kvalitet").with_round("d_kvalitet", Tally(counts, unknown))
    return room.with_answer("d_kvalitet", settled) if settled is not None else room


def test_the_lede_says_what_has_clearly_changed_and_what_has_not(told: Page) -> None:
    (bullets,) = told.chapters[0].blocks
    assert isinstance(bullets, Bullets)
    assert bullets.items[0] == "Utvecklingskapacitet har ökat tydligt, driftskapacitet har inte ändrats tydligt."
    assert bullets.items[1].startswith("Tydlig ökning: Rättssäkerhet; Samspel med andra;")
    assert bullets.items[1].endswith(" och en till.")
    assert bullets.items[2:] == ("Tydlig minskning: Tid för utvecklingskapacitet.", "Ett av tre löften är klart.")


def test_the_lede_of_the_files_swapped_is_mirrored(years: Comparison) -> None:
    (bullets,) = page(compare(years.after, years.before)).chapters[0].blocks
    assert isinstance(bullets, Bullets)
    assert bullets.items[0] == "Utvecklingskapacitet har minskat tydligt, driftskapacitet har inte ändrats tydligt."
    assert bullets.items[1] == "Tydlig ökning: Tid för utvecklingskapacitet."
    assert bullets.items[3] == "Ett av tre löften är klart."


def test_nothing_that_both_have_answered_is_one_sentence_and_no_dashes(kommunen: Questionnaire) -> None:
    one = before(kommunen)
    empty = replace(fresh(kommunen), organisation=one.organisation, date=date(2026, 11, 20), id="tom00000")
    for pair in ((one, empty), (empty, one)):
        told = page(compare(*pair))
        assert squeezed("Ingen fråga har ett svar i båda, så inget går att jämföra.") in said(told)
        kinds = (Table, Slopes, Dots, FourField)
        assert not [block for section in told.chapters for kind in kinds for block in blocks(section, kind)]


def test_a_settled_answer_against_votes_is_told_first_and_at_the_question(kommunen: Questionnaire) -> None:
    pair = vote(kommunen, 0, 5, 4, 0, 0), replace(vote(kommunen, 0, 2, 5, 2, 0, settled=4), date=date(2026, 11, 20))
    told = page(compare(*pair))
    assert squeezed("Bara efter: Kvalitet i vardagen.") in said(replace(told, chapters=told.chapters[:2]))
    assert squeezed("tydlig ökning; fastställt efter, rösterna ensamma +13,9") in said(told)


def test_what_many_do_not_know_is_told_before_and_after(kommunen: Questionnaire) -> None:
    pair = vote(kommunen, 0, 3, 3, 0, 0, unknown=3), replace(vote(kommunen, 0, 4, 4, 0, 0, unknown=1), id="b")
    told = page(compare(pair[0], replace(pair[1], date=date(2026, 11, 20))))
    assert squeezed("Kvalitet i vardagen (vet ej: 3 av 9 före, 1 av 9 efter)") in said(told)


def test_the_reasons_of_the_minority_of_both_stand_with_the_disagreement(kommunen: Questionnaire) -> None:
    def apart(reason: str, day: date) -> Assessment:
        room = before(kommunen).unsettled("d_kvalitet")
        voting = Voting((Tally((4, 0, 0, 0, 5)),), minority=reason)
        return replace(room, votes={**room.votes, "d_kvalitet": voting}, date=day)

    text = said(page(compare(apart("Köerna.", date(2025, 11, 20)), apart("Natten.", date(2026, 11, 20)))))
    assert squeezed("Kvalitet i vardagen, före: Köerna.") in text
    assert squeezed("Kvalitet i vardagen, efter: Natten.") in text
    assert squeezed("varav") in text


def test_two_groups_are_tied_to_their_files(kommunen: Questionnaire) -> None:
    one, other = before(kommunen), replace(after(kommunen), date=date(2025, 11, 20))
    lead = page(compare(one, other), ("ledning.toml", "namnd.toml")).lead.replace("\u00a0", " ")
    assert lead.endswith("Den ena: 20 november 2025 (ledning.toml). Den andra: 20 november 2025 (namnd.toml).")
    assert "ledning" not in page(compare(one, after(kommunen)), ("ledning.toml", "namnd.toml")).lead


@pytest.mark.parametrize(
    ("before_", "after_", "told"),
    [
        ("unknown", "value", "vet ej före"),
        ("value", "unanswered", "obesvarad efter"),
        ("unknown", "not_applicable", "vet ej före, ej aktuell efter"),
        ("unknown", "unknown", "vet ej i båda"),
        ("value", "value", "frågan är omformulerad"),
    ],
)
def test_a_single_question_that_is_not_compared_says_what_it_lacked(before_: str, after_: str, told: str) -> None:
    none = Measure(None, None, None, 0, 1)
    states = {"state_before": before_, "state_after": after_}
    change = Change("d", None, none, none, none, none, missing=1, why="too_little", **states)  # type: ignore[arg-type]
    assert remark(change, BEFORE_AFTER) == f"jämförs inte: {told}"


def test_why_a_large_change_is_not_clear_is_said() -> None:
    there, here = (Measure(Fraction(one), Fraction(one), Fraction(one), 3, 3) for one in (20, 40))
    change = Change("d", None, there, here, there, here, points=Fraction(20), common=3, moved=1)
    assert squeezed(remark(change, BEFORE_AFTER)) == squeezed(
        "ingen tydlig förändring: 1 av 3 frågor har flyttat sig dit"
    )
    turned = remark(change, Terms("Lund", "Malmö", is_time=False))
    assert squeezed(turned) == squeezed("ingen tydlig skillnad: 1 av 3 frågor skiljer åt det hållet")


def test_places_in_a_ranking_that_are_as_good_share_a_number() -> None:
    votes = ChoiceDistribution({"a": 3, "b": 2, "c": 2, "d": 1, "e": 0}, {"a": 1, "b": 1, "c": 1, "d": 0, "e": 0}, 3)
    score = ChoiceScore(votes, ("a", "b", "c", "d"), None)
    assert [place(score, one) for one in "abcde"] == [1, 2, 2, 4, None]


def test_the_form_of_quick_and_full_names_what_only_one_asks_on_its_side(kommunen: Questionnaire) -> None:
    quick = replace(answered(fresh(kommunen, "quick"), 3), organisation=before(kommunen).organisation, id="snabb000")
    told = page(compare(replace(quick, date=date(2024, 1, 1)), before(kommunen)))
    terms_ = [fact.term for fact in blocks(chapter(told, "Det som inte"), Facts)[0].items]  # type: ignore[union-attr]
    assert "Ställdes bara efter" in terms_
    text = said(told)
    assert "Invånare" not in text
    assert squeezed("Där en av dem inte ställde gruppens dimensioner") in text
    assert "samladbedömning→" in text
