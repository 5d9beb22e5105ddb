"""What a line that begins a block looks like: the marks of headings, list items, captions and tables."""

from __future__ import annotations

from guibiao.expressions import expression

BULLETS = "·•●◆■▪◇○►▶➢\ue000-\uf8ff"  # as the inside of a regular expression's brackets; fonts have some of their own
NUMERAL = "[一二三四五六七八九十百]{1,4}"
LEVELS = (
    rf"第{NUMERAL}[章篇编部节]分?",  # 第一章, 第一节, 第一部分
    rf"{NUMERAL}[、．]",  # 一、
    rf"[（(]\s*{NUMERAL}\s*[）)]",  # （一）
    r"\d{1,2}\s*[.．、](?!\d)",  # 1.
    r"[（(]\s*\d{1,2}\s*[）)]",  # （1）
)
HEAD = expression(rf"\s*(?:[{BULLETS}]\s*)?(?:" + "|".join(LEVELS) + ")")
_BLOCKS = (
    rf"#|\*\*|——|[-*+] |>|\||【|[①-⑳]|[{BULLETS}] *\S",
    r"各位代表|各位委员",
    r"附\s*[注表件录图]|表\s*\d|图\s*\d|专栏\s*\d|序号\t|注[：:]",
)
_BLOCK = expression(r"\s*(?:" + "|".join((*LEVELS, *_BLOCKS)) + ")")
_FIRST_OF_HEAD = frozenset(map(chr, range(0xE000, 0xF900))) | frozenset(
    BULLETS + "第一二三四五六七八九十百（(0123456789\t"
)
_FIRST_OF_BLOCK = _FIRST_OF_HEAD | frozenset("#*—-+>|【①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳各附表图专序注")


def is_head(line: str) -> bool:
    """Whether a line, blanks aside, begins with the mark of a heading."""
    return line[0] in _FIRST_OF_HEAD and HEAD.match(line) is not None


def begins_block(line: str) -> bool:
    """Whether a line, blanks aside, begins something of its own: a heading, an item, a row, notes."""
    return line[0] in _FIRST_OF_BLOCK and _BLOCK.match(line) is not None
