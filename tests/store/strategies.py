"""Any assessment that the program can come to hold, hostile texts included."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from digikap.model.answer import Answer, Chosen, Grid, Special, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.questionnaire import Question, Rating, RatingGrid, SingleChoice, Text
from digikap.store.given import known_rows
from tests.store.small import begun, small

# no lone surrogates: they cannot be typed (text.clean) nor stand in a file
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")
HOSTILE = st.sampled_from(
    [
        '"',
        '"""',
        "'''",
        "\\",
        "\\n",
        "\n",
        "\t",
        "\x00",
        "\x1b[2J",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufeff",
        "🇸🇪",
        "[[a]]",
        "#",
    ]
)
TEXTS = st.lists(st.text(LETTERS, max_size=5) | HOSTILE, max_size=6).map("".join)
FILLED = TEXTS.filter(str.strip)
NAMES = FILLED.map(lambda text: text[:100]).filter(str.strip)
SERVICES = ["forskola", "skola", "hamn", "x1", "bolag"]
IDS = [question.id for question in small().questions()]


# time says nothing here, and a whole assessment is a lot to draw
LAW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
LAW_OF_TWO = settings(LAW, max_examples=20)


def answers(question: Question) -> st.SearchStrategy[Answer]:
    """What can be answered to a question."""
    match question:
        case Rating():
            return marks(question)
        case RatingGrid():
            rows = list(known_rows(small(), question, SERVICES))
            return st.dictionaries(st.sampled_from(rows), marks(question)).map(Grid)
        case Text():
            return FILLED.map(Written)
        case SingleChoice():
            return st.sampled_from([choice.id for choice in question.choices]).flatmap(lambda one: chosen([one]))
        case _:
            ids = [choice.id for choice in question.choices if not choice.exclusive]
            lists = st.lists(st.sampled_from(ids), min_size=1, max_size=question.max_choices or 9, unique=True)
            special = [st.just(Special.UNKNOWN)] if question.allow_unknown else []
            return st.one_of(lists.flatmap(chosen), *special)


def chosen(ids: list[str]) -> st.SearchStrategy[Chosen]:
    """The choices, with words of one's own where one of them takes such."""
    words = st.none() | FILLED if "annat" in ids else st.none()
    return words.map(lambda other: Chosen(tuple(ids), other))


def marks(question: Rating | RatingGrid) -> st.SearchStrategy[int | Special]:
    """A level or what else the question takes."""
    scale = small().scale(question.scale)
    return st.one_of(
        st.integers(1, len(scale.levels)),
        *([st.just(Special.UNKNOWN)] if scale.allow_unknown else []),
        *([st.just(Special.NOT_APPLICABLE)] if question.allow_not_applicable else []),
    )


SOME = st.lists(st.sampled_from(IDS), unique=True).map(tuple)
COMMENTS = st.dictionaries(
    st.sampled_from(IDS), st.builds(Comment, TEXTS, st.sampled_from(["arbetsmaterial", "rapport"])), max_size=3
)
ORGANISATIONS = st.builds(
    Organisation,
    NAMES,
    st.none() | st.just("1292"),
    st.none() | NAMES,
    st.none() | NAMES,
    st.none() | st.integers(0, 1_000_000),
    st.none() | st.integers(1900, 2100),
)
ANSWERED = st.fixed_dictionaries({}, optional={question.id: answers(question) for question in small().questions()})


def assessments() -> st.SearchStrategy[Assessment]:
    """An assessment in the small questionnaire."""
    return st.builds(
        begun,
        organisation=ORGANISATIONS,
        date=st.dates(),
        participants=st.none() | st.integers(1, 60),
        variant=st.sampled_from(["full", "quick"]),
        state=st.sampled_from(["ongoing", "finished"]),
        revision=st.integers(0, 1000),
        saved=st.none() | st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
        example=st.booleans(),
        minutes_used=st.integers(0, 1000),
        next_question=st.none() | st.sampled_from(IDS),
        included=SOME,
        # rows that are answered are there
        services=st.permutations(SERVICES).flatmap(lambda ids: st.fixed_dictionaries(dict.fromkeys(ids, NAMES))),
        answers=ANSWERED,
        parked=SOME,
        passed=SOME,
        comments=COMMENTS,
        analysis=st.dictionaries(st.just("ett"), st.dictionaries(st.integers(1, 2), TEXTS)),
    )
