"""What a shell must know to fill in digikap's commands, and the scripts that tell bash, zsh and fish so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, assert_never

import typer
from typer.core import TyperOption

from digikap.cli.swedish_typer import choices_of


@dataclass(frozen=True)
class Flag:
    """A flag: its names, what it does, and what follows it: nothing, a file, one of `choices`, or any text."""

    names: tuple[str, ...]
    words: str
    takes: Literal["nothing", "file", "choice", "text"]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Command:
    """A command: its flags, and what stands without a flag: the words to choose from, else file names or nothing."""

    name: str
    words: str
    flags: tuple[Flag, ...]
    choices: tuple[str, ...]
    files: bool


def described(group: Any) -> Iterator[Command]:
    """The commands of a tree, with what a shell needs to know of each."""
    root = typer.Context(group)
    for name in group.list_commands(root):
        command = group.get_command(root, name)
        context = typer.Context(command, info_name=name)
        parameters = [each for each in command.get_params(context) if not each.hidden]
        arguments = [each for each in parameters if not isinstance(each, TyperOption)]
        choices = tuple(word for each in arguments for word in choices_of(each))
        yield Command(
            name=name,
            words=command.short_help or "",
            flags=tuple(_flag(each) for each in parameters if isinstance(each, TyperOption)),
            choices=choices,
            files=bool(arguments) and not choices,
        )


def _flag(option: TyperOption) -> Flag:
    choices = choices_of(option)
    names = tuple(option.opts)
    words = option.help or ""
    if option.is_flag:
        return Flag(names, words, "nothing")
    if choices:
        return Flag(names, words, "choice", choices)
    is_file = option.type.name == "path" or "FIL" in (option.metavar or "").split("|")
    return Flag(names, words, "file" if is_file else "text")


def bash(commands: tuple[Command, ...]) -> str:
    """The script for bash 3.2 and later; its table says what to offer after a word, or else in a command."""
    after = "".join(_bash_after(command.name, flag) for command in commands for flag in command.flags)
    inside = "".join(_bash_inside(command) for command in commands)
    names = " ".join(command.name for command in commands)
    return f"""\
# digikap: ifyllnad i bash. Gjord med: digikap completion bash
_digikap_words() {{
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$cur")
}}
_digikap_files() {{
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
}}
_digikap() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD - 1]}} command= word
    COMPREPLY=()
    if [[ $cur == "=" ]]; then
        cur=
    elif [[ $prev == "=" ]]; then
        prev=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    if ((COMP_CWORD > 1)); then command=${{COMP_WORDS[1]}}; fi
    case "$command $prev" in
{after}    esac
    case "$command $cur" in
    " -"*) _digikap_words "--help --version" ;;
    " "*) _digikap_words "{names}" ;;
{inside}    esac
}}
complete -F _digikap digikap
"""


def _bash_after(command: str, flag: Flag) -> str:
    patterns = " | ".join(f'"{command} {name}"' for name in flag.names)
    match flag.takes:
        case "nothing":
            return ""
        case "file":
            return f"    {patterns}) _digikap_files; return ;;\n"
        case "choice":
            return f'    {patterns}) _digikap_words "{" ".join(flag.choices)}"; return ;;\n'
        case "text":
            return f"    {patterns}) return ;;\n"
        case _:
            assert_never(flag.takes)


def _bash_inside(command: Command) -> str:
    names = " ".join(name for flag in command.flags for name in flag.names)
    lines = f'    "{command.name} -"*) _digikap_words "{names}" ;;\n'
    if command.choices:
        lines += f'    "{command.name} "*) _digikap_words "{" ".join(command.choices)}" ;;\n'
    elif command.files:
        lines += f'    "{command.name} "*) _digikap_files ;;\n'
    return lines


def zsh(commands: tuple[Command, ...]) -> str:
    """The script for zsh, to stand as `_digikap` in a folder of $fpath."""
    listed = "".join(f"    {_single(f'{command.name}:{command.words}')}\n" for command in commands)
    cases = "".join(_zsh_case(command) for command in commands)
    return f"""\
#compdef digikap
# digikap: ifyllnad i zsh. Gjord med: digikap completion zsh
_digikap() {{
  local -a commands
  commands=(
{listed}  )
  if ((CURRENT == 2)); then
    if [[ $PREFIX == -* ]]; then
      _arguments '--help[Visa hjälpen.]' '--version[Visa programmets version.]'
    else
      _describe kommando commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{cases}  esac
}}
if [[ $funcstack[1] == _digikap ]]; then
  _digikap "$@"
else
  compdef _digikap digikap
fi
"""


def _zsh_case(command: Command) -> str:
    specs = [spec for flag in command.flags for spec in _zsh_flag(flag)]
    if command.choices:
        specs.append(_single(f"1:värde:({' '.join(command.choices)})"))
    elif command.files:
        specs.append(_single("*:fil:_files"))
    return f"    {command.name}) _arguments {' '.join(specs)} ;;\n"


def _zsh_flag(flag: Flag) -> Iterator[str]:
    words = flag.words.replace("[", "(").replace("]", ")").replace(":", " –")
    tail = {
        "nothing": "",
        "file": ":fil:_files",
        "choice": f":värde:({' '.join(flag.choices)})",
        "text": ":text: ",
    }[flag.takes]
    others = f"({' '.join(flag.names)})" if len(flag.names) > 1 else ""
    for name in flag.names:
        equals = "=" if tail and name.startswith("--") else ""
        yield _single(f"{others}{name}{equals}[{words}]{tail}")


def fish(commands: tuple[Command, ...]) -> str:
    """The script for fish, to stand as `digikap.fish` in its folder of completions."""
    lines = [
        "# digikap: ifyllnad i fish. Gjord med: digikap completion fish",
        "complete -c digikap -f",
        "complete -c digikap -n __fish_use_subcommand -l help -d 'Visa hjälpen.'",
        "complete -c digikap -n __fish_use_subcommand -l version -d 'Visa programmets version.'",
    ]
    for command in commands:
        lines.append(
            f"complete -c digikap -n __fish_use_subcommand -a {command.name} -d {_single(command.words, fish=True)}"
        )
        inside = f"complete -c digikap -n '__fish_seen_subcommand_from {command.name}'"
        lines += [f"{inside} {_fish_flag(flag)}" for flag in command.flags]
        if command.choices:
            lines.append(f"{inside} -a {_single(' '.join(command.choices))}")
        elif command.files:
            lines.append(f"{inside} -F")
    return "\n".join(lines) + "\n"


def _fish_flag(flag: Flag) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in flag.names)
    takes = {
        "nothing": "",
        "file": " -r -F",
        "choice": f" -x -a {_single(' '.join(flag.choices))}",
        "text": " -x",
    }[flag.takes]
    return f"{names}{takes} -d {_single(flag.words, fish=True)}"


def _single(text: str, *, fish: bool = False) -> str:
    """The text between single quotes, as bash and zsh, or fish, write a quote inside them."""
    if fish:
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return "'" + text.replace("'", "'\\''") + "'"
