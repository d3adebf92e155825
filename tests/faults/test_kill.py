"""Killed at any moment, in every way to answer: no line that was acknowledged is lost, and the work goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digikap.model.assessment import Mode
from tests.faults.kill import DONE, KINDS, Siege
from tests.faults.prepared import MODES

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ptys are a Unix affair")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", MODES)
def test_an_interview_killed_at_any_moment_has_all_that_was_acknowledged(tmp_path: Path, mode: Mode, kind: str) -> None:
    assert Siege(tmp_path, 1, mode, kind, before=3).goes_on(2).kills == 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", MODES[:2])
def test_the_required_levels_and_the_plan_are_killed_as_well(tmp_path: Path, mode: Mode, kind: str) -> None:
    siege = Siege(tmp_path, 2, mode, kind, before=3, **DONE)
    assert siege.goes_on(2).kills == 2
