"""A signal ends what waits and lets what is being saved come to its end; real processes, real signals."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

PROGRAM = """
import os, sys, threading, time
from digikap.cli.signals import Signals

def say(word):
    os.write(1, word.encode() + b"\\n")  # in one piece, whatever signal comes

def wait():
    for _ in range(3000):  # one that comes just before a sleep is heard just after it
        time.sleep(0.01)

try:
    with Signals() as signals:
        if sys.argv[1] == "saving":
            with signals.held():
                say("ready")
                sys.stdin.readline()
                say("saved")
            say("never reached")
        if sys.argv[1] == "destroying slowly":
            begin = threading.Thread.start
            threading.Thread.start = lambda thread: (begin(thread), time.sleep(0.2))
        if sys.argv[1].startswith("destroying"):
            class Slow:
                def __del__(self):
                    say("ready")
                    wait()
            Slow()
        say("ready")
        wait()
except KeyboardInterrupt:
    say("interrupted")
"""


def run(state: str, number: signal.Signals) -> list[str]:
    """What the program says when the signal comes while it is in this state."""
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, state], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    first = child.stdout.readline().strip()
    child.send_signal(number)
    rest, _ = child.communicate("go on\n", timeout=20)
    return [first, *rest.split("\n")[:-1]]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_interrupts_what_waits(number: signal.Signals) -> None:
    assert run("waiting", number) == ["ready", "interrupted"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_saving_is_heard_when_the_save_is_done(number: signal.Signals) -> None:
    assert run("saving", number) == ["ready", "saved", "interrupted"]


@pytest.mark.parametrize("state", ["destroying", "destroying slowly"])
def test_a_signal_where_nothing_can_be_raised_is_not_lost(state: str) -> None:
    # sent again before or after the next word, as busy as the machine is
    assert run(state, signal.SIGTERM) in (["ready", "ready", "interrupted"], ["ready", "interrupted"])


def test_other_faults_where_nothing_can_be_raised_are_told_as_before() -> None:
    program = """
from digikap.cli.signals import Signals
class Bad:
    def __del__(self):
        raise ValueError("trasig")
with Signals():
    Bad()
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20)
    assert "ValueError: trasig" in told.stderr
