"""A disk that takes no more: a limit on the size of a process's files, which the system itself holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

LIMIT = 1000
"""Bytes that a file may have while the disk is full."""


@contextmanager
def full_disk(process: int = 0) -> Iterator[None]:
    """While it is entered no file that the process (this one, if none is named) writes may be larger than `LIMIT`."""
    import resource

    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (LIMIT, before[1]))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):  # it may have ended
            resource.prlimit(process, resource.RLIMIT_FSIZE, before)
