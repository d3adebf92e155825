"""One sitting: what was promised last time, the interview, the result and what comes after it; all saved as it goes."""

from __future__ import annotations

import time
from collections.abc import Callable

from digikap.cli import console
from digikap.cli.opening import Work
from digikap.cli.saving import Saver, command, lost
from digikap.cli.signals import Signals
from digikap.errors import InterruptedWorkError
from digikap.interview.asker import Asker
from digikap.interview.device import Device
from digikap.interview.flow import Sitting
from digikap.interview.scripted import ScriptedAsker
from digikap.model.assessment import Assessment
from digikap.store.failures import shown
from digikap.swedish import count
from digikap.text import visible_line


def sit(work: Work, device: Device | None, signals: Signals) -> None:
    """Runs the interview to its end or until the group stops, and shows the result. `signals` has been entered.

    Then come the required levels and the plan, where there is a group to ask. Raises InterruptedWorkError for Ctrl-C, a
    signal or the end of input; SaveError where nobody can name another place.
    """
    with work.file as file:
        saver = Saver(file, signals, work.assessment)
        asker = _asker(work, device)
        paused: Callable[[], Assessment] = lambda: saver.saved  # noqa: E731 - replaced by that of the sitting
        try:
            if not work.ended:
                saver.save(work.assessment, asker)
                begun = _opened(work.assessment, saver, asker, device)
                sitting = Sitting(begun, asker, time.monotonic)
                paused = sitting.paused
                states = sitting.states()
                for assessment, _ in states if device else list(states)[-1:]:
                    saver.save(assessment, asker)
            elif work.assessment != work.given:
                saver.save(work.assessment, asker)
            if asker.uncounted():
                console.tell(lost(asker.uncounted()))
            if work.ended or saver.saved.state == "finished":
                from digikap.cli.ending import end

                end(saver, device)
            else:
                _tell_left(saver.saved, saver)
        except (KeyboardInterrupt, EOFError) as end_of_work:
            raise InterruptedWorkError(*saver.farewell(paused(), asker.uncounted())) from end_of_work
        except Exception:
            saver.farewell(paused(), asker.uncounted())
            raise


def _opened(assessment: Assessment, saver: Saver, asker: Asker, device: Device | None) -> Assessment:
    """Says where it is saved, and asks what has become of last time's promises until the first question is answered."""
    where = f"Svaren sparas i {visible_line(str(saver.path))}."
    if device is None or assessment.previous is None or _is_under_way(assessment):
        asker.acknowledge(where)
        return assessment
    from digikap.interview.promises import ask_promises
    from digikap.interview.saying import Saying

    saying = Saying(device)
    saying.say(where)
    for state, _ in ask_promises(device, assessment, saying):
        saver.save(state, asker)
        assessment = state
    if said := saying.heard():
        asker.acknowledge(said)
    return assessment


def _is_under_way(assessment: Assessment) -> bool:
    return bool(assessment.votes or assessment.answers.keys() - assessment.questionnaire.facts)


def _asker(work: Work, device: Device | None) -> Asker:
    if device is None:
        given = work.given
        return ScriptedAsker(given.answers, given.comments, given.analysis)
    from digikap.interview.console import ConsoleAsker
    from digikap.store.content import glossary

    return ConsoleAsker(device, glossary())


def _tell_left(assessment: Assessment, saver: Saver) -> None:
    """How far it came, and where the file is."""
    left, asked = len(assessment.unanswered()), len(assessment.asked())
    unanswered = "obesvarad" if left == 1 else "obesvarade"
    console.tell(f"Sparat i {shown(saver.path)}. {left} av {count(asked, 'fråga', 'frågor')} är {unanswered}.")
    console.tell(f"Fortsätt med: {command('assess', saver.path)}")
