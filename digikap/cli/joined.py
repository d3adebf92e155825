"""What is said of a merge: what stands in its way, what was done, and what the file is from now on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from digikap.errors import BadFileError, Fault
from digikap.merging import (
    AskedOfFew,
    Clashed,
    Merged,
    OtherName,
    OtherPlan,
    OtherVersion,
    Replaced,
    SameAlias,
    Uncounted,
    Unfinished,
    Unfit,
    too_few,
    unfit,
    without_roles,
)
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import RatingGrid
from digikap.model.rows import rows_of
from digikap.model.together import FEWEST
from digikap.scoring.wording import question_of
from digikap.swedish import count, listed, quoted, small_number
from digikap.text import visible_line

SHOWN_FROM = f"Resultat visas när minst {small_number(FEWEST)} har svarat, så att ingen enskilds svar går att läsa ut."
"""Why a file of few has no results."""

_MOST_NAMED = 6


@dataclass(frozen=True)
class Source:
    """A file and what it holds."""

    path: Path
    assessment: Assessment

    @property
    def name(self) -> str:
        """The file as a message shows it."""
        return visible_line(str(self.path))


def check(sources: Sequence[Source]) -> None:
    """Raises BadFileError that names every file that cannot be merged with the others, and why."""
    found = unfit([source.assessment for source in sources])
    if not found:
        return
    faults = tuple(Fault(_why(one, sources[one.place].assessment), str(sources[one.place].path)) for one in found)
    advice = {
        "municipality": "Slå ihop en kommun i taget.",
        "questionnaire": "Slå ihop svaren på ett formulär i taget.",
    }
    told = dict.fromkeys(advice.get(one.why, "Ta med bara filer från dem som har svarat var för sig.") for one in found)
    raise BadFileError("Filerna går inte att slå ihop. Inget är sparat.", faults, " ".join(told))


def _why(one: Unfit, assessment: Assessment) -> str:
    match one.why:
        case "consensus":
            return "Svaren är gruppens gemensamma, i konsensus."
        case "tally":
            return "Svaren är gruppens gemensamma: rösterna är redan räknade ihop."
        case "municipality":
            code = f" ({assessment.organisation.code})" if assessment.organisation.code else ""
            return f"Gäller {visible_line(assessment.organisation.name)}{code}."
        case "questionnaire":
            return f"Svarar på formuläret {visible_line(assessment.questionnaire.id)}."
        case _:
            assert_never(one.why)


def done(
    sources: Sequence[Source], before: Assessment | None, merged: Merged, everything: Sequence[Source]
) -> Iterator[str]:
    """What was done, line by line. `before`: what the file held already; `everything`: the sources and that file."""
    for source in sources:
        yield f"{source.name}: {_held(source.assessment)}"
    if before is not None:
        yield f"Fanns redan i filen: {_people(len(before.respondents))}"
    for note in merged.notes:
        if not isinstance(note, Unfinished | AskedOfFew):
            yield _told(note, merged.assessment, everything)
    yield from _asked_of_few(merged)
    yield from _half_finished(merged)
    yield f"Tillsammans: {_people(len(merged.assessment.respondents))}."


def _held(assessment: Assessment) -> str:
    if assessment.respondents:
        return f"sammanslagen förut, {_people(len(assessment.respondents))}"
    assert assessment.respondent is not None
    return f"alias {quoted(visible_line(assessment.respondent.alias))}"


def _people(amount: int) -> str:
    return f"{small_number(amount)} svarande"


def _half_finished(merged: Merged) -> Iterator[str]:
    """Whose files are not finished, on one line, by alias."""
    notes = [note for note in merged.notes if isinstance(note, Unfinished)]
    told = [f"{_person(one.id, merged.assessment)} ({one.answered} av {one.asked} frågor har svar)" for one in notes]
    if told:
        yield f"Obs: {'inte färdig' if len(told) == 1 else 'inte färdiga'}: {listed(sorted(told))}."


def _asked_of_few(merged: Merged) -> Iterator[str]:
    """What is not shown because too few were asked it, on one line: no more of it than can be taken in."""
    names = [_asked(note, merged.assessment) for note in merged.notes if isinstance(note, AskedOfFew)]
    if names:
        left = len(names) - _MOST_NAMED
        told = listed([*names[:_MOST_NAMED], *([f"{small_number(left)} till"] if left > 0 else [])])
        yield f"Obs: färre än {small_number(FEWEST)} har fått {told}. Svaren räknas inte och visas inte."


def _asked(note: AskedOfFew, merged: Assessment) -> str:
    label = _label(note.question, merged)
    if note.row is None:
        return label
    grid = merged.questionnaire.question(note.question)
    rows = rows_of(merged, grid) if isinstance(grid, RatingGrid) else ()
    return f"{label}, raden {quoted(visible_line(next(row.name for row in rows if row.id == note.row)))}"


def _told(
    note: Replaced | Clashed | SameAlias | OtherVersion | Uncounted | OtherName | OtherPlan,
    merged: Assessment,
    sources: Sequence[Source],
) -> str:
    match note:
        case Replaced():
            what = f"{_person(note.id, merged)}: två versioner av samma fil ({_files(note.id, sources)})."
            kept = f"Den som är sparad flest gånger gäller: {note.kept} gånger, mot {note.dropped}."
            return f"Obs: {what} {kept}{_lost(note.lost, merged)}"
        case Clashed():
            what = f"{_person(note.id, merged)}: två filer med samma id ({_files(note.id, sources)}) har olika svar."
            advice = "Bara den ena är med. Är det två personer måste en av dem svara i en ny fil."
            return f"Obs: {what} {advice}{_lost(note.lost, merged)}"
        case SameAlias():
            where = listed(dict.fromkeys(_files(one, sources) for one in note.ids))
            alias = quoted(visible_line(note.alias))
            return (
                f"Obs: alias {alias} finns i {_files_with(len(note.ids))} ({where}). Alla är med, som olika personer."
            )
        case OtherVersion():
            return f"Obs: {_version(note, merged)}"
        case Uncounted():
            return f"  {_uncounted(note, merged)}"
        case OtherName():
            name = quoted(visible_line(merged.services[note.service]))
            amount = f"{small_number(note.respondents)} svarande"
            return f"Obs: {name} heter något annat hos {amount}, vars svar om den raden inte räknas."
        case OtherPlan():
            what = "kravnivåer, åtgärder eller egna texter som inte är med"
            return f"Obs: {_files(note.id, sources)} har {what}: de tas ur en annan sammanslagen fil."
        case _:
            assert_never(note)


def _person(person: str, merged: Assessment) -> str:
    alias = next((one.respondent.alias for one in merged.respondents if one.id == person and one.respondent), person)
    return f"alias {quoted(visible_line(alias))}"


def _files(person: str, sources: Sequence[Source]) -> str:
    """The files that hold what this id names."""
    names = [
        source.name
        for source in sources
        if source.assessment.id == person or any(one.id == person for one in source.assessment.respondents)
    ]
    return listed(names)


def _files_with(amount: int) -> str:
    return f"{small_number(amount)} svarandes filer"


def _lost(questions: Sequence[str], merged: Assessment) -> str:
    """The questions that only the file that was left out answers."""
    if not questions:
        return ""
    return f" Svar som bara fanns i den andra: {listed(_label(one, merged) for one in questions)}."


def _version(note: OtherVersion, merged: Assessment) -> str:
    of = f"{small_number(note.respondents)} av {small_number(len(merged.respondents))}"
    scored = merged.questionnaire.version
    if note.version == scored:
        return f"{of} har svarat på ett annat exemplar av formulärets version {scored}. Lika frågor räknas ihop."
    return f"{of} har svarat på formulärets version {note.version}. Resultatet räknas på version {scored}."


def _uncounted(note: Uncounted, merged: Assessment) -> str:
    amount = count(note.respondents, "svar", "svar")
    if question_of(merged.questionnaire, note.question) is None:
        return f"Frågan {note.question} finns inte längre: {amount} räknas inte, men finns kvar i filen."
    return f"{_label(note.question, merged)} lyder olika: {amount} räknas inte, men finns kvar i filen."


def _label(question_id: str, merged: Assessment) -> str:
    question = question_of(merged.questionnaire, question_id)
    return question_id if question is None else quoted(visible_line(question.label))


def unchanged(path: Path) -> str:
    """Said where the file held everything already."""
    return f"Inget nytt: {visible_line(str(path))} innehåller redan allt detta och är orörd."


def saved(path: Path) -> str:
    """Said when the file has been written."""
    return f"Sparat i {visible_line(str(path))}"


def warnings(assessment: Assessment) -> Iterator[str]:
    """What the file is from now on, and what to do with it."""
    roles = " och roll" if assessment != without_roles(assessment) else ""
    yield (
        f"Filen innehåller varje persons svar, med alias{roles}. Den kan bli en allmän handling. Resultatet visas "
        "aldrig person för person."
    )
    if roles:
        yield "Utan roller: kör igen med --without-roles."
    if too_few(assessment):
        yield f"{SHOWN_FROM} Lägg till fler: digikap merge FILER -o FIL."
        return
    yield "Sedan: digikap report FIL visar resultatet, digikap agenda FIL vad ni bör tala om."
