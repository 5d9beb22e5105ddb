"""`shares-to-100`: shares that make up a whole. 10.4:47.7:41.9 adds up to 100; 煤炭占52.3%，石油占13.6%，其他占34.1%.

A list that need not be complete cannot be more than all; where it falls short of all, only the words (其他, 男性…女性…,
三次产业) or a slip of the pen tell that it was meant to be all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import gcd

from msgspec import Struct
from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.audit.misprint import one_digit, swapped, telling_digits
from guibiao.audit.wording import wording
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, decimals, printed, shown

NAME = "shares-to-100"
_NUMBER = r"\d+(?:\.\d+)?"
# 三次产业结构为10.4:47.7:41.9
_RATIO = expression(rf"(?<![\d.])(?<!\d[:：∶︰])(?P<ratio>{_NUMBER}(?:\s?[:：∶︰]\s?{_NUMBER}){{1,4}})(?![\d.:：∶%])")
_MINUS = expression(r"[^\d%）)][-－−﹣]")
_COLONS, _LONGEST = "：:∶︰", 8  # characters of a term before one
_CUE = expression(r"结构|比例|比重|占比|构成|产业|三产")
_TEN, _OF_HEADS = 10, expression(r"男|女|性别|师生|生师|人数|[时点]|[上下]午")
_RATIO_SAID = expression(r"(?:结构|比例|比重|占比|构成)[^，,。；;\d]{0,8}\d[\d.:：∶︰ ]*\Z")
_REACH = 40  # characters before a ratio in which a word tells that it is one of shares
_SHARE = expression(r"占|比重|占比|比例|构成|贡献率|分担|承担")
_NO_SHARE = expression(r"提高|下降|上升|增长|回落|增加(?!值)|减少|提升|降低|高于|低于|完成|覆盖|增速|涨|跌|[高低]\Z")
_BECAME = expression(r"(?:提高|上升|增加|提升|扩大|下降|降低|减少|缩小|降|升|调整|优化|变化|演变)(?:到|至|为)")
_TURNED = expression(r"[调转演]?[整变化为至到]+[^，,。；;\d]{0,8}\Z")
_SEVERAL = expression(r"分别|依次|各")
_NAMES = expression(r"[^，,。；;：:\n]*(?:分别|依次|各)[^，,。；;：:\n、\d]{0,10}\Z")
_BREAK = expression(r"其中|[。！？\n]|[按从][^，,。；;\n\d]{1,12}(?:分|看)[，,]")
_AND = expression(r"\s*[、，,和及与]\s*")
_NO_OVERLAP = "及以上"  # 60岁及以上 is the last class, 亿元以上 one that holds others
_ALL = expression(
    r"三次产业|三大产业|一、?二、?三(?:次)?产业|三产|[结构]构中|方式中|消费中|年龄构成|权重|(?:来源|结构|构成)看"
)
_OF_AREA = expression(r"占全[国省市州区县旗](?:的|比重|比例|总量|份额)[^，,。；;]*\Z")  # each of another whole
_CONTRIBUTED = expression(r"贡献率[^，,。；;\d]*\Z")
_ALL_CONTRIBUTE = expression(
    r"三次产业|三大产业|一、?二、?三(?:次)?产业|[第一]一?产业?、[第二]二?产业?[、和][第三]三?产业?|三大需求|消费[^，,。；;]{0,8}资本形成[^，,。；;]{0,10}净出口"
)
_OTHERS = expression(r"(?:其他|其它|其余|余下|剩余)[^，,。；;\n]{0,12}\Z")
# 占比方面，一产为8.2%，二产为46.5%； | 收入来源：财政拨款91.2%，事业收入6.5%，
_OF_TOPIC = "题"
_TOPIC = expression(
    r"(?:(?:占比|比重|比例|贡献率|构成|来源|结构|分布|权重(?:分配)?)(?:方面|上|情况|看)?(?:为|是|如下)?[：:]|(?:占比|比重|比例|贡献率|构成|来源|结构)(?:方面|上)[，,])"
    r"\s*(?P<label>[^，,。；;：:\n、\d]{1,12})\Z"
)
_UP_TO_CLAUSE, _TOPIC_LONG = expression(r"(?s:.*)[，,。；;\n]"), 40  # characters of a topic with what it is of
_NEXT_OF_TOPIC = expression(r"[、，,；;]\s*[^，,。；;：:\n、\d]{1,12}")
_REST = expression(r"(?:其他|其它|其余|余下|剩余|剩下)[类项]?的?(?:约|近|为)?\Z")
_EACH, _EACH_NEAR = expression(r"[各均都]占[^，,。；;\d]*\Z"), 12  # characters
_PARTS, _DIGIT = expression("[。；;\n]"), expression(r"\d")
_SHARES = Interval(90, 110)  # a ratio whose terms add up to something else (3:2:1) is not one of percentages
_SURELY_SHARES, _INDUSTRIES = Interval(60, 160), expression("三次产业|三产|产业结构|一二三产")
_NEARLY = Fraction(95)  # %: shares that fall shorter of all leave one out
_FEWEST = 3  # shares that may be all without words that say so
_MOST = 8  # of several sentences
_WHOLE = Fraction(100)
_POINTS = (Fraction(1, 100), Fraction(1, 10), Fraction(10), Fraction(100))
_COPIED_FROM = 120  # characters before a share in which stands what was written again for it
_FROM_NOUGHT = expression(r"(?<!\d)0\s?[-—－–~～至到]\s?\d+\s?周?岁")
_AGE = 12  # characters before a share in which its age class stands
_ALL_IN_TURN = expression(r"(?:三次产业|三大产业|一、?二、?三(?:次)?产业)[^，,。；;%]*(?:分别|依次)[^，,。；;%]*\Z")


class _Run(Struct, frozen=True):
    """Shares told one after another, with the words that name each."""

    shares: tuple[Figure, ...]
    labels: tuple[str, ...]
    among: bool = False  # behind 其中, which need not name all


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every ratio of percentages, and every run of shares that may make up a whole."""
    for match in ledger.scan_numbered(_RATIO, _COLONS, _LONGEST):
        terms = [Decimal(t) for t in re.findall(_NUMBER, match["ratio"])]
        if _MINUS.match(ledger.text, max(match.start() - 2, 0)):
            terms[0] = -terms[0]  # 贡献率为-1.6:8.0:93.6
        lead = ledger.text[max(match.start() - _REACH, ledger.sentence(match.start())[0]) : match.end()]
        if _are_shares(ledger, match, terms, lead):
            yield _of_terms(ledger, match.span("ratio"), terms)
    for run in _runs(ledger):
        if _is_all(ledger, run) and not _lacks_one(ledger, run):
            terms = [f.value for f in run.shares]
            yield _of_terms(ledger, (run.shares[0].start, run.shares[-1].end), terms)


def _are_shares(ledger: Ledger, match: re.Match[str], terms: Sequence[Decimal], lead: str) -> bool:
    """Whether the terms of a ratio are percentages: their sum and the words before them say so, or what it became.

    One wrong digit of industries, or one point in a wrong place, may make their sum what it likes.
    """
    total = sum(terms, Decimal(0))
    if not _CUE.search(lead):
        return False
    if len(terms) == len("甲乙"):
        return _are_two_shares(ledger, match, terms, lead)
    if total in _SHARES or (total in _SURELY_SHARES and _INDUSTRIES.search(lead)):
        return True
    if any(_is_moved(t, Fraction(t) + _WHOLE - Fraction(total)) for t in terms):
        return True
    if _INDUSTRIES.search(lead) and any(_is_slip_of(t, Fraction(t) + _WHOLE - Fraction(total)) for t in terms):
        return True
    return total in _SURELY_SHARES and any(
        len(others) == len(terms) and sum(others) == _WHOLE for others in _beside(ledger, match)
    )


def _are_two_shares(ledger: Ledger, match: re.Match[str], terms: Sequence[Decimal], lead: str) -> bool:
    """Whether a ratio of two is one of percentages: what it became adds up, or one that is not reduced is a slip off.

    65:45 would be 13:9 if it were not a slip for 65:35; of heads and clocks it may be counted so.
    """
    total = sum(terms, Decimal(0))
    if total not in _SHARES or min(terms) < _TEN or _OF_HEADS.search(lead):
        return False
    if any(len(others) == len(terms) and sum(others) == _WHOLE for others in _beside(ledger, match)):
        return True
    whole = [int(t.scaleb(max(map(decimals, terms)))) for t in terms]
    slip = any(_is_slip_of(t, Fraction(t) + _WHOLE - Fraction(total)) for t in terms)
    return total == _WHOLE or (slip and gcd(*whole) > 1 and _RATIO_SAID.search(lead) is not None)


def _beside(ledger: Ledger, match: re.Match[str]) -> Iterator[list[Decimal]]:
    """The terms of the ratio that one became, or was before: 由18.5:19.3:62.2转变为20.4:19.6:60."""
    start, end = ledger.sentence(match.start())
    for other in _RATIO.finditer(ledger.text, max(start, match.start() - _REACH), min(end, match.end() + _REACH)):
        between = ledger.text[min(match.end(), other.end()) : max(match.start(), other.start())]
        if _TURNED.search(between):
            yield [Decimal(t) for t in re.findall(_NUMBER, other["ratio"])]


def _runs(ledger: Ledger) -> Iterator[_Run]:
    """The runs of shares in the order of the text.

    A run ends where something other than a share is told, or 其中, or behind a list told in turn. The shares of a
    sentence between which growth is told make up one of their own (第一产业…，增长3.8%，贡献率10.6%；第二产业…).
    """
    run: list[tuple[Figure, str]] = []
    apart: list[tuple[Figure, str]] = []
    passage: list[tuple[Figure, str]] = []  # of sentences that follow one another
    before = last = 0
    told = ""
    among = False
    for figure in ledger.numbers(0, len(ledger.text)):
        broken = _BREAK.search(ledger.text, before, figure.start)
        if broken:
            yield from _run(run, among)
            yield from _run_apart(apart, run)
            if broken.group() != "。" or "\n" in ledger.text[broken.end() : figure.start]:
                yield from _over_sentences(passage, apart)
                passage = []
            run, apart, told, among = [], [], "", broken.group() == "其中"
            last = before
        between = ledger.text[before : figure.start]
        share = _share_word(between, told) if figure.unit in PERCENT else None
        before = figure.end
        if share is None:
            if figure.unit in PERCENT:
                yield from _run(run, among)
                run, told = [], ""
            continue
        told = share
        if _BECAME.match(ledger.text, figure.end):
            told = "由"  # what the share was before
            continue
        if len(run) >= _FEWEST and _is_listed(run) and not _AND.fullmatch(between) and not _OTHERS.search(between):
            yield from _run(run, among)
            run = []
        run.append((figure, between))
        apart.append((figure, ledger.text[last : figure.start]))
        passage.append((figure, between))
        last = figure.end
    yield from _run(run, among)
    yield from _run_apart(apart, run)
    yield from _over_sentences(passage, apart)


def _is_listed(run: Sequence[tuple[Figure, str]]) -> bool:
    """Whether the shares of a run are told in turn: 占比分别为28.4%、21.6%和50.0%."""
    return _SEVERAL.search(run[0][1]) is not None and all(_AND.fullmatch(words) for _, words in run[1:])


def _run_apart(apart: Sequence[tuple[Figure, str]], run: Sequence[tuple[Figure, str]]) -> Iterator[_Run]:
    """The shares of a sentence between which other rates are told, named by what begins each one's part of it."""
    if _FEWEST <= len(apart) != len(run):
        labels = tuple(_DIGIT.split(_PARTS.split(words)[-1])[0] for _, words in apart)
        contributed = {_CONTRIBUTED.search(words) is None for _, words in apart}
        if len(contributed) == 1 and all(_SHARE.search(words) for _, words in apart) and is_whole(labels):
            yield _Run(tuple(f for f, _ in apart), labels)


def _over_sentences(passage: Sequence[tuple[Figure, str]], last: Sequence[tuple[Figure, str]]) -> Iterator[_Run]:
    """The shares of several sentences, where they are named as all: 煤炭占56.2%，石油占17.5%。天然气占比升至9.8%，…."""
    if _FEWEST <= len(passage) <= _MOST and len(passage) != len(last):
        labels = tuple(label_before(words, len(words), 0) for _, words in passage)
        if is_whole(labels):
            yield _Run(tuple(f for f, _ in passage), labels)


def _run(run: Sequence[tuple[Figure, str]], among: bool) -> Iterator[_Run]:
    if len(run) > 1:
        labels = tuple(label_before(words, len(words), 0) or words for _, words in run)
        first = run[0][1]
        named = _NAMES.search(_clause_of(first)) if _SEVERAL.search(first) else None
        if named:  # 甲、乙、丙占比分别为
            names = re.split(r"[、和及与]", _SEVERAL.split(named.group())[0])
            labels = tuple(names) if len(names) == len(run) else labels
        yield _Run(tuple(f for f, _ in run), labels, among)


def _share_word(between: str, told: str) -> str | None:
    """The words by which a percentage is a share; those of the one before hold for a list told in turn."""
    clause = _clause_of(between)
    topic = _TOPIC.search(between, max(len(between) - _TOPIC_LONG, 0))
    if topic or (told == _OF_TOPIC and _NEXT_OF_TOPIC.fullmatch(between)):
        return None if _NO_SHARE.search(topic["label"] if topic else between) else _OF_TOPIC
    if _SHARE.search(clause) and not _NO_SHARE.search(_BECAME.sub("", _SHARE.split(clause)[-1])):
        return "占"
    if told == "占" and (_AND.fullmatch(between) or _REST.match(clause)):
        return told
    return "占" if told == "由" and _BECAME.fullmatch(between) else None


def _clause_of(words: str) -> str:
    """The last clause of some words."""
    before = _UP_TO_CLAUSE.match(words)
    return words[before.end() if before else 0 :]


def _is_all(ledger: Ledger, run: _Run) -> bool:
    """Whether the shares of a run are all: their words say so, or they are more than all, or all but for one slip."""
    total = sum((Fraction(f.value) for f in run.shares), Fraction(0))
    lead = ledger.text[max(run.shares[0].start - _REACH, 0) : run.shares[0].start]
    if _OF_AREA.search(lead) or _is_told_of_part(ledger, run, total):
        return False
    if total not in _SURELY_SHARES:
        return len(run.shares) >= _FEWEST and _is_all_but_for_point(run, total, lead)
    if run.among and not (is_whole(run.labels) or _OTHERS.search(run.labels[-1])):
        return False
    if len(run.shares) == _FEWEST and _CONTRIBUTED.search(lead):
        lead = ledger.text[ledger.sentence(run.shares[0].start)[0] : run.shares[0].start]
        if _ALL_CONTRIBUTE.search(lead):
            return True
    if len(run.shares) == _FEWEST and _ALL_IN_TURN.search(lead) and _is_in_turn(ledger, run):
        return True
    by_age = _FROM_NOUGHT.search(lead[-_AGE:]) and "以上" in run.labels[-1]
    all_told = len(run.labels) >= _FEWEST and (_ALL.search(lead) or by_age or _from_end_to_end(run.labels))
    if is_whole(run.labels) or _OTHERS.search(run.labels[-1]) or all_told:
        return total in _SHARES or any(_is_mistaken(ledger, f, Fraction(f.value) + _WHOLE - total) for f in run.shares)
    if total not in _SHARES:
        return False
    if len(run.shares) < _FEWEST:
        return any(swapped(f.value, Fraction(f.value) + _WHOLE - total) for f in run.shares)
    labels = [label.replace(_NO_OVERLAP, "") for label in run.labels]
    if any(word in label for label in labels for word in wording().overlapping):
        return False
    slack = sum((printed(f.value) for f in run.shares), Interval(0))
    if slack.low > _WHOLE or _WHOLE in slack:
        return True
    if total < _NEARLY:  # any of so many digits might be another; what is not told is likelier
        return any(swapped(f.value, Fraction(f.value) + _WHOLE - total, short=True) for f in run.shares)
    return any(_is_slip(f, Fraction(f.value) + _WHOLE - total) for f in run.shares)


def _is_told_of_part(ledger: Ledger, run: _Run, total: Fraction) -> bool:
    """Whether the shares are told to make up another share, or one of them is of several things each.

    优良天数占92.1%，其中优占43.3%，…; Ⅴ类和劣Ⅴ类各占0.3%.
    """
    before = ledger.numbers(ledger.sentence(run.shares[0].start)[0], run.shares[0].start)
    if any(f.unit in PERCENT and Fraction(f.value) == total != _WHOLE for f in before[-_FEWEST:]):
        return True
    last = run.shares[-1]
    alone = len(run.shares) < 2 or not _AND.fullmatch(ledger.text, run.shares[-2].end, last.start)
    return alone and _EACH.search(ledger.text, max(last.start - _EACH_NEAR, 0), last.start) is not None


def _is_all_but_for_point(run: _Run, total: Fraction, lead: str) -> bool:
    """Whether one share with its point elsewhere makes all of them just a hundred; of industries, but for rounding."""
    slack = sum((Fraction(1, 2 * 10 ** decimals(f.value)) for f in run.shares), Fraction(0)) if _ALL.search(lead) else 0
    return any(_is_moved(f.value, Fraction(f.value) + _WHOLE - total, slack) for f in run.shares)


def _is_in_turn(ledger: Ledger, run: _Run) -> bool:
    """Whether shares follow one another at once: 19.1%、34.2%和46.7%."""
    return all(_AND.fullmatch(ledger.text, a.end, b.start) for a, b in pairwise(run.shares))


def _lacks_one(ledger: Ledger, run: _Run) -> bool:
    """Whether more amounts are told than shares, which then need not be all: 一产0.3亿；二产19.6亿，占69%；三产…"""
    start, end = ledger.sentence(run.shares[0].start)[0], run.shares[-1].start
    told = [f for f in ledger.numbers(start, end) if f.unit not in PERCENT]
    own = [next((f for f in reversed(told) if f.end <= share.start), None) for share in run.shares]
    if any(f is None for f in own) or sum((f.value for f in run.shares), Decimal(0)) >= _WHOLE:
        return False
    units = {f.unit for f in own if f}
    part = sum(f.value for f in own if f)
    others = [f for f in told if f.unit in units and f not in own and 10 * f.value < part]
    return len(units) == 1 and len({f.start for f in own if f}) == len(own) and bool(others)


def _from_end_to_end(labels: Sequence[str]) -> bool:
    """Whether labels are classes from the lowest to the highest: 初中及以下, 高中, 大专及以上."""
    return any("以下" in label for label in labels) and any("以上" in label for label in labels)


def _is_slip(figure: Figure, right: Fraction) -> bool:
    return _is_slip_of(figure.value, right)


def _is_slip_of(value: Decimal, right: Fraction) -> bool:
    return right > 0 and (swapped(value, right, short=True) or one_digit(value, right))


def _is_moved(value: Decimal, right: Fraction, slack: Fraction | int = 0) -> bool:
    """Whether a share is just the right one with its point elsewhere: 285 or 2.85 for 28.5."""
    if len(telling_digits(value)) < len("两位") or not 0 < right < _WHOLE:
        return False
    return any(abs(Fraction(value) * times - right) <= slack for times in _POINTS)


def _is_mistaken(ledger: Ledger, figure: Figure, right: Fraction) -> bool:
    """Whether one slip explains that a share is not the right one: of its digits or point, or a rate told again."""
    if _is_slip(figure, right) or _is_moved(figure.value, right):
        return True
    before = ledger.numbers(max(figure.start - _COPIED_FROM, 0), figure.start)
    again = any(f.value == figure.value and f.unit == figure.unit for f in before)
    return 0 < right < _WHOLE and again and len(telling_digits(figure.value)) > 1


def _of_terms(ledger: Ledger, bounds: tuple[int, int], terms: list[Decimal]) -> Finding:
    places = max(map(decimals, terms))
    whole = Decimal(100).quantize(Decimal(1).scaleb(-places))
    figure = Figure(start=bounds[0], end=bounds[1], value=whole, unit="%")
    value = sum(map(Fraction, terms), Fraction(0))
    how = _("{sum}相加").format(sum="+".join(map(str, terms)))
    reading = Reading(value, sum(map(printed, terms), Interval(0)), (), how)
    finding = recomputed(ledger, Claim(NAME, figure, _("各部分占比之和"), "%"), [reading])
    if finding.verdict != "fails":
        return finding
    message = _("各部分占比应合计100%，{how}为{value}%，其中有一个数写错。").format(how=how, value=shown(value, places))
    return replace(finding, message=message)
