"""A sum over years or a year against what the sentences before it tell of each, one period after another.

2016年减贫1.2万人，…。2017年…，减贫1.1万人；…。四年累计减贫3.9万人 | 上半年…31.6亿元。三季度…。四季度…。全年完成….
Quarters told in one breath are all of the year that was told before: 年降水量1142毫米；四个季度依次为162、418、….
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec.structs import replace

from guibiao.audit.claims import recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import outside_brackets
from guibiao.audit.listing.slip import is_one_slip
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.audit.sums.added import added
from guibiao.audit.sums.claimed import claimed
from guibiao.expressions import expression
from guibiao.quantity import read_number

_MANY = "两二三四五六"
_WHOLE = expression(
    rf"(?:(?P<many>[{_MANY}])年|全年)(?:[来间]|下来)?(?:累计|合计|总共|共计?|一共)?[^，,。；;：:\n、\d（）()]{{0,12}}(?=\d)"
)
_BEGINS = f"{' '.join(f'{n}年' for n in _MANY)} 全年"
_PERIOD = expression(r"(?P<year>20\d\d)年(?![—–~～至到末底初-])|(?P<part>上半年|下半年|(?<![前\d])[一二三四](?=季度))")
_OF_YEAR = ({"上半年", "下半年"}, {"上半年", "三", "四"}, set("一二三四"))
_ALL_QUARTERS = "(?:[四4]个季[度节]|春夏秋冬四季|各季度|分季度看|[一1](?:季度)?[至到—–~～-][四4]季度)"
_QUARTERS = expression(
    rf"{_ALL_QUARTERS}[^，,。；;：:\n\d]{{0,14}}[，,：:]?(?:分别|依次|逐季)?[^，,。；;：:\n\d]{{0,8}}(?=\d)"
)
_NAMELESS = expression(rf"{_ALL_QUARTERS}(?:分别|依次|逐季|[，,：:的为是有达])*")
_BEGIN_QUARTERS, _FOUR = "四个季 4个季 春夏秋冬 各季度 分季度 一季度 一至 一到 一— 一- 1至 1— 1-", 4
_AND = expression(r"\s*[、，,和及]\s*")
_NO_SUM = expression(r"均|率|末|余额|存款|贷款|指数|[同环]比|价")
_NEAR = Fraction(3, 10)  # of a year: quarters that miss it by more are of something else
_COMPARED = expression(r"[较比]|同比|目标|计划|预算|上年|去年")
_NO_AMOUNTS = ("", *PERCENT, *POINTS)
_NAME = 2  # characters that a sum's words share with those of a part


def sums_by_periods(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such sum."""
    for match in ledger.scan(_WHOLE, _BEGINS):
        total = next(iter(ledger.numbers(match.end(), match.end() + 1)), None)
        if total is None or total.unit in _NO_AMOUNTS:
            continue
        parts = _parts(ledger, match.start(), total, match["many"])
        if parts and _is_named_alike(ledger, total, parts):
            figure = replace(total, value=abs(total.value))
            sure = is_one_slip(figure, parts)
            claim = replace(claimed(ledger, figure), severity="error" if sure else "warning", sure=sure)
            yield recomputed(ledger, claim, [added(parts, total.unit)])


def sums_of_quarters(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every year whose four quarters are told in one breath behind it."""
    for match in ledger.scan(_QUARTERS, _BEGIN_QUARTERS):
        quarters = ledger.numbers(match.end(), ledger.sentence(match.end())[1])[: _FOUR + 1]
        joined = [_AND.fullmatch(ledger.text, a.end, b.start) and a.unit == b.unit for a, b in pairwise(quarters)]
        unit = quarters[0].unit if quarters else ""
        if (
            joined[: _FOUR - 1] != [True] * (_FOUR - 1)
            or any(joined[_FOUR - 1 :])
            or unit in _NO_AMOUNTS
            or "/" in unit
        ):
            continue
        before = [f for f in ledger.numbers(ledger.paragraph(match.start())[0], match.start()) if f.unit == unit]
        parts = quarters[:_FOUR]
        if not before or _NO_SUM.search(match.group() + (label := label_in_sentence(ledger, before[-1]))):
            continue
        named = _NAMELESS.fullmatch(match.group()) or _is_named_alike(ledger, before[-1], parts)
        if _COMPARED.search(label) or not named:
            continue
        reading = added(parts, unit)
        sure = is_one_slip(before[-1], parts)
        if sure or abs(reading.value - Fraction(before[-1].value)) <= _NEAR * reading.value:
            claim = replace(claimed(ledger, before[-1]), severity="error" if sure else "warning", sure=sure)
            yield recomputed(ledger, claim, [reading])


def _parts(ledger: Ledger, at: int, total: Figure, many: str | None) -> list[Figure]:
    """The first amount of each period told in the paragraph before, where the periods make up the sum's; else none."""
    start = ledger.paragraph(at)[0]
    if not _may_tell_periods(ledger.text, start, at, many):
        return []
    marks = list(_PERIOD.finditer(ledger.text, start, at))
    if not _may_make_up({mark.group() for mark in marks}, many):
        return []
    amounts: dict[str, Figure] = {}
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else at
        told = [f for f in outside_brackets(ledger, mark.end(), end) if f.unit == total.unit]
        told = [f for f in told if not _COMPARED.search(label_in_sentence(ledger, f))]
        name = mark["year"] or mark["part"]
        if told and (len(told) > 1 or name in amounts):
            return []
        if told:
            amounts[name] = replace(told[0], value=abs(told[0].value))
    return list(amounts.values()) if _make_up(list(amounts), many) else []


def _may_tell_periods(text: str, start: int, end: int, many: str | None) -> bool:
    """Whether a passage has years enough, or a word for parts of one that make it up with others."""
    if many:
        return text.count("20", start, end) >= int(read_number(many))
    return any(text.find(word, start, end) >= 0 for word in ("季度", "下半年"))


def _may_make_up(told: set[str], many: str | None) -> bool:
    """Whether periods that are told, years and parts of one, may be so many years, or all of one year."""
    if many is None:
        return any(whole <= told for whole in _OF_YEAR)
    return len(told) >= int(read_number(many))


def _make_up(names: Sequence[str], many: str | None) -> bool:
    """Whether periods are so many years one after another, or all of one year."""
    if many is None:
        return set(names) in _OF_YEAR
    if not all(name.isdigit() for name in names) or len(names) != int(read_number(many)):
        return False
    return [int(name) for name in names] == list(range(int(names[0]), int(names[0]) + len(names)))


def _is_named_alike(ledger: Ledger, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the words before a sum share some with those before a part."""
    label = label_in_sentence(ledger, total)
    told = [label_in_sentence(ledger, p) for p in parts]
    pairs = (label[i : i + _NAME] for i in range(len(label) - _NAME + 1))
    return any(pair in words for pair in pairs for words in told)
