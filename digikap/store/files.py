"""Bytes in files: bounded reading, writing that is whole or not at all, and the system lock beside a file.

Everything that differs between platforms stands here. Windows has neither `fcntl` nor fsync of folders; its branches
follow the manuals and have not been tried.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digikap.errors import BadFileError
from digikap.store.failures import LockedError, SaveError, save_error, shown, too_large, unreadable
from digikap.text import visible_line

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl

ASSESSMENT_LIMIT = 10_000_000
"""The largest saved assessment that is read or written, in bytes: ten thousand who answered all ratings and choices.

Reading takes up to 15 bytes of memory for each of them, so that a small computer has enough for any file.
"""

CONTENT_LIMIT = 2_000_000
"""The largest file of any other kind that is read, in bytes."""

_TEMPORARY = ".digikap-tmp"
_LOCK = ".lock"
_LONGEST_STEM = 180  # bytes; file systems take 255 for a name, and the temporary name is longer than the file's own
_FAR_AWAY = 1 << 30  # Windows keeps others from reading the bytes that are locked, so the text is left outside


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    Raises BadFileError where there is none, it may not be read, it is too large, or it is a folder, a pipe or a device
    (which are refused without waiting for them).
    """
    try:
        # without O_NONBLOCK a named pipe would hang here until somebody writes to it
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
        try:
            _check_regular(path, os.fstat(descriptor), limit)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                data = file.read(limit + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if len(data) > limit:
        raise too_large(path, limit)
    return data


def _check_regular(path: Path, status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise BadFileError(f"{shown(path)} är en mapp, inte en fil.", (), "Ange en fil i mappen.")
    if not stat.S_ISREG(status.st_mode):
        raise BadFileError(f"{shown(path)} är ingen vanlig fil.", (), "Spara innehållet i en fil och ange den.")
    if status.st_size > limit:
        raise too_large(path, limit)


def write_atomically(path: Path, data: bytes) -> None:
    """Puts the bytes at the path, whole or not at all, and on the disk before it returns.

    A new file gets mode 0600, an old one keeps its mode; a symbolic link keeps pointing at what is written. Raises
    SaveError: the old file is then untouched and no temporary file is left.
    """
    _write(path, data, new=False)


def create_new(path: Path, data: bytes) -> None:
    """The same at a path where nothing may stand before: SaveError where something does, which stays as it is."""
    _write(path, data, new=True)


def _write(path: Path, data: bytes, *, new: bool) -> None:
    try:
        target = real_path(path)
        mode = _mode_of(target)
        if new and mode is not None:
            raise FileExistsError(errno.EEXIST, "")
        temporary = _beside(target, f".{secrets.token_hex(4)}{_TEMPORARY}")
        try:
            _write_through(temporary, data, mode or 0o600)
            _put_in_place(temporary, target, new=new)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        raise save_error(path, error) from error


def real_path(path: Path) -> Path:
    """Where a path leads once symbolic links are followed. Raises OSError where they go round in a circle."""
    try:
        return path.resolve()
    except RuntimeError as error:  # what Python before 3.13 makes of a circle
        raise OSError(errno.ELOOP, "") from error


def _mode_of(target: Path) -> int | None:
    """The permissions of the file that is there, None where there is none; OSError where it is not to be replaced."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ENODEV, "")
    if not os.access(target, os.W_OK):  # a folder's rights would let a write-protected file be replaced
        raise PermissionError(errno.EACCES, "")
    return stat.S_IMODE(status.st_mode) & 0o777


def _write_through(temporary: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o600), "wb") as file:
        if mode != 0o600:
            temporary.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(temporary: Path, target: Path, *, new: bool) -> None:
    if not new:
        temporary.replace(target)
    elif sys.platform == "win32":  # pragma: no cover
        temporary.rename(target)  # refuses where something stands
    else:
        try:
            target.hardlink_to(temporary)
            temporary.unlink()
        except FileExistsError:
            raise
        except OSError:  # FAT and some shares know no links: take the name first, then fill it
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            try:
                temporary.replace(target)
            except BaseException:
                target.unlink()  # the empty file is ours
                raise


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # pragma: no cover
        return
    # the bytes are on the disk by now; shares that cannot flush a folder are no reason to fail a save
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _beside(target: Path, ending: str) -> Path:
    """A hidden file in the same folder, named after the target."""
    stem = target.name
    if len(os.fsencode(stem)) > _LONGEST_STEM:
        stem = hashlib.sha256(os.fsencode(stem)).hexdigest()[:32]
    return target.with_name(f".{stem}{ending}")


def remove_leftovers(path: Path) -> None:
    """Removes the temporary files of a writer of this path that was killed. Only to be called with the lock held."""
    target = real_path(path)
    prefix = _beside(target, ".").name
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.startswith(prefix) and entry.name.endswith(_TEMPORARY):
                Path(entry.path).unlink(missing_ok=True)


@dataclass(frozen=True)
class Identity:
    """What tells that a file is still the one that was written: its number on the disk, its size and its time."""

    device: int
    number: int
    size: int
    changed: int


def identity(path: Path) -> Identity | None:
    """The identity of the file at a path, None where there is none or it cannot be told."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Identity(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


@contextlib.contextmanager
def locked(path: Path, who: str, since: str) -> Iterator[None]:
    """Holds the system lock of the file at the path; it need not exist. `who` and `since` are shown to others.

    The lock is on a file beside it, since saving gives the file itself a new inode. It ends with the process, however
    that ends. Raises LockedError where another holds it, SaveError where the folder takes no lock.
    """
    try:
        beside = _beside(real_path(path), _LOCK)
        descriptor = _lock(beside, path)
        with contextlib.suppress(OSError):  # a full disk must not keep anybody from looking at their file
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{who}\n{since}\n".encode(errors="replace"))
    except (OSError, ValueError) as error:
        raise save_error(path, error) from error
    try:
        yield
    finally:
        _unlock(beside, descriptor)


def _lock(beside: Path, path: Path) -> int:
    while True:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(beside, flags, 0o600)
        try:
            _take(descriptor)
            # the former holder may have removed this very file between our opening it and our taking it
            if _same(descriptor, beside):
                return descriptor
        except OSError as error:
            os.close(descriptor)
            if error.errno in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}:
                raise _held(beside, path) from error
            raise
        os.close(descriptor)


def _same(descriptor: int, path: Path) -> bool:
    found, status = identity(path), os.fstat(descriptor)
    return found is not None and (found.device, found.number) == (status.st_dev, status.st_ino)


def _take(descriptor: int) -> None:
    if sys.platform == "win32":  # pragma: no cover
        os.lseek(descriptor, _FAR_AWAY, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(beside: Path, descriptor: int) -> None:
    if sys.platform == "win32":  # pragma: no cover
        os.close(descriptor)  # an open file cannot be removed there, so nobody can hold what is removed
        with contextlib.suppress(OSError):
            beside.unlink()
    else:
        with contextlib.suppress(OSError):
            beside.unlink()  # while the lock is held: whoever waits on it sees that it is gone and makes a new one
        os.close(descriptor)


def check_folder(folder: Path) -> None:
    """Raises SaveError where the folder does not exist or nothing may be written in it, before anybody has answered."""
    place = folder.absolute()
    if not place.is_dir():
        raise SaveError(f"Mappen {shown(place)} finns inte.", "Skapa mappen, eller ange en annan fil med -o.")
    if not os.access(place, os.W_OK | os.X_OK):
        raise SaveError(
            f"Mappen {shown(place)} är skrivskyddad.",
            "Gå till en mapp där du får skriva, eller ange en fil där med -o.",
        )


def _held(beside: Path, path: Path) -> LockedError:
    try:
        lines = read_bytes(beside, 10_000).decode(errors="replace").splitlines()
    except BadFileError:
        lines = []
    who, since, *_ = [*(visible_line(line)[:200] for line in lines), "", ""]
    holder = f" av {who}" if who else ""
    time = f" sedan {since}" if since else ""
    return LockedError(
        f"{shown(path)} är redan öppen{holder}{time}.",
        "Avsluta den andra körningen (svaren där är sparade), eller använd en annan fil.",
    )
