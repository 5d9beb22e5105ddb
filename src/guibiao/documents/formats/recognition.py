"""Characters in pictures, through Tesseract's simplified Chinese where it is installed: lines with boxes, and how sure.

Tesseract runs as a program of its own, one page at a time, with one thread and for a limited time, so that the same
picture gives the same text on every machine with the same Tesseract.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby, pairwise
from typing import Any

from guibiao.documents.formats.page_lines import APART, Box, Cut, Line, PageTable
from guibiao.documents.formats.ruled import ruled
from guibiao.documents.formats.scan_rulings import cells_between, rulings_in, without
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

_LANGUAGE = "chi_sim"
_SECONDS = 120  # for a page
_WORD = "5"  # the level of words in Tesseract's table
_HAN = expression(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")
_CUT = 0.7  # em of a gap that may part two cells; boxes of words are narrower than their characters
_LIKELY = 0.25  # by which the width of characters differs within one size of type


@dataclass(frozen=True, slots=True)
class Recognized:
    """Lines and ruled tables of a page, in points, and how sure Tesseract is: the sum of 0…100 over its characters."""

    pieces: list[Line]
    tables: list[PageTable]
    characters: int
    sureness: float


@dataclass(frozen=True, slots=True)
class _Word:
    line: tuple[str, ...]
    left: float
    top: float
    right: float
    bottom: float
    sureness: float
    text: str


def recognized(picture: Any, points: float, where: str) -> Recognized:
    """The text of a picture (of Pillow) of which a pixel is so many points wide.

    Raises InputError where Tesseract is absent, fails or takes too long.
    """
    dpi = 72 / points
    rulings = rulings_in(picture, dpi)
    words = list(_words(_table(without(picture, rulings, dpi), dpi, where), points))
    characters = sum(len(word.text) for word in words)
    sureness = sum(word.sureness * len(word.text) for word in words)
    tables: list[PageTable] = []
    for cells in cells_between(rulings, dpi):
        boxes = [(left * points, top * points, right * points, low * points) for left, top, right, low in cells]
        table = ruled(boxes, partial(_text_in, words))
        if table:
            tables.append(table)
            words = [word for word in words if not _is_in(word, table.box)]
    lines = [_line(list(group)) for _key, group in groupby(words, key=lambda word: word.line)]
    return Recognized(_of_one_size(lines), sorted(tables, key=lambda t: t.box[1]), characters, sureness)


def mean_confidence(pages: Sequence[Recognized]) -> float | None:
    """How sure Tesseract is of the characters of all pages, 0 to 100; None where it saw none."""
    characters = sum(page.characters for page in pages)
    return round(sum(page.sureness for page in pages) / characters, 1) if characters else None


def is_installed() -> bool:
    """Whether Tesseract and its simplified Chinese are on this machine."""
    program = shutil.which("tesseract")
    return program is not None and _LANGUAGE in _languages(program)


@cache
def _languages(program: str) -> tuple[str, ...]:
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(done.stdout.decode(errors="replace").split())


def _table(picture: Any, dpi: float, where: str) -> str:
    """Tesseract's table of words for a picture."""
    if not is_installed():
        cure = _("请先识别成文字再提供，或安装 Tesseract 和它的简体中文（tesseract-ocr、tesseract-ocr-chi-sim）")
        raise InputError(_("这是扫描件或图片，识别文字需要 Tesseract，这台机器上没有"), where, cure)
    packed = io.BytesIO()
    picture.save(packed, "PNG", compress_level=1)
    command = [shutil.which("tesseract") or "", "stdin", "stdout", "-l", _LANGUAGE]
    command += ["--psm", "3", "--dpi", str(min(max(round(dpi), 70), 2400)), "tsv"]
    try:
        done = subprocess.run(
            command,
            input=packed.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        what = _("识别一页的文字超过了 {seconds} 秒").format(seconds=_SECONDS)
        raise InputError(what, where, _("请降低扫描的分辨率，或拆成几份文件")) from error
    except OSError as error:
        raise InputError(_("Tesseract 启动不了"), where, _("请检查安装")) from error
    if done.returncode:
        raise InputError(_("Tesseract 读不了这张图片"), where, _("请检查图片是否保存完整"))
    return done.stdout.decode("utf-8", errors="replace")


def _words(table: str, points: float) -> Iterator[_Word]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != _WORD or not text:
            continue
        left, top, width, height = (int(row[key]) * points for key in ("left", "top", "width", "height"))
        line = (row["block_num"], row["par_num"], row["line_num"])
        yield _Word(line, left, top, left + width, top + height, max(float(row["conf"]), 0.0), text)


def _text_in(words: Sequence[_Word], box: Box) -> str:
    """The text in a cell, its lines joined."""
    rows: list[list[_Word]] = []
    for word in sorted((word for word in words if _is_in(word, box)), key=lambda word: word.top + word.bottom):
        if rows and word.top + word.bottom < 2 * rows[-1][0].bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    return "".join(_line(sorted(row, key=lambda word: word.left)).text.replace("\t", " ") for row in rows)


def _is_in(word: _Word, box: Box) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _line(words: Sequence[_Word]) -> Line:
    gaps = ((a, b.left - a.right) for a, b in pairwise(words))
    within = sum(gap for a, gap in gaps if gap < a.bottom - a.top)  # boxes are narrower than what they are set in
    em = max(
        (within + sum(word.right - word.left for word in words)) / max(sum(_wide(word.text) for word in words), 0.5),
        1.0,
    )
    text, before = words[0].text, words[0]
    cuts: list[Cut] = []
    for word in words[1:]:
        gap = word.left - before.right
        latin = not _HAN.match(word.text[0]) and not _HAN.match(before.text[-1])
        between = "\t" if gap >= APART * em else " " if latin and gap > 0.2 * em else ""
        if gap >= _CUT * em:
            cuts.append(Cut(len(text), len(text) + len(between), before.right, word.left))
        text += between + word.text
        before = word
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Line(text, words[0].left, top, words[-1].right, bottom, em, tuple(cuts))


def _wide(text: str) -> float:
    return sum(1.0 if _HAN.match(char) else 0.55 for char in text)


def _of_one_size(lines: list[Line]) -> list[Line]:
    """The lines; what is about as large as most is as large."""
    if not lines:
        return lines
    usual = statistics.median(line.em for line in lines for _char in line.text)
    return [replace(line, em=usual) if abs(line.em - usual) <= _LIKELY * usual else line for line in lines]
