"""Where tomli could not go on, and the line around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from digikap.store.lexer import Scan, scan

KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
HEADING = re.compile(rf"\s*\[\[?\s*{KEY}(?:\s*\.\s*{KEY})*\s*\]\]?\s*(?:#.*)?$")
STATEMENT = re.compile(rf"\s*{KEY}(?:\s*\.\s*{KEY})*\s*=")


@dataclass(frozen=True)
class Stop:
    """Where tomli stopped (`position`), and its English `message`, which is only compared, never shown."""

    text: str
    position: int
    message: str

    @cached_property
    def start(self) -> int:
        """Where the line begins that tomli stopped on."""
        return self.text.rfind("\n", 0, self.position) + 1

    @cached_property
    def line(self) -> str:
        """The line that tomli stopped on."""
        return self.text[self.start :].split("\n", 1)[0]

    @cached_property
    def rest(self) -> str:
        """What is left of the line from where tomli stopped."""
        return self.text[self.position :].split("\n", 1)[0]

    @cached_property
    def before(self) -> Scan:
        """What stands before tomli's place."""
        return scan(self.text[: self.position])

    @cached_property
    def key(self) -> str:
        """The name to the left of the equals sign on the line, or an example of one."""
        match = re.match(rf"\s*({KEY})\s*=", self.line)
        return match[1] if match else "title"
