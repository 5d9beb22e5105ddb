"""How fast each format is read: pages a second where it has pages, MB of the file a second where it has none.

Times are of the processor, those of Tesseract and LibreOffice included. The .docx has the text of the .pdf.

usage: python benchmarks/format_speed.py [FILE...]     without files: made-up ones, PDF and old formats by LibreOffice
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
import xlsxwriter

from guibiao.documents.formats import bytes_of, content_of
from guibiao.errors import InputError

LINE = (
    "（{n}）茶叶产业稳步壮大。全县茶园面积达到5万亩，总产值28.6亿元，增长9.5%，带动茶农增收，新增加工企业12家，建成交易市场"
    "3个，一般公共预算收入完成1097.0万元，同比增长8%，规模以上工业增加值增长7.2%，完成技术改造投资15亿元。"
)
PARAGRAPHS = 600
ROUNDS = 3


def main(arguments: list[str]) -> None:
    """Print one line for each file."""
    if arguments:
        for path in map(Path, arguments):
            _measure(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for path in _made(home):
            _measure(path)


def _made(home: Path) -> list[Path]:
    paths = [_page(home), _word(home), _sheet(home), _table(home), _ofd(home)]
    office = shutil.which("soffice")
    if office:
        for source, to in ((paths[1], "pdf"), (paths[1], "doc"), (paths[2], "ods"), (paths[2], "xls")):
            command = [office, "--headless", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--convert-to", to]
            subprocess.run([*command, "--outdir", str(home), str(source)], capture_output=True, check=True)
            paths.append(source.with_suffix(f".{to}"))
    if office and shutil.which("pdftoppm"):
        command = ["pdftoppm", "-r", "200", "-png", "-singlefile", str(home / "report.pdf"), str(home / "scan")]
        subprocess.run(command, check=True)
        paths.append(home / "scan.png")
    return paths


def _page(home: Path) -> Path:
    furniture = '<ul class="nav">' + "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(200)) + "</ul>"
    text = "".join(f"<p>{LINE.format(n=n)}</p>" for n in range(PARAGRAPHS))
    path = home / "report.html"
    path.write_text(f'<html><body>{furniture}<div id="zoom">{text}</div></body></html>', encoding="utf-8")
    return path


def _word(home: Path) -> Path:
    document = docx.Document()
    for n in range(PARAGRAPHS):
        document.add_paragraph(LINE.format(n=n))
    path = home / "report.docx"
    document.save(str(path))
    return path


def _sheet(home: Path) -> Path:
    path = home / "table.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, share = book.add_worksheet("指标"), book.add_format({"num_format": "0.0%"})
        for row in range(5000):
            sheet.write_row(row, 0, [f"指标{row}", "万元", row * 1.5])
            sheet.write(row, 3, row / 1e5, share)
    return path


def _table(home: Path) -> Path:
    path = home / "table.csv"
    path.write_text("".join(f"指标{n},万元,{n * 1.5},5.0%\n" for n in range(20000)), encoding="gb18030")
    return path


def _ofd(home: Path) -> Path:
    """100 pages of 30 lines of 28 characters."""
    path = home / "report.ofd"
    name = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    text = (LINE * 9).replace("{n}", "一")
    lines = "".join(
        f'<ofd:TextObject ID="{n}" Boundary="30 {30 + n * 8} 150 5" Size="5"><ofd:TextCode X="0" Y="4.4" '
        f'DeltaX="g 27 5">{text[n * 28 : n * 28 + 28]}</ofd:TextCode></ofd:TextObject>'
        for n in range(30)
    )
    page = f'<ofd:Page {name}><ofd:Content><ofd:Layer ID="1">{lines}</ofd:Layer></ofd:Content></ofd:Page>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>")
        listed = "".join(f'<Page BaseLoc="{n}.xml"/>' for n in range(100))
        archive.writestr("D/Document.xml", f"<Document><Pages>{listed}</Pages></Document>")
        for n in range(100):
            archive.writestr(f"D/{n}.xml", page)
    return path


def _measure(path: Path) -> None:
    try:
        content = content_of(bytes_of(path), path.suffix, str(path))  # the first round loads libraries
    except InputError as error:
        print(f"{path.name:14s} {error.what}")
        return
    best = min(_seconds(path) for _ in range(1 if path.suffix in (".doc", ".png") else ROUNDS))
    size = path.stat().st_size / 1e6
    pages = len({place.name for place in content.places if place.name[:1] == "p" and place.name[1:].isdigit()})
    by_page = f"{pages:5d} pages {best / pages * 1000:8.2f} ms a page {pages / best:8.1f} pages/s" if pages else ""
    print(f"{path.name:14s} {size:8.3f} MB {best * 1000:9.1f} ms {size / best:7.2f} MB/s {by_page}")


def _seconds(path: Path) -> float:
    start = sum(os.times()[:4])  # of this process and of those that it starts, with nothing that runs beside them
    content_of(bytes_of(path), path.suffix, str(path))
    return max(sum(os.times()[:4]) - start, 1e-3)


if __name__ == "__main__":
    main(sys.argv[1:])
