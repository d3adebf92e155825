"""A questionnaire to read, and the list of them: what is said, and that it can be read at any width."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from digikap.model.questionnaire import Questionnaire
from digikap.report.layout import columns_of
from digikap.report.overview import Entry, overview
from digikap.report.reading import reading
from digikap.report.terminal import render
from digikap.report.view.blocks import Page
from digikap.store.questionnaires import available, load
from tests.report.room import squeezed

CHOICES = [{"id": "a", "text": "Ett", "free_text": True}, {"id": "b", "text": "Två", "exclusive": True}]


def printed(page: Page, width: int = 80) -> str:
    sink = io.StringIO()
    render(page, Console(file=sink, width=width, markup=False, highlight=False))
    return sink.getvalue()


def asked(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "id": name, "text": f"Fråga {name}?", "label": f"Etikett {name}", **more}


FORM = Questionnaire.model_validate(
    {
        "id": "eget",
        "version": 4,
        "title": "Eget",
        "bases": ["kommunen@1"],
        "quick_minutes": 1,
        "model": {"id": "eget", "version": 4, "title": "Eget", "dimensions": [{"id": "d", "name": "Djup"}]},
        "scales": [{"id": "k", "name": "Korta", "levels": ["nej", "ja"]}],
        "sections": [
            {
                "id": "ett",
                "title": "Ett",
                "minutes": 3,
                "questions": [
                    asked("rating", "s", scale="k", dimensions=["d"], weight="2.50", quick=True),
                    asked("rating", "r", scale="k", allow_not_applicable=True, contrast={"question": "s"}),
                    asked("rating", "m", scale="k", contrast={"dimension": "d"}),
                    asked("multiple_choice", "f", choices=CHOICES, max_choices=1, allow_unknown=True),
                    asked("rating_grid", "t", scale="k", rows_from="f"),
                    asked(
                        "rating_grid", "u", scale="k", rows=[{"id": "x", "name": "Hamn"}, {"id": "y", "name": "Bro"}]
                    ),
                    asked("text", "x", optional=True, help="Skriv kort."),
                ],
            },
            {
                "id": "tva",
                "title": "Två",
                "minutes": 2,
                "visible_if": {"question": "s", "at_least": 2},
                "discussion": ["Vad nu?"],
                "questions": [asked("text", "z", visible_if={"question": "f", "is": ["b"]})],
            },
        ],
    },
    strict=False,
)


def test_it_says_of_each_question_how_it_is_answered_and_what_it_measures() -> None:
    text = printed(reading(FORM), 100)
    for told in (
        "eget, version 4: 7\u00a0frågor på omkring 5\u00a0minuter, 1 tillval och en snabbversion med 1\u00a0fråga på",
        "Bygger på\n  kommunen@1",
        "1.1 Fråga s?\n  s: skattning, skalan k (1 nej – 2 ja)\n  Är med i snabbversionen.\n  Mäter: Djup. Vikt 2,5.",
        "r: skattning, skalan k (1 nej – 2 ja), ”ej aktuellt” går att svara\n  Visas för sig och räknas inte in",
        "Ställs mot ”Etikett s”, som en skillnad.",
        "Ställs mot ”Djup”, som en skillnad.",
        "f: ett eller flera svar, högst 1, ”vet ej” går att svara\n  • Ett (a, med egen text)\n  • Två (b, väljs",
        "Rader: det som valdes i ”Etikett f”",
        "Rader: Hamn; Bro",
        "x: egen text\n  Tillval: ställs bara om ni väljer till den.\n  Hjälp: Skriv kort.",
        "Id: tva. Ställs om svaret på ”Etikett s” är 2 (ja).",
        "Ställs om ni i ”Etikett f” har valt ”Två”.",
        "Att samtala om\n──────────────\n• Vad nu?",
        "Korta (k)\n  1 nej\n  2 ja",
        "Djup (d)\n  Frågor: Etikett s (vikt 2,5).",
    ):
        assert told in text


def test_the_main_questionnaire_tells_groups_overall_judgements_parts_and_where_terms_come_from() -> None:
    text = printed(reading(load("kommunen")), 100)
    for told in (
        "Er samlade bedömning av driftskapacitet.",
        "Mäter: Tid, för driftskapacitet.",
        "Fylls i av sig själv, ur folkmängden.",
        "Fylls i av sig själv, ur kommungruppen.",
        "Frågas när självskattningen börjar.",
        "Perspektiv: Samhället.",
        "Publicerat: 12 procent av de svarande (2021). Källa: TietoEVRY/Demoskop",
        "Rader: kommunens verksamheter",
        "Kommunala bolag, samlat (bolag, tillval)",
        "Siffror vid en dimension är avsnitt där.",
        "Robusthet (drift_robusthet)",
        "Frågor: Robusthet; Säkerhet och beredskap.",
        "Källa: SOU 2020:8, 12.2.1",
    ):
        assert told in text


def test_a_questionnaire_without_anything_beside_its_questions_is_short() -> None:
    bare = FORM.model_copy(
        update={
            "bases": (),
            "quick_minutes": None,
            "scales": (),
            "model": FORM.model.model_copy(update={"dimensions": ()}),
            "sections": FORM.sections[1:],
        }
    )
    bare = bare.model_copy(update={"sections": (bare.sections[0].model_copy(update={"visible_if": None}),)})
    question = bare.sections[0].questions[0].model_copy(update={"visible_if": None})
    section = bare.sections[0].model_copy(update={"questions": (question,)})
    page = reading(bare.model_copy(update={"sections": (section,)}))
    assert page.lead == "eget, version 4: 1\u00a0fråga på omkring 2\u00a0minuter."
    assert [one.title for one in page.chapters] == ["Om formuläret", "1 Två"]


@pytest.mark.parametrize("one", available(), ids=lambda one: one.id)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_every_shipped_one_fits_the_screen_and_leaves_nothing_out(one: Any, width: int) -> None:
    questionnaire = load(one.path)
    text = printed(reading(questionnaire), width)
    assert max(map(columns_of, text.splitlines())) <= min(width, 100)
    whole = squeezed(text)
    for section in questionnaire.sections:
        for question in section.questions:
            choices = [choice.text for choice in getattr(question, "choices", ())]
            for words in (question.text, question.help or "", *getattr(question, "anchors", {}).values(), *choices):
                assert squeezed(words) in whole
        assert all(squeezed(words) in whole for words in (section.title, section.intro or "", *section.discussion))


def test_control_characters_and_markup_are_shown_and_not_obeyed() -> None:
    changed = FORM.model_copy(update={"title": "[red]\x1b[31m"})
    assert "[red]<U+001B>[31m" in printed(reading(changed))


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_list_tells_id_version_title_size_and_source(width: int) -> None:
    shipped = [Entry(load(one.path), "digikap") for one in available()]
    entries = [*shipped, Entry(FORM, "egen mapp: eget.toml"), Entry(FORM, "här: eget.toml")]
    page = overview(entries, [("trasig.toml", "2 fel. Det första: rad 3")], ["tre_s.toml"], [str(Path("/hem"))])
    text = printed(page, width)
    assert max(map(columns_of, text.splitlines())) <= min(width, 100)
    assert "eget@4" in text
    for told in ("kommunen@1", "trasig.toml2fel.Detförsta:rad3", "•/hem"):
        assert told in squeezed(text)
    assert squeezed("tre_s.toml har samma id som ett formulär som följer med.") in squeezed(text)
    row = next(line for line in text.splitlines() if line.startswith("eget@4"))
    assert row.split()[2:5] == ["7", "5", "egen"]


def test_a_list_without_faults_says_nothing_of_faults() -> None:
    page = overview([Entry(FORM, "digikap")], [], [], [])
    assert [one.title for one in page.chapters] == ["Alla formulär", "Här söks egna formulär"]
    assert page.notices == ()
