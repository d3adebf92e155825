"""A device at which somebody types what a test says, and which remembers every screen it showed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digikap.interview.device import Draw, Prompt
from digikap.interview.layout import Line, View, wrapped


def text(lines: Sequence[Line]) -> str:
    """Lines as they are read."""
    return "\n".join("".join(words for words, _ in line).rstrip() for line in lines)


class Typist:
    """Types the lines in turn; EOFError when there are none left. `prompts` and `screens` are what was asked."""

    def __init__(self, *lines: str, redraws: bool = True, columns: int = 78, rows: int = 24) -> None:
        self._lines = list(lines)
        self._redraws = redraws
        self._size = (columns, rows)
        self.prompts: list[Prompt] = []
        self.screens: list[str] = []
        self.shown: list[str] = []

    @property
    def redraws(self) -> bool:
        return self._redraws

    @property
    def left(self) -> list[str]:
        """The lines that nobody asked for."""
        return self._lines

    @property
    def notices(self) -> list[str]:
        """What was said to be wrong, in order."""
        return [prompt.notice for prompt in self.prompts if prompt.notice]

    def ask(self, draw: Draw, prompt: Prompt) -> str:
        columns, rows = self._size
        below = 1 + (prompt.live is not None) + (len(wrapped(prompt.notice, columns)) if prompt.notice else 0)
        lines = draw(View(columns, rows - below if self._redraws else None))
        self.prompts.append(prompt)
        self.screens.append(text(lines))
        if not self._lines:
            raise EOFError
        typed = self._lines.pop(0)
        if prompt.live is not None:
            prompt.live(typed)
        return typed

    def show(self, draw: Draw) -> None:
        self.shown.append(text(draw(View(self._size[0]))))


def sizes() -> Iterable[tuple[int, int]]:
    """Columns and rows of the windows that everything must fit."""
    return (80, 24), (60, 20)
