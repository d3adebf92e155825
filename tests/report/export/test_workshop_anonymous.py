"""Nobody who took part in a workshop is known from an anonymous export, and nobody alone from any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from digikap.merging import merge
from digikap.model.answer import Chosen, Grid, Respondent, Written
from digikap.model.assessment import Assessment, Comment
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import GridVoting, Reasons, Votes, Voting
from digikap.report.export.material import Selection, material
from digikap.report.results import results
from digikap.store.questionnaires import load
from tests.report.export.room import ANONYMOUS, SELECTIONS, public, workshops
from tests.report.export.test_anonymous import MARK, files
from tests.report.export.test_workshop import named
from tests.report.room import fresh
from tests.report.several import merged, votings
from tests.report.workshop import alone, workshop

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def test_nobodys_alias_role_or_working_material_is_in_any_export() -> None:
    for selection in SELECTIONS:
        for text in files(material(workshops()[1], selection, public())).values():
            for telling in ("Havsorn", "Rapphöna", "Skolchef", "Detta är arbetsmaterial"):
                assert telling not in text
    left_out = {one.id: one.count for one in material(workshops()[1]).left_out}
    assert left_out == {"working_comments": 8, "respondents": 8}


def test_an_anonymous_plan_says_only_how_far_it_has_come_and_from_which_proposal() -> None:
    own = {"z": PlannedAction("x", state="klar", offered="vart_eget")}
    room = replace(workshops()[0], actions={**workshops()[0].actions, **own})
    told = results(material(room, ANONYMOUS, public()))
    assert told["actions"] == [
        {"id": "atgard_1", "state": "pagar", "offered": "drift_sarbarhet"},
        {"id": "atgard_2", "state": "lovad"},
        {"id": "atgard_3", "state": "struken"},
        {"id": "atgard_4", "state": "klar"},
    ]
    assert list(told["previous"]) == ["actions"]
    assert {"actions": 7, "previous": None, "uneven": 2, "minority": 4}.items() <= {
        one.id: one.count for one in material(room, ANONYMOUS, public()).left_out
    }.items()
    assert "2025-11-20" not in "".join(files(material(room, ANONYMOUS, public())).values())


def test_the_anonymous_figures_are_those_of_everybody_in_their_own_words(kommunen: Questionnaire) -> None:
    """Also where some answered a question in other words, which nobody may read: they are not counted then either."""
    title, *rest = kommunen.sections
    changed = kommunen.model_copy(update={"sections": (title, *map(_reworded, rest))})
    other = Questionnaire.model_validate(changed.model_dump(by_alias=True))
    people = alone(kommunen, 5)
    several = [replace(one, services={**one.services, "egen": "Hamnen"}) for one in people.respondents]
    several[3] = replace(several[3], services={**several[3].services, "egen": "Hamn"})
    several[4] = replace(several[4], questionnaire=other)
    several = [one.with_answer("v_drift", Grid({"skola": 2, "egen": 4})) for one in several]
    whole = replace(people, respondents=tuple(several), services={**people.services, "egen": "Hamnen"})
    plain, nameless = (results(material(whole, one, public())) for one in (Selection(), ANONYMOUS))
    assert named(plain["left_out"], "other_wording")["count"] > 50
    for kind in ("groups", "dimensions", "differences", "requirements"):
        assert nameless[kind] == plain[kind]
    figures = [
        [(one["id"], one["answered"], one["asked"], one.get("index")) for one in told["questions"]]
        for told in (plain, nameless)
    ]
    facts = kommunen.facts
    assert figures[1] == [one for one in figures[0] if one[0] not in facts]
    harbour = [named(one["questions"], "v_drift")["rows"][-1] for one in (plain, nameless)]
    assert [one["id"] for one in harbour] == ["egen", "egen_1"]
    assert harbour[0]["counts"] == harbour[1]["counts"] == [0, 0, 0, 3, 0]


def test_what_fewer_than_three_were_asked_is_counted_and_never_told(kommunen: Questionnaire) -> None:
    people = list(alone(kommunen, 4).respondents)
    rare = "l_demokrati"
    for number in (0, 1):
        services = {**people[number].services, "hamn": "Hamnen"}
        people[number] = replace(people[number], included=(rare,), services=services)
        people[number] = people[number].with_answer(rare, 5).with_comment(rare, Comment("Sällan sagt", "rapport"))
        people[number] = people[number].with_answer("v_drift", Grid({"hamn": 2}))
    whole = merge(people).assessment
    held = material(whole)
    assert all("Sällan sagt" not in text and "Hamnen" not in text for text in files(held).values())
    left_out = {one.id: (one.name, one.count) for one in held.left_out}
    assert left_out["too_few"] == ("Svar på frågor och rader som färre än tre har fått", 4)
    assert left_out["hidden_comments"][1] == 2
    assert rare not in [one["id"] for one in results(held)["questions"]]


def _reworded(section: Any) -> Any:
    questions = tuple(one.model_copy(update={"text": f"{one.text} Egentligen?"}) for one in section.questions)
    return section.model_copy(update={"questions": questions})


def test_a_choice_with_the_id_of_a_service_keeps_it(kommunen: Questionnaire) -> None:
    room = fresh(kommunen).with_answer("p_viktigaste", Chosen(("annat",), "Vattnet"))
    room = replace(room, services={**room.services, "annat": "Hamnen"}, included=("p_bidrag",))
    answers = results(material(room.with_answer("p_bidrag", Grid({"annat": 2})), ANONYMOUS, public()))["answers"]
    assert answers["p_bidrag"] == {"annat": 2}


def _explained(votes: Votes) -> Votes:
    if isinstance(votes, GridVoting):
        return GridVoting({row: _said(one) for row, one in votes.rows.items()})
    return _said(votes)


def _said(voting: Voting) -> Voting:
    earlier = {number: Reasons(MARK, MARK) for number in range(1, len(voting.rounds))}
    return replace(voting, minority=MARK, uneven=MARK, other=MARK, earlier=earlier)


def marked(assessment: Assessment) -> Assessment:
    """The mark wherever those who take part in a workshop can write something."""
    first, *_ = assessment.questionnaire.questions()
    action = PlannedAction(MARK, MARK, date(2031, 1, 2), MARK, MARK, "struken", MARK, MARK)
    texts = [one.id for one in assessment.questionnaire.questions() if one.kind == "text"]
    section = assessment.questionnaire.sections[0].id
    return replace(
        assessment.with_comment(first.id, Comment(MARK, "rapport")).with_analysis(section, 1, MARK),
        id=MARK,
        answers={**assessment.answers, **{one: Written(MARK) for one in texts if not assessment.respondents}},
        respondent=Respondent(MARK, MARK),
        votes={name: _explained(votes) for name, votes in assessment.votes.items()},
        actions={MARK: action},
        previous=Previous(MARK, date(2031, 1, 2), {first.id: MARK}, {MARK: action}),
        respondents=tuple(map(marked, assessment.respondents)),
    )


@pytest.mark.parametrize("kind", [votings, merged])
def test_nothing_that_anybody_wrote_in_a_workshop_is_in_an_anonymous_export(kind: Any) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=SLOW)
    @given(kind(load("tre_s")))
    def check(assessment: Assessment) -> None:
        for text in files(material(marked(assessment), ANONYMOUS, public())).values():
            assert MARK.lower() not in text.lower()
            assert "2031-01-02" not in text

    check()


def written_places(told: Any) -> Iterator[str]:
    """The keys under which the mark stands."""
    pairs = told.items() if isinstance(told, dict) else ()
    for key, value in pairs:
        if value == MARK or value == [MARK]:
            yield key
        yield from written_places(value)
    for value in told if isinstance(told, list) else ():
        yield from written_places(value)


def test_the_mark_stands_in_every_place_of_a_plain_one(kommunen: Questionnaire) -> None:
    """Or the test above would look for it where nobody wrote it."""
    found = set(written_places(results(material(marked(workshop(kommunen))))))
    assert found >= {"id", "text", "role", "first_step", "effect", "reason", "offered", "minority", "uneven"}
    theirs = results(material(marked(alone(kommunen, 3))))["respondents"]
    assert all(MARK in repr(theirs[kind]) for kind in ("comments", "texts", "analysis"))
