"""The newest finished assessment of a folder, of the same organisation and questionnaire."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.store import finished
from digikap.store.assessments import read, to_toml
from digikap.store.finished import newest_finished
from tests.store.small import alone, begun, filled, merged, tallied

DAY = date(2026, 11, 21)
WHO = Organisation("Ängelholm", "1292")


def put(path: Path, assessment: Assessment | None = None, **more: Any) -> Path:
    done = {"state": "finished", "date": date(2025, 11, 20), "id": "forra", **more}
    values = {**vars(assessment or filled()), **done}
    path.write_text(to_toml(begun(**values)), encoding="utf-8")
    return path


def newest(folder: Path, organisation: Organisation | str = WHO, **more: Any) -> str | None:
    found = newest_finished(folder, organisation, more.pop("questionnaire", "litet"), more.pop("before", DAY), **more)
    return None if found is None else found.name


def test_the_newest_before_a_day_is_found_whatever_it_is_called(tmp_path: Path) -> None:
    put(tmp_path / "digikap-a.toml", date=date(2024, 1, 1))
    put(tmp_path / "eget namn.toml", date=date(2025, 1, 1))
    put(tmp_path / "digikap-b.toml", date=date(2023, 1, 1))
    put(tmp_path / "digikap-samma-dag.toml", date=DAY)
    put(tmp_path / "digikap-senare.toml", date=date(2027, 1, 1))
    put(tmp_path / "digikap-ej-klar.toml", date=date(2026, 1, 1), state="ongoing")
    assert newest(tmp_path) == "eget namn.toml"
    assert newest(tmp_path, before=date(2025, 1, 1)) == "digikap-a.toml"
    assert newest(tmp_path, before=date(2023, 1, 1)) is None
    assert newest(tmp_path / "borta") is None


def test_of_two_of_the_same_day_it_is_the_last_saved(tmp_path: Path) -> None:
    put(tmp_path / "b.toml", saved="2025-11-20T10:00:00+01:00")
    put(tmp_path / "a.toml", saved="2025-11-20T11:00:00+01:00")
    assert newest(tmp_path) == "a.toml"


@pytest.mark.parametrize("organisation", [WHO, Organisation("Annat namn", "1292"), Organisation("ängelholm"), "1292",
                                          "A\u0308ngelholm"])  # fmt: skip
def test_the_organisation_is_known_by_its_code_or_its_name(tmp_path: Path, organisation: Organisation | str) -> None:
    put(tmp_path / "a.toml")
    assert newest(tmp_path, organisation) == "a.toml"


@pytest.mark.parametrize("organisation", [Organisation("Ängelholm", "1293"), Organisation("Höör"), "Höör", "12", ""])
def test_another_organisation_is_passed_over(tmp_path: Path, organisation: Organisation | str) -> None:
    put(tmp_path / "a.toml")
    assert newest(tmp_path, organisation) is None


def test_another_questionnaire_the_file_itself_and_what_is_no_groups_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "b.toml", id="denna")
    put(tmp_path / "c.toml", alone("x", "3"))
    put(tmp_path / "d.toml", example=True)
    assert newest(tmp_path, but="denna") is None
    assert newest(tmp_path) == "b.toml"
    assert newest(tmp_path, questionnaire="annat") is None


def test_a_tally_and_a_merged_file_are_a_groups(tmp_path: Path) -> None:
    put(tmp_path / "a.toml", tallied())
    assert newest(tmp_path) == "a.toml"
    put(tmp_path / "b.toml", merged(alone("x", "3")), date=date(2026, 1, 1))
    assert newest(tmp_path) == "b.toml"


@pytest.mark.parametrize(
    "text",
    [
        "Se\n[respondent]\nok",
        'Citat: """\n[respondent]\n"""\n',
        'Se \\\n[questionnaire]\nid = "annat"\noch mer',
        '"\n[questionnaire]\nid = "annat"\n"',
    ],
)
def test_a_comment_that_looks_like_a_table_fools_nobody(tmp_path: Path, text: str) -> None:
    put(tmp_path / "a.toml", comments={"d_total": Comment(text)})
    assert newest(tmp_path) == "a.toml"
    assert newest(tmp_path, questionnaire="annat") is None


def test_a_file_that_was_changed_by_hand_is_read_as_a_whole(tmp_path: Path) -> None:
    path = put(tmp_path / "a.toml")
    text = path.read_text("utf-8")
    who, rest = text[text.index("[organisation]") : text.index("[answers]")], text[text.index("[questionnaire]") :]
    path.write_text(text.replace(who, "").replace(rest, f"{who}{rest}"), encoding="utf-8")
    assert newest(tmp_path) == "a.toml"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert newest(tmp_path) == "a.toml"


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    text = put(tmp_path / "a.toml", date=date(2020, 1, 1)).read_text("utf-8")
    newer = text.replace("date = 2020-01-01", "date = 2025-01-01")
    head = newer[: newer.index("[organisation]")]
    broken = {
        "skadad kopia": newer.replace('scale = "grad"', "scale = 3"),
        "kort": newer[:300],
        "utan datum": newer.replace("date = 2025-01-01\n", ""),
        "klockslag": newer.replace("date = 2025-01-01\n", "date = 2025-01-01T10:00:00\n"),
        "utan vem": head + newer[newer.index("[answers]") :],
        "vem är ett tal": head + "organisation = 3\n" + newer[newer.index("[answers]") :],
        "utan formulär": newer[: newer.index("[questionnaire]")],
        "fel kodning": newer.replace("Ängelholm", "\udcc4ngelholm"),
        "ej klar för hand": newer.replace('"finished"', "'ongoing'"),
    }
    for name, content in broken.items():
        (tmp_path / f"{name}.toml").write_bytes(content.encode("utf-8", "surrogateescape"))
    os.mkfifo(tmp_path / "rör.toml")
    assert newest(tmp_path) == "a.toml"


def test_the_answers_of_older_files_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        put(tmp_path / f"{number}.toml", date=date(2010 + number, 1, 1))
    whole: list[Path] = []

    def counted(path: Path) -> Assessment:
        whole.append(path)
        return read(path)

    monkeypatch.setattr(finished, "read", counted)
    assert newest(tmp_path) == "8.toml"
    assert [path.name for path in whole] == ["8.toml"]
