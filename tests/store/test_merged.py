"""A merged file: the layout of those who answered one by one, and every fault that it can have."""

# ruff: noqa: E501 - the table of faults has one a line

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
    ANSWERS,
    MOMENT,
    alone,
    begun,
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


# ---------------------------------------------------------------- faults


def three() -> Assessment:
    """Three persons, one of whom answered another version."""
    return merged(
        alone("a", "1", answers=ANSWERS),
        alone("b", "2", questionnaire=edited(), answers={"d_total": 4}),
        alone("c", "2"),
    )


def test_two_of_the_same_alias_are_read() -> None:
    assert [one.respondent.alias for one in again(to_toml(three())).respondents if one.respondent] == ["1", "2", "2"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('alias = "1"\n', "", ", svarande a: ”alias” saknas. Hämta filen ur en säkerhetskopia."),
        ('alias = "1"', "alias = 1", ", svarande a: 1 är ingen text."),
        ('role = "ekonomi"', f'role = "{"x" * 201}"', ", svarande a: Texten har 201 tecken."),
        ("d_total = 3", "d_total = 9", ", svarande a, fråga d_total (D_total): 9 är inget svar här."),
        ("d_total = 3", "d_totla = 3", ", svarande a, svaren: Frågan ”d_totla” finns inte i formuläret."),
        ("[respondents.a.answers]", "[respondents.a.answer]", ", svarande a: Nyckeln ”answer” känns inte igen. Menade du ”answers”?"),
        ('state = "ongoing"\nvariant', 'state = "klar"\nvariant', "”klar” går inte som ”state”."),
        ("revision = 0\nstate", "revision = -1\nstate", "-1 går inte."),
        (f'questionnaire = "{KEY}"', 'questionnaire = "litet_3"', ", svarande b: Formuläret ”litet_3” finns inte i [questionnaires]. Hämta filen ur en säkerhetskopia."),
        (f'questionnaire = "{KEY}"', "questionnaire = 3", ", svarande b: 3 är ingen text."),
        ("[respondents.c]", "[respondents.c.respondents.d]\n[respondents.c]", ", svarande c: En svarande kan inte själv vara sammanslagen av flera. Ta bort respondents."),
        ("[respondents.c]", "[respondents.c.votes.d_total]\n1 = '1 0 0 0 0'\n[respondents.c]", ", svarande c: En person röstar inte dolt. Ta bort votes."),
        ("[respondents.c]", '[respondents."å"]', ", de svarande: ”å” går inte som id."),
        ("[respondents.c]", "[respondents.c.required]\nx = 3\n[respondents.c]", ", svarande c, de krävda nivåerna: Dimensionen ”x” finns inte i modellen."),
        ("[services]", "[answers]\nd_total = 3\n[services]", "En sammanslagen fil har ingen egen [answers]: svaren står under [respondents]. Ta bort [answers]."),
        ("[services]", "[respondent]\nalias = '1'\n[services]", "En sammanslagen fil har ingen egen [respondent]"),
        ('"individual"', '"consensus"', '[respondents] hör till svar var för sig, och filen har mode = "consensus".'),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_who_it_is_about(old: str, new: str, fault: str) -> None:
    told = faults(changed(three(), (old, new)))
    assert any(fault in line for line in told), told
    assert all(re.match(r"\d+:\d+[:,] ", line) for line in told)


@pytest.mark.parametrize("more", ["", "[respondent]\n", "[respondents]\n"])
def test_a_file_of_people_who_answered_alone_must_say_who(more: str) -> None:
    text = to_toml(begun(mode="individual")).replace("[organisation]", f"{more}[organisation]", 1)
    told = faults(text)
    assert any(
        "”individual”" not in one and "det står inte vem som har svarat: [respondent] saknas." in one for one in told
    )
    assert [one for one in told if 'Lägg till [respondent] med alias = "1"' in one]


def test_a_damaged_copy_is_told_by_its_name() -> None:
    text = to_toml(three())
    before, mark, after = text.partition(f"[questionnaires.{KEY}]")
    told = faults(before.replace("revision = 0", "revision = -1", 1) + mark + after.replace('"grad"', "3", 1))
    assert any("-1 går inte." in line for line in told)
    assert any(f"formuläret {KEY}, " in line for line in told)


def test_a_file_without_its_own_questionnaire_tells_of_the_others_too() -> None:
    before, _, after = to_toml(three()).partition("[questionnaire]")
    copy = after[after.index("[questionnaires.") :].replace('"grad"', "3", 1)
    told = faults(before + copy)
    assert any("”questionnaire” saknas." in line for line in told)
    assert any(f"formuläret {KEY}, " in line for line in told)


def test_copies_without_end_are_given_up() -> None:
    copies = "".join(f"[questionnaires.q{number}]\nid = 3\n" for number in range(3_000))
    assert 100 <= len(faults(to_toml(three()) + copies)) <= 120


def test_respondents_without_end_are_given_up() -> None:
    head, _, rest = to_toml(begun(mode="individual")).partition("[questionnaire]")
    wrong = "".join(f"[respondents.q{number}]\n" for number in range(5_000))
    assert 100 <= len(faults(f"{head}{wrong}[questionnaire]{rest}")) <= 110
    many = "".join(f"[respondents.q{number}]\n" for number in range(10_001))
    assert faults(f"{head}{many}[questionnaire]{rest}") == [
        "22:1, de svarande: 10\u00a0001 svarande är för många. Högst 10\u00a0000 ryms."
    ]
