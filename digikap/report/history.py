"""The saved assessments as a list: whose, when, in which questionnaire, how far, the two indices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digikap.model.assessment import Assessment
from digikap.report.view.blocks import Fact, Facts, Page, Paragraph, Section, Table
from digikap.report.view.words import NOTHING, index, line
from digikap.scoring.result import GroupScore
from digikap.swedish import HARD_SPACE, alphabetical, count

_WAYS = {"consensus": "konsensus", "tally": "dold röstning", "individual": "var för sig"}
NONE = "Här finns inga sparade självskattningar."


@dataclass(frozen=True)
class Listed:
    """A saved assessment with the name of its file and its groups' scores."""

    file: str
    assessment: Assessment
    groups: Mapping[str, GroupScore]


def page(listed: Sequence[Listed], unreadable: Sequence[tuple[str, str]], folder: str) -> Page:
    """The list, by municipality in Swedish order, the newest first; `unreadable`: names of files with the reason."""
    ordered = sorted(listed, key=lambda one: one.file)
    ordered.sort(key=lambda one: one.assessment.date, reverse=True)
    ordered.sort(key=lambda one: alphabetical(one.assessment.organisation.name))
    lead = count(len(listed), "självskattning", "självskattningar")
    return Page(f"Sparade i {line(folder)}", f"{lead}." if listed else NONE, (), tuple(_chapters(ordered, unreadable)))


def _chapters(listed: Sequence[Listed], unreadable: Sequence[tuple[str, str]]) -> Iterator[Section]:
    if listed:
        columns = ("Självskattning", "Formulär", "Läge", "Drift", "Utv.")
        yield Section("Självskattningar", (Table("Index från 0 till 100", columns, tuple(map(_row, listed)), (3, 4)),))
    if unreadable:
        facts = Facts(tuple(Fact(line(name), (line(reason),)) for name, reason in unreadable))
        yield Section("Går inte att läsa", (Paragraph("De här filerna är inte med."), facts))


def _row(one: Listed) -> tuple[str, ...]:
    assessment = one.assessment
    invented = " (påhittat)" if assessment.example else ""
    form = f"{line(assessment.questionnaire.id)} {assessment.questionnaire.version}"
    extent = ", snabb" if assessment.variant == "quick" else ""
    return (
        f"{line(assessment.organisation.name)} {assessment.date.isoformat()}{invented}\n{line(one.file)}",
        f"{form}{extent}\n{_way(assessment)}",
        _far(assessment),
        *(_index(one.groups.get(group)) for group in ("drift", "utveckling")),
    )


def _way(assessment: Assessment) -> str:
    if assessment.respondent is not None:
        return "en persons svar"
    several = f", {assessment.participants}" if assessment.participants else ""
    return f"{_WAYS[assessment.mode]}{several}".replace(" ", HARD_SPACE)


def _far(assessment: Assessment) -> str:
    asked = len(assessment.asked())
    answered = asked - len(assessment.unanswered())
    state = "avslutad" if assessment.state == "finished" else "pågår"
    return f"{state}\n{answered}{HARD_SPACE}av{HARD_SPACE}{asked}"


def _index(score: GroupScore | None) -> str:
    return NOTHING if score is None or score.measure.index is None else index(score.measure.index)
