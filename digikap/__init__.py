"""digikap: a municipality's management team assesses its own capacity (SOU 2020:8).

The map of the house; arrows point down only, and a contract in `pyproject.toml` holds them.

    __main__         answers --version at once, hands the rest to cli
    cli/             one file a command; brings the rooms together, holds no rules
    interview/       which question comes next, and three ways of asking it
    report/          what a report says, and how terminal, Markdown and TOML lay it out
    store/           the only room that touches the file system
    checking/        what can be wrong with a questionnaire or with answers
    trend, cohort    one municipality over time; several municipalities together
    merging, advice  joins the files of several; what to do and what to talk about
    comparing/       two assessments like for like: what is the same question, and how far it moved
    scoring/         exact arithmetic from answers to indices
    model/           what things are: questionnaire, capacity model, answer, assessment
    errors           what can go wrong, and the exit code of each
    swedish, text    the rules of Swedish; text from outside as data

The content (questionnaires, scales, capacity model, municipalities) stands in `questionnaires/` beside this package
in a checkout, and inside it in an installed wheel.
"""

__version__ = "0.1.0"
