"""What a sentence asks for alone with what the next one tells to have come of it.

要求不低于90%。经考核为88.4%，达到了要求: the aim of the first is that of the second, which names nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, subject_of
from guibiao.audit.measures import PERCENT
from guibiao.audit.opposed.kinds import AGO, AIM, LIMIT, kind_of
from guibiao.audit.opposed.pair import EMPTY, NAME, Pair, are_alike, is_main, is_of_size
from guibiao.audit.opposed.words import Said
from guibiao.expressions import expression

_WORDS = "目标 任务 要求 承诺 计划 规划 责任书 方案 草案 纲要"
_ASKS = expression("(?:目标|任务|要求|承诺|责任书|草案|(?:计划|规划|纲要|方案)[》”]?(?:提出|要求|明确|确定|规定|安排))")
_HAPPENED = expression("实际|截至|截止|已|完成了|达到了|总投资|超额|未能|圆满|(?<!不)低于|高于|落后|领先")
_OF_YEAR = (
    expression("年度|全年|当年|年初|今年|本年"),
    expression(r"年度|全年|当年|年初|[今本去上]年|(?<![到至])20\d\d年"),
)
_OF_PLAN = expression("规划|纲要|五年|期末"), expression(r"规划|纲要|五年|期末|[到至]20\d\d年")
_BEHIND = 8  # characters of an aim behind words: 未完成|年度目标
_RESULT = expression("执行|结果|情况|考核|核实|测评|监测|统计|[进总]展|[经从看]")


def asked_before(ledger: Ledger) -> Iterator[Pair]:
    """The figure that a sentence tells first, with the only one of its unit that the sentence before asks for."""
    last = -1
    for at in ledger.where(_WORDS):
        start, end = ledger.sentence(at)
        if start == last or end >= ledger.paragraph(at)[1]:
            continue
        last = start
        asked = _asked(ledger, start, end)
        if asked and (pair := _came_to(ledger, asked, end)):
            yield pair


def is_meant(ledger: Ledger, pair: Pair, said: Said) -> bool:
    """Whether words that call an aim that of a year, or of a plan, call what the sentence before asks for."""
    words = ledger.text[said.start : said.end + _BEHIND]
    start, end = ledger.sentence(pair.other.start)
    return all(asks.search(ledger.text, start, end) for called, asks in (_OF_YEAR, _OF_PLAN) if called.search(words))


def _asked(ledger: Ledger, start: int, end: int) -> Figure | None:
    told = [f for f in ledger.numbers(start, end) if is_main(f)]
    if len(told) != 1 or _HAPPENED.search(ledger.text, start, end):
        return None
    plain = kind_of(ledger, told[0], start) not in (AIM, LIMIT)
    if plain and AGO.search(label_before(ledger.text, told[0].start, start)):
        return None  # 上年完成8.6亿元
    return told[0] if _ASKS.search(ledger.text, start, told[0].start) else None


def _came_to(ledger: Ledger, asked: Figure, start: int) -> Pair | None:
    end = ledger.sentence(start)[1]
    told = [f for f in ledger.numbers(start, end) if are_alike(f, asked)]
    if not told or not is_main(told[0]) or AGO.search(label_before(ledger.text, told[0].start, start)):
        return None
    own = told[0]
    if not (own.unit in PERCENT or is_of_size(own, asked)) or not _is_named_again(ledger, own, asked):
        return None
    if len(told) > 1:
        end = max(ledger.text.rfind("，", own.end, told[1].start), own.end)
    kind = LIMIT if kind_of(ledger, asked, ledger.sentence(asked.start)[0]) == LIMIT else AIM
    return Pair(own, asked, kind, own.start, end, apart=True)


def _is_named_again(ledger: Ledger, own: Figure, asked: Figure) -> bool:
    """Whether what came is called as what was asked for, or by no name of its own."""
    said, wanted = statement_of(own), statement_of(asked)
    if said and wanted and subject_of(said) == subject_of(wanted):
        return True
    start = ledger.sentence(asked.start)[0]
    label = label_before(ledger.text, own.start, ledger.sentence(own.start)[0])
    names = NAME.findall(EMPTY.sub("，", _RESULT.sub("，", label)))
    return all(name in ledger.text[start : asked.start] + indicator_of(asked) for name in names)
