"""Feeds readers with damaged, random and repetitive input: they give documents or an InputError, in bounded time.

usage: python scripts/fuzz_readers.py [--long] [--seed N] [FILE…]

The short form takes half a minute, the long one ten. Files are taken as seeds and damaged (cut, bytes changed, parts
doubled); without any, the examples and a made-up file of each format are. What fails is written into the working
directory as fuzz-failure.* and named; the exit code is 1 then. `docs/fuzzing.md` notes what was found so far.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import xlsxwriter

from guibiao.documents import ARCHIVE, SUFFIXES, read_documents
from guibiao.errors import InputError

ROOT = Path(__file__).parent.parent
SECONDS = {False: 30, True: 600}
SLOW = 5.0  # seconds plus
SLOW_PER_MB = 3.0  # seconds for each megabyte: far more than any reader takes
PIECES = (
    "一、", "（一）", "1.", "（1）", "——", "第一章", "云河县", "2023年", "“十四五”", "各位代表：", "附注",
    "表1", "。", "，", "；", "(bào)", "?qiáng)", "12.5%", "1 097", "9.7:47.3:", "<p>", "&nbsp;", "<sup>2</sup>",
    "①", "**", "## ", "[1]", "(", "（", "“", "縣政府", "關於", "着", "政府工作报告", "【云河招商】", "增长",
    "亿元", "- 3 -", "第3页", "锛", "銆", "å…¨",
    "\t", "|", " | ", "\n", "\r\n", "\f", " ", "\u3000", "\\", '"', "\u200b", "\ufeff", "\ufffd", "\x00", "\x1a",
)  # fmt: skip


def main() -> int:
    """Fuzz until the time is over; 0 where nothing failed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="*", type=Path)
    arguments.add_argument("--long", action="store_true")
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    rnd = random.Random(options.seed)
    seeds = [(f.suffix.lower(), f.read_bytes()) for f in options.files] or list(_seeds())
    until, count = time.monotonic() + SECONDS[options.long], 0
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            suffix, content = rnd.choice((_made, _repeated, _random, _damaged))(rnd, seeds)
            fault = _fault(Path(folder) / f"input{suffix}", content)
            count += 1
            if fault:
                kept = Path(f"fuzz-failure{suffix}")
                kept.write_bytes(content)
                print(f"input {count} of seed {options.seed}: {fault}; kept as {kept}")
                return 1
    print(f"{count} inputs, nothing failed")
    return 0


def _fault(path: Path, content: bytes) -> str | None:
    """What is wrong with how a reader takes a file: another error than InputError, or too much time."""
    path.write_bytes(content)
    start = time.process_time()  # the machine may be busy
    try:
        for document in read_documents(path):
            _check_offsets(document.text, document.source, document.offsets.to_source)
    except InputError:
        pass
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - start
    allowed = SLOW + SLOW_PER_MB * len(content) / 1e6
    return f"{took:.1f} s for {len(content)} bytes" if took > allowed else None


def _check_offsets(text: str, source: str, to_source: Callable[[int, int], tuple[int, int]]) -> None:
    at = 0
    for i in range(0, len(text), max(len(text) // 50, 1)):
        start, end = to_source(i, i + 1)
        if not at <= start < end <= len(source):
            raise AssertionError(f"character {i} of the clean text leads to {start} to {end} of {len(source)}")
        at = start


def _made(rnd: random.Random, _: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """A text of the pieces that readers know."""
    text = "".join(rnd.choices(PIECES, k=rnd.randrange(1, 3000)))
    encoding = rnd.choice(("utf-8", "utf-8", "gb18030", "utf-16", "utf-16-le", "big5"))
    return rnd.choice((".txt", ".md")), text.encode(encoding, "ignore")


def _repeated(rnd: random.Random, _: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """A few pieces again and again, often on one line."""
    text = "".join(rnd.choices(PIECES, k=rnd.randrange(1, 5))) * rnd.choice((10, 1000, 30_000))
    return ".txt", text.encode()


def _random(rnd: random.Random, _: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Bytes of any kind."""
    return rnd.choice(sorted(SUFFIXES | {ARCHIVE})), rnd.randbytes(rnd.choice((1, 20, 1000, 100_000)))


def _damaged(rnd: random.Random, seeds: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """A file that was cut, changed in places, or doubled in part; of a package often one of its parts."""
    suffix, content = rnd.choice(seeds)
    if content.startswith(b"PK") and rnd.random() < 0.7:
        return suffix, _repacked(rnd, content)
    return suffix, _spoiled(rnd, content)


def _spoiled(rnd: random.Random, content: bytes) -> bytes:
    out = bytearray(content)
    for _ in range(rnd.randrange(1, 6)):
        at, size = rnd.randrange(len(out) or 1), rnd.choice((1, 4, 50, 2000))
        change = rnd.randrange(4)
        if change == 0:
            out[at : at + size] = rnd.randbytes(size)
        elif change == 1:
            del out[at : at + size]
        elif change == 2:
            out[at:at] = out[at : at + size] * rnd.choice((1, 2, 100))
        else:
            del out[max(at, 1) :]
    return bytes(out)


def _repacked(rnd: random.Random, content: bytes) -> bytes:
    """The package with one of its parts spoiled."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        spoiled = rnd.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _spoiled(rnd, part) if name == spoiled else part)
    return buffer.getvalue()


def _seeds() -> Iterator[tuple[str, bytes]]:
    for path in sorted((ROOT / "examples").rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.stat().st_size < 1_000_000:
            yield path.suffix.lower(), path.read_bytes()
    made = {".docx": _word(), ".xlsx": _sheet(), ".html": _page(), ".ofd": _ofd(), ".pdf": _pdf()}
    yield from made.items()
    yield ".zip", _zip({f"附件{suffix}": content for suffix, content in made.items()})


def _word() -> bytes:
    word, buffer = docx.Document(), io.BytesIO()
    word.add_heading("一、2023年工作回顾", 1)
    word.add_paragraph("茶园面积达到5万亩。", style="List Number")
    table = word.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "指标"
    table.cell(2, 2).text = "12.5%"
    word.save(buffer)
    return buffer.getvalue()


def _sheet() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("指标")
        sheet.merge_range("A1:C1", "表1 主要指标")
        sheet.write_row("A2", ["指标", "2023年", "增速"])
        sheet.write_row("A3", ["产值", 120.5])
        sheet.write("C3", 0.05, book.add_format({"num_format": "0.0%"}))
    return buffer.getvalue()


def _page() -> bytes:
    rows = "<tr><td rowspan=2>指标<td colspan=2>2023年<tr><td>总量<td>增速<tr><td>产值<td>8亿元<td>5%"
    return f"<html><div class=nav><a href=/>首页</a></div><h1>公报</h1><p>增长8%。<table>{rows}</table></html>".encode()


def _ofd() -> bytes:
    said = '<TextCode X="0" Y="4" DeltaX="g 7 5">茶园面积5万亩。</TextCode>'
    text = "".join(f'<TextObject Boundary="30 {30 + 8 * n} 150 5" Size="5">{said}</TextObject>' for n in range(9))
    return _zip(
        {
            "OFD.xml": b"<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>",
            "D/Document.xml": b'<Document><Pages><Page BaseLoc="0.xml"/></Pages></Document>',
            "D/0.xml": f"<Page><Content><Layer>{text}</Layer></Content></Page>".encode(),
        }
    )


def _pdf() -> bytes:
    """A page with lines of text in columns, and rulings."""
    lines = "".join(
        f"1 0 0 1 50 {700 - 20 * n} Tm (GDP {n}) Tj 1 0 0 1 200 {700 - 20 * n} Tm (12.{n}) Tj " for n in range(9)
    )
    drawn = f"BT /F 12 Tf {lines} ET 40 400 200 60 re 40 430 m 240 430 l 140 400 m 140 460 l S".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj%b endobj\n" % (n, said) for n, said in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF"


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
