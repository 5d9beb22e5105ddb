"""Bars as SVG: verdicts by class stacked, projects' rates against the time gone, counts by kind; clear without colour.

Every row has its words above its bar, so that long names fit on a narrow screen. Segments have patterns of their own
(evaluation.css, and `patterns` once a page) and their count inside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from markupsafe import Markup

from guibiao.messages import _
from guibiao.plan import VERDICTS
from guibiao.report.chart.data import Bar, Stack
from guibiao.report.phrases.figures import neat, text_width

WIDTH = 340
_ROW, _WORDS, _THICK = 40, 13, 16  # pixels: of a row, of its words from the top, of its bar
_LETTER = 12  # pixels: a character on a narrow screen
_NARROW = 12  # pixels that a count needs
_MOST_KINDS = 14
_LINES = {
    "met_early": Markup(""),
    "on_track": Markup('<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/>'),
    "behind": Markup('<path d="M0 0L6 6M6 0L0 6"/>'),
    "not_assessable": Markup('<circle cx="3" cy="3" r="1"/>'),
}


def patterns() -> Markup:
    """The patterns that fill segments; a page needs them once, before the charts."""
    made = (
        Markup(
            '<pattern id="p-{verdict}" width="6" height="6" patternUnits="userSpaceOnUse">'
            '<rect width="6" height="6"/>{lines}</pattern>'
        ).format(verdict=verdict, lines=_LINES[verdict])
        for verdict in VERDICTS
    )
    hidden = Markup('<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>{made}</defs></svg>')
    return hidden.format(made=Markup("").join(made))


def stacked_chart(stacks: Sequence[Stack], key: str, names: Mapping[str, str]) -> Markup:
    """Verdicts by class: a bar for each class, as long as the class has indicators; `names` of the verdicts."""
    most = max((sum(s.counts) for s in stacks), default=0)
    if not most:
        return Markup("")
    rows = [_stack(stack, at, most, names) for at, stack in enumerate(stacks)]
    told = "；".join(f"{s.name}：{_in_words(s, names)}" for s in stacks)
    return _chart(rows, key, _("各类指标的评价"), told)


def rates_chart(bars: Sequence[Bar], key: str) -> Markup:
    """Rates of projects: a bar to 100% each, with a mark where the time gone stands."""
    if not bars:
        return Markup("")
    top = max([Fraction(1), *(b.value for b in bars), *(b.time for b in bars if b.time is not None)])
    rows = [_rate(bar, at, top) for at, bar in enumerate(bars)]
    told = "；".join(f"{b.name} {b.told}" + (f"，{_time_words(b.time)}" if b.time is not None else "") for b in bars)
    return _chart(rows, key, _("项目各项比率与时间进度"), told)


def counts_chart(name: str, kinds: Sequence[tuple[str, int]], key: str) -> Markup:
    """Counts by kind, the largest first; past a dozen kinds the rest are one."""
    ordered = sorted(kinds, key=lambda kind: -kind[1])
    if len(ordered) > _MOST_KINDS:
        rest = sum(n for _kind, n in ordered[_MOST_KINDS - 1 :])
        ordered = [*ordered[: _MOST_KINDS - 1], (_("其他"), rest)]
    most = max((n for _kind, n in ordered), default=0)
    if not most:
        return Markup("")
    rows = [_count(kind, n, at, most) for at, (kind, n) in enumerate(ordered)]
    return _chart(rows, key, _("项目数（按{name}）").format(name=name), "；".join(f"{k} {n}" for k, n in ordered))


def _chart(rows: Sequence[Markup], key: str, title: str, told: str) -> Markup:
    return Markup(
        '<svg class="chart bars" viewBox="0 0 {w} {h}" role="img" aria-labelledby="{key}t {key}d">'
        '<title id="{key}t">{title}</title><desc id="{key}d">{told}</desc>{rows}</svg>'
    ).format(w=WIDTH, h=len(rows) * _ROW, key=key, title=title, told=told, rows=Markup("").join(rows))


def _stack(stack: Stack, at: int, most: int, names: Mapping[str, str]) -> Markup:
    ends = [WIDTH * n / most for n in accumulate(stack.counts, initial=0)]
    parts = [_words(at, stack.name, str(sum(stack.counts)))]
    for verdict, count, left, right in zip(VERDICTS, stack.counts, ends, ends[1:], strict=False):
        if not count:
            continue
        title = Markup("<title>{t}</title>").format(t=f"{stack.name} {names[verdict]} {count}")
        parts.append(_box(f"segment {verdict}", at, left, right - left, title))
        if right - left >= _NARROW:
            parts.append(_inside(at, (left + right) / 2, str(count)))
    return Markup("").join(parts)


def _in_words(stack: Stack, names: Mapping[str, str]) -> str:
    return "，".join(f"{names[v]} {n}" for v, n in zip(VERDICTS, stack.counts, strict=True) if n)


def _rate(bar: Bar, at: int, top: Fraction) -> Markup:
    def pixels(share: Fraction) -> float:
        return float(WIDTH * max(share, Fraction(0)) / top)

    parts = [
        _words(at, bar.name, bar.told if _fits(f"{bar.name}{bar.told}") else f"{bar.percent}%"),
        _box("track", at, 0, pixels(Fraction(1))),
        _box("filled", at, 0, pixels(bar.value)),
    ]
    if bar.time is not None:
        x, y = min(max(pixels(bar.time), 2), WIDTH - 2), at * _ROW + _WORDS + 4
        mark = Markup('<path class="time" d="M{x} {top}V{bottom}M{l} {top}H{r}"><title>{title}</title></path>')
        parts.append(
            mark.format(x=round(x, 1), top=y - 1, bottom=y + _THICK + 3, l=round(x - 3, 1), r=round(x + 3, 1),
                        title=_time_words(bar.time))
        )  # fmt: skip
    return Markup("").join(parts)


def _time_words(time: Fraction) -> str:
    return _("时间进度 {share}%").format(share=neat(time * 100, 1))


def _count(kind: str, count: int, at: int, most: int) -> Markup:
    return _words(at, kind, str(count)) + _box("filled", at, 0, WIDTH * count / most)


def _words(at: int, left: str, right: str) -> Markup:
    y = at * _ROW + _WORDS
    name = Markup('<text class="name" x="0" y="{y}">{left}</text>').format(y=y, left=left)
    return name + Markup('<text class="figure" x="{w}" y="{y}">{right}</text>').format(y=y, right=right, w=WIDTH)


def _fits(words: str) -> bool:
    """Whether words stand on one line of a bar, with some air between a name and its figure."""
    return (text_width(words) + 1) * _LETTER <= WIDTH


def _box(look: str, at: int, x: float, width: float, inside: Markup = Markup("")) -> Markup:  # noqa: B008 - immutable
    return Markup('<rect class="{look}" x="{x}" y="{y}" width="{w}" height="{h}">{inside}</rect>').format(
        look=look, x=round(x, 1), y=at * _ROW + _WORDS + 6, w=round(width, 1), h=_THICK, inside=inside
    )


def _inside(at: int, x: float, text: str) -> Markup:
    y = at * _ROW + _WORDS + 6 + _THICK - 4
    return Markup('<text class="count" x="{x}" y="{y}">{text}</text>').format(x=round(x, 1), y=y, text=text)
