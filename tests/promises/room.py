"""A folder to run every command in: saved files full of hostile text, and Python files that nobody may run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digikap.model.answer import Chosen, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.store.assessments import read
from digikap.store.content import example
from tests.cli.several import saved, towns, two_years
from tests.promises.watched import EVIL

HOSTILE = " ".join(
    (
        f'__import__("os").system("touch {EVIL}")',
        f"$(touch {EVIL}) `touch {EVIL}`",
        f"{{{{ {EVIL}.__class__ }}}}",
        f'=cmd|"{EVIL}"!A0',
        f'#eval("{EVIL}")',
        f"<script src=//{EVIL}.invalid></script>",
    )
)
"""What each reader that runs what it reads would run: Python, a shell, Jinja, a spreadsheet, typst, a browser."""

TRAPS = (
    *("digikap", "sitecustomize", "usercustomize", "typer", "rich", "pydantic", "questionary", "prompt_toolkit"),
    *("tomli", "tomli_w", "tree_sitter", "tree_sitter_toml", "jinja2", "markupsafe", "xlsxwriter", "typst"),
    *("json", "csv", "webbrowser", "platform", "random", "conftest"),
)
"""Modules that the program imports, or that Python looks for by itself."""

ANSWERS = f"""
[answers]
d_total = 4
u_total = 3
u_hinder = ["annat"]
p_forsta_steg = '''{HOSTILE}'''
[other_text]
u_hinder = '''{HOSTILE}'''
[comments.d_total]
use = "rapport"
text = '''{HOSTILE}'''
"""

FORM = f"""
format = "digikap-questionnaire"
format_version = 1
id = "egen"
version = 1
extends = "kommunen@1"
title = '''{HOSTILE}'''
[[sections]]
id = "hamn"
title = '''{HOSTILE}'''
minutes = 2
discussion = ['''{HOSTILE}''']
[[sections.questions]]
id = "h_en"
kind = "rating"
scale = "grad"
text = '''{HOSTILE}'''
label = "{{{{ {EVIL} }}}}"
help = '''{HOSTILE}'''
"""

BEGUN = ["--municipality", "Ängelholm", "--answers", "svar.toml"]
PEOPLE = [
    ["assess", "--mode", "individual", "--quick", *BEGUN, "--date", "2026-11-21", "--respondent", number, "-o", name]
    for number, name in (("1", "p1.toml"), ("2", "p2.toml"), ("3", "p3.toml"))
]
WRITING = [
    ["assess", "--date", "2026-11-21", *BEGUN, "-o", "ny.toml"],
    ["assess", "egen.toml", "--date", "2026-11-21", *BEGUN, "-o", "egna-svar.toml"],
    ["assess", "--mode", "tally", "--quick", *BEGUN, "--date", "2026-11-21", "-o", "roster.toml"],
    *PEOPLE,
    ["merge", "p1.toml", "p2.toml", "p3.toml", "-o", "grupp.toml"],
    *[
        ["report", file, "-o", f"{file}{form}"]
        for file in ("elak.toml", "grupp.toml")
        for form in (".md", ".html", ".txt")
    ],
    ["report", "elak.toml", "-o", "elak.pdf"],
    *[["export", "elak.toml", "-o", f"elak.{form}"] for form in ("xlsx", "csv", "json", "export.toml")],
    ["export", "elak.toml", "--excel", "-o", "excel.csv"],
    ["export", "elak.toml", "--anonymous", "-o", "anonym.json"],
    ["export", "elak.toml", "--without-comments", "-o", "utan.csv"],
    ["export", "--describe", "-o", "kolumner.md"],
    ["agenda", "grupp.toml", "-o", "agenda.md"],
    ["plan", "efter.toml", "-o", "plan.md"],
    ["plan", "efter.toml", "--save-targets", "niva.toml"],
    *[["compare", "fore.toml", "efter.toml", "-o", f"jamfort.{form}"] for form in ("md", "html", "xlsx", "json")],
    ["trend", "fore.toml", "efter.toml", "-o", "trend.html"],
    ["cohort", *[f"kommun{number}.toml" for number in range(5)], "-o", "kohort.html"],
    ["demo", "-o", "demo.html"],
    ["guide", "-o", "guide.md"],
    ["print", "egen.toml", "-o", "fragor.html"],
    ["print", "kommunen", "-o", "fragor.md"],
    ["schema", "-o", "schema.json"],
    ["new", "--title", HOSTILE, "--id", "nytt", "nytt.toml"],
]
"""Commands that write a file, which is named last."""

BESIDE = {"new": ["digikap-questionnaire.schema.json"]}
"""What a command writes beside the file that is named."""

READING = [
    [],
    ["--version"],
    ["--help"],
    ["assess", "--help"],
    ["report", "elak.toml"],
    ["report", "grupp.toml"],
    ["export", "elak.toml"],
    ["agenda", "grupp.toml"],
    ["plan", "efter.toml"],
    ["plan", "elak.toml"],
    ["compare", "fore.toml", "efter.toml"],
    ["trend", "fore.toml", "efter.toml"],
    ["list"],
    ["cohort", *[f"kommun{number}.toml" for number in range(5)]],
    ["questionnaires"],
    ["show", "egen.toml"],
    ["check", "egen.toml"],
    ["check", "egen.toml", "--format", "json"],
    ["print", "egen.toml"],
    ["guide"],
    ["demo"],
    ["schema", "results"],
    *[["completion", shell] for shell in ("bash", "zsh", "fish")],
]
"""Commands that only show something."""

FAILING = [
    *[[command, "trasig.toml"] for command in ("report", "export", "check", "show", "agenda", "plan", "assess")],
    *[[command, "nyare.toml"] for command in ("report", "export", "agenda", "plan")],
    ["report", "finns-inte.toml"],
    ["export", "elak.toml", "-o", "elak.csv"],
    ["export", "elak.toml", "-o", "fore.toml"],
    ["new", "egen.toml", "--title", "Ett till"],
    ["repport"],
    ["assess"],
    ["fault"],
]
"""Commands that fail, each in its own way; ``fault`` is a fault of the program's own."""

OPENING = [["report", "elak.toml", "--open"], ["compare", "fore.toml", "efter.toml", "--open"]]
"""Commands that show a page in a browser."""


def hostile(assessment: Assessment) -> Assessment:
    """The assessment with a hostile text in every place where a group can write."""
    changed = replace(
        assessment,
        organisation=Organisation(HOSTILE),
        services={**assessment.services, "forskola": HOSTILE},
        comments={"d_total": Comment(HOSTILE, "rapport")},
        analysis={"kapacitet": {1: HOSTILE}},
    )
    return changed.with_answer("u_hinder", Chosen(("annat",), HOSTILE)).with_answer("p_forsta_steg", Written(HOSTILE))


def furnished(folder: Path) -> Path:
    """The folder with what the commands read, and with traps for whoever runs what lies there."""
    two_years(folder)
    towns(folder, 5)
    saved(folder / "elak.toml", hostile(read(example())))
    (folder / "svar.toml").write_text(ANSWERS, encoding="utf-8")
    (folder / "egen.toml").write_text(FORM, encoding="utf-8")
    (folder / "trasig.toml").write_text(f'format = "digikap-assessment"\n{HOSTILE}\n', encoding="utf-8")
    (folder / "nyare.toml").write_text(
        'format = "digikap-assessment"\nformat_version = 99\nnytt = 1\n', encoding="utf-8"
    )
    for module in TRAPS:
        (folder / f"{module}.py").write_text(f'open("{EVIL}", "w").close()\n', encoding="utf-8")
    return folder
