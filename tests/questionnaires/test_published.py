"""What is published stays as it is: every version can be loaded, and no question of it has changed."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from digikap.store.questionnaires import load
from tests.questionnaires import publish
from tests.questionnaires.publish import broken, content, published


def test_nothing_that_is_published_has_changed_or_is_gone() -> None:
    assert list(broken(published(), content())) == []


def test_everything_that_ships_is_in_the_list() -> None:
    assert published() == content(), "run: python -m tests.questionnaires.publish"


def test_every_published_version_can_be_loaded_by_its_name() -> None:
    versions = [(name, version) for name, found in published()["questionnaires"].items() for version in found]
    assert {"kommunen", "tre_s", "kompass"} <= {name for name, _ in versions}
    for name, version in versions:
        questionnaire = load(f"{name}@{version}")
        assert (questionnaire.id, str(questionnaire.version)) == (name, version)


def test_a_changed_question_a_lost_scale_and_an_added_question_are_noticed_and_a_new_version_is_not() -> None:
    new = copy.deepcopy(content())
    new["questionnaires"]["tre_s"]["2"] = dict(new["questionnaires"]["tre_s"]["1"])
    new["scales"]["ny"] = "0"
    assert list(broken(published(), new)) == []
    new["questionnaires"]["tre_s"]["1"]["s_krav"] = "0"
    new["questionnaires"]["kompass"]["1"]["k_ny"] = "0"
    del new["questionnaires"]["kommunen"]["1"]["d_total"]
    del new["scales"]["niva"]
    assert set(broken(published(), new)) == {
        "questionnaires.tre_s.1.s_krav är ändrad",
        "questionnaires.kompass.1.k_ny har kommit till",
        "questionnaires.kommunen.1.d_total är borta",
        "scales.niva är borta",
    }


def test_publishing_adds_what_is_new_and_refuses_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "published.toml"
    monkeypatch.setattr(publish, "LIST", path)
    publish.main()
    assert path.read_bytes() == (publish.shipped() / "published.toml").read_bytes()
    publish.main()
    path.write_text(path.read_text(encoding="utf-8").replace("niva = ", "nivan = "), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"scales\.nivan är borta"):
        publish.main()
