"""`gap`: how far the share of an aim that was reached is from all of it: 完成率112.4%，超额12.4个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, indicator_of, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.gaps import NAME
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.precision import stands_for
from guibiao.expressions import expression
from guibiao.messages import _

__all__ = ["NAME", "check"]

_ALL = 100  # %
_AIM = "目标|任务|计划|预算"
# ，超出规划目标|21.44% | ，距全部完成还差|7.6个百分点
_OFF = expression(
    rf"(?<=[，,])(?:(?P<over>超额完成|超额|超出|超过|超)了?(?:[^，,。；;\n\d]{{0,8}}(?:{_AIM})[数值]?)?(?:的|了)?"
    rf"|[与距]离?[^，,。；;\n\d]{{0,8}}(?:{_AIM}|全部完成|完成|达标|全面达标)[数值]?(?:还|尚|仍|相)?(?:差|欠|有)"
    r"|(?:还|尚|仍)(?:差|欠|有)|欠(?=\d))(?:约|近)?(?=(?P<gap>\d+(?:\.\d+)?)(?:[%％]|个?百分点)(?:的差距|的任务)?[，,。；;）)\n])"
)
_BEGINS = "超额 超出 超过 超 与 距 还差 还欠 还有 尚差 尚欠 尚有 仍差 仍欠 仍有 欠"
_SHARE = expression(
    rf"(?:(?:{_AIM})[^，,。；;：:\n]{{0,16}}的(?:约)?|(?:(?:{_AIM})(?:任务|目标)?)?(?:完成率|完成比例|实现率|实现程度|完成程度|综合指数|达成率)[为达到是]*)\s?\Z"
)
_LEAD = 32  # characters before a share
_PACE = expression("进度|时序|序时|上年|去年|同期|同比|全[国省市县]|平均")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such distance right behind the share of an aim that was reached."""
    for match in ledger.scan(_OFF, _BEGINS):
        start = ledger.sentence(match.start())[0]
        shares = [f for f in ledger.numbers(start, match.start())[-1:] if f.unit in PERCENT]
        gaps = [f for f in ledger.numbers(match.start("gap"), match.end() + 1) if f.unit in (*PERCENT, *POINTS)]
        if not shares or not gaps or ledger.text[shares[0].end : match.start()].strip("）)，,"):
            continue
        lead = ledger.text[max(shares[0].start - _LEAD, start) : shares[0].start]
        if _SHARE.search(lead) and not _PACE.search(match.group()):
            yield _of_gap(ledger, match, gaps[0], shares[0])


def _of_gap(ledger: Ledger, match: re.Match[str], gap: Figure, share: Figure) -> Finding:
    sign = 1 if match["over"] else -1
    meant = (stands_for(share) - _ALL) * sign
    inputs = (Input(share, "actual"),)
    how = f"{share.value}%−100%" if sign > 0 else f"100%−{share.value}%"
    name = _("{name}与全部完成的差距").format(name=indicator_of(share))
    reading = Reading((Fraction(share.value) - _ALL) * sign, meant, inputs, how)
    return recomputed(ledger, Claim(NAME, gap, name, gap.unit), [reading])
