"""A merged file: the layout of those who answered one by one, and every fault that it can have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from digikap.errors import BadFileError
from digikap.model.answer import Grid
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.store.assessments import from_bytes, to_toml
from digikap.store.questionnaires import dump, restore
from tests.store import strategies
from tests.store.small import (
    MOMENT,
    alone,
    edited,
    long,
    merged,
)
from tests.store.strategies import LAW_OF_TWO

KEY = "litet_2_28892d1b"
"""What the copy of the edited questionnaire is called."""


def again(text: str) -> Assessment:
    return from_bytes(Path("fil.toml"), text.encode())


def faults(text: str) -> list[str]:
    with pytest.raises(BadFileError) as error:
        again(text)
    assert all(fault.file == "fil.toml" for fault in error.value.faults)
    return [str(fault).removeprefix("fil.toml:") for fault in error.value.faults]


def changed(assessment: Assessment, *changes: tuple[str, str]) -> str:
    """The file of an assessment with some things in it changed."""
    text = to_toml(assessment)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def copies(text: str) -> list[str]:
    return re.findall(r"^\[questionnaires\.(\w+)\]$", text, re.MULTILINE)


def test_a_merged_file_has_what_differs_and_each_other_questionnaire_once() -> None:
    text = to_toml(
        merged(
            alone("a", "1", answers={"d_total": 3, "v_egna": Grid({"a": 2})}, comments={"fritt": Comment("x")}),
            alone("b", "2", role=None, questionnaire=edited(), services={"x": "X"}, saved=MOMENT, revision=7),
            alone("c", "2", questionnaire=edited(), services={}, organisation=Organisation("Höör")),
        )
    )
    assert (
        text[text.index("[respondents.a]") : text.index("[questionnaire]")]
        == """[respondents.a]
alias = "1"
role = "ekonomi"
revision = 0
state = "ongoing"
variant = "full"
date = 2026-11-21

[respondents.a.answers]
d_total = 3

[respondents.a.answers.v_egna]
a = 2

[respondents.a.comments.fritt]
use = "arbetsmaterial"
text = "x"

[respondents.b]
alias = "2"
revision = 7
state = "ongoing"
variant = "full"
date = 2026-11-21
saved = "2026-11-21T09:41:37+01:00"
questionnaire = "KEY"

[respondents.b.services]
x = "X"

[respondents.c]
alias = "2"
role = "ekonomi"
revision = 0
state = "ongoing"
variant = "full"
date = 2026-11-21
questionnaire = "KEY"

[respondents.c.organisation]
name = "Höör"

[respondents.c.services]

""".replace("KEY", KEY)
    )
    assert copies(text) == [KEY]


def test_the_copies_of_questionnaires_do_not_depend_on_who_came_first() -> None:
    people = [alone("a", "1", questionnaire=edited()), alone("b", "2", questionnaire=long(2)), alone("c", "3")]
    copies = {to_toml(merged(*order)).partition("[questionnaires.")[2] for order in (people, people[::-1])}
    assert len(copies) == 1


def test_a_questionnaire_that_was_read_again_is_the_same_copy() -> None:
    read_again = restore(dump(edited()), "")
    text = to_toml(merged(alone("a", "1", questionnaire=edited()), alone("b", "2", questionnaire=read_again)))
    assert copies(text) == [KEY] and text.count(f'questionnaire = "{KEY}"') == 2


def test_respondents_who_answered_the_same_questionnaire_share_it_when_read() -> None:
    read_back = again(to_toml(merged(alone("a", "1"), *(alone(one, "2", questionnaire=edited()) for one in "bc"))))
    first, second, third = (one.questionnaire for one in read_back.respondents)
    assert first is read_back.questionnaire and second is third and second == edited()


@LAW_OF_TWO
@given(strategies.merged())
def test_a_merged_file_reads_back_equal_and_is_written_the_same(assessment: Assessment) -> None:
    text = to_toml(assessment)
    read_back = again(text)
    assert read_back == assessment
    assert to_toml(read_back) == text
    for one, other in zip(read_back.respondents, assessment.respondents, strict=True):
        assert list(one.services.items()) == list(other.services.items())
