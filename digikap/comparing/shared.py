"""What several assessments have in common, and all of them scored on it: two in a comparison, many in a trend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import assert_never

from digikap.comparing.sides import Key, Side, common, in_order, reference
from digikap.model.capacity import CapacityModel, Dimension, Group
from digikap.model.fingerprint import fingerprint
from digikap.model.questionnaire import ChoiceQuestion, Questionnaire, Rating
from digikap.scoring.distribution import ChoiceDistribution, Distribution, GridDistribution, Response, Responses
from digikap.scoring.result import Scores
from digikap.scoring.score import score_responses
from digikap.scoring.wording import question_of


@dataclass(frozen=True)
class Shared:
    """The sides, the questionnaire that they are scored with, what is common, and each scored on that alone.

    `keys` stand in the order of the questionnaire.
    """

    sides: tuple[Side, ...]
    questionnaire: Questionnaire
    keys: tuple[Key, ...]
    like: tuple[Scores, ...]

    @classmethod
    def of(cls, sides: Sequence[Side]) -> Shared:
        """What these sides share."""
        questionnaire, keys = reference(sides), common(sides)
        ordered = in_order(questionnaire, keys)
        like = tuple(score_responses(questionnaire, restricted(side.given, questionnaire, ordered)) for side in sides)
        return cls(tuple(sides), questionnaire, ordered, like)

    @cached_property
    def ratings(self) -> Mapping[str, Rating]:
        """The common ratings by id, as the questionnaire has them."""
        found = {name: self.questionnaire.question(name) for name, row in self.keys if row is None}
        return {name: question for name, question in found.items() if isinstance(question, Rating)}

    @cached_property
    def asked(self) -> tuple[Mapping[str, Rating], ...]:
        """For each side the ratings that it asks, by id: as the questionnaire has them where the words are the same.

        So a question that has moved to another dimension counts in the same one on every side.
        """
        return tuple(dict(self._asked(side)) for side in self.sides)

    def _asked(self, side: Side) -> Iterator[tuple[str, Rating]]:
        for name, votes in side.given.items():
            own, ours = side.questionnaire.question(name), question_of(self.questionnaire, name)
            if isinstance(own, Rating) and isinstance(votes, Distribution) and votes.state != "not_applicable":
                same = isinstance(ours, Rating) and fingerprint(self.questionnaire, ours) == fingerprint(
                    side.questionnaire, own
                )
                yield name, ours if same and isinstance(ours, Rating) else own

    @cached_property
    def models(self) -> tuple[CapacityModel, ...]:
        """The model that they are scored against, then those of the sides."""
        return (self.questionnaire.model, *(side.questionnaire.model for side in self.sides))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups of all models, each as the first that has it."""
        found: dict[str, Group] = {}
        for group in (group for model in self.models for group in model.groups):
            found.setdefault(group.id, group)
        return tuple(found.values())

    @cached_property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions of all models, each as the first that has it."""
        found: dict[str, Dimension] = {}
        for dimension in (dimension for model in self.models for dimension in model.dimensions):
            found.setdefault(dimension.id, dimension)
        return tuple(found.values())


def restricted(given: Responses, questionnaire: Questionnaire, keys: Sequence[Key]) -> Responses:
    """The responses to these questions and rows alone, with choices in the order of `questionnaire`."""
    rows: dict[str, list[str | None]] = {}
    for name, row in keys:
        rows.setdefault(name, []).append(row)
    return {name: _restricted(given[name], questionnaire, name, rows[name]) for name in rows if name in given}


def _restricted(votes: Response, questionnaire: Questionnaire, name: str, rows: Sequence[str | None]) -> Response:
    match votes:
        case Distribution():
            return votes
        case GridDistribution():
            return GridDistribution({row: votes.rows[row] for row in rows if row is not None})
        case ChoiceDistribution():
            question = questionnaire.question(name)
            assert isinstance(question, ChoiceQuestion)  # the words are the same, so the kind is
            ids = [choice.id for choice in question.choices]
            chosen, first = ({one: table[one] for one in ids} for table in (votes.chosen, votes.first))
            return replace(votes, chosen=chosen, first=first)
        case _:
            assert_never(votes)
