"""`count-of-items`: kinds counted one behind another against the number of all: 六县三市共9个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.scanning import scan
from guibiao.quantity import Interval, read_number

NAME = "count-of-items"
_NUMBER = r"(?:[一二两三四五六七八九十]{1,3}|\d{1,3})"
_KIND = rf"{_NUMBER}个?[县市区旗盟州乡镇村校馆站所院园厂矿]"
_KINDS = re.compile(
    rf"(?<![\d.一二两三四五六七八九十第年月、])(?P<kinds>{_KIND}(?:、?{_KIND})+)[，,]?(?:一?共计?|合计|总计)"
    rf"(?P<count>{_NUMBER})(?P<what>个)(?!百分点)"
)
_FIRST = re.compile(r"[一二两三四五六七八九十\d][一二两三四五六七八九十\d]{0,2}个?[县市区旗盟州乡镇村校馆站所院园厂矿]")
_EACH = re.compile(_NUMBER)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such run of kinds with its sum behind it."""
    for match in scan(_KINDS, _FIRST, ledger.text):
        numbers = [int(read_number(n)) for n in _EACH.findall(match["kinds"])]
        value = Decimal(int(read_number(match["count"])))
        figure = Figure(start=match.start("count"), end=match.end("what"), value=value, unit="个")
        total = sum(numbers)
        reading = Reading(Fraction(total), Interval(total), (), "+".join(map(str, numbers)))
        yield recomputed(ledger, Claim(NAME, figure, match["kinds"], "个"), [reading])
