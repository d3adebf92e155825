"""What is not compared: how far the questionnaire is the same, and by name what is new, gone, reworded or not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digikap.comparing import Comparison, Match
from digikap.model.assessment import Assessment
from digikap.model.fingerprint import fingerprint
from digikap.model.questionnaire import ChoiceQuestion, Question, Rating, RatingGrid
from digikap.report.comparison.words import Names, Terms
from digikap.report.view.blocks import Fact, Facts, Paragraph, Section
from digikap.report.view.words import line
from digikap.scoring.wording import question_of
from digikap.swedish import capital, quoted, small_number

TITLE = "Det som inte jämförs"


def is_nothing(comparison: Comparison) -> bool:
    """Whether there is no figure and no choice to compare."""
    return not (comparison.questions or comparison.services or comparison.choices)


def form(comparison: Comparison, words: Terms) -> Iterator[Paragraph]:
    """What became of the questions themselves, apart from what became of the answers."""
    found = {
        "nya frågor och rader": len(comparison.matched("new")),
        "borttagna": len(comparison.matched("removed")),
        "omformulerade": len(_reworded(comparison)),
    }
    if any(found.values()):
        title = "Formuläret har ändrats" if words.is_time else "Formulären är olika"
        counted = ", ".join(f"{kind}: {many}" for kind, many in found.items() if many)
        told = f"{title}, se {quoted(TITLE)} ({counted})."
    else:
        told = "Formuläret är detsamma."
    if not is_nothing(comparison):
        common = len(comparison.matched("common"))
        told += (
            f" {capital(small_number(common))} {'fråga eller rad' if common == 1 else 'frågor och rader'} har samma "
            "ordalydelse och ett svar i båda. Bara de jämförs, räknade med samma modell."
        )
    yield Paragraph(told)


def section(comparison: Comparison, words: Terms) -> Iterator[Section]:
    """The names, each list on one line and each reworded question in the words of both."""
    names = Names.of(comparison)
    not_asked, idle = comparison.matched("not_asked"), comparison.matched("not_applicable")
    before, after = words.at(words.before), words.at(words.after)
    kinds = [
        (f"Nya i formuläret (bara {after})", comparison.matched("new")),
        (f"Borttagna ur formuläret (bara {before})", comparison.matched("removed")),
        (f"Ställdes bara {before}", tuple(one for one in not_asked if one.after is None)),
        (f"Ställdes bara {after}", tuple(one for one in not_asked if one.before is None)),
        ("Ej aktuella i båda", tuple(one for one in idle if one.before == one.after)),
        (f"Ej aktuella {before}", tuple(one for one in idle if one.before == "not_applicable" != one.after)),
        (f"Ej aktuella {after}", tuple(one for one in idle if one.after == "not_applicable" != one.before)),
    ]
    facts = [Fact(term, ("; ".join(names.listed(found, comparison.matches)),)) for term, found in kinds if found]
    facts += [_in_both(comparison, name, words) for name in _reworded(comparison)]
    renamed = [one for one in comparison.matched("reworded") if _is_renamed(comparison, one)]
    if renamed:
        facts.append(Fact("Rader som heter olika", ("; ".join(_renamed(comparison, one) for one in renamed),)))
    if facts:
        yield Section(TITLE, (Facts(tuple(facts)),))


def _reworded(comparison: Comparison) -> tuple[str, ...]:
    """The ids of the questions in other words or with another scale."""
    found = (one.id for one in comparison.matched("reworded") if not _is_renamed(comparison, one))
    return tuple(dict.fromkeys(found))


def _is_renamed(comparison: Comparison, one: Match) -> bool:
    """Whether only a row's own name differs, as of a service: the question is the same."""
    forms = (comparison.before.questionnaire, comparison.after.questionnaire)
    words = [fingerprint(form, question) for form in forms if (question := question_of(form, one.id)) is not None]
    return one.row is not None and len(words) == 2 and words[0] == words[1]


def _renamed(comparison: Comparison, one: Match) -> str:
    """The row by the names of both."""
    names = Names.of(comparison)
    either = [replace(names, sides=(side,)).row(one.id, one.row or "") for side in _sides(comparison)]
    return f"{names.question(one.id)}: {' / '.join(dict.fromkeys(either))}"


def _sides(comparison: Comparison) -> tuple[Assessment, Assessment]:
    return comparison.before, comparison.after


def _in_both(comparison: Comparison, name: str, words: Terms) -> Fact:
    """A reworded question: its text on both sides, or what else of it differs."""
    texts, rest = zip(*(_asked(side, name) for side in _sides(comparison)), strict=True)
    told = texts if texts[0] != texts[1] else rest
    sides = (words.before, words.after)
    lines = tuple(f"{capital(side)}: {quoted(text)}" for side, text in zip(sides, told, strict=True))
    return Fact(f"Omformulerad: {Names.of(comparison).question(name)}", lines)


def _asked(side: Assessment, name: str) -> tuple[str, str]:
    """The text of a question, and what can be chosen: the levels with their anchors, or the choices."""
    question = side.questionnaire.question(name)
    return line(question.text), line("; ".join(_choices(side, question)))


def _choices(side: Assessment, question: Question) -> Iterator[str]:
    if isinstance(question, Rating | RatingGrid):
        yield ", ".join(side.questionnaire.scale(question.scale).levels)
    if isinstance(question, Rating):
        yield from question.anchors.values()
    if isinstance(question, ChoiceQuestion):
        yield ", ".join(choice.text for choice in question.choices)
