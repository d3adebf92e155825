"""What became of the indices: the move in the four-field, de stora tre, the dimensions, service by service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from digikap.comparing import Change, Comparison
from digikap.model.capacity import Profile
from digikap.report.comparison.words import Names, Terms, own, remark, slopes, table
from digikap.report.view import summary
from digikap.report.view.blocks import Block, Dot, FourField, Paragraph, Section
from digikap.report.view.words import basis, dot, line
from digikap.scoring.profile import CUT, MARGIN
from digikap.scoring.result import ProfileScore, Scores
from digikap.swedish import capital, listed, number, quoted, uncapital

LIKE = "på de gemensamma frågorna, index från 0 till 100"
OWN = "Vad var och en säger för sig, på alla sina frågor"


def moments(comparison: Comparison, words: Terms) -> tuple[str, str]:
    """The sides with their days, where these tell them apart."""
    if not words.is_time:
        return words.columns
    before, after = words.columns
    return f"{before} {comparison.before.date.isoformat()}", f"{after} {comparison.after.date.isoformat()}"


def groups(comparison: Comparison, words: Terms) -> Section | None:
    """Drift and utveckling, never one total; None where the questionnaire has neither."""
    if not comparison.groups:
        return None
    names = Names.of(comparison)
    named = [(names.figure(one.id), one) for one in comparison.groups]
    field = four_field(comparison, words)
    blocks: list[Block] = [field] if field else []
    labels = [(name, one, _labels(comparison, one)) for name, one in named]
    blocks.append(own(OWN, "Kapacitet", labels, words))
    blocks.append(slopes(f"Drift och utveckling {LIKE}", "Kapacitet", named, words, moments(comparison, words)))
    if any(_is_overall(comparison, one) for one in comparison.groups):
        blocks.append(
            Paragraph(
                "Där en av sidorna inte ställde någon av gruppens dimensioner jämförs den samlade bedömningen, en enda "
                "fråga."
            )
        )
    return Section("Drift och utveckling", tuple(blocks))


def _is_overall(comparison: Comparison, change: Change) -> bool:
    sides = (comparison.own_before.groups.get(change.id), comparison.own_after.groups.get(change.id))
    return change.is_compared and any(one is not None and one.basis == "overall" for one in sides)


def _labels(comparison: Comparison, change: Change) -> tuple[str | None, str | None]:
    """The label that each side has on its own."""
    return _label(comparison.own_before, change), _label(comparison.own_after, change)


def _label(scores: Scores, change: Change) -> str | None:
    if change.part is not None:
        cells = scores.resources.cells if scores.resources else ()
        return next((one.label for one in cells if (one.dimension, one.part) == (change.id, change.part)), None)
    found = scores.groups.get(change.id) or scores.dimensions.get(change.id)
    return found.label if found else None


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
    return replace(
        plain,
        caption="Flytten i fyrfältet" if words.is_time else "De två i fyrfältet",
        description=_described(x, y, verdict, words),
        x=x,
        y=y,
        verdict=verdict,
        reading=reading,
        here=words.after,
        legend=(("point", words.after), ("before", words.before)) if told else (),
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
        why = tuple(f"{names.figure(one.id)} {remark(one, words)}." for one in changes)
        return "Går inte att visa", why or ("Underlaget räcker inte för båda.",)
    titles = {profile.id: line(profile.name) for profile in profiles}
    before, after = titles[told.before.id], titles[told.after.id]
    if before == after:
        verdict = f"Kvar i {quoted(after)}" if words.is_time else f"Båda i {quoted(after)}"
    else:
        verdict = f"Från {quoted(before)} till {quoted(after)}" if words.is_time else f"{before} och {uncapital(after)}"
    reading = [line(profile.description) for profile in profiles if profile.id == told.after.id]
    if not any(one.clear for one in comparison.groups):
        reading.append(f"Ingen av de två är en tydlig {words.change.lower()}.")
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
    """De stora tre, each cell by itself."""
    if not comparison.resources:
        return None
    names = Names.of(comparison)
    named = [(names.figure(one.id, one.part), one) for one in comparison.resources]
    labels = [(name, one, _labels(comparison, one)) for name, one in named]
    lines = slopes(f"De stora tre {LIKE}", "Resurs", named, words, moments(comparison, words))
    return Section("De stora tre", (lines, own(OWN, "Resurs", labels, words)))


def dimensions(comparison: Comparison, words: Terms) -> Section | None:
    """The dimensions, group by group."""
    if not comparison.dimensions:
        return None
    names = Names.of(comparison)
    sections = []
    for group, found in groupby(comparison.dimensions, key=lambda one: names.groups[one.id]):
        title = names.figure(group) if group else "Formulärets egna dimensioner"
        named = [(names.figure(one.id), one) for one in found]
        labels = [(name, one, _labels(comparison, one)) for name, one in named]
        lines = slopes(f"{title}: dimensionerna {LIKE}", "Dimension", named, words, moments(comparison, words))
        sections.append(Section(title, (lines, own(OWN, "Dimension", labels, words))))
    if len(sections) == 1:
        return Section("Dimensionerna", sections[0].blocks)
    return Section("Dimensionerna", sections=tuple(sections))


def services(comparison: Comparison, words: Terms) -> Section | None:
    """Service by service, a table for each grid."""
    if not comparison.services:
        return None
    names = Names.of(comparison)
    tables = tuple(
        table(
            f"{names.question(grid)}, index från 0 till 100",
            "Verksamhet",
            [(names.row(grid, one.part or ""), one) for one in found],
            words,
        )
        for grid, found in groupby(comparison.services, key=lambda one: one.id)
    )
    return Section("Per verksamhet", tables)
