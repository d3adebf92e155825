"""Somebody who answers whatever the program asks, by chance, and knows what must stand in the file by now."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from digikap.cli.ending import day_by_the_clock
from digikap.interview.requirements import _rows
from digikap.model.questionnaire import ChoiceQuestion, MultipleChoice, Question, Ranking, RatingGrid
from digikap.scoring.score import score
from digikap.store.assessments import read
from tests.faults.prepared import VOTERS, Kept, kept, questionnaire
from tests.faults.room import Room

_ACKNOWLEDGED = re.compile(
    r"Sparat: |Sparat i planen|(?:är|Skäl är|skäl är) (?:sparad|sparat|borttagen|borttaget)\.|Rösterna gäller"
)
_WORDS = (
    "Natten i äldreomsorgen avgör.",
    "Två roller saknas sedan i våras.",
    "Vi ser det här olika i förvaltningarna.",
)
_ROW = re.compile(r".*(?:→ |\d av \d+\. |Utfall: [\w ]+, )(\w+)")
_PARTS = {"Åtgärd": "text", "Roll": "role", "Datum": "due", "Första steg": "first_step", "Effekt": "effect"}
_WAYS_ON = 2  # how often the robot takes a way that leads no further, before it only answers


class Robot:
    """Answers in one room at a time. `sure` is what has been acknowledged; `typed` what was typed and may be saved."""

    def __init__(self, file: Path, chance: random.Random) -> None:
        """Works in this file, which must exist."""
        self._file = file
        self._chance = chance
        self.sure = kept(read(file))
        self.typed: Kept = {}
        self._asides = 0
        self._arrive()

    def _arrive(self) -> None:
        self._question: Question | None = None
        self._row: str | None = None
        self._lines: list[str] = []
        self._is_comment = False
        self._before = ""

    # ------------------------------------------------------------ what is sure

    def may_stand(self) -> Iterator[Kept]:
        """What the file may hold now: what was acknowledged, and that with what was typed last."""
        yield self.sure
        yield self._with_typed()

    def _with_typed(self) -> Kept:
        return {place: value for place, value in {**self.sure, **self.typed}.items() if value is not None}

    def starts(self, sure: Kept) -> None:
        """A new room, with this in the file."""
        self.sure, self.typed = sure, {}
        self._arrive()

    def acknowledged(self, room: Room) -> bool:
        """Whether what was typed last has been acknowledged in what the room has shown since."""
        return bool(self.typed) and bool(_ACKNOWLEDGED.search(room.shown))

    def settles(self, room: Room) -> None:
        """Takes what was typed last as saved: the next prompt has come, and it must have been acknowledged."""
        quiet = set(self.typed) <= {"state"}  # the result is shown instead
        assert not self.typed or quiet or self.acknowledged(room), f"{self.typed}: {room.shown}"
        self.sure, self.typed = self._with_typed(), {}

    # ------------------------------------------------------------ one reply

    def replies(self, room: Room, label: str) -> None:
        """Types something at the prompt with this label."""
        shown = room.shown
        self._look(shown)
        if "är en färdig självskattning" in shown:
            room.type("p\r")
        elif label.startswith(("Enter för att börja", "Ord att slå upp", "Nummer eller", "Enter:")):
            room.type("\r")
        elif label.startswith("Egen rad"):
            self._discusses(room, shown)
        elif label.startswith("j, h, b"):
            self._types(room, "j", {"state": "finished"})
        elif label.startswith("Krävs"):
            self._requires(room, shown)
        elif label.startswith("Nummer, eller"):
            self._plans(room)
        elif label in _PARTS:
            self._composes(room, label)
        elif label.startswith("Svar") and "Handlingsplan" in shown:
            self._marks(room)
        elif label in ("Text", "Nästa rad"):
            self._writes(room, begins=label == "Text")
        elif label.startswith("Ska kommentaren"):
            reply, use = self._chance.choice([("j", "rapport"), ("n", "arbetsmaterial")])
            text = "\n".join(filter(None, [self._before, *self._lines]))
            self._types(room, reply, {self._at("comments", row=False): (text, use)})
            self._is_comment = False
        elif label == "Enter behåller den":
            self._changes_comment(room)
        elif label == "Skäl, eller Enter":
            rounds = len(self.sure[self._at("votes")])
            self._types(room, words := self._words(), {f"{self._at('minority')}.{rounds}": words})
        elif label == "Enter går vidare":
            self._decides(room)
        else:
            self._answers(room, label)

    def _look(self, shown: str) -> None:
        """Finds the question that is on the screen, and its row."""
        found = [(max(map(shown.rfind, _names(one))), one) for one in questionnaire().questions()]
        at, question = max(found, key=lambda one: one[0])
        if at >= 0:
            self._question, self._row = question, None
        row = _ROW.match(shown[max(at, 0) :])
        if isinstance(self._question, RatingGrid) and row:  # in plain lines only the next row is said
            names = {service.name.split()[0].strip(","): service.id for service in questionnaire().services}
            self._row = names.get(row[1], self._row)

    def _at(self, what: str, *, row: bool = True) -> str:
        assert self._question is not None
        return ".".join([what, self._question.id, *([self._row] if row and self._row else [])])

    def _types(self, room: Room, line: str, typed: Kept) -> None:
        self.typed = typed
        room.type(line + "\r")

    def _words(self) -> str:
        return f"{self._chance.choice(_WORDS)} {self._chance.randrange(1000)}"

    # ------------------------------------------------------------ a question

    def _answers(self, room: Room, label: str) -> None:
        if label.startswith("Lista") or label == "Enter visar utfallet":
            self._reads_out(room, label)
        elif self._chance.random() < 0.25 and self._asides < _WAYS_ON:
            self._asides += 1
            key = self._chance.choice("kkkbph?")
            self._comments(room) if key == "k" else room.key(key)
        elif label == "Röster":
            self._asides = 0
            self._votes(room)
        else:
            self._asides = 0
            question = self._question
            if isinstance(question, ChoiceQuestion):
                line, ids = self._choices(question)
                self._types(room, line, {self._at("answers"): ids})
            else:
                level = self._chance.randint(1, 5)
                self._types(room, str(level), {self._at("answers"): level})

    def _choices(self, question: Question) -> tuple[str, tuple[str, ...]]:
        """Numbers of choices that need no words of their own, as they are typed and as they are saved."""
        assert isinstance(question, ChoiceQuestion)
        many = isinstance(question, MultipleChoice | Ranking)
        numbers = self._chance.sample(range(1, 4), 2 if many else 1)
        numbers = numbers if isinstance(question, Ranking) else sorted(numbers)
        return " ".join(map(str, numbers)), tuple(question.choices[number - 1].id for number in numbers)

    def _votes(self, room: Room) -> None:
        question = self._question
        assert question is not None
        width = len(question.choices) if isinstance(question, ChoiceQuestion) else 5
        counts = [0] * width
        for _ in range(VOTERS):
            counts[self._chance.randrange(width)] += 1
        votes: tuple[object, ...] = tuple(counts)
        if isinstance(question, ChoiceQuestion):
            chosen = [(choice.id, amount) for choice, amount in zip(question.choices, counts, strict=True) if amount]
            votes = tuple(sorted(chosen))
        self._types(room, " ".join(map(str, counts)), self._one_more(votes))

    def _one_more(self, votes: tuple[object, ...]) -> Kept:
        """One more round: what was settled after the one before is settled no more."""
        place = self._at("votes")
        return {place: (*self.sure.get(place, ()), votes), self._at("answers"): None}

    def _reads_out(self, room: Room, label: str) -> None:
        """The same list for everybody, then how they fell."""
        assert isinstance(self._question, ChoiceQuestion)
        if label == "Enter visar utfallet":
            votes = tuple(sorted((choice.id, VOTERS) for choice in self._question.choices[:2]))
            self._types(room, "", self._one_more(votes))
        else:
            room.type("2 1\r")

    def _decides(self, room: Room) -> None:
        """After a vote: goes on, settles, votes again, writes down a reason, comments."""
        what = self._chance.choice(["on", "on", "settle", "again", "minority", "comment"])
        if self._asides >= _WAYS_ON:
            what = "on"
        self._asides += 1
        if what == "again":
            room.key("r")
        elif what == "minority":
            room.key("m")
        elif what == "comment":
            self._comments(room)
        elif what == "settle" and not isinstance(self._question, ChoiceQuestion):
            level = self._chance.randint(1, 5)
            self._types(room, str(level), {self._at("answers"): level})
        else:
            self._asides = 0
            room.type("\r")

    # ------------------------------------------------------------ words

    def _writes(self, room: Room, *, begins: bool) -> None:
        """A text of two lines, or a comment of one; an empty line ends it."""
        self._lines = [] if begins else self._lines
        if begins and not self._is_comment and self._chance.random() < 0.2 and self._asides < _WAYS_ON:
            self._asides += 1
            self._comments(room, "k\r")
        elif len(self._lines) < (1 if self._is_comment else 2):
            self._lines.append(self._words())
            room.type(self._lines[-1] + "\r")
        elif self._is_comment:
            room.type("\r")  # whether it is to be in the report is asked before it is saved
        else:
            self._types(room, "", {self._at("answers"): "\n".join(self._lines)})

    def _comments(self, room: Room, typed: str = "") -> None:
        """Begins a comment; in a text the letter is typed, and elsewhere a key."""
        self._is_comment, self._before = True, ""
        room.type(typed) if typed else room.key("k")

    def _changes_comment(self, room: Room) -> None:
        """A comment stands there: it is kept, added to or taken away."""
        text, _ = self.sure[self._at("comments", row=False)]
        what = self._chance.choice(["2", "4", "keep"])
        if what == "4":
            self.typed = {self._at("comments", row=False): None}
        self._before = text if what == "2" else ""
        self._is_comment = what == "2"
        room.type("\r") if what == "keep" else room.key(what)

    def _discusses(self, room: Room, shown: str) -> None:
        places = [
            (section.id, number, text)
            for section in questionnaire().sections
            for number, text in enumerate(section.discussion, start=1)
        ]
        section, number, _ = max(places, key=lambda one: shown.rfind(one[2][:40]))
        if self._chance.random() < 0.5:
            room.type("\r")
        else:
            self._types(room, words := self._words(), {f"analysis.{section}.{number}": words})

    # ------------------------------------------------------------ after the result

    def _requires(self, room: Room, shown: str) -> None:
        now = read(self._file)
        number = re.search(r"rad (\d+) av", shown)
        assert number, shown
        level = self._chance.randint(1, 5)
        row = _rows(now, score(now))[int(number[1]) - 1].id
        self._types(room, str(level), {f"required.{row}": level})

    def _plans(self, room: Room) -> None:
        actions = self._actions
        if actions < 2 or (actions < 3 and self._chance.random() < 0.3):
            room.key("e")
        elif self._chance.random() < 0.6 and self.sure[f"actions.{actions - 1}.state"] != "klar":
            room.type(f"{actions}\r")
        else:
            room.type("\r")

    @property
    def _actions(self) -> int:
        return sum(place.startswith("actions.") and place.endswith(".text") for place in self.sure)

    def _composes(self, room: Room, label: str) -> None:
        field = _PARTS[label]
        number = self._actions - (field != "text")
        words = self._words()
        if field == "due":
            day = date(day_by_the_clock().year + 1, self._chance.randint(1, 12), 15)
            self._types(room, str(day), {f"actions.{number}.due": day})
        elif field == "text":
            self._types(room, words, {f"actions.{number}.text": words, f"actions.{number}.state": "lovad"})
        else:
            self._types(room, words, {f"actions.{number}.{field}": words})

    def _marks(self, room: Room) -> None:
        place = f"actions.{self._actions - 1}.state"
        if self.sure[place] == "klar":
            room.type("\r")
        else:
            self._types(room, "1", {place: "klar"})


def _names(question: Question) -> tuple[str, str]:
    """How a question is named on the screen: by its words, or by its label where votes are told in plain lines."""
    return question.text[:40], f"Utfall: {question.label}"
