"""What can be wrong with what a questionnaire means: the rules of the neighbouring files brought together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from digikap.checking.authored import Authored, Shared
from digikap.checking.capacity import faults_of_model
from digikap.checking.conditions import faults_of_conditions
from digikap.checking.finding import Finding, Path, named
from digikap.checking.questions import within
from digikap.checking.references import numbered, references
from digikap.model.capacity import CapacityModel, Dimension, Group
from digikap.model.questionnaire import Questionnaire, Rating
from digikap.model.scale import MOST_OFFERED, Scale
from digikap.swedish import count
from digikap.text import is_visible, visible


def faults_of(authored: Authored, shared: Shared) -> Iterator[Finding]:
    """Every fault of meaning in a questionnaire that builds on what is shared. Paths are those of the author's file.

    Where the questionnaire names a model that `shared` does not have, what would refer to that model is passed over.
    """
    yield from references(authored, shared)
    yield from _too_many(authored)
    scales = {scale.id: scale for scale in (*shared.scales, *authored.scales)}
    yield from _within(authored, scales)
    yield from faults_of_conditions(authored, scales)
    yield from _once(authored)
    yield from _unfed(authored)
    if shared.model is not None or authored.model is None:
        yield from _parts(authored, shared.model)


def faults_of_copy(questionnaire: Questionnaire) -> tuple[Finding, ...]:
    """What makes a saved copy impossible to use: doubled ids and references that lead nowhere or forward.

    Rules that only help an author are not among them, so that an archived file stays readable when one is added.
    """
    fields = {name: getattr(questionnaire, name) for name in ("id", "version", "title", "sections", "perspectives")}
    authored = Authored.model_construct(**fields, scales=questionnaire.scales, services=questionnaire.services)
    model = (
        Finding(path if path[0] == "actions" else ("model", *path), found.what, found.advice)
        for found in faults_of_model(questionnaire.model, questionnaire.actions)
        for path in (found.path,)
    )
    return (*model, *references(authored, Shared(model=questionnaire.model)))


def faults_of_words(value: dict[str, Any] | list[Any], path: Path = ()) -> Iterator[Finding]:
    """Texts anywhere in a table that are blank, or that hold characters which cannot be seen."""
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(part, dict | list):
            yield from faults_of_words(part, (*path, key))
        elif isinstance(part, str) and (part.isspace() or not is_visible(part)):
            yield _fault_of_text(part, (*path, key))


def _fault_of_text(text: str, path: Path) -> Finding:
    if text.isspace() and is_visible(text):
        return Finding(path, "Texten har bara mellanslag.", "Skriv något, eller ta bort raden.")
    signs = sorted({visible(sign) for sign in text if not is_visible(sign)})
    advice = "Ta bort det. Ska det stå ett omvänt snedstreck skrivs det dubbelt: \\\\"
    return Finding(path, f"Texten har ett osynligt tecken: {', '.join(signs)}.", advice)


def _within(authored: Authored, scales: Mapping[str, Scale]) -> Iterator[Finding]:
    for path, question in numbered(authored):
        yield from within(question, path, scales.get(getattr(question, "scale", "")))


def _parts(authored: Authored, model: CapacityModel | None) -> Iterator[Finding]:
    """`part` names what a dimension's figures are split by, and a question about such a dimension needs it."""
    known = {one.id: one for one in (*(model.dimensions if model else ()), *authored.dimensions)}
    groups = {group.id: group for group in (model.groups if model else ())}
    for path, question in numbered(authored):
        if isinstance(question, Rating):
            yield from _part(question, path, known, groups)


def _part(
    question: Rating, path: Path, known: Mapping[str, Dimension], groups: Mapping[str, Group]
) -> Iterator[Finding]:
    fed = [known[name].group or "" for name in question.dimensions if name in known]
    parts = [part for name in fed if name in groups for part in groups[name].parts]
    if question.part is not None and question.part not in parts:
        advice = f"Skriv {' eller '.join(dict.fromkeys(parts))}." if parts else "Ta bort part."
        yield Finding(
            (*path, "part"),
            f"Frågans dimensioner delas inte upp på {named(question.part)}.",
            advice,
            rests_on="sections",
        )
    elif question.part is None and parts:
        yield Finding(
            (*path, "dimensions"),
            f"Dimensionen visas var för sig för {' och '.join(dict.fromkeys(parts))}, så frågan behöver part.",
            f'Lägg till part = "{parts[0]}", eller en annan av dem.',
            rests_on="sections",
        )


def _too_many(authored: Authored) -> Iterator[Finding]:
    """More services than the tables take; a copy in a file that was saved may have them."""
    if (amount := len(authored.services)) > MOST_OFFERED:
        advice = f"Högst {MOST_OFFERED} får plats i tabellerna. Ta bort några."
        yield Finding(("services",), f"Formuläret har {count(amount, 'verksamhet', 'verksamheter')}.", advice)


def _once(authored: Authored) -> Iterator[Finding]:
    """What only one question can be: a fact that the start fills in, and the overall judgement of a group."""
    first: dict[tuple[str, str], Path] = {}
    for path, question in numbered(authored):
        for key in ("fact", "overall_for"):
            value = getattr(question, key, None)
            if value is None:
                continue
            at = (*path, key)
            if (key, value) in first:
                what = f"En annan fråga har redan {key} = {named(value)}."
                yield Finding(at, what, "Bara en fråga kan ha det.", first[key, value])
            first.setdefault((key, value), at)


def _unfed(authored: Authored) -> Iterator[Finding]:
    """Dimensions of the questionnaire's own that nothing measures, and a quick version without time or questions."""
    fed = {name for _, question in numbered(authored) if isinstance(question, Rating) for name in question.dimensions}
    for number, dimension in enumerate(authored.dimensions):
        path: Path = ("dimensions", number)
        if dimension.id not in fed:
            yield Finding(
                path,
                f"Ingen fråga mäter dimensionen {named(dimension.id)}.",
                f'Lägg till dimensions = ["{dimension.id}"] i en fråga, eller ta bort dimensionen.',
                rests_on="sections",
            )
        if dimension.group is not None:
            what = "En egen dimension står utanför modellens grupper."
            yield Finding((*path, "group"), what, "Ta bort group.")
    quick = [path for path, question in numbered(authored) if question.quick]
    if authored.quick_minutes is not None and not quick:
        what = "Det finns en tid för snabbversionen, men ingen fråga är med i den."
        yield Finding(("quick_minutes",), what, "Lägg till quick = true i några frågor.", rests_on="sections")
    elif authored.quick_minutes is None and quick:
        what = "Frågan är med i en snabbversion, men formuläret anger ingen tid för den."
        yield Finding((*quick[0], "quick"), what, "Lägg till quick_minutes högst upp i filen.", rests_on="sections")
