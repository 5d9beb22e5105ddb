"""Amounts of one paragraph whose names end alike, with others between them, and the one that may be their total.

夏粮播种面积3610.67万亩，总产280.48亿斤；秋粮…; 小学在校生4.86万人，比上年减少…；初中在校生…，基础教育在校生共….
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from guibiao.audit.figure import Figure, measure_of
from guibiao.audit.ledger import Ledger
from guibiao.audit.listing.belonging import is_total_of
from guibiao.audit.listing.listing import Listing
from guibiao.audit.listing.slip import point_moved
from guibiao.audit.listing.stretch import depth
from guibiao.audit.listing.told_as_levels import label_of_level, name_in
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.expressions import expression

_TOTAL = expression(r"共|合计|总|全[县市区省州]|各")
_DIVIDES = expression(r"其中|[按从分][^，,。；;]{0,10}[分看]|中[，,：:]|[。：:]")
_ALL = expression(r"共|合计|总计|总数|\A全[县市区省州]")
_NAMELESS = expression(r"\A(?:全[县市区省州]|[两三四五六七八九]项)?(?:合计|总计|共计?|累计)(?:有|为|达)?\Z")
_WORD = expression(r"[^\W\d_]{2}")
_JOINED = expression(r"\s*[、，,和及与]\s*")
_PARTICLES = ("的", "了", "中", "等", "年", "月")  # no name ends so
_NOUN, _FEWEST, _MOST = 2, 3, 30  # characters of a name that are alike; amounts of a paragraph looked at
_NO_AMOUNTS = frozenset(("", *PERCENT, *POINTS))
_TENFOLD = 10
_FAR = Fraction(1, 2)  # of a total: parts that miss it by more are of something else


class _Named(NamedTuple):
    """An amount with the words before it, and the end of its name."""

    figure: Figure
    label: str
    name: str
    noun: str


def named_alike(ledger: Ledger) -> Iterator[Listing]:
    """Every amount that is larger than those behind it, or before it if it is told as all, by names that end alike."""
    for amounts in _by_paragraph(ledger):
        told = list(_named(ledger, amounts))
        for alike in _alike(told):
            yield from _of_noun(ledger, alike)


def _alike(told: Sequence[_Named]) -> Iterator[list[_Named]]:
    """The amounts by names that are the same, or if none are that end alike: 总投资 and 年度计划投资 are apart."""
    for noun in dict.fromkeys(n.noun for n in told):
        alike = [n for n in told if n.noun == noun]
        same = [[n for n in alike if n.name == name] for name in dict.fromkeys(n.name for n in alike)]
        repeated = [some for some in same if len(some) >= _FEWEST]
        yield from repeated if len(repeated) > 1 else [alike] if len(alike) >= _FEWEST else []


def _of_noun(ledger: Ledger, alike: Sequence[_Named]) -> Iterator[Listing]:
    last = alike[-1]
    if _ALL.search(last.label) and not _ALL.search(alike[-2].label):
        yield from _listing(last, alike[:-1])
        return
    first, *others = _outside_parts(ledger, alike)
    between = ledger.text[first.figure.end : others[0].figure.start]
    if "其中" in first.label or not (_TOTAL.search(first.label) or _DIVIDES.search(between)):
        return
    sentence = ledger.sentence(others[0].figure.start)
    within = [n for n in others if n.figure.start < sentence[1]]
    for parts in (others, within) if len(within) < len(others) else (others,):
        yield from _listing(first, parts)


def _outside_parts(ledger: Ledger, alike: Sequence[_Named]) -> list[_Named]:
    """The amounts that are not told as parts of another part: 预算收入11.28亿元，其中税收收入7.36亿元；….

    Those that the second one begins, which may be parts of the first, count as told.
    """
    told = list(alike[:2])
    for named in alike[2:]:
        clause = max(ledger.text.rfind(mark, told[-1].figure.end, named.figure.start) for mark in "；;。")
        start = clause if clause >= 0 else told[-1].figure.end
        if ledger.text.find("其中", start, named.figure.start) < 0:
            told.append(named)
    return told


def _listing(total: _Named, parts: Sequence[_Named]) -> Iterator[Listing]:
    figures = tuple(p.figure for p in parts)
    labels = tuple(p.label for p in parts)
    added, told = sum(map(_value, figures), Fraction(0)), _value(total.figure)
    near = is_total_of(total.figure, figures) and abs(added - told) <= _FAR * told
    moved = told in (_TENFOLD * added, added / _TENFOLD) or point_moved(total.figure, figures)
    if len(figures) > 1 and (near or moved):
        yield Listing((total.figure,), figures, labels, complete=False, cue="", kind="alike")


def _value(figure: Figure) -> Fraction:
    return Fraction(figure.value)


def _by_paragraph(ledger: Ledger) -> Iterator[list[Figure]]:
    """The amounts of each paragraph by their unit, where there are enough of them."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    end = 0
    for figure in ledger.numbers(0, len(ledger.text)):
        if figure.start >= end:
            yield from _enough(found)
            found.clear()
            end = ledger.paragraph(figure.start)[1]
        if figure.unit not in _NO_AMOUNTS:
            found[figure.unit].append(figure)
    yield from _enough(found)


def _enough(found: dict[str, list[Figure]]) -> Iterator[list[Figure]]:
    for amounts in found.values():
        if _FEWEST <= len(amounts) <= _MOST and sum(measure_of(f) == "level" for f in amounts) >= _FEWEST:
            yield amounts


def _named(ledger: Ledger, amounts: Sequence[Figure]) -> Iterator[_Named]:
    """The amounts that are levels, each with its name, of those that several bear."""
    told = list(_with_names(ledger, amounts))
    many = Counter(named.noun for named in told)
    for named in told:
        if many[named.noun] < _FEWEST or not named.noun.isalpha() or named.noun.endswith(_PARTICLES):
            continue
        if not depth(ledger.text, ledger.sentence(named.figure.start)[0], named.figure.start):
            yield named


def _with_names(ledger: Ledger, amounts: Sequence[Figure]) -> Iterator[_Named]:
    """The amounts that are levels, each with its name; those told in turn bear the first one's."""
    before: _Named | None = None
    for figure in amounts:
        label = label_of_level(ledger, figure)
        if label is None:
            continue
        if before and _JOINED.fullmatch(ledger.text, before.figure.end, figure.start):
            label = before.label
        elif not label or _NAMELESS.match(label):
            behind = _WORD.match(ledger.text, figure.end)  # 共计100个项目, else all of what was told
            label += behind.group() if behind else before.noun if before else ""
        name = name_in(label)
        before = _Named(figure, label, name, name[-_NOUN:] if len(name) >= _NOUN else "")
        yield before
