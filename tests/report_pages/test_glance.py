"""An indicator at a glance says what annex 1 says, and its small line is drawn within its frame."""

from __future__ import annotations

import re
from pathlib import Path

from guibiao.assess import assess_plan
from guibiao.plan import read_plan
from guibiao.report import glances

EXAMPLE = Path(__file__).parents[2] / "examples" / "rongan" / "plan.yaml"


def test_figures_stand_with_their_units_and_lines_within_their_frame() -> None:
    found = glances(assess_plan(read_plan(EXAMPLE)))
    assert {"gdp", "fiscal_revenue"} <= found.keys()
    assert found["fiscal_revenue"].cells["actual"].startswith("5.14亿元，"), "a level and a pace: both halves"
    assert found["gdp"].cells["needed"] == "10.7%/年"
    for one in found.values():
        for x, y in re.findall(r"([-\d.]+),([-\d.]+)", one.spark):
            assert 0 <= float(x) <= 96, one.assessment.indicator.id
            assert 0 <= float(y) <= 26, one.assessment.indicator.id
