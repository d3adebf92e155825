"""Reading within bounds, writing whole or not at all, and the lock, all with real files and real processes."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from digikap.errors import BadFileError
from digikap.store import files
from digikap.store.failures import LockedError, SaveError, save_error, unreadable
from digikap.store.files import (
    create_new,
    identity,
    locked,
    read_bytes,
    real_path,
    remove_leftovers,
    write_atomically,
)
from tests.store.process import AS_NOBODY, open_folder, run, start

WHEN = "2026-11-21 09:41"


@pytest.fixture
def folder() -> Iterator[Path]:
    with open_folder() as made:
        yield made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def said(error: pytest.ExceptionInfo[BadFileError] | pytest.ExceptionInfo[SaveError]) -> str:
    return f"{error.value.message} {error.value.advice}"


# ---------------------------------------------------------------- reading


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a", 5) == b"12345"


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "stor").open("wb") as file:
        file.truncate(200_000_000_000)  # a hole: takes no room on the disk, but would not fit in memory
    with pytest.raises(BadFileError, match="Filen får vara högst 10 MB"):
        read_bytes(tmp_path / "stor", files.ASSESSMENT_LIMIT)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no file that lies about its size")
def test_a_file_that_says_it_is_empty_is_still_read_within_the_limit() -> None:
    with pytest.raises(BadFileError, match="är för stor"):
        read_bytes(Path("/proc/self/maps"), 10)


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadFileError) as error:
        read_bytes(tmp_path / "finns-ej", 10)
    assert "finns-ej” finns inte. Kontrollera namnet, eller skriv hela sökvägen." in said(error)


def test_a_folder_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="är en mapp, inte en fil"):
        read_bytes(tmp_path, 10)


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör")
    with pytest.raises(BadFileError, match="är ingen vanlig fil"):
        read_bytes(tmp_path / "rör", 10)


def test_an_endless_device_is_refused() -> None:
    with pytest.raises(BadFileError, match="är ingen vanlig fil"):
        read_bytes(Path("/dev/zero"), 10)


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(BadFileError, match="är inget giltigt filnamn"):
        read_bytes(Path("a\0b"), 10)


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(BadFileError, match="är inget giltigt filnamn"):
        read_bytes(tmp_path / "a", 10)
    with pytest.raises(SaveError, match="Namnet går inte att använda"):
        write_atomically(tmp_path / "a", b"x")


def test_a_path_is_shown_without_obeying_what_is_in_it(tmp_path: Path) -> None:
    with pytest.raises(BadFileError) as error:
        read_bytes(tmp_path / "a\x1b[31m", 10)
    assert "\x1b" not in str(error.value) and "<U+001B>" in str(error.value)


@pytest.mark.parametrize("number", [errno.ENXIO, errno.EACCES, errno.EIO])
def test_other_failures_of_reading_have_words_too(number: int) -> None:
    error = unreadable(Path("x"), OSError(number, "english"))
    assert "english" not in str(error) and error.advice


# ---------------------------------------------------------------- writing


def test_what_is_written_is_read_back_and_no_other_file_is_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.toml", b"ett")
    write_atomically(tmp_path / "a.toml", b"tv\xc3\xa5")
    assert (tmp_path / "a.toml").read_bytes() == b"tv\xc3\xa5"
    assert names(tmp_path) == ["a.toml"]


def test_a_new_file_is_for_its_owner_only_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_atomically(tmp_path / "a", b"x")
        create_new(tmp_path / "b", b"x")
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"] == [0o600, 0o600]


def test_an_old_file_keeps_the_mode_that_its_owner_gave_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "a").chmod(0o664)
    write_atomically(tmp_path / "a", b"y")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o664


def test_a_link_goes_on_pointing_at_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "annan").mkdir()
    (tmp_path / "annan" / "a").write_bytes(b"x")
    (tmp_path / "länk").symlink_to("annan/a")
    write_atomically(tmp_path / "länk", b"y")
    assert (tmp_path / "länk").is_symlink()
    assert (tmp_path / "annan" / "a").read_bytes() == b"y"


def test_a_name_as_long_as_the_disk_takes_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("å" * 125 + ".toml")
    with locked(path, "", ""):
        write_atomically(path, b"x")
    assert names(tmp_path) == [path.name]


def test_a_longer_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="Namnet går inte att använda"):
        write_atomically(tmp_path / ("a" * 256), b"x")
    with pytest.raises(SaveError, match="Namnet går inte att använda"):
        write_atomically(Path("a\0b"), b"x")


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(SaveError) as error:
        write_atomically(tmp_path / "borta" / "a", b"x")
    assert "Mappen finns inte. Skapa mappen, eller spara på en annan plats." in said(error)
    (tmp_path / "fil").write_bytes(b"x")
    with pytest.raises(SaveError, match="Mappen finns inte"):
        write_atomically(tmp_path / "fil" / "a", b"x")


def test_a_folder_and_a_device_are_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="Det är en mapp"):
        write_atomically(tmp_path, b"x")
    os.mkfifo(tmp_path / "rör")
    with pytest.raises(SaveError, match="Det är ingen vanlig fil"):
        write_atomically(tmp_path / "rör", b"x")
    assert stat.S_ISFIFO((tmp_path / "rör").stat().st_mode)
    assert names(tmp_path) == ["rör"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"viktigt")
    with pytest.raises(SaveError, match="Det finns redan något med det namnet, och det skrivs inte över"):
        create_new(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"viktigt"
    assert names(tmp_path) == ["a"]


def test_a_new_file_loses_a_race_for_its_name_rather_than_winning_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_through = files._write_through

    def slow(temporary: Path, data: bytes, mode: int) -> None:
        write_through(temporary, data, mode)
        (tmp_path / "a").write_bytes(b"viktigt")  # somebody comes in between

    monkeypatch.setattr(files, "_write_through", slow)
    with pytest.raises(SaveError, match="skrivs inte över"):
        create_new(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"viktigt"
    assert names(tmp_path) == ["a"]


def test_a_disk_without_links_takes_new_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    create_new(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"
    assert names(tmp_path) == ["a"]


def test_a_new_file_on_such_a_disk_leaves_nothing_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SaveError):
        create_new(tmp_path / "a", b"x")
    assert names(tmp_path) == []


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    write_atomically(tmp_path / "a", b"gammal")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a", b"ny")
    assert (tmp_path / "a").read_bytes() == b"gammal"
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits and users as Linux has them")
def test_a_read_only_folder_is_told_to_an_ordinary_user(folder: Path) -> None:
    (folder / "a").write_bytes(b"gammal")
    folder.chmod(0o555)
    code = f"""
        import os, sys
        from pathlib import Path
        from digikap.store.failures import SaveError
        from digikap.store.files import create_new, locked, read_bytes, write_atomically
        from digikap.errors import BadFileError
        {AS_NOBODY}
        folder = Path(sys.argv[1])
        for write in (write_atomically, create_new):
            try:
                write(folder / "ny", b"x")
            except SaveError as error:
                print(error.message)
        try:
            with locked(folder / "a", "", ""):
                print("locked")
        except SaveError as error:
            print(error.message)
        try:
            write_atomically(folder / "a", b"x")
        except SaveError as error:
            print(error.message)
        try:
            read_bytes(folder / "a", 100)
        except BadFileError as error:
            print(error.message)
    """
    (folder / "a").chmod(0o600)
    lines = run(code, folder).splitlines()
    if lines[-1:] and os.getuid() == 0:
        assert lines.pop() == f"”{folder}/a” får inte läsas av dig."
    assert len(lines) == 4
    assert all(line.endswith("gick inte att spara. Mappen eller filen är skrivskyddad för dig.") for line in lines)
    assert (folder / "a").read_bytes() == b"gammal"
    assert names(folder) == ["a"]


@pytest.mark.skipif(sys.platform != "linux", reason="limits and users as Linux has them")
def test_a_write_protected_file_in_an_open_folder_is_left_alone(folder: Path) -> None:
    (folder / "a").write_bytes(b"gammal")
    (folder / "a").chmod(0o444)
    code = f"""
        import os, sys
        from pathlib import Path
        from digikap.store.failures import SaveError
        from digikap.store.files import write_atomically
        {AS_NOBODY}
        try:
            write_atomically(Path(sys.argv[1]), b"x")
        except SaveError as error:
            print(error.message)
    """
    assert "skrivskyddad" in run(code, folder / "a")
    assert (folder / "a").read_bytes() == b"gammal"


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def refuse(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not here")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)
    write_atomically(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


@pytest.mark.skipif(sys.platform != "linux", reason="limits and users as Linux has them")
def test_a_disk_that_takes_no_more_leaves_the_old_file_whole(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"gammal")
    code = """
        import resource, signal, sys
        from pathlib import Path
        from digikap.store.failures import SaveError
        from digikap.store.files import write_atomically
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write_atomically(Path(sys.argv[1]), b"x" * 5000)
        except SaveError as error:
            print(error.message)
    """
    assert "Filen är större än vad som får skrivas här." in run(code, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"gammal"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "Disken är full."),
        (errno.EDQUOT, "Disken är full."),
        (errno.EROFS, "skrivskyddad"),
        (errno.EFBIG, "större än vad som får skrivas"),
        (errno.EIO, "svarar inte"),
        (errno.ESTALE, f"felkod {errno.ESTALE}"),
    ],
)
def test_every_failure_of_writing_has_its_words(number: int, word: str) -> None:
    error = save_error(Path("min fil"), OSError(number, "english"))
    assert error.message.startswith("”min fil” gick inte att spara. ")
    assert word in error.message and "english" not in error.message
    assert error.advice


def test_killed_writers_leave_a_whole_file_and_their_remains_are_removed(tmp_path: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from digikap.store.files import write_atomically
        number = 0
        while True:
            write_atomically(Path(sys.argv[1]), bytes([65 + number % 26]) * 200_000)
            number += 1
            print(number, flush=True)
    """
    path = tmp_path / "a"
    for waits in (1, 2, 4, 7, 11):
        process = start(code, path)
        assert process.stdout
        for _ in range(waits):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate()
        data = path.read_bytes()
        assert len(data) == 200_000 and len(set(data)) == 1
        remove_leftovers(path)
        assert names(tmp_path) == ["a"]


def test_only_the_remains_of_this_very_file_are_removed(tmp_path: Path) -> None:
    for name in (".a.toml.1234.digikap-tmp", ".ab.toml.1234.digikap-tmp", ".a.toml.lock", "a.toml", ".a.toml.x"):
        (tmp_path / name).write_bytes(b"")
    remove_leftovers(tmp_path / "a.toml")
    assert names(tmp_path) == [".a.toml.lock", ".a.toml.x", ".ab.toml.1234.digikap-tmp", "a.toml"]


# ---------------------------------------------------------------- the lock

HOLD = """
import sys
from pathlib import Path
from digikap.store.files import locked
with locked(Path(sys.argv[1]), "Å\\x1b[1mse på dator-7", "2026-11-21 09:41"):
    print("held", flush=True)
    sys.stdin.readline()
print("free", flush=True)
"""


def test_a_second_process_is_told_who_has_the_file_and_since_when(tmp_path: Path) -> None:
    holder = start(HOLD, tmp_path / "a")
    assert holder.stdout and holder.stdout.readline() == "held\n"
    with pytest.raises(LockedError) as error, locked(tmp_path / "a", "jag", WHEN):
        pass
    assert "är redan öppen av Å<U+001B>[1mse på dator-7 sedan 2026-11-21 09:41." in error.value.message
    assert error.value.advice
    holder.communicate("\n")
    with locked(tmp_path / "a", "jag", WHEN):
        pass
    assert names(tmp_path) == []


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    holder = start(HOLD, tmp_path / "a")
    assert holder.stdout and holder.stdout.readline() == "held\n"
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    assert names(tmp_path) == [".a.lock"]
    with locked(tmp_path / "a", "jag", WHEN):
        assert "jag" in (tmp_path / ".a.lock").read_text()
    assert names(tmp_path) == []


def test_a_file_and_a_link_to_it_have_one_lock(tmp_path: Path) -> None:
    (tmp_path / "länk").symlink_to("a")
    with (
        locked(tmp_path / "a", "jag", WHEN),
        pytest.raises(LockedError, match="av jag sedan 2026"),
        locked(tmp_path / "länk", "", ""),
    ):
        pass


def test_a_holder_that_says_nothing_is_still_a_holder(tmp_path: Path) -> None:
    with locked(tmp_path / "a", "", ""), pytest.raises(LockedError) as error, locked(tmp_path / "a", "", ""):
        pass
    assert error.value.message.endswith("a” är redan öppen.")


def test_a_lock_whose_words_cannot_be_read_is_still_told(tmp_path: Path) -> None:
    with locked(tmp_path / "a", "jag", WHEN):
        (tmp_path / ".a.lock").write_bytes(b"x" * 20_000)
        with pytest.raises(LockedError, match="är redan öppen"), locked(tmp_path / "a", "", ""):
            pass


def test_the_lock_is_let_go_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "a", "", ""):
        raise ZeroDivisionError
    with locked(tmp_path / "a", "", ""):
        pass


def test_a_folder_that_is_gone_takes_no_lock(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="Mappen finns inte"), locked(tmp_path / "borta" / "a", "", ""):
        pass


def test_a_disk_that_knows_no_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(files, "_take", refuse)
    with pytest.raises(SaveError, match="svarar inte"), locked(tmp_path / "a", "", ""):
        pass


def test_a_lock_file_that_was_removed_meanwhile_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = files._take
    taken = []

    def slow(descriptor: int) -> None:
        if not taken:
            (tmp_path / ".a.lock").unlink()  # the former holder lets go just now
        taken.append(descriptor)
        take(descriptor)

    monkeypatch.setattr(files, "_take", slow)
    with locked(tmp_path / "a", "", ""):
        assert len(taken) == 2
        assert names(tmp_path) == [".a.lock"]


def test_two_processes_never_hold_it_at_once(tmp_path: Path) -> None:
    code = """
        import os, sys
        from pathlib import Path
        from digikap.store.failures import LockedError
        from digikap.store.files import locked
        path, held = Path(sys.argv[1]), 0
        while held < 200:
            try:
                with locked(path, str(os.getpid()), ""):
                    # fails where another is inside
                    os.close(os.open(path.with_name("inne"), os.O_CREAT | os.O_EXCL))
                    held += 1
                    path.with_name("inne").unlink()
            except LockedError:
                pass
    """
    for process in [start(code, tmp_path / "a") for _ in range(3)]:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors


# ---------------------------------------------------------------- identity


def test_a_replaced_file_has_another_identity(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert identity(path) is None
    write_atomically(path, b"x")
    first = identity(path)
    assert first is not None and identity(path) == first
    write_atomically(path, b"y")
    assert identity(path) != first


def test_a_path_leads_through_links_to_what_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "länk").symlink_to("a")
    assert real_path(tmp_path / "länk") == (tmp_path / "a").resolve()
