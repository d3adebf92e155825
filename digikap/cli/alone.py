"""Who answers alone, as the command line says it; and which flags go with which way to answer."""

from __future__ import annotations

from digikap.cli.wishes import Wishes
from digikap.errors import UsageError
from digikap.interview.alone import alias_of, role_choices, role_of
from digikap.interview.typed import Refused
from digikap.model.answer import Respondent
from digikap.model.assessment import Mode
from digikap.model.questionnaire import Questionnaire
from digikap.swedish import listed


def check_fits(wishes: Wishes, mode: Mode) -> None:
    """Raises UsageError that names every flag that does not go with the way to answer."""
    alone = {"--respondent": wishes.respondent is not None, "--role": wishes.role is not None}
    together = {
        "--participants": wishes.participants is not None,
        "--previous": wishes.previous is not None,
        "--targets": wishes.targets is not None,
    }
    wrong = [flag for flag, given in (together if mode == "individual" else alone).items() if given]
    if wrong and mode == "individual":
        raise UsageError(
            f"{listed(wrong)} går inte ihop med --mode individual.",
            "Ta bort flaggan: det hör till gruppens gemensamma fil.",
        )
    if wrong:
        raise UsageError(f"{listed(wrong)} hör ihop med --mode individual.", "Lägg till det, eller ta bort flaggan.")
    if wishes.previous is not None and wishes.no_previous:
        raise UsageError("--previous och --no-previous säger emot varandra.", "Ange bara en av dem.")


def respondent_of(wishes: Wishes, questionnaire: Questionnaire) -> Respondent | None:
    """Who answers, None where the command line does not say. Raises UsageError for what cannot be saved."""
    if wishes.respondent is None:
        if wishes.role is not None:
            raise UsageError("--role behöver ett alias.", "Lägg till --respondent, till exempel --respondent 7.")
        return None
    alias = alias_of(wishes.respondent)
    if isinstance(alias, Refused):
        raise UsageError(f"--respondent: {alias.message}")
    role = role_of(wishes.role or "", questionnaire)
    if isinstance(role, Refused):
        known = listed((one for one, _ in role_choices(questionnaire)), "eller")
        raise UsageError(f"--role: {role.message}", f"Roller i formuläret: {known}." if known else "")
    return Respondent(alias, role or None)
