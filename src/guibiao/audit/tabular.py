"""Tables as the rules read them: heads, cells, and cells that are numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from guibiao.documents import Table
from guibiao.expressions import expression
from guibiao.quantity import read_number

_MEAN, _YEAR = expression("年均|平均"), expression(r"(?:19|20)\d\d年?")
_STATE = expression(r"[（(](?:预[计估测]|初步|快报|调整|决算|实际|核定)[^（）()]{0,3}[）)]")  # 2023年（预计）
_AIM = expression(r"目标|计划|任务|规划|占|比重|完成率|进度|预计|预期|全[国省市]")


def headed(table: Table) -> Table:
    """The table with its first row as its head where none is known and it holds no number: 指标, 2021年, 2022年."""
    if table.heads or not table.rows or any(is_number(cell) for cell in table.rows[0]):
        return table
    return replace(table, heads=1)


def apart(tables: Iterable[Table]) -> Iterator[Table]:
    """The tables with their heads, two side by side each by itself: 收入, 金额, 支出, 金额."""
    for table in map(headed, tables):
        at = _second(table) if table.heads else 0
        yield from (_between(table, 0, at), _between(table, at, None)) if at else (table,)


def _second(table: Table) -> int:
    """Where a second column of names begins whose figures have the heads of those before it; nought where none does."""
    heads = heads_of(table)
    at = len(heads) // 2
    body = table.rows[table.heads :]
    named = [row[at].strip() for row in body if at < len(row) and row[at].strip()]
    sided = (
        len(heads) % 2 == 0
        and at > 1
        and [_YEAR.sub("", h) for h in heads[1:at]] == [_YEAR.sub("", h) for h in heads[at + 1 :]]
    )
    return at if sided and len(named) > 1 and not any(map(is_number, named)) else 0


def _between(table: Table, start: int, end: int | None) -> Table:
    """Some columns of a table, without the rows that are empty there."""
    kept = [i for i, row in enumerate(table.rows) if i < table.heads or any(cell.strip() for cell in row[start:end])]
    rows, cells = tuple(table.rows[i][start:end] for i in kept), tuple(table.cells[i][start:end] for i in kept)
    return replace(table, rows=rows, cells=cells)


def is_number(cell: str) -> bool:
    """Whether a cell holds one number, with or without a sign for percent."""
    try:
        read_number(cell.strip().strip("%％"))
    except ValueError:
        return False
    return True


def heads_of(table: Table) -> list[str]:
    """The head of each column: what its head rows say, each thing once."""
    rows = table.rows[: table.heads]
    width = max((len(row) for row in table.rows), default=0)
    return ["".join(dict.fromkeys(row[at].strip() for row in rows if at < len(row))) for at in range(width)]


def cell_of(table: Table, row: int, column: int) -> str:
    """What a cell says; nothing where the row is too short."""
    return table.rows[row][column].strip() if column < len(table.rows[row]) else ""


def both_ways(tables: Iterable[Table]) -> Iterator[Table]:
    """Each of the tables that has heads, as it stands and `turned`."""
    for table in apart(tables):
        if table.heads:
            yield from (table, turned(table))


def turned(table: Table) -> Table:
    """The table with its rows as columns, where it has heads: what stands in one column then stands in one row."""
    heads, body = heads_of(table), range(table.heads, len(table.rows))
    rows = [("", *(table.rows[row][0] for row in body))]
    cells = [(table.cells[0][0], *(table.cells[row][0] for row in body))]
    for at in range(1, len(heads)):
        rows.append((heads[at], *(table.rows[row][at] for row in body)))
        cells.append((table.cells[0][at], *(table.cells[row][at] for row in body)))
    return replace(table, rows=tuple(rows), cells=tuple(cells), heads=1)


def means(tables: Iterable[Table]) -> set[int]:
    """Where the cells of columns begin whose head says only that they are means (年均增速（%）) of yearly columns.

    Of which years is told by the columns beside them.
    """
    found: set[int] = set()
    for table in map(headed, tables):
        heads = heads_of(table)
        for at, head in enumerate(heads):
            if _MEAN.search(head) and not _YEAR.search(head) and len(yearly(heads, at)) > 1:
                found.update(table.cells[row][at][0] for row in range(table.heads, len(table.rows)))
    return found


def yearly(heads: list[str], before: int) -> list[int]:
    """The columns before one that are of single years, one after another, and of one kind; no targets."""
    plain = [_STATE.sub("", head) for head in heads]
    left = [i for i in range(1, before) if len(_YEAR.findall(plain[i])) == 1 and not _AIM.search(plain[i])]
    kinds = {_YEAR.sub("", plain[i]) for i in left}
    years = [int(_YEAR.findall(heads[i])[0][:4]) for i in left]
    return left if left and years == list(range(years[0], years[0] + len(years))) and len(kinds) == 1 else []


def number_at(table: Table, row: int, column: int) -> Decimal | None:
    """The number that a cell holds, with or without a sign for percent; None where it holds none."""
    try:
        return read_number(cell_of(table, row, column).strip("%％"))
    except ValueError:
        return None
