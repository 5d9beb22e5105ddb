"""Shares told one after another, with the words that name each: 煤炭占52.3%，石油占13.6%，其他占34.1%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Figure
from guibiao.audit.hundred.bounds import FEWEST
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT
from guibiao.expressions import expression

_SHARE = expression(r"占|比重|占比|比例|构成|贡献率|分担|承担")
_NO_SHARE = expression(r"提高|下降|上升|增长|回落|增加(?!值)|减少|提升|降低|高于|低于|完成|覆盖|增速|涨|跌|[高低]\Z")
_BECAME = expression(r"(?:提高|上升|增加|提升|扩大|下降|降低|减少|缩小|降|升|调整|优化|变化|演变)(?:到|至|为)")
_SEVERAL = expression(r"分别|依次|各")
_NAMES = expression(r"[^，,。；;：:\n]*(?:分别|依次|各)[^，,。；;：:\n、\d]{0,10}\Z")
_BREAK = expression(r"其中|[。！？\n]|[按从][^，,。；;\n\d]{1,12}(?:分|看)[，,]")
AND = expression(r"\s*[、，,和及与]\s*")
CONTRIBUTED = expression(r"贡献率[^，,。；;\d]*\Z")
OTHERS = expression(r"(?:其他|其它|其余|余下|剩余)[^，,。；;\n]{0,12}\Z")
# 占比方面，一产为8.2%，二产为46.5%； | 收入来源：财政拨款91.2%，事业收入6.5%，
_OF_TOPIC = "题"
_TOPIC = expression(
    r"(?:(?:占比|比重|比例|贡献率|构成|来源|结构|分布|权重(?:分配)?)(?:方面|上|情况|看)?(?:为|是|如下)?[：:]|(?:占比|比重|比例|贡献率|构成|来源|结构)(?:方面|上)[，,])"
    r"\s*(?P<label>[^，,。；;：:\n、\d]{1,12})\Z"
)
_UP_TO_CLAUSE, _TOPIC_LONG = expression(r"(?s:.*)[，,。；;\n]"), 40  # characters of a topic with what it is of
_NEXT_OF_TOPIC = expression(r"[、，,；;]\s*[^，,。；;：:\n、\d]{1,12}")
_REST = expression(r"(?:其他|其它|其余|余下|剩余|剩下)[类项]?的?(?:约|近|为)?\Z")
_PARTS, _DIGIT = expression("[。；;\n]"), expression(r"\d")
_MOST = 8  # of several sentences


class Run(Struct, frozen=True):
    """Shares told one after another, with the words that name each."""

    shares: tuple[Figure, ...]
    labels: tuple[str, ...]
    among: bool = False  # behind 其中, which need not name all


def runs(ledger: Ledger) -> Iterator[Run]:
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
        if len(run) >= FEWEST and _is_listed(run) and not AND.fullmatch(between) and not OTHERS.search(between):
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
    return _SEVERAL.search(run[0][1]) is not None and all(AND.fullmatch(words) for _, words in run[1:])


def _run_apart(apart: Sequence[tuple[Figure, str]], run: Sequence[tuple[Figure, str]]) -> Iterator[Run]:
    """The shares of a sentence between which other rates are told, named by what begins each one's part of it."""
    if FEWEST <= len(apart) != len(run):
        labels = tuple(_DIGIT.split(_PARTS.split(words)[-1])[0] for _, words in apart)
        contributed = {CONTRIBUTED.search(words) is None for _, words in apart}
        if len(contributed) == 1 and all(_SHARE.search(words) for _, words in apart) and is_whole(labels):
            yield Run(tuple(f for f, _ in apart), labels)


def _over_sentences(passage: Sequence[tuple[Figure, str]], last: Sequence[tuple[Figure, str]]) -> Iterator[Run]:
    """The shares of several sentences, where they are named as all: 煤炭占56.2%，石油占17.5%。天然气占比升至9.8%，…."""
    if FEWEST <= len(passage) <= _MOST and len(passage) != len(last):
        labels = tuple(label_before(words, len(words), 0) for _, words in passage)
        if is_whole(labels):
            yield Run(tuple(f for f, _ in passage), labels)


def _run(run: Sequence[tuple[Figure, str]], among: bool) -> Iterator[Run]:
    if len(run) > 1:
        labels = tuple(label_before(words, len(words), 0) or words for _, words in run)
        first = run[0][1]
        named = _NAMES.search(_clause_of(first)) if _SEVERAL.search(first) else None
        if named:  # 甲、乙、丙占比分别为
            names = re.split(r"[、和及与]", _SEVERAL.split(named.group())[0])
            labels = tuple(names) if len(names) == len(run) else labels
        yield Run(tuple(f for f, _ in run), labels, among)


def _share_word(between: str, told: str) -> str | None:
    """The words by which a percentage is a share; those of the one before hold for a list told in turn."""
    clause = _clause_of(between)
    topic = _TOPIC.search(between, max(len(between) - _TOPIC_LONG, 0))
    if topic or (told == _OF_TOPIC and _NEXT_OF_TOPIC.fullmatch(between)):
        return None if _NO_SHARE.search(topic["label"] if topic else between) else _OF_TOPIC
    if _SHARE.search(clause) and not _NO_SHARE.search(_BECAME.sub("", _SHARE.split(clause)[-1])):
        return "占"
    if told == "占" and (AND.fullmatch(between) or _REST.match(clause)):
        return told
    return "占" if told == "由" and _BECAME.fullmatch(between) else None


def _clause_of(words: str) -> str:
    """The last clause of some words."""
    before = _UP_TO_CLAUSE.match(words)
    return words[before.end() if before else 0 :]
