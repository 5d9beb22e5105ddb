"""`count-of-items`: kinds counted one behind another against the number of all: 六县三市共9个."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "count-of-items"
_NUMBER = r"(?:[一二两三四五六七八九十]{1,3}|\d{1,3})"
_KIND = rf"{_NUMBER}个?[县市区旗盟州乡镇村校馆站所院园厂矿]"
_KINDS = expression(
    rf"(?<![\d.一二两三四五六七八九十第年月、])(?P<kinds>{_KIND}(?:、?{_KIND})+)[，,]?(?:一?共计?|合计|总计)"
    rf"(?P<count>{_NUMBER})(?P<what>个)(?!百分点)"
)
_PLACES, _LONGEST = "个县市区旗盟州乡镇村校馆站所院园厂矿", 3  # characters of the numbers before them
_EACH = expression(_NUMBER)


# 经济发展5项、创新驱动3项、民生福祉7项，共3类15项
_CLASSES = expression(
    rf"(?P<classes>(?:[^，,、；;。：:\n\d]{{2,14}}\d{{1,3}}[项个件条家][、，,；;]?){{2,}})(?:一?共计?|合计|总计|计)"
    rf"(?P<count>{_NUMBER})(?P<what>大?类|个(?:方面|领域|类别|板块))"
)
_IN_ALL = expression(rf"(?:共|合计|总计|计){_NUMBER}(?:大?类|个(?:方面|领域|类别|板块))")
_OF_CLASS = expression(r"\d{1,3}[项个件条家]")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such run of kinds with its sum behind it."""
    for match in ledger.scan_numbered(_KINDS, _PLACES, _LONGEST):
        numbers = [int(read_number(n)) for n in _EACH.findall(match["kinds"])]
        value = Decimal(int(read_number(match["count"])))
        figure = Figure(start=match.start("count"), end=match.end("what"), value=value, unit="个")
        total = sum(numbers)
        reading = Reading(Fraction(total), Interval(total), (), "+".join(map(str, numbers)))
        yield recomputed(ledger, Claim(NAME, figure, match["kinds"], "个"), [reading])
    for match in _CLASSES.finditer(ledger.text) if any(ledger.scan_all(_IN_ALL, "共 合计 总计 计")) else ():
        classes = len(_OF_CLASS.findall(match["classes"]))
        value = Decimal(int(read_number(match["count"])))
        figure = Figure(start=match.start("count"), end=match.end("what"), value=value, unit="个")
        reading = Reading(Fraction(classes), Interval(classes), (), _("文中所列逐项清点"))
        yield recomputed(ledger, Claim(NAME, figure, _("列举的项目数"), "个"), [reading])
