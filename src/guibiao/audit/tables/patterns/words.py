"""What heads say of their columns where columns give each other."""

from __future__ import annotations

from guibiao.expressions import expression

CHANGED = expression(r"增减|净增|变化|增加|增量|百分点|[与同和跟][^，,]{1,8}相比|[比较][^，,]{1,8}[±高低增减]")
RATE = expression(r"率|占|比|%|％|均|进度|完成|单产|亩产|每|强度|单价|程度")
SHORT = expression(r"差距|相差|差额|差值|缺口|之差|分差|[尚还]差")
GROWN = expression(r"增[长速幅减]|±|变化|同比|涨|降幅|下降")
IN_PERCENT = expression("[%％]")
