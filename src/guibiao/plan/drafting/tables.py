"""Indicators out of tables: 指标、单位、2020年、2025年、年均增速、属性, and the years between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guibiao.documents import Document, Table
from guibiao.messages import _
from guibiao.plan.drafting.outline import Item, named_item
from guibiao.plan.drafting.targets import direction_of_name
from guibiao.plan.drafting.wording import Wording, wording
from guibiao.plan.model import Indicator, Observation, Source, Target
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary

_FEWEST = 3  # rows that make a table of indicators
_NUMBER = re.compile(r"(?P<sign>[-−–]?)(?P<number>\d[\d,]*(?:\.\d+)?)")
_TOTAL = re.compile(r"[\[〔【［](?P<inside>[^\]〕】］]+)[\]〕】］]")  # [13.5]: over all years together
_YEAR = re.compile(r"(20\d\d)\s*年?(?P<half>上半年|1[-—]6月)?")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds: name, unit, nature, category, level or growth of a period, target, mean."""

    kind: str
    period: Period | None = None


def read_tables(document: Document, span: Period) -> tuple[Indicator, ...]:
    """The indicators of the document's largest table of indicators, empty where it has none."""
    found = [tuple(_indicators(document, table, span)) for table in document.tables]
    longest = max(found, key=len, default=())
    return longest if len(longest) >= _FEWEST else ()


def _indicators(document: Document, table: Table, span: Period) -> Iterator[Indicator]:
    words = wording()
    heads = _heads(table, words)
    if not heads:
        return
    columns = [_column("".join(dict.fromkeys(cells)), span, words) for cells in zip(*table.rows[:heads], strict=True)]
    kinds = [c.kind for c in columns]
    if "name" not in kinds or not {"target", "mean"} & set(kinds):
        return
    category = ""
    for row, spans in zip(table.rows[heads:], table.cells[heads:], strict=True):
        filled = [text.strip() for text in row if text.strip()]
        if len(set(filled)) <= 1:
            category = _category(filled, words) or category
            continue
        yield from _row(document, columns, row, spans, category, span)


def _heads(table: Table, words: Wording) -> int:
    """How many head rows a table has: as it says, or one where its first row names an indicator's column."""
    first = table.rows[0] if table.rows else ()
    return max(table.heads, 1) if any(words.column_name.search(cell.strip()) for cell in first) else 0


def _column(head: str, span: Period, words: Wording) -> _Column:
    """What the column under a head holds, "" where it is of no use here."""
    head = re.sub(r"\s", "", head)
    year = _YEAR.search(head)
    for kind in ("category", "name", "unit", "nature"):
        pattern: re.Pattern[str] = getattr(words, f"column_{kind}")
        if pattern.search(head):
            return _Column(kind)
    if words.column_mean.search(head):
        return _Column("mean" if year is None or str(span.end.year) in head else "")
    if year is None:
        return _Column("target" if words.column_target.search(head) else "")
    if int(year[1]) == span.end.year and not words.column_growth.search(head):
        return _Column("target")
    period = Period(year[1] + ("-H1" if year["half"] else ""))
    if not span.start.year - 1 <= period.year < span.end.year or words.column_outlook.search(head):
        return _Column("")
    return _Column("growth" if words.column_growth.search(head) else "level", period)


def _category(cells: Sequence[str], words: Wording) -> str:
    text = re.sub(r"^[（(]?[一二三四五六七八九十\d]+[）)、．.]\s*", "", cells[0]) if cells else ""
    match = words.category.search(text)
    return next((v for v in match.groupdict().values() if v), text) if match else text


def _row(
    document: Document, columns: Sequence[_Column], row: Sequence[str], spans: Sequence[tuple[int, int]], category: str,
    span: Period,
) -> Iterator[Indicator]:  # fmt: skip
    cells = {c.kind: text.strip() for c, text in zip(columns, row, strict=False) if c.period is None}
    name = re.sub(r"^[（(]?[\d.]+[）)、．.]?\s*", "", cells.get("name", ""))
    if len(name) < 2:
        return
    words = wording()
    item = named_item(name, cells.get("category") or category, 0, 0, words)
    base: Decimal | None = None
    observations: list[Observation] = []
    for column, text, (start, end) in zip(columns, row, spans, strict=False):
        value = _number(text)
        if column.period is None or value is None:
            continue
        if column.kind == "level" and column.period.year == span.start.year - 1:
            base = value
        else:
            first, last = document.offsets.to_source(start, max(end, start + 1))
            source = Source(document=document.name, start=first, end=last)
            observations.append(Observation(column.period, value, column.kind, source=source))
    target = _target(cells.get("target", ""), cells.get("mean", ""), item, words)
    entry = vocabulary().indicator(item.name)
    nature = (
        "binding" if "约束" in cells.get("nature", "") else "expected" if "预期" in cells.get("nature", "") else None
    )
    yield Indicator(
        id=entry.code if entry else "",
        name=item.name,
        target=target,
        category=item.category,
        unit=cells.get("unit", "").strip("（）()").replace("％", "%") or item.unit,
        nature=item.nature or nature,
        direction=direction_of_name(item.name),
        base=base,
        observations=tuple(observations),
        code=entry.code if entry else None,
        unsure=() if target.value is not None else (_("表中没有目标值，请补上"),),
    )


def _target(end: str, mean: str, item: Item, words: Wording) -> Target:
    """The target of a row from its cells for the end and for the yearly mean; [13.5] is a total over the plan."""
    value, pace = _number(end), _number(mean)
    total = _TOTAL.search(end) or _TOTAL.search(mean)
    falls = direction_of_name(item.name) == "down"
    bound = (
        "ge" if re.search(r"[>≥＞]|以上|不低于", end + mean) else "le" if re.search(r"[<≤＜]|以内|以下", end) else None
    )
    if total:
        amount = _number(total["inside"])
        relative = amount is not None and words.judged_as_cumulative_change.search(item.name) is not None
        if amount is not None and relative:
            return Target("cumulative_change", -abs(amount) if falls else amount)
        return Target("cumulative", amount, bound)
    if value is not None and words.growth_name.search(item.name):
        return Target("mean_growth", value, bound)
    if value is not None and pace is not None:
        points = "百分点" in mean or (item.unit == "%" and "%" not in mean)
        growth, change = (None, pace) if points else (pace, None)
        return Target("level_and_growth", value, bound, growth, change)
    if value is not None:
        return Target("level", value, bound)
    return Target("mean_growth", pace, bound) if pace is not None else Target("level")


def _number(text: str) -> Decimal | None:
    """The first figure of a cell as printed, None where it holds none."""
    match = _NUMBER.search(text.strip())
    if match is None:
        return None
    return Decimal(("-" if match["sign"] else "") + match["number"].replace(",", ""))
