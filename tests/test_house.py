"""The rules of the house that neither ruff nor the import contracts can see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "digikap"
MODULES = sorted(PACKAGE.rglob("*.py"))
INNER = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] not in {"cli", "store", "__main__.py"}]
SYSTEM = {"open", "input", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "getenv"}


def calls(path: Path) -> Iterator[str]:
    """The names of what a module calls."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", None) or getattr(node.func, "id", "")


@pytest.mark.parametrize("path", INNER, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_store_and_cli_touch_files(path: Path) -> None:
    assert set(calls(path)) & SYSTEM == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_file_says_what_it_knows_and_is_short_enough_to_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert (ast.get_docstring(ast.parse(text)) or "").strip()
    assert len(text.splitlines()) <= 300


def test_the_rooms_are_found() -> None:
    assert len(INNER) > 20
