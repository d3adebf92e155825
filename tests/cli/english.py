"""Finds English words in what the program says."""

import re

# Words that Typer, Click, argparse-like tools and tracebacks use, and that are no Swedish words.
_LIST = """
    a allowed an and any are aborted arguments array bad bool boolean can cannot choice choices choose command
    commands could current date datetime default deprecated did directory does dynamic empty enter env error
    exist exists exit expected extra failed field file files filename flag float following found for format formats
    from got has help if int input install integer invalid is it list match matches mean message missing must no none
    not number of one open option optional options or output parameter path please possible prefix print range
    readable recent required requires show shell str string such take takes the this to traceback true try type
    unexpected unknown usage use using valid value values var was when with writable you your
"""
WORDS = frozenset(_LIST.split())


def english_in(text: str) -> set[str]:
    """The English words in the text, apart from flags, command names after ”digikap”, and what stands in quotes."""
    said = re.sub(r"”[^”]*”", " ", text)
    said = re.sub(r"--?[a-z][a-z-]*", " ", said)
    said = re.sub(r"digikap(-[a-z-]+)? [a-z]+", " ", said)
    said = re.sub(r"Kommandona är [a-z, ]+\.", " ", said)
    said = re.sub(r"^ {2}[a-z]+ {2}", " ", said, flags=re.MULTILINE)  # the column of command names
    return set(re.findall(r"[a-zåäö]+", said.lower())) & WORDS
