"""`outlier`: figures that lost their 万, and those of one thing of which one lost its point.

藏书18.6册: what is counted whole has no decimals. 粮食总产量13.8吨 stands among outputs in 万吨,
亩产5126公斤 beside 亩产468公斤.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from guibiao.audit.figure import Cited
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.rules.outlier import NAME, noted
from guibiao.audit.subjects import named
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, decimals

__all__ = ["NAME", "check"]

_WHOLE = frozenset("人名户家头只册所座辆台套件起栋枚羽尾株")  # of which there is no half
_MEAN = expression("均|每|密度|率|比|系数|指数|强度|年限|寿命|标准|进度|要求|应|折算|目标|推算|直线")
_PER = expression(r"每[千万百]|人均[^，,。；;\d]{0,8}\d")  # a document with means of that kind may call them shortly
_MANY = "万"
_OUTPUT = expression(
    r"(?:产量|总产|出栏|存栏|年产|加工量|吞吐量|货运量|客运量|销售?量|施用量|发电量|用电量|供水量|播种面积|种植面积|造林面积|造林|森林抚育|绿化面积)\Z"
)
_FEW, _SMALL = 2, 1000  # siblings in ten thousands, and what is little beside them
_NEAR = 240  # characters
_TENFOLD = Interval(8, 13)
_NAME_LONG = 2


def check(ledger: Ledger) -> Iterator[Finding]:
    """A note for every figure that is most likely one of ten thousand times, or a tenth, of what is printed."""
    by_name: dict[tuple[str, str, str], list[Cited]] = defaultdict(list)
    in_pieces: dict[str, list[Cited]] = defaultdict(list)
    for figure in ledger.figures:
        said = figure.statement
        if said.measure != "level" or figure.unit in (*PERCENT, *POINTS) or figure.value <= 0:
            continue
        if _is_in_pieces(ledger, figure):
            in_pieces[figure.unit].append(figure)
        elif _OUTPUT.search(said.indicator) and figure.value < _SMALL and (others := _in_many(ledger, figure)):
            yield _of_output(ledger, figure, others)
        if len(said.indicator) >= _NAME_LONG and "产" in said.indicator[-2:]:
            by_name[said.indicator, figure.unit, said.period].append(figure)
    for pieces in in_pieces.values():
        if len(pieces) == 1:  # several are means, told by short names
            yield _of_whole(ledger, pieces[0])
    for alike in by_name.values():
        yield from _of_point(ledger, alike)


def _is_in_pieces(ledger: Ledger, figure: Cited) -> bool:
    name = figure.statement.indicator
    if figure.unit not in _WHOLE or decimals(figure.value) == 0 or figure.statement.role != "actual":
        return False
    if not name or _MEAN.search(name) or _PER.search(ledger.text):
        return False
    start = ledger.sentence(figure.start)[0]
    if start == figure.start or ledger.text[figure.end : figure.end + 1] in ("/", "／", "均"):
        return False  # 5.300家… is the fifth of a list
    return _MEAN.search(ledger.text, start, figure.start) is None


def _of_whole(ledger: Ledger, figure: Cited) -> Finding:
    message = _("{name}为{value}，不是整数，可能漏写了“万”，请核对。").format(
        name=named(figure.statement), value=f"{figure.value}{figure.unit}"
    )
    value = Fraction(figure.value) * 10_000
    return noted(ledger, figure, Reading(value, Interval(value, value), ()), message)


def _in_many(ledger: Ledger, figure: Cited) -> list[Cited]:
    """The outputs around a figure that are told in ten thousands of its unit, if there are several and no others."""
    if decimals(figure.value) == 0 or figure.unit.startswith((_MANY, "亿")):
        return []
    start, end = ledger.paragraph(figure.start)
    around = ledger.within(max(start, figure.start - _NEAR), min(end, figure.end + _NEAR))
    outputs = [f for f in around if f is not figure and _OUTPUT.search(f.statement.indicator)]
    outputs = [f for f in outputs if f.statement.measure == "level"]
    many = [f for f in outputs if f.unit == _MANY + figure.unit]
    return many if len(many) >= _FEW and not any(f.unit == figure.unit for f in outputs) else []


def _of_output(ledger: Ledger, figure: Cited, others: Sequence[Cited]) -> Finding:
    message = _("{name}为{value}，而同段的产量都以{unit}计，可能漏写了“万”，请核对。").format(
        name=named(figure.statement), value=f"{figure.value}{figure.unit}", unit=others[0].unit
    )
    value = Fraction(figure.value) * 10_000
    inputs = tuple(Input(f, "other") for f in others)
    return noted(ledger, figure, Reading(value, Interval(value, value), inputs), message)


def _of_point(ledger: Ledger, alike: Sequence[Cited]) -> Iterator[Finding]:
    """One of two or more yields of one unit and year that is about ten times the others."""
    for odd in alike:
        others = [f for f in alike if f is not odd]
        if others and all(Fraction(odd.value) / Fraction(f.value) in _TENFOLD for f in others):
            message = _("{name}为{value}，约为同类的{other}的十倍，小数点可能有误，请核对。").format(
                name=named(odd.statement), value=f"{odd.value}{odd.unit}", other=f"{others[0].value}{others[0].unit}"
            )
            value = Fraction(odd.value) / 10
            yield noted(ledger, odd, Reading(value, Interval(value, value), (Input(others[0], "other"),)), message)
