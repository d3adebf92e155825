"""How many rows a question takes: what the interview then shows."""

from __future__ import annotations

import pytest

from digikap.interview.measure import rows_taken
from digikap.model.questionnaire import Questionnaire, RatingGrid
from tests.interview.room import kommunen
from tests.store.small import choices, question, table

FORM = kommunen()


@pytest.mark.parametrize("asked", list(FORM.questions()), ids=lambda asked: asked.id)
def test_every_question_of_the_main_questionnaire_fits_both_screens(asked: object) -> None:
    assert 2 < rows_taken(FORM, asked, 80, 22) <= 22  # type: ignore[arg-type]
    assert rows_taken(FORM, asked, 60, 18) <= 18  # type: ignore[arg-type]


def small(*questions: dict[str, object]) -> Questionnaire:
    return Questionnaire.model_validate(table([{"id": "a", "title": "A", "minutes": 1, "questions": list(questions)}]))


def test_every_row_of_a_text_counts() -> None:
    form = small(question("text", "kort"), question("text", "lang", text=" ".join(["ord"] * 20 * 19)))
    short, long = (rows_taken(form, one, 80, 100) for one in form.questions())
    assert long == short + 19  # nineteen words on each of twenty rows


def test_a_grid_over_what_was_chosen_is_measured_with_all_that_can_be() -> None:
    rows = question("rating_grid", "t", scale="grad", rows_from="f")
    for kind, most, expected in (("multiple_choice", None, 3), ("multiple_choice", 2, 2), ("single_choice", None, 1)):
        form = small(
            question(kind, "f", choices=choices("a", "b", "c"), **({"max_choices": most} if most else {})), rows
        )
        alone = small(question("rating_grid", "t", scale="grad", rows=[{"id": "a", "name": "A"}]))
        assert (
            rows_taken(form, form.question("t"), 80, 22)
            == rows_taken(alone, alone.question("t"), 80, 22) + expected - 1
        )


def test_a_grid_without_rows_is_never_asked_and_takes_none() -> None:
    form = small(question("rating_grid", "t", scale="grad", rows="services")).model_copy(update={"services": ()})
    grid = form.question("t")
    assert isinstance(grid, RatingGrid)
    assert rows_taken(form, grid, 80, 22) == 0


@pytest.mark.parametrize("source", ["borta", "x"])
def test_what_refers_to_nothing_cannot_be_measured(source: str) -> None:
    form = small(question("text", "x"), question("rating_grid", "t", scale="grad", rows_from=source))
    with pytest.raises(KeyError):
        rows_taken(form, form.question("t"), 80, 22)
