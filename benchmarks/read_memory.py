"""How much memory `guibiao read` needs for folders of some and of ten times as many files: it should be the same.

Usage: python benchmarks/read_memory.py [--files N]

The files are the sample county's reports with other figures, as .txt, .docx and .html by turns. Linux only: peak
memory is read from /proc.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
from pathlib import Path

import docx

SAMPLE = Path(__file__).parent.parent / "examples" / "sample-county"
COMMAND = """
import re, sys, time
from guibiao.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    status = open("/proc/self/status", encoding="ascii").read()
    print(time.process_time(), re.search(r"VmHWM:\\s+(\\d+)", status)[1])
"""
MOST = 4_000  # characters of a document
PAGES = 100  # files of which web pages are made too: each takes half a second, for the characters of its font


def main() -> None:
    """Print files, seconds of processor time and peak memory for each folder and form."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--files", type=int, default=3_000)
    options = arguments.parse_args()
    texts = [file.read_text(encoding="utf-8-sig")[:MOST] for file in sorted(SAMPLE.rglob("*.txt"))]
    print(f"{'files':>6s} {'form':>6s} {'seconds':>9s} {'peak':>9s}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        made = 0
        for count in (options.files // 10, options.files):
            for number in range(made, count):
                _write(home / "in", number, texts[number % len(texts)])
            made = count
            for form in ("json", "text") if count > PAGES else ("json", "text", "html"):
                seconds, peak = _run(home / "in", form, home / f"out-{count}-{form}")
                print(f"{count:6d} {form:>6s} {seconds:9.1f} {peak:6.0f} MB", flush=True)


def _write(folder: Path, number: int, text: str) -> None:
    folder.mkdir(exist_ok=True)
    said = text.replace(".5", f".{number % 10}{number % 97}")
    suffix = (".txt", ".docx", ".html")[number % 3]
    path = folder / f"{number}{suffix}"
    if suffix == ".txt":
        path.write_text(said, encoding="utf-8")
    elif suffix == ".html":
        path.write_text("".join(f"<p>{line}</p>" for line in said.split("\n")), encoding="utf-8")
    else:
        word, packed = docx.Document(), io.BytesIO()
        for line in said.split("\n"):
            word.add_paragraph(line)
        word.save(packed)
        path.write_bytes(packed.getvalue())


def _run(folder: Path, form: str, output: Path) -> tuple[float, float]:
    """Processor seconds and peak megabytes of the command."""
    if form == "html":
        output.mkdir()
    command = [sys.executable, "-c", COMMAND, "read", str(folder), "--format", form, "-o", str(output)]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.split()
    return float(said[0]), int(said[1]) / 1024


if __name__ == "__main__":
    main()
