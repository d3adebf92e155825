"""Failures carry words, and an exit code each."""

import pytest

from digikap.errors import BadFileError, DigikapError, ExitCode, Fault, InterruptedWorkError, UsageError


@pytest.mark.parametrize(
    ("kind", "code"),
    [(DigikapError, 1), (UsageError, 2), (InterruptedWorkError, 130)],
)
def test_every_kind_of_failure_has_one_exit_code(kind: type[DigikapError], code: int) -> None:
    error = kind("Det gick inte.", "Försök igen.")
    assert (error.exit_code, error.message, error.advice, str(error)) == (
        code,
        "Det gick inte.",
        "Försök igen.",
        "Det gick inte.",
    )


def test_there_are_four_exit_codes() -> None:
    assert sorted(ExitCode) == [0, 1, 2, 130]


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("Fel."), "Fel."),
        (Fault("Fel.", advice="Menade du x?"), "Fel. Menade du x?"),
        (Fault("Fel.", "a.toml", 3, 7, "fråga q"), "a.toml:3:7, fråga q: Fel."),
        (Fault("Fel.", "a.toml", where="avsnitt s"), "a.toml, avsnitt s: Fel."),
        (Fault("Fel.", "a.toml", 3), "a.toml:3: Fel."),
    ],
)
def test_a_fault_tells_as_much_of_its_place_as_is_known(fault: Fault, text: str) -> None:
    assert str(fault) == text


def test_a_bad_file_tells_all_its_faults_in_their_order() -> None:
    error = BadFileError("a.toml har två fel.", (Fault("Ett."), Fault("Två.")), "Rätta dem.")
    assert str(error) == "a.toml har två fel.\nEtt.\nTvå."
    assert error.exit_code == ExitCode.FAULT
