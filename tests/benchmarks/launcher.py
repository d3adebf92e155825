"""Runs what it is told and tells what it cost. So small itself that its memory does not pass for that of its child.

A line is a command with its words parted by NUL; the answer is seconds on the clock, seconds of processor with those of
its own children, most memory in kB, and the exit code. Run with `-I -S`.
"""

import os
import sys
import time

SILENT = os.open(os.devnull, os.O_RDWR)
STREAMS = [(os.POSIX_SPAWN_DUP2, SILENT, stream) for stream in range(3)]

for line in sys.stdin:
    command = line.rstrip("\n").split("\0")
    begun = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=STREAMS)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status), flush=True)
