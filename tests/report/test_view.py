"""What a report says, whoever lays it out."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.model.answer import Chosen, Grid, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.condition import Condition
from digikap.model.municipality import SOURCE
from digikap.model.questionnaire import Question, Questionnaire, Rating
from digikap.report.view import Report, view
from digikap.report.view.blocks import (
    Block,
    Dot,
    Dots,
    Fact,
    Facts,
    Heat,
    HeatCell,
    Levels,
    Paragraph,
    Quote,
    Section,
    Table,
)
from digikap.report.view.words import has_votes
from digikap.scoring.distribution import Distribution
from digikap.scoring.responses import responses
from digikap.scoring.result import Scores
from digikap.scoring.score import score_responses
from digikap.store.questionnaires import load
from tests.report.room import (
    NOT_APPLICABLE,
    UNKNOWN,
    abridged,
    answered,
    assessments,
    fresh,
    reported,
    without_groups,
    words_of,
)

LABELS = ["mycket låg", "låg", "delvis", "god", "mycket god"]


def section(report: Report, title: str) -> Section:
    return next(one for _, one in report.sections() if one.title == title)


def blocks(report: Report) -> list[Block]:
    return [block for _, one in report.sections() for block in one.blocks]


def facts(section: Section) -> dict[str, tuple[str, ...]]:
    return {fact.term: fact.details for block in section.blocks if isinstance(block, Facts) for fact in block.items}


def dots(report: Report) -> list[Dot]:
    return [
        row for _, one in report.sections() for block in one.blocks if isinstance(block, Dots) for row in block.rows
    ]


def test_facts_come_before_analysis_and_samhallet_before_digitaliseringen(report: Report) -> None:
    assert [chapter.title.split(" ")[0] for chapter in report.chapters] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "Bilaga:",
    ]
    assert [one.title for one in report.chapters[1].sections] == [
        "Bakgrund",
        "Samhället",
        "Kommunen och digitaliseringen",
    ]
    assert [len(one.sections) for one in report.chapters[1].sections] == [0, 3, 2]


def test_the_example_says_first_that_it_is_invented(report: Report) -> None:
    assert report.title.startswith("Påhittat exempel")
    assert report.notices == ("Exempel: kommunen Exempelby finns inte, och svaren är påhittade.",)


def test_a_real_assessment_says_no_such_thing(example: Assessment) -> None:
    assert reported(replace(example, example=False)).notices == ()


def test_an_unfinished_assessment_says_so_first(kommunen: Questionnaire) -> None:
    assert reported(fresh(kommunen)).notices == (
        "Självskattningen är inte avslutad: 53\u00a0frågor av 53 saknar svar.",
    )


def test_an_unfinished_assessment_with_every_answer_says_so_too(kommunen: Questionnaire) -> None:
    assert reported(answered(fresh(kommunen), 3)).notices == (
        "Självskattningen är inte avslutad: alla frågor har svar.",
    )


def test_the_quick_version_is_labelled(kommunen: Questionnaire) -> None:
    report = reported(answered(fresh(kommunen, "quick", state="finished"), 4))
    assert report.chapters[4].blocks == (Paragraph("Inga diskussionsfrågor har ställts."),)
    assert report.chapters[4].sections == ()
    assert report.notices == ("Snabbversionen: index för drift och utveckling är en enda fråga var.",)
    assert report.lead.endswith("Snabbversionen.")
    assert "samlade bedömning" in report.summary.indices.caption
    assert [row.index for row in report.summary.indices.rows] == ["75", "75"]
    assert report.summary.ends == ()
    assert "10" in facts(section(report, "Genomförande"))["Använd tid"][0]


def test_every_question_stands_in_the_appendix_with_its_answer_or_why_it_has_none(
    report: Report, example: Assessment
) -> None:
    told = {term: details for one in report.chapters[-1].sections for term, details in facts(one).items()}
    asked = list(example.questionnaire.questions())
    assert [term.split(" ", 1)[1] for term in told] == [question.text for question in asked]
    assert all(told.values())
    by_id = dict(zip([question.id for question in asked], told.values(), strict=True))
    assert by_id["u_investering"] == ("obesvarad (ni valde att lämna den)",)
    assert by_id["u_plats"] == ("inte ställd (tillval)",)
    assert by_id["d_effektivitet"] == ("vet ej",)
    assert by_id["d_robusthet"] == ("3\u00a0– I viss grad: De viktigaste funktionerna har ersättare, övriga inte.",)
    assert by_id["u_hinder"][2] == "Annat: Riktade statsbidrag som beviljas sent på året"
    assert by_id["p_bidrag"][2] == "Att fler väljer att flytta hit och stanna: vet ej"


def test_why_a_question_was_not_asked_is_told(kommunen: Questionnaire) -> None:
    included = fresh(kommunen, included=("p_bidrag",), parked=("d_tid",))
    told = [facts(one) for one in reported(included).chapters[-1].sections]
    assert told[5]["6.6 " + kommunen.question("p_bidrag").text][0].startswith("inte ställd (raderna")
    assert told[1]["2.6 " + kommunen.question("d_tid").text] == ("obesvarad (parkerad)",)
    quick = [facts(one) for one in reported(fresh(kommunen, "quick")).chapters[-1].sections]
    assert quick[1]["2.6 " + kommunen.question("d_tid").text] == ("inte ställd (ingår inte i snabbversionen)",)


def test_the_summary_says_the_same_numbers_as_the_profile(report: Report) -> None:
    shown = {row.name: row for row in dots(report)}
    assert report.summary.four_field
    for row in (*report.summary.indices.rows, report.summary.four_field.x, report.summary.four_field.y):
        assert row == shown[row.name]
    for fact in report.summary.ends:
        for told in fact.details:
            name = next(name for name in shown if told.startswith(name))
            assert told == f"{name} {shown[name].index}\u00a0{shown[name].label}"


def beside(report: Report) -> dict[str, tuple[str, ...]]:
    """What stands under each answer that has anything under it."""
    levels = [block for block in blocks(report) if isinstance(block, Levels)]
    return {row.name: row.beside for block in levels for row in block.rows if row.beside}


def test_published_figures_stand_beside_their_question_in_the_allowed_words(report: Report) -> None:
    assert beside(report) == {
        "Grad av digitalisering, samlat": (
            "I undersökningen 2021 hamnade 12\u00a0% av 76 svarande på 4 eller 5. "
            "I undersökningen 2021 hamnade 8\u00a0% av de svarande i mindre kommuner på 4 eller 5. "
            "Er samlade bedömning är 3.",
            "Källa: TietoEVRY/Demoskop, pressmeddelande 2021-10-27. Egen skala 1–5 för grad av digitalisering. "
            "Frågans ordalydelse är inte känd. Gränsen för mindre kommun och antalet svar är inte kända.",
        ),
        "Nöjd med lösningarna": (
            "I undersökningen 2021 var tre av fyra inte nöjda med sina digitala lösningar (76\u00a0svarande). "
            "Ert svar är 2.",
            "Källa: TietoEVRY/Demoskop, pressmeddelande 2021-10-27. Skala och ordalydelse är inte kända.",
        ),
    }


def test_each_source_of_published_figures_is_told_once_with_its_own_notes(kommunen: Questionnaire) -> None:
    rating = kommunen.question("g_total")
    assert isinstance(rating, Rating)
    one = rating.references[0]
    more = (one, one, one.model_copy(update={"source": "Annan källa.", "note": "Annat."}))
    sections = tuple(
        part.model_copy(
            update={
                "questions": tuple(
                    asked.model_copy(update={"references": more}) if asked.id == "g_total" else asked
                    for asked in part.questions
                )
            }
        )
        for part in kommunen.sections
    )
    told = beside(reported(fresh(kommunen.model_copy(update={"sections": sections}))))[rating.label]
    assert told[0].endswith("Ni har inte svarat på frågan.")
    assert told[1].count("Frågans ordalydelse") == 1
    assert told[2] == "Källa: Annan källa. Annat."


def test_no_share_of_the_groups_stands_beside_a_published_share(example: Assessment) -> None:
    votes = {one: Distribution.of_votes(5, [2, 3, 4, 4]) for one in ("g_total", "g_nojd", "d_tid")}
    report = view(example, voted(example, **votes))
    rows = {row.name: row for block in blocks(report) if isinstance(block, Levels) for row in block.rows}
    shown = [
        block for block in section(report, "Grad av digitalisering i dagsläget").blocks if isinstance(block, Levels)
    ]
    assert [row.spread for row in shown[0].rows[:2]] == ["0 1 1 2 0, 2–4, samsyn"] * 2
    assert "2 av 4 svarade 4–5" in rows["Tid i driften"].spread


@pytest.mark.parametrize(("mark", "told"), [(UNKNOWN, "Ni svarade ”vet ej”."), (None, "Ni har inte svarat på frågan.")])
def test_a_published_figure_stands_alone_where_the_group_has_no_level(
    example: Assessment, mark: object, told: str
) -> None:
    changed = example.with_answer("g_total", mark)  # type: ignore[arg-type]
    details = " ".join(words_of(reported(changed)))
    assert f"på 4 eller 5. {told}" in details


def test_comments_meant_for_the_report_are_printed_and_the_others_counted(report: Report, example: Assessment) -> None:
    quotes = [block for _, one in report.sections() for block in one.blocks if isinstance(block, Quote)]
    shown = [comment for comment in example.comments.values() if comment.use == "rapport"]
    assert len([quote for quote in quotes if quote.about.startswith("Kommentar till")]) == len(shown) == 6
    assert facts(section(report, "Genomförande"))["Kommentarer"] == (
        "2\u00a0kommentarer är arbetsmaterial: de står i filen men inte här.",
    )
    assert not any("ordföranden" in words for words in words_of(report))
    one = replace(example, comments={"d_total": Comment("Hemligt")})
    assert "1\u00a0kommentar är arbetsmaterial: den står i filen men inte här." in list(words_of(reported(one)))
    none = replace(example, comments={})
    assert "Kommentarer" not in facts(section(reported(none), "Genomförande"))


def test_a_comment_keeps_its_lines(report: Report) -> None:
    quote = next(
        block
        for _, one in report.sections()
        for block in one.blocks
        if isinstance(block, Quote) and "Tid för utveckling" in block.about
    )
    assert len(quote.lines) == 2


def test_the_groups_lines_stand_under_the_discussion_questions(report: Report, example: Assessment) -> None:
    told = facts(report.chapters[4].sections[1])
    assert list(told.values()) == [
        ("Gemensam planering av vikarier i förskola och äldreomsorg.",),
        ("Inget antecknat.",),
    ]
    extra = example.with_analysis("mojligheter", 9, "Utan fråga")
    assert facts(reported(extra).chapters[4].sections[1])["Anteckning"] == ("Utan fråga",)


def test_the_plan_is_the_first_step_in_the_groups_own_words(report: Report, kommunen: Questionnaire) -> None:
    assert isinstance(report.chapters[5].blocks[0], Quote)
    assert report.chapters[5].blocks[0].lines[1] == "Kommundirektören ansvarar. Klart den 15 januari 2027."
    empty = reported(fresh(kommunen)).chapters[5].blocks[0]
    assert isinstance(empty, Paragraph)
    assert empty.text.endswith("Frågan är obesvarad.")
    other = reported(fresh(without_groups())).chapters[5].blocks[0]
    assert other == Paragraph("Formuläret frågar inte efter något första steg.")


def test_the_plan_is_asked_for_by_any_text_that_says_so(example: Assessment) -> None:
    sections = example.questionnaire.sections
    step = sections[-1].questions[-1]
    renamed = step.model_copy(update={"id": "vart_steg"})
    plain = step.model_copy(update={"first_step": False})
    changed = sections[-1].model_copy(update={"questions": (*sections[-1].questions[:-1], plain, renamed)})
    form = example.questionnaire.model_copy(update={"sections": (*sections[:-1], changed)})
    report = reported(replace(example, questionnaire=form).with_answer("vart_steg", Written("Vi börjar i dag.")))
    assert report.chapters[5].blocks == (Quote(step.text, ("Vi börjar i dag.",)),)


def test_in_a_consensus_nothing_is_said_of_disagreement(report: Report) -> None:
    block = section(report, "Här tycker ni olika").blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text.startswith("Ni svarade i konsensus")
    assert [fact.term for fact in report.summary.gaps] == ["Här vet ni inte", "Obesvarat"]


def voted(assessment: Assessment, **votes: Distribution) -> Scores:
    return score_responses(assessment.questionnaire, {**responses(assessment), **votes})


def test_votes_are_told_with_their_spread_the_widest_first(example: Assessment) -> None:
    scores = voted(
        example,
        d_kvalitet=Distribution.of_votes(5, [2, 3, 3, 4, 4, 5, UNKNOWN]),
        d_tid=Distribution.of_votes(5, [1, 1, 1, 5, 5, 5], settled=3),
        d_ekonomi=Distribution.of_votes(5, [3, 3, 3, 3]),
        d_kompetens=Distribution.of_votes(5, [UNKNOWN, UNKNOWN]),
    )
    report = view(example, scores)
    block = section(report, "Här tycker ni olika").blocks[0]
    assert isinstance(block, Levels)
    assert [(row.name, row.answer, row.spread) for row in block.rows] == [
        ("Tid i driften", "3\u00a0– I viss grad", "3 0 0 0 3, 1–5, 3 av 6 svarade 4–5, motstridigt"),
        ("Kvalitet i vardagen", "medel\u00a03,5", "0 1 2 2 1, 2–5, 3 av 6 svarade 4–5, 1\u00a0vet ej, motstridigt"),
    ]
    assert report.summary.gaps[0] == Fact(
        "Störst oenighet",
        (
            "Tid i driften (1–5, motstridigt)",
            "Kvalitet i vardagen (2–5, motstridigt)",
        ),
    )
    unknown = section(report, "Här vet ni inte")
    assert isinstance(unknown.blocks[0], Paragraph)
    assert unknown.blocks[0].text.startswith("En kunskapslucka finns där minst en tredjedel svarade ”vet ej”")
    assert facts(unknown)["Kunskapsluckor"] == ("Kompetens i driften (2 av 2 svarade ”vet ej”)",)
    answers = section(report, "Driftskapacitet och utvecklingskapacitet").blocks[0]
    assert isinstance(answers, Levels)
    assert answers.columns == ("Fråga", "Svar", "Spridning")
    spreads = {row.name: (row.answer, row.spread) for row in answers.rows}
    assert spreads["Ekonomi i driften"] == ("medel\u00a03,0", "0 0 4 0 0, 3, 0 av 4 svarade 4–5, samsyn")
    assert spreads["Kompetens i driften"] == ("vet ej", "0 0 0 0 0, 2\u00a0vet ej")
    assert spreads["Robusthet"] == ("3\u00a0– I viss grad", "")


def test_a_grid_over_votes_tells_its_rows_apart(example: Assessment) -> None:
    given = responses(example)
    grid = given["v_drift"]
    rows = {**grid.rows, "skola": Distribution.of_votes(5, [1, 2, 5, 5])}  # type: ignore[union-attr]
    scores = score_responses(example.questionnaire, {**given, "v_drift": replace(grid, rows=rows)})  # type: ignore[type-var]
    report = view(example, scores)
    block = section(report, "Här tycker ni olika").blocks[0]
    assert isinstance(block, Levels)
    assert [row.name for row in block.rows] == ["Drift per verksamhet: Skola"]
    assert any("från 3,0 (" in words for words in words_of(report))
    heat = section(report, "Per verksamhet").blocks[0]
    assert isinstance(heat, Heat)
    assert [row[1] for row in heat.rows[:2]] == [HeatCell("4", Fraction(75)), HeatCell("3,3", Fraction(225, 4))]


def test_beside_a_published_figure_several_votes_stand_as_their_mean(example: Assessment) -> None:
    scores = voted(
        example, g_total=Distribution.of_votes(5, [3, 4]), g_nojd=Distribution.of_votes(5, [1, 2, 2], settled=2)
    )
    words = " ".join(words_of(view(example, scores)))
    assert "på 4 eller 5. Er samlade bedömning är i medel 3,5." in words
    assert "(76\u00a0svarande). Ert svar är 2." in words


def test_what_a_single_answer_decides_is_no_vote_in_a_consensus(report: Report, example: Assessment) -> None:
    assert "En enda röst avgör" not in [*(one.title for _, one in report.sections()), *words_of(report)]
    assert section(report, "Ett enda svar avgör").blocks
    assert "Ett enda svar avgör" in facts(section(report, "Så är det räknat"))
    votes = view(example, voted(example, d_tid=Distribution.of_votes(5, [3, 4, 4])))
    assert section(votes, "En enda röst avgör").blocks
    assert "En enda röst avgör" in facts(section(votes, "Så är det räknat"))
    grid = responses(example)["m_resurser"]
    rows = {**grid.rows, "tid": Distribution.of_votes(5, [3, UNKNOWN])}  # type: ignore[union-attr]
    assert has_votes(voted(example, m_resurser=replace(grid, rows=rows)))  # type: ignore[arg-type,type-var]
    assert not has_votes(voted(example))


def test_the_first_column_of_a_table_says_what_its_rows_are(report: Report) -> None:
    heads = {one.caption: one.columns[0] for one in blocks(report) if isinstance(one, Levels)}
    assert heads["Drift per verksamhet"] == "Verksamhet"
    assert heads["Möjlighet per resurs"] == "Resurs"
    assert heads["Digitaliseringens bidrag"] == "Viktigaste verksamhetsfrågor"
    own = {one.caption: one.columns[0] for one in blocks(reported(fresh(without_groups()))) if isinstance(one, Levels)}
    assert own["Rader"] == "Gäller"


def test_where_nobody_has_said_how_many_took_part_no_number_is_made_up(example: Assessment) -> None:
    report = reported(replace(example, participants=None))
    assert report.lead == ("Självskattning 21\u00a0oktober 2026 i konsensus. Antalet deltagare är inte angivet.")
    assert facts(section(report, "Genomförande"))["Deltagare"] == ("Antalet deltagare är inte angivet.",)
    assert "Antalet deltagare är inte angivet. Det här är en bedömning, inte en mätning." in list(words_of(report))


def test_a_table_without_services_is_told_so(kommunen: Questionnaire) -> None:
    told = facts(reported(fresh(kommunen, services={})).chapters[-1].sections[1])
    assert told["2.23 " + kommunen.question("v_drift").text] == ("inte ställd (inga verksamheter är med)",)


def test_what_is_not_known_and_not_answered_is_listed(report: Report, kommunen: Questionnaire) -> None:
    told = facts(section(report, "Här vet ni inte"))
    assert told["Vet ej"][1] == "Utveckling per verksamhet: Kommunala bolag"
    assert "Kunskapsluckor" not in told
    assert section(report, "Här vet ni inte").blocks[0] == Paragraph(
        "Det ni svarade ”vet ej” på är kunskapsluckor. En naturlig åtgärd är att ta reda på det."
    )
    assert told["Obesvarade frågor"] == ("Investeringsförmåga",)
    assert told["Dimensioner där underlag saknas"] == ("Kostnadseffektivitet", "Investeringsförmåga")
    untold = answered(fresh(kommunen), 3).with_answer("d_tid", None)
    assert isinstance(section(reported(untold), "Här vet ni inte").blocks[0], Facts)
    half = fresh(kommunen, parked=("d_tid",)).with_answer("v_drift", Grid({"skola": 3}))
    told = facts(section(reported(half), "Här vet ni inte"))
    assert "Tid i driften (parkerad)" in told["Obesvarade frågor"]
    assert "Drift per verksamhet: 7 av 8 rader" in told["Obesvarade frågor"]
    whole = section(reported(answered(fresh(kommunen), 3)), "Här vet ni inte").blocks
    assert whole == (Paragraph("Alla frågor som ställdes har ett svar, och inget av dem är ”vet ej”."),)


def test_where_a_difference_is_shown_all_three_numbers_have_one_decimal(report: Report) -> None:
    tables = [block for block in section(report, "Skillnader").blocks if isinstance(block, Table)]
    assert tables[0].rows[0] == ("Förskola", "50,0", "25,0", "+25,0")
    assert tables[1].rows == (("Hela kommunen", "75,0", "25,0", "+50,0"),)
    assert not any(word in " ".join(words_of(report)).casefold().split() for word in ("gap", "gapet"))
    lower = reported(answered(fresh(load("kommunen")), 3).with_answer("e_vikt", 1))
    assert any("−50,0" in words for words in words_of(lower))


def test_services_are_told_apart_where_they_differ(report: Report, kommunen: Questionnaire) -> None:
    words = list(words_of(report))
    assert "Drift per verksamhet: från 3 (Äldreomsorg; Individ- och familjeomsorg) till 5 (Kultur och fritid)." in words
    lowest = "Äldreomsorg; Funktionsstöd; Individ- och familjeomsorg"
    assert f"Utveckling per verksamhet: från 2 ({lowest}) till 3 (5\u00a0verksamheter)." in words
    alike = list(words_of(reported(answered(fresh(kommunen), 3))))
    assert not any("från 3" in words for words in alike)


def test_a_service_of_ones_own_has_its_own_name(example: Assessment) -> None:
    own = replace(example, services={**example.services, "hamn": "Hamnen"})
    heat = section(reported(own), "Per verksamhet").blocks[0]
    assert isinstance(heat, Heat)
    assert heat.table.rows[-1] == ("Hamnen", "obesvarad", "obesvarad", "obesvarad", "obesvarad", "–")


def test_no_profile_without_an_index_and_it_says_which_one(kommunen: Questionnaire) -> None:
    report = reported(fresh(kommunen))
    assert report.summary.four_field
    assert report.summary.four_field.verdict == "Ingen profil"
    assert report.summary.four_field.reading == ("Underlag saknas för driftskapacitet och utvecklingskapacitet.",)
    assert report.summary.resources
    assert {cell for row in report.summary.resources.rows for cell in row[1:]} == {HeatCell("underlag saknas")}


def test_a_border_case_names_the_fields_that_are_as_near(kommunen: Questionnaire) -> None:
    assessment = answered(fresh(kommunen), 4)
    for question in ("d_effektivitet", "d_robusthet", "g_sakerhet", "u_fornyelse", "u_mottagning"):
        assessment = assessment.with_answer(question, 3)
    for question in ("u_samspel",):
        assessment = assessment.with_answer(question, 3)
    four_field = reported(assessment).summary.four_field
    assert four_field
    assert (four_field.x.index, four_field.y.index) == ("63", "60")
    assert four_field.verdict == "På tå"
    assert four_field.reading[1] == (
        "Gränsfall: högst 5 från gränsen 62,5, så det kan lika gärna vara ”Hållbar kapacitet”, "
        "”Utveckling utan stadig grund” eller ”Bristande kapacitet”."
    )
    assert [(field.here, field.near) for field in four_field.fields].count((False, True)) == 3


def test_all_vet_ej_gives_no_index_but_a_whole_report(kommunen: Questionnaire) -> None:
    report = reported(answered(fresh(kommunen), UNKNOWN))
    assert {row.index for row in dots(report)} == {"underlag saknas"}
    assert {row.interval for row in dots(report)} == {""}
    assert report.summary.gaps[0].details[-1].startswith("och ")


def test_an_overall_judgement_without_a_value_is_called_no_index(kommunen: Questionnaire) -> None:
    quick = replace(fresh(kommunen, "quick"), answers={"d_total": 4, "u_total": UNKNOWN})
    said = [block.text for block in blocks(reported(quick)) if isinstance(block, Paragraph)]
    known = "Indexet är er samlade bedömning av driftskapacitet, en enda fråga. Ingen av dimensionerna ställdes."
    unknown = "den samlade bedömningen av utvecklingskapacitet gav inget värde"
    assert known in said and any(text.startswith("Underlag saknas: ") and unknown in text for text in said)
    assert not any("Indexet är er samlade bedömning av utvecklingskapacitet" in text for text in said)


def test_one_who_answered_is_in_no_way_of_several(kommunen: Questionnaire) -> None:
    for mode in ("consensus", "tally"):
        assert reported(replace(fresh(kommunen), participants=1, mode=mode)).lead.endswith(" av en person.")


def test_ej_aktuellt_leaves_a_dimension_out(kommunen: Questionnaire) -> None:
    left = answered(fresh(kommunen), 3).with_answer("d_kvalitet", NOT_APPLICABLE)
    report = reported(left)
    assert "Kvalitet i vardagen" not in [row.name for row in dots(report)]
    levels = [block for block in blocks(report) if isinstance(block, Levels)]
    assert "ej aktuellt" in [row.answer for block in levels for row in block.rows]


def test_a_questionnaire_without_groups_has_its_dimensions_side_by_side() -> None:
    assessment = fresh(without_groups())
    for question, level in (("q1", 6), ("q2", 5), ("q3", 2), ("q4", 1)):
        assessment = assessment.with_answer(question, level)
    report = reported(assessment)
    assert report.summary.four_field is None
    assert report.summary.resources is None
    assert [(row.name, row.index, row.label) for row in report.summary.indices.rows] == [
        ("Saker", "90", "mycket god"),
        ("Sätt", "10", "mycket låg"),
    ]
    assert [fact.details for fact in report.summary.ends] == [
        ("Saker 90\u00a0mycket god",),
        ("Sätt 10\u00a0mycket låg",),
        ("80,0 mellan Saker (90,0) och Sätt (10,0)",),
    ]
    assert report.chapters[2].title == "3 Resultat per dimension"
    assert [one.title for one in report.chapters[2].sections][:1] == ["Dimensionerna"]
    assert [one.title for one in report.chapters[1].sections] == ["Första"]
    assert report.chapters[4].blocks == (Paragraph("Inga diskussionsfrågor har ställts."),)
    assert "Drift och utveckling" not in facts(section(report, "Så är det räknat"))


def test_without_groups_the_largest_difference_is_told_where_there_is_one() -> None:
    alike = answered(fresh(without_groups()), 3)
    assert Fact("Störst skillnad", ("ingen: dimensionerna ligger lika",)) in reported(alike).summary.ends
    one = fresh(without_groups()).with_answer("q1", 3)
    assert reported(one).summary.ends == ()


def with_hidden(kommunen: Questionnaire, ids: tuple[str, ...]) -> Assessment:
    """Everything answered, and then the answer changed that these questions are asked for."""
    condition = Condition(question="d_total", at_least=4)

    def conditional(question: Question) -> Question:
        return question.model_copy(update={"visible_if": condition}) if question.id in ids else question

    sections = tuple(
        one.model_copy(update={"questions": tuple(map(conditional, one.questions))}) for one in kommunen.sections
    )
    changed = kommunen.model_copy(update={"sections": sections})
    return answered(fresh(changed), 4).with_answer("d_total", 3)


def test_answers_that_other_answers_hide_are_counted_and_not_shown(kommunen: Questionnaire) -> None:
    for hidden, told in (
        (("d_kvalitet",), "1\u00a0svar hör till en fråga som inte ställdes."),
        (("d_kvalitet", "d_tid"), "2\u00a0svar hör till frågor som inte ställdes."),
    ):
        report = reported(with_hidden(kommunen, hidden))
        kept = "Sådant finns kvar i filen, men räknas inte och visas inte."
        assert facts(section(report, "Genomförande"))["Undanlagt"] == (f"{told} {kept}",)
        assert "inte ställd (den beror på ett tidigare svar)" in list(words_of(report))
        assert "Kvalitet i vardagen" not in [row.name for row in dots(report)]


@pytest.mark.parametrize(
    ("ids", "answers", "told"),
    [
        (("d_kvalitet",), True, "1\u00a0svar och 1\u00a0kommentar hör till en fråga som inte ställdes."),
        (("d_kvalitet", "d_tid"), True, "2\u00a0svar och 2\u00a0kommentarer hör till frågor som inte ställdes."),
        (("d_kvalitet",), False, "1\u00a0kommentar hör till en fråga som inte ställdes."),
    ],
)
def test_comments_on_what_other_answers_hide_are_counted_and_not_shown(
    kommunen: Questionnaire, ids: tuple[str, ...], answers: bool, told: str
) -> None:
    assessment = with_hidden(kommunen, ids)
    for question in ids:
        assessment = assessment.with_comment(question, Comment("Syns inte", "rapport"))
        assessment = assessment if answers else assessment.with_answer(question, None)
    assessment = assessment.with_comment("d_total", Comment("Syns", "rapport"))
    report = reported(assessment)
    assert facts(section(report, "Genomförande"))["Undanlagt"][0].startswith(f"{told} Sådant")
    assert "Syns inte" not in list(words_of(report))
    assert "Syns" in list(words_of(report))


def test_a_question_without_an_answer_that_other_answers_hide_is_told_so(kommunen: Questionnaire) -> None:
    hidden = with_hidden(kommunen, ("d_kvalitet",))
    for one in (hidden, hidden.with_answer("d_kvalitet", None), replace(hidden, parked=("d_kvalitet",))):
        told = facts(reported(one).chapters[-1].sections[1])
        assert told["2.2 " + kommunen.question("d_kvalitet").text] == ("inte ställd (den beror på ett tidigare svar)",)


def test_how_it_was_done_is_told(report: Report, example: Assessment) -> None:
    told = facts(section(report, "Genomförande"))
    assert told["Datum"] == ("21\u00a0oktober 2026",)
    assert told["Deltagare"] == ("åtta personer",)
    assert told["Formulär"] == ("Kommunens kapacitet och digitalisering (kommunen, version 1)",)
    extended = replace(example, questionnaire=example.questionnaire.model_copy(update={"bases": ("kommunen@1", "x@2")}))
    assert facts(section(reported(extended), "Genomförande"))["Formulär"][1:] == (
        "bygger på kommunen, version 1",
        "bygger på x, version 2",
    )
    assert told["Använd tid"] == ("71\u00a0minuter (planerat 65)",)
    assert told["Omfattning"] == ("Hela formuläret, med tillvalet ”Digitaliseringens bidrag”.",)
    assert told["Besvarat"] == ("53 av 54\u00a0frågor, ”vet ej” inräknat.",)
    assert told["Organisation"] == ("Exempelby", "14\u00a0200\u00a0invånare (2024)")
    words = list(words_of(report))
    assert "Det här är en bedömning av åtta personer, inte en mätning." in words
    assert any("digikaps egna val och finns inte i utredningen" in line for line in words)
    assert any("11.2–11.3" in line for line in words)


def test_what_is_known_of_a_municipality_is_told_with_its_source(example: Assessment) -> None:
    place = Organisation("Ängelholm", "1292", "Skåne län", "Pendlingskommun nära större stad", 43_900)
    alone = replace(example, organisation=place, example=False, participants=1, included=("u_plats", "l_demokrati"))
    report = reported(alone)
    told = facts(section(report, "Genomförande"))
    assert told["Organisation"][1] == "Skåne län, Pendlingskommun nära större stad, 43\u00a0900\u00a0invånare"
    assert told["Omfattning"][0].endswith("med tillvalen ”Platsens utveckling” och ”Demokratisk bärkraft”.")
    assert facts(section(report, "Källor"))["Uppgifter om kommunen"] == (SOURCE,)
    assert all(name in SOURCE for name in ("SCB", "SKR", "Kolada"))
    assert "av en person." in report.lead


def test_a_questionnaire_with_a_source_names_it() -> None:
    own = without_groups().model_copy(update={"source": "https://exempel.se"})
    assert facts(section(reported(fresh(own)), "Källor"))["Ett litet formulär"] == ("https://exempel.se",)


def test_an_unknown_published_figure_is_told_as_it_stands(kommunen: Questionnaire) -> None:
    from digikap.report.view.facts import _figure

    reference = kommunen.question("g_total").references[0].model_copy(update={"measure": "annat", "unit": "poäng"})  # type: ignore[union-attr]
    assert _figure(reference) == "var svaret 12 poäng (76\u00a0svarande)"
    alone = reference.model_copy(update={"measure": "andel_inte_nojda", "n": None, "value": 75})
    assert _figure(alone) == "var tre av fyra inte nöjda med sina digitala lösningar"


def test_a_perspective_without_sections_is_left_out(kommunen: Questionnaire) -> None:
    unused = kommunen.perspectives[0].model_copy(update={"id": "tom", "name": "Tom"})
    report = reported(fresh(kommunen.model_copy(update={"perspectives": (unused, *kommunen.perspectives)})))
    assert [one.title for one in report.chapters[1].sections][1:] == ["Samhället", "Kommunen och digitaliseringen"]


def test_own_dimensions_beside_groups_have_a_section_of_their_own(kommunen: Questionnaire) -> None:
    vatten = kommunen.model.dimensions[0].model_copy(update={"group": None})
    model = kommunen.model.model_copy(update={"dimensions": (vatten, *kommunen.model.dimensions[1:])})
    report = reported(answered(fresh(kommunen.model_copy(update={"model": model})), 3))
    assert section(report, "Formulärets egna dimensioner").blocks


def test_the_same_assessment_gives_the_same_report(example: Assessment, report: Report) -> None:
    assert reported(example) == report


SOME = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SOME
@given(assessment=st.one_of(assessments(abridged()), assessments(without_groups())))
def test_laws_of_every_report(assessment: Assessment) -> None:
    check_laws(assessment, reported(assessment))


def check_laws(assessment: Assessment, report: Report) -> None:
    texts = [question.text for question in assessment.questionnaire.questions()]
    assert [term.split(" ", 1)[1] for one in report.chapters[-1].sections for term in facts(one)] == texts
    for row in dots(report):
        if row.at is None:
            assert (row.index, row.label, row.interval, row.low, row.high) == ("underlag saknas", "", "", None, None)
        else:
            assert row.low is not None
            assert row.high is not None
            assert row.low <= row.at <= row.high
            # the label agrees with the number that is shown, the number with the interval that is shown
            shown = int(row.index)
            if row.label:
                assert row.label == LABELS[sum(shown >= limit for limit in (13, 38, 63, 88))]
            ends = [int(end) for end in row.interval.split("–")]
            assert ends[0] <= shown <= ends[-1]
    four_field = report.summary.four_field
    if four_field and four_field.x.at is not None and four_field.y.at is not None:
        here = [field for field in four_field.fields if field.here]
        assert [(field.high_x, field.high_y, field.name) for field in here] == [
            (four_field.x.at >= Fraction(125, 2), four_field.y.at >= Fraction(125, 2), four_field.verdict)
        ]


def test_no_word_of_the_report_has_a_decimal_point_or_an_ascii_minus(report: Report) -> None:
    told = " ".join(" ".join((row.index, row.interval, row.coverage, row.basis)) for row in dots(report))
    assert not re.search(r"\d\.\d|(?<!\w)-\d|\d-\d", told)


def test_text_from_outside_is_on_one_line_and_visible(example: Assessment) -> None:
    hostile = "a\x1b[31mb\u202ec\nd"
    report = reported(
        replace(example, organisation=Organisation(hostile))
        .with_answer("u_hinder", Chosen(("annat",), hostile))
        .with_answer("p_forsta_steg", Written(hostile))
    )
    assert "a<U+001B>[31mb<U+202E>c d" in report.title
    assert "Annat: a<U+001B>[31mb<U+202E>c d" in list(words_of(report))
    assert isinstance(report.chapters[5].blocks[0], Quote)
    assert report.chapters[5].blocks[0].lines == ("a<U+001B>[31mb<U+202E>c", "d")


def test_sources_of_dimensions_are_told_without_a_report_behind_the_model() -> None:
    own = without_groups()
    sourced = own.model.dimensions[0].model_copy(update={"source": "Egen källa"})
    model = own.model.model_copy(update={"dimensions": (sourced, *own.model.dimensions[1:])})
    told = facts(section(reported(fresh(own.model_copy(update={"model": model}))), "Källor"))
    assert told["Grupper och dimensioner"] == ("Saker: Egen källa",)


def test_what_the_start_knew_is_told_in_the_quick_version_too(kommunen: Questionnaire) -> None:
    quick = fresh(kommunen, "quick").with_answer("b_roller", Chosen(("hr",)))
    report = reported(quick)
    assert facts(section(report, "Bakgrund")) == {"Deltagande roller": ("HR-chef",)}
    assert facts(section(report, "Genomförande"))["Roller"] == ("HR-chef",)


def test_an_answer_to_what_is_no_longer_asked_is_not_printed(example: Assessment) -> None:
    fewer = replace(example, included=())
    told = facts(reported(fewer).chapters[-1].sections[5])
    assert told["6.6 " + example.questionnaire.question("p_bidrag").text] == ("inte ställd (tillval)",)
