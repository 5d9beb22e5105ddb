"""Where a document's indicators stand: the leads of its indicator part, their classes and parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from guibiao.documents import Document, Section
from guibiao.expressions import expression
from guibiao.plan.drafting.wording import Wording, named, wording
from guibiao.vocabulary import vocabulary

_LONGEST_NAME = 32  # characters; what runs longer without a stop is a sentence
_FEWEST = 2  # leads that make a list
_DASH = 5  # the level of leads behind a dash
_BOLD = 6  # the level of leads that no mark opens

# The marks that open a heading or a lead, and their levels; one example each.
_MARKS = (
    (1, r"第[一二三四五六七八九十]+[章节篇部分]+[ 　]*"),  # 第一章
    (1, r"[一二三四五六七八九十]{1,3}[、．.]"),  # 一、
    (2, r"[（(][一二三四五六七八九十]{1,3}[）)][、．.]?"),  # （一）
    (3, r"\d{1,2}[．.、](?!\d)"),  # 1．
    (4, r"[（(]\d{1,2}[）)][、．.]?"),  # （1）
    (4, r"\d{1,2}[）)]"),  # 1）
    (5, r"[①-⑳㈠-㈩]"),  # ①
    (5, r"(?:[—–―－─-]{2,}|―)[ 　]*"),  # ——
    (5, r"[•●◆■▪·]\s*"),  # •
)
_MARK = expression("|".join(f"(?P<m{n}>{pattern})" for n, (_, pattern) in enumerate(_MARKS)))
_NAME = expression(r"(?P<name>(?:[（(][^（）()]{0,20}[）)]|[^：:，,。；;\n（）()])+)(?P<stop>[：:，,。；;]|——|$)")
_OPENINGS = ("其中", "一是", "二是", "三是", "四是", "五是")  # what may stand before a name
_BRACKET = expression(r"[（(](?P<inside>[^（）()]*)[）)]$")
_UNIT = expression(r"(?:单位[：:])?(?P<unit>[%％‰]|[一-龥]{0,3}[元亩件人吨家户个张床公里米克年岁分天次][^，。]{0,8})\Z")


@dataclass(frozen=True, slots=True)
class Item:
    """The passage of one indicator: its lead's name, its class, the characters that are about it, and its parts."""

    name: str
    category: str
    start: int
    end: int
    nature: str | None = None
    unit: str = ""
    composite: bool = False
    parts: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph: `level` of the mark it opens with (None: none), `body` after the mark."""

    start: int
    body: int
    end: int
    level: int | None
    text: str  # from body to end


def find_items(document: Document) -> tuple[Item, ...]:
    """The indicators that a document goes through one by one, in order; empty where it does not."""
    blocks = tuple(_blocks(document))
    words = wording()
    candidates = [_part(blocks, n) for n, b in enumerate(blocks) if _opens_part(b, words)]
    parts = [_sound(document, _items(part, words), words) for part in candidates]
    return max(parts, key=len, default=()) or _sound(document, _items(blocks, words), words)


def _sound(document: Document, items: Sequence[Item], words: Wording) -> tuple[Item, ...]:
    """The indicators among the items, none where one alone is no list or most are something else: measures, tasks."""
    kept = _indicators(document, items, words)
    return kept if 2 * len(kept) >= len(items) and len(kept) >= _FEWEST else ()


def _indicators(document: Document, items: Sequence[Item], words: Wording) -> tuple[Item, ...]:
    """The items that are indicators: their names are known, or their passages tell a target or a verdict on one."""

    def is_indicator(item: Item) -> bool:
        text = document.text[item.start : item.end]
        telling = (words.target_cue, words.verdict_behind, words.verdict_on_track, words.verdict_not_assessable)
        return vocabulary().indicator(item.name) is not None or any(p.search(text) for p in telling)

    return tuple(item for item in items if is_indicator(item))


def _blocks(document: Document) -> Iterator[_Block]:
    """The paragraphs; a section may also start amid a line, as in texts without line ends."""
    text = document.text
    leads = {s.start: s for s in document.sections}
    cuts = sorted({0, len(text), *leads, *(m.end() for m in re.finditer(r"\n", text))})
    for start, end in pairwise(cuts):
        if not text[start:end].strip():
            continue
        at = start + len(text[start:end]) - len(text[start:end].lstrip())
        mark = _MARK.match(text, at, end)
        section = leads.get(start)
        level = _level(mark, section)
        body = mark.end() if mark else at
        yield _Block(at, body, end, level, text[body:end].strip())


def _level(mark: re.Match[str] | None, section: Section | None) -> int | None:
    if mark and mark.lastgroup:
        return _MARKS[int(mark.lastgroup[1:])][0]
    return (_BOLD if section.level >= _DASH else section.level) if section else None


def _opens_part(block: _Block, words: Wording) -> bool:
    return block.level is not None and len(block.text) <= 2 * _LONGEST_NAME and bool(
        words.indicator_part.search(block.text))  # fmt: skip


def _part(blocks: Sequence[_Block], head: int) -> tuple[_Block, ...]:
    """The blocks under the heading at `head`, up to the next of its level or above."""
    level = blocks[head].level or 0
    end = next((n for n in range(head + 1, len(blocks)) if (blocks[n].level or 99) <= level), len(blocks))
    return tuple(blocks[head + 1 : end])


def _items(blocks: Sequence[_Block], words: Wording) -> tuple[Item, ...]:
    """The items among the blocks of an indicator part: leads of the level at which most leads stand."""
    levels = Counter(b.level for b in blocks if b.level is not None and _lead(b) and not _is_class(b, words))
    if not levels or max(levels.values()) < _FEWEST:
        return ()
    level = max(levels, key=lambda k: (levels[k], -(k or 0)))
    items: list[Item] = []
    category = ""
    for n, block in enumerate(blocks):
        if block.level is not None and block.level < level:
            category = _category(block, words)
        elif block.level == level and (name := _lead(block)):
            items.append(_item(name, category, blocks[n:], level, words))
    return tuple(items)


def _item(name: str, category: str, blocks: Sequence[_Block], level: int, words: Wording) -> Item:
    """The item that the first block leads, with the blocks up to the next of its level."""
    count = next((n for n in range(1, len(blocks)) if (blocks[n].level or 99) <= level), len(blocks))
    own = blocks[:count]
    first = own[0]
    composite = bool(words.composite.search(first.text))
    item = named_item(name, category, first.start, own[-1].end, words)
    marked = [n for n in range(1, count) if own[n].level is not None and _lead(own[n])]
    starts = marked or [n for n in range(1, count) if composite and _lead(own[n])]
    if len(starts) < _FEWEST:
        return item
    parts = tuple(
        named_item(_lead(own[a]), category, own[a].start, own[b - 1].end, words)
        for a, b in zip(starts, [*starts[1:], count], strict=True)
    )
    return replace(item, end=own[starts[0] - 1].end, composite=True, parts=parts)


def _lead(block: _Block) -> str:
    """The name with which a block opens, or ""."""
    match = _NAME.match(block.text)
    if match and match["name"] in _OPENINGS:
        match = _NAME.match(block.text, match.end())
    name = match["name"].strip() if match else ""
    return name if 2 <= len(name) <= _LONGEST_NAME else ""


def _is_class(block: _Block, words: Wording) -> bool:
    return words.category.search(block.text) is not None and "指标" in block.text[:_LONGEST_NAME]


def _category(block: _Block, words: Wording) -> str:
    match = words.category.search(block.text)
    return named(match) if match else _lead(block)


def named_item(name: str, category: str, start: int, end: int, words: Wording) -> Item:
    """An item with what the brackets behind its name tell taken off the name: a nature, a unit."""
    nature, unit = None, ""
    while match := _BRACKET.search(name):
        inside = match["inside"]
        if words.binding.search(match[0]):
            nature = "binding"
        elif words.expected.search(match[0]):
            nature = "expected"
        elif found := _UNIT.match(inside):
            unit = found["unit"].replace("％", "%")
        else:
            break
        name = name[: match.start()].rstrip()
    shorter = words.name_tail.sub("", name)
    return Item(shorter if len(shorter) >= 2 else name, category, start, end, nature, unit)
