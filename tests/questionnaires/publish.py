"""The list of what is published: what it should say, and writing new versions into it.

To publish a new version of a questionnaire: copy `questionnaires/<id>/<n>.toml` to `<n + 1>.toml`, raise `version`,
change what is to be changed (a question whose meaning changes gets a new id), and run

    python -m tests.questionnaires.publish

It adds what is new to `questionnaires/published.toml` and refuses if something published has changed or is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import tomli_w

from digikap.checking.authored import Shared
from digikap.model.fingerprint import fingerprint_of_scale, fingerprint_of_service, fingerprints
from digikap.store import toml
from digikap.store.content import shipped
from digikap.store.questionnaires import available, load

LIST = shipped() / "published.toml"
HEAD = """\
# Det som är publicerat och därför aldrig ändras: varje version av varje formulär med fingeravtrycket av varje fråga
# (text, svar, steg och beskrivningar), av varje svarsskala och av varje verksamhet. Skrivs inte för hand: ett test
# vakar över listan, och nya versioner läggs till med python -m tests.questionnaires.publish
"""

Found = dict[str, Any]


def published() -> Found:
    """What the list says."""
    return toml.parse(LIST.read_bytes(), LIST.name)


def content() -> Found:
    """What the list should say of the content as it stands."""
    scales = toml.parse((shipped() / "scales.toml").read_bytes(), "scales.toml")
    shared = Shared.model_validate({key: scales[key] for key in ("scales", "services")})
    questionnaires: Found = {}
    for one in available():
        questionnaires.setdefault(one.id, {})[str(one.version)] = dict(fingerprints(load(one.path)))
    return {
        "format": "digikap-published",
        "format_version": 1,
        "scales": {scale.id: fingerprint_of_scale(scale) for scale in shared.scales},
        "services": {service.id: fingerprint_of_service(service) for service in shared.services},
        "questionnaires": questionnaires,
    }


def broken(old: Found, new: Found, path: str = "") -> Iterator[str]:
    """What the list has and the content has not, or has otherwise; in a version also what has come to it."""
    for key, value in old.items():
        name = f"{path}{key}"
        if key not in new:
            yield f"{name} är borta"
        elif isinstance(value, dict):
            yield from broken(value, new[key], f"{name}.")
        elif value != new[key]:
            yield f"{name} är ändrad"
    if path.count(".") == len(("questionnaires", "id", "version")):
        yield from (f"{path}{key} har kommit till" for key in new.keys() - old.keys())


def main() -> None:
    """Writes what is new into the list."""
    new = content()
    if LIST.exists() and (faults := list(broken(published(), new))):
        raise SystemExit("Det som är publicerat ändras inte:\n" + "\n".join(faults))
    LIST.write_bytes((HEAD + tomli_w.dumps(new)).encode())


if __name__ == "__main__":
    main()
