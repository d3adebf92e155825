"""The file of an interview: held, saved after every answer, moved, and never written over unasked."""

from __future__ import annotations

import os
import signal
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from digikap.errors import BadFileError
from digikap.model.answer import Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.plan import Previous
from digikap.model.tally import Tally, Voting
from digikap.store import files, merged_text, saved_text, workfile
from digikap.store.assessments import read, to_toml
from digikap.store.failures import LockedError, SaveError
from digikap.store.workfile import Workfile, default_name, merged_name, unfinished
from tests.store.process import run, start
from tests.store.small import ACTIONS, MOMENT, alone, begun, filled, long, merged, tallied
from tests.store.strategies import LAW_OF_TWO, assessments

LATER = "2026-11-21T09:42:00+01:00"


def created(path: Path) -> Workfile:
    return Workfile.create(path, "jag", "i dag")


def resumed(path: Path) -> tuple[Workfile, Assessment]:
    return Workfile.resume(path, "jag", "i dag")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------- saving


def test_a_save_gives_what_is_in_the_file_with_its_revision_and_moment(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    with created(path) as work:
        assert not path.exists()
        first = work.save(begun(), MOMENT)
        assert first == replace(begun(), revision=1, saved=MOMENT) == read(path)
        second = work.save(first.with_answer("d_total", 4), LATER)
        assert second.revision == 2 and second.saved == LATER
        assert second == read(path)
    assert names(tmp_path) == ["a.toml"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_revision_counts_saves_even_if_the_caller_goes_on_with_what_it_had(tmp_path: Path) -> None:
    with created(tmp_path / "a") as work:
        assert [work.save(begun(), MOMENT).revision for _ in range(3)] == [1, 2, 3]


def test_a_resumed_file_goes_on_from_its_revision(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text(to_toml(filled()), encoding="utf-8")
    work, assessment = resumed(path)
    with work:
        assert assessment == filled()
        assert work.save(assessment, LATER).revision == 32
    assert read(path) == replace(filled(), revision=32, saved=LATER)


def test_every_save_is_the_whole_file_as_it_would_be_written_at_once(tmp_path: Path) -> None:
    path, assessment = tmp_path / "a", filled()
    steps = [
        assessment.with_answer("d_total", 1),
        assessment.with_answer("d_total", None),
        assessment.with_comment("fritt", None),
        replace(assessment, services={"forskola": "Nytt namn"}),
        assessment.with_analysis("ett", 1, "Mer"),
        assessment,
    ]
    with created(path) as work:
        for step in steps:
            saved = work.save(step, MOMENT)
            assert path.read_text(encoding="utf-8") == to_toml(saved)


@LAW_OF_TWO
@given(first=assessments(), second=assessments())
def test_any_assessment_is_saved_and_read_back(
    tmp_path_factory: pytest.TempPathFactory, first: Assessment, second: Assessment
) -> None:
    path = tmp_path_factory.mktemp("work") / "a"
    with created(path) as work:
        work.save(first, MOMENT)
        saved = work.save(second, MOMENT)
        assert read(path) == saved


def test_only_what_changed_is_rendered_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[dict[str, object]] = []
    render = saved_text.rendered

    def counted(table: dict[str, object]) -> bytes:
        rendered.append(table)
        return render(table)

    questionnaire = long(400)
    assessment = begun(questionnaire, answers={f"q{number}": 3 for number in range(400)})
    with created(tmp_path / "a") as work:
        assessment = work.save(assessment, MOMENT)
        monkeypatch.setattr(saved_text, "rendered", counted)
        work.save(assessment.with_answer("q200", 5).with_comment("q1", Comment("x")), MOMENT)
    parts = [next(iter(table)) for table in rendered]
    assert sorted(parts) == ["comments", "format", "organisation", "q200"]


def test_only_the_votes_that_changed_are_rendered_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[dict[str, Any]] = []
    render = saved_text.rendered

    def counted(table: dict[str, Any]) -> bytes:
        rendered.append(table)
        return render(table)

    tally = Tally((0, 3, 4, 1, 0))
    assessment = begun(
        long(400), mode="tally", votes={f"q{number}": Voting((tally,)) for number in range(400)},
        required={"drift": 3}, actions=ACTIONS, previous=Previous("f0rra", date(2025, 1, 1), {"q1": "3"}),
    )  # fmt: skip
    with created(tmp_path / "a") as work:
        assessment = work.save(assessment, MOMENT)
        monkeypatch.setattr(saved_text, "rendered", counted)
        work.save(assessment.with_round("q200", tally), MOMENT)
    assert [next(iter(table)) for table in rendered] == ["format", "organisation", "votes"]
    assert list(rendered[-1]["votes"]) == ["q200"]


def test_respondents_are_rendered_anew_only_when_they_or_what_they_share_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[dict[str, Any]] = []
    render = merged_text.rendered

    def counted(table: dict[str, Any]) -> bytes:
        rendered.append(table)
        return render(table)

    whole = merged(alone("a", "1", answers={"d_total": 2}), alone("b", "2"))
    with created(tmp_path / "a") as work:
        monkeypatch.setattr(merged_text, "rendered", counted)
        saved = work.save(whole, MOMENT)
        assert len(rendered) == 2
        saved = work.save(replace(saved, actions=ACTIONS), LATER)
        assert len(rendered) == 2
        saved = work.save(replace(saved, services={"forskola": "Förskola"}), LATER)
        assert len(rendered) == 4
    assert read(tmp_path / "a") == saved
    assert list(saved.respondents[0].services) == ["forskola", "egen_hamn"]


def test_an_assessment_in_another_questionnaire_carries_that_one(tmp_path: Path) -> None:
    with created(tmp_path / "a") as work:
        work.save(begun(), MOMENT)
        work.save(begun(long(3)), MOMENT)
    assert read(tmp_path / "a").questionnaire == long(3)


def test_a_moment_that_could_not_be_read_back_is_a_fault_of_ours(tmp_path: Path) -> None:
    with created(tmp_path / "a") as work, pytest.raises(ValueError, match="isoformat"):
        work.save(begun(), "nyss")
    assert names(tmp_path) == []


def test_an_assessment_too_large_to_be_read_back_is_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workfile, "ASSESSMENT_LIMIT", 1_000_000)
    path = tmp_path / "a"
    with created(path) as work:
        work.save(begun(), MOMENT)
        with pytest.raises(SaveError, match="för stor att läsa") as error:
            work.save(begun(answers={"fritt": Written("x" * 1_100_000)}), MOMENT)
        assert error.value.advice == "Korta kommentarer eller egna texter."
        assert read(path).answers == {}


def test_services_of_the_longest_names_and_as_many_as_there_may_be_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a"
    services = {f"s{number}": str(number) for number in range(1_000)}
    with created(path) as work:
        work.save(begun(services={"hamn": "x" * 2_000}), MOMENT)
        assert read(path).services == {"hamn": "x" * 2_000}
        work.save(begun(services=services), MOMENT)
        assert read(path).services == services
        with pytest.raises(SaveError, match="1\u00a0001 verksamheter") as error:
            work.save(begun(services={**services, "hamn": "Hamnen"}), MOMENT)
        assert "Högst 1\u00a0000 ryms." in error.value.advice
        assert read(path).services == services


# ---------------------------------------------------------------- never over another file


def test_a_new_file_is_not_opened_where_something_stands(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"viktigt")
    with pytest.raises(SaveError, match="Det finns redan något med det namnet"):
        created(tmp_path / "a")
    assert names(tmp_path) == ["a"]


def test_a_file_that_came_in_between_is_left_alone(tmp_path: Path) -> None:
    with created(tmp_path / "a") as work:
        (tmp_path / "a").write_bytes(b"viktigt")
        with pytest.raises(SaveError, match="har ändrats av någon annan och skrivs inte över"):
            work.save(begun(), MOMENT)
    assert (tmp_path / "a").read_bytes() == b"viktigt"


@pytest.mark.parametrize("how", ["in place", "replaced", "a folder"])
def test_a_file_that_somebody_changed_is_left_alone_and_the_work_goes_on_elsewhere(tmp_path: Path, how: str) -> None:
    path = tmp_path / "a"
    with created(path) as work:
        assessment = work.save(begun(), MOMENT)
        if how == "in place":
            with path.open("ab") as file:
                file.write(b"# egen rad\n")
        elif how == "replaced":
            path.unlink()
            path.write_bytes(b"annat")
        else:
            path.unlink()
            path.mkdir()
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(SaveError, match="skrivs inte över") as error:
            work.save(assessment.with_answer("d_total", 4), LATER)
        assert error.value.advice == "Spara på en annan plats."
        saved = work.save_as(tmp_path / "b", assessment.with_answer("d_total", 4), LATER)
        assert work.path == tmp_path / "b"
        assert read(tmp_path / "b") == saved and saved.revision == 2
        assert (path.read_bytes() if path.is_file() else None) == before


def test_a_file_that_was_removed_is_told_and_can_be_saved_there_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with created(path) as work:
        assessment = work.save(begun(), MOMENT)
        path.unlink()
        with pytest.raises(SaveError, match="har flyttats eller tagits bort"):
            work.save(assessment, LATER)
        assert work.save_as(path, assessment, LATER).revision == 2
        assert work.save(assessment, LATER).revision == 3
        with pytest.raises(LockedError):
            resumed(path)
    assert names(tmp_path) == ["a"]


def test_a_file_that_was_copied_over_itself_is_still_ours(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with created(path) as work:
        assessment = work.save(begun(), MOMENT)
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)  # what a synchronised folder does
        assert work.save(assessment, LATER).revision == 2


def test_a_save_that_was_cut_short_after_it_took_place_is_gone_on_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    with created(tmp_path / "a") as work:
        for answer in (3, 4):
            with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
                patched.setattr(files, "_sync_folder", interrupt)
                work.save(begun().with_answer("d_total", answer), MOMENT)
            assert read(tmp_path / "a").answers == {"d_total": answer}
        work.save(begun().with_answer("d_total", 5), MOMENT)
    assert read(tmp_path / "a").answers == {"d_total": 5}


# ---------------------------------------------------------------- another place


def test_a_move_takes_the_lock_along(tmp_path: Path) -> None:
    with created(tmp_path / "a") as work:
        assessment = work.save(begun(), MOMENT)
        work.save_as(tmp_path / "b", assessment, LATER)
        with pytest.raises(LockedError, match="av jag sedan i dag"):
            resumed(tmp_path / "b")
        resumed(tmp_path / "a")[0].close()
        work.save(assessment.with_answer("d_total", 2), LATER)
    assert read(tmp_path / "a").answers == {}
    assert read(tmp_path / "b").answers == {"d_total": 2}
    assert names(tmp_path) == ["a", "b"]


def test_a_folder_as_the_other_place_keeps_the_name(tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    with created(tmp_path / "a.toml") as work:
        work.save_as(tmp_path / "usb", begun(), MOMENT)
        assert work.path == tmp_path / "usb" / "a.toml"
    assert names(tmp_path / "usb") == ["a.toml"]


def test_a_move_that_fails_leaves_the_file_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "upptagen").write_bytes(b"viktigt")
    with created(tmp_path / "a") as work:
        assessment = work.save(begun(), MOMENT)
        for place in (tmp_path / "upptagen", tmp_path / "borta" / "b", tmp_path / ("x" * 300), Path("a\0b")):
            with pytest.raises(SaveError):
                work.save_as(place, assessment, LATER)
        (tmp_path / "rund").symlink_to("rund")
        with pytest.raises(SaveError):
            work.save_as(tmp_path / "rund", assessment, LATER)
        assert work.path == tmp_path / "a"
        with pytest.raises(LockedError):
            resumed(tmp_path / "a")
        work.save(assessment, LATER)
        assert not (tmp_path / ".upptagen.lock").exists()
    assert (tmp_path / "upptagen").read_bytes() == b"viktigt"


def test_a_full_disk_leaves_the_last_save_and_another_place_takes_the_new_one(tmp_path: Path) -> None:
    code = """
        import resource, signal, sys
        from pathlib import Path
        from digikap.store.failures import SaveError
        from digikap.store.workfile import Workfile
        from tests.store.small import MOMENT, begun
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        folder = Path(sys.argv[1])
        with Workfile.create(folder / "a", "", "") as work:
            assessment = work.save(begun(), MOMENT).with_answer("d_total", 4)
            soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
            try:
                work.save(assessment, MOMENT)
            except SaveError as error:
                print(error.message)
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            work.save_as(folder / "b", assessment, MOMENT)
    """
    assert "gick inte att spara" in run(code, tmp_path)
    assert read(tmp_path / "a").answers == {}
    assert read(tmp_path / "b").answers == {"d_total": 4}
    assert names(tmp_path) == ["a", "b"]


# ---------------------------------------------------------------- one holder, killed or not

SAVE = """
import sys
from pathlib import Path
from digikap.store.workfile import Workfile
from tests.store.small import MOMENT, begun, long
with Workfile.create(Path(sys.argv[1]), "den andra", "2026-11-21 09:41") as work:
    assessment = begun(long(500))
    for number in range(500):
        assessment = work.save(assessment.with_answer(f"q{number}", 3), MOMENT)
        print(number, flush=True)
"""


def test_an_interview_killed_while_saving_has_lost_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    for number, answers in enumerate((1, 3, 8, 20)):
        path = tmp_path / f"{number}.toml"
        process = start(SAVE, path)
        assert process.stdout
        for _ in range(answers):
            process.stdout.readline()
        with pytest.raises(LockedError, match="av den andra sedan 2026-11-21 09:41"):
            resumed(path)
        process.send_signal(signal.SIGKILL)
        acknowledged = answers + len(process.stdout.read().splitlines())  # also what had been read ahead
        process.communicate()
        work, assessment = resumed(path)
        with work:
            assert len(assessment.answers) in (acknowledged, acknowledged + 1)
            assert assessment.revision == len(assessment.answers)
            work.save(assessment, MOMENT)
        assert names(tmp_path)[-1] == path.name
        assert not [name for name in names(tmp_path) if name.startswith(".")]


def test_what_is_no_assessment_is_refused_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b'format = "digikap-glossary"')
    with pytest.raises(BadFileError, match="ordlista"):
        resumed(tmp_path / "a")
    with pytest.raises(BadFileError, match="finns inte"):
        resumed(tmp_path / "b")
    assert names(tmp_path) == ["a"]


def test_a_closed_file_can_be_closed_again(tmp_path: Path) -> None:
    work = created(tmp_path / "a")
    work.close()
    work.close()
    created(tmp_path / "a").close()


# ---------------------------------------------------------------- unfinished work


def put(path: Path, assessment: Assessment) -> None:
    path.write_text(to_toml(assessment), encoding="utf-8")


def test_unfinished_work_in_a_folder_is_told_the_last_saved_first(tmp_path: Path) -> None:
    put(tmp_path / "digikap-a.toml", filled())
    put(tmp_path / "eget namn.toml", begun(saved=LATER, organisation=Organisation("Åre")))
    put(tmp_path / "digikap-klar.toml", filled(state="finished"))
    later, earlier = unfinished(tmp_path)
    assert (later.path.name, later.organisation, later.saved) == ("eget namn.toml", "Åre", LATER)
    assert (later.answered, later.asked) == (0, 9)
    assert (earlier.path, earlier.questionnaire, earlier.title) == (
        tmp_path / "digikap-a.toml",
        "litet",
        "Ett litet formulär",
    )
    assert (earlier.answered, earlier.asked) == (7, 10)


def test_other_things_in_the_folder_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "digikap-a.toml", begun())
    put(tmp_path / "utan ändelse", begun())
    put(tmp_path / ".dold.toml", begun())
    finished_by_hand = to_toml(filled(state="finished")).replace('"finished"', "'finished'")
    (tmp_path / "digikap-klar.toml").write_text(finished_by_hand, encoding="utf-8")
    (tmp_path / "digikap-trasig.toml").write_text(to_toml(begun())[:300], encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (tmp_path / "digikap-mapp.toml").mkdir()
    (tmp_path / "digikap-lös.toml").symlink_to("finns inte")
    os.mkfifo(tmp_path / "digikap-rör.toml")
    with (tmp_path / "digikap-stor.toml").open("wb") as file:
        file.write(b'format = "digikap-assessment"\n')
        file.truncate(100_000_000_000)
    assert [one.path.name for one in unfinished(tmp_path)] == ["digikap-a.toml"]


def test_a_file_that_may_not_be_read_or_a_folder_that_is_gone_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "digikap-a.toml", begun())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert unfinished(tmp_path) == ()
    assert unfinished(tmp_path / "borta") == ()


def test_a_folder_with_very_many_files_is_not_read_to_the_end(tmp_path: Path) -> None:
    for number in range(30):
        put(tmp_path / f"a{number}.toml", begun())
    put(tmp_path / "digikap-a.toml", begun())
    os.utime(tmp_path / "digikap-a.toml", (0, 0))  # old, but the program's own name goes first
    found = [one.path.name for one in unfinished(tmp_path)]
    assert len(found) == 20 and "digikap-a.toml" in found


def test_unfinished_work_tells_how_it_is_answered_and_by_whom(tmp_path: Path) -> None:
    put(tmp_path / "a.toml", tallied(state="ongoing"))
    put(tmp_path / "b.toml", alone("b", "Röd"))
    put(tmp_path / "c.toml", begun())
    put(tmp_path / "d.toml", merged(alone("x", "1")))  # nobody goes on answering in a merged file
    found = {one.path.name: (one.mode, one.respondent) for one in unfinished(tmp_path)}
    assert found == {"a.toml": ("tally", None), "b.toml": ("individual", "Röd"), "c.toml": ("consensus", None)}


# ---------------------------------------------------------------- names


def test_one_persons_file_and_a_merged_one_say_so_in_their_names(tmp_path: Path) -> None:
    day = date(2026, 11, 21)
    assert default_name("Ängelholm", day, tmp_path, "Å 3").name == "digikap-angelholm-2026-11-21-a-3.toml"
    assert default_name("Ängelholm", day, tmp_path, "../*").name == "digikap-angelholm-2026-11-21-namnlos.toml"
    assert len(default_name("x" * 500, day, tmp_path, "y" * 500).name) < 140
    assert merged_name("Ängelholm", day, tmp_path).name == "digikap-angelholm-2026-11-21-sammanslagen.toml"
    (tmp_path / "digikap-angelholm-2026-11-21-sammanslagen.toml").touch()
    (tmp_path / "digikap-angelholm-2026-11-21-3.toml").touch()
    assert merged_name("Ängelholm", day, tmp_path).name == "digikap-angelholm-2026-11-21-sammanslagen-2.toml"
    assert default_name("Ängelholm", day, tmp_path, "3").name == "digikap-angelholm-2026-11-21-3-2.toml"


def test_a_new_files_name_is_plain_and_free(tmp_path: Path) -> None:
    day = date(2026, 11, 21)
    for wanted in ("", "-2", "-3"):
        path = default_name("Ängelholm", day, tmp_path)
        assert path == tmp_path / f"digikap-angelholm-2026-11-21{wanted}.toml"
        path.symlink_to("vart som helst")
    assert default_name("ÅÄÖ / ..\x1b", day).name == "digikap-aao-2026-11-21.toml"
    assert len(default_name("x" * 500, day).name) < 100
