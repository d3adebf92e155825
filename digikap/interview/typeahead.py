"""Throwing away what was typed before it was asked for."""

from __future__ import annotations

import os
import sys


def discard_typed(descriptor: int) -> None:
    """Forgets what waits in a terminal's input queue; nothing happens where the descriptor is no terminal."""
    if not os.isatty(descriptor):
        return
    if sys.platform == "win32":  # not tried on Windows
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios

        termios.tcflush(descriptor, termios.TCIFLUSH)
