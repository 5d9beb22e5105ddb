"""`count-of-items`: a number of items stated right before or behind a table against its numbered rows (项目8个)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import is_count
from guibiao.audit.sums import total_name
from guibiao.audit.tabular import headed
from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "count-of-items"
_NUMBERED = expression(r"\s*(?:序号|编号)\s*\Z")
_NAMED = expression(r"\s*(?P<noun>项目|指标|任务|事项|工程|企业|问题|措施)(?:名称|内容)?\s*\Z")
_COUNTED = expression(r"[（(]共?\d{1,3}[^\d（()）]{1,2}[）)]\Z")
_ABOVE = expression(r"\s*(?:以上|上述)(?=\d)")
_FEWEST = 3  # rows
_QUALIFIED = 12  # characters between a count and its noun that say which of them are meant
_BEFORE = 200  # characters before a table in which the number of its rows is stated


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every table of numbered items whose number the passage around it states."""
    for table in map(headed, ledger.document.tables):
        rows = _listed(table)
        if rows < _FEWEST or not table.cells or not table.cells[0]:
            continue
        start, noun = min(cell[0] for cell in table.cells[0]), _noun(table)
        told = _in_caption(ledger, start) or (list(_stated(ledger, start, noun)) if noun else [])
        for figure in [*told, *_behind(ledger, table)]:
            how = _("表中所列逐行清点")
            reading = Reading(Fraction(rows), Interval(rows), (), how)
            yield recomputed(ledger, Claim(NAME, figure, total_name(ledger, figure), figure.unit), [reading])


def _listed(table: Table) -> int:
    """How many rows bear the numbers from one on, in their order; nought where they do not."""
    column = next((i for i, head in enumerate(table.rows[0]) if _NUMBERED.match(head)), None) if table.rows else None
    if column is None or not table.heads:
        return 0
    numbers = [row[column].strip() for row in table.rows[table.heads :] if column < len(row)]
    numbers = [n for n in numbers if n.isdigit()]
    return len(numbers) if numbers == [str(i) for i in range(1, len(numbers) + 1)] else 0


def _noun(table: Table) -> str:
    """What the rows list, by the head of the column of names."""
    found = next((m for head in table.rows[0] if (m := _NAMED.match(head))), None) if table.rows else None
    return found["noun"] if found else ""


def _in_caption(ledger: Ledger, start: int) -> list[Figure]:
    """The count in brackets that ends the line above the table: 新建学校项目表（6所）."""
    line = ledger.text[max(start - _BEFORE, 0) : start].rstrip().rpartition("\n")
    found = _COUNTED.search(line[2])
    if not found:
        return []
    at = ledger.text.rfind(found.group(), 0, start)
    return [f for f in ledger.numbers(at, start) if is_count(f.unit)][:1]


def _stated(ledger: Ledger, start: int, noun: str) -> Iterator[Figure]:
    """The first count of such items in the last paragraph before the table that has one."""
    floor = max(start - _BEFORE, 0)
    counts = [f for f in ledger.numbers(floor, start) if is_count(f.unit)]
    if not counts:
        return
    last = ledger.paragraph(counts[-1].start)[0]
    first = next(f for f in counts if f.start >= last)
    said, end = ledger.sentence(first.start)  # 企业达到80家。主要指标见表1 counts no 指标
    if noun in ledger.text[max(first.start - 12, last, said) : min(first.end + 8, end)] and not _of_some(
        ledger, first, noun
    ):
        yield first


def _behind(ledger: Ledger, table: Table) -> list[Figure]:
    """The count that opens the paragraph right behind the table: 以上5个项目."""
    last = max(cell[1] for row in table.cells for cell in row)
    rest = ledger.paragraph(last)[1]
    above = _ABOVE.match(ledger.text, rest)
    return [f for f in ledger.numbers(above.end(), above.end() + 1) if is_count(f.unit)] if above else []


def _of_some(ledger: Ledger, count: Figure, noun: str) -> bool:
    """Whether only some of the items are counted: 达到进度要求的8项指标, 8项达到进度要求的指标."""
    behind = ledger.text[count.end : count.end + _BEFORE].partition(noun)[0]
    return ledger.text.endswith("的", 0, count.start) or "的" in behind[:_QUALIFIED]
