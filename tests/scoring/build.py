"""Small questionnaires with their answers, in as few words as a test vector has; and generated ones for the laws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from digikap.model.answer import Mark, Special
from digikap.model.capacity import CapacityModel, Dimension, Group, Profile
from digikap.model.questionnaire import Question, Questionnaire, Rating, Section
from digikap.model.scale import Scale
from digikap.scoring.distribution import Distribution, Responses
from digikap.scoring.result import DimensionScore, GroupScore, Scores
from digikap.scoring.score import score_responses

VET_EJ = Special.UNKNOWN
EJ_AKTUELLT = Special.NOT_APPLICABLE

Given = Mark | None | Sequence[Mark | None]
"""The answer to a question: of one respondent (None: no answer), or the votes of several."""

GROUPS = (
    Group(id="drift", name="Drift", description="I dag.", index=True),
    Group(id="utveckling", name="Utveckling", description="Sedan.", index=True),
    Group(id="barande", name="Bärande", description="Under."),
    Group(id="resurser", name="De stora tre", description="Sex rutor.", parts=("drift", "utveckling")),
    Group(id="digitalt", name="Digitalt", description="Bredvid."),
)

PROFILES = tuple(
    Profile(id=name, name=name, description=name, drift=drift, utveckling=utveckling)
    for name, drift, utveckling in [
        ("hallbar", "high", "high"),
        ("pa_ta", "high", "low"),
        ("utan_grund", "low", "high"),
        ("bristande", "low", "low"),
    ]
)

SCALES = tuple(Scale(id=f"k{k}", name=f"{k} steg", levels=tuple(map(str, range(1, k + 1)))) for k in range(2, 11))


def dimension(name: str, group: str | None = None, **rest: Any) -> Dimension:
    return Dimension(id=name, name=name, group=group, **rest)


def rating(name: str, *dimensions: str, levels: int = 5, weight: str = "1", **rest: Any) -> Rating:
    return Rating(
        id=name,
        kind="rating",
        text=name,
        label=name,
        scale=f"k{levels}",
        dimensions=dimensions,
        weight=Decimal(weight),
        **rest,
    )


def questionnaire(
    questions: Iterable[Question],
    dimensions: Iterable[Dimension] = (),
    groups: Sequence[Group] = GROUPS,
    profiles: Sequence[Profile] = PROFILES,
) -> Questionnaire:
    model = CapacityModel(
        id="m", version=1, title="m", groups=tuple(groups), dimensions=tuple(dimensions), profiles=tuple(profiles)
    )
    section = Section(id="s", title="s", minutes=1, questions=tuple(questions))
    return Questionnaire(id="f", version=1, title="f", sections=(section,), model=model, scales=SCALES)


def votes(given: Given, levels: int = 5, settled: Mark | None = None) -> Distribution:
    return Distribution.of_votes(levels, given if isinstance(given, Sequence) else [given], settled)


def scored(form: Questionnaire, given: Mapping[str, Given]) -> Scores:
    """The scores of ratings; a question that `given` does not mention was not asked."""
    return score_responses(form, distributions(form, given))


def distributions(form: Questionnaire, given: Mapping[str, Given]) -> Responses:
    return {
        question.id: votes(given[question.id], len(form.scale(question.scale).levels))
        for question in form.questions()
        if isinstance(question, Rating) and question.id in given
    }


def groups_scored(**groups: Sequence[Sequence[Given]]) -> Scores:
    """The scores of groups of dimensions of questions: ``drift=[[4], [3, 4]]`` is two dimensions, three questions."""
    dimensions = [dimension(f"{name}{d}", name) for name, members in groups.items() for d in range(len(members))]
    given = {
        f"{name}{d}_{q}": answer
        for name, members in groups.items()
        for d, answers in enumerate(members)
        for q, answer in enumerate(answers)
    }
    return scored(questionnaire([rating(name, name.partition("_")[0]) for name in given], dimensions), given)


def group_scored(*dimensions: Sequence[Given]) -> GroupScore:
    return groups_scored(drift=dimensions).groups["drift"]


def dimension_scored(*answers: Given, weights: Sequence[str] = (), levels: int = 5) -> DimensionScore | None:
    """The score of one dimension of so many questions; None where it was not asked."""
    weights = weights or ["1"] * len(answers)
    questions = [rating(f"q{n}", "d", levels=levels, weight=weight) for n, weight in enumerate(weights)]
    given = {f"q{n}": answer for n, answer in enumerate(answers)}
    return scored(questionnaire(questions, [dimension("d", "drift")]), given).dimensions.get("d")


# ---------------------------------------------------------------- generated

DIMENSIONS = (
    *(dimension(f"d{n}", "drift") for n in range(3)),
    *(dimension(f"u{n}", "utveckling") for n in range(2)),
    dimension("b0", "barande"),
    dimension("tid", "resurser"),
    dimension("pengar", "resurser"),
    dimension("mojlighet", "digitalt", capacity=False),
    dimension("egen"),
)


@st.composite
def ratings(draw: st.DrawFn, name: str) -> Rating:
    """A question of one or two dimensions, or an overall judgement; some belong to a part."""
    levels = draw(st.integers(2, 10))
    weight = draw(st.sampled_from(["1", "1", "0.1", "0.3", "2.5", "100"]))
    if draw(st.integers(0, 5)) == 0:
        group = draw(st.sampled_from(["drift", "utveckling"]))
        return rating(name, levels=levels, weight=weight, overall_for=group)
    dimensions = draw(st.lists(st.sampled_from([one.id for one in DIMENSIONS]), min_size=1, max_size=2, unique=True))
    part = draw(st.sampled_from(["drift", "utveckling", None]))
    return rating(name, *dimensions, levels=levels, weight=weight, part=part)


def marks(levels: int) -> st.SearchStrategy[Mark | None]:
    """A level more often than ”vet ej”, ”ej aktuellt” or no answer."""
    level = st.integers(1, levels)
    return st.one_of(level, level, level, st.sampled_from([VET_EJ, EJ_AKTUELLT, None]))


@st.composite
def forms(draw: st.DrawFn) -> Questionnaire:
    number = draw(st.integers(1, 9))
    return questionnaire([draw(ratings(f"q{n}")) for n in range(number)], DIMENSIONS)


@st.composite
def surveys(draw: st.DrawFn) -> tuple[Questionnaire, dict[str, list[Mark | None]]]:
    """A questionnaire and the votes on each of its questions."""
    form = draw(forms())
    given = {
        question.id: draw(st.lists(marks(levels_of(form, question.id)), min_size=1, max_size=4))
        for question in form.questions()
    }
    return form, given


def levels_of(form: Questionnaire, question_id: str) -> int:
    question = form.question(question_id)
    assert isinstance(question, Rating)
    return len(form.scale(question.scale).levels)


def computed(scores: Scores) -> tuple[object, ...]:
    """Everything in the scores but the questions themselves."""
    return (
        scores.dimensions,
        scores.groups,
        scores.profile,
        scores.resources,
        scores.strongest,
        scores.weakest,
        scores.swings,
    )


def measured(scores: Scores) -> Mapping[str, Any]:
    """Every measure that is a mean of questions, by a name of its own."""
    cells = scores.resources.cells if scores.resources else ()
    return {
        **{f"dimension {name}": score.measure for name, score in scores.dimensions.items()},
        **{f"group {name}": score.measure for name, score in scores.groups.items()},
        **{f"overall {name}": score.overall for name, score in scores.groups.items() if score.overall},
        **{f"cell {cell.part} {cell.dimension}": cell.measure for cell in cells},
    }
