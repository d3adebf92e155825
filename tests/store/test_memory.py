"""How much memory the largest files take that are read at all: never more than a small computer can spare."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from digikap.model.answer import Respondent
from digikap.store import content
from digikap.store.assessments import read, to_toml
from digikap.store.files import ASSESSMENT_LIMIT

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

if not Path("/proc/self/status").exists():
    pytest.skip("the system does not say how much memory a process has had", allow_module_level=True)

MOST = 200
"""MB, with all that Python and its libraries need."""

READER = r"""
import re, sys
from pathlib import Path
from digikap.errors import BadFileError
from digikap.store.assessments import read
try:
    print(len(read(Path(sys.argv[1])).respondents))
except BadFileError:
    print(0)
print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1000)
"""


def many() -> str:
    """As many as there is room for who answered everything. One smile makes every sign take most in memory."""
    example = replace(read(content.example()), mode="individual", example=False, required={}, actions={}, analysis={})
    one = replace(example, id="svar00000", respondent=Respondent("\U0001f642"))
    whole = replace(example, id="samman", answers={}, comments={}, votes={}, respondents=(one,))
    before, head, tail = to_toml(whole).partition("[respondents.svar00000]\n")
    block, rest, after = (head + tail).partition("\n[questionnaire]\n")
    room = (ASSESSMENT_LIMIT - len((before + rest + after).encode())) // (len(block.encode()) + 1)
    blocks = (block.replace("svar00000", f"svar{number:05}") for number in range(room))
    return before + "\n".join(blocks) + rest + after


def keys() -> str:
    """Nothing but keys, as many as a file may have."""
    return "# \U0001f642\n[a]\n" + "".join(f"k{number}=1\n" for number in range(990_000))


@pytest.mark.parametrize(("made", "people"), [(many, 2000), (keys, 0)], ids=["people", "keys"])
def test_the_largest_file_is_read_in_little_memory(made: Callable[[], str], people: int, tmp_path: Path) -> None:
    path = tmp_path / "stor.toml"
    path.write_text(made(), encoding="utf-8")
    assert 0.95 * ASSESSMENT_LIMIT < path.stat().st_size <= ASSESSMENT_LIMIT
    done = subprocess.run([sys.executable, "-c", READER, path], capture_output=True, text=True, check=True)
    read_or_refused, most = map(int, done.stdout.split())
    assert read_or_refused > people if people else read_or_refused == 0
    assert most < MOST
