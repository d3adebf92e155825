"""One piece of work, done once for every line that comes in; any Python can run it, as it knows nothing of digikap."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def repeat(prepare: Callable[[], T], work: Callable[[T], object]) -> None:
    """Answers every line with the seconds of `work`, on the clock and of processor. `prepare` is not counted."""
    for _ in sys.stdin:
        thing = prepare()
        gc.collect()
        wall, cpu = time.perf_counter(), time.process_time()
        done = work(thing)
        print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)
        del done, thing
