"""A total behind the parts that it adds up: 建议86件、提案94件，共180件; 上述四大板块合计60.2亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import held, recomputed
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing import Listing, outside_brackets
from guibiao.audit.listing.belonging import is_sum
from guibiao.audit.listing.in_one_breath import LISTED
from guibiao.audit.listing.slip import is_one_slip
from guibiao.audit.measures import PERCENT, comparable
from guibiao.audit.sums.added import addable, added, compounded
from guibiao.audit.sums.claimed import claimed
from guibiao.audit.sums.units import of_another_unit
from guibiao.expressions import expression
from guibiao.quantity import read_number

# 建议86件、提案94件，共180件 | 小学52所、初中18所，各类学校共70所
_IN_ALL = expression(
    r"(?:共计?|合计|总计|总共|(?:加起来|加在一起|相加|合起来)(?=[达为有是共\d])|(?<=[收支财][入出力])总[量额])(?:预计|预期|安排|实现|完成)?(?:有|为|达到?)?\s*(?=\d)"
)
# 分别投入1.2亿元、1.5亿元、1.8亿元，累计投入4.5亿元
_SO_FAR = expression(r"(?<=[，,])累计[^，,。；;：:\n、\d（）()]{0,10}(?=\d)")
_YEARS_LED = expression(r"(?<![第\d])(?:前|近|过去|这)(?P<many>[两三四五六])年(?:来|间|里|内)?")
_IN_TURN = expression("分别|依次|逐年")
_IN_BRACKET = expression(r"[（(](?:共计?|合计|总计)(?=\d)")  # 17个县、49个旗、3个自治旗(合计103个县级行政区划单位)
_MANY = "两三四五六七八九"
_IN_ALL_NAMED = expression(
    rf"(?<=[，,、；;])(?:各[类级项][^，,。；;：:\n、\d（(]{{0,6}}?|(?P<many>[{_MANY}])(?:[项者类种级大个家镇县区市乡校院地批期轮]|方面|部分)[^，,。；;：:\n、\d（(]{{0,6}}?)?"
    r"(?:有效监测|(?:合计|总计|共计|共|加起来|加在一起|相加|合起来)(?=[^\d占])|(?:(?P<years>[两三四五六])年|上半年|前三季度)(?:累计|合计|共))[^，,。；;：:\n、\d（(]{0,10}(?=\d)"
)  # 合计完成货运量3740万吨 | 三年累计建成16.1万亩 | 三类平台合计新增12家
_ABOVE_ALL = expression(
    r"(?:上述|以上|这)(?P<many>[两三四五六七八九])(?:大|个|项|类)[^，,。；;\d]{0,8}(?:合计|共计|总计|共)[^，,。；;\d]{0,6}(?=\d)"
)
# 加上…，2023年一般公共预算总收入预计为104.05亿元 | …，当年可用财力达到46.2亿元
_PLUS = expression(r"加上|加(?=上级|返还|转移|上年|税收)|连同")
_WITH_ALL = expression(
    r"[，,；;][^，,。；;\n、（）()]{0,24}?(?:总(?![部体])|合计|共|财力|累计)[^，,。；;\n\d（）()]{0,14}(?=\d)(?!20\d\d年)"
)
_OWN = expression(r"(?:各类|各级|上述|以上|所有|全部|[两三四五六][项者类]).*")  # names of all that was told before
_TOGETHER = f"{' '.join(_MANY)} 各类 各级 各项 有效监测 合计 总计 共 加起来 加在一起 相加 合起来 上半年 前三季度"
_BRACKETED = expression(r"[（(][^（）()]*[）)]")
_NAMED = expression(r"[，,、](?P<label>[^，,。；;：:\n、\d]{0,12})\Z")
# 加上从调节基金调入2130亿元，从政府性基金预算、国有资本经营预算调入323亿元
_PUT_IN = expression(
    r"[，,、；;]\s*(?:从|由|动用|使用)[^，,。；;：:\n\d]{2,40}(?:调入|转入|调用|划入|补充)[^，,。；;：:\n\d]{0,8}"
)
_CLASS = expression(r"\d+\s?[—–~～至到-]\s?\d+岁?|\d+岁")  # 15—59岁人口24.16万人
_FAR = Fraction(3, 10)  # of the sum: a total with a name of its own that is farther off is of something else
_OTHER_UNIT = (10_000, Fraction(1, 10_000))  # times that 万元 for 亿元 makes
_ON_TOP = expression(r"\A(?:再?加(?![工快大强密])|连同)")  # 收入安排9.1亿元；加上级补助38.1亿元、…，收入总计
# 完成15.39亿元，比上年决算数14.94亿元增长3.0%；加上…
_BASE, _MOST_BEFORE = expression(r"\A[较比]|同比|上年|去年|预算数|[年期]初|决算数|其中"), 6
_OF_SOME = expression(r"达到?|超|优|良|合格|及格|以上|提前")
_NOUN, _WHOLLY = 2, expression(r"全|各|总|合计|所有|现有|年末|上述|以上|[两三四五六七八九]")
_PARTS_OF_YEAR = expression("季度|月|半年")
_CUMULATED = expression(r"累计[^，,。；;\d]{0,6}(?:增长|下降|上涨|提高|降低)")


def sums_behind(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every sum that is told behind its parts."""
    told: set[int] = set()
    for match in ledger.scan(_IN_ALL, "共 合计 总计 总共 总量 总额 加起来 加在一起 相加 合起来"):
        told.add(match.end())
        label = _NAMED.search(ledger.text, max(match.start() - 14, 0), match.start())
        if label:
            yield from _after_parts(ledger, match.end(), name=_OWN.sub("", label["label"].strip()))
    for match in ledger.scan(_IN_BRACKET, "（ ("):
        yield from _after_parts(ledger, match.end(), name="", surely=False)
    for match in ledger.scan(_ABOVE_ALL, "上述 以上 这"):
        yield from _of_clauses_before(ledger, match)
    for match in ledger.scan(_IN_ALL_NAMED, _TOGETHER):
        counted = match["years"] or match["many"]
        told.add(match.end())
        yield from _after_parts(ledger, match.end(), match.group(), int(read_number(counted)) if counted else None)
    for match in ledger.scan(_SO_FAR, "累计"):
        lead = ledger.text[ledger.sentence(match.start())[0] : match.start()]
        if match.end() not in told and _IN_TURN.search(lead):
            years = _YEARS_LED.search(lead)
            many = int(read_number(years["many"])) if years else None
            yield from _after_parts(ledger, match.end(), match.group(), many, surely=years is not None)
    for plus in ledger.scan(_PLUS, "加上 加返还 加转移 加税收 连同"):
        whole = _WITH_ALL.search(ledger.text, plus.end(), ledger.sentence(plus.start())[1])
        if whole and whole.end() not in told:
            yield from _after_parts(ledger, whole.end(), whole.group())


def _after_parts(
    ledger: Ledger, at: int, name: str, many: int | None = None, *, surely: bool = True
) -> Iterator[Finding]:
    """A total behind the parts that it adds up, by a `name` of its own if it has one; any of them may be the first.

    `many` where the text counts them. Only with `surely` is it none of some of them where no sum fits.
    """
    found = [f for f in ledger.numbers(at, at + 2) if f.start == at]
    start = ledger.sentence(at)[0]
    parts: list[Figure] = []
    from_there = max((plus.end() for plus in _PLUS.finditer(ledger.text, start, at)), default=at)
    for figure in reversed(outside_brackets(ledger, start, at)):
        if _CLASS.match(ledger.text, figure.start):
            continue
        if not found or not addable(figure.unit, found[0].unit):
            break
        between = _BRACKETED.sub("", ledger.text[figure.end : parts[0].start]) if parts else ""
        between = _CLASS.sub("", between)
        if parts and not (LISTED.fullmatch(between) or (from_there <= figure.start and _PUT_IN.fullmatch(between))):
            break
        parts.insert(0, replace(figure, value=abs(figure.value)))  # 滞后6项 is six items
    parts = _without_parts_of_parts(ledger, parts)
    if many and len(parts) > many:
        parts = parts[-many:]  # 每年超过5000人，分别为5216人、…，三年累计
    on_top = bool(parts) and _ON_TOP.search(label_before(ledger.text, parts[0].start, start)) is not None
    if len(parts) < 2 - on_top or many not in (None, len(parts)):
        return
    # 提前7项、达到15项、滞后4项，达到的共22项 may be of some; 12个镇、4个乡、2个街道，共18个 are all
    least = 1 if many is None and _OF_SOME.search(name) else len(parts) - 1
    runs = [parts[i:j] for j in range(len(parts), least, -1) for i in range(j - 1)]
    sums = [added(run, found[0].unit) for run in runs]
    if on_top:
        finding = _with_one_before(ledger, found[0], parts, sums)
        if finding:
            yield finding
        return
    if found[0].unit in PERCENT and _CUMULATED.search(label_before(ledger.text, at, start)):
        yield from _one_upon_another(ledger, found[0], parts, sums[0])
        return
    labels = [label_before(ledger.text, p.start, start) for p in parts]
    if misprinted := of_another_unit(ledger, Listing((found[0],), tuple(parts), tuple(labels), True, "", "behind")):
        yield misprinted
        return
    own_name = bool(name) and not _is_one_of(found[0], parts)
    far = own_name and many is None and abs(sums[0].value - Fraction(found[0].value)) > _FAR * sums[0].value
    far = far and not is_one_slip(found[0], parts)
    far = far and sums[0].value not in (times * Fraction(found[0].value) for times in _OTHER_UNIT)
    if own_name and label_before(ledger.text, parts[0].start, start).startswith("其中"):
        far = not is_one_slip(found[0], parts)  # 其中教育支出…、卫生支出…，民生支出合计… may be of more
    if own_name and _is_another_kind(name, labels):
        far = not is_one_slip(found[0], parts)
    finding = held(
        ledger, claimed(ledger, found[0]), sums[:1] if surely and not far else [], sums[1:] if surely else sums
    )
    if finding:
        yield finding


def _without_parts_of_parts(ledger: Ledger, parts: list[Figure]) -> list[Figure]:
    """The parts but for those that 其中 tells to make up the one before: 收入6亿元，其中税收4亿元、非税2亿元，加上…."""
    for i, whole in enumerate(parts[:-1]):
        if "其中" in ledger.text[whole.end : parts[i + 1].start]:
            for j in range(i + 3, len(parts)):
                if is_sum(whole, parts[i + 1 : j]):
                    return [*parts[: i + 1], *_without_parts_of_parts(ledger, parts[j:])]
    return parts


def _one_upon_another(ledger: Ledger, total: Figure, rates: Sequence[Figure], sum_: Reading) -> Iterator[Finding]:
    """The finding for what rates come to; growth on a year before, by quarters, is not one upon another."""
    if _PARTS_OF_YEAR.search(ledger.text, ledger.sentence(total.start)[0], total.start):
        return
    said = statement_of(total)
    fell = total.value < 0 or (said is not None and said.value < 0)
    together = replace(total, value=abs(total.value))
    finding = held(ledger, claimed(ledger, together), [compounded(rates, fell=fell), sum_])
    if finding:
        yield finding


def _with_one_before(ledger: Ledger, total: Figure, parts: Sequence[Figure], sums: Sequence[Reading]) -> Finding | None:
    """The finding for parts that are told on top of an amount before them: 收入9.1亿元；加上级补助38.1亿元，总计…."""
    reach = ledger.reach(total.start)
    told = outside_brackets(ledger, reach, parts[0].start)
    before = [f for f in told if addable(f.unit, total.unit)][-_MOST_BEFORE:]
    own = [f for f in before if not _BASE.search(label_before(ledger.text, f.start, reach))]
    with_one = [added([f, *parts], total.unit) for f in [*own[-1:], *before[::-1]]]
    return held(ledger, claimed(ledger, total), with_one[:1], [*with_one[1:], *sums])


def _is_one_of(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total repeats one of its parts, of three or more, which no sum does."""
    return len(parts) > len("甲乙") and any(p.value == total.value for p in parts)


def _is_another_kind(name: str, labels: Sequence[str]) -> bool:
    """Whether a total is called as its parts are with a word more: 民办幼儿园, 公办幼儿园 and 普惠性幼儿园."""
    ends = (at for at in range(len(name) - _NOUN + 1) if all(label.endswith(name[at:]) for label in labels))
    kind = name[: next(ends, 0)]
    return len(kind) >= _NOUN and _WHOLLY.search(kind) is None


def _of_clauses_before(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """A sum of what the clauses of the sentence before tell, as many as it says: 上述四大板块合计60.2亿元."""
    start = ledger.sentence(match.start())[0]
    found = [f for f in ledger.numbers(match.end(), match.end() + 2) if f.start == match.end()]
    if not found or start <= ledger.paragraph(start)[0]:
        return
    before = ledger.sentence(start - 1)
    parts: list[Figure] = []
    at = before[0]
    for end in [*(m.start() for m in re.finditer("[；;]", ledger.text[: before[1]]) if m.start() >= at), before[1]]:
        told = [f for f in ledger.numbers(at, end) if comparable(f.unit, found[0].unit)]
        parts, at = [*parts, *told[:1]], end
    if len(parts) == read_number(match["many"]):
        yield recomputed(ledger, claimed(ledger, found[0]), [added(parts, found[0].unit)])
