"""What a comparison says: what differs first, then what was promised, then every figure with what it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from digikap.comparing import Comparison, compare
from digikap.model.answer import Respondent
from digikap.model.assessment import Organisation
from digikap.model.plan import PlannedAction
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import Tally
from digikap.report import html, markdown
from digikap.report.comparison import SAME, page, promises
from digikap.report.comparison.words import Terms, terms
from digikap.report.view.blocks import Dots, Facts, FourField, Page, Slopes, Table
from tests.report.comparison.told import blocks, chapter, said
from tests.report.pages import Page as Taken
from tests.report.room import answered, fresh, is_golden, printed, squeezed, without_groups, words_of
from tests.report.test_terminal import hostile
from tests.report.years import GONE, NEW, after, before

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines


def test_the_comparison_of_two_years_is_as_it_was_looked_at(told: Page) -> None:
    assert is_golden("comparison.txt", printed(told, 80))
    assert is_golden("comparison-60.txt", printed(told, 60))
    assert is_golden("comparison.md", markdown.render(told))
    assert is_golden("comparison.html", html.render(told))


def test_the_most_important_comes_first_and_what_differs_before_any_figure(told: Page) -> None:
    assert [one.title for one in told.chapters][:5] == [
        "1 I korthet",
        "2 Läs det här först: vad som skiljer",
        "3 Löftena i den tidigare planen",
        "4 Drift och utveckling",
        "5 De stora tre",
    ]
    for one in told.chapters[:3]:
        assert not blocks(one, Slopes) + blocks(one, Dots) + blocks(one, FourField)


def test_new_removed_and_reworded_questions_are_named(years: Comparison, told: Page) -> None:
    assert years.matched("new")[0].id == NEW
    assert years.matched("removed")[0].id == GONE
    (facts,) = blocks(chapter(told, "Det som inte jämförs"), Facts)
    assert isinstance(facts, Facts)
    assert {fact.term.split(" (")[0]: fact.details for fact in facts.items} == {
        "Nya i formuläret": ("Beredskap",),
        "Borttagna ur formuläret": ("Uppföljning av effekt",),
        "Omformulerad: Kostnadseffektivitet": (
            "Före: ”I vilken grad är verksamheterna kostnadseffektiva?”",
            "Efter: ”Hur väl används pengarna i förhållande till det ni får ut?”",
        ),
    }
    assert squeezed("Formuläret har ändrats, se ”Det som inte jämförs” (nya frågor och rader: 1,") in said(told)


def test_the_promises_stand_with_what_became_of_them(told: Page) -> None:
    text = squeezed(" ".join(words_of(replace(told, chapters=(chapter(told, "Löftena"),)))))
    assert squeezed("Ett av tre löften är klart.") in text
    assert squeezed("Struken (Systemen byts ut.).") in text


def test_promises_that_nobody_followed_up_are_not_told_as_broken(kommunen: Questionnaire) -> None:
    later = replace(after(kommunen), previous=None)
    for pair in ((before(kommunen), later), (later, before(kommunen))):
        text = said(page(compare(*pair)))
        assert squeezed("Den senare självskattningen följde inte upp löftena. Så stod det då:") in text
        assert squeezed("Inte börjat, HR-chef, senast 30 juni 2026.") in text
        assert "löftenärklart" not in text
    told = after(kommunen).previous
    assert told is not None
    lost = replace(after(kommunen), previous=replace(told, actions={"a1": told.actions["a1"]}))
    assert squeezed("Den senare säger inget om löftet.") in said(page(compare(before(kommunen), lost)))
    single = replace(before(kommunen), actions={"a": PlannedAction(text="Ett.", state="klar")})
    assert squeezed("följde inte upp löftet. Så stod det då: Ett.Klar.").replace(".Så", ".Så") in said(
        page(compare(single, later))
    )
    assert "Löftena" not in said(page(compare(replace(single, actions={}), later)))


def test_the_arrow_in_the_four_field_goes_from_before_to_after_like_for_like(years: Comparison, told: Page) -> None:
    (field,) = blocks(chapter(told, "Drift och utveckling"), FourField)
    assert isinstance(field, FourField)
    changes = {one.id: one for one in years.groups}
    for axis, name in ((field.x, "drift"), (field.y, "utveckling")):
        assert (axis.before, axis.at) == (changes[name].before.index, changes[name].after.index)
    assert field.verdict == "Från ”Bristande kapacitet” till ”Hållbar kapacitet”"
    assert "Före: driftskapacitet 60,6, utvecklingskapacitet 51,1." in field.description


def test_every_change_has_before_after_points_and_a_verdict(years: Comparison, told: Page) -> None:
    (lines,) = blocks(chapter(told, "Drift och utveckling"), Slopes)
    assert isinstance(lines, Slopes)
    assert lines.table.rows == (
        (
            "Driftskapacitet",
            "60,6",
            "71,8",
            "+11,1",
            "4\u00a0av\u00a06",
            "ingen tydlig förändring; ordet byter från delvis till god",
        ),
        ("Utvecklingskapacitet", "51,1", "68,1", "+16,9", "6\u00a0av\u00a06", "tydlig ökning, från delvis till god"),
    )
    assert [row.stressed for row in lines.rows] == [one.clear for one in years.groups] == [False, True]
    assert "Brantast uppåt: Utvecklingskapacitet (+16,9)." in lines.description


def test_each_files_own_figures_stand_beside_with_coverage_and_interval(told: Page) -> None:
    (own,) = blocks(chapter(told, "Drift och utveckling"), Dots)
    assert isinstance(own, Dots)
    row = own.rows[0]
    assert squeezed(row.index) == "58→65"
    assert squeezed(row.interval) == "51–65→58–72"
    assert squeezed(row.coverage) == "5av5→6av6"
    assert [words for _, words in own.legend] == ["efter", "intervallet, efter", "före"]


def test_questions_that_did_not_move_are_named_and_those_that_did_have_their_votes(told: Page) -> None:
    text = said(told)
    assert squeezed("Lika i båda (") in text
    assert squeezed("Tid för utveckling, efter") in text
    assert squeezed("motstridigt → samsyn") in text
    assert squeezed("Handlingsfrihet i systemen (förut vet ej)") in text
    assert squeezed("1 (valdes av 8 av 9)") in text
    assert squeezed("Nu finns ersättare för åtta av tio.") in text
    assert "arbetsmaterial" not in text


def test_a_file_against_itself_shows_no_change(kommunen: Questionnaire) -> None:
    one = before(kommunen)
    told = page(compare(one, one))
    assert (told.lead, told.chapters, told.notices) == (SAME, (), ())
    assert SAME in html.render(told)
    assert SAME in markdown.render(told)


def test_two_groups_on_one_day_are_the_one_and_the_other(kommunen: Questionnaire) -> None:
    one, other = before(kommunen), replace(after(kommunen), date=date(2025, 11, 20))
    comparison = compare(one, other)
    assert terms(comparison) == Terms("den ena", "den andra", is_time=False)
    text = said(page(comparison))
    assert squeezed("tydligt högre") in text
    for word in ("tydligökning", "tydligminskning", "Löftena", "oförändrat", "(förut"):
        assert word not in text


def test_two_municipalities_are_told_apart_with_the_warning_first(corpus: dict[str, Comparison]) -> None:
    told = page(corpus["annan_kommun"])
    assert told.title == "Jämförelse: Havsvik och Skogby"
    assert told.notices[0].startswith("Två olika kommuner: Havsvik och Skogby.")
    assert "SOU 2020:8, 11.2–11.3" in told.notices[0]
    assert "Rader som heter olika" in "\n".join(words_of(told))


def test_the_later_file_first_is_told(years: Comparison) -> None:
    turned = page(compare(years.after, years.before))
    assert any("Byt plats" in notice for notice in turned.notices)


def test_a_single_persons_file_and_an_invented_one_are_told(
    kommunen: Questionnaire, corpus: dict[str, Comparison]
) -> None:
    invented = compare(before(kommunen), replace(after(kommunen), example=True))
    assert any("påhittad" in notice for notice in page(invented).notices)


@pytest.mark.parametrize(
    ("done", "many", "told"),
    [
        (0, 1, "Löftet är inte klart."),
        (1, 1, "Löftet är klart."),
        (0, 3, "Inget av tre löften är klart."),
        (1, 3, "Ett av tre löften är klart."),
        (2, 3, "Två av tre löften är klara."),
    ],
)
def test_how_many_promises_were_kept_is_said_in_swedish(done: int, many: int, told: str) -> None:
    assert promises._kept(done, many) == told


def test_every_pair_of_the_corpus_reads_in_every_layout(corpus: dict[str, Comparison]) -> None:
    for name, comparison in corpus.items():
        told = page(comparison)
        assert "None" not in squeezed(printed(told, 80)), name
        source = html.render(told)
        text = squeezed(Taken(source).text)
        for word in words_of(told):
            assert squeezed(word) in text, (name, word)
        assert source.count("<h1>") == 1
        assert markdown.render(told).startswith("# Jämförelse")
        tables = [one for chapter in told.chapters for one in blocks(chapter, Table)]
        assert all(len(row) == len(one.columns) for one in tables if isinstance(one, Table) for row in one.rows)


def test_what_differs_in_every_way_is_told_with_its_reading(corpus: dict[str, Comparison]) -> None:
    text = "".join(said(page(one)) for one in corpus.values())
    for words in (
        "I konsensus jämkas svaren",
        "Fler eller färre röster",
        "Bara frågor som har samma id",
        "Snabbversionen har få frågor",
    ):
        assert squeezed(words) in text, words


def test_a_mirrored_comparison_mirrors_every_figure_that_is_said(years: Comparison) -> None:
    turned = compare(years.after, years.before)
    for one, other in ((page(years), page(turned)), (page(turned), page(years))):
        rows = {row.name: row for block in blocks(chapter(one, "De stora tre"), Slopes) for row in block.rows}  # type: ignore[union-attr]
        mirror = {row.name: row for block in blocks(chapter(other, "De stora tre"), Slopes) for row in block.rows}  # type: ignore[union-attr]
        assert rows.keys() == mirror.keys()
        assert all(row.values == mirror[name].values[::-1] for name, row in rows.items())


def test_no_text_from_a_file_becomes_markup(kommunen: Questionnaire) -> None:
    worst = "<script>alert(1)</script> [bold]x[/] \x1b[31m *a* |"
    one = hostile(before(kommunen), worst)
    other = replace(hostile(after(kommunen), worst), organisation=Organisation(worst))
    told = page(compare(one, other))
    assert "<script>" not in html.render(told)
    assert "\x1b" not in printed(told, 80)
    assert "\x1b" not in markdown.render(told)


def test_a_questionnaire_without_groups_has_only_dimensions() -> None:
    one = replace(answered(fresh(without_groups()), 3), id="a", date=date(2025, 11, 21))
    other = replace(answered(fresh(without_groups()), 5), id="b")
    told = page(compare(one, other))
    titles = [chapter.title for chapter in told.chapters]
    assert "3 Dimensionerna" in titles
    assert not any("Drift och utveckling" in title for title in titles)


def test_nothing_but_the_votes_differs(kommunen: Questionnaire) -> None:
    one = before(kommunen).unsettled("d_robusthet")
    other = one.with_round("d_robusthet", Tally((0, 0, 0, 0, 9)))
    told = page(compare(one, replace(other, id="b")))
    assert squeezed("Sätt att svara, antal, roller, formulär och omfattning är desamma.") in said(told)
    assert squeezed("Formuläret är detsamma.") in said(told)


def test_what_nobody_has_said_is_told(kommunen: Questionnaire) -> None:
    one = before(kommunen)
    other = replace(after(kommunen), participants=None, example=True).with_answer("b_roller", None)
    text = said(page(compare(one, other)))
    assert squeezed("Före: 9 personer. Efter: inte angivet.") in text
    assert squeezed("Rollerna är inte angivna efter.") in text
    groups = said(page(compare(replace(one, date=other.date).with_answer("b_roller", None), after(kommunen))))
    assert squeezed("Rollerna är inte angivna för den ena.") in groups


def test_one_persons_file_is_told(kommunen: Questionnaire) -> None:
    one = answered(fresh(kommunen, mode="individual", participants=1, respondent=Respondent("Havsorn")), 3)
    told = page(compare(before(kommunen), replace(one, organisation=before(kommunen).organisation)))
    assert any("en enda persons svar" in notice for notice in told.notices)
    assert squeezed("Efter: en person ensam.") in said(told)


def test_two_in_the_same_field_stay_there(kommunen: Questionnaire) -> None:
    one = before(kommunen)
    other = replace(one.unsettled("d_kvalitet").with_round("d_kvalitet", Tally((0, 0, 3, 2, 4))), id="b")
    assert squeezed("Båda i ”Bristande kapacitet”") in said(page(compare(one, other)))
    later = replace(other, date=date(2026, 11, 21))
    text = said(page(compare(one, later)))
    assert squeezed("Kvar i ”Bristande kapacitet”") in text
    assert squeezed("Varken driftskapacitet eller utvecklingskapacitet har ändrats tydligt.") in text


def test_a_move_that_cannot_be_shown_says_why(kommunen: Questionnaire) -> None:
    quick = replace(answered(fresh(kommunen, "quick"), 3), id="a").with_answer("u_total", None)
    quick = replace(quick, organisation=before(kommunen).organisation)
    (field,) = blocks(chapter(page(compare(quick, before(kommunen))), "Drift och utveckling"), FourField)
    assert isinstance(field, FourField)
    assert field.verdict == "Går inte att visa"
    assert field.reading[0].startswith("Utvecklingskapacitet jämförs inte")
    assert (field.x.at, field.x.before, [sign for sign, _ in field.legend]) == (None, None, ["zone"])
    assert field.description.endswith("Ingen punkt är utsatt.")
