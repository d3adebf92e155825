"""Any assessment that the program can come to hold, hostile texts included."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from digikap.model.answer import Answer, Chosen, Grid, Respondent, Special, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import ChoiceQuestion, Question, Ranking, Rating, RatingGrid, SingleChoice, Text
from digikap.model.tally import ChoiceTally, GridVoting, Round, Tally, Votes, Voting
from digikap.store.given import known_rows
from tests.store.small import begun, edited, small

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
LAW = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
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


# ---------------------------------------------------------------- votes


def tallies(levels: int, *, unknown: bool, not_applicable: bool) -> st.SearchStrategy[Tally]:
    """One round on a scale of so many levels."""
    amount = st.integers(0, 40)
    counts = st.lists(amount, min_size=levels, max_size=levels).map(tuple)
    unknowns, others = amount if unknown else st.just(0), amount if not_applicable else st.just(0)
    return st.builds(Tally, counts, unknowns, others).filter(lambda tally: tally.cast > 0)


def rounds(question: Question) -> st.SearchStrategy[Round]:
    """One round on a question that is voted on."""
    match question:
        case Rating() | RatingGrid():
            scale = small().scale(question.scale)
            more = {"unknown": scale.allow_unknown, "not_applicable": question.allow_not_applicable}
            return tallies(len(scale.levels), **more)
        case _:
            assert isinstance(question, ChoiceQuestion)
            return choice_tallies(question)


@st.composite
def choice_tallies(draw: st.DrawFn, question: ChoiceQuestion) -> ChoiceTally:
    """What so many respondents can have chosen together."""
    ids = [choice.id for choice in question.choices]
    most = 1 if isinstance(question, SingleChoice) else question.max_choices or len(ids)
    lists = st.lists(st.sampled_from(ids), min_size=1, max_size=most, unique=True)
    theirs = draw(st.lists(lists, max_size=12))
    unknown = draw(st.integers(0 if theirs else 1, 5)) if question.allow_unknown else 0
    chosen = {one: votes for one in ids if (votes := sum(one in each for each in theirs))}
    first = {one: votes for one in ids if (votes := sum(one == each[0] for each in theirs))}
    if not theirs and not unknown:
        return ChoiceTally(1, {ids[0]: 1}, {ids[0]: 1} if isinstance(question, Ranking) else {})
    return ChoiceTally(len(theirs), chosen, first if isinstance(question, Ranking) else {}, unknown)


def votings(question: Question) -> st.SearchStrategy[Voting]:
    """All rounds on a question, or a row."""
    said = st.none() | FILLED
    other = said if isinstance(question, ChoiceQuestion) else st.none()
    return st.builds(Voting, st.lists(rounds(question), min_size=1, max_size=3).map(tuple), said, said, other)


def votes(question: Question) -> st.SearchStrategy[Votes]:
    """What can have been voted on a question."""
    if not isinstance(question, RatingGrid):
        return votings(question)
    rows = st.sampled_from(list(known_rows(small(), question, SERVICES)))
    return st.dictionaries(rows, votings(question), min_size=1).map(GridVoting)


VOTED = st.fixed_dictionaries(
    {}, optional={question.id: votes(question) for question in small().questions() if not isinstance(question, Text)}
)

# ---------------------------------------------------------------- plans

ACTIONS = st.dictionaries(
    st.sampled_from(["tid", "egen-1", "x"]),
    st.builds(
        PlannedAction,
        TEXTS,
        st.none() | NAMES,
        st.none() | st.dates(),
        st.none() | FILLED,
        st.none() | FILLED,
        st.sampled_from(["lovad", "pagar", "klar", "struken"]),
        st.none() | FILLED,
        st.none() | st.just("tid_pagaende"),
    ),
)
_REQUIRED = st.integers(1, 5) | tallies(5, unknown=True, not_applicable=False).filter(lambda tally: sum(tally.counts))
REQUIRED = st.dictionaries(st.sampled_from(["drift", "robusthet", "kvalitet"]), _REQUIRED)
PREVIOUS = st.builds(
    Previous,
    st.just("f0rra"),
    st.dates(),
    st.dictionaries(st.sampled_from([*IDS, "v_drift/forskola"]), TEXTS, max_size=3),
    ACTIONS,
)

# ---------------------------------------------------------------- whole assessments

_OF_ANYONE = {
    "date": st.dates(),
    "variant": st.sampled_from(["full", "quick"]),
    "state": st.sampled_from(["ongoing", "finished"]),
    "revision": st.integers(0, 1000),
    "saved": st.none() | st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
    "example": st.booleans(),
    "minutes_used": st.integers(0, 1000),
    "next_question": st.none() | st.sampled_from(IDS),
    "included": SOME,
    # rows that are answered are there
    "services": st.permutations(SERVICES).flatmap(lambda ids: st.fixed_dictionaries(dict.fromkeys(ids, NAMES))),
    "parked": SOME,
    "passed": SOME,
    "comments": COMMENTS,
    "analysis": st.dictionaries(st.just("ett"), st.dictionaries(st.integers(1, 2), TEXTS)),
    "required": REQUIRED,
    "actions": ACTIONS,
    "previous": st.none() | PREVIOUS,
}
_PARTICIPANTS = st.none() | st.integers(1, 60)
RESPONDENTS = st.builds(Respondent, NAMES, st.none() | NAMES)


def consensus() -> st.SearchStrategy[Assessment]:
    """What a group agreed on."""
    return st.builds(begun, organisation=ORGANISATIONS, participants=_PARTICIPANTS, answers=ANSWERED, **_OF_ANYONE)


def tallied() -> st.SearchStrategy[Assessment]:
    """What a group voted on, and what was settled."""
    return st.builds(
        begun,
        mode=st.just("tally"),
        organisation=ORGANISATIONS,
        participants=_PARTICIPANTS,
        answers=ANSWERED,
        votes=VOTED,
        **_OF_ANYONE,
    )


def alone(**more: st.SearchStrategy[object]) -> st.SearchStrategy[Assessment]:
    """One person's own answers."""
    values = {"organisation": ORGANISATIONS, "participants": _PARTICIPANTS, "respondent": RESPONDENTS, **more}
    return st.builds(begun, mode=st.just("individual"), answers=ANSWERED, **{**_OF_ANYONE, **values})


@st.composite
def merged(draw: st.DrawFn) -> Assessment:
    """What several answered one by one, some of them in another version, or in rows of their own."""
    around = draw(st.builds(begun, mode=st.just("individual"), organisation=ORGANISATIONS, **_OF_ANYONE))
    same = {
        "organisation": st.just(around.organisation) | ORGANISATIONS,
        "services": st.just(around.services) | _OF_ANYONE["services"],
        "questionnaire": st.sampled_from([small(), edited()]),
    }
    ids = draw(st.lists(st.sampled_from(["a1", "B-2", "c_3", "4"]), min_size=1, max_size=3, unique=True))
    return replace(around, respondents=tuple(draw(alone(id=st.just(one), **same)) for one in ids))


def assessments() -> st.SearchStrategy[Assessment]:
    """Any assessment in the small questionnaire, but for merged ones."""
    return st.one_of(consensus(), tallied(), alone())
