"""Joining the files of several: nothing of it depends on order, on steps, or on the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.merging import (
    AskedOfFew,
    Clashed,
    Merged,
    OtherName,
    OtherPlan,
    OtherVersion,
    Replaced,
    SameAlias,
    Uncounted,
    Unfinished,
    asked_of_few,
    merge,
    too_few,
    unfit,
    without_roles,
)
from digikap.model.answer import Answer, Chosen, Grid, Respondent, Special
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Choice, MultipleChoice, Questionnaire
from digikap.model.scale import Service
from digikap.model.together import FEWEST
from digikap.scoring.score import score
from digikap.store.assessments import from_bytes, to_toml
from tests.scoring.several import FORM, answer_sheets, assessment, joined, people, person, tally

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

LAW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

ROLES = MultipleChoice(
    id="roller",
    kind="multiple_choice",
    fact="roles",
    text="Vilka roller?",
    label="Roller",
    choices=(Choice(id="roll_ett", text="Roll ett"), Choice(id="roll_annan", text="Annan", free_text=True)),
)


def changed(form: Questionnaire, **rest: object) -> Questionnaire:
    """A copy made anew: `model_copy` would keep what the old one has looked up."""
    return Questionnaire(**({name: getattr(form, name) for name in Questionnaire.model_fields} | rest))  # type: ignore[arg-type]


def with_roles(form: Questionnaire) -> Questionnaire:
    section = form.sections[0]
    return changed(form, sections=(section.model_copy(update={"questions": (ROLES, *section.questions)}),))


FIRST = changed(
    with_roles(FORM),
    services=(Service(id="skola", name="Skola"), Service(id="hamn", name="Hamnen")),
    scales=tuple(scale.model_copy(update={"allow_unknown": True}) for scale in FORM.scales),
)
SECOND = changed(FIRST, version=2, title="Nyare")


@st.composite
def sources(draw: st.DrawFn) -> Assessment:
    """One person's file; few ids, revisions and aliases, so that they meet."""
    number = draw(st.integers(1, 5))
    role = draw(st.sampled_from([None, "Hemlig roll", "Xyzzy"]))
    services = draw(st.sampled_from([{"skola": "Skola"}, {"hamn": "Hamn", "skola": "Skola"}, {"skola": "Gymnasiet"}]))
    rows = st.dictionaries(st.sampled_from(sorted(services)), st.integers(1, 5))
    sheet: dict[str, Answer] = {
        name: answer
        for name, answer in {
            "d_total": draw(st.none() | st.integers(1, 5) | st.just(Special.UNKNOWN)),
            "u1": draw(st.none() | st.integers(1, 7)),
            "tjanster": Grid(draw(rows)),
            "rang": draw(st.sampled_from([None, Chosen(("a", "b")), Chosen(("c",))])),
        }.items()
        if answer is not None and answer != Grid()
    }
    if draw(st.booleans()):
        sheet["roller"] = Chosen(("roll_annan",), "Plugh")
    return person(
        number,
        sheet,
        form=draw(st.sampled_from([FIRST, SECOND, changed(FIRST)])),
        revision=draw(st.integers(1, 3)),
        respondent=Respondent(draw(st.sampled_from("ab")), role),
        state=draw(st.sampled_from(["ongoing", "finished"])),
        date=draw(st.sampled_from([date(2026, 11, 21), date(2026, 12, 1)])),
        saved=draw(st.sampled_from([None, "2026-11-21T10:00:00+01:00", "2026-11-21T09:30:00", "2026-11-22"])),
        services=services,
        organisation=draw(st.sampled_from([Organisation("Havsvik"), Organisation("Havsvik", code="0001")])),
        minutes_used=draw(st.integers(0, 3)),
    )


ACTIONS = [{}, {"a": PlannedAction("Gör det.", role="kanslichef")}, {"b": PlannedAction("Något annat.")}]


@st.composite
def sources_of_several(draw: st.DrawFn) -> Assessment:
    """A file that was merged before, and perhaps planned in."""
    merged = merge(draw(st.lists(sources(), min_size=1, max_size=3))).assessment
    return replace(
        merged,
        revision=draw(st.integers(0, 3)),
        saved=draw(st.sampled_from([None, "2026-12-24T15:00:00+01:00"])),
        state=draw(st.sampled_from(["finished", merged.state])),
        required=draw(st.sampled_from([{}, {"robusthet": 4}])),
        actions=draw(st.sampled_from(ACTIONS)),
    )


FILES = st.lists(sources() | sources_of_several(), min_size=1, max_size=5)


@LAW
@given(FILES, st.data())
def test_the_order_of_the_files_does_not_matter(files: list[Assessment], data: st.DataObject) -> None:
    other = merge(data.draw(st.permutations(files)))
    assert other == merge(files)
    assert to_toml(other.assessment) == to_toml(merge(files).assessment)


@LAW
@given(FILES, FILES)
def test_merging_in_steps_gives_the_same_as_merging_at_once(some: list[Assessment], others: list[Assessment]) -> None:
    at_once = merge([*some, *others]).assessment
    assert merge([merge(some).assessment, merge(others).assessment]).assessment == at_once
    assert merge([merge(some).assessment, *others]).assessment == at_once


@LAW
@given(FILES)
def test_merging_again_changes_nothing(files: list[Assessment]) -> None:
    once = merge(files).assessment
    assert merge([once]).assessment == once
    assert merge([*files, *files, once]).assessment == once


@LAW
@given(FILES)
def test_no_answer_disappears_but_to_a_later_file_of_the_same_person(files: list[Assessment]) -> None:
    persons = [person for one in files for person in (one.respondents or (one,))]
    merged = {one.id: one for one in merge(files).assessment.respondents}
    assert merged.keys() == {one.id for one in persons}
    for one in persons:
        kept = merged[one.id]
        assert kept.revision >= one.revision
        assert any(kept == other for other in persons)
    assert merge(files).assessment.participants == len(merged)


@LAW
@given(FILES)
def test_a_merged_file_reads_back_equal(files: list[Assessment]) -> None:
    merged = merge(files).assessment
    assert from_bytes(Path("alla.toml"), to_toml(merged).encode()) == merged


@LAW
@given(FILES)
def test_without_roles_no_role_is_left_anywhere(files: list[Assessment]) -> None:
    merged = without_roles(merge(files).assessment)
    text = to_toml(merged)
    assert not any(word in text for word in ("Hemlig", "Xyzzy", "Plugh"))
    assert all(one.respondent and one.respondent.role is None for one in merged.respondents)
    assert [len(one.answers) for one in merged.respondents] == [
        len(one.answers) - ("roller" in one.answers) for one in merge(files).assessment.respondents
    ]


@LAW
@given(FILES, st.data())
def test_what_is_scored_does_not_depend_on_order_or_steps(files: list[Assessment], data: st.DataObject) -> None:
    scores = score(merge(files).assessment)
    at = data.draw(st.integers(0, len(files) - 1))
    steps = [merge(part).assessment for part in (files[at:], files[:at]) if part]
    assert score(merge(steps).assessment) == scores


@LAW
@given(st.lists(answer_sheets(), min_size=FEWEST, max_size=6))
def test_merged_files_score_as_the_same_votes_typed_as_a_tally(sheets: list[dict[str, Answer]]) -> None:
    persons = people(sheets)
    merged = merge(persons).assessment
    assert score(merged) == score(tally(persons)) == score(joined(persons))


# ---------------------------------------------------------------- what is told


def notes(*files: Assessment) -> tuple[object, ...]:
    return merge(files).notes


def finished(number: int, answers: dict[str, Answer] | None = None, **rest: object) -> Assessment:
    return person(number, answers, state="finished", **rest)


def test_a_file_that_has_changed_since_replaces_the_one_that_was_merged() -> None:
    old = finished(1, {"d1": 2, "d2": 3}, revision=4, saved="2026-12-01T10:00:00+01:00")
    new = finished(1, {"d1": 5}, revision=5, saved="2026-11-01T10:00:00+01:00")
    before = merge([old, finished(2)]).assessment
    found = merge([before, new])
    assert found.assessment.respondents[0] == new
    assert found.notes == (Replaced("p001", 5, 4, ("d2",)),)


def test_two_files_with_one_id_and_one_revision_are_told_of_and_one_is_kept() -> None:
    one, other = finished(1, {"d1": 2}, revision=4), finished(1, {"d2": 2}, revision=4)
    found = merge([one, other])
    assert len(found.assessment.respondents) == 1
    (note,) = found.notes
    assert isinstance(note, Clashed)
    assert (note.id, note.revision) == ("p001", 4)
    assert set(note.lost) | set(found.assessment.respondents[0].answers) == {"d1", "d2"}


def test_a_file_whose_roles_were_left_out_is_the_same_file() -> None:
    form = with_roles(FORM)
    own = finished(1, {"roller": Chosen(("roll_ett",)), "d1": 1}, form=form, respondent=Respondent("1", "Chef"))
    hidden = without_roles(merge([own]).assessment)
    assert hidden.respondents[0].answers == {"d1": 1}
    found = merge([hidden, own])
    assert found.notes == ()
    assert without_roles(found.assessment) == hidden


def test_roles_are_also_left_out_of_comments_and_of_what_was_told_last_time() -> None:
    told = Previous("x", date(2025, 1, 1), MappingProxyType({"roller": "Roll ett", "d1": "3"}))
    one = finished(1, form=with_roles(FORM), previous=told, comments={"roller": Comment("Chef"), "d1": Comment("Ja")})
    hidden = without_roles(replace(merge([one]).assessment, previous=told))
    for found in (hidden, hidden.respondents[0]):
        assert found.previous is not None
        assert set(found.previous.told) == {"d1"}
    assert set(hidden.respondents[0].comments) == {"d1"}


def test_one_alias_in_two_files_is_told_of_and_both_are_kept() -> None:
    persons = [finished(n, respondent=Respondent(alias)) for n, alias in ((1, "Blå"), (2, "blå"), (3, "röd"))]
    found = merge(persons)
    assert found.notes == (SameAlias("Blå", ("p001", "p002")),)
    assert len(found.assessment.respondents) == 3


def test_a_half_finished_file_is_told_of_with_how_far_it_got() -> None:
    ready = merge([finished(1), finished(2)]).assessment
    assert ready.state == "finished"
    found = merge([ready, person(3, {"d1": 1})])
    assert found.notes == (Unfinished("p003", 1, 11),)
    assert found.assessment.state == "ongoing"


def reworded(form: Questionnaire, question_id: str, **rest: object) -> Questionnaire:
    section = form.sections[0]
    questions = tuple(
        question.model_copy(update=rest) if question.id == question_id else question for question in section.questions
    )
    return changed(form, sections=(section.model_copy(update={"questions": questions}),))


def test_other_versions_are_told_of_by_number_and_the_highest_is_scored() -> None:
    newer = changed(reworded(FORM, "d1", text="Ny lydelse"), version=2)
    newer = reworded(newer, "d2", id="d2_ny")
    persons = [
        finished(1, {"d1": 1, "d2": 1, "u1": 1}),
        finished(2, {"d1": 2, "u1": 2}),
        finished(3, {"d1": 3}, form=newer),
    ]
    found = merge(persons)
    few = (AskedOfFew("d1", None, 1), AskedOfFew("d2_ny", None, 1))
    assert found.assessment.questionnaire is newer
    assert found.notes == (OtherVersion(1, 2), Uncounted("d1", 2), Uncounted("d2", 1), *few)
    more = [*persons, finished(4, {"d1": 2}, form=newer), finished(5, {"d1": 2}, form=newer)]
    assert score(merge(more).assessment).questions["d1"].distribution.counts == (0, 2, 1, 0, 0)  # type: ignore[union-attr]


def test_the_tenth_version_is_later_than_the_ninth() -> None:
    ninth, tenth = changed(FORM, version=9), changed(FORM, version=10)
    for forms in ([ninth, tenth], [tenth, ninth]):
        persons = [finished(number, form=form) for number, form in enumerate(forms, 1)]
        assert merge(persons).assessment.questionnaire == tenth


def test_equal_copies_of_a_questionnaire_are_one() -> None:
    found = merge([finished(1), finished(2, form=changed(FORM))])
    assert found.notes == ()
    assert len({id(one.questionnaire) for one in found.assessment.respondents}) == 1


def planned(merged: Merged, revision: int, text: str) -> Assessment:
    return replace(merged.assessment, revision=revision, actions={"a": PlannedAction(text)}, required={"drift": 4})


def test_what_the_group_decided_comes_from_the_merged_file_with_the_highest_revision() -> None:
    some, others = merge([finished(1)]), merge([finished(2)])
    first, second = planned(some, 5, "Ett."), planned(others, 3, "Två.")
    found = merge([first, second, finished(3)])
    assert found.assessment.actions == first.actions
    assert found.assessment.required == {"drift": 4}
    assert found.assessment.revision == 5
    assert found.notes == (OtherPlan(second.id, 3),)
    assert notes(first, some.assessment) == ()


def test_a_higher_revision_goes_before_a_plan_with_more_in_it() -> None:
    some, others = merge([finished(1)]), merge([finished(2)])
    longer = replace(planned(others, 3, "Två."), analysis={"s": {1: "Mer."}}, actions=ACTIONS[1] | ACTIONS[2])
    found = merge([longer, planned(some, 5, "Ett.")]).assessment
    assert (found.revision, [one.text for one in found.actions.values()]) == (5, ["Ett."])
    alike = [replace(planned(some, 5, "Ett."), actions=actions) for actions in (ACTIONS[1], ACTIONS[1] | ACTIONS[2])]
    assert merge(alike).assessment.actions == ACTIONS[1] | ACTIONS[2]


@pytest.mark.parametrize("empty", [{}, {"analysis": {"s": {1: "Ord."}}}, {"comments": {"d1": Comment("Ord.")}}])
@pytest.mark.parametrize("part", [{"actions": ACTIONS[1]}, {"required": {"drift": 4}}])
def test_a_file_without_a_plan_never_takes_the_place_of_one_with_a_plan(
    empty: dict[str, object], part: dict[str, object]
) -> None:
    some, others = merge([finished(1)]), merge([finished(2)])
    without = replace(some.assessment, revision=5, **empty)  # type: ignore[arg-type]
    with_plan = replace(others.assessment, revision=2, **part)  # type: ignore[arg-type]
    found = merge([without, with_plan])
    assert (found.assessment.actions, found.assessment.required) == (with_plan.actions, with_plan.required)
    assert found.notes == ((OtherPlan(without.id, 5),) if empty else ())
    third = replace(merge([finished(3)]).assessment, revision=3, actions=ACTIONS[2])
    in_steps = merge([found.assessment, third]).assessment
    assert in_steps == merge([without, with_plan, third]).assessment
    assert in_steps.actions == ACTIONS[2]


# ---------------------------------------------------------------- of few


@pytest.mark.parametrize(("amount", "few"), [(1, True), (2, True), (3, False), (4, False)])
def test_a_merged_file_of_fewer_than_three_is_too_few(amount: int, few: bool) -> None:
    found = merge([finished(number) for number in range(amount)])
    assert too_few(found.assessment) is few
    assert found.notes == ()


def test_one_persons_own_file_and_a_groups_are_never_too_few() -> None:
    assert not too_few(person(1))
    assert not too_few(assessment(participants=1))


def test_what_fewer_than_three_were_asked_is_told_of() -> None:
    quick = [finished(number, variant="quick") for number in (1, 2, 3)]
    with_own = {"hamn": "Hamnen", "farja": "Färjan"}
    full = [finished(4), finished(5, services=with_own)]
    (first, *others) = notes(*quick, *full)
    assert first == AskedOfFew("d1", None, 2)
    assert [one.question for one in others if isinstance(one, AskedOfFew)] == [
        question.id for question in FORM.questions() if question.id not in ("d_total", "d1")
    ]
    more = notes(*full, finished(6), finished(7, services={"skola": "Skola"}))
    assert more == (AskedOfFew("tjanster", "farja", 1),)
    assert list(asked_of_few(merge(full).assessment)) == []


def test_a_service_that_is_called_something_else_by_some_is_told_of() -> None:
    names = ["Hamnen", "HAMNEN", " hamnen", "Hamn", "Marinan", "Hamnen"]
    persons = [finished(number, services={"hamn": name}) for number, name in enumerate(names, 1)]
    found = merge(persons)
    assert found.assessment.services == {"hamn": "Hamnen"}
    assert found.notes == (OtherName("hamn", 2),)


def test_a_service_has_the_name_that_most_mean_however_they_write_it() -> None:
    names = ["Hamn", "Hamn", "hamnen", "Hamnen", "HAMNEN"]
    persons = [finished(number, services={"hamn": name}) for number, name in enumerate(names, 1)]
    assert merge(persons).assessment.services == {"hamn": "hamnen"}


def test_what_all_have_in_common_is_put_together() -> None:
    persons = [
        finished(1, services={"egen": "Egen", "hamn": "Hamnen"}, form=FIRST, variant="quick", minutes_used=9),
        finished(2, services={"hamn": "Hamn", "skola": "Skola"}, form=FIRST, included=("u1", "d1")),
        finished(3, services={"hamn": "Hamn"}, form=FIRST, date=date(2026, 12, 1), example=True),
    ]
    found = merge(persons).assessment
    assert list(found.services.items()) == [("skola", "Skola"), ("hamn", "Hamn"), ("egen", "Egen")]
    assert (found.variant, found.included, found.date) == ("full", ("d1", "u1"), date(2026, 12, 1))
    assert (found.participants, found.mode, found.example, found.minutes_used) == (3, "individual", True, 9)
    assert found.answers == {}
    assert found.respondent is None


def test_a_merged_file_is_named_by_whose_answers_it_holds() -> None:
    ids = {merge(people([{}] * amount)).assessment.id for amount in range(1, 30)}
    assert len(ids) == 29
    assert all(len(one) == 8 and one.isalnum() for one in ids)


# ---------------------------------------------------------------- what cannot be merged


def whys(*files: Assessment) -> list[tuple[int, str]]:
    return [(one.place, one.why) for one in unfit(files)]


def test_files_of_one_municipality_and_one_questionnaire_can_be_merged() -> None:
    known = person(2, organisation=Organisation("HAVSVIK", code="0001"))
    assert whys(person(1), known, merge([person(3)]).assessment, person(4, form=SECOND)) == []


@pytest.mark.parametrize("mode", ["consensus", "tally"])
def test_what_a_group_answered_together_cannot_be_merged(mode: str) -> None:
    assert whys(person(1), assessment(mode=mode)) == [(1, mode)]


def test_another_municipality_and_another_questionnaire_are_told_of_for_all_files() -> None:
    lund = person(2, organisation=Organisation("Lund"))
    assert whys(person(1), lund) == [(0, "municipality"), (1, "municipality")]
    same_name = [person(n, organisation=Organisation("Havsvik", code=code)) for n, code in ((1, "0001"), (2, "0002"))]
    assert whys(*same_name) == [(0, "municipality"), (1, "municipality")]
    alike = [person(n, organisation=Organisation(name)) for n, name in ((1, "Habo"), (2, "Håbo"))]
    assert whys(*alike) == [(0, "municipality"), (1, "municipality")]
    other = person(3, form=changed(FORM, id="annat"))
    assert whys(person(1), assessment(mode="tally"), other) == [
        (1, "tally"),
        (0, "questionnaire"),
        (2, "questionnaire"),
    ]


def test_nothing_in_the_scores_is_of_one_person_or_of_a_role() -> None:
    sheets: Sequence[dict[str, Answer]] = [{"rang": Chosen(("a", "b")), "d1": 1}, {"d1": 5}]
    persons = [replace(one, respondent=Respondent(f"Alias{one.id}", "Hemlig roll")) for one in people(list(sheets))]
    told = repr(score(merge(persons).assessment))
    assert not any(word in told for word in ("Alias", "Hemlig", "p001", "p002", "Respondent"))
