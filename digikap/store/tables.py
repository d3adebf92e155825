"""A table of a file, read key by key: what is missing, unknown or of the wrong kind is noted, all of it at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from digikap.checking.answers import as_written, close_to
from digikap.errors import BadFileError, Fault
from digikap.swedish import listed, number, quoted, small_number
from digikap.text import short_line, visible_line

Keys = tuple[str | int, ...]
_MANY = 12  # more allowed words than this are no help in a message
_LONGEST_EXPLAINED = 4_000_000  # bytes; looking for lines in more takes longer than anybody waits
_ENOUGH = 100  # a file with more faults than this is the wrong file; guessing at each would take minutes


@dataclass(frozen=True)
class Noted:
    """A fault at a path of keys; `where` names the place in words."""

    path: Keys
    what: str
    advice: str = ""
    where: str = ""


@dataclass(frozen=True)
class Table:
    """One table; the same list of faults goes on to every table inside it."""

    values: Mapping[str, Any]
    path: Keys = ()
    faults: list[Noted] = field(default_factory=list)
    where: str = ""

    def note(self, key: Keys, what: str, advice: str = "", where: str = "") -> None:
        """Notes a fault at a place inside this table."""
        self.faults.append(Noted((*self.path, *key), what, advice, where or self.where))

    @property
    def is_hopeless(self) -> bool:
        """Whether so much is wrong that looking for more is of no use."""
        return len(self.faults) >= _ENOUGH

    def only(self, known: Collection[str]) -> None:
        """Notes every key that is not one of those known."""
        for key in self.values:
            if key not in known and not self.is_hopeless:
                self.note((key,), f"Nyckeln {name(key)} känns inte igen.", close_to(key, known))

    def table(self, key: str, where: str = "") -> Table:
        """The table at a key; an empty one where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.note((key,), f"{name(key)} ska vara en tabell.", f"Skriv [{key}] på en egen rad.")
            value = {}
        return Table(value, (*self.path, key), self.faults, where or self.where)

    def tables(self, where: str, known: Collection[str]) -> Iterator[tuple[str, Table]]:
        """Every key of this table that is known, with the table at it; `where` begins the words for the place."""
        for key in self.values:
            if self.is_hopeless:
                return
            if key not in known:
                self.note((key,), f"{where.capitalize()} {name(key)} finns inte i formuläret.", close_to(key, known))
            else:
                yield key, self.table(key, f"{where} {key}")

    def text(self, key: str, limit: int, *, empty: bool = False) -> str | None:
        """The text at a key, with \\n as line end; None where there is none or a wrong one."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.note((key,), f"{as_written(value)} är ingen text.", "Skriv värdet inom citattecken.")
        elif len(value) > limit:
            self.note((key,), f"Texten har {number(len(value))} tecken.", f"Högst {number(limit)} ryms. Korta den.")
        elif not empty and not value.strip():
            self.note((key,), f"{name(key)} är tomt.", "Fyll i det, eller ta bort raden.")
        else:
            return unified(value)
        return None

    def integer(self, key: str, low: int, high: int) -> int | None:
        """The whole number at a key; None where there is none or a wrong one."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.note((key,), f"{as_written(value)} går inte.", f"Skriv ett heltal från {number(low)} till {number(high)}.")
        return None

    def one_of(self, key: str, allowed: Collection[str]) -> str | None:
        """The word at a key, which must be one of those allowed; None where there is none or a wrong one."""
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value in allowed):
            return value
        advice = close_to(value, allowed) if isinstance(value, str) else ""
        if not advice and len(allowed) <= _MANY:
            advice = f"Skriv {listed(map(quoted, allowed), 'eller')}."
        self.note((key,), f"{as_written(value)} går inte som {name(key)}.", advice)
        return None

    def day(self, key: str) -> date | None:
        """The date at a key; None where there is none or a wrong one."""
        value = self.values.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.note((key,), f"{as_written(value)} är inget datum.", "Skriv år-månad-dag utan citattecken: 2026-11-21.")
        return None

    def flag(self, key: str) -> bool:
        """True or false at a key; false where there is none."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.note((key,), f"{as_written(value)} går inte som {name(key)}.", "Skriv true eller false.")
        return value is True

    def ids(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """The list of question ids at a key; () where there is none."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.note((key,), f"{name(key)} ska vara en lista.", "Skriv id:n inom hakparenteser.")
            return ()
        found: dict[str, None] = {}
        for place, entry in enumerate(value):
            if self.is_hopeless:
                break
            if not isinstance(entry, str) or entry not in known:
                advice = close_to(entry, known) if isinstance(entry, str) else ""
                self.note((key, place), f"Frågan {as_written(entry)} finns inte i formuläret.", advice)
            elif entry in found:
                self.note((key, place), f"Frågan {name(entry)} står två gånger.", "Ta bort den ena.")
            else:
                found[entry] = None
        return tuple(found)

    def needs(self, *keys: str, advice: str = "Lägg till den raden.") -> None:
        """Notes those of the keys that are missing."""
        for key in keys:
            if key not in self.values:
                self.note((), f"{name(key)} saknas.", advice)


def name(key: str) -> str:
    """A key as a message shows it."""
    return quoted(short_line(key))


def unified(text: str) -> str:
    """The text with \\n as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def raise_faults(noted: list[Noted], data: bytes, file: str, others: tuple[Fault, ...] = ()) -> None:
    """Raises BadFileError with all faults in the order of the file, each with its line; nothing if there are none."""
    if not noted and not others:
        return
    faults = [*others, *_placed(noted, data, visible_line(file))]
    faults.sort(key=lambda fault: (fault.line or 0, fault.column or 0))
    amount = "ett fel" if len(faults) == 1 else f"{small_number(len(faults))} fel"
    raise BadFileError(f"Filen {visible_line(file)} har {amount}.", tuple(faults), "Rätta och försök igen.")


def _placed(noted: list[Noted], data: bytes, file: str) -> Iterator[Fault]:
    """The faults with their places in the file."""
    if len(data) > _LONGEST_EXPLAINED:
        yield from (Fault(one.what, file, where=one.where, advice=one.advice) for one in noted)
        return
    from digikap.store.positions import Positions  # loads the parser that knows lines

    positions = Positions(data)
    for one in noted:
        place = positions.of(one.path)
        yield Fault(one.what, file, place.line, place.column, one.where, place.source, one.advice, place.mark)
