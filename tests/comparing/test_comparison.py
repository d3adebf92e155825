"""What the pairs in files do not show: several persons, roles, promises, rows that were chosen, the same again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from digikap.comparing import Circumstance, Match, Promise, compare, is_same_place, latest
from digikap.model.answer import Answer, Chosen, Grid, Respondent, Special, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Choice, MultipleChoice, Question, Questionnaire, RatingGrid, Row, SingleChoice
from digikap.model.scale import Service
from digikap.model.tally import GridVoting, Tally, Voting
from tests.comparing.corpus import DAY, form
from tests.comparing.generated import versioned
from tests.scoring.build import rating
from tests.scoring.several import FORM, SERVICES, assessment, joined, people, person, tally

EARLIER = date(2025, 11, 20)


def kinds(before: Assessment, after: Assessment, name: str) -> dict[str | None, str]:
    return {one.row: one.kind for one in compare(before, after).matches if one.id == name}


def circumstance(before: Assessment, after: Assessment, kind: str) -> tuple[object, object] | None:
    found = {one.kind: (one.before, one.after) for one in compare(before, after).circumstances}
    return found.get(kind)  # type: ignore[call-overload,no-any-return]


SHEETS: list[dict[str, Answer]] = [
    {"d1": 1, "d2": 3, "u1": 4, "rang": Chosen(("a", "b")), "flera": Chosen(("a",)), "tjanster": Grid({"skola": 2})},
    {"d1": 5, "d2": 3, "u1": Special.UNKNOWN, "rang": Chosen(("b", "a")), "tjanster": Grid({"skola": 4})},
    {"d1": 5, "rang": Chosen(("c",)), "flera": Chosen(("a", "b"))},
]


def test_persons_files_that_were_merged_compare_with_the_same_votes_as_without_any_change() -> None:
    persons = people(SHEETS)
    found = compare(joined(persons), tally(persons))
    assert circumstance(joined(persons), tally(persons), "mode") == ("merged", "tally")
    assert all(not one.points for one in (*found.groups, *found.dimensions, *found.questions, *found.services))
    assert [one.kind for one in found.circumstances] == ["mode"]
    assert {(one.id, one.row) for one in found.matched("common")} >= {("d1", None), ("tjanster", "skola")}
    assert [(one.id, one.changed) for one in found.choices] == [("flera", False), ("rang", False)]
    assert [(one.id, one.before, one.after) for one in found.agreements] == [("d1", "motstridigt", "motstridigt")]


def test_two_groups_of_one_municipality_compare_as_two_years_do() -> None:
    leaders, council = person(1, {"d1": 4, "d2": 4}), joined(people([{"d1": 2, "d2": 2}] * 3))
    found = compare(leaders, council)
    assert {one.id: one.points for one in found.groups} == {"drift": Fraction(-50), "utveckling": None}
    assert circumstance(leaders, council, "mode") == ("individual", "merged")


def test_a_file_saved_again_with_the_same_content_is_the_same() -> None:
    one = assessment(answers={"d1": 3})
    again = replace(one, revision=7, saved="2026-11-22T10:00:00+01:00", minutes_used=50, next_question="u1")
    assert compare(one, again).is_same
    assert not compare(one, replace(one, id="annan000")).is_same
    assert not compare(one, one.with_answer("d1", 4)).is_same


ROLES = MultipleChoice(
    id="roller",
    kind="multiple_choice",
    fact="roles",
    text="Vilka?",
    label="Roller",
    choices=(Choice(id="chef", text="Chef"), Choice(id="annan", text="Annan", free_text=True)),
)


def test_roles_are_told_as_the_file_has_them() -> None:
    with_roles = versioned([rating("d1", "d0"), ROLES], 1)
    one = assessment(with_roles, answers={"d1": 3, "roller": Chosen(("chef", "annan"), "Arkivarie")})
    other = assessment(with_roles, answers={"d1": 3, "roller": Chosen(("chef", "annan"))})
    none = assessment(with_roles, answers={"d1": 3})
    assert circumstance(one, other, "roles") == (("Arkivarie", "Chef"), ("Annan", "Chef"))
    assert circumstance(one, none, "roles") == (("Arkivarie", "Chef"), None)
    assert circumstance(one, one, "roles") is None


@pytest.mark.parametrize(("number", "told"), [(4, None), (5, ("chef",))])
def test_roles_of_persons_are_told_only_where_five_have_given_one(number: int, told: tuple[str, ...] | None) -> None:
    persons = [replace(one, respondent=Respondent(one.id, "chef")) for one in people([{"d1": 3}] * number)]
    nameless = assessment(answers={"d1": 3}, participants=number)
    assert circumstance(joined(persons), nameless, "roles") == ((told, None) if told else None)


def test_what_was_promised_stands_beside_what_is_said_of_it() -> None:
    kept, lost = PlannedAction("Öva varje år."), PlannedAction("Skriv en plan.")
    before = assessment(answers={"d1": 3}, actions={"a": kept, "b": lost}, date=EARLIER)
    done = replace(kept, state="klar")
    after = assessment(id="efter000", answers={"d1": 4}, previous=Previous(before.id, EARLIER, actions={"a": done}))
    assert compare(before, after).promises == (Promise("a", kept, done), Promise("b", lost, None))
    last = Previous(before.id, EARLIER, actions={"a": done, "b": lost})
    carried = replace(after, previous=last, actions={"b": replace(lost, state="pagar")})
    assert compare(before, carried).promises[1] == Promise("b", lost, replace(lost, state="pagar"))
    other = replace(after, previous=Previous("nagonann", EARLIER, actions={"a": done}))
    assert compare(before, other).promises == (Promise("a", kept, None), Promise("b", lost, None))
    for pair in ((before, other), (before, carried)):
        assert compare(*reversed(pair)).promises == compare(*pair).promises
    same_day = replace(other, date=before.date)
    assert compare(before, same_day).promises == compare(same_day, before).promises == ()


def test_a_text_is_common_when_both_wrote_something() -> None:
    wrote = assessment(answers={"d1": 3, "ord": Written("Ja.")})
    assert kinds(wrote, wrote, "ord") == {None: "common"}
    assert kinds(wrote, assessment(answers={"d1": 3}), "ord") == {None: "became_unknown"}
    assert kinds(wrote, joined([person(n, {"d1": 3, "ord": Written("Nej.")}) for n in (1, 2, 3)]), "ord") == {
        None: "common"
    }
    assert not compare(wrote, wrote).choices


def test_a_choice_that_nobody_knows_has_no_value() -> None:
    unknown, chosen = ({"d1": 3, "en": one} for one in (Special.UNKNOWN, Chosen(("a",))))
    found = compare(assessment(answers=unknown), assessment(answers=chosen))
    assert [one for one in found.matches if one.id == "en"] == [Match("en", None, "became_known", "unknown", "value")]


def test_choices_stand_in_the_order_of_one_questionnaire() -> None:
    def form_with(version: int, ids: str) -> Questionnaire:
        choices = tuple(Choice(id=one, text=one) for one in ids)
        question = SingleChoice(id="en", kind="single_choice", text="t", label="En", choices=choices)
        return versioned([question], version)

    chosen = {"en": Chosen(("a",))}
    found = compare(assessment(form_with(1, "abc"), answers=chosen), assessment(form_with(2, "cba"), answers=chosen))
    (choice,) = found.choices
    assert list(choice.before.distribution.chosen) == list(choice.after.distribution.chosen) == ["c", "b", "a"]
    assert not choice.changed
    assert found.rankings == ()


def grid(**rest: object) -> RatingGrid:
    return RatingGrid(id="g", kind="rating_grid", text="Grad?", label="G", scale="k5", **rest)  # type: ignore[arg-type]


def source(*ids: str) -> MultipleChoice:
    choices = tuple(Choice(id=one, text=one.upper()) for one in ids)
    return MultipleChoice(id="val", kind="multiple_choice", text="t", label="Val", choices=choices)


def test_rows_of_a_grid_are_matched_one_by_one() -> None:
    def rows(*named: tuple[str, str]) -> Questionnaire:
        listed = tuple(Row(id=one, name=name) for one, name in named)
        questions: list[Question] = [rating("d1", "d0"), grid(rows=listed)]
        return versioned(questions, 1)

    before = assessment(rows(("a", "A"), ("b", "B"), ("c", "C")), answers={"g": Grid({"a": 2, "b": 3, "c": 4})})
    after = assessment(rows(("a", "A"), ("b", "Nytt"), ("d", "D")), answers={"g": Grid({"a": 4, "b": 3, "d": 4})})
    assert kinds(before, after, "g") == {"a": "common", "b": "reworded", "c": "removed", "d": "new"}
    found = compare(before, after)
    assert [(one.id, one.part, one.points) for one in found.questions] == [("g", "a", Fraction(50))]
    assert found.services == ()


def test_rows_that_were_chosen_are_asked_where_they_were_chosen() -> None:
    def chosen(form: Questionnaire, *ids: str) -> Assessment:
        return assessment(form, answers={"val": Chosen(ids), "g": Grid(dict.fromkeys(ids, 3))})

    one = versioned([source("a", "b", "c"), grid(rows_from="val")], 1)
    more = versioned([source("a", "b", "c", "d"), grid(rows_from="val")], 2)
    assert kinds(chosen(one, "a", "b"), chosen(one, "a", "c"), "g") == {
        "a": "common",
        "b": "not_asked",
        "c": "not_asked",
    }
    assert kinds(chosen(one, "a", "b"), chosen(more, "a", "d"), "g") == {"a": "common", "b": "not_asked", "d": "new"}


def test_a_service_is_new_where_only_one_questionnaire_has_it_and_else_not_asked() -> None:
    def of(version: int, *services: str) -> Questionnaire:
        listed = tuple(Service(id=one, name=one.upper()) for one in services)
        return versioned([grid(rows="services")], version, services=listed)

    def answered(form: Questionnaire, **services: str) -> Assessment:
        return assessment(form, services=services, answers={"g": Grid(dict.fromkeys(services, 3))})

    first, second = of(1, "a", "b"), of(2, "a", "b", "c")
    before = answered(first, a="A", b="Bytt namn", egen="Egen")
    after = answered(second, a="A", c="C")
    assert kinds(before, after, "g") == {"a": "common", "b": "reworded", "c": "new", "egen": "not_asked"}
    assert [one.part for one in compare(before, before).services] == ["a", "b", "egen"]


def test_a_grid_in_other_words_or_of_another_kind_is_reworded_row_by_row() -> None:
    plain = versioned([rating("d1", "d0"), grid(rows="services")], 1)
    other = versioned([rating("d1", "d0"), grid(rows="services").model_copy(update={"text": "Annars?"})], 2)
    kind = versioned([rating("d1", "d0"), rating("g", "d0")], 2)
    rows: dict[str, Answer] = {"d1": 3, "g": Grid(dict.fromkeys(SERVICES, 3))}
    before = assessment(plain, answers=rows)
    assert kinds(before, assessment(other, answers=rows), "g") == {"skola": "reworded", "hamn": "reworded"}
    after = kinds(before, assessment(kind, answers={"d1": 3, "g": 3}), "g")
    assert after == {None: "reworded", "skola": "reworded", "hamn": "reworded"}


def test_votes_on_rows_compare_and_tell_how_alike_they_were() -> None:
    def voted(*counts: int) -> Assessment:
        votes = {"tjanster": GridVoting({"skola": Voting((Tally(counts),))})}
        return assessment(FORM, mode="tally", participants=4, votes=votes)

    found = compare(voted(0, 0, 4, 0, 0), voted(2, 0, 0, 0, 2))
    (change,) = found.services
    assert (change.id, change.part, change.points, change.clear) == ("tjanster", "skola", 0, False)
    (alike,) = found.agreements
    assert (alike.row, alike.before, alike.after) == ("skola", "samsyn", "motstridigt")
    assert (alike.deviation_before, alike.deviation_after) == (0, 2)


def test_those_that_moved_most_come_first_whichever_way() -> None:
    before = assessment(answers={"d1": 3, "d2": 3, "u2": 3, "tjanster": Grid({"skola": 1})})
    after = assessment(answers={"d1": 4, "d2": 1, "u2": 3, "tjanster": Grid({"skola": 5})})
    assert [(one.id, one.part) for one in compare(before, after).most_moved] == [
        ("tjanster", "skola"),
        ("d2", None),
        ("d1", None),
    ]


def test_circumstances_hold_what_each_file_says() -> None:
    before = assessment(answers={"d1": 3}, date=EARLIER, participants=8, state="finished")
    after = assessment(answers={"d1": 3}, date=DAY, organisation=Organisation("Skogby"))
    assert compare(before, after).circumstances == (
        Circumstance("organisation", "Havsvik", "Skogby"),
        Circumstance("participants", 8, None),
        Circumstance("date", EARLIER, DAY),
        Circumstance("state", "finished", "ongoing"),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Organisation("Habo", "0643"), Organisation("Habo kommun", "0643"), True),
        (Organisation("Habo", "0643"), Organisation("Habo", "0305"), False),
        (Organisation("Habo"), Organisation("HABO "), True),
        (Organisation("Habo"), Organisation("Håbo"), False),
        (Organisation("Habo", "0643"), Organisation("Habo"), True),
    ],
)
def test_a_municipality_is_known_by_its_code_else_by_its_name(
    one: Organisation, other: Organisation, same: bool
) -> None:
    assert is_same_place(one, other) is same


def test_of_one_file_the_highest_revision_counts_whatever_the_order() -> None:
    old, new, other = (
        assessment(form("liten_1"), revision=n, saved=saved) for n, saved in ((3, "b"), (5, "a"), (5, "c"))
    )
    kept, dropped = latest([old, new, new])
    assert kept == (new,)
    assert [(one.kept, one.dropped, one.clash) for one in dropped] == [(5, (5, 3), False)]
    assert latest([old, new, other]) == latest([other, old, new])
    assert latest([new, other])[1][0].clash
    assert latest([old])[1] == ()


def test_a_model_without_groups_has_no_cells() -> None:
    model = form("liten_1").model.model_copy(update={"groups": (), "profiles": ()})
    plain = versioned(list(form("liten_1").questions()), 1, model=model, scales=form("liten_1").scales)
    found = compare(assessment(plain, answers={"t1": 2}), assessment(plain, answers={"t1": 3}))
    assert (found.groups, found.resources, found.profile) == ((), (), None)
    assert {one.id: one.points for one in found.dimensions if one.is_compared} == {"tid": 25}


def test_a_question_that_was_moved_counts_where_the_newer_questionnaire_has_it_on_both_sides() -> None:
    old = versioned([rating("a", "d0"), rating("b", "d1")], 1)
    new = versioned([rating("a", "d0"), rating("b", "d0")], 2)
    found = compare(assessment(old, answers={"a": 2, "b": 4}), assessment(new, answers={"a": 3, "b": 5}))
    (change,) = found.dimensions
    assert (change.id, change.common, change.missing) == ("d0", 2, 0)
    # (25 + 75) / 2 and (50 + 100) / 2; by itself the older file has a alone in it
    assert (change.before.index, change.after.index, change.own_before.index) == (50, 75, 25)
