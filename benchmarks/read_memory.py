"""How much memory `guibiao read` needs for folders of some and of ten times as many files: it should be the same.

Usage: python benchmarks/read_memory.py [--files N]

The files are the sample county's reports with other figures, as .txt, .docx and .html by turns. Peak memory is that of
the command's process (Linux and macOS).
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import docx

SAMPLE = Path(__file__).parent.parent / "examples" / "sample-county"
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
    command = [sys.executable, "-m", "guibiao", "read", str(folder), "--format", form, "-o", str(output)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _pid, _status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    scale = 1024 if sys.platform == "linux" else 1024 * 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale


if __name__ == "__main__":
    main()
