"""What stands between two that are listed in one breath: 门诊148.6万人次|、住院|9.6万人次."""

from __future__ import annotations

from guibiao.expressions import expression

LISTED = expression(r"[^，,。；;：:\n、\d]{0,8}[、，,和及][^，,。；;：:\n、\d]{0,16}")
