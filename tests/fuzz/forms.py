"""Whole questionnaires, each so small that a million of them can be tried, and what they build on."""

from __future__ import annotations

BASE = "bas.toml"
"""What a questionnaire builds on that builds on another; it stands in the same folder."""


def _file(text: str) -> bytes:
    head = 'format = "digikap-questionnaire"\nformat_version = 1\n'
    return (head + text).encode()


_RATED = """id = "q"
version = 2
title = "Q"
model = "kommunutredningen"
quick_minutes = 1

[[scales]]
id = "s"
name = "S"
levels = ["A", "B"]
allow_unknown = true

[[sections]]
id = "a"
title = "A"
minutes = 1
discussion = ["V?"]
[[sections.questions]]
id = "d"
kind = "rating"
scale = "s"
text = "T?"
label = "D"
quick = true
anchors = { 1 = "Nej.", 2 = "Ja." }
dimensions = ["drift_kvalitet"]
[[sections.questions]]
id = "e"
kind = "rating"
scale = "grad"
text = "T?"
label = "E"
weight = 2
visible_if = { question = "d", at_least = 2 }
"""
_CHOSEN = """id = "q"
version = 1
title = "Q"
intro = "I."

[[sections]]
id = "a"
title = "A"
minutes = 1
[[sections.questions]]
id = "c"
kind = "multiple_choice"
text = "T?"
label = "C"
max_choices = 2
choices = [
    { id = "x", text = "X" },
    { id = "y", text = "Y", free_text = true },
    { id = "z", text = "Z", exclusive = true },
]
[[sections.questions]]
id = "g"
kind = "rating_grid"
scale = "grad"
rows_from = "c"
text = "T?"
label = "G"
[[sections.questions]]
id = "w"
kind = "text"
text = "T?"
label = "W"
optional = true
"""
_LISTED = """id = "q"
version = 1
title = "Q"

[[services]]
id = "sk"
name = "Sk"

[[sections]]
id = "a"
title = "A"
minutes = 1
visible_if = { question = "b", is_not = ["x"] }
[[sections.questions]]
id = "v"
kind = "rating_grid"
scale = "grad"
rows = "services"
text = "T?"
label = "V"
allow_not_applicable = true
"""
_EXTENDING = """id = "kust"
version = 1
extends = "bas.toml"
title = "K"
include_optional = ["w"]
remove_services = ["sk"]

[services.hamn]
name = "Hamn"
after = "sk2"

[questions.d]
help = "Egna ord."

[[dimensions]]
id = "vatten"
name = "Vatten"

[[sections]]
id = "a"
after = "d"
[[sections.questions]]
id = "va"
kind = "rating"
scale = "grad"
text = "T?"
label = "Va"
dimensions = ["vatten"]
visible_if = { question = "d", is = ["x"] }

[[sections]]
id = "b"
title = "B"
minutes = 1
[[sections.questions]]
id = "vb"
kind = "text"
text = "T?"
label = "Vb"
"""
BUILT_ON = _file(
    """id = "bas"
version = 1
title = "B"
services = [{ id = "sk", name = "Sk" }, { id = "sk2", name = "Sk" }]
[[sections]]
id = "a"
title = "A"
minutes = 1
[[sections.questions]]
id = "d"
kind = "single_choice"
text = "T?"
label = "D"
choices = [{ id = "x", text = "X" }, { id = "y", text = "Y" }]
[[sections.questions]]
id = "w"
kind = "rating_grid"
rows = "services"
scale = "grad"
text = "T?"
label = "W"
optional = true
"""
)
BUILDING = _file('id = "topp"\nversion = 1\nextends = "prov.toml"\ntitle = "T"\n')
"""A file that builds on the broken one."""


def questionnaires() -> list[bytes]:
    """Questionnaires, one of which builds on another."""
    listed = _LISTED.replace('visible_if = { question = "b", is_not = ["x"] }\n', "")
    return [*map(_file, (_RATED, _CHOSEN, listed, _EXTENDING)), BUILT_ON]
