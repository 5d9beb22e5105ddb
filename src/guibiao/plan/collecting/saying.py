"""A reported figure as a person wrote it, read in the unit and measure of its indicator."""

from __future__ import annotations

from decimal import Decimal

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan.model import Indicator
from guibiao.plan.terms import term
from guibiao.plan.written import read_said

_BARE = ("rank", "multiple")


def reported_figures(indicator: Indicator, measure: str, text: str) -> tuple[tuple[str, Decimal | bool], ...]:
    """The figure with its bound (eq, ge, le, approx); a range is its two bounds; True or False where asked yes or no.

    Raises InputError (without a place) for a text that is no figure of the indicator.
    """
    if "yes_no" in (indicator.target.form, indicator.target.judged_as):
        code = term("yes_no").code(text)
        if code is None:
            labels = "、".join(term("yes_no").labels.values())
            raise InputError(
                _("“{text}”不是“是”或“否”").format(text=text), cure=_("请填 {labels}").format(labels=labels)
            )
        return (("eq", code == "true"),)
    unit = "%" if measure.startswith("growth") else "" if measure in _BARE else indicator.unit
    try:
        return read_said(text, unit)
    except ValueError:
        what = _("“{text}”不是数字").format(text=text)
        if unit:
            what = _("“{text}”不是以“{unit}”为单位的数字").format(text=text, unit=unit)
        cure = _("请写 12.5、3.2万、约30 或 5.5—6% 的样子；没有数就空着")
        raise InputError(what, cure=cure) from None
