"""Files of every kind made of one noised text, by libraries and programs other than those that read them."""

from __future__ import annotations

import html
import random
import re
import shutil
import subprocess
import zipfile
from itertools import groupby
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Noto Serif CJK SC"
HEAD = re.compile(r"第[一二三四五六七八九十]+[章节]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
PAPERS = (("210mm 297mm", 16), ("148mm 210mm", 12), ("297mm 210mm", 14), ("176mm 250mm", 10.5))
SITE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}_云河县人民政府门户网站</title>
<style>@page {{ size: {paper}; margin: 25mm 22mm; @bottom-center {{ content: "— " counter(page) " —" }}
@top-center {{ content: "{title}" }} }} body {{ font: {size}pt '{font}' }} p {{ text-indent: 2em }}
table {{ border-collapse: collapse }} td {{ border: 1px solid }} {hidden}</style>
<script>var hits = 1024;</script></head><body>
<div class="header"><a href="/">云河县人民政府</a><ul class="nav"><li><a href="/">首页</a></li>
<li><a href="/a">政务公开</a></li><li><a href="/b">办事服务</a></li><li><a href="/c">互动交流</a></li></ul></div>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/a">政务公开</a> &gt; 政府工作报告</div>
<div class="ad"><a href="http://example.com/tea">云河茶叶节，全场85折，今日仅售99元，点击购买</a></div>
<div class="main"><h1>{title}</h1>
<div class="info">发布时间：2024-01-15 10:30　来源：云河县政府办公室　浏览次数：1024
　字号：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div class="{holder}">{body}</div>
<div class="share">分享到：<a>微信</a> <a>微博</a> <a>QQ空间</a></div>
<div class="pages">上一篇：<a href="/1">云河县2023年政府工作报告</a><br>下一篇：<a href="/2">没有了</a></div></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/3">云河县一季度地区生产总值增长6.1%</a></li>
<li><a href="/4">全县新增高新技术企业12家</a></li><li><a href="/5">图解政府工作报告</a></li></ul></div>
<div class="footer">主办：云河县人民政府办公室　网站标识码：0000000000　某ICP备00000000号<br>
您是第 123456 位访问者</div>
</body></html>"""
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def make(source: str, form: str, path: Path, rnd: random.Random) -> Path:
    """The file of a form (docx, html, ofd, docx>pdf, html>pdf) beside `path`, or of plain bytes (.txt, .md).

    Raises RuntimeError where a program that it needs is not on this machine.
    """
    made, _, printed = form.partition(">")
    target = path.with_suffix(f".{made}")
    {"docx": _docx, "html": _html, "ofd": _ofd}[made](source, target, rnd, bool(printed))
    return _printed(target) if printed else target


def _docx(source: str, path: Path, rnd: random.Random, printed: bool) -> None:
    file = docx.Document()
    if printed:
        _laid_out(file, rnd)
    for is_row, lines in groupby(re.sub(r"[\r\f]", " ", source).split("\n"), key=lambda line: "\t" in line):
        rows = [line.split("\t") for line in lines]
        if is_row:
            table = file.add_table(len(rows), max(map(len, rows)), "Table Grid")
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, said in zip(row.cells, cells, strict=False):
                    cell.text = said
            continue
        for row in rows:
            paragraph = file.add_paragraph(row[0])
            if printed:
                paragraph.paragraph_format.first_line_indent = Pt(32)
                paragraph.paragraph_format.space_after = Pt(0)
    file.save(str(path))


def _laid_out(file: docx.document.Document, rnd: random.Random) -> None:
    """Paper, type, a running head and page numbers."""
    section, normal = file.sections[0], file.styles["Normal"]
    normal.font.size, normal.font.name = Pt(rnd.choice((12, 14, 16))), FONT
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section.page_width, section.page_height = rnd.choice(((Mm(210), Mm(297)), (Mm(148), Mm(210)), (Mm(297), Mm(210))))
    section.header.paragraphs[0].text = rnd.choice(("云河县人民政府文件", "政府工作报告　　2024年1月"))
    foot = section.footer.paragraphs[0]
    foot.add_run(before := rnd.choice(("— ", "第", "")))
    for kind in ("begin", "PAGE", "end"):
        run = foot.add_run()
        mark = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            mark.text = kind
        else:
            mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
    foot.add_run({"— ": " —", "第": "页"}.get(before, ""))


def _html(source: str, path: Path, rnd: random.Random, printed: bool) -> None:
    pieces = []
    for is_row, lines in groupby(re.split(r"\r\n|[\n\r\f]", source), key=lambda line: "\t" in line):
        if is_row:
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
            pieces.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            pieces += [_paragraph(line, rnd) for line in lines]
    paper, size = rnd.choice(PAPERS)
    path.write_text(
        SITE.format(
            title="云河县政府工作报告" if printed else source.split("\n", 1)[0][:40].strip(),
            holder=rnd.choice(("TRS_Editor", "content", "article-body", "box")),
            paper=paper,
            size=size,
            font=FONT,
            hidden=".header, .crumbs, .ad, h1, .info, .share, .pages, .related, .footer { display: none }"
            if printed
            else "",
            body="\n".join(pieces),
        ),
        encoding="utf-8",
    )


def _paragraph(line: str, rnd: random.Random) -> str:
    said = html.escape(line)
    if HEAD.match(line) and len(line) < 40:
        return rnd.choice((f"<h3>{said}</h3>", f"<p><strong>{said}</strong></p>"))
    return f"<p>{said}</p>"


def _ofd(source: str, path: Path, rnd: random.Random, _: bool) -> None:
    """Lines of text objects on pages with a running head and a page number; LookupError where there is a table."""
    if "\t" in source:
        raise LookupError("tables are not drawn")
    size, left, right = rnd.choice((4.0, 5.0, 5.6)), 28.0, 182.0
    pages: list[list[str]] = [[]]
    top = 40.0
    for line in source.split("\n"):
        rest, at = line, left + 2 * size
        while rest:
            room = int((right - at) / size)
            if top > 255:
                pages.append([])
                top = 40.0
            pages[-1].append(_ofd_text(rest[:room], at, top, size))
            rest, at, top = rest[room:], left, top + size * 1.7
    numbered = [
        "".join((_ofd_text("云河县人民政府公报", 80, 20, 3.5), *objects, _ofd_text(f"— {n} —", 100, 275, 3.5)))
        for n, objects in enumerate(pages, 1)
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        root = f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        archive.writestr("OFD.xml", root)
        listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        box = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        whole = f"<ofd:CommonData>{box}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {OFD}>{whole}</ofd:Document>")
        for n, objects in enumerate(numbered):
            content = f'<ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content>'
            archive.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", f"<ofd:Page {OFD}>{content}</ofd:Page>")


def _ofd_text(text: str, x: float, y: float, size: float) -> str:
    step = f'DeltaX="g {len(text) - 1} {size}"' if len(text) > 1 else ""
    return (
        f'<ofd:TextObject ID="2" Boundary="{x} {y} 160 {size}" Font="3" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size * 0.88}" {step}>{html.escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


def _printed(path: Path) -> Path:
    """The file as PDF: a web page by a browser, a Word file by LibreOffice."""
    target = path.with_suffix(".pdf")
    home = path.parent / "profile"
    if path.suffix == ".html":
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}", f"--print-to-pdf={target}"]
        command = [_program("chromium", "chromium-browser", "google-chrome"), *options, path.as_uri()]
    else:
        options = ["--headless", f"-env:UserInstallation={home.as_uri()}", "--convert-to", "pdf", "--outdir"]
        command = [_program("soffice", "libreoffice"), *options, str(path.parent), str(path)]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    return target


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise RuntimeError(f"{names[0]} is not on this machine")
    return found
