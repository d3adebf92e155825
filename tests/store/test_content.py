"""The shipped content that is no questionnaire, and where it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from digikap.store.content import example, glossary, guide, municipalities, shipped


def test_the_content_stands_beside_the_package_in_a_checkout() -> None:
    assert shipped() == Path(__file__).parent.parent.parent / "questionnaires"


def test_the_content_stands_inside_the_package_where_it_is_installed(tmp_path: Path) -> None:
    import digikap

    package = Path(digikap.__file__).parent
    shutil.copytree(package, tmp_path / "digikap", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(shipped(), tmp_path / "digikap" / "questionnaires")
    program = (
        "from digikap.store.content import shipped; from digikap.store.questionnaires import load;"
        "load('kommunen'); print(shipped())"
    )
    # the copy is not what coverage is about
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == tmp_path / "digikap" / "questionnaires"


def test_the_example_has_a_place_in_the_content() -> None:
    assert example() == shipped() / "example.toml"


def test_every_word_of_the_glossary_is_explained_in_at_most_200_characters() -> None:
    terms = glossary()
    assert len(terms) == len({term.id for term in terms}) == 34
    assert all(1 <= len(term.text) <= 200 for term in terms)
    assert {"driftskapacitet", "utvecklingskapacitet", "vet_ej", "ej_aktuellt", "index", "kommungrupp"} <= {
        term.id for term in terms
    }


def test_a_source_stands_only_where_a_text_outside_digikap_says_it() -> None:
    terms = {term.id: term for term in glossary()}
    assert terms["driftskapacitet"].source == "SOU 2020:8, 12.2.1"
    assert terms["vet_ej"].source is None
    assert terms["allman_handling"].term == "Allmän handling"


def test_the_municipalities_are_those_of_scb_with_all_their_people() -> None:
    places = municipalities()
    assert len(places) == 290
    assert len({place.county_code for place in places}) == len({place.county for place in places}) == 21
    assert sum(place.population for place in places) == 10_587_710
    assert {place.population_year for place in places} == {2024}
    assert all(re.fullmatch(r"[0-9]{4}", place.code) for place in places)
    assert {place.group_code for place in places} == {"A1", "A2", "B3", "B4", "B5", "C6", "C7", "C8", "C9"}


def test_a_code_keeps_its_leading_zero() -> None:
    first = municipalities()[0]
    assert (first.code, first.name, first.county) == ("0114", "Upplands Väsby", "Stockholms län")


def test_the_guide_begins_with_its_heading_and_has_all_its_parts() -> None:
    text = guide()
    assert text.startswith("# Handledning för samtalsledaren\n")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        "Före mötet",
        "Under mötet",
        "De sista tio minuterna",
        "Efter mötet",
    ]
