"""Targets of a text of no known kind: only what its words call one.

Of such a text it is not known which years are past, so that extraction takes late ones for planned; here a figure is
then a fact unless its sentence speaks of targets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from guibiao.audit.figure import Cited
from guibiao.expressions import expression

_AIM = expression(
    r"目标|规划|计划|预期|力争|提出|确保|争取|要求|任务|预算|安排|将|拟|到20\d\d年(?!的)|期末|远景|努力|不低于|不超过|控制在|年初|确定|下达|设定"
)
_STOP = expression(r"[。！？；;\n]")
_LEAD = 80  # characters before a figure in which its sentence speaks of targets


def unaimed(text: str, figures: Iterable[Cited]) -> Iterator[Cited]:
    """The figures, in their order, those read as targets made facts where nothing before them speaks of one."""
    for figure in figures:
        said = figure.statement
        if said.role == "target" and not _AIM.search(_STOP.split(text[max(figure.start - _LEAD, 0) : figure.end])[-1]):
            yield replace(figure, statement=msgspec.structs.replace(said, role="actual"))
        else:
            yield figure
