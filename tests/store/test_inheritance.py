"""Files that build on others: what may be built on, and where faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from digikap.errors import BadFileError
from digikap.model.fingerprint import fingerprints
from digikap.store.questionnaires import dump, examine, load, restore

HEAD = """format = "digikap-questionnaire"
format_version = 1
id = "{id}"
version = {version}
title = "Vår egen"
extends = {extends}
"""
SECTION = """
[[sections]]
id = "{id}"
title = "Vatten"
minutes = 4

[[sections.questions]]
id = "{id}_fritt"
kind = "text"
text = "Vad?"
label = "Vad"
"""


def written(path: Path, extends: str, more: str = "", version: int = 1) -> Path:
    """A file that builds on another; its id is the file's name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    quoted = f"'{extends}'" if '"' not in extends else extends
    path.write_text(HEAD.format(id=path.stem, extends=quoted, version=version) + more, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    """The errors of a file, each with the file, the line and what is wrong."""
    with pytest.raises(BadFileError) as caught:
        load(path)
    return [f"{fault.file}:{fault.line} {fault.what}" for fault in caught.value.faults]


def test_a_shipped_questionnaire_is_built_on_and_its_questions_stay_the_same(tmp_path: Path) -> None:
    questionnaire = load(written(tmp_path / "kusten.toml", "kommunen@1", SECTION.format(id="vatten")))
    assert (questionnaire.id, questionnaire.version, questionnaire.bases) == ("kusten", 1, ("kommunen@1",))
    plain = load("kommunen@1")
    assert fingerprints(plain).items() <= fingerprints(questionnaire).items()
    assert questionnaire.model == plain.model
    assert questionnaire.actions == plain.actions
    assert restore(dump(questionnaire), "kopia.toml") == questionnaire


def test_one_without_a_capacity_model_is_built_on_too(tmp_path: Path) -> None:
    more = '[[dimensions]]\nid = "vatten"\nname = "Vatten"\n' + SECTION.format(id="vatten").replace(
        'kind = "text"', 'kind = "rating"\nscale = "grad"\ndimensions = ["vatten"]'
    )
    questionnaire = load(written(tmp_path / "mitt.toml", "tre_s@1", more))
    assert questionnaire.model.id == "mitt"
    assert [one.id for one in questionnaire.model.dimensions] == ["saker", "satt", "samhalle", "vatten"]


def test_files_build_on_files_in_the_same_folder_or_inside_it(tmp_path: Path) -> None:
    written(tmp_path / "delar" / "grund.toml", "kommunen@1", SECTION.format(id="vatten"), version=7)
    path = written(tmp_path / "egen.toml", "delar/grund.toml", SECTION.format(id="luft"))
    questionnaire = load(path)
    assert questionnaire.bases == ("grund@7", "kommunen@1")
    assert [section.id for section in questionnaire.sections][-2:] == ["vatten", "luft"]


@pytest.mark.parametrize(
    ("extends", "what"),
    [
        ("kommunen", "Versionen saknas efter ”kommunen”."),
        ("komunen@1", "Det finns inget formulär ”komunen@1” att bygga på."),
        ("kommunen@9", "Det finns inget formulär ”kommunen@9” att bygga på."),
        ("borta.toml", "Filen ”borta.toml” finns inte."),
        ("../grund.toml", "Filen ”../grund.toml” ligger utanför formulärets mapp."),
        ("/etc/grund.toml", "Filen ”/etc/grund.toml” ligger utanför formulärets mapp."),
        (f"{'x' * 300}.toml", f"Filen ”{'x' * 59}…” går inte att läsa."),
        ("egen.toml", "Formuläret bygger på sig självt genom ”egen.toml”."),
        ("runt.toml", "Formuläret bygger på sig självt genom ”egen.toml”."),
    ],
)
def test_what_cannot_be_built_on_is_told_with_the_files_own_faults(tmp_path: Path, extends: str, what: str) -> None:
    written(tmp_path / "grund.toml", "kommunen@1")
    written(tmp_path / "mapp" / "runt.toml", "egen.toml")
    path = written(tmp_path / "mapp" / "egen.toml", extends, "minutes = 3\n")
    file = "runt.toml" if extends == "runt.toml" else "egen.toml"
    assert told(path) == [f"{file}:6 {what}", "egen.toml:7 ”minutes” är inget namn som kan stå här."]


def test_a_reference_that_is_no_text_is_told_once(tmp_path: Path) -> None:
    path = written(tmp_path / "egen.toml", "x")
    path.write_text(path.read_text(encoding="utf-8").replace("'x'", "3"), encoding="utf-8")
    assert told(path) == ["egen.toml:6 ”extends” ska vara text."]


def test_a_link_out_of_the_folder_is_refused_and_links_in_a_circle_are_no_end(tmp_path: Path) -> None:
    written(tmp_path / "grund.toml", "kommunen@1")
    path = written(tmp_path / "mapp" / "egen.toml", "ut.toml")
    (path.parent / "ut.toml").symlink_to(tmp_path / "grund.toml")
    assert told(path) == ["egen.toml:6 Filen ”ut.toml” ligger utanför formulärets mapp."]
    (path.parent / "ut.toml").unlink()
    (path.parent / "ut.toml").symlink_to("ut.toml")
    assert told(path) == ["egen.toml:6 Filen ”ut.toml” går inte att läsa."]


def test_at_most_five_files_build_on_each_other(tmp_path: Path) -> None:
    written(tmp_path / "f0.toml", "kommunen@1")
    for number in range(1, 7):
        path = written(tmp_path / f"f{number}.toml", f"f{number - 1}.toml")
    assert load(tmp_path / "f5.toml").bases[-1] == "kommunen@1"
    assert told(path) == ["f1.toml:6 Fler än 5 formulär bygger på varandra."]


def test_faults_are_told_in_the_file_where_they_are(tmp_path: Path) -> None:
    written(tmp_path / "grund.toml", "kommunen@1", 'include_optional = ["u_platts"]\n')
    path = written(tmp_path / "egen.toml", "grund.toml", 'quick_minutes = "tio"\n')
    with pytest.raises(BadFileError) as caught:
        load(path)
    assert caught.value.message == "Formuläret egen.toml har två fel."
    assert told(path) == [
        "grund.toml:7 Det finns inget tillval ”u_platts”.",
        "egen.toml:7 ”quick_minutes” ska vara ett heltal.",
    ]


def test_a_base_that_cannot_be_read_at_all_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "grund.toml").write_text('format = "digikap-scales"\n', encoding="utf-8")
    with pytest.raises(BadFileError, match=r"Filen grund\.toml är inget formulär, utan en fil med svarsskalor"):
        load(written(tmp_path / "egen.toml", "grund.toml"))


def test_advice_about_the_base_is_not_told_again(tmp_path: Path) -> None:
    written(tmp_path / "grund.toml", "kommunen@1", 'include_optional = ["d_total"]\n')
    examined = examine(written(tmp_path / "egen.toml", "grund.toml"))
    assert examined.questionnaire is not None
    assert examined.found == ()


def test_the_place_of_what_stands_by_id_is_told_in_words(tmp_path: Path) -> None:
    more = '[services.hamn]\nname = "Hamnen"\nafter = "borta"\n[questions.borta]\nhelp = "H"\n'
    with pytest.raises(BadFileError) as caught:
        load(written(tmp_path / "egen.toml", "kommunen@1", more))
    assert [fault.where for fault in caught.value.faults] == ["verksamhet hamn", "fråga borta"]
