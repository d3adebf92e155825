"""The blocks that changes are shown in: lines from before to after, each file's own figures, a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digikap.comparing import Change, Comparison
from digikap.report.comparison.words import Terms, both, exact, lacking, points, remark
from digikap.report.view.blocks import Block, Dot, Dots, Fact, Facts, Paragraph, Slope, Slopes, Table
from digikap.report.view.words import coverage, index, interval
from digikap.scoring.result import Cell, DimensionScore, GroupScore, Measure, Scores
from digikap.swedish import HARD_SPACE, signed

LIKE = "på de gemensamma frågorna, index från 0 till 100"
OWN = "Varje självskattning för sig, på alla sina frågor"
OVERALL = "samlad bedömning"

Named = Sequence[tuple[str, Change]]


def figures(comparison: Comparison, title: str, head: str, named: Named, words: Terms) -> Iterator[Block]:
    """Figures like for like, those that are not compared with why, and each file's own where they say more."""
    compared = [(name, one) for name, one in named if one.is_compared]
    if compared:
        yield _slopes(comparison, f"{title} {LIKE}", (head, *words.columns), compared, words)
    yield from _lacking(named, words)
    more = [(name, one) for name, one in named if _says_more(one)]
    if more:
        yield _own(comparison, head, more, words)


def _lacking(named: Named, words: Terms) -> Iterator[Paragraph]:
    """Those that are not compared, reason by reason; with the index where only one side has one."""
    reasons: dict[str, list[str]] = {}
    for name, one in named:
        if not one.is_compared:
            alone = [own.index for own in (one.own_before, one.own_after) if own.index is not None]
            told = f"{name} ({index(alone[0])})" if len(alone) == 1 else name
            reasons.setdefault(lacking(one, words), []).append(told)
    for reason, names in reasons.items():
        yield Paragraph(f"Jämförs inte, {reason}: {'; '.join(names)}.")


def _slopes(comparison: Comparison, caption: str, columns: tuple[str, str, str], named: Named, words: Terms) -> Slopes:
    rows = tuple(_slope(name, change, words, _basis(comparison, change)) for name, change in named)
    return Slopes(caption, _described(rows, named, words), (*columns, words.change, "Bedömning"), rows, "Frågor")


def _slope(name: str, change: Change, words: Terms, basis: str) -> Slope:
    values, told = (exact(change.before), exact(change.after)), remark(change, words)
    return Slope(
        name=name,
        values=values,
        places=(change.before.index, change.after.index),
        change=points(change),
        remark=told,
        picture=f"{name}: {words.before} {values[0]}, {words.after} {values[1]}, {told}",
        stressed=change.clear,
        basis=basis,
    )


def _basis(comparison: Comparison, change: Change) -> str:
    """On how many questions the change rests, of how many the side asked that asked most."""
    if any(_is_overall(scores, change) for scores in (comparison.own_before, comparison.own_after)):
        return OVERALL
    asked = max(change.common, change.own_before.asked, change.own_after.asked)
    return f"{change.common}{HARD_SPACE}av{HARD_SPACE}{asked}"


def _described(rows: Sequence[Slope], named: Named, words: Terms) -> str:
    """How to read the lines, and which of them goes up and down most."""
    told = [f"Varje linje går från {words.before} till {words.after}, på en skala från 0 nederst till 100 överst."]
    moved = sorted(((change.points, name) for name, change in named if change.points), key=lambda one: one[0])
    if moved and moved[-1][0] > 0:
        told.append(f"Brantast uppåt: {moved[-1][1]} ({signed(moved[-1][0], 1)}).")
    if moved and moved[0][0] < 0:
        told.append(f"Brantast nedåt: {moved[0][1]} ({signed(moved[0][0], 1)}).")
    if any(row.stressed for row in rows):
        told.append(f"De tjockare linjerna är en tydlig {words.change.lower()}.")
    return " ".join(told)


def _says_more(change: Change) -> bool:
    """Whether a file by itself says anything that the figure like for like does not."""
    sides = ((change.before, change.own_before), (change.after, change.own_after))
    return all(own.index is not None for _, own in sides) and any(
        own.index != like.index or own.low != own.high or own.answered < own.asked for like, own in sides
    )


def _own(comparison: Comparison, head: str, named: Named, words: Terms) -> Dots:
    """What each file says by itself, of all its own questions: both points on one scale."""
    rows = tuple(_dot(comparison, name, change, words) for name, change in named)
    signs = [("point", words.after, [row.at for row in rows])]
    signs.append(("line", f"intervallet, {words.after}", [row.at if row.low != row.high else None for row in rows]))
    signs.append(("before", words.before, [row.before for row in rows]))
    legend = tuple((sign, told) for sign, told, places in signs if any(place is not None for place in places))
    return Dots(OWN, (head, "Index", "Nivå", "Intervall", "Underlag"), rows, legend)


def _dot(comparison: Comparison, name: str, change: Change, words: Terms) -> Dot:
    before, after = change.own_before, change.own_after
    scored = (comparison.own_before, comparison.own_after)
    told = both(index(before.index), index(after.index), words).replace(f"{words.arrow} ", f"{words.arrow}{HARD_SPACE}")
    sides = [f"{word} {index(one.index)}" for word, one in ((words.before, before), (words.after, after))]
    return Dot(
        name=name,
        index=told,
        label=both(_label(scored[0], change), _label(scored[1], change), words),
        interval=both(interval(before), interval(after), words),
        coverage=both(_coverage(scored[0], change, before), _coverage(scored[1], change, after), words),
        basis="",
        picture=f"{name}: {', '.join(sides)}",
        at=after.index,
        low=after.low,
        high=after.high,
        before=before.index,
    )


def _coverage(scores: Scores, change: Change, measure: Measure) -> str:
    return OVERALL if _is_overall(scores, change) else coverage(measure)


def _label(scores: Scores, change: Change) -> str:
    found = _score(scores, change)
    return (found.label or "") if found else ""


def _is_overall(scores: Scores, change: Change) -> bool:
    """Whether the figure is a group's overall judgement, a single question."""
    found = _score(scores, change)
    return isinstance(found, GroupScore) and found.basis == "overall"


def _score(scores: Scores, change: Change) -> Cell | GroupScore | DimensionScore | None:
    if change.part is not None:
        cells = scores.resources.cells if scores.resources else ()
        return next((one for one in cells if (one.dimension, one.part) == (change.id, change.part)), None)
    return scores.groups.get(change.id) or scores.dimensions.get(change.id)


def overall(comparison: Comparison) -> Iterator[Paragraph]:
    """That a group is compared by its overall judgement, where only one side did not ask its dimensions."""
    scored = (comparison.own_before, comparison.own_after)
    if any(len({_is_overall(scores, one) for scores in scored}) > 1 for one in comparison.groups if one.is_compared):
        yield Paragraph(
            "Där en av dem inte ställde gruppens dimensioner jämförs den samlade bedömningen, en enda fråga."
        )


def moved(caption: str, head: str, named: Named, words: Terms, about: str = "") -> Iterator[Block]:
    """Questions or rows that moved in a table, the others by name; `about`: what they are rows of."""
    rows = tuple(
        (name, exact(one.before), exact(one.after), points(one), remark(one, words))
        for name, one in named
        if one.points
    )
    same = [name for name, one in named if not one.points]
    if rows:
        yield Table(caption, (head, *words.columns, words.change, "Bedömning"), rows, (1, 2, 3))
    if same and not rows and about:
        yield Facts((Fact(about, (f"lika i båda ({len(same)} av {len(same)})",)),))
    elif same:
        term = f"{about}, lika i båda" if about else "Lika i båda"
        yield Facts((Fact(f"{term} ({len(same)})", ("; ".join(same),)),))
