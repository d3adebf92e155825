"""The assessment that ships with digikap: Exempelby, which does not exist."""

from __future__ import annotations

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.result import Scores
from digikap.store import content
from digikap.store.assessments import to_toml


def test_writing_the_example_again_gives_the_same_file(example: Assessment) -> None:
    assert to_toml(example).encode() == content.example().read_bytes()


def test_the_example_is_in_the_questionnaire_as_it_ships(example: Assessment, kommunen: Questionnaire) -> None:
    """If the questionnaire has changed: read the example, set its questionnaire to the new one, write it again."""
    assert example.questionnaire == kommunen


def test_no_municipality_has_the_name(example: Assessment) -> None:
    assert example.example
    assert example.organisation.name not in {place.name for place in content.municipalities()}
    assert example.organisation.code is None


def test_the_example_tells_its_story(example: Assessment, scores: Scores) -> None:
    assert scores.profile
    assert (scores.profile.id, scores.profile.borderline) == ("pa_ta", False)
    assert scores.resources
    assert scores.resources.tightest["utveckling"] == "tid"
    assert example.participants == 8
    assert {comment.use for comment in example.comments.values()} == {"rapport", "arbetsmaterial"}
    assert example.unanswered() == (example.questionnaire.question("u_investering"),)
