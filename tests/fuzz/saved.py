"""Saved assessments, answers files and files of required levels that are broken, and what becomes of them."""

from __future__ import annotations

import random
import time
from pathlib import Path

from digikap.cli.failure import words
from digikap.errors import BadFileError
from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment
from digikap.scoring.score import score
from digikap.store.answers import read_answers
from digikap.store.assessments import read, to_toml
from digikap.store.finished import newest_finished
from digikap.store.targets import read_targets, targets_toml
from tests.fuzz.trial import Outcome
from tests.store.small import ANSWERS, alone, begun, edited, filled, merged, small, tallied


def saved_files() -> list[bytes]:
    """What is broken: one of each way to answer, a merged file, an answers file and required levels."""
    people = [
        alone("a1", "1", answers=ANSWERS, included=("p_bidrag",)),
        alone("b2", "2", role=None, questionnaire=edited(), answers={"d_total": 4, "b_it": Chosen(("extern",))}),
        alone("c3", "2", services={"egen": "Egen"}, required={"drift": 2}),
    ]
    tally = to_toml(tallied())
    answers = tally[tally.index("[organisation]") : tally.index("[previous]")]
    texts = [to_toml(filled()), tally, tally, to_toml(people[0]), to_toml(merged(*people)), answers]
    return [text.encode() for text in [*texts, targets_toml(tallied())]]


def tried_saved(path: Path, chance: random.Random) -> Outcome:
    """Reads a file in every way there is; what is accepted is written, read again and scored."""
    accepted = False
    begun_at = time.perf_counter()
    try:
        assessment = read(path)
    except BadFileError as error:
        assert words(error)
    else:
        accepted = True
        _kept(assessment, path.with_suffix(".igen.toml"))
    seconds = time.perf_counter() - begun_at
    for mode in ("consensus", "tally"):
        try:
            given = read_answers(path, begun(mode=mode))
        except BadFileError as error:
            assert words(error)
        else:
            accepted = True
            _kept(given, path.with_suffix(".igen.toml"))
    try:
        levels = read_targets(path, small())
    except BadFileError as error:
        assert words(error)
    else:
        accepted = True
        _kept(begun(required=levels), path.with_suffix(".igen.toml"))
    return Outcome(accepted, seconds)


def _kept(assessment: Assessment, path: Path) -> None:
    """What was read is whole: it is written, reads back, is written the same, is found and can be scored."""
    text = to_toml(assessment)
    path.write_text(text, encoding="utf-8")
    again = read(path)
    assert to_toml(again) == text
    assert again == assessment
    newest_finished(path.parent, assessment.organisation, assessment.questionnaire.id, assessment.date)
    score(again)
