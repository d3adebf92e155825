"""A program for ptys: an interview over a questionnaire, its answers and replies printed at the end as one JSON line.

python -m tests.interview.terminal_room full|plain|auto [questionnaire] [question ids…]
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date

from digikap.cli.console import prepare_streams
from digikap.cli.signals import Signals
from digikap.interview.asker import Asker
from digikap.interview.console import ConsoleAsker
from digikap.interview.device import choose
from digikap.interview.flow import interview
from digikap.interview.plain import PlainLines
from digikap.interview.prompts import FullTerminal
from digikap.model.answer import short_form
from digikap.model.assessment import Assessment, Organisation
from digikap.store.content import glossary
from digikap.store.questionnaires import load


def assessment(name: str, wanted: list[str]) -> Assessment:
    questionnaire = load(name)
    if wanted:
        sections = tuple(
            section.model_copy(update={"questions": kept})
            for section in questionnaire.sections
            if (kept := tuple(question for question in section.questions if question.id in wanted))
        )
        questionnaire = questionnaire.model_copy(update={"sections": sections})
    services = {service.id: service.name for service in questionnaire.services if not service.optional}
    return Assessment(
        id="prov1234",
        questionnaire=questionnaire,
        organisation=Organisation("Ängelholm"),
        date=date(2026, 11, 21),
        participants=8,
        services=services,
    )


def main(kind: str, name: str = "kommunen", *wanted: str) -> None:
    prepare_streams()
    if kind == "auto":
        size = os.get_terminal_size(sys.stdout.fileno())
        kind = choose(
            plain=False,
            term=os.environ.get("TERM"),
            columns=size.columns,
            rows=size.lines,
            encoding=sys.stdout.encoding,
            stdin=sys.stdin.isatty(),
            stdout=sys.stdout.isatty(),
        )
    device = FullTerminal.of(sys.stdin, sys.stdout) if kind == "full" else PlainLines(sys.stdin, sys.stdout)
    asker: Asker = ConsoleAsker(device, glossary())
    now = begun = assessment(name, list(wanted))
    why = "slut"
    try:
        with Signals():
            for state, _ in interview(begun, asker, lambda: 0.0):
                now = state
    except KeyboardInterrupt:
        why = "avbruten"
    except EOFError:
        why = "stängd"
    answers = {one: short_form(answer) for one, answer in now.answers.items()}
    others = {one: answer.other for one, answer in now.answers.items() if getattr(answer, "other", None)}
    comments = {one: [comment.text, comment.use] for one, comment in now.comments.items()}
    told = {"why": why, "state": now.state, "answers": answers, "others": others, "comments": comments}
    told |= {"parked": now.parked, "passed": now.passed, "analysis": {k: dict(v) for k, v in now.analysis.items()}}
    print("\nRESULTAT " + json.dumps(told, ensure_ascii=True, default=list), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
