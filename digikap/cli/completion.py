"""`digikap completion`: a static script that lets the shell fill in commands, flags, values and file names.

Made from the command tree, so it knows every command; static, so that a press of Tab starts no Python. Typer's own
completion starts the program at every Tab, and its instructions are in English.
"""

from __future__ import annotations

from typing import Annotated, Literal, assert_never

import typer

from digikap.cli import console

_WHERE = (
    "bash, zsh (spara som _digikap i en mapp som står i $fpath) eller fish (spara som "
    "~/.config/fish/completions/digikap.fish)."
)
Shell = Literal["bash", "zsh", "fish"]


def completion(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="SKAL", help=_WHERE)],
) -> None:
    """Prints the script."""
    from digikap.cli import shells

    commands = tuple(shells.described(context.find_root().command))
    match shell:
        case "bash":
            script = shells.bash(commands)
        case "zsh":
            script = shells.zsh(commands)
        case "fish":
            script = shells.fish(commands)
        case _:
            assert_never(shell)
    console.write_document(script)
