"""What several took part in: votes, and files of one person each that were merged."""

from __future__ import annotations

import io
import json
import re

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.export.columns import KINDS
from digikap.report.export.material import Selection, material
from digikap.report.export.xlsx import to_xlsx
from tests.report.export.room import ANONYMOUS, FORMS, public, table
from tests.report.export.test_anonymous import files
from tests.report.export.test_json import VALIDATOR
from tests.report.several import merged, votings

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

WORDS = re.compile(
    r"Ojämnt \w+_|Skäl \w+_|Rollen|Aliaset|arbetsmaterial som|Gör något|Med några ord|Så var det då|rapport \d"
)
"""What those who answer write themselves in these assessments."""


@pytest.mark.parametrize("kind", [votings, merged])
@pytest.mark.parametrize("form", FORMS, ids=["kort", "tre_s"])
def test_every_format_holds_them_and_none_tells_who_they_were(form: Questionnaire, kind: object) -> None:
    strategy: st.SearchStrategy[Assessment] = kind(form)  # type: ignore[operator]

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(strategy)
    def check(assessment: Assessment) -> None:
        for selection in (Selection(), ANONYMOUS):
            held = material(assessment, selection, public())
            written = files(held)
            VALIDATOR.validate(json.loads(written["json"]))
            for row in table(held):
                assert row["measure"] in KINDS[row["kind"]][1]
            figures = [None if one.measure.index is None else pytest.approx(float(one.measure.index), rel=1e-15)
                       for one in held.scores.groups.values()]  # fmt: skip
            sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(held)))["Index"]
            rows = [row for row in sheet.iter_rows() if row[0].value == "Grupp"]  # also what is required and not asked
            assert [row[3].value for row in rows if row[-1].value in held.scores.groups] == figures
        assert [word for text in written.values() for word in WORDS.findall(text)] == []

    check()
