"""Reading questionnaires: the shipped ones, one's own, and the copy in a saved assessment."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.errors import BadFileError, DigikapError, ExitCode
from digikap.model.questionnaire import Questionnaire, Rating
from digikap.store import toml
from digikap.store.content import shipped
from digikap.store.questionnaires import available, dump, load, restore

FAULTY = sorted((Path(__file__).parent.parent / "data" / "faulty" / "questionnaires").glob("*.toml"))

OWN = """
format = "digikap-questionnaire"
format_version = 1
id = "tre_ord"
version = 2
title = "Tre ord"
source = "En föreläsning"

[[dimensions]]
id = "kompetens"
name = "Kompetens"
description = "Vad vi kan."

[[dimensions]]
id = "vilja"
name = "Vilja"

[[scales]]
id = "ja_nej"
name = "Ja eller nej"
levels = ["Nej", "Ja"]

[[sections]]
id = "allt"
title = "Allt"
minutes = 4

[[sections.questions]]
id = "o_kan"
kind = "rating"
scale = "stammer"
text = "Vi kan det vi behöver."
label = "Kan"
dimensions = ["kompetens"]
weight = 2

[[sections.questions]]
id = "o_vill"
kind = "rating"
scale = "ja_nej"
text = "Vi vill."
label = "Vill"
dimensions = ["vilja"]
weight = 0.1
anchors = { 1 = "Ingen vill.", 2 = "Alla vill." }
contrast = { question = "o_kan" }
"""
GRID = """
[[sections.questions]]
id = "o_var"
kind = "rating_grid"
scale = "niva"
rows = "services"
text = "Hur är det var?"
label = "Var"
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "eget.toml"
    path.write_text(content, encoding="utf-8")
    return path


def told(path: Path) -> str:
    """All that a refused file is told, each fault with the line that it stands on."""
    with pytest.raises(BadFileError) as caught:
        load(path)
    lines = [caught.value.message]
    for fault in caught.value.faults:
        lines += ["", str(fault), *([f"    {fault.source}"] if fault.source else [])]
    return "\n".join([*lines, "", caught.value.advice]) + "\n"


@pytest.mark.parametrize("path", FAULTY, ids=[path.stem for path in FAULTY])
def test_a_faulty_file_gives_the_message_that_stands_beside_it(path: Path) -> None:
    assert told(path) == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_each_faulty_file_has_its_message_and_each_message_its_file() -> None:
    assert len(FAULTY) >= 25
    assert {path.stem for path in FAULTY} == {path.stem for path in FAULTY[0].parent.glob("*.txt")}


def test_a_questionnaire_is_loaded_by_name_by_version_and_by_path() -> None:
    newest = load("kommunen")
    assert newest.id == "kommunen"
    assert load("kommunen@1") == load(shipped() / "kommunen" / "1.toml")


def test_the_available_ones_are_those_that_can_be_loaded() -> None:
    listed = available()
    assert listed == tuple(sorted(listed, key=lambda one: (one.id, one.version)))
    assert ("kommunen", 1) in {(one.id, one.version) for one in listed}
    for one in listed:
        questionnaire = load(f"{one.id}@{one.version}")
        assert (questionnaire.id, questionnaire.version, questionnaire.title) == (one.id, one.version, one.title)


@pytest.mark.parametrize("name", ["komunen", "kommunen@7", "kommunen@01", "", "../kommunen", "Kommunen", "\x1b[31m"])
def test_a_name_that_nothing_has_is_told_with_what_was_meant(name: str) -> None:
    with pytest.raises(DigikapError) as caught:
        load(name)
    assert "kommunen" in caught.value.advice
    assert "\x1b" not in str(caught.value)
    assert caught.value.exit_code is ExitCode.FAULT


def test_a_file_that_does_not_exist_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match=r"saknas\.toml”? finns inte"):
        load(tmp_path / "saknas.toml")


def test_without_a_model_a_questionnaire_has_its_own_dimensions_and_nothing_more(tmp_path: Path) -> None:
    own = load(written(tmp_path, OWN))
    assert (own.model.id, own.model.version, own.model.title, own.model.source) == (
        "tre_ord",
        2,
        "Tre ord",
        None,
    )
    assert own.source == "En föreläsning"
    assert [dimension.id for dimension in own.model.dimensions] == ["kompetens", "vilja"]
    assert (own.model.groups, own.model.profiles, own.model.raisers, own.actions) == ((), (), (), ())


def test_with_a_model_its_own_dimensions_come_after_and_outside_all_groups(tmp_path: Path) -> None:
    content = OWN.replace('id = "kompetens"', 'id = "mod"').replace('["kompetens"]', '["mod"]')
    own = load(written(tmp_path, content.replace("version = 2", 'version = 2\nmodel = "kommunutredningen"')))
    assert own.model.id == "kommunutredningen"
    assert [dimension.id for dimension in own.model.dimensions][-3:] == ["prioritering", "mod", "vilja"]
    assert own.model.dimension("mod").group is None
    assert own.actions == load("kommunen").actions


def test_only_the_scales_that_are_used_come_along(tmp_path: Path) -> None:
    assert [scale.id for scale in load(written(tmp_path, OWN)).scales] == ["stammer", "ja_nej"]


def test_the_services_come_along_where_a_question_asks_for_them(tmp_path: Path) -> None:
    assert load(written(tmp_path, OWN)).services == ()
    assert load(written(tmp_path, OWN + GRID)).services == load("kommunen").services


def test_own_services_stand_instead_of_the_shared_ones(tmp_path: Path) -> None:
    own = OWN.replace("[[scales]]", '[[services]]\nid = "hamn"\nname = "Hamnen"\n\n[[scales]]')
    assert [service.id for service in load(written(tmp_path, own + GRID)).services] == ["hamn"]


def test_a_weight_is_exactly_the_decimal_that_was_written(tmp_path: Path) -> None:
    weights = [question.weight for question in load(written(tmp_path, OWN)).questions() if isinstance(question, Rating)]
    assert weights == [2, Decimal("0.1")]


def read_again(questionnaire: Questionnaire) -> tuple[dict[str, Any], Questionnaire]:
    """The dump after a way through a file, and what comes back from it."""
    table = toml.parse(tomli_w.dumps(dump(questionnaire), multiline_strings=True).encode(), "kopia.toml")
    return table, restore(table, "kopia.toml")


@pytest.mark.parametrize("one", available(), ids=lambda one: f"{one.id}@{one.version}")
def test_a_copy_of_a_shipped_questionnaire_comes_back_equal(one: Any) -> None:
    questionnaire = load(one.path)
    table, again = read_again(questionnaire)
    assert again == questionnaire
    assert dump(again) == dump(questionnaire)
    assert tomli_w.dumps(table) == tomli_w.dumps(dump(again))


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=20)


@settings(deadline=None, max_examples=50)
@given(
    text=WORDS,
    help=st.none() | WORDS,
    weight=st.decimals(Decimal("0.001"), 100, places=3),
    anchors=st.dictionaries(st.integers(1, 5), WORDS, max_size=5),
    flags=st.lists(st.booleans(), min_size=2, max_size=2),
)
def test_whatever_an_author_writes_comes_back_equal_from_a_copy(
    text: str,
    help: str | None,  # noqa: A002
    weight: Decimal,
    anchors: dict[int, str],
    flags: list[bool],
) -> None:
    shared = load("kommunen")
    question = shared.question("d_kvalitet").model_copy(
        update={
            "text": text,
            "help": help,
            "weight": weight,
            "anchors": anchors,
            "optional": flags[0],
            "allow_not_applicable": flags[1],
        }
    )
    section = shared.sections[1].model_copy(update={"questions": (question,)})
    questionnaire = shared.model_copy(update={"sections": (section,)})
    assert read_again(questionnaire)[1] == questionnaire


def test_a_copy_leaves_out_defaults_and_keeps_the_order_of_the_model() -> None:
    table = dump(load("kommunen"))
    first = table["sections"][1]["questions"][0]
    assert list(first) == ["id", "text", "label", "help", "quick", "kind", "scale", "anchors", "overall_for"]
    assert first["anchors"].keys() == {"1", "3", "5"}
    assert "None" not in repr(table)


def condition(things: Any, number: int, question: str) -> None:
    """Lets a thing in a copy, a section or a question, depend on this question."""
    things = things["sections"] if isinstance(things, dict) else things
    things[number]["visible_if"] = {"question": question, "at_least": 2}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda table: table.pop("title"), "”title” saknas"),
        (lambda table: table["sections"][1]["questions"][0].update(scale="borta"), "ingen skala ”borta”"),
        (lambda table: table["model"]["dimensions"][0].update(group="borta"), "ingen grupp ”borta”"),
        (lambda table: table["model"]["dimensions"].pop(0), "ingen dimension ”drift_kvalitet”"),
        (lambda table: table["actions"][0].update(dimension="borta"), "ingen dimension ”borta”"),
        (lambda table: table["sections"][0].update(id="grad"), "Id ”grad” finns redan"),
        (lambda table: condition(table, 0, "d_total"), "”d_total” kommer inte före det här avsnittet"),
        (lambda table: condition(table["sections"][1]["questions"], 0, "d_total"), "beror på sitt eget svar"),
        (lambda table: condition(table["sections"][1]["questions"], 0, "d_tid"), "”d_tid” kommer inte före den här"),
        (lambda table: condition(table["sections"][1]["questions"], 1, "borta"), "ingen fråga ”borta”"),
    ],
)
def test_a_copy_that_somebody_has_broken_is_refused(change: Any, what: str) -> None:
    table = dump(load("kommunen"))
    change(table)
    with pytest.raises(BadFileError) as caught:
        restore(table, "angelholm.toml")
    assert caught.value.message == "Kopian av formuläret i angelholm.toml är skadad."
    assert what in caught.value.faults[0].what


def test_a_copy_from_a_time_with_fewer_rules_for_authors_is_still_read() -> None:
    table = dump(load("kommunen"))
    table["sections"][1]["questions"][0]["anchors"]["9"] = "Ett steg för mycket."
    table["sections"][2]["questions"][0].pop("dimensions")
    assert restore(table, "gammal.toml").id == "kommunen"


def test_conditions_come_back_equal_from_a_copy(tmp_path: Path) -> None:
    section = (
        '[[sections]]\nid = "sen"\ntitle = "Sen"\nminutes = 1\nvisible_if = { question = "o_kan", at_least = 3 }\n'
    )
    choice = '[[sections.questions]]\nid = "o_vem"\nkind = "single_choice"\ntext = "Vem?"\nlabel = "Vem"\n'
    choice += 'choices = [ { id = "a", text = "A" }, { id = "b", text = "B" } ]\n'
    last = GRID.replace("rows", 'visible_if = { question = "o_vem", is = ["a"], is_not = ["b"] }\nrows')
    questionnaire = load(written(tmp_path, OWN + section + choice + last))
    table, again = read_again(questionnaire)
    assert again == questionnaire
    assert table["sections"][1]["visible_if"] == {"question": "o_kan", "at_least": 3}
    assert table["sections"][1]["questions"][1]["visible_if"] == {"question": "o_vem", "is": ["a"], "is_not": ["b"]}


def test_of_very_many_faults_the_first_hundred_are_told(tmp_path: Path) -> None:
    question = OWN[OWN.index('[[sections.questions]]\nid = "o_vill"') :].replace("o_kan", "borta")
    many = "".join(question.replace("o_vill", f"o_{number}") for number in range(150))
    with pytest.raises(BadFileError) as caught:
        load(written(tmp_path, OWN + many))
    assert caught.value.message == "Formuläret eget.toml har minst 100 fel."
    assert len(caught.value.faults) == 100
    misspelt = many.replace("label", "lable").replace("text", "txt")
    with pytest.raises(BadFileError) as caught:
        load(written(tmp_path, OWN + misspelt))
    assert len(caught.value.faults) == 100


def test_a_faultless_file_does_not_load_what_explains_faults() -> None:
    program = (
        "import sys; from digikap.store.questionnaires import load; load('kommunen'); room = 'digikap.checking.';"
        "print({'tree_sitter', 'digikap.store.syntax', room + 'structure', room + 'extension'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
