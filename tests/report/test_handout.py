"""What a handout says: which questions it holds, what they are called, and the words about them."""

from __future__ import annotations

from itertools import chain

import pytest

from digikap.model.questionnaire import Questionnaire
from digikap.report.handout import Paper, asked, handout
from digikap.report.handout.paper import Box, Boxes, Grid, Item, Lines, Step, Steps
from digikap.store.questionnaires import available, load
from tests.report.handouts import everything, words_of
from tests.report.room import without_groups
from tests.report.test_language import ENGLISH


def items(paper: Paper) -> dict[str, Item]:
    """The questions of a handout by number."""
    return {item.number: item for part in paper.parts for item in part.items}


def how(paper: Paper) -> str:
    return " ".join(next(chapter.texts for chapter in paper.chapters if chapter.title == "Så svarar ni"))


@pytest.fixture
def whole() -> Paper:
    return handout(everything())


def test_every_question_is_there_once_in_the_questionnaires_order(kommunen: Questionnaire) -> None:
    texts = [item.text for item in items(handout(kommunen)).values()]
    assert texts == [question.text for question in kommunen.questions()]


def test_what_the_handout_holds_is_told_first(kommunen: Questionnaire) -> None:
    def lead(paper: Paper) -> str:
        return paper.lead.replace("\u00a0", " ")

    assert lead(handout(kommunen)) == "Hela formuläret: 53 frågor och 5 tillval, omkring 64 minuter."
    assert lead(handout(kommunen, "quick")) == "Snabbversionen: 10 frågor, omkring 10 minuter."
    two = handout(kommunen, "full", {"grad", "effekter"})
    assert lead(two) == "Avsnitt 4 och 5: 15 frågor och 1 tillval, omkring 17 minuter."
    assert lead(handout(kommunen, "quick", ["grad"])) == "Snabbversionen, avsnitt 4: 1 fråga."


def test_the_quick_version_has_its_questions_and_no_talk(kommunen: Questionnaire) -> None:
    paper = handout(kommunen, "quick")
    quick = [question.text for question in kommunen.questions() if question.quick]
    assert [item.text for item in items(paper).values()] == quick
    assert not any(part.discussion or "minut" in part.extent for part in paper.parts)


def test_the_quick_version_leaves_out_what_rests_on_an_answer_that_it_does_not_ask_for() -> None:
    found = asked(everything(), "quick")
    assert [question.id for question in chain(*found.values())] == ["grad", "viktigast", "valda"]


def test_sections_keep_their_numbers_whatever_is_printed(kommunen: Questionnaire) -> None:
    assert [part.number for part in handout(kommunen, "quick").parts] == [2, 3, 4, 5, 6]
    assert [part.number for part in handout(kommunen, sections=["verksamhetsfragor", "mojligheter"]).parts] == [3, 6]


def test_optional_questions_are_marked_and_counted_apart(kommunen: Questionnaire) -> None:
    found = items(handout(kommunen))
    optional = {number: item.text for number, item in found.items() if item.mark}
    assert list(optional) == ["2\u00a0a", "2\u00a0b", "5\u00a0a", "6\u00a0a", "6\u00a0b"]
    assert list(optional.values()) == [question.text for question in kommunen.optional_questions()]
    assert list(found)[-1] == "6.6"


def test_more_optional_questions_than_letters_have_names_of_their_own() -> None:
    plain = without_groups()
    extra = [plain.question("q1").model_copy(update={"id": f"o{n}", "optional": True}) for n in range(60)]
    section = plain.sections[0].model_copy(update={"questions": (*plain.sections[0].questions, *extra)})
    numbers = list(items(handout(plain.model_copy(update={"sections": (section,)}))))
    assert numbers[-60:][0] == "1\u00a0a"
    assert numbers[-60:][26] == "1\u00a0aa"
    assert len(set(numbers)) == 65


def test_a_rating_has_its_levels_with_their_words(whole: Paper) -> None:
    item = items(whole)["1.1"]
    steps = (Step(1, "Lågt", "Inget."), Step(2, "Mitt emellan"), Step(3, "Högt", "Allt."))
    assert item.space == Steps(steps, ("Vet ej", "Ej aktuellt"))
    assert (item.help, item.notes) == ("Tänk på i dag.", 1)
    assert items(whole)["2.4"].space == Steps((Step(1, "Nej"), Step(2, "Ja")))


def test_choices_have_a_box_each_and_a_line_for_words(whole: Paper) -> None:
    own = Box("Annat", line=True)
    common = (Box("I egen regi"), Box("Tillsammans med andra"), own)
    assert items(whole)["1.2"].space == Boxes((*common, Box("Vet ej")))
    assert items(whole)["1\u00a0a"].space == Boxes((*common, Box("Inga")))
    assert items(whole)["1.3"].space == Boxes(common, ranked=True)


def test_an_exclusive_choice_says_so(kommunen: Questionnaire) -> None:
    texts = list(words_of(handout(kommunen)))
    assert "Inget särskilt (ensamt kryss)" in texts


def test_a_table_has_the_usual_services_and_empty_rows_for_more(whole: Paper) -> None:
    grid = items(whole)["1.4"].space
    assert isinstance(grid, Grid)
    assert (grid.head, grid.rows, grid.own) == ("Verksamhet", ("Skolan",), ("Egen:",) * 3)
    assert grid.specials == ("Vet ej", "Ej aktuellt")
    assert "skriv egna på de tomma raderna, till exempel Bolag." in how(whole)


def test_a_table_with_rows_of_its_own_has_no_empty_ones(whole: Paper) -> None:
    grid = items(whole)["2.2"].space
    assert isinstance(grid, Grid)
    assert (grid.head, grid.rows, grid.own) == ("Rad", ("Rad A",), ())


def test_a_table_over_an_earlier_answer_has_rows_to_write_it_in(whole: Paper) -> None:
    grid = items(whole)["2.1"].space
    assert isinstance(grid, Grid)
    assert grid.caption == "Skriv in det ni valde i fråga\u00a01.3. Ett kryss på varje rad."
    assert (grid.rows, grid.own) == ((), ("Val 1:", "Val 2:"))


@pytest.mark.parametrize(("source", "rows"), [("flera", 2), ("regi", 1)])
def test_it_has_as_many_rows_as_can_be_chosen(source: str, rows: int) -> None:
    plain = everything()
    first, second = plain.sections
    grid = second.questions[0].model_copy(update={"rows_from": source})
    second = second.model_copy(update={"questions": (grid, *second.questions[1:])})
    space = items(handout(plain.model_copy(update={"sections": (first, second)})))["2.1"].space
    assert isinstance(space, Grid)
    assert len(space.own) == rows


def test_where_any_number_can_be_chosen_there_are_five_rows_at_most(kommunen: Questionnaire) -> None:
    first, *others = kommunen.sections
    grid = kommunen.question("p_bidrag").model_copy(update={"rows_from": "b_roller"})
    first = first.model_copy(update={"questions": (*first.questions, grid)})
    last = items(handout(kommunen.model_copy(update={"sections": (first, *others)}), sections=["bakgrund"]))
    space = last["1\u00a0a"].space
    assert isinstance(space, Grid)
    assert len(space.own) == 5


def test_a_text_has_lines_for_the_answer_and_none_for_notes(whole: Paper) -> None:
    item = items(whole)["2.3"]
    assert isinstance(item.space, Lines)
    assert item.notes == 0


def test_what_is_filled_in_by_itself_has_no_room_for_notes(kommunen: Questionnaire) -> None:
    without = [number for number, item in items(handout(kommunen)).items() if not item.notes]
    assert without == ["1.1", "1.2", "6.6"]


def test_how_many_may_be_chosen_is_said(kommunen: Questionnaire, whole: Paper) -> None:
    said = {item.instruction for item in (*items(handout(kommunen)).values(), *items(whole).values())}
    assert said == {
        "",
        "Behöver inte besvaras: uppgiften fylls i när kommunen har valts.",
        "Ett kryss.",
        "Ett eller flera kryss.",
        "Högst två kryss.",
        "Högst tre kryss.",
        "Välj högst två och rangordna: skriv 1 vid det viktigaste.",
        "Välj högst tre och rangordna: skriv 1 vid det viktigaste.",
    }


@pytest.mark.parametrize(("name", "words"), [("flera", "Ett kryss."), ("viktigast", "Välj ett: skriv 1 i rutan.")])
def test_at_most_one_is_said_as_one(name: str, words: str) -> None:
    from digikap.report.handout.words import instruction

    assert instruction(everything().question(name).model_copy(update={"max_choices": 1})) == words


def test_conditions_stand_where_they_matter(whole: Paper) -> None:
    found = items(whole)
    assert whole.parts[1].condition == (
        "Avsnittet besvaras om svaret på fråga\u00a01.1 är 2 (Mitt emellan) eller högre."
    )
    assert found["2.3"].condition == (
        "Besvaras om svaret på fråga\u00a01.2 är ”I egen regi” eller ”Tillsammans med andra”."
    )
    assert not whole.parts[0].condition
    assert not found["2.1"].condition


def test_a_question_that_is_not_printed_is_called_by_its_label() -> None:
    paper = handout(everything(), sections=["tva"])
    assert "svaret på frågan ”Etikett grad” är 2" in paper.parts[0].condition
    assert isinstance(space := items(paper)["2.1"].space, Grid)
    assert space.caption.startswith("Skriv in det ni valde i frågan ”Etikett viktigast”.")


def test_only_what_is_needed_is_explained() -> None:
    plain = without_groups()
    words = how(handout(plain.model_copy(update={"sections": plain.sections[:1]})))
    assert "Vet ej är ett svar" in words
    for absent in ("Tillval", "Beskrivningen", "rangordning", "Ej aktuellt", "verksamheter", "ett visst svar"):
        assert absent not in words
    whole = how(handout(everything()))
    for present in ("Tillval", "Beskrivningen", "rangordning", "Ej aktuellt", "verksamheter", "ett visst svar"):
        assert present in whole


def test_where_nothing_can_be_unknown_it_is_not_explained() -> None:
    plain = without_groups()
    known = plain.scales[0].model_copy(update={"allow_unknown": False})
    assert "Vet ej" not in how(handout(plain.model_copy(update={"scales": (known,)})))


def test_services_without_optional_ones_need_no_example() -> None:
    plain = everything().model_copy(update={"services": everything().services[:1]})
    assert "skriv egna på de tomma raderna." in how(handout(plain))


def test_how_paper_and_file_become_public_is_told(whole: Paper) -> None:
    text = " ".join(words_of(whole.chapters))
    for word in ("allmän handling", "registratorn", "aldrig namn", "Ingenting skickas"):
        assert word in text


def test_the_handout_names_its_questionnaire_version_and_source(whole: Paper) -> None:
    assert whole.origin == ("Formulär: prov, version 2.", "Källa: https://exempel.se/a_b")
    assert handout(without_groups()).origin == ("Formulär: litet, version 3.",)


def test_empty_lines_part_paragraphs(whole: Paper) -> None:
    assert whole.parts[0].intro == ("Stycke ett.", "Stycke två.")


def test_a_questionnaire_without_words_about_itself_has_no_such_chapter() -> None:
    titles = [chapter.title for chapter in handout(without_groups()).chapters]
    assert titles == ["Så svarar ni", "Så hanteras svaren"]


@pytest.mark.parametrize("listed", available(), ids=lambda one: f"{one.id}@{one.version}")
def test_every_shipped_questionnaire_is_printed_in_swedish(listed) -> None:  # type: ignore[no-untyped-def]
    paper = handout(load(listed.path))
    assert paper.parts
    assert [word for text in words_of(paper) for word in ENGLISH.findall(text)] == []
