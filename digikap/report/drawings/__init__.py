"""The pictures as SVG: the same as in a terminal, drawn from the same view.

Every function gives one ``<svg>`` as markup, with a viewBox, ``role="img"``, a ``<title>``, real text, and names of
classes instead of colours; `sheet` is the style sheet for them. Words and numbers are the view's; nothing in a picture
is said by colour alone, and what it shows stands in words beside it.
"""

from __future__ import annotations

from digikap.report.drawings.field import four_field
from digikap.report.drawings.rows import bar, sign, strip, votes
from digikap.report.drawings.sheet import sheet, standalone
from digikap.report.drawings.slope import slopes
from digikap.report.drawings.web import radar

__all__ = ["bar", "four_field", "radar", "sheet", "sign", "slopes", "standalone", "strip", "votes"]
