"""The handout: a questionnaire on paper or screen before the meeting, as Markdown and as one page of HTML.

    paper         what a handout consists of: parts, items, and the space that each is answered in
    view          a questionnaire as a handout: every word and number is decided here
    words         the sentences about how to answer and how the file is handled
    conditions    when a question is answered, in words
    markdown      laid out as Markdown
    html          laid out as one self-contained page

The templates stand in `report/templates`.
"""

from digikap.report.handout.paper import Paper
from digikap.report.handout.view import asked, handout

__all__ = ["Paper", "asked", "handout"]
