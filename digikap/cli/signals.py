"""Signals that end the program: they interrupt what waits, and are held back while something is being saved."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # Windows has no SIGHUP, and SIGBREAK for a closed window

_AGAIN = 0.01
"""Seconds until a signal that could not be raised is sent again."""


class Signals:
    """While it is entered, SIGINT, SIGTERM and SIGHUP raise KeyboardInterrupt, wherever the program is but in `held`.

    All three reach the same except: the work is saved, and the exit code is 130.
    """

    def __init__(self) -> None:
        self._holding = False
        self._waiting = False

    def __enter__(self) -> Signals:
        self._hook, sys.unraisablehook = sys.unraisablehook, self._unraisable
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        # one that is ignored stays so: nohup, or a shell's background job
        heeded = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._arrived) for number in heeded}
        return self

    def __exit__(self, *_: object) -> None:
        sys.unraisablehook = self._hook
        for number, handler in self._before.items():
            signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is done in here is done to its end; a signal that came meanwhile is raised after it."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
            if self._waiting:
                self._waiting = False
                raise KeyboardInterrupt

    def _arrived(self, number: int, frame: FrameType | None) -> None:
        if self._holding:
            self._waiting = True
        else:
            raise KeyboardInterrupt

    def _unraisable(self, lost: sys.UnraisableHookArgs) -> None:
        """A signal that came inside a destructor or a weak reference's callback, where nothing can be raised: again."""
        if lost.exc_type is KeyboardInterrupt:
            threading.Timer(_AGAIN, os.kill, (os.getpid(), signal.SIGINT)).start()
        else:
            self._hook(lost)
