"""A new questionnaire: what is known of it, and its file with the schema beside."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from digikap.cli.console import is_terminal
from digikap.errors import DigikapError, UsageError
from digikap.store.content import scales
from digikap.store.failures import save_error
from digikap.store.files import create_new
from digikap.store.questionnaires import available, load
from digikap.store.schemas import write_beside
from digikap.store.starter import MOST_SECTIONS, Plan, proposed_id, starter
from digikap.swedish import quoted
from digikap.text import NAME_LIMIT, clean, visible_line


def free(path: Path) -> Path:
    """The path with .toml where it has no ending. Raises DigikapError where something stands there or nothing can."""
    target = path if path.suffix else path.with_name(f"{path.name}.toml")
    try:
        is_taken = target.exists() or target.is_symlink()
    except OSError as error:
        raise save_error(target, error) from None
    if is_taken:
        raise DigikapError(f"{_shown(target)} finns redan och skrivs inte över.", "Ange ett annat namn.")
    return target


def planned(given: dict[str, Any], *, plain: bool) -> Plan:
    """The plan; where no title is given the user is asked for what is not known.

    Raises UsageError where a value cannot be used or there is no terminal, DigikapError for an unknown questionnaire.
    """
    known: dict[str, Any] = {
        name: _one_line(name, value) if isinstance(value, str) else value for name, value in given.items()
    }
    taken = {one.id for one in available()}
    if known.get("id") in taken:
        raise UsageError(f"Id {quoted(known['id'])} hör till ett formulär som följer med digikap.", "Välj ett annat.")
    if "extends" in known:
        base = load(known["extends"])
        known["extends"] = f"{base.id}@{base.version}"

    def proposed(title: str) -> str:
        name = proposed_id(title)
        return f"{name[:50]}_egen" if name in taken else name

    if "title" in known:
        known.setdefault("id", proposed(known["title"]))
        return Plan(**known)
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageError("Utan terminal går det inte att ställa frågor.", 'Ange rubriken: --title "Vår beredskap"')
    from digikap.cli.terminals import device_of
    from digikap.interview.founding import ask_new

    bases = [(f"{one.id}@{one.version}", one.title) for one in available()]
    device = device_of(plain=plain)
    return Plan(**ask_new(device, known, proposed=proposed, taken=taken, bases=bases, most_sections=MOST_SECTIONS))


def found(path: Path, plan: Plan) -> Iterator[str]:
    """Writes the questionnaire and the schema, and says what was written. Overwrites nothing.

    Raises SaveError where it cannot be written.
    """
    create_new(path, starter(plan, scales(), visible_line(path.name)).encode())
    yield f"Formuläret {_shown(path)} är skrivet."
    yield write_beside(path)


def _one_line(name: str, value: str) -> str:
    """A text from the command line. Raises UsageError for one that a file cannot hold."""
    text = " ".join(clean(value).split())
    if not text or len(text) > NAME_LIMIT:
        raise UsageError(f"Skriv en text efter --{name}, högst {NAME_LIMIT} tecken.")
    return text


def _shown(path: Path) -> str:
    return quoted(visible_line(str(path)))
