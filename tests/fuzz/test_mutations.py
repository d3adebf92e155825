"""No file, however broken, makes the program fail: it is refused in words, or it works through to the report."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from digikap.store.content import scales, shipped
from digikap.store.starter import Plan, starter
from tests.checking.table import WHOLE
from tests.fuzz.mutants import bases, mutants, written
from tests.fuzz.saved import saved_files, tried_saved
from tests.fuzz.trial import tried

SEEDS = range(6)
EACH = 40


BUILDING = b"""
format = "digikap-questionnaire"
format_version = 1
id = "kusten"
version = 1
extends = "kommunen@1"
title = "Kusten"
include_optional = ["u_plats"]
remove_services = ["skola"]

[services.hamn]
name = "Hamnen"
after = "forskola"

[questions.d_total]
help = "Egna ord."

[[dimensions]]
id = "vatten"
name = "Vatten"

[[sections]]
id = "kapacitet"
after = "d_total"
[[sections.questions]]
id = "va_en"
kind = "rating"
scale = "grad"
text = "Klarar vattnet ett avbrott?"
label = "Vatten"
dimensions = ["vatten"]

[[sections]]
id = "vatten"
after = "kapacitet"
title = "Vatten"
minutes = 3
[[sections.questions]]
id = "va_tva"
kind = "rating_grid"
scale = "grad"
rows = "services"
text = "Var finns det vatten?"
label = "Var"
visible_if = { question = "va_en", at_least = 3 }
"""
"""A file that builds on the main questionnaire in every way that there is."""


def whole_files() -> list[bytes]:
    """What is broken: a starter, a file with one of each kind of question, and a shipped questionnaire."""
    plan = Plan("Hamnen", "hamnen", 3, "Beredskap")
    every_kind = written({**WHOLE, "model": "kommunutredningen"})
    every_kind = every_kind.replace(b'"kvalitet"', b'"drift_kvalitet"')
    short = (shipped() / "tre_s" / "1.toml").read_bytes()
    building = starter(replace(plan, extends="tre_s@1"), scales(), "hamnen.toml").encode()
    return [starter(plan, scales(), "hamnen.toml").encode(), every_kind, every_kind, short, building, BUILDING]


def test_the_files_that_are_broken_are_whole(tmp_path: Path) -> None:
    for data in whole_files():
        path = tmp_path / "hel.toml"
        path.write_bytes(data)
        assert tried(path, random.Random(1)).accepted


@pytest.mark.parametrize("seed", SEEDS)
def test_a_broken_file_is_refused_in_words_or_works_to_the_end(seed: int, tmp_path: Path) -> None:
    outcomes = []
    for number, data in enumerate(mutants(seed, EACH, bases(whole_files()))):
        path = tmp_path / f"{number}.toml"
        path.write_bytes(data)
        outcomes.append(tried(path, random.Random(seed)))
    assert {one.accepted for one in outcomes} == {True, False}


def test_the_saved_files_that_are_broken_are_whole(tmp_path: Path) -> None:
    for data in saved_files():
        path = tmp_path / "hel.toml"
        path.write_bytes(data)
        assert tried_saved(path, random.Random(1)).accepted


@pytest.mark.parametrize("seed", SEEDS)
def test_a_broken_saved_file_is_refused_in_words_or_kept_whole(seed: int, tmp_path: Path) -> None:
    outcomes = []
    for number, data in enumerate(mutants(seed, EACH, bases(saved_files()))):
        path = tmp_path / f"{number}.toml"
        path.write_bytes(data)
        outcomes.append(tried_saved(path, random.Random(seed)))
    assert {one.accepted for one in outcomes} == {True, False}


@pytest.mark.parametrize(
    "data",
    [
        b"a = " + b"[" * 100_000,
        b"a" + b".a" * 100_000 + b" = 1",
        b"[" + b"a." * 50_000 + b"a]",
        b'format = "digikap-questionnaire"\nformat_version = 1\nid = "' + b"a" * 1_500_000 + b'"',
        b'format = "digikap-questionnaire"\nformat_version = 1\n' + b"".join(b"x%d = 1\n" % n for n in range(100_000)),
        b'format = "digikap-questionnaire"\nformat_version = 1\n[[sections]]\n' + b"[[sections.questions]]\n" * 60_000,
        b'format = "digikap-questionnaire"\nformat_version = 1\nsections = [' + b"1," * 500_000 + b"]",
        b'format = "digikap-questionnaire"\nformat_version = 1\nsections = ' + b"{a=" * 5_000 + b"1" + b"}" * 5_000,
        b"\x00" * 1_000_000,
        b"=" * 1_900_000,
        b'"' * 1_900_000,
        b"\n" * 1_900_000,
        b"a" * 2_000_001,
    ],
    ids=range(13),
)
def test_a_very_long_deep_or_large_file_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "stor.toml"
    path.write_bytes(data)
    assert not tried(path, random.Random(1)).accepted
