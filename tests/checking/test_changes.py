"""What has changed between two versions of a questionnaire."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from digikap.checking.authored import Authored, complete
from digikap.checking.changes import Changes, changes, faults_of_change
from digikap.checking.finding import Finding
from digikap.model.questionnaire import Questionnaire
from tests.checking.table import E1, F1, R1, S1, S3, SHARED, T1, T3, WHOLE, X1, Table, choices, question

Change = Callable[[Table, list[Table]], object]


def versions(change: Change, version: int = 2) -> tuple[Table, Questionnaire, Questionnaire]:
    """The changed table, what it says, and what it said before."""
    table = copy.deepcopy(WHOLE)
    table["version"] = version
    change(table, table["sections"][0]["questions"])
    return table, complete(Authored.model_validate(table), SHARED), complete(Authored.model_validate(WHOLE), SHARED)


def changed(change: Change) -> Changes:
    _, new, old = versions(change)
    return changes(new, old)


def told(change: Change, version: int = 2) -> list[Finding]:
    table, new, old = versions(change, version)
    return list(faults_of_change(new, old, table))


def nothing(table: Table, questions: list[Table]) -> None:
    pass


def test_a_questionnaire_is_not_changed_against_itself() -> None:
    assert changed(nothing) == Changes()
    assert told(nothing, version=1) == []


MEANINGS: list[tuple[Change, str, str]] = [
    (lambda t, q: q[X1].update(text="Annat?"), "x1", "texten"),
    (lambda t, q: q[S1].update(anchors={"2": "Låg."}), "s1", "beskrivningarna"),
    (lambda t, q: q[S3].update(scale="ja_nej"), "s3", "skalan"),
    (lambda t, q: t["scales"][0]["levels"].append("Kanske"), "s2", "skalan"),
    (lambda t, q: q[F1]["choices"].pop(), "f1", "svaren"),
    (lambda t, q: q[R1]["choices"][0].update(text="Annat"), "r1", "svaren"),
    (lambda t, q: q[T3]["rows"].append({"id": "r2", "name": "Rad 2"}), "t3", "raderna"),
    (lambda t, q: q[T3]["rows"][0].update(name="Annan"), "t3", "raderna"),
    (lambda t, q: q[E1].update(kind="multiple_choice"), "e1", "slaget"),
]


@pytest.mark.parametrize(("change", "name", "part"), MEANINGS)
def test_a_changed_meaning_is_told_with_what_was_changed(change: Change, name: str, part: str) -> None:
    assert changed(change).changed == (name,)
    (one,) = told(change)
    assert one.severity == "advice"
    assert one.what.endswith(f"Ändrat: {part}.")


@pytest.mark.parametrize(("change", "name", "part"), MEANINGS)
def test_with_the_same_version_that_is_an_error(change: Change, name: str, part: str) -> None:
    first = told(change, version=1)[0]
    assert (first.severity, first.path, first.advice) == ("error", ("version",), "Skriv version = 2.")
    assert first.what.replace("\u00a0", " ") == "Versionen är fortfarande 1, fast det finns 1 ändrad fråga."


WORDINGS: list[Change] = [
    lambda t, q: q[S1].update(label="Annan"),
    lambda t, q: q[S1].update(help="Hjälp."),
]
TREATMENT: list[Change] = [
    lambda t, q: q[S1].update(weight=3),
    lambda t, q: q[S1].update(quick=False),
    lambda t, q: q[S1].update(dimensions=[]),
]
ELSE: list[Change] = [
    lambda t, q: q.reverse(),
    lambda t, q: q[F1]["choices"].reverse(),
    lambda t, q: q[X1].update(text="  Fråga \n x1?"),
    lambda t, q: t.update(title="Annat"),
    lambda t, q: t["services"][0].update(name="Hamnen"),
]


@pytest.mark.parametrize("change", WORDINGS)
def test_what_means_the_same_in_other_words_is_only_told(change: Change) -> None:
    assert changed(change) == Changes(reworded=("s1",))
    assert told(change) == []


@pytest.mark.parametrize("change", [*WORDINGS, *TREATMENT, *ELSE])
def test_any_other_change_is_advised_to_have_a_version_of_its_own(change: Change) -> None:
    (one,) = told(change, version=1)
    assert (one.severity, one.path) == ("advice", ("version",))


@pytest.mark.parametrize("change", TREATMENT)
def test_a_question_that_is_asked_or_counted_in_another_way_is_told(change: Change) -> None:
    assert changed(change) == Changes(treated=("s1",))
    assert told(change) == []


@pytest.mark.parametrize("change", ELSE)
def test_what_is_no_part_of_a_questions_words_is_no_change_of_a_question(change: Change) -> None:
    assert changed(change) == Changes()


def test_questions_come_and_go() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        questions[X1] = question("text", "x9")
        del questions[T1 : T3 + 1]

    assert changed(change) == Changes(added=("x9",), removed=("t1", "t2", "t3", "x1"))
    assert told(change) == []


def test_a_question_that_only_has_another_id_is_told_with_both() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        questions[E1]["id"] = "e9"

    assert changed(change) == Changes(renamed=(("e1", "e9"),))
    (one,) = told(change)
    assert (one.severity, one.path[-3:], one.advice) == ("error", ("questions", E1, "id"), 'Skriv id = "e1".')


def test_one_new_question_is_not_taken_for_two_old_ones() -> None:
    def double(table: Table, questions: list[Table]) -> None:
        questions[E1] = question("single_choice", "e1", choices=choices("a", "b"), text="Samma?")
        questions[X1] = question("single_choice", "x1", choices=choices("a", "b"), text="Samma?")

    def one(table: Table, questions: list[Table]) -> None:
        double(table, questions)
        questions[E1]["id"] = "ny"
        del questions[X1]

    _, new, _ = versions(one)
    _, old, _ = versions(double)
    assert changes(new, old) == Changes(removed=("x1",), renamed=(("e1", "ny"),))


def test_a_lower_version_is_an_error() -> None:
    table = copy.deepcopy(WHOLE)
    new = complete(Authored.model_validate(table), SHARED)
    (one,) = faults_of_change(new, new.model_copy(update={"version": 4}), table)
    assert (one.severity, one.advice) == ("error", "Skriv version = 5.")


def test_another_questionnaire_is_not_compared() -> None:
    (one,) = told(lambda t, q: (t.update(id="annat"), q.clear(), q.append(question("text", "y"))))
    assert (one.severity, one.path) == ("error", ("id",))
