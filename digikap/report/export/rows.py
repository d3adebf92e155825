"""The results in long form: a row for each figure or text, with what it is a measure of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from digikap.model.answer import Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, Ranking, Rating, RatingGrid, Section, Text
from digikap.report.export.material import Material
from digikap.report.export.workshop import Results
from digikap.report.results import results

Value = int | float | None


class Row(NamedTuple):
    """One figure (`value`) or text (`text`), and what it is about: fields without a meaning for the kind are empty."""

    kind: str
    id: str = ""
    name: str = ""
    row: str = ""
    row_name: str = ""
    choice: str = ""
    choice_name: str = ""
    round: Value = None
    measure: str = ""
    value: Value = None
    text: str = ""

    def measuring(self, measure: str, what: object) -> Row:
        """The same thing with one of its measures: truth is 1 or 0, a number a value, all else text."""
        if isinstance(what, int | float):
            return self._replace(measure=measure, value=int(what) if isinstance(what, bool) else what)
        return self._replace(measure=measure, text=str(what))


def rows(material: Material) -> Iterator[Row]:
    """Every row, in the order of the results: the whole first, then answers, then what they come to."""
    assessment, table = material.assessment, results(material)
    yield from _head(table)
    for one in table["left_out"]:
        yield _thing("left_out", one).measuring(*(("count", one["count"]) if "count" in one else ("left_out", True)))
    yield from _profile(table["profile"])
    for kind, things in (("group", table["groups"]), ("dimension", table["dimensions"])):
        for one in things:
            yield from _measures(_thing(kind, one), one)
    yield from _resources(assessment, table["resources"])
    for one in table["questions"]:
        yield from _question(assessment, one)
    for one in table["differences"]:
        yield from _difference(assessment, one)
    for one in table["requirements"]:
        yield from _requirement(one)
    for question in assessment.questionnaire.questions():
        yield from _given(assessment, question, table)
    yield from _own_words(assessment, table)
    yield from _plan(table)


def _thing(kind: str, table: Results) -> Row:
    return Row(kind, table["id"], table["name"])


def _measures(thing: Row, table: Results) -> Iterator[Row]:
    """A row for each value of a table; what names the thing is no measure of it."""
    for key, value in table.items():
        if key not in ("id", "name") and not isinstance(value, list | dict):
            yield thing.measuring(key, value)


def _head(table: Results) -> Iterator[Row]:
    """What has no column of its own."""
    whole, organisation, questionnaire = Row("assessment"), table["organisation"], table["questionnaire"]
    head = ("format_version", "anonymous", "example", "participants", "minutes_used")
    told: Results = {key: table[key] for key in head if key in table}
    told |= {key: value for key, value in organisation.items() if key not in ("name", "code")}
    told["title"] = questionnaire["title"]
    told |= {key: table["respondents"][key] for key in ("joined", "finished") if table["respondents"]}
    yield from _measures(whole, told)
    for base in questionnaire.get("bases", ()):
        yield whole.measuring("bases", base)


def _profile(table: Results) -> Iterator[Row]:
    if table:
        profile = _thing("profile", table)
        yield profile.measuring("borderline", table["borderline"])
        for other in table["also"]:
            yield profile.measuring("also", other)


def _resources(assessment: Assessment, table: Results) -> Iterator[Row]:
    """De stora tre: the resource is the thing, the part (drift, utveckling) its row."""
    if not table:
        return
    model = assessment.questionnaire.model
    for cell in table["cells"]:
        resource, part = cell["dimension"], cell["part"]
        thing = Row("resource", resource, model.dimension(resource).name, part, model.group(part).name)
        yield from _measures(thing, {key: cell[key] for key in cell if key not in ("dimension", "part")})
        if table["tightest"].get(part) == resource:
            yield thing.measuring("tightest", True)
    for part in table["even"]:
        yield Row("resource", row=part, row_name=model.group(part).name).measuring("even", True)


def _question(assessment: Assessment, table: Results) -> Iterator[Row]:
    question = assessment.questionnaire.question(table["id"])
    thing = _thing("question", table)
    yield from _figures(assessment, question, thing, table)
    for row in table.get("rows", ()):
        inner = thing._replace(kind="row", row=row["id"], row_name=row["name"])
        yield from _figures(assessment, question, inner, row)


def _figures(assessment: Assessment, question: Question, thing: Row, table: Results) -> Iterator[Row]:
    """All that is told of a question, or of a row of a grid: its measures, its votes, what was settled, its rounds."""
    yield from _measures(thing, table)
    settled = table.get("settled")
    yield from (thing.measuring("settled", one) for one in (settled if isinstance(settled, list) else ()))
    yield from _votes(assessment, question, thing, table, ("level", "choice"))
    for number, one in enumerate(table.get("rounds", ()), 1):
        voted = thing._replace(kind="round", round=number)
        yield from _measures(voted, one)
        yield from _votes(assessment, question, voted, one, ("round", "round"))


def _votes(
    assessment: Assessment, question: Question, thing: Row, table: Results, kinds: tuple[str, str]
) -> Iterator[Row]:
    """How many gave each level, or made each choice. `kinds`: what these rows are called, of levels and of choices."""
    levels, choices = kinds
    yield from _levels(assessment, question, thing._replace(kind=levels), table)
    for choice in table.get("choices", ()):
        yield from _measures(thing._replace(kind=choices, choice=choice["id"], choice_name=choice["name"]), choice)


def _levels(assessment: Assessment, question: Question, thing: Row, table: Results) -> Iterator[Row]:
    """How many gave each level of the scale; the level is the choice."""
    for level, count in enumerate(table.get("counts", ()), 1):
        yield _at(assessment, question, thing, level).measuring("count", count)


def _at(assessment: Assessment, question: Question, thing: Row, mark: int | str) -> Row:
    """The thing at a level of the question's scale, or at one of the two special answers."""
    if isinstance(mark, str):
        return thing._replace(choice=mark, choice_name=Special(mark).words)
    assert isinstance(question, Rating | RatingGrid)
    words = assessment.questionnaire.scale(question.scale).levels[mark - 1]
    return thing._replace(choice=str(mark), choice_name=words)


def _difference(assessment: Assessment, table: Results) -> Iterator[Row]:
    question = assessment.questionnaire.question(table["question"])
    thing = Row("difference", question.id, question.label)
    if "row" in table:
        thing = thing._replace(row=table["row"], row_name=_row_names(assessment, question)[table["row"]])
    yield from _measures(thing, {key: table[key] for key in table if key not in ("question", "row")})


def _requirement(table: Results) -> Iterator[Row]:
    """What is required, and the votes on it; its levels have no words of their own."""
    thing = _thing("requirement", table)
    yield from _measures(thing, table)
    for level, count in enumerate(table.get("counts", ()), 1):
        yield thing._replace(choice=str(level), choice_name=f"steg {level}").measuring("count", count)


def _row_names(assessment: Assessment, question: Question) -> Mapping[str, str]:
    return {row.id: row.name for row in assessment.rows(question)} if isinstance(question, RatingGrid) else {}


def _given(assessment: Assessment, question: Question, table: Results) -> Iterator[Row]:
    """What was answered: by the group, and in words by those who answered alone."""
    own = table["other_text"].get(question.id, "")
    answer = table["answers"].get(question.id)
    told = [] if answer is None else list(_answer(assessment, question, answer, own))
    yield from told
    theirs = table["respondents"]
    for text in theirs["texts"].get(question.id, ()) if theirs else ():
        yield Row("answer", question.id, question.label).measuring("text", text)
    behind = [own] if own and not any(row.text == own for row in told) else []
    for text in (*behind, *(theirs["other_text"].get(question.id, ()) if theirs else ())):
        yield Row("other_text", question.id, question.label).measuring("other_text", text)


def _answer(assessment: Assessment, question: Question, answer: Any, own: str) -> Iterator[Row]:
    """What was answered; `own` are the words behind a choice with free text."""
    thing = Row("answer", question.id, question.label)
    if isinstance(question, Text):
        yield thing.measuring("text", answer)
    elif isinstance(question, ChoiceQuestion):
        yield from _chosen(question, thing, [answer] if isinstance(answer, str) else answer, own)
    elif isinstance(answer, dict):
        names = _row_names(assessment, question)
        for row, mark in answer.items():
            yield _marked(assessment, question, thing._replace(row=row, row_name=names[row]), mark)
    else:
        yield _marked(assessment, question, thing, answer)


def _marked(assessment: Assessment, question: Question, thing: Row, mark: int | str) -> Row:
    value = mark if isinstance(mark, int) else None
    return _at(assessment, question, thing, mark)._replace(measure="level", value=value)


def _chosen(question: ChoiceQuestion, thing: Row, chosen: list[str], own: str) -> Iterator[Row]:
    """Each thing that was chosen: of a ranking its place, else that it was chosen; ”vet ej” is neither."""
    names = {choice.id: choice.text for choice in question.choices}
    writing = {choice.id for choice in question.choices if choice.free_text}
    measure = "place" if isinstance(question, Ranking) else "chosen"
    for place, choice in enumerate(chosen, 1):
        if choice not in names:
            words = Special(choice).words
            yield thing._replace(choice=choice, choice_name=words, measure=measure)
            continue
        value = place if measure == "place" else 1
        text = own if choice in writing else ""
        yield thing._replace(choice=choice, choice_name=names[choice], measure=measure, value=value, text=text)


def _own_words(assessment: Assessment, table: Results) -> Iterator[Row]:
    """Comments and analysis: the group's, then those of all who answered alone, in the order of their text."""
    theirs = table["respondents"] or {"comments": {}, "analysis": {}}
    for question in assessment.questionnaire.questions():
        told = table["comments"].get(question.id)
        for text in (*([told] if told else ()), *theirs["comments"].get(question.id, ())):
            yield Row("comment", question.id, question.label).measuring("comment", text)
    for section in assessment.questionnaire.sections:
        yield from _analysis(section, table["analysis"].get(section.id, {}))
        for number, texts in theirs["analysis"].get(section.id, {}).items():
            yield from (row for text in texts for row in _analysis(section, {number: text}))


def _analysis(section: Section, lines: Mapping[str, str]) -> Iterator[Row]:
    """The lines under the discussion questions; the question is the row, by its number."""
    for number, text in lines.items():
        about = section.discussion[int(number) - 1] if int(number) <= len(section.discussion) else ""
        yield Row("analysis", section.id, section.title, number, about).measuring("text", text)


def _plan(table: Results) -> Iterator[Row]:
    """The actions; then which assessment was the one before this, and its actions."""
    for one in table["actions"]:
        yield from _measures(Row("action", one["id"]), one)
    previous = table["previous"]
    if "date" in previous:
        yield Row("previous", previous["id"]).measuring("date", previous["date"])
    for one in previous.get("actions", ()):
        yield from _measures(Row("previous_action", one["id"]), one)
