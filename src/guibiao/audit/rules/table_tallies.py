"""`count-of-items`: counts of rows by what a column says of each: 提前完成3项、符合预期2项, 约束性指标4项.

A count by the very words of a column is held against the cells that have them, where the passage beside the table also
tells how many rows there are, or counts all words of the column. A tally of outcomes in other words (达到目标3项，
未达到2项) is held against a table of as many rows as it has items, of which every one says plainly whether it is met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import is_count
from guibiao.audit.rules.outcomes import called
from guibiao.audit.rules.table_verdicts import said_met
from guibiao.audit.tabular import cell_of, headed, heads_of, is_number
from guibiao.audit.tally import tallies
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "count-of-items"
_FEWEST = 3  # rows
_MOST_WORDS, _LONGEST = 6, 10  # words of a column that sorts its rows, and characters of one
_AROUND = 400  # characters before a table and behind it
_THING = "(?:类|型|指标|任务|项目|事项|工程|企业|问题|措施)?"
_LEAD = expression(
    r"(?:\d{1,3}[项个件条][^，,。；;\d]{0,8}?中)?(?:其中|另有|还有|有|属于|属|实现|已|其余|剩余|评估为|判定为|为|列为|的)*"
)
_FILL = expression(rf"(?:的)?{_THING}(?:的)?(?:分别)?(?:有|共|共有|为|达|计)?")
_BEHIND = expression(rf"的?{_THING}(?:已|均|为|属于|属|评为|评估为|判定为|显示)?")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every count that tells how many rows of a table have a word, or an outcome."""
    tables = [t for t in ledger.document.tables if t.cells]
    told: set[int] = set()
    for table in map(headed, tables):
        for finding, at in _by_words(ledger, table):
            told.add(at)
            yield finding
    yield from _by_outcomes(ledger, tables, told)


def _by_words(ledger: Ledger, table: Table) -> Iterator[tuple[Finding, int]]:
    rows = range(table.heads, len(table.rows))
    columns = [c for i in range(len(heads_of(table))) if (c := _sorted_rows(table, i)) is not None]
    if len(rows) < _FEWEST or not columns:
        return
    start, end = min(c[0] for row in table.cells for c in row), max(c[1] for row in table.cells for c in row)
    counts = [f for f in ledger.numbers(max(start - _AROUND, 0), start) if is_count(f.unit)]
    counts += [f for f in ledger.numbers(end, end + _AROUND) if is_count(f.unit)]
    for column in columns:
        named, whole = _told_by_word(ledger, counts, column, len(rows))
        wrong = sum(abs(f.value) != len(column[word]) for f, word in named.values())
        if not whole and not (len(named) == len(column) > 1 and wrong == 1):
            continue  # a table of some of the items
        moved = _one_sorted_wrongly(column, list(named.values()))
        for figure, word in named.values():
            count = replace(figure, value=abs(figure.value))  # 滞后1项 is one item
            cells = tuple(Input(cell, "item") for cell in column[word])
            reading = Reading(Fraction(len(cells)), Interval(len(cells)), cells, _("表中所列逐行清点"))
            group = f"{NAME}@{table.start}" if moved else None
            claim = Claim(NAME, count, word, figure.unit, "warning", group=group)
            yield recomputed(ledger, claim, [reading]), figure.start


def _told_by_word(
    ledger: Ledger, counts: Sequence[Figure], column: Collection[str], rows: int
) -> tuple[dict[int, tuple[Figure, str]], bool]:
    """Which of some counts tell how many rows have a word of a column, one each, and whether all rows are told as well.

    Where a word is told twice, those of the one paragraph that tells all rows; the others are of classes.
    """
    named = {f.start: (f, word) for f in counts if (word := _word_of(ledger, f, column))}
    wholes = [f for f in counts if f.value == rows and f.start not in named]
    if wholes:  # 15项指标 are no whole of 民生项目18个
        named = {at: told for at, told in named.items() if any(told[0].unit == f.unit for f in wholes)}
    if not _is_told_twice(named):
        return named, bool(wholes)
    heads = {ledger.paragraph(f.start) for f in wholes}
    if len(heads) == 1:
        start, end = heads.pop()
        named = {at: told for at, told in named.items() if start <= at < end}
        if not _is_told_twice(named):
            return named, True
    return {}, False


def _is_told_twice(named: Mapping[int, tuple[Figure, str]]) -> bool:
    return len({word for _figure, word in named.values()}) != len(named)


def _one_sorted_wrongly(column: Mapping[str, list[Figure]], told: Sequence[tuple[Figure, str]]) -> bool:
    """Whether one row under another word would make all counts right: the failures are then of one slip."""
    off = sorted(int(abs(f.value)) - len(column[word]) for f, word in told)
    return off[:1] == [-1] and off[-1:] == [1] and not any(off[1:-1])


def _sorted_rows(table: Table, column: int) -> Mapping[str, list[Figure]] | None:
    """The cells of a column by their words, where a few words sort all rows; none for other columns."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in range(table.heads, len(table.rows)):
        word = cell_of(table, row, column).strip()
        if not word or is_number(word) or len(word) > _LONGEST or any(c.isdigit() for c in word):
            return None
        start, end = table.cells[row][column]
        found[word].append(Figure(start=start, end=end, value=Decimal(1), unit="个"))
    return found if 1 < len(found) <= _MOST_WORDS and len(found) < len(table.rows) - table.heads else None


def _word_of(ledger: Ledger, figure: Figure, words: Collection[str]) -> str | None:
    """The one word of a column that stands right before a count or behind it, and nothing else that qualifies it."""
    label = _LEAD.sub("", label_in_sentence(ledger, figure), count=1)
    for word in sorted(words, key=len, reverse=True):
        if label.startswith(word) and _FILL.fullmatch(label, len(word)):
            return word
        behind = _BEHIND.match(ledger.text, figure.end)
        if (not label or _LEAD.fullmatch(label)) and behind and ledger.text.startswith(word, behind.end()):
            return word
    return None


def _by_outcomes(ledger: Ledger, tables: Collection[Table], told: Collection[int]) -> Iterator[Finding]:
    """A finding for every count of met or unmet items in a tally that just one table goes through."""
    listed = [said for table in tables if len(said := said_met(table)) >= _FEWEST]
    for tally in ledger.once(tallies) if listed else ():
        same = [said for said in listed if len(said) == tally.total.value]
        if len(same) != 1 or any(met is None for _cell, met in same[0]):
            continue
        for outcome in ("met", "unmet"):
            figure = tally.counts.get(outcome)
            if figure is not None and figure.start not in told:
                cells = tuple(Input(cell, "item") for cell, met in same[0] if met == (outcome == "met"))
                reading = Reading(Fraction(len(cells)), Interval(len(cells)), cells, _("表中所列逐行清点"))
                claim = Claim(NAME, figure, called(ledger, figure), figure.unit, "warning")
                yield recomputed(ledger, claim, [reading])
