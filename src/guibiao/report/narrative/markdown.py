"""A few simple things of Markdown: paragraphs, headings, lists, bold, tables, pictures. All else stays as it was typed.

HTML is text like any other: nothing that is written here is ever run by a browser. Comments (<!-- … -->) are notes of
the writer and are not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.report.content import Block, Picture, Prose, Run, Table

_COMMENT = expression(r"(?<!\\)<!--.*?-->", re.DOTALL)
_BEGUN = expression(r"(?<!\\)<!--")
_CONTROL = expression(r"[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_HEADING = expression(r"#{1,6}\s+(.*?)\s*#*\s*")
_BULLET = expression(r"\s{0,3}[-*+]\s+(.*)")
_NUMBERED = expression(r"\s{0,3}(\d{1,3})[.、)）]\s*(.*)")
_RULE = expression(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")  # |---|:--:| below a table's head
_PICTURE = expression(r"!\[([^\]]*)\]\(([^)]*)\)")
_CAPTION = expression(r"表[:：]\s*(.+)")
_BOLD = expression(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ESCAPED = expression(r"\\([\\*#|\-+!<>\[\]()`_.、）0-9表])")
_PRIVATE = 0xFDD0  # noncharacters stand for what is escaped while bold is looked for
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
BULLET = "· "


def markdown_blocks(text: str, key: str, path: Path, first_line: int = 1) -> list[Block]:
    """The blocks of a Markdown text for the place `key`.

    `path` is the file it was read from: pictures are looked for beside it. Raises InputError with the line for a
    comment without an end, a picture that is missing, is none, or stands within a paragraph, and a broken table.
    """
    where = _Where(path, first_line)
    lines = _without_comments(text, where).split("\n")
    return list(_blocks(lines, key, where))


class _Where:
    """Where a line of a text stands in its file."""

    def __init__(self, path: Path, first: int) -> None:
        self.path, self.first = path, first

    def line(self, number: int) -> str:
        return _("{file} 第 {line} 行").format(file=self.path.name, line=self.first + number)


def _without_comments(text: str, where: _Where) -> str:
    """The text with its line numbers kept."""
    clean = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    clean = _COMMENT.sub(lambda m: "\n" * m[0].count("\n"), clean)
    if begun := _BEGUN.search(clean):
        line = clean[: begun.start()].count("\n")
        raise InputError(_("注释没有结尾"), where.line(line), _("请补上 -->"))
    return clean


def _blocks(lines: Sequence[str], key: str, where: _Where) -> Iterator[Block]:
    at, caption = 0, ""
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif heading := _HEADING.fullmatch(line):
            yield Prose(key, _runs(heading[1]), "heading")
            at += 1
        elif named := _CAPTION.fullmatch(line.strip()):
            caption, at = named[1], at + 1
        elif _begins_table(lines, at):
            end = _end_of_table(lines, at)
            yield _table(lines[at:end], key, caption, where, at)
            at, caption = end, ""
        elif _PICTURE.search(line):
            yield _picture(line, key, where, at)
            at += 1
        elif item := _item(line):
            end = at + 1 + _continued(lines[at + 1 :])
            mark, first = item
            yield Prose(key, _runs(_joined([first, *lines[at + 1 : end]])), "item", mark)
            at = end
        else:
            end = at + 1
            while end < len(lines) and lines[end].strip() and not _begins_other(lines, end):
                end += 1
            yield Prose(key, _runs(_joined(lines[at:end])))
            at = end


def _begins_other(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    return bool(
        _HEADING.fullmatch(line) or _item(line) or _PICTURE.search(line) or _begins_table(lines, at)
        or _CAPTION.fullmatch(line.strip())
    )  # fmt: skip


def _item(line: str) -> tuple[str, str] | None:
    """The mark of a list's item, and its text."""
    if bullet := _BULLET.fullmatch(line):
        return BULLET, bullet[1]
    if (numbered := _NUMBERED.fullmatch(line)) and not numbered[2][:1].isdigit():
        return _("（{number}）").format(number=int(numbered[1])), numbered[2]
    return None


def _continued(lines: Sequence[str]) -> int:
    """How many lines go on with an item: those that are indented and are no item themselves."""
    for number, line in enumerate(lines):
        if not line.strip() or not line.startswith("  ") or _item(line):
            return number
    return len(lines)


def _joined(lines: Sequence[str]) -> str:
    """Lines as one: with a space only between Latin letters or digits."""
    text = ""
    for line in (one.strip() for one in lines):
        between = " " if text and line and text[-1].isascii() and line[0].isascii() else ""
        text += between + line
    return text


def _runs(text: str) -> tuple[Run, ...]:
    """Words in bold and others, escapes taken out."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1])
        return chr(_PRIVATE)

    covered = _ESCAPED.sub(keep, text)
    runs, at = [], 0
    for bold in _BOLD.finditer(covered):
        runs += [(covered[at : bold.start()], False), (bold[1], True)]
        at = bold.end()
    runs.append((covered[at:], False))
    letters = iter(kept)
    return tuple(
        Run("".join(next(letters) if c == chr(_PRIVATE) else c for c in words), bold) for words, bold in runs if words
    )


def _begins_table(lines: Sequence[str], at: int) -> bool:
    rule = lines[at + 1] if at + 1 < len(lines) else ""
    return "|" in lines[at] and "|" in rule and bool(_RULE.fullmatch(rule))


def _end_of_table(lines: Sequence[str], at: int) -> int:
    end = at
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end


def _table(lines: Sequence[str], key: str, caption: str, where: _Where, at: int) -> Table:
    head = _cells(lines[0])
    rows = []
    for number, line in enumerate(lines[2:], 2):
        cells = _cells(line)
        if len(cells) > len(head):
            what = _("表格这一行有{cells}格，表头只有{head}格").format(cells=len(cells), head=len(head))
            raise InputError(what, where.line(at + number), _("请对齐各行的竖线；格子里的竖线写成 \\|"))
        rows.append(tuple(cells + [""] * (len(head) - len(cells))))
    return Table(f"own:{key}:{at}", caption, tuple(head), tuple(rows), own=key)


def _cells(line: str) -> list[str]:
    inner = re.sub(r"^\||(?<!\\)\|$", "", line.strip())
    return ["".join(run.text for run in _runs(cell.strip())) for cell in re.split(r"(?<!\\)\|", inner)]


def _picture(line: str, key: str, where: _Where, at: int) -> Picture:
    found = _PICTURE.fullmatch(line.strip())
    if found is None:
        raise InputError(_("图片和文字写在同一段里"), where.line(at), _("请让图片单独成段"))
    name = found[2].strip()
    path = where.path.parent / name
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        what = _("找不到图片“{name}”").format(name=name)
        raise InputError(what, where.line(at), _("请检查文件名，图片与这个文件放在一起")) from error
    kind = next((media for start, media in _KINDS.items() if data.startswith(start)), None)
    if kind is None:
        raise InputError(_("“{name}”不是 PNG 或 JPEG 图片").format(name=name), where.line(at), _("请另存为 PNG"))
    return Picture(key, data, kind, found[1].strip())
