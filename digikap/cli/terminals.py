"""Which device the process's own terminal is asked through."""

from __future__ import annotations

import os
import sys

from digikap.cli.console import is_terminal
from digikap.interview.device import Device, choose


def device_of(*, plain: bool) -> Device:
    """The full terminal, or plain lines where they are wished for (also DIGIKAP_PLAIN=1) or fit better.

    Raises UsageError where stdin or stdout is no terminal.
    """
    stdin, stdout = is_terminal(sys.stdin), is_terminal(sys.stdout)
    columns, rows = os.get_terminal_size(sys.stdout.fileno()) if stdout else (0, 0)
    kind = choose(
        plain=plain or os.environ.get("DIGIKAP_PLAIN") == "1",
        term=os.environ.get("TERM"),
        columns=columns,
        rows=rows,
        encoding=sys.stdout.encoding if stdout else None,
        stdin=stdin,
        stdout=stdout,
    )
    if kind == "plain":
        from digikap.interview.plain import PlainLines

        return PlainLines(sys.stdin, sys.stdout)
    from digikap.interview.prompts import FullTerminal

    return FullTerminal.of(sys.stdin, sys.stdout)
