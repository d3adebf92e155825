"""What became of the indices: the move in the four-field, de stora tre, the dimensions, service by service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from digikap.comparing import Change, Comparison
from digikap.model.capacity import Profile
from digikap.report.comparison import shown
from digikap.report.comparison.words import Names, Terms, both, lacking
from digikap.report.view import summary
from digikap.report.view.blocks import Block, Dot, Fact, Facts, FourField, Section, Table
from digikap.report.view.pictured import ZONE
from digikap.report.view.words import basis, dot, line
from digikap.scoring.gap import Gap
from digikap.scoring.profile import CUT, MARGIN
from digikap.scoring.result import ProfileScore
from digikap.swedish import HARD_SPACE, capital, listed, number, quoted, uncapital


def groups(comparison: Comparison, words: Terms) -> Section | None:
    """Drift and utveckling, never one total; None where the questionnaire has neither."""
    if not comparison.groups:
        return None
    named = _named(comparison, comparison.groups)
    field = four_field(comparison, words)
    blocks: list[Block] = [field] if field else []
    blocks += shown.figures(comparison, "Drift och utveckling", "Kapacitet", named, words)
    blocks += shown.overall(comparison)
    return Section("Drift och utveckling", (*blocks, *_gaps(comparison, words)))


def _named(comparison: Comparison, found: Sequence[Change]) -> list[tuple[str, Change]]:
    names = Names.of(comparison)
    return [(names.figure(one.id, one.part), one) for one in found]


def _gaps(comparison: Comparison, words: Terms) -> Iterator[Table]:
    """How far it is to what the task requires, where both have said that."""
    if comparison.gaps:
        names = Names.of(comparison)
        rows = tuple(
            (
                names.figure(one.id),
                both(number(one.before.required, 1), number(one.after.required, 1), words),
                _gap(one.before),
                _gap(one.after),
            )
            for one in comparison.gaps
        )
        columns = ("Gäller", "Krävs", *(f"Gap {side}" for side in (words.before, words.after)))
        yield Table("Räcker det för uppdraget? Gapet på de gemensamma frågorna", columns, rows)


def _gap(gap: Gap) -> str:
    return f"{number(gap.points, 1)}{HARD_SPACE}{gap.word}"


def four_field(comparison: Comparison, words: Terms) -> FourField | None:
    """The field with an arrow from before to after, like for like; None where the model has no profiles."""
    model = comparison.questionnaire.model
    changes = {one.id: one for one in comparison.groups}
    if not model.profiles or not changes.keys() >= {"drift", "utveckling"}:
        return None
    names = Names.of(comparison)
    x, y = (_axis(names.figure(one), changes[one]) for one in ("drift", "utveckling"))
    told = comparison.profile
    shown = replace(comparison.like_after, profile=told.after if told else None, gaps=())
    plain = summary.four_field(replace(comparison.after, questionnaire=comparison.questionnaire), shown)
    verdict, reading = _verdict(comparison, (x, y), words)
    if told is None:
        x, y = (replace(axis, at=None, low=None, high=None, before=None) for axis in (x, y))
    was = next((one.name for one in comparison.questionnaire.model.profiles if told and one.id == told.before.id), None)
    fields = tuple(replace(field, was=field.name == was) for field in plain.fields)
    return replace(
        plain,
        fields=fields,
        was=words.before,
        caption="Flytten i fyrfältet" if words.is_time else "De två i fyrfältet",
        description=_described(x, y, verdict, words),
        x=x,
        y=y,
        verdict=verdict,
        reading=reading,
        here=words.after,
        legend=(*((("point", words.after), ("before", words.before)) if told else ()), ZONE),
    )


def _axis(name: str, change: Change) -> Dot:
    made = dot(name, change.after, change.label_after, before=change.before.index)
    return replace(made, basis=basis(change.after)) if change.is_compared else replace(made, at=None, before=None)


def _described(x: Dot, y: Dot, verdict: str, words: Terms) -> str:
    told = [
        f"{x.name} går vågrätt och {uncapital(y.name)} lodrätt, från 0 till 100. "
        f"Gränsen mellan lågt och högt är {number(CUT, 1)}."
    ]
    if x.at is None or y.at is None or x.before is None or y.before is None:
        return f"{told[0]} Ingen punkt är utsatt."
    for side, across, up in ((words.before, x.before, y.before), (words.after, x.at, y.at)):
        told.append(f"{capital(side)}: {uncapital(x.name)} {number(across, 1)}, {uncapital(y.name)} {number(up, 1)}.")
    return " ".join((*told, f"{verdict}."))


def _verdict(comparison: Comparison, axes: tuple[Dot, Dot], words: Terms) -> tuple[str, tuple[str, ...]]:
    """From which field to which, and how near the limits are; or why it cannot be told."""
    profiles, told = comparison.questionnaire.model.profiles, comparison.profile
    if told is None:
        changes = [one for one in comparison.groups if not one.is_compared]
        names = Names.of(comparison)
        why = tuple(f"{names.figure(one.id)} jämförs inte: {lacking(one, words)}." for one in changes)
        return "Går inte att visa", why or ("Underlaget räcker inte för båda.",)
    titles = {profile.id: line(profile.name) for profile in profiles}
    before, after = titles[told.before.id], titles[told.after.id]
    reading = [line(profile.description) for profile in profiles if profile.id == told.after.id]
    if before == after:
        verdict = f"Kvar i {quoted(after)}" if words.is_time else f"Båda i {quoted(after)}"
    elif not any(one.clear for one in comparison.groups):
        verdict = f"Ingen tydlig {'flytt' if words.is_time else 'skillnad'}"
        ends = (
            f"Punkten går från {quoted(before)} till {quoted(after)}, men ingen av de två har ändrats tydligt."
            if words.is_time
            else f"Fälten är {quoted(before)} och {quoted(after)}, men ingen av de två skiljer tydligt."
        )
        reading = [ends]
    else:
        verdict = f"Från {quoted(before)} till {quoted(after)}" if words.is_time else f"{before} och {uncapital(after)}"
    reading += _borders(profiles, told.before, words.before)
    reading += _borders(profiles, told.after, words.after)
    return verdict, tuple(reading)


def _borders(profiles: Sequence[Profile], score: ProfileScore, side: str) -> Iterator[str]:
    if score.borderline:
        names = {profile.id: line(profile.name) for profile in profiles}
        near = listed((quoted(names[one]) for one in score.also), "eller")
        limit = f"högst {number(MARGIN)} från gränsen {number(CUT, 1)}"
        yield f"Gränsfall, {side}: {limit}, så det kan lika gärna vara {near}."


def resources(comparison: Comparison, words: Terms) -> Section | None:
    """De stora tre, each cell by itself, and which of them is the tightest."""
    if not comparison.resources:
        return None
    named = _named(comparison, comparison.resources)
    blocks = [*shown.figures(comparison, "De stora tre", "Resurs", named, words), *_tightest(comparison, words)]
    return Section("De stora tre", tuple(blocks))


def _tightest(comparison: Comparison, words: Terms) -> Iterator[Facts]:
    names = Names.of(comparison)

    def called(dimension: str | None) -> str:
        return names.figure(dimension) if dimension else "jämnt fördelat"

    told = tuple(
        f"{names.figure(one.part)}: {both(called(one.before), called(one.after), words)}" for one in comparison.tightest
    )
    if told:
        yield Facts((Fact("Trångaste sektorn", told),))


def dimensions(comparison: Comparison, words: Terms) -> Section | None:
    """The dimensions, group by group."""
    if not comparison.dimensions:
        return None
    names = Names.of(comparison)
    sections = []
    for group, found in groupby(comparison.dimensions, key=lambda one: names.groups[one.id]):
        title = names.figure(group) if group else "Formulärets egna dimensioner"
        named = _named(comparison, tuple(found))
        sections.append(
            Section(title, tuple(shown.figures(comparison, f"{title}: dimensionerna", "Dimension", named, words)))
        )
    if len(sections) == 1:
        return Section("Dimensionerna", sections[0].blocks)
    return Section("Dimensionerna", sections=tuple(sections))


def services(comparison: Comparison, words: Terms) -> Section | None:
    """Service by service, for each grid."""
    if not comparison.services:
        return None
    names = Names.of(comparison)
    blocks: list[Block] = []
    for grid, found in groupby(comparison.services, key=lambda one: one.id):
        title, named = names.question(grid), [(names.row(grid, one.part or ""), one) for one in found]
        blocks += shown.moved(f"{title}, index från 0 till 100", "Verksamhet", named, words, title)
    return Section("Per verksamhet", tuple(blocks))
