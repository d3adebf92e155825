"""Shell completion, tried in the real shells."""

import shutil
import subprocess
from pathlib import Path

import pytest

from digikap.cli.app import COMMANDS, main
from digikap.errors import ExitCode
from tests.cli.program import digikap, environment

needs = {
    shell: pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")
    for shell in ("bash", "zsh", "fish")
}


@pytest.fixture(name="scripts", scope="module")
def the_script_of_every_shell() -> dict[str, bytes]:
    return {shell: digikap("completion", shell).stdout for shell in needs}


@pytest.fixture(name="folder")
def a_folder_with_files(tmp_path: Path, scripts: dict[str, bytes]) -> Path:
    (tmp_path / "ängelholm 2026.toml").touch()
    (tmp_path / "andra.toml").touch()
    for shell, script in scripts.items():
        (tmp_path / f".{shell}").write_bytes(script)
    return tmp_path


def bash(folder: Path, line: str) -> set[str]:
    """What bash offers at the end of the line, split as readline splits it."""
    words = line.replace("=", " = ").split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    script = f"source .bash; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _digikap 2>&1; "
    script += 'for word in "${COMPREPLY[@]}"; do echo "$word"; done'
    run = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, text=True, cwd=folder, env=environment(), check=True
    )
    assert run.stderr == ""
    return set(run.stdout.splitlines())


def fish(folder: Path, line: str) -> set[str]:
    run = subprocess.run(
        ["fish", "--no-config", "-c", f"source .fish; complete -C '{line}'"],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment({"HOME": str(folder)}),
        check=True,
    )
    assert run.stderr == ""
    return {offer.split("\t")[0] for offer in run.stdout.splitlines()}


@needs["bash"]
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("digikap ", set(COMMANDS)),
        ("digikap rep", {"report"}),
        ("digikap --v", {"--version"}),
        ("digikap report --", {"--format", "--output", "--open", "--help"}),
        ("digikap report --format ", {"terminal", "md", "html", "pdf"}),
        ("digikap report --format=", {"terminal", "md", "html", "pdf"}),
        ("digikap report --format=m", {"md"}),
        ("digikap report and", {"andra.toml"}),
        ("digikap report ä", {"ängelholm 2026.toml"}),
        ("digikap export andra.toml -o and", {"andra.toml"}),
        ("digikap export --format toml and", {"andra.toml"}),
        ("digikap compare x and", {"andra.toml"}),
        ("digikap check x --against and", {"andra.toml"}),
        ("digikap completion z", {"zsh"}),
        ("digikap demo and", set()),
        ("digikap nothing ", set()),
    ],
)
def test_bash_completes(folder: Path, line: str, offered: set[str]) -> None:
    assert bash(folder, line) == offered


@needs["bash"]
def test_bash_knows_the_flags_of_every_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        assert main([command, "--help"]) == ExitCode.DONE
        shown = capsys.readouterr().out
        flags = bash(folder, f"digikap {command} --")
        assert "--help" in flags
        assert all(flag in shown for flag in flags)


@needs["fish"]
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("digikap rep", {"report"}),
        ("digikap report --f", {"--format="} | {"--format"}),
        ("digikap report --format ", {"terminal", "md", "html", "pdf"}),
        ("digikap report and", {"andra.toml"}),
        ("digikap completion z", {"zsh"}),
        ("digikap demo and", set()),
    ],
)
def test_fish_completes(folder: Path, line: str, offered: set[str]) -> None:
    found = fish(folder, line)
    assert found <= offered if "--f" in line else found == offered
    assert bool(found) == bool(offered)


@needs["zsh"]
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("digikap rep", "digikap report"),
        ("digikap report --form", "digikap report --format"),
        ("digikap report --format m", "digikap report --format md"),
        ("digikap report an", "digikap report andra.toml"),
        ("digikap export x -o an", "digikap export x -o andra.toml"),
        ("digikap compare x an", "digikap compare x andra.toml"),
        ("digikap check x --against an", "digikap check x --against andra.toml"),
        ("digikap completion z", "digikap completion zsh"),
    ],
)
def test_zsh_completes(folder: Path, line: str, offered: str) -> None:
    pexpect = pytest.importorskip("pexpect")
    (folder / "_digikap").write_bytes((folder / ".zsh").read_bytes())
    environ = environment({"HOME": str(folder), "ZDOTDIR": str(folder), "TERM": "dumb", "PS1": "> "})
    shell = pexpect.spawn("zsh", ["-f", "-i"], cwd=str(folder), env=environ, encoding="utf-8", timeout=20)
    try:
        shell.sendline(f"fpath=({folder} $fpath); autoload -U compinit; compinit -u -D; echo re''ady")
        shell.expect("ready")
        shell.send(f"{line}\t")
        shell.expect_exact(offered.removeprefix(line))
    finally:
        shell.close(force=True)
