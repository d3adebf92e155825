"""What the room sees of a vote: the bars, as large as there is room for, what they say, and the keys.

In plain lines everything is said in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from digikap.interview.asker import OutcomeScreen
from digikap.interview.bars import bars_of, drawn
from digikap.interview.figures import Reading, reading, settled_words
from digikap.interview.layout import (
    GAP,
    WIDEST,
    Line,
    View,
    cells,
    line,
    padded,
    paragraph,
    shortened,
    tightened,
    wrapped,
)
from digikap.interview.paging import paged
from digikap.interview.screen import head, key_line, where
from digikap.interview.voting_words import voters
from digikap.model.questionnaire import ChoiceQuestion, Rating, RatingGrid, SingleChoice
from digikap.swedish import capital, count

_VERDICTS = {"samsyn": "agreed", "delad bild": "parted", "motstridigt": "torn"}
_THRIFTIEST = 3
_APART = 1  # rows that large bars leave, so that what they say stands apart


def outcome_page(screen: OutcomeScreen, said: str, first: int, view: View) -> list[Line]:
    """How the votes fell. `said`: what was acknowledged last; `first`: the first choice that is shown."""
    if view.height is None:
        return _told(screen, said, view)
    for thrift in range(_THRIFTIEST + 1):
        # gaps at the top go first: what the votes say is to stand apart
        lines = tightened(_page(screen, said, first, view, thrift)[::-1], view.height)[::-1]
        if len(lines) <= view.height:
            break
    return lines


def _page(screen: OutcomeScreen, said: str, first: int, view: View, thrift: int) -> list[Line]:
    width, read = min(view.width, WIDEST), reading(screen)
    section = screen.assessment.questionnaire.section_of(screen.question.id)
    heard = shortened(said, width) if thrift >= 1 else said
    top = [*head(heard, where(screen.progress, section.title, view), view), *_title(screen, width, thrift), GAP]
    end = [GAP, *_verdict(read, width), *_more(screen, read, width, thrift)]
    keys = key_line(keys_for(screen), width)
    solid = sum(row != GAP for row in (*top, *end, *keys))
    room = max((view.height or 0) - solid, 3)
    most = max(voters(screen.assessment) or 0, *(votes.cast for votes in screen.voting.rounds[-2:]))
    bars, thick = drawn(bars_of(screen), most, width, room - _APART)
    large = thick > 1
    shown = paged(bars, first, room) if thrift == _THRIFTIEST and not large else bars
    return [*top, *shown, *end, *([] if large and room < len(bars) + 4 else [GAP]), *keys]


def _title(screen: OutcomeScreen, width: int, thrift: int) -> list[Line]:
    """The question; for a row of a grid its name, and the question on a line above."""
    if screen.row is not None:
        rows = [row.id for row in screen.assessment.rows(_grid_of(screen))]
        place = f"{rows.index(screen.row.id) + 1} av {len(rows)}. "
        text = [line(shortened(screen.question.text, width), "quiet")] if thrift < 3 else []
        return [*text, *paragraph(place + screen.row.name, width, "heading")]
    most = 1 if thrift >= 3 else 2 if thrift >= 1 else 4
    rows_of = wrapped(screen.question.text, width)
    if len(rows_of) > most:
        rows_of = [*rows_of[: most - 1], shortened(" ".join(rows_of[most - 1 :]), width)]
    return [line(row, "heading") for row in rows_of]


def _grid_of(screen: OutcomeScreen) -> RatingGrid:
    assert isinstance(screen.question, RatingGrid)
    return screen.question


# ---------------------------------------------------------------- words


def _verdict(read: Reading, width: int) -> list[Line]:
    facts = capital(" · ".join(read.facts))
    if not read.verdict:
        return paragraph(facts, width, "level")
    word = (f" {read.verdict.upper()} ", _VERDICTS[read.verdict])
    if cells(f"{word[0]}  {facts}") <= width:
        return [(word, (f"  {facts}", "level"))]
    return [(word,), *paragraph(facts, width, "level")]


def _more(screen: OutcomeScreen, read: Reading, width: int, thrift: int) -> list[Line]:
    """What was settled, or what stands if the group goes on; the reasons; what to do."""
    voting, lines = screen.voting, []
    if screen.settled is not None:
        lines += paragraph(f"Fastställt: {settled_words(screen, screen.settled)}. 0 tar bort det.", width, "answer")
    for number, reason in voting.minorities():
        if number == len(voting.rounds):
            lines += _short(f"Minoritetens skäl: {reason}", width, "answer", 1 if thrift >= 2 else 2)
        elif thrift < 2:
            lines += _short(f"Minoritetens skäl i omröstning {number}: {reason}", width, "quiet", 1)
    if voting.uneven:
        lines += _short(_uneven(screen), width, "quiet", 1)
    comment = screen.assessment.comments.get(screen.question.id)
    if comment and thrift < 2:
        lines += _short(f"Kommentar: {comment.text}", width, "anchor", 1)
    if screen.settled is None:
        lines += paragraph(_what_now(screen, read, thrift), width)
    return lines


def _what_now(screen: OutcomeScreen, read: Reading, thrift: int) -> str:
    """What to do, and what counts if the group goes on; the first of it where there is little room."""
    stands = f"Går ni vidare gäller{':' * isinstance(screen.question, ChoiceQuestion)} {read.stands}."
    advice = () if screen.voting.minority else read.advice[: 1 if thrift >= 2 else None]
    return (advice or (stands,))[0] if thrift >= 3 else " ".join([*advice, stands])


def _uneven(screen: OutcomeScreen) -> str:
    cast = count(screen.voting.last.cast, "röst", "röster")
    return f"{cast} av {voters(screen.assessment)}: {screen.voting.uneven}"


def _short(text: str, width: int, style: str, most: int) -> list[Line]:
    rows = wrapped(" ".join(text.split()), width)
    if len(rows) > most:
        rows = [*rows[: most - 1], shortened(" ".join(rows[most - 1 :]), width)]
    return [line(row, style) for row in rows]


def keys_for(screen: OutcomeScreen) -> dict[str, str]:
    """The keys of an outcome."""
    question = screen.question
    if isinstance(question, Rating | RatingGrid):
        span = f"1–{len(screen.assessment.questionnaire.scale(question.scale).levels)}"
    else:
        span = "siffror" if not isinstance(question, SingleChoice) else "siffra"
    return {
        "Enter": "gå vidare",
        span: "fastställ",
        "r": "rösta igen",
        "m": "minoritetens skäl",
        "?": "hjälp",
        "k": "kommentar",
        "b": "bakåt",
        "h": "hoppa",
        "s": "sluta",
    }


# ---------------------------------------------------------------- plain lines


def _told(screen: OutcomeScreen, said: str, view: View) -> list[Line]:
    """The same, said in words: one line for each step, then what it means."""
    width, read = min(view.width, WIDEST), reading(screen)
    of = f"{screen.question.label}, {screen.row.name}" if screen.row else screen.question.label
    lines = [*head(said, where(screen.progress), view), *paragraph(f"Utfall: {of}", width, "heading")]
    if len(screen.voting.rounds) > 1:
        lines += paragraph(f"Omröstning {len(screen.voting.rounds)}.", width)
    for bar in bars_of(screen):
        before = f", förut {bar.former}" if bar.former is not None else ""
        first = f", varav {bar.first} först" if bar.first else ""
        lines += paragraph(f"{bar.key} {bar.words}: {count(bar.votes, 'röst', 'röster')}{first}{before}.", width)
    verdict = f"{capital(read.verdict)}. " if read.verdict else ""
    lines += paragraph(f"{verdict}{capital(', '.join(read.facts))}.", width, "level")
    return [*lines, *_more(screen, read, width, 0), *key_line(keys_for(screen), width)]


def help_lines(screen: OutcomeScreen, width: int) -> Sequence[Line]:
    """What the words and the keys of an outcome mean."""
    lines = paragraph("Hjälp: utfallet", width, "heading") + paragraph("Enter går tillbaka", width, "quiet") + [GAP]
    for word, meaning in _HELP.items():
        if word not in _VERDICTS or not isinstance(screen.question, ChoiceQuestion):
            lines += paragraph(meaning, width, "", ((padded(f" {word}", 14), "key"),))
    return lines


_HELP = {
    "samsyn": "rösterna ligger nära varandra",
    "delad bild": "rösterna är spridda, men inte i båda ändarna av skalan",
    "motstridigt": "rösterna är spridda, och det finns röster i båda ändarna av skalan",
    "Enter": "gå vidare; är inget fastställt gäller rösterna som de är, och oenigheten syns i rapporten",
    "siffra": "fastställ ett värde som ni har enats om; det gäller i stället för rösterna, som också sparas",
    "v": "fastställ vet ej (e: ej aktuellt), där det är ett svar",
    "0": "ta bort det som är fastställt, så att rösterna gäller",
    "r": "rösta igen; den förra omröstningen sparas och visas bredvid",
    "m": "skriv minoritetens skäl, när oenigheten får stå",
    "k": "skriv en kommentar till frågan",
    "b, h, s": "bakåt, hoppa till en annan fråga, sluta för i dag; allt är sparat",
}
