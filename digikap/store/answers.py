"""Answers given beforehand in a file: the same tables as a saved assessment has, as few of them as are needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from digikap.model.answer import Answer, Grid
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Question, Questionnaire, RatingGrid
from digikap.model.tally import GridVoting, Votes, Voting
from digikap.store import given, planned, toml, voted
from digikap.store.assessments import HEAD, TABLES, check_format
from digikap.store.files import ASSESSMENT_LIMIT, read_bytes
from digikap.store.tables import Table, name, raise_faults


def read_answers(path: Path, assessment: Assessment) -> Assessment:
    """The assessment with what the file gives: answers, in a tally votes, comments, analysis, required levels, actions,
    who, services and optional questions.

    What the file does not mention stays as it is, row by row in a grid. What it answers is asked: an optional question,
    one outside the quick version or an optional service is turned on by its answer. Votes take the place of those that
    stood, and of what was settled after them. A whole saved assessment of one group will do; its own copy of the
    questionnaire and the state of its interview are left aside. Raises BadFileError with every unknown id and every
    impossible value.
    """
    data = read_bytes(path, ASSESSMENT_LIMIT)
    table = toml.parse(data, str(path))
    if "format" in table:
        check_format(path, table)
    questionnaire = assessment.questionnaire
    top = Table(table)
    _only_known(top, questionnaire)
    listed = top.ids("included", {question.id for question in questionnaire.questions()})
    services = given.services(top) if "services" in table else assessment.services
    answers = given.answers(top, questionnaire, services)
    votes = voted.votes(top, questionnaire, services)
    _check_mode(top, assessment)
    changed = replace(
        assessment,
        organisation=_organisation(assessment.organisation, given.organisation(top)),
        participants=given.participants(top) or assessment.participants,
        services=_with_answered(services, questionnaire, answers, votes),
        comments=MappingProxyType({**assessment.comments, **given.comments(top, questionnaire)}),
        analysis=_analysis(assessment, given.analysis(top, questionnaire)),
        included=tuple(dict.fromkeys((*assessment.included, *listed))),
        required=MappingProxyType({**assessment.required, **planned.required(top, questionnaire.model)}),
        actions=MappingProxyType({**assessment.actions, **planned.actions(top)}),
    )
    for question_id, of_question in votes.items():
        changed = _with_votes(changed, question_id, of_question)
    for question_id, answer in answers.items():
        changed = changed.with_answer(question_id, _joined(changed.answers.get(question_id), answer))
    _check_chosen(top, changed, answers)
    _check_chosen_votes(top, changed, votes)
    raise_faults(top.faults, data, str(path))
    return _with_included(changed, answers.keys() | votes.keys())


def _only_known(top: Table, questionnaire: Questionnaire) -> None:
    """Notes unknown keys; answers that stand above the first table have lost their heading."""
    ids = {question.id for question in questionnaire.questions()}
    for key in top.values.keys() & ids - {*HEAD, *TABLES}:
        top.note((key,), f"Svaret på {name(key)} står utanför [answers].", "Sätt raden [answers] före svaren.")
    top.only({*HEAD, *TABLES, *ids})


def _check_mode(top: Table, assessment: Assessment) -> None:
    """Notes what cannot be taken over: votes where nobody votes, and the answers of several persons."""
    for table in voted.TABLES:
        if top.values.get(table) and assessment.mode != "tally":
            what = "Filen har röster, men i den här självskattningen är det ingen dold röstning."
            top.note((table,), what, f"Välj --mode tally, eller ta bort [{table}].")
    if top.values.get("respondents"):
        what = "Filen är sammanslagen av flera personers svar och kan inte ge svar åt en grupp."
        top.note(("respondents",), what, "Ange en fil med en enda grupps eller persons svar.")


def _organisation(known: Organisation, new: Organisation | None) -> Organisation:
    """The organisation that the file names; of the very same one, what is known is kept where the file says nothing."""
    if new is None:
        return known
    if new.name.casefold() != known.name.casefold():
        return new
    return Organisation(
        name=known.name,
        code=new.code or known.code,
        county=new.county or known.county,
        group=new.group or known.group,
        population=known.population if new.population is None else new.population,
        population_year=new.population_year or known.population_year,
    )


def _with_answered(
    services: Mapping[str, str],
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    votes: Mapping[str, Votes],
) -> Mapping[str, str]:
    """The services with those that the questionnaire offers and a grid is answered for, or voted on."""
    rows = [(question_id, answer.marks) for question_id, answer in answers.items() if isinstance(answer, Grid)]
    voted_on = [(question_id, voting.rows) for question_id, voting in votes.items() if isinstance(voting, GridVoting)]
    answered = {
        row
        for question_id, of_question in (*rows, *voted_on)
        if _is_over_services(questionnaire.question(question_id))
        for row in of_question
    }
    offered = {service.id: service.name for service in questionnaire.services if service.id in answered}
    return MappingProxyType({**services, **{key: text for key, text in offered.items() if key not in services}})


def _is_over_services(question: Question) -> bool:
    return isinstance(question, RatingGrid) and question.rows == "services"


def _analysis(assessment: Assessment, new: Mapping[str, Mapping[int, str]]) -> Mapping[str, Mapping[int, str]]:
    joined = {
        section: MappingProxyType({**assessment.analysis.get(section, {}), **lines}) for section, lines in new.items()
    }
    return MappingProxyType({**assessment.analysis, **joined})


def _joined(known: Answer | None, new: Answer) -> Answer:
    """The new answer; in a grid the rows that it does not mention keep theirs."""
    if isinstance(known, Grid) and isinstance(new, Grid):
        return Grid(MappingProxyType({**known.marks, **new.marks}))
    return new


def _with_votes(assessment: Assessment, question_id: str, votes: Votes) -> Assessment:
    """The assessment with these votes in the place of those that stood; what they settled is settled no more."""
    if isinstance(votes, Voting):
        return _with_voting(assessment, question_id, None, votes)
    for row, voting in votes.rows.items():
        assessment = _with_voting(assessment, question_id, row, voting)
    return assessment


def _with_voting(assessment: Assessment, question_id: str, row: str | None, voting: Voting) -> Assessment:
    if assessment.voting(question_id, row) == voting:
        return assessment
    known = assessment.votes.get(question_id)
    kept = {key: value for key, value in assessment.votes.items() if key != question_id}
    if isinstance(known, GridVoting):
        kept[question_id] = GridVoting(MappingProxyType({key: one for key, one in known.rows.items() if key != row}))
    changed = replace(assessment, votes=MappingProxyType(kept))
    for number, votes in enumerate(voting.rounds, start=1):
        said = voting.reasons(number)
        changed = changed.with_round(question_id, votes, row, said.uneven, voting.other)
        changed = changed.with_minority(question_id, said.minority, row)
    return changed


def _check_chosen(top: Table, assessment: Assessment, answers: Mapping[str, Answer]) -> None:
    """Notes rows for choices that the group has not made: nobody would ever see such an answer."""
    for question_id, answer in answers.items():
        if isinstance(answer, Grid):
            _check_rows(top, assessment, question_id, answer.marks, "answers")


def _check_chosen_votes(top: Table, assessment: Assessment, votes: Mapping[str, Votes]) -> None:
    for question_id, voting in votes.items():
        if isinstance(voting, GridVoting):
            _check_rows(top, assessment, question_id, voting.rows, "votes")


def _check_rows(top: Table, assessment: Assessment, question_id: str, rows: Collection[str], table: str) -> None:
    question = assessment.questionnaire.question(question_id)
    if not isinstance(question, RatingGrid) or question.rows_from is None:
        return
    chosen = {row.id for row in assessment.rows(question)}
    for row in rows:
        if row not in chosen:
            what = f"Raden {name(row)} är inte vald i fråga {question.rows_from}."
            advice = "Välj den där, eller ta bort raden."
            top.note((table, question_id, row), what, advice, given.in_words(question))


def _with_included(assessment: Assessment, answered: Set[str]) -> Assessment:
    """The assessment with what was answered turned on, but for facts, which are never asked twice."""
    questions = [question for question in assessment.questionnaire.questions() if question.id in answered]
    left = [q.id for q in questions if not assessment.is_included(q) and q.id not in assessment.questionnaire.facts]
    return replace(assessment, included=tuple(dict.fromkeys((*assessment.included, *left))))
