"""`verdict`: a move in an order against the two places: 由第31位变为第24位，前进7位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "verdict"
_MOVED = re.compile(
    r"第(?P<first>\d{1,3})[位名][^，,。；;\d]{0,12}(?:(?:19|20)\d\d年(?:末|底)?[^，,。；;\d]{0,4})?第(?P<last>\d{1,3})[位名]"
    r"[，,]?(?P<word>(?:前进|上升|提升|跃升|进位|提高|前移)|(?:后退|下降|退后|下滑|退|后移))了?(?P<by>\d{1,3})[位名个]"
)
_BACK = ("后退", "下降", "退后", "下滑", "退", "后移")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such move; one to a smaller number is forward."""
    for match in _MOVED.finditer(ledger.text):
        moved = int(match["first"]) - int(match["last"])
        said = int(match["by"]) * (-1 if match["word"] in _BACK else 1)
        claim = Figure(start=match.start("word"), end=match.end(), value=Decimal(said), unit="位")
        how = _("第{first}位→第{last}位").format(first=match["first"], last=match["last"])
        finding = recomputed(
            ledger, Claim(NAME, claim, _("位次"), "位"), [Reading(Fraction(moved), Interval(moved), (), how)]
        )
        if finding.verdict == "fails":
            really = _("前进{n}位") if moved > 0 else _("后退{n}位")
            message = _("文中写“{words}”，而{how}是{really}。").format(
                words=ledger.text[match.start("word") : match.end()], how=how, really=really.format(n=abs(moved))
            )
            finding = replace(finding, message=message)
        yield finding
