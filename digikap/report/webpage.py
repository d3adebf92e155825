"""What every page of HTML is made with: templates that escape all text, and a policy that lets in one style sheet."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from jinja2 import Environment


def environment() -> Environment:
    """Where pages are filled in: every value is escaped unless it is marked as markup."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def style_sheet(*names: str) -> Markup:
    """The style sheets that ship, one after the other; they hold no text from outside.

    No line end at either end: the Nu Html Checker counts it out of the policy's digest, while browsers count it in.
    """
    return Markup("".join(environment().get_template(name).render() for name in names).strip())  # noqa: S704


def policy(style: str) -> str:
    """The Content-Security-Policy of a page that may use this style sheet and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
