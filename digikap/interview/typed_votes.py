"""What a typed line means as votes: counts with spaces, single votes without, pairs, and lists read out one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from digikap.interview.typed import NOT_APPLICABLE, UNKNOWN, Refused, plain_form
from digikap.model.answer import Chosen, Special
from digikap.model.questionnaire import ChoiceQuestion, Ranking, SingleChoice
from digikap.model.tally import ChoiceTally, Tally
from digikap.swedish import capital, count, small_number

MOST_VOTES = 200
"""More votes than this in one round are a slip of the finger."""

_GAPS = re.compile(r"[\s,;]+")
_SPECIALS = re.compile(rf"(?:([{UNKNOWN}{NOT_APPLICABLE}])([0-9]+))+")
_SPECIAL = re.compile(rf"([{UNKNOWN}{NOT_APPLICABLE}])\1*([0-9]*)")
_PARTED = re.compile(rf"([{UNKNOWN}{NOT_APPLICABLE}])\s+([0-9]+)(?=\s*[{UNKNOWN}{NOT_APPLICABLE}]|$)")
_PAIR = re.compile(rf"([0-9]+|[{UNKNOWN}{NOT_APPLICABLE}]):([0-9]+)")
_CHOICE_PAIR = re.compile(rf"([0-9]+|{UNKNOWN}):([0-9]+)(?:/([0-9]+))?")
_CHOICE_SPECIAL = re.compile(rf"([n{UNKNOWN}])([0-9]+)")


# ---------------------------------------------------------------- one vote each


def votes(
    line: str, steps: int, *, unknown: bool = False, not_applicable: bool = False, voters: int | None = None
) -> Tally | Refused:
    """The votes on so many steps: ``0 3 4 1 0 v2``, or each vote in a row ``33424``, or pairs ``2:3 3:4``.

    Numbers with spaces are how many voted for each step, the lowest first. They are taken as single votes only where
    that makes as many votes as there are `voters`, and counts do not. `unknown`, `not_applicable`: whether v and e are
    answers.
    """
    text = plain_form(line)
    parts = [part for part in _GAPS.split(_PARTED.sub(r"\1\2", text)) if part]
    counts = _pairs(parts, steps) if ":" in text else _counts(parts, steps)
    each = _each([part for part in _GAPS.split(text) if part], steps)
    ended = _ended(parts, steps)
    if each and ended and (each.cast == voters) == (ended.cast == voters):
        return Refused("Siffran efter v eller e kan betyda två saker. Skriv v och e sist, och vv för två vet ej.")
    each = ended if ended and (each is None or ended.cast == voters) else each
    fits = each is not None and each.cast == voters
    spaced = len(parts) > 1
    tally = counts if counts and (counts.cast == voters or not fits) else each if fits or not spaced else None
    if tally is None:
        how = how_to_vote(steps, unknown=unknown, not_applicable=not_applicable, voters=voters)
        return Refused(_amounts(parts, steps) + how)
    if tally.unknown and not unknown:
        return Refused("Vet ej är inget svar på den här frågan.")
    if tally.not_applicable and not not_applicable:
        return Refused("Ej aktuellt är inget svar på den här frågan.")
    if not tally.cast:
        return Refused("Det är inga röster. Skriv minst en, eller p för att parkera frågan.")
    return tally if tally.cast <= MOST_VOTES else Refused(f"{tally.cast} röster är för många. Högst {MOST_VOTES} ryms.")


def _counts(parts: Sequence[str], steps: int) -> Tally | None:
    """A count for every step, and for v and e where somebody said so; or only those two with a count each."""
    numbers = [part for part in parts if part.isdecimal()]
    others = [part for part in parts if not part.isdecimal()]
    if not numbers and len(others) == 1 and _SPECIALS.fullmatch(others[0]):
        others = re.findall(r"[a-z][0-9]+", others[0])
        numbers = ["0"] * steps
    elif not numbers and others and all(part[-1].isdecimal() for part in others):
        numbers = ["0"] * steps
    special: dict[str, int] = {}
    for part in others:
        match = _SPECIAL.fullmatch(part)
        if match is None or match[1] in special or (match[2] and len(part) != 1 + len(match[2])):
            return None
        special[match[1]] = _bounded(match[2]) if match[2] else len(part)
    if len(numbers) != steps:
        return None
    return Tally(tuple(map(_bounded, numbers)), special.get(UNKNOWN, 0), special.get(NOT_APPLICABLE, 0))


def _pairs(parts: Sequence[str], steps: int) -> Tally | None:
    """How many voted for each step that got votes: ``2:3 3:4 v:1``."""
    given: dict[str, int] = {}
    for part in parts:
        match = _PAIR.fullmatch(part)
        if match is None or match[1] in given:
            return None
        given[match[1]] = _bounded(match[2])
    special = given.pop(UNKNOWN, 0), given.pop(NOT_APPLICABLE, 0)
    if not {str(step) for step in range(1, steps + 1)}.issuperset(given):
        return None
    return Tally(tuple(given.get(str(step), 0) for step in range(1, steps + 1)), *special)


def _each(parts: Sequence[str], steps: int) -> Tally | None:
    """Each vote as its own sign; with spaces between where there are more than ten steps."""
    single = "10|[1-9]|[ve]" if steps >= 10 else f"[1-{steps}]|[ve]"
    if len(parts) == 1 and steps <= 10:
        given = re.findall(single, parts[0])
        whole = "".join(given) == parts[0]
    else:
        allowed = {UNKNOWN, NOT_APPLICABLE, *map(str, range(1, steps + 1))}
        given, whole = list(parts), allowed.issuperset(parts)
    if not whole or not given:
        return None
    times = Counter(given)
    return Tally(tuple(times[str(step)] for step in range(1, steps + 1)), times[UNKNOWN], times[NOT_APPLICABLE])


def _ended(parts: Sequence[str], steps: int) -> Tally | None:
    """Each vote as its own sign, and after them how many said v and e: ``33424v2``, ``33424 v2 e1``."""
    match = re.fullmatch(rf"([1-{min(steps, 9)}]{{2,}}) ?((?:[{UNKNOWN}{NOT_APPLICABLE}][0-9]+ ?)+)", " ".join(parts))
    if match is None:
        return None
    times = Counter(match[1])
    for sign, amount in re.findall(r"([a-z])([0-9]+)", match[2]):
        times[sign] += _bounded(amount)
    return Tally(tuple(times[str(step)] for step in range(1, steps + 1)), times[UNKNOWN], times[NOT_APPLICABLE])


def _bounded(digits: str) -> int:
    """The number; one that is too large for anything as one that is just too large."""
    return int(digits) if len(digits.lstrip("0")) <= 6 else MOST_VOTES + 1


def _amounts(parts: Sequence[str], steps: int) -> str:
    """That the counts are not as many as the steps, or stand without spaces, where they do; else nothing."""
    if len(parts) == 1 and parts[0].isdecimal() and len(parts[0]) == steps and "0" in parts[0]:
        return f"Är det antal, sätt mellanslag mellan talen: {' '.join(parts[0])}. "
    numbers = sum(part.isdecimal() for part in parts)
    if not 1 < numbers != steps or numbers < sum(not _SPECIAL.fullmatch(part) for part in parts):
        return ""
    return f"Det är {small_number(numbers)} tal, men {small_number(steps)} steg. "


def how_to_vote(
    steps: int,
    *,
    unknown: bool = False,
    not_applicable: bool = False,
    voters: int | None = None,
    what: str = "antal per steg, lägst först",
    short: bool = False,
) -> str:
    """What a vote on so many steps is typed as, with an example of each form. `what`: what the counts are of.

    `short`: in half a line.
    """
    counts = _example(steps, voters)
    if short:
        each = f" eller {''.join(str(step) * amount for step, amount in enumerate(counts, 1))}" * (steps <= 10)
        return f"{capital(what.split(',', maxsplit=1)[0])}: {' '.join(map(str, counts))}{each}."
    said = f"Skriv {what}: {' '.join(map(str, counts))}."
    if steps <= 10:
        said += f" Eller röst för röst: {''.join(str(step) * amount for step, amount in enumerate(counts, 1))}."
    special = [f"Två vet ej: {UNKNOWN}2."] * unknown + [f"Ett ej aktuellt: {NOT_APPLICABLE}1."] * not_applicable
    return " ".join([said, *special])


def _example(steps: int, voters: int | None) -> tuple[int, ...]:
    """Votes around the middle, as many as there are voters, so that the example could be typed as it is."""
    amount = voters if voters and voters <= 12 else 9
    counts = [0] * steps
    middle = steps // 2
    for place, part in ((middle - 1, amount // 3), (min(middle + 1, steps - 1), amount // 4)):
        counts[place] += part
    counts[middle] += amount - sum(counts)
    return tuple(counts)


# ---------------------------------------------------------------- choices


def on_choices(tally: Tally, question: SingleChoice) -> ChoiceTally:
    """Votes on a question with one choice each, given as if its choices were steps."""
    chosen = {choice.id: amount for choice, amount in zip(question.choices, tally.counts, strict=True) if amount}
    return ChoiceTally(sum(tally.counts), MappingProxyType(chosen), unknown=tally.unknown)


def of_lists(lists: Sequence[Chosen | Special], question: ChoiceQuestion) -> ChoiceTally:
    """The votes of everyone's own list, or ”vet ej”."""
    given = [one.ids for one in lists if isinstance(one, Chosen)]
    chosen = Counter(choice for ids in given for choice in ids)
    first = Counter(ids[0] for ids in given if isinstance(question, Ranking))
    return ChoiceTally(len(given), _in_order(chosen, question), _in_order(first, question), len(lists) - len(given))


def choice_votes(line: str, question: ChoiceQuestion, voters: int | None) -> ChoiceTally | Refused:
    """How many had each choice among theirs and, in a ranking, first: ``1:5/2 3:4/1 v2``; ``1:5 3:4 n9`` otherwise.

    In a ranking those who answered are those who put something first; else `n` says how many they are, or they are all
    `voters` but those who say ”vet ej”.
    """
    ranked = isinstance(question, Ranking)
    given: dict[str, tuple[int, int]] = {}
    for part in _GAPS.split(plain_form(line)):
        match = _CHOICE_PAIR.fullmatch(part) or _CHOICE_SPECIAL.fullmatch(part)
        if match is None or match[1] in given or (match.re is _CHOICE_PAIR and match[3] and not ranked):
            return Refused(how_to_count(question, voters))
        first = match[3] if match.re is _CHOICE_PAIR else None
        given[match[1]] = (_bounded(match[2]), _bounded(first or "0"))
    unknown, n = given.pop(UNKNOWN, (0, 0))[0], given.pop("n", (None, 0))[0]
    strange = [number for number in given if not 1 <= _bounded(number) <= len(question.choices)]
    if strange:
        return Refused(f"Det finns inget val {strange[0]}. {how_to_count(question, voters)}")
    if unknown and not question.allow_unknown:
        return Refused("Vet ej är inget svar på den här frågan.")
    chosen = {question.choices[int(number) - 1].id: pair[0] for number, pair in given.items()}
    first = {question.choices[int(number) - 1].id: pair[1] for number, pair in given.items()}
    answered = sum(first.values()) if ranked else n if n is not None else voters - unknown if voters else None
    if answered is None:
        return Refused("Skriv också hur många som svarade, t.ex. n9.")
    tally = ChoiceTally(answered, _in_order(chosen, question), _in_order(first, question), unknown)
    fault = _impossible(tally, question, voters)
    return Refused(fault) if fault else tally


def _impossible(tally: ChoiceTally, question: ChoiceQuestion, voters: int | None) -> str:
    """What cannot be so, whoever chose what; "" for nothing."""
    n, given = tally.respondents, sum(tally.chosen.values())
    if n <= 0 and isinstance(question, Ranking) and given:
        return f"Skriv också hur många som satte valet först. {how_to_count(question, voters)}"
    for number, choice in enumerate(question.choices, start=1):
        chosen = tally.chosen.get(choice.id, 0)
        if chosen > n:
            return f"Val {number} har {count(chosen, 'röst', 'röster')}, men {n} har svarat."
        if tally.first.get(choice.id, 0) > chosen:
            return f"Val {number} är först hos fler än som valde det."
    most = 1 if isinstance(question, SingleChoice) else question.max_choices
    if most is not None and given > most * n:
        return f"{given} val är för många: var och en väljer högst {most}, och {n} har svarat."
    if given < n or not tally.cast:
        return f"{count(given, 'val', 'val')} är för få: {n} har svarat. Räkna om."
    return "" if tally.cast <= MOST_VOTES else f"{tally.cast} röster är för många. Högst {MOST_VOTES} ryms."


def how_to_count(question: ChoiceQuestion, voters: int | None = None) -> str:
    """What counts on choices are typed as, with an example that could be typed as it is by so many `voters`."""
    amount = voters or 9
    first, then, other = amount - amount // 2, amount // 2, min(3, len(question.choices))
    if isinstance(question, Ranking):
        more = int(question.max_choices > 1)
        pairs = [(min(first + more, amount), first), (min(then + 2 * more, amount), then)]
        counts = " ".join(f"{number}:{chosen}/{one}" for number, (chosen, one) in zip((1, other), pairs, strict=True))
        together = f"ihop {voters}" if voters else "ihop lika många som svarar"
        return f"Skriv antal per val, valda/först: {counts} (”först” blir {together})."
    return f"Skriv antal per val: 1:{first} {other}:{then}{'' if voters else f' n{amount}'}."


def _in_order(amounts: Mapping[str, int], question: ChoiceQuestion) -> Mapping[str, int]:
    return MappingProxyType({one.id: amounts[one.id] for one in question.choices if amounts.get(one.id)})
