"""Signals that end the program: they interrupt what waits, and are held back while something is being saved."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # Windows has no SIGHUP, and SIGBREAK for a closed window

_AGAIN = 0.01
"""Seconds between the tries to send a signal that could not be raised."""


class Signals:
    """While it is entered, SIGINT, SIGTERM and SIGHUP raise KeyboardInterrupt, wherever the program is but in `held`.

    All three reach the same except: the work is saved, and the exit code is 130.
    """

    def __init__(self) -> None:
        self._holding = False
        self._waiting = False
        self._lost: int | None = None  # the signal that is sent again until it has been raised
        self._last: int = signal.SIGINT
        self._in_hook = False

    def __enter__(self) -> Signals:
        self._hook, sys.unraisablehook = sys.unraisablehook, self._unraisable
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        # one that is ignored stays so: nohup, or a shell's background job
        heeded = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._arrived) for number in heeded}
        return self

    def __exit__(self, *_: object) -> None:
        self._lost = None
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
            self._lost = None
        elif self._in_hook:
            self._lost = number
        else:
            self._last, self._lost = number, None
            raise KeyboardInterrupt

    def _unraisable(self, lost: sys.UnraisableHookArgs) -> None:
        """A signal that came inside a destructor or a weak reference's callback, where nothing can be raised: again.

        Nor can anything be raised in here, so the signal is sent until it arrives somewhere else.
        """
        if lost.exc_type is not KeyboardInterrupt:
            self._hook(lost)
            return
        self._in_hook = True
        self._lost = self._last
        threading.Thread(target=self._again, daemon=True).start()
        self._in_hook = False

    def _again(self) -> None:
        while (number := self._lost) is not None:
            time.sleep(_AGAIN)
            if self._lost is not None:
                os.kill(os.getpid(), number)
