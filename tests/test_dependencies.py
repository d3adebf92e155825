"""What is installed: every package that is imported is declared, and development's list of versions names them all."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

SOURCE = Path(__file__).parents[1]
PROJECT = tomllib.loads((SOURCE / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
CONSTRAINTS = SOURCE / ".ci" / "constraints.txt"

OURS = {"digikap", "tests", "__future__"}
BROUGHT = {"pydantic-core": "pydantic demands one version of it, so that a bound of our own could only be in the way"}
"""What is imported and not declared, and why."""


def requirements(*extras: str) -> list[Requirement]:
    """What the program needs, and what these extras add."""
    lines = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in EXTRAS[extra])]
    return [one for one in map(Requirement, lines) if one.name != "digikap"]


def imported(folder: Path) -> set[str]:
    """The packages, by the names that they are installed under, that the Python files below a folder import."""
    found = set()
    for path in folder.rglob("*.py"):
        if "benchmarks" in path.parts:  # peers are measured in environments of their own
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    installed = packages_distributions()
    outside = found - OURS - sys.stdlib_module_names
    return {canonicalize_name(installed.get(name, [name])[0]) for name in outside}


def listed() -> Iterator[tuple[Requirement, list[str]]]:
    """Each package of the list, at its one version, with its hashes."""
    text = CONSTRAINTS.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            words, *hashes = re.split(r"\s+--hash=", line.strip())
            yield Requirement(words), hashes


@pytest.mark.parametrize(("folder", "extras"), [("digikap", ["pdf"]), ("tests", ["dev", "pdf"])])
def test_every_package_that_is_imported_is_declared(folder: str, extras: list[str]) -> None:
    declared = {canonicalize_name(one.name) for one in requirements(*extras)}
    assert imported(SOURCE / folder) - declared - BROUGHT.keys() == set()


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    for one in requirements(*EXTRAS):
        assert {each.operator for each in one.specifier} == {">=", "<"}, one.name


def test_the_list_of_versions_names_every_dependency_within_its_bounds() -> None:
    versions = {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one, _ in listed()}
    build = map(Requirement, [*PROJECT["build-system"]["requires"], "editables"])
    for one in [*requirements(*EXTRAS), *build]:
        assert one.specifier.contains(Version(versions[canonicalize_name(one.name)])), one.name


def test_the_list_has_one_version_and_hashes_for_each_and_no_address() -> None:
    for one, hashes in listed():
        assert re.fullmatch(r"==[0-9][\w.]*", str(one.specifier)), one.name
        assert one.url is None
        assert hashes
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in hashes)
    assert "://" not in CONSTRAINTS.read_text(encoding="utf-8")
