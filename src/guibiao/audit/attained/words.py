"""Words that several modules look for, and how far from a claim or a figure."""

from __future__ import annotations

from guibiao.expressions import expression

DONE = expression(r"(?<!划)(?:完成|实现|达到|建成)|达\Z")
OF_YEAR = expression(r"年度|全年|年初|当年|预算|下达|预期")  # targets of a year are stated beside what was reached
LEAD = 20  # characters before a target that say what was reached of it
BESIDE = 8  # characters before 目标的 in which its own rate stands
FAR = 300  # characters before a sentence in which other amounts may be the target
