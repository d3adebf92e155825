"""Bytes become a table, or one fault in Swedish with its place and what to write instead."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.errors import BadFileError, Fault
from digikap.store.content import shipped
from digikap.store.lexer import scan
from digikap.store.toml import excerpt, parse


def fault_of(content: str | bytes) -> Fault:
    """The one fault that a file with this content has."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with pytest.raises(BadFileError) as caught:
        parse(data, "fil.toml")
    (fault,) = caught.value.faults
    assert caught.value.message == "Filen fil.toml går inte att läsa."
    assert fault.file == "fil.toml"
    return fault


def test_numbers_keep_the_decimals_that_were_written() -> None:
    assert parse(b"a = 0.1\nb = 62.50\nc = 3\nd = -1e3\n", "fil.toml") == {
        "a": Decimal("0.1"),
        "b": Decimal("62.50"),
        "c": 3,
        "d": Decimal(-1000),
    }


@pytest.mark.parametrize("beginning", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_byte_order_mark_and_any_line_end_are_taken_in(beginning: bytes, end: bytes) -> None:
    data = beginning + "namn = 'Öckerö'".encode() + end + b"dag = 2026-11-21" if end else beginning + b"namn = 'x'"
    assert parse(data, "fil.toml").get("dag") == (date(2026, 11, 21) if end else None)


def test_an_empty_file_is_an_empty_table() -> None:
    assert parse(b"", "fil.toml") == {}


MISTAKES = [
    # quotation marks
    ("title = ”Hej”", 1, 9, "Citattecknet ” är krökt", 'raka citattecken (")'),
    ('title = "Hej”', 1, 13, "Citattecknet ” är krökt", 'raka citattecken (")'),
    ('title = “Hej"', 1, 9, "Citattecknet “ är krökt", 'raka citattecken (")'),
    ("title = ’Hej’", 1, 9, "Citattecknet ’ är krökt", 'raka citattecken (")'),
    ('a = 1\ntitle = "Hej\nb = 2', 2, 9, "saknar citattecken på slutet", 'Sätt "'),
    ("title = 'Hej\nb = 2", 1, 9, "saknar citattecken på slutet", "Sätt '"),
    ("title = 'Hej", 1, 9, "saknar citattecken på slutet", "Sätt '"),
    ('a = 1\nhelp = """\nabc\n\n', 2, 8, 'börjar med """ slutar aldrig', 'Sätt """'),
    ("help = '''\nabc", 1, 8, "börjar med ''' slutar aldrig", "Sätt '''"),
    ('t = "Han sade "hej" till"', 1, 16, "tar slut i förtid", "Skriv ”"),
    ("kind = rating", 1, 8, "Texten saknar citattecken", 'Skriv: kind = "rating"'),
    ('text = Hej hopp"  # så', 1, 8, "Texten saknar citattecken", 'Skriv: text = "Hej hopp"'),
    # values
    ("quick = ja", 1, 9, "ja går inte att läsa", "Skriv true"),
    ("quick = Nej # inte", 1, 9, "Nej går inte att läsa", "Skriv false"),
    ("quick = True", 1, 9, "True går inte att läsa", "Skriv true"),
    ("x = { quick = nej }", 1, 15, "nej går inte att läsa", "Skriv false"),
    ("text = ja tack", 1, 8, "Texten saknar citattecken", '"ja tack"'),
    ("weight = 1,5", 1, 10, "decimalkomma", "med punkt: 1.5"),
    ("x = { weight = 1,5 }", 1, 16, "decimalkomma", "med punkt: 1.5"),
    ("x = [ { weight = 1,5, b = 2 } ]", 1, 18, "decimalkomma", "med punkt: 1.5"),
    ("n = 10 000", 1, 5, "Talet har mellanslag", "10000"),
    ("n = 007", 1, 5, "får inte börja med 0", 'Skriv 7, eller "007"'),
    ("d = 21/11/2026", 1, 5, "inget datum", "2026-11-21"),
    ("d = 2026-13-01", 1, 5, "inget datum", "2026-11-21"),
    ("d = 2026-02-30", 1, 5, "inget datum", "2026-11-21"),
    ("d = 2026-02-30T10:00:00", 1, 5, "Datumet eller klockslaget finns inte", "2026-11-21"),
    ("title =", 1, 8, "Värdet saknas", "Skriv ett värde"),
    ("title = # senare", 1, 9, "Värdet saknas", "Skriv ett värde"),
    ("x = [1, , 2]", 1, 9, "saknas ett värde i listan", "kommatecken"),
    ("a = @", 1, 5, "Värdet går inte att läsa", "citattecken"),
    ("a = –5", 1, 5, "Värdet går inte att läsa", "tal bara med siffror"),
    (r'p = "C:\Users"', 1, 8, "omvänt snedstreck", r"Skriv \\"),
    (r'p = "\q"', 1, 6, "omvänt snedstreck", r"Skriv \\"),
    (r'p = "\uD800"', 1, 6, "omvänt snedstreck", r"Skriv \\"),
    # names and lines
    ('title "Hej"', 1, 7, "Likhetstecknet saknas", "Skriv title ="),
    ("x = { a }", 1, 9, "Likhetstecknet saknas", "Skriv a ="),
    ('"""\n', 1, 3, "Likhetstecknet saknas", "Skriv namn ="),
    ('title: "Hej"', 1, 6, "kolon", "Skriv ="),
    ("fråga = 1", 1, 3, "”fråga” har tecken", "a–z"),
    ("årskurs = 1", 1, 1, "”årskurs” har tecken", "a–z"),
    ("minutes = 2 min", 1, 13, "inte hör dit: min", "sätt #"),
    ("a = 'x' " + "y" * 40, 1, 9, "inte hör dit: " + "y" * 29 + "…", "sätt #"),
    ('a = "b" c = "d"', 1, 9, "ny uppgift på samma rad", "egen rad"),
    ("a = 1 // hej", 1, 7, "inte hör dit: // hej", "sätt #"),
    ("// hej", 1, 1, "Raden går inte att tolka", "En kommentar börjar med #"),
    ('{"a": 1}', 1, 1, "inte skriven i TOML", "rätt fil"),
    ("= 1", 1, 1, "Raden går inte att tolka", "namn = värde"),
    ("x.y.= 1", 1, 5, "Raden går inte att tolka", "namn = värde"),
    ("a = 1\rb = 2", 1, 6, "ovanligt radslut", "vanliga radslut"),
    ('a = "x\x00y"', 1, 7, "styrtecknet <U+0000>", "Ta bort det"),
    ("a\u00a0= 1", 1, 2, "osynligt tecken", "Ersätt det"),
    # twice
    ('[[q]]\nid = "a"\nb = 1\nid = "b"', 4, 1, "”id” står redan på rad 2", "saknas raden [[q]] ovanför"),
    ("id = 1\nid = 2", 2, 1, "”id” står redan på rad 1", "Ta bort den ena."),
    ("id = 1\nid = [\n 1,\n 2]", 2, 1, "”id” står redan på rad 1", "Ta bort den ena."),
    ("x = { a = 1, a = 2 }", 1, 19, "”a” står två gånger", "Ta bort den ena"),
    ("a.b = 1\na = 2", 2, 1, "”a” har redan ett värde", "Ta bort det ena"),
    ("[a.b]\nc = 1\n[a]\nb.d = 2", 4, 1, "”b.d” har redan ett värde", "Ta bort det ena"),
    ("[a]\n[b]\n[a]", 3, 1, "[a] står redan på rad 1", "Slå ihop dem"),
    ("[a]\n[[a]]", 2, 1, "[[a]] står här, men [a] på rad 1", "Skriv dem lika"),
    ("[[a]]\n[a]", 2, 1, "[a] står här, men [[a]] på rad 1", "Skriv dem lika"),
    ("x = [1]\n[[x]]", 2, 1, "[[x]] krockar", "Byt namn"),
    # brackets
    ('x = [ "a"\nlabel = "b"', 1, 5, "[ stängs aldrig", "Sätt ]"),
    ('x = [ "a",\nlabel = "b"', 1, 5, "[ stängs aldrig", "Sätt ]"),
    ('x = [\n "a",\n\n[[q]]\nid = 1', 1, 5, "[ stängs aldrig", "Sätt ]"),
    ("x = [1, 2", 1, 5, "[ stängs aldrig", "Sätt ]"),
    ("x = {", 1, 5, "{ stängs aldrig", "på en rad"),
    ('x = [\n { id = "a",\n { id = "b" },\n]', 2, 2, "{ stängs aldrig", "på en rad"),
    ('x = [ "a" "b" ]', 1, 11, "saknas ett kommatecken", "Sätt komma"),
    ("x = { a = 1 b = 2 }", 1, 13, "saknas ett kommatecken", "Sätt komma"),
    ("[[sections]\nid = 1", 1, 1, "går inte ihop", "Skriv: [[sections]]"),
    ("[sections", 1, 1, "går inte ihop", "Skriv: [sections]"),
    ("[avsnitt ett]", 1, 10, "Rubriken går inte att läsa", "a–z"),
    ("[[frågor]]", 1, 5, "Rubriken går inte att läsa", "a–z"),
    # read by tomli, but not by every reader of TOML 1.0
    ("a = { b = 1,\n c = 2 }", 1, 5, "{ stängs inte på samma rad", "en enda rad"),
    ("a = { b = 1, }", 1, 14, "kommatecken för mycket", "sista kommatecknet"),
    (r'a = "x\e"', 1, 7, r"\e går inte", r"\u001B"),
    (r'a = "x\\\x1b"', 1, 9, r"\x1b går inte", r"\u001B"),
    ("a = 07:32", 1, 5, "saknar sekunder", "07:32:00"),
    ("a = 1979-05-27 07:32", 1, 16, "saknar sekunder", "07:32:00"),
    ("a = 1979-05-27T07:32Z", 1, 5, "saknar sekunder", "07:32:00"),
    # numbers that nothing can be counted with
    ("a = nan", 1, 5, "nan är inte ett tal", "vanligt tal"),
    ("a = [1,\n -inf]", 2, 2, "-inf är inte ett tal", "vanligt tal"),
    ("a = 1e999", 1, 5, "orimligt stort", "vanligt tal"),
    ("a = 1e-9_999", 1, 5, "orimligt stort", "vanligt tal"),
    ("a = 9223372036854775808", 1, 5, "orimligt stort", "mindre tal"),
    ("a = 0xFFFF_FFFF_FFFF_FFFF", 1, 5, "orimligt stort", "mindre tal"),
    ("a = " + "9" * 5000, 1, 5, "orimligt stort", "vanligt tal"),
    ("a = " + "9" * 5000 + "\x00", 1, 5, "orimligt stort", "vanligt tal"),
    ("a = -" + "9" * 5000 + "kr", 1, 5, "orimligt stort", "vanligt tal"),
    ("a = " + "9" * 5000 + ".x", 1, 5, "orimligt stort", "vanligt tal"),
    # depth
    ("a = " + "[" * 5000, 1, 37, "Nivåerna i filen är för många", "Högst 32"),
    ("a = " + "{b = " * 5000, 1, 165, "Nivåerna i filen är för många", "Högst 32"),
    (".".join("a" * 20000) + " = 1", 1, 1, "Nivåerna i filen är för många", "Högst 32"),
    ("[" + ".".join("a" * 20000) + "]", 1, 2, "Nivåerna i filen är för många", "Högst 32"),
]


@pytest.mark.parametrize(("content", "line", "column", "what", "advice"), MISTAKES)
def test_a_mistake_is_told_with_its_place_and_what_to_write(
    content: str, line: int, column: int, what: str, advice: str
) -> None:
    fault = fault_of(content)
    assert (fault.line, fault.column) == (line, column)
    assert what in fault.what
    assert advice in fault.advice


@pytest.mark.parametrize(
    "content",
    [
        "inf = 1\nnan.inf = 2",
        "123456789012345678901234567890 = 'a key may be long'",
        "a = 9223372036854775807",
        "a = 0x7FFF_FFFF_FFFF_FFFF",
        "a = 1.5e-3",
        r'a = "x\\e \\x1b"',
        r"a = '\e'",
        "a = 07:32:01.5\nb = 1979-05-27 07:32:00Z",
        "a = { b = [1,\n 2], c = { d = 3 } }",
        'a = ["x", # {\n "y", ]',
        'a = """\n{ } [ "quoted" ""two"" \\""""\nb = 1',
        "a = '''it''s'''''\n[ x . 'y' ]\n[[ 'z.z' ]]",
        "a = " + "[" * 31 + "]" * 31,
    ],
)
def test_what_toml_1_0_allows_is_read_as_the_standard_library_reads_it(content: str) -> None:
    assert parse(content.encode(), "fil.toml") == tomllib.loads(content, parse_float=Decimal)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_with_and_without_a_mark(encoding: str) -> None:
    fault = fault_of('title = "Åre"\n'.encode(encoding))
    assert "UTF-16" in fault.what
    assert "UTF-8" in fault.advice


def test_latin_1_is_recognised_and_its_first_letter_shown() -> None:
    fault = fault_of('id = "a"\ntitle = "Åre kommun"\n'.encode("latin-1"))
    assert (fault.line, fault.column, fault.source) == (2, 10, 'title = "Åre kommun"')
    assert "Latin-1" in fault.what
    assert "UTF-8" in fault.advice


def test_a_name_with_control_characters_is_made_visible() -> None:
    with pytest.raises(BadFileError) as caught:
        parse(b"a = @", "x\x1b[31m.toml")
    assert "\x1b" not in str(caught.value)


def test_a_long_line_is_shown_around_the_fault() -> None:
    fault = fault_of("a = [" + "1, " * 100 + "@, " + "2, " * 100 + "]")
    assert fault.column == 306
    assert fault.source.startswith("…")
    assert fault.source.endswith("…")
    assert "@" in fault.source
    assert len(fault.source) < 80


def test_the_end_of_a_long_line_is_shown_without_a_mark_after_it() -> None:
    source, mark = excerpt("x" * 100 + "slut", 104)
    assert source.endswith("slut")
    assert source[mark:] == "t"


KOMMUNEN = (shipped() / "kommunen" / "1.toml").read_text(encoding="utf-8")
TOML = st.recursive(
    st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8) | st.dates() | st.decimals(-99, 99, places=2),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=5), TOML, max_size=5))
def test_every_written_table_reads_back_equal(table: dict[str, object]) -> None:
    text = tomli_w.dumps(table)
    assert parse(text.encode("utf-8"), "fil.toml") == tomllib.loads(text, parse_float=Decimal)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Part of the main questionnaire with a few things put in or taken away."""
    start = draw(st.integers(0, len(KOMMUNEN) - 400))
    text = KOMMUNEN[KOMMUNEN.index("\n", start) :][:400]
    bits = st.sampled_from(
        [*list("\"'[]{}=,.#\\\n\r\t_-:”é0x"), '"""', "'''", "\\e", "07:32", "nan", "[[", "x = ", "1,5"]
    )
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(bits | st.just("")) + text[at + draw(st.integers(0, 2)) :]
    return text


ENGLISH = re.compile(
    r"\b(at|line|column|end|document|expected|invalid|value|found|character|after|statement)\b", re.IGNORECASE
)


@settings(max_examples=400, deadline=None)
@given(damaged())
def test_a_damaged_file_is_read_as_toml_1_0_or_refused_in_swedish(text: str) -> None:
    try:
        table = parse(text.encode("utf-8"), "fil.toml")
    except BadFileError as error:
        (fault,) = error.faults
        assert fault.what
        assert fault.advice
        assert fault.line is not None
        assert 1 <= fault.line <= text.count("\n") + 1
        # what is shown of the file itself may be in any language
        shown = re.sub(r"”[^”]*”|\[\S*\]|inte hör dit: .*|Skriv.*", "", f"{fault.what} {fault.advice}")
        assert not ENGLISH.search(shown)
    else:
        assert table == tomllib.loads(text, parse_float=Decimal)


@settings(deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_at_all_give_anything_but_a_table_or_a_fault(data: bytes) -> None:
    try:
        table = parse(data, "fil.toml")
    except BadFileError as error:
        assert error.faults
    else:
        assert isinstance(table, dict)


@pytest.mark.parametrize(
    "data",
    [
        b"x = [" + b"1," * 1_500_001 + b"]",
        b"x = [" + b"[]," * 200_001 + b"]",
        b"x = [" + b"{}," * 200_001 + b"]",
        b"[[a]]\n" * 100_001,
        b"".join(b"k%x=1\n" % number for number in range(1_000_001)),
    ],
    ids=["values", "lists", "tables", "headings", "keys"],
)
def test_a_file_with_more_in_it_than_is_read_in_seconds_is_refused_at_once(data: bytes) -> None:
    with pytest.raises(BadFileError, match=r"Filen fil\.toml har för många uppgifter\."):
        parse(data, "fil.toml")


@pytest.mark.parametrize("form", [b"[a%%x%s]\n", b"[ a%%x%s]\n", b"a%%x%s=1\n"])
def test_keys_that_make_very_many_tables_are_refused(form: bytes) -> None:
    line = form % (b".a" * 20)
    assert fault_of(b"".join(line % number for number in range(26_000))).what == "Tabellerna i filen är för många."


def test_a_list_where_a_comma_is_missing_is_not_read_to_its_end() -> None:
    seen = scan("a = [\n1\n2\n" + "[" * 100)
    assert (seen.open, seen.refusal) == ([4], None)
    assert parse(b"a = [2026-11-21 07:32:00, 1]", "fil.toml")["a"][1] == 1
