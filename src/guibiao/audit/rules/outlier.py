"""`outlier`: a rate past 100% whose kind has no more than all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.subjects import named
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "outlier"
_AT_MOST_ALL = re.compile(
    r"(?:参保|巩固|普及|合格|优良|达标|覆盖|绿化|城镇化|满意|办结|处理|就业|接种|入户|入园|净入学|处置|利用|治愈|整改|回收|脱贫|签约|建档)率\Z"
    r"|天数比[率例]\Z|占比\Z|比重\Z"
)
_OWN_SCALE = re.compile(r"拨备|偿付|毛入|计划|任务|目标|预算")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A note for every such rate past 100%."""
    for figure in ledger.figures:
        said = figure.statement
        if said.measure != "level" or figure.unit not in PERCENT or figure.value <= 100:
            continue
        if _AT_MOST_ALL.search(said.indicator) and not _OWN_SCALE.search(said.indicator):
            whole = Reading(Fraction(100), Interval(0, 100), (), _("最多100%"))
            finding = recomputed(ledger, Claim(NAME, figure, named(said), "%", "note"), [whole])
            message = _("{name}为{value}%，超过100%，请核对分子、分母的口径。").format(
                name=named(said), value=figure.value
            )
            yield replace(finding, message=message)
