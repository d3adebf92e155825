"""The page of what to talk about first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.advice import agenda
from digikap.merging import merge
from digikap.model.answer import Answer, Chosen, Respondent
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import Questionnaire, Rating, RatingGrid, Text
from digikap.model.tally import ChoiceTally, GridVoting, Tally, Votes, Voting
from digikap.report import markdown
from digikap.report.agenda import page
from digikap.report.view.blocks import Levels, Page
from digikap.scoring.score import score
from tests.report.room import fresh, is_golden, printed, without_groups, words_of

NINE = Tally((1, 3, 2, 2, 1))


def laid_out(assessment: Assessment, minutes: int = 25) -> Page:
    scores = score(assessment)
    return page(assessment, scores, agenda(assessment, scores, minutes))


def text(assessment: Assessment, minutes: int = 25) -> str:
    """Everything the page says, hard spaces as spaces."""
    return "\n".join(words_of(laid_out(assessment, minutes))).replace("\u00a0", " ")  # type: ignore[arg-type]


def workshop(kommunen: Questionnaire, **rest: Any) -> Assessment:
    """A tally of nine, with a minority, an unknown, a settled answer and lists."""
    lists = ChoiceTally(9, {"ekonomi": 9, "skola": 5, "aldre": 5, "klimat": 4, "trygghet": 4}, {"ekonomi": 9})
    votes: dict[str, Votes] = {
        "d_total": Voting((Tally((0, 2, 3, 4, 0)), NINE), minority="Natten\nräknas inte in."),
        "d_kvalitet": Voting((Tally((0, 0, 4, 4, 1)),)),
        "d_robusthet": Voting((Tally((4, 0, 0, 0, 5)),)),
        "u_tid": Voting((Tally((4, 0, 0, 0, 5)),)),
        "u_kompetens": Voting((Tally((0, 0, 0, 0, 0), unknown=9),)),
        "u_ekonomi": Voting((Tally((0, 3, 3, 0, 0), unknown=3),)),
        "d_verksamhet": GridVoting({"skola": Voting((Tally((2, 2, 2, 2, 1)),))}),
        "p_viktigaste": Voting((lists,)),
        "p_samsyn": Voting((Tally((0, 0, 1, 7, 1)),)),
    }
    votes = {name: one for name, one in votes.items() if name in {question.id for question in kommunen.questions()}}
    plain: dict[str, object] = {"mode": "tally", "participants": 9, "votes": votes, "answers": {"u_tid": 3}}
    return fresh(kommunen, **(plain | rest))


def test_the_agenda_of_a_workshop(kommunen: Questionnaire) -> None:
    made = laid_out(workshop(kommunen))
    assert is_golden("agenda.txt", printed(made, 80))  # type: ignore[arg-type]
    assert is_golden("agenda.md", markdown.render(made))


def test_who_begins_is_known_by_the_level_that_they_chose(kommunen: Questionnaire) -> None:
    said = text(workshop(kommunen))
    assert "Den som svarade 1 och den som svarade 5 börjar." in said
    assert "Någon av de fyra som svarade 1 och någon av de fem som svarade 5 börjar." in said


def test_the_votes_the_minority_and_what_has_been_settled_are_told(kommunen: Questionnaire) -> None:
    said = text(workshop(kommunen))
    assert "1 3 2 2 1" in said
    assert "0 2 3 4 0" not in said
    assert "Minoritetens skäl\nNatten\nräknas inte in." in said
    assert "En fråga där ni har enats efter röstningen är inte med." in said


def test_what_nobody_knows_and_how_alike_the_lists_are(kommunen: Questionnaire) -> None:
    said = text(workshop(kommunen))
    assert "(vet ej)" in said
    assert "(3 av 9 svarade ”vet ej”)" in said
    assert "Ni svarade i medel 4,0 av 5. I snitt delar två av er 1,9 av tre val i" in said
    settled = workshop(kommunen, answers={"p_samsyn": 5})
    assert "Ni svarade 5 av 5." in text(settled)


def test_perceived_agreement_is_left_out_where_nobody_has_told_it(kommunen: Questionnaire) -> None:
    whole = workshop(kommunen)
    votes = {name: one for name, one in whole.votes.items() if name != "p_samsyn"}
    said = text(replace(whole, votes=votes))
    assert "Ni svarade" not in said.split("Upplevd och verklig samsyn")[1]
    assert "I snitt delar två av er" in said


def test_a_short_time_says_what_it_has_no_room_for(kommunen: Questionnaire) -> None:
    said = text(workshop(kommunen), 3)
    assert "Tar omkring 3 av 3 minuter." in said
    assert "frågor där ni svarade olika får inte plats på tiden." in said
    assert "får inte plats här. De står i rapporten." in said


def test_rows_are_counted_as_the_question_that_they_are_of(kommunen: Questionnaire) -> None:
    rows = {name: Voting((NINE,)) for name in ("forskola", "skola", "aldreomsorg", "ifo")}
    votes: dict[str, Votes] = {"d_total": Voting((NINE,)), "v_drift": GridVoting(rows)}
    services = {service.id: service.name for service in kommunen.services}
    said = text(workshop(kommunen, votes=votes, answers={}, services=services), 6)
    assert "En fråga där ni svarade olika får inte plats på tiden." in said


def test_one_question_more_is_one_and_a_text_is_nothing_that_nobody_knows(kommunen: Questionnaire) -> None:
    whole = workshop(kommunen)
    scores, found = score(whole), agenda(whole, score(whole), 60)
    texts = {question.id for question in whole.unanswered() if isinstance(question, Text)}
    assert texts and not texts & {one.question for one in (*found.open, *found.open_left_out)}
    one_more = replace(found, open=found.open[:9], open_left_out=())
    assert len({one.question for one in one_more.open}) == 9
    said = "\n".join(words_of(page(whole, scores, one_more))).replace("\u00a0", " ")  # type: ignore[arg-type]
    assert "En fråga får inte plats här. Den står i rapporten." in said


def test_one_person_answers_in_no_way_of_several(kommunen: Questionnaire) -> None:
    said = text(replace(fresh(kommunen), participants=1, mode="individual", respondent=Respondent("7")))
    assert "av en person." in said and "var för sig" not in said.splitlines()[1]


def test_the_discussion_questions_of_a_section_are_told_once(kommunen: Questionnaire) -> None:
    said = text(workshop(kommunen), 60)
    for section in kommunen.sections:
        for question in section.discussion:
            assert said.count(question) <= 1


def test_a_consensus_says_that_opinions_cannot_be_seen(kommunen: Questionnaire) -> None:
    said = text(fresh(kommunen, parked=("d_total",)))
    assert "Ni svarade i konsensus" in said
    assert "(parkerad)" in said
    assert "(obesvarad)" in said


def test_an_agenda_of_one_persons_file_asks_for_the_others(kommunen: Questionnaire) -> None:
    one = fresh(kommunen, mode="individual", respondent=Respondent("Zebra"), participants=1)
    said = text(one)
    assert "Filen är en enda persons svar." in said
    assert "Det finns inte flera svar på någon fråga" in said


def test_where_all_agree_there_is_nothing_to_talk_about(kommunen: Questionnaire) -> None:
    one = fresh(kommunen, mode="tally", votes={"d_total": Voting((Tally((0, 0, 9, 0, 0)),))}, participants=None)
    said = text(one)
    assert "Ingen fråga har svar som skiljer sig åt." in said
    assert "Antalet deltagare är inte angivet." in said


def test_an_example_and_unfinished_work_are_told_first(kommunen: Questionnaire) -> None:
    notices = laid_out(workshop(kommunen, example=True)).notices
    assert notices[0].startswith("Exempel: kommunen")
    assert notices[1].startswith("Självskattningen är inte avslutad")
    assert laid_out(workshop(kommunen, state="finished")).notices == ()


def test_a_questionnaire_without_help_has_an_agenda_without(kommunen: Questionnaire) -> None:
    form = without_groups()
    answered = {name: Voting((Tally((0, 3, 0, 0, 3, 0)),)) for name in ("q1", "q2", "q3", "q4")}
    votes: dict[str, Votes] = {**answered, "rader": GridVoting({"a": answered["q1"], "b": answered["q1"]})}
    one = fresh(form, mode="tally", participants=6, votes=votes, state="finished")
    assert "Till hjälp" not in text(one)
    assert "Frågor att samtala om" not in text(one)
    assert [section.title for _, section in laid_out(one, 2).sections()] == ["Där svaren skiljer sig åt"]
    assert [section.title for _, section in laid_out(one, 6).sections()][1:] == ["1. Etikett 1", "2. Etikett 2"]


def respondents(kommunen: Questionnaire, sheets: list[Mapping[str, Answer]]) -> list[Assessment]:
    return [
        fresh(
            kommunen,
            id=f"zebra{number}",
            mode="individual",
            participants=1,
            respondent=Respondent(f"Alias{number}", "Hemlig roll"),
            answers=sheet,
            date=date(2026, 11, number),
            comments={"d_total": Comment("Hemligt", "arbetsmaterial")},
        )
        for number, sheet in enumerate(sheets, 1)
    ]


def test_an_agenda_of_a_merged_file_names_nobody(kommunen: Questionnaire) -> None:
    sheets: list[Mapping[str, Answer]] = [
        {"d_total": 1, "p_viktigaste": Chosen(("skola", "annat"), "Egna ord")},
        {"d_total": 5, "p_viktigaste": Chosen(("skola",))},
        {"d_total": 5},
    ]
    said = text(merge(respondents(kommunen, sheets)).assessment)
    assert "Den som svarade 1 och någon av de två som svarade 5 börjar." in said
    assert "av tre personer var för sig" in said
    assert not any(word in said for word in ("Alias", "Hemlig", "zebra", "Egna ord"))


HOSTILE = "\x1b[2J[red]*fet* <b>|"


def test_text_from_a_file_is_shown_and_never_obeyed(kommunen: Questionnaire) -> None:
    one = workshop(kommunen, services={"skola": HOSTILE})
    votes = {"d_total": Voting((NINE,), minority=HOSTILE), "d_verksamhet": one.votes.get("d_verksamhet")}
    grid = next(question for question in kommunen.questions() if isinstance(question, RatingGrid))
    votes[grid.id] = GridVoting({"skola": Voting((NINE,))})
    made = laid_out(replace(one, votes={name: voting for name, voting in votes.items() if voting is not None}), 60)
    drawn = printed(made, 80)  # type: ignore[arg-type]
    assert "\x1b" not in drawn
    assert "<U+001B>" in drawn
    assert "[red]" in drawn
    assert "<b>" not in markdown.render(made)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.data(), st.integers(0, 60))
def test_the_page_fits_the_minutes_whatever_was_voted(
    kommunen: Questionnaire, data: st.DataObject, minutes: int
) -> None:
    ratings = [question for question in kommunen.questions() if isinstance(question, Rating)]
    counts = st.tuples(*[st.integers(0, 3)] * 5)
    votes = {
        question.id: Voting((Tally(data.draw(counts), unknown=data.draw(st.integers(0, 4))),))
        for question in data.draw(st.lists(st.sampled_from(ratings), unique_by=lambda one: one.id, max_size=12))
    }
    one = fresh(kommunen, mode="tally", votes=votes, participants=9)
    made = laid_out(one, minutes)
    drawn = sum(isinstance(block, Levels) for _, section in made.sections() for block in section.blocks)
    assert 3 * drawn <= minutes
    assert printed(made, 60)  # type: ignore[arg-type]
    assert markdown.render(made).startswith("# Att tala om först")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_page_is_as_wide_as_its_terminal(kommunen: Questionnaire, width: int) -> None:
    assert max(map(len, printed(laid_out(workshop(kommunen)), width).splitlines())) <= width  # type: ignore[arg-type]
