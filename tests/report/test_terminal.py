"""The report in a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from digikap.model.answer import Chosen, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.report.layout import columns_of
from digikap.report.view import Report
from digikap.store.questionnaires import load
from tests.report.hostility import SIGNS
from tests.report.room import (
    UNKNOWN,
    abridged,
    answered,
    assessments,
    fresh,
    is_golden,
    printed,
    reported,
    squeezed,
    without_groups,
    words_of,
)

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines


@pytest.mark.parametrize(("name", "width"), [("report.txt", 80), ("report-60.txt", 60)])
def test_the_report_on_the_example_is_as_it_was_looked_at(report: Report, name: str, width: int) -> None:
    assert is_golden(name, printed(report, width))


@pytest.mark.parametrize(("name", "width"), [("summary-80.txt", 80), ("summary-60.txt", 60)])
def test_the_one_screen_on_the_example_is_as_it_was_looked_at(report: Report, name: str, width: int) -> None:
    assert is_golden(name, printed(report, width, summary=True))


def test_the_one_screen_without_the_fine_signs_is_as_it_was_looked_at(report: Report) -> None:
    assert is_golden("summary-80-cp1252.txt", printed(report, 80, summary=True, encoding="cp1252"))


@pytest.mark.parametrize("width", [40, 60, 79, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal_or_than_is_readable(report: Report, width: int) -> None:
    for summary in (False, True):
        lines = printed(report, width, summary=summary).splitlines()
        assert max(map(columns_of, lines)) <= max(46, min(width, 100))
        assert not any(line != line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_nothing_that_the_report_says_is_lost(report: Report, width: int) -> None:
    shown = squeezed(printed(report, width))
    for words in words_of(report):
        assert squeezed(words) in shown or all(word in shown for word in words.split()) or width == 60


def whole_screens() -> list[Report]:
    kommunen = load("kommunen")
    full = answered(fresh(kommunen, example=True), 4)
    edge = full
    for question in ("d_effektivitet", "d_robusthet", "g_sakerhet", "u_fornyelse", "u_mottagning", "u_samspel"):
        edge = edge.with_answer(question, 3)
    quick = fresh(kommunen, "quick")
    little = fresh(without_groups())
    found = [
        full,
        edge,
        fresh(kommunen),
        answered(full, UNKNOWN),
        quick,
        answered(quick, 2),
        little,
        answered(little, 4),
    ]
    return [reported(one) for one in found]


@pytest.mark.parametrize("report", whole_screens())
def test_the_result_fits_one_screen_of_80_by_24(report: Report) -> None:
    assert len(printed(report, 80, summary=True).splitlines()) <= 23


def test_the_one_screen_says_indices_resources_and_what_is_missing(report: Report) -> None:
    shown = printed(report, 80, summary=True)
    for words in (
        "På tå",
        "71 god",
        "41 delvis",
        "jämnt fördelat",
        "Här vet ni inte:",
        "Obesvarat: Investeringsförmåga",
    ):
        assert words in shown


def test_a_questionnaire_without_groups_shows_its_dimensions_on_the_one_screen() -> None:
    shown = printed(reported(answered(fresh(without_groups()), 6)), 80, summary=True)
    assert "Saker" in shown
    assert "Starkast: Saker 100" in shown


def hostile(assessment: Assessment, text: str) -> Assessment:
    """The assessment with a text in every place where a group can write."""
    changed = replace(
        assessment,
        organisation=Organisation(text),
        services={**assessment.services, "forskola": text},
        comments={"d_total": Comment(text, "rapport")},
        analysis={"kapacitet": {1: text}},
    )
    return changed.with_answer("u_hinder", Chosen(("annat",), text)).with_answer("p_forsta_steg", Written(text))


@pytest.mark.parametrize("text", SIGNS, ids=ascii)
@pytest.mark.parametrize("width", [60, 100])
def test_hostile_text_is_shown_as_text(example: Assessment, text: str, width: int) -> None:
    report = reported(hostile(example, text))
    for tty in (False, True):
        shown = printed(report, width, tty=tty)
        plain = shown
        for code in ("\x1b[1m", "\x1b[3m", "\x1b[0m"):
            plain = plain.replace(code, "")
        assert "\x1b" not in plain
        assert not set("\x07\u202e\u2066\u2069") & set(plain)
        told = next(quote for quote in words_of(report) if quote.startswith("Annat: "))
        assert squeezed(plain).count(squeezed(told.removeprefix("Annat: "))) >= 5
    assert len(printed(report, width, summary=True)) > 0


def test_nothing_is_told_by_colour_alone(report: Report) -> None:
    assert "\x1b[3" not in printed(report, 80, tty=True).replace("\x1b[3m", "")


def test_an_encoding_without_the_signs_still_shows_letters(report: Report) -> None:
    shown = printed(report, 80, encoding="latin-1")
    assert "Driftskapacitet" in shown
    assert "På tå" in shown
    assert "O" in shown


def test_numbered_answers_and_bullets_are_set_under_each_other(report: Report) -> None:
    shown = printed(report, 60)
    assert "  1. Kompetensförsörjning\n  2. Ekonomi i balans\n" in shown
    assert "• Det här är en bedömning av åtta personer, inte en mätning." in shown


def test_votes_are_drawn_with_their_spread(example: Assessment) -> None:
    from digikap.report.view import view
    from digikap.scoring.distribution import Distribution
    from tests.report.test_view import voted

    scores = voted(example, d_tid=Distribution.of_votes(5, [1, 1, 1, 5, 5, 5]))
    shown = printed(view(example, scores), 100)
    assert "█···█" in shown
    assert "motstridigt" in shown


@pytest.mark.parametrize(("encoding", "tones"), [("utf-8", "▒▒ 3"), ("latin-1", "++ 3")])
def test_the_services_have_tones_and_a_key_to_them(report: Report, encoding: str, tones: str) -> None:
    shown = printed(report, 80, encoding=encoding).replace("\u00a0", " ")
    assert f"Äldreomsorg        {tones}" in shown
    assert ("lågt ·· ░░ ▒▒ ▓▓ ██ högt" if encoding == "utf-8" else "lågt .. :: ++ ## @@ högt") in shown


def several(example: Assessment) -> Report:
    """The example where some questions were voted on."""
    from digikap.report.view import view
    from digikap.scoring.distribution import ChoiceDistribution, Distribution
    from digikap.scoring.responses import responses
    from digikap.scoring.score import score_responses

    ids = [choice.id for choice in example.questionnaire.question("u_hinder").choices]  # type: ignore[union-attr]
    votes = [Chosen((ids[0], ids[2])), Chosen((ids[2],))]
    given = {
        **responses(example),
        "u_hinder": ChoiceDistribution.of_votes(ids, votes, ranked=True),
        "g_total": Distribution.of_votes(5, [2, 3, 3, 5, UNKNOWN]),
    }
    return view(example, score_responses(example.questionnaire, given))


@pytest.mark.parametrize("width", [60, 80, 100])
def test_what_several_answered_is_drawn_with_all_its_words(example: Assessment, width: int) -> None:
    report = several(example)
    shown = printed(report, width)
    assert max(map(columns_of, shown.splitlines())) <= width
    cells = 12 if width < 80 else 20
    assert "█" * (cells // 2) + "▒" * (cells // 2) in shown
    assert "Stapeln visar hur många av 2" in shown
    assert ("  Spridning: 0 1 2 0 1, 2–5, 1\u00a0vet ej, " in shown) == (width < 100)
    for words in words_of(report):
        assert squeezed(words) in squeezed(shown) or all(word in shown for word in words.split()) or width == 60


def test_a_low_narrow_window_has_the_result_in_words_and_a_high_one_drawn(report: Report) -> None:
    low, high = (printed(report, 60, summary=True, height=height) for height in (20, 40))
    assert len(low.splitlines()) < 20
    assert "┌" not in low
    assert "┌" in high
    for line in low.splitlines():
        assert line in high


def test_a_fact_without_room_keeps_how_many_more_there_are(kommunen: Questionnaire) -> None:
    shown = printed(reported(fresh(kommunen, "quick")), 60, summary=True)
    assert "Obesvarat: " in shown
    assert shown.rstrip().endswith("och 7 till")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(assessments(abridged()))
def test_any_report_is_drawn_within_its_width(assessment: Assessment) -> None:
    report = reported(assessment)
    for width in (60, 80):
        assert max(map(columns_of, printed(report, width).splitlines())) <= width


def test_nothing_answered_is_drawn_too(kommunen: Questionnaire) -> None:
    shown = printed(reported(fresh(kommunen)), 80)
    assert "Självskattningen är inte avslutad" in shown.split("1 Sammanfattning")[0]
    assert "underlag saknas" in shown
