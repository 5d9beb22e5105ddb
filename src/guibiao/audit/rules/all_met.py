"""`verdict`: all of several aims or items are said to be met, and one of them is told to be behind.

目标为甲6%、乙5%。执行结果：甲6.2%、乙4.1%，两项目标全部完成; 7项指标中6项达到进度要求、1项滞后，…指标全部达到进度要求.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import is_count
from guibiao.audit.said import Words, better_up, clause, held_to, is_ahead
from guibiao.audit.sides import on_side, said_otherwise
from guibiao.expressions import expression
from guibiao.quantity import Interval

NAME = "verdict"
_ALL = expression(
    r"(?P<all>全部|悉数|均|都)(?:已经?|全部|如期|按期|按时|顺利|全面)*"
    r"(?P<met>(?:提前|圆满|超额)*(?:达到|完成|实现|达标|兑现|办结|开工|竣工|建成|达成|落实)了?)(?!的|率|\d)"
)
_NOT = expression(r"(?:未能?|没有|没能|不是|并非|不|非)[^，,。；;]{0,4}\Z")
_OTHERS = expression(r"其余|其他|其它|另外|余下|剩余|除")
_AIMS = expression(r"[项个]|目标|任务|指标|承诺|计划|实事")
_BEHIND = expression(r"滞后|落后|未|没有|尚|正在|推进|在建|低于|慢于|不足|延期|结转")
_DONE = expression(r"达到|达标|完成|实现|超过|超额|办结|兑现|建成|符合|快于|提前|竣工|开工|落实")
_LATER = expression(r"年底|年末|目前|随后|最终|截至|至此|此后|后来|经过|\d月|[比较]上年|[；;\n]|今年|明年|次年")
_WHICH = expression(r"年度|全年|阶段|中期|20\d\d|期末|终期|国家|省|提前|超额|进度")  # of which aim something is told
_FILL = expression(r"总体上?看?|总的[来]?看|[各所]有?|\d+|[项个件均都也已经仍]+")
_BRACKET = expression(r"\A（[^（）]*）")
_MARK = expression(r"[，,。；;：:、（(\n]")
_ALIKE = ("达到", "达标", "完成", "实现", "达成", "超过", "符合", "快于")
_SHORTEST = 2  # characters of what names the items


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word behind aims with what came of each, or behind counts of what was met and not."""
    for match in ledger.scan_all(_ALL, "全部 悉数 均 都"):
        said = clause(ledger, match.start(), match.end())
        before = said[: len(said) - len(match.group())]
        if is_ahead(said) or _NOT.search(before) or _OTHERS.search(before):
            continue
        if _AIMS.search(said) or _AIMS.match(ledger.text, match.end()):
            yield from _of_aims(ledger, match)
        yield from _of_counts(ledger, match, before)


def _of_aims(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """The first figure of the sentence that falls short of the one aim that the passage told for it before."""
    start, _ = ledger.sentence(match.start())
    floor = ledger.reach(start)
    words = Words(match.start("met"), match.end(), match.group(), target=True)
    held = []
    for figure in ledger.within(start, match.start()):
        said = figure.statement
        aims = ledger.stated(said, said.measure, facts=False) if said.role != "target" else []
        aims = [t for t in aims if floor <= t.start < figure.start and t.unit == figure.unit]
        if len(aims) == 1 and aims[0].statement.period == said.period:
            held.append(held_to(ledger, words, figure, aims[0], up=better_up(figure, aims[0])))
    if len(held) > 1:
        yield from (f for f in held if f.verdict == "fails")


def _of_counts(ledger: Ledger, match: re.Match[str], before: str) -> Iterator[Finding]:
    """The count of what is behind, among those that make up the items that the words name."""
    at = match.start() - len(before)
    told = [f for f in ledger.numbers(ledger.reach(at), at) if is_count(f.unit)]
    own = [f for f in ledger.numbers(at, match.start()) if is_count(f.unit)]
    noun = _FILL.sub("", before)
    for whole, parts in _divided(told):
        words = [_words_of(ledger, f) for f in parts]
        late = [f for f, said in zip(parts, words, strict=True) if _BEHIND.search(said)]
        done = [said for said in words if _DONE.search(said) and not _BEHIND.search(said)]
        tail = ledger.text[match.start("met") : ledger.sentence(match.start())[1]]
        if (
            len(late) + len(done) == len(parts)
            and late
            and any(_is_same_deed(match["met"], said) for said in done)
            and set(_WHICH.findall(_up_to_mark(tail))) == set(_WHICH.findall("".join(words)))
            and not _LATER.search(ledger.text, parts[-1].end, at)
            and all(f.value == whole.value and f.unit == whole.unit for f in own)
            and (noun in _words_of(ledger, whole) if len(noun) >= _SHORTEST else bool(own))
        ):
            how = ledger.text[late[0].start : late[0].end] + words[parts.index(late[0])]
            left = -Fraction(late[0].value)
            reading = Reading(left, Interval(left), (Input(late[0], "part"), Input(whole, "whole")), how)
            finding = on_side(ledger, match.span(), reading, late[0].unit, above=True)
            yield replace(said_otherwise(finding, match.group(), how), indicator=indicator_of(whole))
            return


def _divided(told: Sequence[Figure]) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    """The counts of a passage that the next ones add up to, with those, the last first."""
    for i in reversed(range(len(told))):
        left, parts = told[i].value, []
        for figure in told[i + 1 :]:
            if figure.unit != told[i].unit or left <= 0:
                break
            left -= abs(figure.value)
            parts.append(figure)
        if left == 0 and len(parts) > 1:
            yield told[i], parts


def _words_of(ledger: Ledger, count: Figure) -> str:
    """The words right before and behind a count, but for brackets."""
    behind = _BRACKET.sub("", ledger.text[count.end : ledger.sentence(count.start)[1]], 1)
    return label_before(ledger.text, count.start, ledger.sentence(count.start)[0]) + _up_to_mark(behind)


def _up_to_mark(words: str) -> str:
    return _MARK.split(words, 1)[0]


def _is_same_deed(met: str, done: str) -> bool:
    """Whether what all are said to have come to is what some did: 完成 and 达到 are told of aims alike."""
    return met[:2] in done or (met[:2] in _ALIKE and any(word in done for word in _ALIKE))
