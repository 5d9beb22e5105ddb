"""Every form that a plan may use has its class."""

from __future__ import annotations

from guibiao.assess.forms import FORMS
from guibiao.plan import FORMS as NAMES


def test_every_form_of_a_plan_is_registered_under_its_name() -> None:
    assert set(NAMES) - {"assigned"} == set(FORMS) - {"mean_change"}
    assert all(name == form.name for name, form in FORMS.items())
