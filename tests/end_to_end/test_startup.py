"""What a start of the program loads: nothing heavy before it is needed."""

import subprocess
import sys

import pytest

from digikap.cli.app import COMMANDS
from tests.cli.program import environment

HEAVY = {"pydantic", "questionary", "prompt_toolkit", "jinja2", "rich", "tomli", "tomli_w", "tree_sitter", "asyncio"}


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a command line loads, beside those of a Python that does nothing."""
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        f"sys.argv = ['digikap', *{list(arguments)!r}]\n"
        "from digikap.__main__ import main\n"
        "main()\n"
        "print(*set(sys.modules) - before, file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment(), timeout=60, check=True
    )
    return set(run.stderr.splitlines()[-1].split())


def test_the_version_loads_nothing_but_the_package_itself() -> None:
    assert loaded_by("--version") == {"digikap", "digikap.__main__"}


@pytest.mark.parametrize(
    "arguments",
    [(), ("--help",), *((name, "--help") for name in COMMANDS), ("completion", "bash"), ("repotr",), ("report",)],
    ids=" ".join,
)
def test_help_usage_errors_and_completion_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    roots = {name.partition(".")[0] for name in loaded_by(*arguments)}
    assert roots & HEAVY == set()
    assert "typer" in roots
