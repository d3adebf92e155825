"""Rows about the start: version, help, completion, and the time to the first question, beside libraries and peers."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.making import make
from tests.benchmarks.measure import Pair, Subject
from tests.benchmarks.peers import COMMITIZEN, COPIER
from tests.benchmarks.processes import HERE, PYTHON, Program, digikap, surroundings
from tests.benchmarks.terminal import Start

QUESTIONS = 60
BARE_PROMPT = [PYTHON, HERE / "bare_prompt.py"]
FIRST = "Fråga 0001"
"""What the first question of every form here begins with."""


def starts(folder: Path) -> Iterator[Pair]:
    """All of them; the files are made in the folder."""
    yield from _pages()
    yield from _completion(folder)
    yield from _first_questions(folder)


def _pages() -> Iterator[Pair]:
    bare, ours = partial(Program, PYTHON, HERE / "bare_typer.py"), partial(Program, *digikap())
    yield Pair("--version", "python -c pass", partial(ours, "--version"), partial(Program, PYTHON, "-c", "pass"), 1.3)
    yield Pair("--help", "bare typer --help", partial(ours, "--help"), partial(bare, "--help"), 1.15)
    for peer, program in ((COPIER, "copier"), (COMMITIZEN, "cz")):
        for page in ("--version", "--help"):
            word = "version" if (program, page) == ("cz", "--version") else page
            theirs = lambda peer=peer, program=program, word=word: Program(peer.program(program), word)  # noqa: E731
            yield Pair(page, peer, partial(ours, page), theirs, 1)
    reference = partial(bare, "report", "--help")
    yield Pair("report --help", "bare typer report --help", partial(ours, "report", "--help"), reference, 1.15)
    yield Pair("a usage error in report", "bare typer report --help", partial(ours, "report", code=2), reference, 1.5)


def _completion(folder: Path) -> Iterator[Pair]:
    script = folder / "completion.bash"
    script.write_bytes(
        subprocess.run([*digikap(), "completion", "bash"], capture_output=True, check=True, env=surroundings()).stdout
    )
    press = f"source {script}; COMP_WORDS=(digikap report --f) COMP_CWORD=2; _digikap"
    pressed = partial(Program, "bash", "--norc", "-c", press)
    yield Pair("a press of Tab in bash", "python -c pass", pressed, partial(Program, PYTHON, "-c", "pass"), 1)


def _first_questions(folder: Path) -> Iterator[Pair]:
    """From Enter in the shell to the first prompt, and through the opening screens to the first question."""
    empty = folder / "empty"
    empty.mkdir()
    form = make("questionnaire", QUESTIONS, folder / "form.toml")
    file = make("begun", QUESTIONS, 0, folder / "begun.toml")
    bare = partial(Start, BARE_PROMPT, FIRST)
    references: list[tuple[object, Callable[[], Subject], float]] = [
        ("its libraries, a bare prompt", bare, 1.5),
        (COPIER, lambda: _copier(folder), 1),
        (COMMITIZEN, lambda: _commitizen(folder), 1),
    ]
    new = [*digikap(), "assess", form, "--municipality", "Ängelholm", "--participants", "8", "-o", empty / "n.toml"]
    ours: list[tuple[str, Sequence[str | Path], str]] = [
        ("assess: the first prompt", [*digikap(), "assess"], "Kommun:|Enter för att börja"),
        ("assess FILE: the first prompt", [*digikap(), "assess", file], "Enter för att börja"),
        ("assess FORM: the first question", new, FIRST),
        ("assess FILE: the first question", [*digikap(), "assess", file], FIRST),
    ]
    for name, command, pattern in ours:
        for against, reference, goal in references:
            yield Pair(name, against, partial(_New, command, pattern, empty), reference, goal)


class _New(Start):
    """A start in a folder where nothing is left of the one before."""

    def __init__(self, command: Sequence[str | Path], pattern: str, folder: Path) -> None:
        super().__init__(command, pattern, folder)
        self._place = folder

    def cost(self):  # type: ignore[no-untyped-def]
        for left in self._place.iterdir():
            left.unlink()
        return super().cost()


def _copier(folder: Path) -> Subject:
    """Copier with a template of so many questions in a local folder."""
    template = folder / "template"
    template.mkdir(exist_ok=True)
    (template / "copier.yml").write_text(
        "".join(f'q{one}:\n  type: str\n  help: "Fråga {one:04}"\n' for one in range(1, QUESTIONS + 1)), "utf-8"
    )
    return Start([COPIER.program("copier"), "copy", template, folder / "never"], FIRST)


def _commitizen(folder: Path) -> Subject:
    """Commitizen with so many questions of one's own, and something staged to ask about."""
    place = folder / "repository"
    place.mkdir(exist_ok=True)
    asked = "".join(
        f'[[tool.commitizen.customize.questions]]\ntype = "input"\nname = "q{one}"\nmessage = "Fråga {one:04}"\n'
        for one in range(1, QUESTIONS + 1)
    )
    (place / ".cz.toml").write_text(
        '[tool.commitizen]\nname = "cz_customize"\n'
        f'[tool.commitizen.customize]\nmessage_template = "{{{{q1}}}}"\n{asked}',
        "utf-8",
    )
    for command in (["git", "init", "--quiet"], ["git", "add", ".cz.toml"]):
        subprocess.run(command, cwd=place, check=True, env=surroundings())
    return Start([COMMITIZEN.program("cz"), "commit"], FIRST, place)
