"""How much noise changes: statements of clean documents, of the same with each kind of noise, and with several.

usage: python benchmarks/noise.py [FILE_OR_FOLDER…] [--seed N] [--show KIND]
       without a file: the documents of $GUIBIAO_SHARED/corpus, else the examples

A statement counts as the same where all its fields agree and its span in the noised source covers the quantity that
it was read from. The share is of the clean statements, or of the noised ones where these are more.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import docx
import opencc

from guibiao.documents import Document, document_of_text, read_documents
from guibiao.errors import InputError
from guibiao.extract import Statement, extract

ROOT = Path(__file__).parent.parent
FIELDS = ("indicator", "period", "value", "unit", "measure", "role", "bound", "region", "base", "value_max")
SYLLABLES = [
    "bào",
    "zhuàng",
    "ān",
    "shì",
    "xiàn",
    "de",
    "nián",
    "yì",
    "yuán",
    "qū",
    "nǚ",
    "lüè",
    "zēng",
    "zhǎng",
    "guī",
    "huà",
    "fā",
    "zhǎn",
    "jīng",
    "jì",
    "shēng",
    "chǎn",
]
HEADS = ("政府工作报告", "云河县人民政府公报", "政务公开 > 政府文件", "第 {n} 页 共 60 页")


@dataclass(frozen=True)
class Text:
    """A text on its way into noise: how each character of the clean text is written now, and what stands before it."""

    cells: tuple[str, ...]
    before: dict[int, str]
    encoding: str = "utf-8"
    suffix: str = ".txt"

    def written(self) -> tuple[str, list[tuple[int, int]]]:
        """The noised source and the span in it of each clean character."""
        pieces, spans, at = [], [], 0
        for i, cell in enumerate(self.cells):
            extra = self.before.get(i, "")
            pieces += (extra, cell)
            at += len(extra)
            spans.append((at, at + len(cell)))
            at += len(cell)
        return "".join((*pieces, self.before.get(len(self.cells), ""))), spans

    def with_cells(self, made: Callable[[int, str], str]) -> Text:
        """The text with each character written anew."""
        return replace(self, cells=tuple(made(i, c) for i, c in enumerate(self.cells)))

    def inserted(self, where: dict[int, str]) -> Text:
        """The text with more before some characters."""
        return replace(self, before=self.before | {i: self.before.get(i, "") + new for i, new in where.items()})


Noise = Callable[[Text, random.Random], Text]


def encoded(name: str) -> Noise:
    """The file in another encoding."""
    return lambda text, _: replace(text, encoding=name)


def read_wrongly(name: str) -> Noise:
    """UTF-8 that was once read as something else and saved again."""
    return lambda text, _: replace(text, encoding=f"utf-8>{name}")


def traditional(form: str) -> Noise:
    """Traditional characters."""

    def made(text: Text, _: random.Random) -> Text:
        lines = opencc.OpenCC(form).convert("".join(c if len(c) == 1 else "\0" for c in text.cells))
        if len(lines) != len(text.cells):
            return text.with_cells(lambda i, c: one if len(one := opencc.OpenCC(form).convert(c)) == len(c) else c)
        return text.with_cells(lambda i, c: lines[i] if len(c) == 1 else c)

    return made


def big5(text: Text, rnd: random.Random) -> Text:
    """Traditional characters in Big5; a character that it lacks is left out of the test by a usual one."""
    text = traditional("s2tw")(text, rnd)
    usual = {"—": "─", "·": "‧", "〇": "○"}
    text = text.with_cells(lambda _, c: c if _fits(c, "big5hkscs") else usual.get(c, c))
    return replace(text, encoding="big5hkscs")


def pinyin(text: Text, rnd: random.Random) -> Text:
    """Readings in brackets after one character in twelve."""
    return text.with_cells(lambda _, c: f"{c}({rnd.choice(SYLLABLES)})" if _is_han(c) and rnd.random() < 0.08 else c)


def wrapped(text: Text, rnd: random.Random) -> Text:
    """Hard line breaks at a width, indented paragraphs."""
    width, ends = rnd.randrange(24, 60), rnd.choice(("\n", "\r\n", "\n\n"))
    half, indent = rnd.choice((1.0, 0.5)), rnd.choice(("", "\u3000\u3000"))  # how wide a digit is
    where: dict[int, str] = {}
    for start, end in _lines(text):
        if "\t" in "".join(text.cells[start:end]):
            continue
        where[start] = indent
        wide = float(len(where[start]))
        for i in range(start, end):
            said = text.before.get(i, "") + text.cells[i]
            wide += sum(half if c.isascii() else 1 for c in said)
            if wide > width:
                where[i], wide = ends, sum(half if c.isascii() else 1 for c in said)
    return text.inserted(where)


def furniture(text: Text, rnd: random.Random) -> Text:
    """Pages of some 600 characters, with running heads and page numbers, cut anywhere in a long paragraph."""
    head, sign = rnd.choice(HEADS), rnd.choice(("— {n} —", "- {n} -", "{n}", "第{n}页", "{n}/60"))
    turn = rnd.choice(("\n{sign}\n{head}\n", "\n\n{sign}\n\n", "\f{head}\n", "\n{sign}\n\f"))
    return text.inserted(
        {at: turn.format(sign=sign, head=head).format(n=n) for n, at in enumerate(_page_ends(text, rnd), 1)}
    )


def doubled(text: Text, rnd: random.Random) -> Text:
    """Page breaks before which the first characters of the next page are printed already."""
    joined = "".join(text.cells)
    where = {}
    for at in _page_ends(text, rnd):
        length = rnd.randrange(1, 3)
        if all(map(_is_han, joined[at : at + length])) and len(joined) == len(text.cells):
            where[at] = joined[at : at + length] + "\n\n"
    return text.inserted(where)


def full_width(text: Text, _: random.Random) -> Text:
    """Full-width digits, letters and signs."""
    wide = {chr(c): chr(c + 0xFEE0) for c in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
    return text.with_cells(lambda _, c: (wide | {"%": "％", ".": "．", "+": "＋"}).get(c, c))


def spaced(text: Text, rnd: random.Random) -> Text:
    """Blanks between numbers and words, before per cent, in thousands."""
    joined = "".join(c[:1] for c in text.cells)
    blank = rnd.choice((" ", "\u00a0", "\u3000", "  "))
    edges = (m.start() for m in re.finditer(r"(?<=\d)(?=[\u4e00-\u9fff%])|(?<=[\u4e00-\u9fff])(?=\d)", joined))
    thousands = (m.start() for m in re.finditer(r"(?<=\d)(?=\d{3}(?!\d|年|\.\d*年))(?<![.\d]\d{4})", joined))
    return text.inserted({at: blank for at in edges if rnd.random() < 0.7} | dict.fromkeys(thousands, " "))


def half_width(text: Text, _: random.Random) -> Text:
    """Half-width punctuation and straight quotation marks."""
    return text.with_cells(lambda _, c: dict(zip("，；：！？（）“”", ',;:!?()""', strict=True)).get(c, c))


def unseen(text: Text, rnd: random.Random) -> Text:
    """Characters that no one sees."""
    signs = ("\u200b", "\ufeff", "\u00ad", "\u2060")
    return text.inserted({i: rnd.choice(signs) for i in range(len(text.cells)) if rnd.random() < 0.03})


def note_marks(text: Text, rnd: random.Random) -> Text:
    """Marks of footnotes behind words."""
    joined, where = "".join(c[:1] for c in text.cells), {}
    for n, m in enumerate(re.finditer(r"(?<=[\u4e00-\u9fff])(?=[，。；])", joined)):
        if rnd.random() < 0.1:
            where[m.start()] = rnd.choice((chr(0x2460 + n % 20), f"<sup>{n % 90 + 1}</sup>", f"[{n % 90 + 1}]"))
    return text.inserted(where)


def markdown(text: Text, rnd: random.Random) -> Text:
    """Headings, bold leads and figures, paragraphs apart."""
    joined, where = "".join(c[:1] for c in text.cells), {}
    for start, end in _lines(text):
        line = joined[start:end]
        if re.match(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）", line) and len(line) < 40:
            where[start] = "\n## " if line[0] != "（" else "\n### "
        elif start and "\t" not in line:
            where[start] = "\n"
            if (figure := re.search(r"\d[\d.]*%?", line)) and rnd.random() < 0.5:
                where[start + figure.start()] = where.get(start + figure.start(), "") + "**"
                where[start + figure.end()] = where.get(start + figure.end(), "") + "**"
    return replace(text.inserted(where), suffix=".md")


def tagged(text: Text, rnd: random.Random) -> Text:
    """HTML that was left in a text."""
    where: dict[int, str] = {}
    last = False
    for start, end in _lines(text):
        if "\t" in "".join(text.cells[start:end]):
            continue
        where[start] = ("</p>" if last else "") + rnd.choice(("<p>&nbsp;&nbsp;", '<p style="text-indent:2em">'))
        last = True
        for i in range(start + 1, end):
            if text.cells[i].isdigit() and not text.cells[i - 1].isdigit() and rnd.random() < 0.2:
                where[i] = "<span lang='EN-US'>"
    return text.inserted(where)


def word(text: Text, _: random.Random) -> Text:
    """A .docx file of the lines."""
    return replace(text, suffix=".docx")


KINDS: dict[str, Noise] = {
    **{name: encoded(name) for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk")},
    "big5": big5,
    "read as latin-1": read_wrongly("latin-1"),
    "read as cp1252": read_wrongly("cp1252"),
    "traditional (s2t)": traditional("s2t"),
    "traditional (s2tw)": traditional("s2tw"),
    "traditional (s2hk)": traditional("s2hk"),
    "pinyin": pinyin,
    "hard wraps": wrapped,
    "page furniture": furniture,
    "doubled fragments": doubled,
    "full width": full_width,
    "spaces": spaced,
    "half width": half_width,
    "unseen signs": unseen,
    "note marks": note_marks,
    "markdown": markdown,
    "HTML remains": tagged,
    "docx": word,
}
TOGETHER: dict[str, tuple[str, ...]] = {
    "school site": ("traditional (s2t)", "pinyin", "half width", "spaces"),
    "scan": ("hard wraps", "page furniture", "full width", "gb18030"),
    "web": ("HTML remains", "spaces", "unseen signs", "note marks"),
    "Word": ("page furniture", "full width", "spaces", "docx"),
    "notes": ("markdown", "half width", "note marks", "utf-16"),
    "all": ("traditional (s2t)", "pinyin", "full width", "spaces", "unseen signs", "note marks", "hard wraps"),
}


def main() -> None:
    """Print the share that stays for each kind of noise."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="*", type=Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--show", help="print what this kind changed")
    options = arguments.parse_args()
    documents = [clean(d) for file in _files(options.paths) for d in read_documents(file)]
    chosen = {options.show: (options.show,)} if options.show else {k: (k,) for k in KINDS}
    if options.show in TOGETHER or not options.show:
        chosen |= {n: kinds for n, kinds in TOGETHER.items() if not options.show or n == options.show}
    print(f"{len(documents)} documents, {sum(len(extract(d)) for d in documents)} statements")
    with tempfile.TemporaryDirectory() as folder:
        for name, kinds in chosen.items():
            same = whole = 0
            for n, document in enumerate(documents):
                kept, more, changed = share(document, kinds, options.seed * 1000 + n, Path(folder))
                same, whole = same + kept, whole + more
                if options.show:
                    print(*(f"{document.name}: {line}" for line in changed), sep="\n")
            print(f"{name:20s} {same:6d} of {whole:6d}  {same / max(whole, 1):8.2%}")


def clean(document: Document) -> Document:
    """The clean text of a document as a document of its own."""
    return document_of_text(document.text, document.name.replace("#", "-"))


def share(document: Document, kinds: tuple[str, ...], seed: int, folder: Path) -> tuple[int, int, list[str]]:
    """Statements that stay the same under noise, out of how many, and a line for each that does not."""
    rnd, text = random.Random(seed), Text(tuple(document.text), {})
    for kind in kinds:
        text = KINDS[kind](text, rnd)
    source, spans = text.written()
    path = folder / f"{document.name}{text.suffix}"
    expected = extract(document)
    try:
        _write(path, source, text)
        found = [s for d in read_documents(path) for s in extract(d)]
    except UnicodeError:  # the encoding cannot hold this text
        return 0, 0, []
    except InputError as error:
        return 0, len(expected), [str(error)]
    left = {(_fields(s), s.start, s.end) for s in found}
    missed = []
    for statement in expected:
        start, end = spans[statement.start][0], spans[statement.end - 1][1]
        hit = next((f for f in left if f[0] == _fields(statement) and _covers(f[1], f[2], start, end)), None)
        if hit:
            left.remove(hit)
        else:
            near = [f for f in found if _covers(f.start, f.end, start, end)]
            missed.append(_difference(statement, near[0] if near else None, source[max(start - 25, 0) : end + 12]))
    return len(expected) - len(missed), max(len(expected), len(found)), missed


def _write(path: Path, source: str, text: Text) -> None:
    if text.suffix == ".docx":
        word_file = docx.Document()
        for is_row, lines in groupby(re.sub(r"[\r\f]", " ", source).split("\n"), key=lambda line: "\t" in line):
            rows = [line.split("\t") for line in lines]
            if is_row:
                table = word_file.add_table(len(rows), max(map(len, rows)))
                for row, cells in zip(table.rows, rows, strict=True):
                    for cell, said in zip(row.cells, cells, strict=False):
                        cell.text = said
            else:
                for row in rows:
                    word_file.add_paragraph(row[0])
        word_file.save(str(path))
    elif text.encoding.startswith("utf-8>"):
        path.write_bytes(_misread(source, text.encoding.removeprefix("utf-8>")).encode())
    else:
        path.write_bytes(source.encode(text.encoding))


def _misread(source: str, encoding: str) -> str:
    """What an editor shows of UTF-8 opened in another encoding; bytes without a character stay what they are."""
    if encoding == "cp1252":
        return "".join(bytes([b]).decode("cp1252" if _fits_byte(b) else "latin-1") for b in source.encode())
    return source.encode().decode(encoding)


def _fits_byte(byte: int) -> bool:
    return byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)


def _fits(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


def _covers(start: int, end: int, first: int, last: int) -> bool:
    return max(0, min(end, last) - max(start, first)) * 2 >= max(end - start, last - first)


def _fields(statement: Statement) -> tuple[object, ...]:
    return tuple(getattr(statement, field) for field in FIELDS)


def _difference(expected: Statement, found: Statement | None, source: str) -> str:
    if found is None:
        return f"lost {expected.text} ({expected.indicator})  in {source!r}"
    changes = (f"{f}: {a} → {b}" for f, a, b in zip(FIELDS, _fields(expected), _fields(found), strict=True) if a != b)
    return f"{expected.text} {'; '.join(changes) or 'span'}  in {source!r}"


def _is_han(char: str) -> bool:
    return "\u4e00" <= char[:1] <= "\u9fff"


def _lines(text: Text) -> Iterator[tuple[int, int]]:
    start = 0
    for i, cell in enumerate((*text.cells, "\n")):
        if cell == "\n":
            if i > start:
                yield start, i
            start = i + 1


def _page_ends(text: Text, rnd: random.Random) -> list[int]:
    """Places inside long paragraphs, some 600 characters apart."""
    ends: list[int] = []
    breaks = {i for i, extra in text.before.items() if "\n" in extra}  # lines that were wrapped end pages
    for start, end in _lines(text):
        if "\t" in text.cells[start:end]:
            continue
        for i in range(start + 20, end - 20):
            if breaks and i not in breaks:
                continue
            if (
                i - (ends[-1] if ends else 0) > 600
                and (breaks or rnd.random() < 0.05)
                and text.cells[i] not in "，。；：！？、"
            ):
                ends.append(i)
    return ends


def _files(paths: list[Path]) -> list[Path]:
    shared = Path(os.environ.get("GUIBIAO_SHARED", ROOT.parent / "shared")) / "corpus"
    folders = paths or [shared if shared.is_dir() else ROOT / "examples"]
    return sorted(f for p in folders for f in (p.rglob("*.txt") if p.is_dir() else [p]))


if __name__ == "__main__":
    main()
