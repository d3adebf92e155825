"""What is typed as votes: counts, single votes, pairs, lists."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digikap.checking.votes import parse_choice_tally, parse_tally, tally_text
from digikap.interview.typed import Refused
from digikap.interview.typed_votes import (
    MOST_VOTES,
    choice_votes,
    how_to_count,
    how_to_vote,
    of_lists,
    on_choices,
    votes,
)
from digikap.model.answer import Chosen, Special
from digikap.model.questionnaire import MultipleChoice, Ranking, SingleChoice
from digikap.model.tally import ChoiceTally, Tally
from tests.interview.room import kommunen

FORM = kommunen()
BOTH = {"unknown": True, "not_applicable": True}


def typed(line: str, voters: int | None = 9, steps: int = 5) -> Tally | Refused:
    return votes(line, steps, voters=voters, **BOTH)


@pytest.mark.parametrize(
    ("line", "tally"),
    [
        ("0 3 4 1 0", Tally((0, 3, 4, 1, 0))),
        ("0 3 4 1 0 v2", Tally((0, 3, 4, 1, 0), 2)),
        ("0 3 4 1 0 v2 e1", Tally((0, 3, 4, 1, 0), 2, 1)),
        ("e1 0 3 4 1 0 v", Tally((0, 3, 4, 1, 0), 1, 1)),
        ("0 3 4 1 0 vv", Tally((0, 3, 4, 1, 0), 2)),
        ("0 3 4 1 0 v 2 e 1", Tally((0, 3, 4, 1, 0), 2, 1)),
        ("0, 3, 4,1;0", Tally((0, 3, 4, 1, 0))),
        ("  0  3 4 1 0 ", Tally((0, 3, 4, 1, 0))),
        ("33424", Tally((0, 1, 2, 2, 0))),
        ("3342v", Tally((0, 1, 2, 1, 0), 1)),
        ("3342244 v2", Tally((0, 2, 2, 3, 0), 2)),
        ("33422444v1", Tally((0, 2, 2, 4, 0), 1)),
        ("334224 v2e1", Tally((0, 2, 2, 2, 0), 2, 1)),
        ("V33E42V", Tally((0, 1, 2, 1, 0), 2, 1)),
        ("v9", Tally((0, 0, 0, 0, 0), 9)),
        ("v8 e1", Tally((0, 0, 0, 0, 0), 8, 1)),
        ("v8e1", Tally((0, 0, 0, 0, 0), 8, 1)),
        ("5", Tally((0, 0, 0, 0, 1))),
        ("v", Tally((0, 0, 0, 0, 0), 1)),
        ("2:3 3:5 v:1", Tally((0, 3, 5, 0, 0), 1)),
        ("３３４２４", Tally((0, 1, 2, 2, 0))),  # full-width digits
    ],
)
def test_counts_have_spaces_between_and_single_votes_have_none(line: str, tally: Tally) -> None:
    assert typed(line) == tally


@pytest.mark.parametrize(
    ("line", "voters", "tally"),
    [
        ("3 3 4 2 4", 5, Tally((0, 1, 2, 2, 0))),  # as counts sixteen votes, as single votes the five that there are
        ("3 3 4 2 4", 16, Tally((3, 3, 4, 2, 4))),
        ("3 3 4 2 4", None, Tally((3, 3, 4, 2, 4))),
        ("1 1 1 1 1", 5, Tally((1, 1, 1, 1, 1))),  # both: counts have spaces
        ("3 3 4 2 4 3 3 2 5", 9, Tally((0, 2, 4, 2, 1))),
        ("v2", 2, Tally((0, 0, 0, 0, 0), 2)),  # both
        ("v24", 3, Tally((0, 1, 0, 1, 0), 1)),
        ("v2", 9, Tally((0, 0, 0, 0, 0), 2)),
        ("334v1v5", 7, Tally((1, 0, 2, 1, 1), 2)),
        ("33422v1e1v1", 8, Tally((0, 2, 2, 1, 0), 2, 1)),  # none is lost where a letter comes twice
    ],
)
def test_what_could_be_both_is_what_makes_as_many_votes_as_there_are_voters(
    line: str, voters: int | None, tally: Tally
) -> None:
    assert typed(line, voters) == tally


@pytest.mark.parametrize(
    ("line", "voters"), [("2233344v2", 9), ("334v2", 9), ("334v2", None), ("33e24", 30), ("334v1v2", 5)]
)
def test_a_figure_after_vet_ej_that_could_be_a_vote_of_its_own_is_asked_about(line: str, voters: int | None) -> None:
    answer = typed(line, voters)
    assert isinstance(answer, Refused) and "vv för två vet ej" in answer.message


def test_on_ten_levels_a_zero_belongs_to_the_ten_before_it() -> None:
    assert votes("10910", 10) == Tally((0, 0, 0, 0, 0, 0, 0, 0, 1, 2))
    assert votes("110", 10) == Tally((1, 0, 0, 0, 0, 0, 0, 0, 0, 1))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Skriv antal per steg"),
        ("0 3 4", "Det är tre tal, men fem steg."),
        ("0 3 4 1 0 1", "Det är sex tal, men fem steg."),
        ("33101", "Är det antal, sätt mellanslag mellan talen: 3 3 1 0 1."),
        ("336", "Skriv antal per steg"),
        ("ja", "Skriv antal per steg"),
        ("0 3 4 1 0 x", "Skriv antal per steg"),
        ("0 3 4 1 0 v1 v2", "Skriv antal per steg"),
        ("0 3 4 1 0 vv2", "Skriv antal per steg"),
        ("2:3 9:1", "Skriv antal per steg"),
        ("2:3 2:1", "Skriv antal per steg"),
        ("2:3 x", "Skriv antal per steg"),
        ("0 0 0 0 0", "Det är inga röster."),
        ("0 300 0 0 0", "300 röster är för många."),
        ("99999999999999999999 0 0 0 0", f"{MOST_VOTES + 1} röster är för många."),
    ],
)
def test_what_is_no_vote_is_told(line: str, said: str) -> None:
    refused = typed(line)
    assert isinstance(refused, Refused) and refused.message.startswith(said)


def test_letters_that_are_no_answers_here_are_told() -> None:
    assert votes("33v", 5) == Refused("Vet ej är inget svar på den här frågan.")
    assert votes("33e", 5, unknown=True) == Refused("Ej aktuellt är inget svar på den här frågan.")


@given(st.integers(2, 30), st.none() | st.integers(1, 40))
def test_the_example_is_itself_a_vote_of_as_many_as_there_are(steps: int, voters: int | None) -> None:
    said = how_to_vote(steps, voters=voters)
    counts = said.partition(": ")[2].partition(".")[0]
    tally = votes(counts, steps, voters=voters)
    assert isinstance(tally, Tally)
    assert tally.cast == (voters if voters and voters <= 12 else 9)
    if steps <= 10:
        assert votes(said.rpartition(": ")[2].rstrip("."), steps, voters=voters) == tally


TALLIES = st.integers(2, 10).flatmap(
    lambda steps: st.builds(
        Tally,
        st.lists(st.integers(0, 12), min_size=steps, max_size=steps).map(tuple),
        st.integers(0, 9),
        st.integers(0, 9),
    )
)


@given(TALLIES)
def test_a_tally_as_a_file_writes_it_can_be_typed(tally: Tally) -> None:
    assume(tally.cast)
    levels, text = len(tally.counts), tally_text(tally)
    assert votes(text, levels, voters=tally.cast, **BOTH) == tally
    assert parse_tally(text, levels, **BOTH) == tally


@given(TALLIES, st.data())
def test_single_votes_in_any_order_are_their_counts(tally: Tally, data: st.DataObject) -> None:
    assume(tally.cast)
    each = [str(level) for level, amount in enumerate(tally.counts, 1) for _ in range(amount)]
    each += ["v"] * tally.unknown + ["e"] * tally.not_applicable
    line = "".join(data.draw(st.permutations(each)))
    given_votes = votes(line, len(tally.counts), voters=tally.cast, **BOTH)
    if _with_amounts_last(line) == tally.cast:  # 22e2 is four votes, read either way
        assert isinstance(given_votes, Refused) and "två saker" in given_votes.message
        return
    assert given_votes in (
        tally,
        Tally((0,) * len(tally.counts), *_letters_only(line)),  # v2 is two vet ej, where that makes as many
    )


def _with_amounts_last(line: str) -> int:
    """How many votes it is, read as single votes and then how many said v and e; 0 if it cannot be read so."""
    found = re.fullmatch(r"([1-9]{2,})((?:[ve][0-9]+)+)", line)
    return len(found[1]) + sum(map(int, re.findall("[0-9]+", found[2]))) if found else 0


def _letters_only(line: str) -> tuple[int, int]:
    found = {"v": 0, "e": 0}
    rest = line
    while rest[:1] in found and rest:
        letter, rest = rest[0], rest[1:]
        digits = ""
        while rest[:1].isdecimal():
            digits, rest = digits + rest[0], rest[1:]
        found[letter] = int(digits or 0)
    return found["v"], found["e"]


@given(st.text(max_size=30), st.integers(2, 12), st.none() | st.integers(1, 20))
def test_whatever_is_typed_is_a_possible_vote_or_refused(line: str, steps: int, voters: int | None) -> None:
    given_votes = votes(line, steps, voters=voters, **BOTH)
    assert isinstance(given_votes, Refused) or (
        len(given_votes.counts) == steps and 1 <= given_votes.cast <= MOST_VOTES and min(given_votes.counts) >= 0
    )


# ---------------------------------------------------------------- choices

RANKING = FORM.question("p_viktigaste")
SEVERAL = FORM.question("e_hinder")
ONE = FORM.question("b_it_drift")
assert isinstance(RANKING, Ranking) and isinstance(SEVERAL, MultipleChoice) and isinstance(ONE, SingleChoice)


def test_votes_on_one_choice_each_are_counted_by_choice() -> None:
    tally = votes("2221", len(ONE.choices), unknown=True)
    assert isinstance(tally, Tally)
    assert on_choices(tally, ONE) == ChoiceTally(4, {ONE.choices[0].id: 1, ONE.choices[1].id: 3})


def test_lists_are_counted_and_the_first_of_a_ranking_apart() -> None:
    lists = [Chosen(("ekonomi", "skola")), Chosen(("skola",)), Special.UNKNOWN]
    assert of_lists(lists, RANKING) == ChoiceTally(2, {"ekonomi": 1, "skola": 2}, {"ekonomi": 1, "skola": 1}, 1)
    assert of_lists([Chosen(("tid", "metod"))], SEVERAL) == ChoiceTally(1, {"tid": 1, "metod": 1})


def test_counts_can_be_typed_at_once() -> None:
    assert choice_votes("2:6/4 4:5/3 1:4 15:1/1", RANKING, 8) == ChoiceTally(
        8, {"kompetensforsorjning": 4, "ekonomi": 6, "skola": 5, "annat": 1}, {"ekonomi": 4, "skola": 3, "annat": 1}
    )
    assert choice_votes("1:5 2:4", SEVERAL, 9) == ChoiceTally(9, {"tid": 5, SEVERAL.choices[1].id: 4})
    assert choice_votes("1:5 2:4 n7", SEVERAL, 9) == ChoiceTally(7, {"tid": 5, SEVERAL.choices[1].id: 4})


@pytest.mark.parametrize(
    ("question", "line", "voters", "said"),
    [
        (RANKING, "2:6", 9, "Skriv också hur många som satte valet först."),
        (RANKING, "2:6/7", 9, "Val 2 är först hos fler än som valde det."),
        (RANKING, "99:6/7", 9, "Det finns inget val 99."),
        (RANKING, "2:2/2 4:3/1", 9, ""),
        (RANKING, "2:9/2", 9, "Val 2 har 9\u00a0röster, men 2 har svarat."),
        (RANKING, "1:3/3 2:3 3:3 4:3", 9, "12 val är för många"),
        (SEVERAL, "1:2/1", 9, how_to_count(SEVERAL, 9)),
        (SEVERAL, "1:10", 9, "Val 1 har 10\u00a0röster, men 9 har svarat."),
        (SEVERAL, "1:5", 9, "5\u00a0val är för få"),
        (SEVERAL, "1:5", None, "Skriv också hur många som svarade"),
        (SEVERAL, "1:5 1:3", 9, how_to_count(SEVERAL, 9)),
        (SEVERAL, "1:x", 9, how_to_count(SEVERAL, 9)),
        (SEVERAL, "1:300 n300", 9, "300 röster är för många."),
        (SEVERAL, "1:5 v4", 9, "Vet ej är inget svar på den här frågan."),
    ],
)
def test_counts_that_cannot_be_are_told(question: Ranking, line: str, voters: int | None, said: str) -> None:
    counted = choice_votes(line, question, voters)
    if said:
        assert isinstance(counted, Refused) and counted.message.startswith(said)
    else:
        assert isinstance(counted, ChoiceTally)


@given(
    question=st.sampled_from([RANKING, SEVERAL]),
    voters=st.none() | st.integers(1, 60),
    most=st.integers(1, 5),
    choices=st.integers(2, 12),
)
def test_the_example_of_counts_is_itself_taken(question: Ranking, voters: int | None, most: int, choices: int) -> None:
    asked = question.model_copy(update={"max_choices": most, "choices": question.choices[:choices]})
    said = how_to_count(asked, voters)
    example = said.partition(": ")[2].partition(" (")[0].rstrip(".")
    counted = choice_votes(example, asked, voters)
    assert isinstance(counted, ChoiceTally)
    assert counted.cast == (voters or 9)


@given(st.lists(st.lists(st.sampled_from(RANKING.choices), min_size=1, max_size=3, unique_by=lambda one: one.id)))
def test_lists_one_by_one_are_the_same_as_their_counts(lists: list[list]) -> None:  # type: ignore[type-arg]
    assume(lists)
    tally = of_lists([Chosen(tuple(choice.id for choice in one)) for one in lists], RANKING)
    numbers = {choice.id: number for number, choice in enumerate(RANKING.choices, start=1)}
    line = " ".join(f"{numbers[one]}:{amount}/{tally.first.get(one, 0)}" for one, amount in tally.chosen.items())
    assert choice_votes(line, RANKING, len(lists)) == tally


def test_what_can_be_typed_can_be_saved_and_read() -> None:
    from digikap.checking.votes import choice_tally_text

    tally = choice_votes("2:6/4 4:5/3 1:4 15:1/1", RANKING, 8)
    assert isinstance(tally, ChoiceTally)
    assert parse_choice_tally(choice_tally_text(tally, RANKING), RANKING) == tally
