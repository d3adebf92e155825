"""”Räcker det för uppdraget?”: required levels, row by row, with the gap at once."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from digikap.interview.requirements import ask_required, has_rows, required
from digikap.interview.saying import Saying
from digikap.interview.typed import Refused
from digikap.model.assessment import Assessment
from digikap.model.tally import Tally
from digikap.scoring.score import score
from digikap.store.assessments import read
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist, sizes

EXAMPLE = read(Path(__file__).parents[2] / "questionnaires" / "example.toml")
FORM = kommunen()
QUICK = begun(FORM, variant="quick", answers={"d_total": 4, "u_total": 3})


def asked(room: Typist, assessment: Assessment) -> tuple[Assessment, list[str]]:
    """The assessment as the steps leave it, and what was said of each change."""
    changes = list(ask_required(room, assessment, score(assessment), Saying(room)))
    return changes[-1][0] if changes else assessment, [said for _, said in changes]


def test_in_the_quick_version_the_two_groups_are_asked_and_the_gap_is_told_with_both_ways_to_close_it() -> None:
    room = Typist("5", "3")
    after, said = asked(room, QUICK)
    assert after.required == {"drift": 5, "utveckling": 3}
    assert said == [
        "Sparat: Driftskapacitet, i dag. Gap 25,0, stort. Höj förmågan eller minska uppdraget.",
        "Sparat: Utvecklingskapacitet, om fem till tio år. I balans: kapaciteten räcker för uppdraget.",
    ]
    assert "I dag: 75,0 av 100, god." in room.screens[0]
    assert said[0] in " ".join(room.screens[1].split())


def test_the_gaps_are_those_of_the_scores() -> None:
    after, _ = asked(Typist("5", "3"), QUICK)
    assert [(one.id, one.gap.points, one.gap.word) for one in score(after).gaps] == [
        ("drift", Fraction(25), "stort"),
        ("utveckling", Fraction(0), "i balans"),
    ]


def test_every_dimension_with_an_index_has_a_row_and_enter_passes_it_over() -> None:
    room = Typist(*[""] * 7)
    after, said = asked(room, EXAMPLE)
    assert (after, said, room.left) == (EXAMPLE, [], [])
    assert "rad 7 av 7" in room.screens[-1] and "Kvalitet i vardagen" in room.screens[0]


def test_s_leaves_the_rest_and_b_goes_back_to_a_row_where_enter_keeps() -> None:
    room = Typist("4", "b", "", "b", "b", "2", "s")
    after, _ = asked(room, EXAMPLE)
    assert after.required == {"drift_kvalitet": 2}
    assert "Satt nivå (Enter behåller den): 4 God. I balans" in room.screens[2]


def test_what_is_no_level_is_told_and_asked_again() -> None:
    room = Typist("6", "v", "33424", "3", "s")
    after, _ = asked(room, EXAMPLE)
    assert room.notices == ["Skriv ett heltal 1–5."] * 3
    assert after.required == {"drift_kvalitet": 3}


def test_a_tally_takes_votes_in_every_form_and_tells_of_a_number_that_is_uneven() -> None:
    tally = replace(EXAMPLE, mode="tally", participants=6)
    room = Typist("445454", "0 0 1 5 2", "4", "vv", "v1 0 0 0 5 0", "s")
    after, said = asked(room, tally)
    assert after.required == {
        "drift_kvalitet": Tally((0, 0, 0, 4, 2)),
        "drift_rattssakerhet": Tally((0, 0, 1, 5, 2)),
        "drift_robusthet": 4,
        "utv_strategi": Tally((0, 0, 0, 5, 0), 1),
    }
    assert said[0] == "Sparat: Kvalitet i vardagen. Gap 8,3, litet. Höj förmågan eller minska uppdraget."
    assert said[1].endswith("Obs: 8\u00a0röster, och ni är 6.")
    assert "Obs" not in said[2] + said[3]
    assert len(room.notices) == 1


def test_where_nobody_has_said_how_many_they_are_no_number_of_votes_is_uneven() -> None:
    _, said = asked(Typist("0 0 1 5 2", "s"), replace(EXAMPLE, mode="tally", participants=None))
    assert len(said) == 1 and "Obs" not in said[0]


def test_votes_that_name_no_level_are_refused() -> None:
    tally = replace(EXAMPLE, mode="tally", participants=2)
    found = required("vv", tally)
    assert isinstance(found, Refused) and "Minst en röst" in found.message


def test_without_an_index_there_is_nothing_to_ask() -> None:
    empty = begun(FORM)
    assert not has_rows(empty, score(empty))
    assert asked(Typist(), empty) == (empty, [])
    assert has_rows(EXAMPLE, score(EXAMPLE))


@pytest.mark.parametrize(("columns", "rows"), [*sizes(), (200, 50)])
def test_every_row_fits_and_what_is_required_stands_beside_today(columns: int, rows: int) -> None:
    room = Typist(*["5"] * 7, columns=columns - 2, rows=rows)
    asked(room, replace(EXAMPLE, required=dict.fromkeys(EXAMPLE.questionnaire.model.dimensions and ["utv_samspel"], 5)))
    for screen in room.screens:
        assert len(screen.split("\n")) <= rows - 2
        assert all(len(line) <= columns - 2 for line in screen.split("\n"))
        assert "→" in screen and "●" in screen


def test_plain_lines_say_the_levels_once_and_draw_nothing() -> None:
    room = Typist("4", "", "s", redraws=False)
    asked(room, EXAMPLE)
    assert " 5  Mycket god" in room.screens[0] and " 5  Mycket god" not in room.screens[1]
    assert "●" not in "".join(room.screens)
    assert room.shown == ["Sparat: Kvalitet i vardagen. I balans: kapaciteten räcker för uppdraget."]
