"""`guibiao backtest`: how good the forecasts are on histories whose end is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guibiao.cli.options import OUTPUT, VOCABULARY, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.assess import Calibration, Score, Trial


@click.command(
    cls=Teaching,
    short_help=_("用历史数据检验几种推算期末的方法。"),
    help=_(
        "用已经知道结果的历史数据，检验推算期末的几种方法：判断能否完成对了几成，期末值差多少，范围盖住了几成。\n\n"
        "数据是 CSV（列为 序列、单位、口径、方向、年份、数值、来源），或者规划期已满、逐年有数的规划文件。"
        "CSV 里每一段连续的年份都当作一个规划，目标按此前同样年数的平均速度定。"
    ),
    examples=(
        _("guibiao backtest 历史数据.csv"),
        _("guibiao backtest 历史数据.csv --years 10 --format markdown -o 检验.md"),
        _("guibiao backtest 十三五规划.yaml"),
    ),
)
@click.argument("path", metavar=_("数据"), type=click.Path(path_type=Path))
@click.option(
    "--years",
    type=click.IntRange(2, 30),
    default=5,
    show_default=True,
    metavar=_("年数"),
    help=_("一个规划几年（规划文件用它自己的）。"),
)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help=_("输出格式。"))
@VOCABULARY
@OUTPUT
def backtest(path: Path, years: int, form: str, output: Path | None) -> None:
    """Print or write the scores."""
    import json

    from guibiao.assess import calibration, scores
    from guibiao.cli.console import put, put_text, table
    from guibiao.errors import InputError

    trials = _trials(path, years)
    if not trials and _is_table(path):
        what = _("没有一段数据够长：{years} 年的规划要有连续 {n} 年的数").format(years=years, n=2 * years)
        raise InputError(what, path.name, _("请补数据，或用 --years 缩短"))
    if not trials:
        raise InputError(_("没有到期末都有数的指标"), path.name, _("请用规划期已满、逐年有数的规划"))
    found, given = scores(trials), calibration(trials)
    if form == "json":
        content = {"scores": [_plain(s) for s in found], "probability": None if given is None else _plain(given)}
        put((json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8"), output)
        return
    head, rows = _head(), [_row(s) for s in found]
    shown = _markdown(head, rows) if form == "markdown" else table(head, rows, path.name)
    put_text(shown + _said(given), output)


def _trials(path: Path, years: int) -> tuple[Trial, ...]:
    from guibiao.assess import backtest, backtest_plan, read_histories

    if _is_table(path):
        return backtest(read_histories(path), years)
    from guibiao.plan import read_plan

    return backtest_plan(read_plan(path))


def _is_table(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def _head() -> tuple[str, ...]:
    return (
        _("已过年数"), _("方法"), _("次数"), _("能否完成判对"), _("误差：总量"), _("误差：速度和比重"), _("范围盖住"),
    )  # fmt: skip


def _row(score: Score) -> tuple[str, ...]:
    points = _("{points}个百分点")
    return (
        str(score.elapsed), _name(score.method), str(score.trials), f"{score.hits:.0%}",
        "" if score.error_percent is None else f"{score.error_percent:.1f}%",
        "" if score.error_points is None else points.format(points=f"{score.error_points:.2f}"),
        "" if score.coverage is None else f"{score.coverage:.0%}",
    )  # fmt: skip


def _name(method: str) -> str:
    from guibiao.assess import ALWAYS, VERDICT, method_name

    return {ALWAYS: _("一律按多数情形说"), VERDICT: _("看现在的评价")}.get(method) or method_name(method)


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _said(given: Calibration | None) -> str:
    if given is None:
        return ""
    text = _("\n给出概率 {n} 次：平均 {mean}，实际完成 {met}，布莱尔分 {brier}（0 最好，一律说五成是 0.25）\n")
    return text.format(n=given.trials, mean=f"{given.mean:.0%}", met=f"{given.met:.0%}", brier=f"{given.brier:.2f}")


def _plain(value: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return {k: round(v, 4) if isinstance(v, float) else v for k, v in asdict(value).items()}
