"""A file with required levels: written after one assessment, read for others, and every fault told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from digikap.errors import BadFileError
from digikap.model.tally import Tally
from digikap.store.targets import as_levels, read_targets, targets_toml
from tests.store.small import begun, small, tallied
from tests.store.strategies import LAW_OF_TWO, REQUIRED

FAULTY = sorted((Path(__file__).parents[1] / "data" / "faulty" / "targets").glob("*.toml"))


def test_the_file_says_where_the_levels_come_from_and_for_which_model() -> None:
    assert targets_toml(tallied()) == (
        'format = "digikap-targets"\n'
        "format_version = 1\n"
        'title = "Målnivåer från Ängelholm, 2026-11-21"\n'
        "\n"
        "[model]\n"
        'id = "modell"\n'
        "version = 1\n"
        "\n"
        "[required]\n"
        "robusthet = 4\n"
        "drift = 4\n"
    )


@LAW_OF_TWO
@given(levels=REQUIRED)
def test_levels_are_read_back_as_they_were_and_votes_as_their_level(
    tmp_path_factory: pytest.TempPathFactory, levels: dict[str, int | Tally]
) -> None:
    path = tmp_path_factory.mktemp("targets") / "mål.toml"
    path.write_text(targets_toml(begun(required={"drift": 3, **levels})), encoding="utf-8")
    told = read_targets(path, small())
    assert told == as_levels({"drift": 3, **levels})
    assert all(told[key] == one for key, one in levels.items() if isinstance(one, int))


@pytest.mark.parametrize(
    ("votes", "level"), [((0, 0, 0, 5, 4), 4), ((0, 0, 0, 4, 5), 5), ((0, 0, 1, 1, 0), 4), ((4, 0, 0, 0, 0), 1)]
)
def test_the_level_of_votes_is_the_one_nearest_their_mean(votes: tuple[int, ...], level: int) -> None:
    assert as_levels({"drift": Tally(votes, 2), "utveckling": Tally((0,) * 5, 3)}) == {"drift": level}


def test_a_file_by_hand_needs_no_more_than_its_levels(tmp_path: Path) -> None:
    path = tmp_path / "mål.toml"
    path.write_text('format = "digikap-targets"\n[required]\nkvalitet = 5\n', encoding="utf-8")
    assert read_targets(path, small()) == {"kvalitet": 5}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('format = "digikap-assessment"', "”mål.toml” är en självskattning, inte en fil med målnivåer."),
        ('format = "annat"', "”mål.toml” är ingen fil med målnivåer."),
        ("", "”mål.toml” är ingen fil med målnivåer."),
        ('format = "digikap-targets"\nformat_version = 0', "”mål.toml” har format_version 0, som inte finns."),
        (
            'format = "digikap-targets"\nformat_version = 2',
            "”mål.toml” är sparad i format 2. Den här versionen av digikap läser format 1.",
        ),
        ("a = [", "Filen mål.toml går inte att läsa."),
    ],
)
def test_another_kind_of_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mål.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadFileError) as error:
        read_targets(Path("mål.toml"), small())
    assert error.value.message == message


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_each_faulty_file_gives_the_message_beside_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with pytest.raises(BadFileError) as error:
        read_targets(Path(path.name), small())
    assert f"{error.value}\n{error.value.advice}\n" == path.with_suffix(".txt").read_text("utf-8")
