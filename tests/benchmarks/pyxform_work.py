"""What pyxform does with a form, in an environment of its own: reads and checks its definition, over and over.

Writing the XForm is not counted here: digikap has no such file to write.
"""

import logging
import sys
from functools import partial

from pyxform.builder import create_survey_element_from_dict
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import get_xlsform

from tests.benchmarks.repeated import repeat


def checked(path: str, _: object) -> object:
    """The form in a file as pyxform's own value, checked."""
    sheets = get_xlsform(path)
    table = workbook_to_json(workbook_dict=sheets, fallback_form_name=sheets.fallback_form_name, warnings=[])
    survey = create_survey_element_from_dict(table)
    survey.validate()
    return survey


logging.disable()
repeat(lambda: None, partial(checked, sys.argv[1]))
