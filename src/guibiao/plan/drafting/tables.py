"""Indicators out of tables: 指标、单位、2020年、2025年、年均增速、属性, and the years between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from guibiao.documents import Document, Table
from guibiao.expressions import expression
from guibiao.plan.changes import no_target_found
from guibiao.plan.drafting.outline import Item, named_item
from guibiao.plan.drafting.targets import Known, direction_of_name, read_unnumbered
from guibiao.plan.drafting.wording import Wording, wording
from guibiao.plan.model import Indicator, Observation, Source, Target
from guibiao.quantity import Period
from guibiao.vocabulary import vocabulary

_FEWEST = 3  # rows that make a table of indicators
_NUMBER = expression(r"(?P<sign>[-−–]?)(?P<number>\d[\d,]*(?:\.\d+)?)")
_TOTAL = expression(r"[\[〔【［](?P<inside>[^\]〕】］]+)[\]〕】］]")  # [13.5]: over all years together
_YEAR = expression(r"(20\d\d)\s*年?(?P<half>上半年|1[-—]6月)?")


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
    base, observations = _figures(document, columns, row, spans, span)
    asked = _target(cells.get("target", ""), cells.get("mean", ""), item, base)
    place = next(
        (at for c, at in zip(columns, spans, strict=False) if c.kind == ("target" if asked.at_end else "mean")), None
    )
    target = replace(asked.target, source=_source(document, place)) if place and asked.told else asked.target
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
        base=None if words.growth_name.search(item.name) else base,  # of a rate of growth there is no base
        observations=tuple(observations),
        code=entry.code if entry else None,
        source=_source(document, place) if place else None,
        unsure=asked.doubts,
    )


def _figures(
    document: Document, columns: Sequence[_Column], row: Sequence[str], spans: Sequence[tuple[int, int]], span: Period
) -> tuple[Decimal | None, list[Observation]]:
    """The base year's level and the figures of the years between."""
    base: Decimal | None = None
    observations: list[Observation] = []
    for column, text, place in zip(columns, row, spans, strict=False):
        value = _number(text)
        if column.period is None or value is None:
            continue
        if column.kind == "level" and column.period.year == span.start.year - 1:
            base = value
        else:
            observations.append(Observation(column.period, value, column.kind, source=_source(document, place)))
    return base, observations


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the cells of a row ask: the target, what is doubtful about it, and which cell tells it."""

    target: Target
    doubts: tuple[str, ...] = ()
    at_end: bool = True  # told by the cell for the plan's end, not by that for the yearly mean

    @property
    def told(self) -> bool:
        """Whether a cell says anything of it."""
        return self.target != Target("level")


def _target(end: str, mean: str, item: Item, base: Decimal | None) -> _Asked:
    """The target of a row from its cells for the end and for the yearly mean; [13.5] is a total over the plan."""
    words = wording()
    value, pace = _number(end), _number(mean)
    direction = direction_of_name(item.name)
    bound = _bound(end) or (_bound(mean) if value is None else None)
    total = _TOTAL.search(end) or (_TOTAL.search(mean) if value is None else None)
    if total:
        return _Asked(_over_the_plan(_number(total["inside"]), bound, item, direction), at_end=total.string == end)
    if value is None and pace is None:
        asked = read_unnumbered(f"{end} {mean}", item.name, direction)
        return _Asked(*asked, at_end=bool(end)) if asked else _Asked(Target("level"), (no_target_found(),))
    if value is None:
        return _Asked(Target("mean_growth", pace, bound), at_end=False)
    if words.growth_name.search(item.name):
        return _Asked(Target("mean_growth", value, bound))
    if pace is not None and not _TOTAL.search(mean):
        points = "百分点" in mean or (item.unit == "%" and "%" not in mean)
        growth, change = (None, pace) if points else (pace, None)
        return _Asked(Target("level_and_growth", value, bound, growth, change))
    met = Known(direction, base, base).meets(base, value)
    if bound is not None and met is not False and words.shares.search(item.name):
        return _Asked(Target("floor" if bound == "ge" else "ceiling", value, bound))
    return _Asked(Target("level", value, bound))


def _over_the_plan(amount: Decimal | None, bound: str | None, item: Item, direction: str) -> Target:
    """A total of all years: a change in % where the name is one, else an amount."""
    if amount is not None and wording().judged_as_cumulative_change.search(item.name):
        return Target("cumulative_change", -abs(amount) if direction == "down" else amount)
    return Target("cumulative", amount, bound)


def _bound(cell: str) -> str | None:
    if re.search(r"[>≥＞]|以上|不低于", cell):
        return "ge"
    return "le" if re.search(r"[<≤＜]|以[内下]|不高于|不超过", cell) else None


def _source(document: Document, span: tuple[int, int]) -> Source:
    first, last = document.offsets.to_source(span[0], max(span[1], span[0] + 1))
    return Source(document=document.name, start=first, end=last)


def _number(text: str) -> Decimal | None:
    """The first figure of a cell as printed, None where it holds none."""
    match = _NUMBER.search(text.strip())
    if match is None:
        return None
    return Decimal(("-" if match["sign"] else "") + match["number"].replace(",", ""))
