"""The plan of the area above: its numbers stand beside the own ones, as 上级目标."""

from __future__ import annotations

from dataclasses import replace

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan.model import Indicator, Target, Upper
from guibiao.vocabulary import regions

_RANKS = (("国",), ("省", "自治区"), ("市", "州", "盟", "地区"), ("县", "区", "旗"))  # by how a name ends, from above
_LEVELS = ("level", "reach_and_keep", "level_and_growth", "floor", "ceiling")


def is_above(theirs: str, own: str, file: str) -> bool:
    """Whether an area is above the plan's own; where either is unknown they are taken for the same.

    Raises InputError, naming the file, where it is neither the same nor above.
    """
    if not theirs or not own or theirs in own or own in theirs:
        return False
    known = regions().named(own)
    above = {name for region in known for name in regions().above(region)}
    if theirs in above or (not (known and regions().named(theirs)) and _rank(theirs) < _rank(own)):
        return True
    what = _("这是{theirs}的文件，规划是{own}的").format(theirs=theirs, own=own)
    raise InputError(what, file, _("请换成本地区或上级的文件"))


def as_upper(told: Indicator, origin: str) -> Indicator:
    """The upper plan's indicator with nothing but the number that is to stand beside the own one."""
    target = told.target
    pace = target.value if target.form == "mean_growth" else target.growth
    level = target.value if target.form in _LEVELS else None
    numbers = [None if isinstance(number, bool) else number for number in (level, pace)]
    upper = Upper(numbers[0], numbers[1], origin) if any(number is not None for number in numbers) else None
    bare = Indicator(told.id, told.name, Target("level"), unit=told.unit, code=told.code, source=target.source)
    return replace(bare, upper=upper)


def named_with(region: str, title: str) -> str:
    """A title with the area that it leaves out."""
    return title if region in title else region + title


def _rank(region: str) -> int:
    return next((n for n, ends in enumerate(_RANKS) if region.endswith(ends)), len(_RANKS))
