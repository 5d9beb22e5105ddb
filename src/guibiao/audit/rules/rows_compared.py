"""`verdict`: what the prose beside a table says of a row against others: 投资最多, 高于全市平均, 低于上年, 排名第7."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.levels import level_of
from guibiao.audit.rules.change_of_levels import difference
from guibiao.audit.sides import apart, on_side, said_otherwise
from guibiao.audit.tables.beside import WHOLE, Beside, Named, beside, cell, name_of
from guibiao.audit.tables.words import CHANGE, DERIVED, GROWTH
from guibiao.audit.tabular import heads_of
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAMES = ("verdict", "gap")
_MOST = expression(r"(?<![减降跌亏少])最(?:[多高大快]|(?P<least>[少低小慢]))(?=[，,。；;\n（(]|\Z)")
_MOST_OF = expression(
    r"(?<![减降跌亏少])最(?:[多高大快]|(?P<least>[少低小慢]))的(?:[县市区乡镇村]*|行业|产业|地区|部门|项目)?(?:是|为)"
)
_SIDE = expression(
    r"(?:(?P<above>高于|快于|多于|大于|超过|好于|高出)|(?P<below>低于|慢于|少于|小于|不及|落后于))"
    r"(?P<than>上年|去年|全[国省市县区州]|平均)[^，,。；;\d]{0,6}(?:(?P<gap>\d+(?:\.\d+)?)个?百分点)?"
)
_RANK = expression(
    r"(?:排名|位列|名列|排在|排|列|位居|居)[^，,。；;\d]{0,4}第(?P<place>\d{1,2}|[一二三四五六七八九十]{1,3})"
)
_MOVED = expression(
    r"(?:小幅|大幅|略有|有所|均|同比|实现)*(?:(?P<up>增收|上升|正增长)|(?P<down>减收|回落|负增长|下滑))(?=[，,。；;\n])"
)
_SEVERAL = expression(r"(?:、|和|及|与|均|都)\Z|除|以外|之外|其余|[次第]")
_GROWING = expression(r"增[速幅]|增长")
_RANKED = expression(r"位次|排名|名次|排位")
_BREAK = expression(r"[，,。；;：:\n]")
_FAR, _FEWEST = 24, 3  # characters between a name and what is said of it; rows


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such word whose row is named right before it."""
    for table in beside(ledger):
        for start, end in table.passages:
            for match in (m for p in (_MOST, _MOST_OF) for m in p.finditer(ledger.text, start, end)):
                yield from _of_extreme(ledger, table, match)
            for match in _SIDE.finditer(ledger.text, start, end):
                yield from _of_side(ledger, table, match)
            for match in _RANK.finditer(ledger.text, start, end):
                yield from _of_place(ledger, table, match)
            for match in _MOVED.finditer(ledger.text, start, end):
                yield from _of_move(ledger, table, match)


def _clause(ledger: Ledger, at: int) -> int:
    """Where the clause begins that ends at an offset."""
    start = max(ledger.sentence(at)[0], at - _FAR)
    marks = [m.end() for m in _BREAK.finditer(ledger.text, start, at)]
    return marks[-1] if marks else start


def _row(ledger: Ledger, table: Beside, at: int, start: int | None = None) -> Named | None:
    """The one row, of the table as it stands, that the clause before an offset names."""
    start = _clause(ledger, at) if start is None else start
    named = [n for n in table.named(ledger, start, at) if not n.turned]
    if len(named) != 1 or WHOLE.search(named[0].table.rows[named[0].row][0]):
        return None
    return None if _SEVERAL.search(ledger.text[start : named[0].start]) else named[0]


def _columns(ledger: Ledger, named: Named, at: int) -> list[int]:
    """The columns that a clause may be about: those whose heads it names, else all of figures."""
    heads, figures = heads_of(named.table), named.figures()
    columns = [c for c in figures if not _RANKED.search(heads[c])]
    words = ledger.text[named.end : at]
    if _GROWING.search(words):
        return [c for c in columns if GROWTH.search(heads[c])]
    called = [c for c in columns if len(name_of(heads[c])) > 1 and name_of(heads[c]) in words]
    return called or columns


def _others(named: Named, column: int) -> list[Figure]:
    table = named.table
    rows = [r for r in range(table.heads, len(table.rows)) if r != named.row and not WHOLE.search(table.rows[r][0])]
    return [f for r in rows if (f := cell(table, r, column))]


def _of_extreme(ledger: Ledger, table: Beside, match: re.Match[str]) -> Iterator[Finding]:
    """A row that is said to be the highest or the lowest, against all others in each column that may be meant."""
    if match.re == _MOST_OF:
        end = match.end() + 12
        named = next((n for n in table.named(ledger, match.end(), end) if n.start == match.end()), None)
    else:
        named = _row(ledger, table, match.start())
    if named is None:
        return
    sign = -1 if match["least"] else 1
    readings = []
    for column in _columns(ledger, named, match.start()):
        own, others = named.figures()[column], _others(named, column)
        if len(others) + 1 >= _FEWEST:
            rival = max(others, key=lambda f: sign * f.value)
            readings.append((apart(own, rival), own, rival))
    yield from _said(ledger, match, named, readings, sign)


def _of_side(ledger: Ledger, table: Beside, match: re.Match[str]) -> Iterator[Finding]:
    """A row said to be above or below last year, or a wider area that has a column or a row of its own."""
    named, before = _row(ledger, table, match.start()), _figure_before(ledger, match.start())
    if named is None and before:
        named = _row(ledger, table, before.start)
    if named is None:
        return
    pairs = [p for p in _pairs(ledger, named, match) if before is None or p[0].value == before.value]
    sign = -1 if match["below"] else 1
    yield from _said(ledger, match, named, [(apart(a, b), a, b) for a, b in pairs], sign)
    if match["gap"] and pairs:
        figure = Figure(start=match.start("gap"), end=match.end("gap"), value=Decimal(match["gap"]), unit="个百分点")
        readings = [r for pair in pairs if (r := _apart(*pair))]
        if readings:
            yield recomputed(
                ledger, Claim("gap", figure, match.group()[: 2 + len(match["than"])], figure.unit, "warning"), readings
            )


def _figure_before(ledger: Ledger, at: int) -> Figure | None:
    """The figure that ends right before an offset, but for a comma: 增长8.4%，高于全市."""
    last = ledger.numbers(max(at - _FAR, 0), at)[-1:]
    return last[0] if last and not ledger.text[last[0].end : at].strip("，, ") else None


def _apart(one: Figure, other: Figure) -> Reading | None:
    """How far two figures are apart, without a sign."""
    less, more = sorted((one, other), key=lambda f: f.value)
    return difference(level_of(less, "level"), level_of(more, "level"), "", 1)


def _pairs(ledger: Ledger, named: Named, match: re.Match[str]) -> Iterator[tuple[Figure, Figure]]:
    """The row's figures, each with the one that it is held against."""
    heads, figures, table = heads_of(named.table), named.figures(), named.table
    than = match["than"]
    before = r"上年|去年|同期" if than in ("上年", "去年") else re.escape(than)
    columns = _columns(ledger, named, match.start())
    against = [
        c
        for c in figures
        if re.search(before, heads[c]) and not CHANGE.search(heads[c]) and not GROWTH.search(heads[c])
    ]
    if not against and than in ("上年", "去年"):
        years = sorted(
            (m[0], c) for c in figures if (m := re.search(r"(?:19|20)\d\d", heads[c])) and not DERIVED.search(heads[c])
        )
        against = [years[-2][1]] if len(years) > 1 else []
        columns = [years[-1][1]] if against else columns
    rows = [
        r for r in range(table.heads, len(table.rows)) if than in table.rows[r][0] and WHOLE.search(table.rows[r][0])
    ]
    for column in columns:
        if len(against) == 1 and column not in against and not _RANKED.search(heads[column]):
            yield figures[column], figures[against[0]]
        elif not against and len(rows) == 1 and (other := cell(table, rows[0], column)):
            yield figures[column], other


def _of_place(ledger: Ledger, table: Beside, match: re.Match[str]) -> Iterator[Finding]:
    """The place that a row is said to have, against the one column of places."""
    named = _row(ledger, table, match.start(), ledger.sentence(match.start())[0])
    if named is None or match.start() - named.end > _FAR:
        return
    heads, figures = heads_of(named.table), named.figures()
    places = [f for at, f in figures.items() if _RANKED.search(heads[at])]
    if len(places) == 1:
        said = Figure(
            start=match.start("place"), end=match.end("place"), value=Decimal(read_number(match["place"])), unit="位"
        )
        how = _("表中的“{value}”").format(value=places[0].value)
        reading = Reading(
            Fraction(places[0].value), Interval(places[0].value), (Input(places[0], "same"),), how, stated=True
        )
        name = name_of(named.table.rows[named.row][0])
        yield recomputed(ledger, Claim("verdict", said, name, "位", "warning"), [reading])


def _of_move(ledger: Ledger, table: Beside, match: re.Match[str]) -> Iterator[Finding]:
    """A row that is said to have risen or fallen, against the columns that tell by how much it did."""
    named = _row(ledger, table, match.start())
    if named is None or named.end != match.start():
        return
    heads, figures = heads_of(named.table), named.figures()
    told = [f for at, f in figures.items() if GROWTH.search(heads[at]) or CHANGE.search(heads[at])]
    nought = [(Interval(f.value), f, f) for f in told]
    yield from _said(ledger, match, named, nought, -1 if match["down"] else 1)


def _said(
    ledger: Ledger,
    match: re.Match[str],
    named: Named,
    told: Sequence[tuple[Interval, Figure, Figure]],
    sign: int,
) -> Iterator[Finding]:
    """The finding for words, which one of some differences bears out, or none does."""
    if not told:
        return
    fitting = [t for t in told if (t[0].high if sign > 0 else -t[0].low) >= 0]
    between, own, other = (fitting or told)[0]
    inputs = tuple(Input(f, "level") for f in dict.fromkeys((own, other)))
    reading = Reading(Fraction(own.value) - Fraction(other.value if other is not own else 0), between, inputs)
    name = name_of(named.table.rows[named.row][0])
    figures = _("、").join(str(f.value) for f in dict.fromkeys((own, other)))
    how = _("表中“{name}”的数（{figures}）").format(name=name, figures=figures)
    finding = on_side(ledger, (match.start(), match.end()), reading, "", above=sign > 0)
    yield said_otherwise(finding, name + match.group(), how)
