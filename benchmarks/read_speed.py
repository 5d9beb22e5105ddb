"""How fast plain text goes through decoding, repair, splitting, structure and identification, in MB of UTF-8 a second
of processor time.

A yardstick of fixed work is printed first and last: where it takes longer than before, so does all else.

usage: python benchmarks/read_speed.py [FOLDER]     without a folder: a made-up report, clean and noised
                                                    with one: its texts as they are, one by one and all, then all of
                                                    them as clean text
"""

from __future__ import annotations

import gc
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from guibiao.documents import read_documents

CLEAN = "（{n}）茶叶产业稳步壮大。全县茶园面积达到5万亩，总产值28.6亿元，增长9%，带动茶农增收，新增加工企业12家。\n"
NOISED = (
    "預(yù)計(jì)云河縣(xiàn)茶葉(yè)產(chǎn)值(zhí) ２８．６ 億(yì)元,增長(zhǎng)９％,其中加\n\n加工企業(yè) 12 家。\n"
)
ROUNDS = 9
DIGITS = re.compile(r"\d+")


def main(arguments: list[str]) -> None:
    """Print one line for each text; doubling a text should double its time."""
    _yardstick()
    _measure_all(arguments)
    _yardstick()


def _measure_all(arguments: list[str]) -> None:
    if arguments:
        paths = sorted(Path(arguments[0]).rglob("*.txt"))
        for path in paths:
            _measure(path.stem, path)
        _measure("all, as they are", *paths)
        with tempfile.TemporaryDirectory() as folder:
            _measure("all, as clean text", *_clean(Path(arguments[0]), Path(folder)))
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, line in (("clean", CLEAN), ("noised", NOISED), ("one line", CLEAN.strip())):
            for size in (300, 600, 1200):
                path = Path(folder) / "report.txt"
                path.write_text("".join(line.replace("{n}", str(n)) for n in range(size)), encoding="utf-8")
                _measure(f"{name} × {size}", path)


def _clean(folder: Path, target: Path) -> list[Path]:
    """The clean texts of a folder's documents, written beside one another."""
    paths = []
    for document in (d for path in sorted(folder.rglob("*.txt")) for d in read_documents(path)):
        paths.append(target / f"{document.name}.txt")
        paths[-1].write_text(document.text, encoding="utf-8")
    return paths


def _measure(name: str, *paths: Path) -> None:
    _seconds(paths)  # the first round loads data
    best = min(_seconds(paths) for _ in range(ROUNDS))
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{name:32s} {size:8.3f} MB {best * 1000:9.1f} ms {size / best:7.1f} MB/s")


def _yardstick() -> None:
    text = CLEAN * 2000

    def seconds() -> float:
        start = time.process_time()
        for line in text.split("\n"):
            sum(map(len, DIGITS.findall(line)))
        return time.process_time() - start

    print(f"{'yardstick':32s} {'':11s} {min(seconds() for _ in range(ROUNDS)) * 1000:9.1f} ms")


def _seconds(paths: Sequence[Path]) -> float:
    gc.collect()
    start = time.process_time()
    for path in paths:
        read_documents(path)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
