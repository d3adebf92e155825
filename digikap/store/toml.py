"""Bytes of a TOML file in, a plain table out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import tomli

from digikap.errors import BadFileError, Fault


def parse(data: bytes, name: str) -> dict[str, Any]:
    """The table in the file's bytes, floats as the exact Decimal that was written."""
    try:
        return tomli.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFileError(f"Filen {name} går inte att läsa.", (Fault("Filen är inte riktig TOML.", name),)) from error
