"""Kinds of noise that people, sites and programs put on a text. Each takes a `Text` and gives another.

What a quantity was in the clean text can be found again in the noised one: `Text.written` gives the spans.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from html.entities import html5
from unicodedata import normalize

import opencc

SYLLABLES = ("bào", "zhuàng", "ān", "shì", "xiàn", "de", "nián", "yì", "yuán", "qū", "nǚ", "lüè", "zhǎng", "guī", "ér")
TONELESS = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü")
HEADS = (
    "政府工作报告",
    "云河县人民政府公报",
    "政务公开 > 政府文件",
    "第 {n} 页 共 60 页",
    "云河县2024年政府工作报告　　2024年1月",
    "—云河县人民代表大会文件（{n}）—",
    "云河县",
    "{own}",
)
SIGNS = (
    "— {n} —",
    "- {n} -",
    "{n}",
    "第{n}页",
    "{n}/60",
    "第 {n} 页  共 60 页",
    "·{n}·",
    "Page {n} of 60",
    "-{n}-",
    "—{n}—",
    "P{n}",
    "[{n}]",
    "第 {n} 頁",
)
BROWSER = "\n2024/1/15 10:30\t\t{title}\n\nhttps://www.yunhe.gov.cn/zwgk/art_{a}_1.html\t\t{n}/60\n\f"


@dataclass(frozen=True)
class Text:
    """A text on its way into noise: how each character of the clean text is written now, and what stands before it.

    `form` is the kind of file that it is written to, `encoding` that of a text file.
    """

    cells: tuple[str, ...]
    before: dict[int, str]
    encoding: str = "utf-8"
    form: str = "txt"

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

    @property
    def first(self) -> str:
        """The first character of each cell: the text without what notes put behind a character."""
        return "".join(c[:1] or "\0" for c in self.cells)


Noise = Callable[[Text, random.Random], Text]


def encoded(name: str) -> Noise:
    """The file in another encoding, or once decoded wrongly (`utf-8>latin-1`)."""
    return lambda text, _: replace(text, encoding=name)


def form(name: str) -> Noise:
    """The text in a file of another kind."""
    return lambda text, _: replace(text, form=name)


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


def pinyin(share: float, brackets: str = "()", written: str = "toned") -> Noise:
    """Readings in brackets after a share of the characters: with tones, without, or with their numbers."""

    def made(text: Text, rnd: random.Random) -> Text:
        return text.with_cells(
            lambda _, c: c + _reading(rnd, 1, brackets, written) if _is_han(c) and rnd.random() < share else c
        )

    return made


def pinyin_of_words(text: Text, rnd: random.Random) -> Text:
    """Readings in brackets after words of two to four characters, in one piece or with blanks."""
    joined, said = text.first, {}
    brackets, parted = rnd.choice(("()", "（）")), rnd.choice(("", " "))
    for word in re.finditer("[\u4e00-\u9fff]{2,4}", joined):
        if rnd.random() < 0.3:
            said[word.end() - 1] = _reading(rnd, len(word[0]), brackets, "toned", parted)
    return text.with_cells(lambda i, c: c + said.get(i, ""))


def _reading(rnd: random.Random, syllables: int, brackets: str, written: str, parted: str = "") -> str:
    said = parted.join(rnd.choice(SYLLABLES) for _ in range(syllables))
    if written != "toned":
        said = said.translate(TONELESS) + (str(rnd.randrange(1, 5)) if written == "numbered" else "")
    return brackets[0] + said + brackets[1]


def wrapped(text: Text, rnd: random.Random) -> Text:
    """Hard line breaks at a width, indented paragraphs."""
    width, ends = rnd.randrange(24, 60), rnd.choice(("\n", "\r\n", "\n\n"))
    return _wrapped(text, lambda: width, ends, "", rnd.choice((1.0, 0.5)), rnd.choice(("", "\u3000\u3000", "    ")))


def wrapped_apart(text: Text, rnd: random.Random) -> Text:
    """Hard line breaks at a width, blank lines between paragraphs."""
    width = rnd.randrange(18, 80)
    return _wrapped(text, lambda: width, "\n", "\n", rnd.choice((1.0, 0.5)), "")


def wrapped_raggedly(text: Text, rnd: random.Random) -> Text:
    """Line breaks anywhere, each line of another length."""
    return _wrapped(text, lambda: rnd.randrange(15, 70), rnd.choice(("\n", "\r\n", "\r")), "", 1.0, "")


def _wrapped(text: Text, width: Callable[[], int], ends: str, apart: str, half: float, indent: str) -> Text:
    where: dict[int, str] = {}
    for start, end in lines_of(text):
        if "\t" in "".join(text.cells[start:end]):
            continue
        where[start] = (apart if start else "") + indent
        wide, most = float(len(indent)), width()
        for i in range(start, end):
            said = text.before.get(i, "") + text.cells[i]
            wide += sum(half if c.isascii() else 1 for c in said)
            if wide > most:
                where[i] = where.get(i, "") + ends
                wide, most = sum(half if c.isascii() else 1 for c in said), width()
    return text.inserted(where)


def furniture(text: Text, rnd: random.Random) -> Text:
    """Pages of some 600 characters, with running heads and page numbers, cut anywhere in a long paragraph."""
    own = next("".join(text.cells[start:end]) for start, end in lines_of(text))
    head, sign = rnd.choice(HEADS).replace("{own}", own[:30]), rnd.choice(SIGNS)
    turn = rnd.choice(
        ("\n{sign}\n{head}\n", "\n\n{sign}\n\n", "\f{head}\n", "\n{sign}\n\f", "\n\n{sign}\n\n\n{head}\n\n")
    )
    return text.inserted(
        {at: turn.format(sign=sign, head=head).format(n=n) for n, at in enumerate(_page_ends(text, rnd), 1)}
    )


def broken_rows(text: Text, rnd: random.Random) -> Text:
    """Pages that end inside the cells of a table."""
    joined, where = text.first, {}
    for n, (start, end) in enumerate(lines_of(text)):
        if "\t" in joined[start:end] and rnd.random() < 0.5:
            inside = [i for i in range(start + 2, end) if _is_han(joined[i]) and _is_han(joined[i - 1])]
            where |= {at: rnd.choice(("\n", "\n\n", f"\n— {n} —\n")) for at in rnd.sample(inside, min(2, len(inside)))}
    return text.inserted(where)


def printed(text: Text, rnd: random.Random) -> Text:
    """What a browser prints over and under its pages."""
    title = rnd.choice(("云河县2024年政府工作报告_云河县人民政府", "政府信息公开", "云河县人民政府网"))
    ends = enumerate(_page_ends(text, rnd), 1)
    return text.inserted({at: BROWSER.format(title=title, n=n, a=rnd.randrange(9999)) for n, at in ends})


def doubled(text: Text, rnd: random.Random) -> Text:
    """Page breaks before which the first characters of the next page are printed already."""
    joined, where = text.first, {}
    turn = rnd.choice(("\n\n", "\n— {n} —\n", "\n\n{n}\n\n", "\f"))
    for n, at in enumerate(_page_ends(text, rnd), 1):
        fragment = joined[at : at + rnd.randrange(1, 6)]
        if re.fullmatch("[\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff][\u4e00-\u9fff，、\\d.%]+", fragment):
            where[at] = fragment + turn.format(n=n)
    return text.inserted(where)


def full_width(text: Text, _: random.Random) -> Text:
    """Full-width digits, letters and signs."""
    wide = {chr(c): chr(c + 0xFEE0) for c in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
    return text.with_cells(lambda _, c: (wide | {"%": "％", ".": "．", "+": "＋"}).get(c, c))


def spaced(text: Text, rnd: random.Random) -> Text:
    """Blanks between numbers and words, before per cent, in thousands."""
    joined = text.first
    blank = rnd.choice((" ", "\u00a0", "\u3000", "  "))
    edges = (m.start() for m in re.finditer(r"(?<=\d)(?=[\u4e00-\u9fff%])|(?<=[\u4e00-\u9fff])(?=\d)", joined))
    thousands = (m.start() for m in re.finditer(r"(?<=\d)(?=\d{3}(?!\d|年|\.\d*年))(?<![.\d]\d{4})", joined))
    return text.inserted({at: blank for at in edges if rnd.random() < 0.7} | dict.fromkeys(thousands, " "))


def spaced_out(text: Text, rnd: random.Random) -> Text:
    """A blank after every character, as some PDF files give their text."""
    joined, blank = text.first, rnd.choice((" ", "\u3000"))
    return text.inserted({i: blank for i in range(1, len(joined)) if not joined[i - 1 : i + 1].count("\n")})


def split_numbers(text: Text, rnd: random.Random) -> Text:
    """Blanks inside numbers."""
    inside = [m.start() for m in re.finditer(r"(?<=\d)(?=[\d.])|(?<=\d\.)(?=\d)", text.first)]
    return text.inserted({at: " " for at in inside if rnd.random() < 0.3})


def half_width(text: Text, _: random.Random) -> Text:
    """Half-width punctuation and straight quotation marks."""
    return text.with_cells(lambda _, c: dict(zip("，；：！？（）“”", ',;:!?()""', strict=True)).get(c, c))


def stray_stops(text: Text, rnd: random.Random) -> Text:
    """Semicolons that scraping left of entities: 16;%, 4.91;亿元, ，;"""
    inside = re.finditer(r"(?<=\d)(?=%|[亿万]|个百分点)|(?<=[，。])(?=[\u4e00-\u9fff])", text.first)
    return text.inserted({m.start(): rnd.choice((";", ";", ";;")) for m in inside if rnd.random() < 0.2})


def half_stops(text: Text, rnd: random.Random) -> Text:
    """Half-width punctuation with points for full stops."""
    return half_width(text, rnd).with_cells(lambda _, c: "." if c == "。" else c)


def other_points(text: Text, rnd: random.Random) -> Text:
    """Other signs for the decimal point, and signs between thousands."""
    joined, point, group = text.first, rnd.choice("·•。．﹒"), rnd.choice(",，'’")
    points = {m.start() for m in re.finditer(r"(?<=\d)\.(?=\d+(?:[%亿万元]|个百分点))", joined)}
    thousands = re.finditer(r"(?<=\d)(?=(?:\d{3})+[万亿]?[元人户亩吨])(?<![.\d]\d{4})(?<!\.\d)(?<!\.\d\d)", joined)
    return text.with_cells(lambda i, c: point if i in points else c).inserted({m.start(): group for m in thousands})


def doubled_signs(text: Text, rnd: random.Random) -> Text:
    """Commas and question marks beside other signs: ，， 。， ，? 16,%"""
    behind = {m.start(): rnd.choice("，？?") for m in re.finditer("(?<=[，。；])(?=[\u4e00-\u9fff])", text.first)}
    before = {m.start(): rnd.choice("、,") for m in re.finditer(r"(?<=\d)(?=%)|(?=。)", text.first)}
    return text.inserted({at: sign for at, sign in (behind | before).items() if rnd.random() < 0.2})


def bullets(text: Text, rnd: random.Random) -> Text:
    """A bullet before every line, a sign of a font of its own among them."""
    sign = rnd.choice(("• ", "● ", "·", "■", "\uf06c "))
    return text.inserted({start: sign for start, end in lines_of(text) if "\t" not in text.first[start:end]})


def other_editors(text: Text, rnd: random.Random) -> Text:
    """Marked figures, formulas and escapes of editors that write more than Markdown, backslashes at line breaks."""
    where: dict[int, str] = {}
    for figure in re.finditer(r"(?<![\d.])\d[\d.]*(?![\d.])", text.first):
        if rnd.random() < 0.2:
            sign = rnd.choice(("==", "$", "~~", "<u>"))
            where |= {figure.start(): sign, figure.end(): sign.replace("<", "</")}
    text = text.with_cells(lambda _, c: "\\%" if c == "%" and rnd.random() < 0.3 else c).inserted(where)
    return text.inserted({at: "\\\n" for at in _page_ends(text, rnd) if at not in where})


def unseen(text: Text, rnd: random.Random) -> Text:
    """Characters that no one sees."""
    signs = ("\u200b", "\ufeff", "\u00ad", "\u2060", "\u200d", "\u200e")
    return text.inserted({i: rnd.choice(signs) for i in range(len(text.cells)) if rnd.random() < 0.03})


def note_marks(text: Text, rnd: random.Random) -> Text:
    """Marks of footnotes behind words."""
    forms = rnd.choice(
        (("①", "<sup>{n}</sup>", "[{n}]"), ("{raised}",), ("<sup>[{n}]</sup>", "【{n}】"), ("[^{n}]", "〔{n}〕"))
    )
    raised, where = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), {}
    for n, m in enumerate(re.finditer(r"(?<=[\u4e00-\u9fff%])(?=[，。；])", text.first)):
        if rnd.random() < 0.1:
            mark = rnd.choice(forms).replace("①", chr(0x2460 + n % 20))
            where[m.start()] = mark.format(n=n % 90 + 1, raised=str(n % 90 + 1).translate(raised))
    return text.inserted(where)


def markdown(text: Text, rnd: random.Random) -> Text:
    """Headings, emphasis on leads and figures, lists, quotations, paragraphs apart."""
    joined, where = text.first, {}
    sign, list_sign = rnd.choice(("**", "__", "*", "`", "~~")), rnd.choice(("", "- ", "* ", "> "))
    for start, end in lines_of(text):
        line = joined[start:end]
        if re.match(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）", line) and len(line) < 40:
            where[start] = "\n## " if line[0] != "（" else "\n### "
        elif start and "\t" not in line:
            where[start] = "\n" + (list_sign if rnd.random() < 0.3 else "")
            if (figure := re.search(r"\d[\d.]*%?", line)) and rnd.random() < 0.5:
                where[start + figure.start()] = where.get(start + figure.start(), "") + sign
                where[start + figure.end()] = where.get(start + figure.end(), "") + sign
    return replace(text.inserted(where), form="md")


def tagged(text: Text, rnd: random.Random) -> Text:
    """HTML that was left in a text."""
    where: dict[int, str] = {}
    last = False
    for start, end in lines_of(text):
        if "\t" in "".join(text.cells[start:end]):
            continue
        where[start] = ("</p>" if last else "") + rnd.choice(
            ("<p>&nbsp;&nbsp;", '<p style="text-indent:2em">', "<br/>")
        )
        last = True
        for i in range(start + 1, end):
            if text.cells[i].isdigit() and not text.cells[i - 1].isdigit() and rnd.random() < 0.2:
                where[i] = rnd.choice(("<span lang='EN-US'>", "<strong>", "<FONT face=宋体>", "</span>&ensp;"))
    return text.inserted(where)


def entities(text: Text, rnd: random.Random) -> Text:
    """Characters written as entities: &#22686;, &mdash;."""
    named = {c: f"&{name}" for name, c in html5.items() if name.endswith(";") and c in "—“”…·×"}

    def made(_: int, c: str) -> str:
        return named.get(c) or (f"&#{ord(c)};" if not c.isspace() and rnd.random() < 0.3 else c)

    return text.with_cells(made)


def list_numbers(text: Text, _: random.Random) -> Text:
    """（一）, （1） and 1. as one character each."""
    where: dict[int, str] = {}
    for m in re.finditer(
        r"^(?:（([一二三四五六七八九十])）|（(\d{1,2})）|(\d{1,2})[.．](?!\d))", text.first, re.MULTILINE
    ):
        if m[1]:
            sign = chr(0x3220 + "一二三四五六七八九十".index(m[1]))
        elif int(m[2] or m[3]) in range(1, 21):
            sign = chr((0x2473 if m[2] else 0x2487) + int(m[2] or m[3]))
        else:
            continue
        where |= {m.start(): sign} | dict.fromkeys(range(m.start() + 1, m.end()), "")
    return text.with_cells(where.get)


def compatible(text: Text, rnd: random.Random) -> Text:
    """Radicals and compatibility characters that PDF files give instead of the usual ones (⽣产 for 生产)."""
    return text.with_cells(lambda _, c: _looking_alike().get(c, c) if rnd.random() < 0.5 else c)


@cache
def _looking_alike() -> dict[str, str]:
    return {normalize("NFKC", chr(code)): chr(code) for code in (*range(0xF900, 0xFA6E), *range(0x2F00, 0x2FD6))}


def line_ends(text: Text, rnd: random.Random) -> Text:
    """Other line ends, tabs and blanks at both ends of lines."""
    end, indent = rnd.choice(("\r", "\r\n", "\u2028", "\v", "\x85")), rnd.choice(("\t", "\u3000\u3000", "\u00a0\u00a0"))
    text = text.with_cells(lambda _, c: rnd.choice(("", " ", "\u3000")) + end if c == "\n" else c)
    starts = [0, *(i + 1 for i, c in enumerate(text.cells) if end in c)]
    rows = {start for start in starts if "\t" in "".join(text.cells[start:]).split(end)[0]}
    return text.inserted({start: indent for start in starts if start not in rows})


def lost_breaks(text: Text, _: random.Random) -> Text:
    """One long line with blanks between its paragraphs; rows of tables stay apart."""
    rows = {i for start, end in lines_of(text) if "\t" in text.cells[start:end] for i in (start - 1, end)}
    return text.with_cells(lambda i, c: " " if c == "\n" and i not in rows else c)


def _fits(char: str, encoding: str) -> bool:
    try:
        return bool(char.encode(encoding))
    except UnicodeEncodeError:
        return False


def _is_han(char: str) -> bool:
    return "\u4e00" <= char[:1] <= "\u9fff"


def lines_of(text: Text) -> Iterator[tuple[int, int]]:
    """Where each line that says something begins and ends, in cells."""
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
    for start, end in lines_of(text):
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


KINDS: dict[str, Noise] = {
    **{name: encoded(name) for name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk")},
    "big5": big5,
    "read as latin-1": encoded("utf-8>latin-1"),
    "read as cp1252": encoded("utf-8>cp1252"),
    "gbk read as latin-1": encoded("gb18030>latin-1"),
    "mixed encodings": encoded("utf-8+gb18030"),
    "traditional (s2t)": traditional("s2t"),
    "traditional (s2tw)": traditional("s2tw"),
    "traditional (s2hk)": traditional("s2hk"),
    "pinyin": pinyin(0.08),
    "pinyin everywhere": pinyin(1.0, "（）"),
    "pinyin without tones": pinyin(0.3, "()", "toneless"),
    "pinyin with numbers": pinyin(0.5, "()", "numbered"),
    "pinyin in square brackets": pinyin(0.3, "[]"),
    "pinyin in black brackets": pinyin(0.3, "【】", "toneless"),
    "pinyin of words": pinyin_of_words,
    "hard wraps": wrapped,
    "hard wraps, paragraphs apart": wrapped_apart,
    "ragged wraps": wrapped_raggedly,
    "page furniture": furniture,
    "broken rows": broken_rows,
    "printed by a browser": printed,
    "doubled fragments": doubled,
    "full width": full_width,
    "spaces": spaced,
    "spaces everywhere": spaced_out,
    "spaces in numbers": split_numbers,
    "half width": half_width,
    "half width, points": half_stops,
    "other points": other_points,
    "doubled signs": doubled_signs,
    "bullets": bullets,
    "other editors": other_editors,
    "stray stops": stray_stops,
    "unseen signs": unseen,
    "note marks": note_marks,
    "markdown": markdown,
    "HTML remains": tagged,
    "entities": entities,
    "list numbers": list_numbers,
    "look-alikes": compatible,
    "line ends": line_ends,
    "breaks lost to blanks": lost_breaks,
    "docx": form("docx"),
    "web page": form("html"),
    "ofd": form("ofd"),
}
PRINTED: dict[str, Noise] = {  # by programs that not every machine has
    "PDF by LibreOffice": form("docx>pdf"),
    "PDF by a browser": form("html>pdf"),
}
TOGETHER: dict[str, tuple[str, ...]] = {
    "school site": ("traditional (s2t)", "pinyin", "half width", "spaces"),
    "scan": ("hard wraps", "page furniture", "full width", "gb18030"),
    "web": ("HTML remains", "spaces", "unseen signs", "note marks"),
    "Word": ("page furniture", "full width", "spaces", "docx"),
    "notes": ("markdown", "half width", "note marks", "utf-16"),
    "printed": ("ragged wraps", "printed by a browser", "spaces in numbers", "look-alikes"),
    "learner": ("traditional (s2tw)", "pinyin of words", "list numbers", "web page"),
    "all": ("traditional (s2t)", "pinyin", "full width", "spaces", "unseen signs", "note marks", "hard wraps"),
    "all, in pages": (
        "traditional (s2tw)",
        "pinyin",
        "full width",
        "spaces",
        "note marks",
        "hard wraps",
        "page furniture",
        "doubled fragments",
        "gb18030",
    ),
    "all, raggedly": (
        "traditional (s2hk)",
        "pinyin of words",
        "half width",
        "full width",
        "spaces in numbers",
        "stray stops",
        "ragged wraps",
        "page furniture",
        "line ends",
        "utf-16",
    ),
}
