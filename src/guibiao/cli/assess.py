"""`guibiao assess`: progress, verdict, forecast and advice for every indicator of a plan; what if; others' methods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guibiao.cli.options import AS_OF, OUTPUT, PLAN, VOCABULARY, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.assess import Assessment, PlanAssessment, WhatIf
    from guibiao.plan import Plan

_BY_SUFFIX = {".json": "json", ".xlsx": "xlsx"}


@click.command(
    cls=Teaching,
    short_help=_("测算进度、评价、预期和今后所需速度。"),
    help=_("对照目标测算每项指标：进度、评价、期末预期、今后所需速度和建议。每个数都能照着算一遍。"),
    examples=(
        _("guibiao assess 规划.yaml"),
        _("guibiao assess 规划.xlsx --as-of 2023-06-30 --format xlsx -o 测算.xlsx"),
        _("guibiao assess 规划.yaml --format json -o 测算.json"),
        _("guibiao assess 规划.yaml --explain gdp --explain 城镇化率"),
        _("guibiao assess 规划.yaml --set gdp.2024=7.5 --set gdp.target=6.0"),
        _("guibiao assess 规划.yaml --scenario 低速 --scenario 高速"),
        _("guibiao assess 规划.yaml --compare"),
    ),
)
@PLAN
@AS_OF
@click.option(
    "--yardstick", type=click.Choice(["datum", "as-of"]), default="datum",
    help=_("进度要求按数据的时点（datum）还是按评估时点（as-of）折算。"),
)  # fmt: skip
@click.option(
    "--explain", "names", multiple=True, metavar=_("指标"),
    help=_("像在纸上演算一样写出一项指标的测算过程（编号或名称）；可写多次。"),
)  # fmt: skip
@click.option(
    "--set", "settings", multiple=True, metavar=_("指标.期间=数"),
    help=_("假设某个数或目标：gdp.2024=7.5、gdp.target=6.0；可写多次。给出假设前后的对照。"),
)  # fmt: skip
@click.option(
    "--scenario", "scenarios", multiple=True, metavar=_("情景"), help=_("按规划文件里写好的情景测算；可写多次。")
)
@click.option(
    "--scale", type=click.Choice(["three", "national"]), default="three",
    help=_("three 提前实现、达到、未达到；national 国家四级：提前实现、快于预期、基本符合预期、滞后。"),
)  # fmt: skip
@click.option(
    "--tolerance", type=click.FloatRange(0, 50), default=5, show_default=True, metavar="%",
    help=_("国家四级的容许偏差，占应完成量的百分之几。"),
)  # fmt: skip
@click.option(
    "--compare", is_flag=True, help=_("同时按欧盟统计局、Open SDG、亚太经社会的公开方法各算一遍，注明是谁的。")
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "xlsx"]),
    help=_("输出格式；不写则看输出文件的后缀。"),
)  # fmt: skip
@VOCABULARY
@OUTPUT
def assess(path: Path, form: str | None, output: Path | None, **options: Any) -> None:
    """Print or write the assessment."""
    from guibiao.assess import assess_plan
    from guibiao.plan import read_plan

    asked = _Asked(**options)
    form = form or (_BY_SUFFIX.get(output.suffix.lower(), "text") if output else "text")
    _expect_fitting_options(asked, form, output)
    plan = read_plan(path)
    if asked.supposes:
        _show_what_if(_supposed(plan, asked), asked, form, output)
        return
    result = assess_plan(plan, asked.day, asked.yardstick)
    if asked.names:
        _show_explained(result, asked.names, output)
    else:
        _show(result, asked, form, output)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The options that say what is to be worked out."""

    as_of: datetime | None
    yardstick: str
    names: Sequence[str]
    settings: Sequence[str]
    scenarios: Sequence[str]
    scale: str
    tolerance: float
    compare: bool

    @property
    def day(self) -> date | None:
        return self.as_of.date() if self.as_of else None

    @property
    def supposes(self) -> bool:
        return bool(self.settings or self.scenarios)

    @property
    def allowed(self) -> Fraction | None:
        """The tolerance of the national scale as a share, None on the usual scale."""
        return Fraction(str(self.tolerance)) / 100 if self.scale == "national" else None


def _expect_fitting_options(asked: _Asked, form: str, output: Path | None) -> None:
    if form == "xlsx" and output is None:
        raise click.UsageError(_("xlsx 不能输出到屏幕，请用 -o 指明文件。"))
    if asked.names and form != "text":
        raise click.UsageError(_("--explain 只输出文字；程序要用的算式在 --format json 的 working 里。"))
    if asked.supposes and form == "xlsx":
        raise click.UsageError(_("假设的结果用 text 或 json 输出。"))
    if form == "xlsx" and (asked.compare or asked.allowed is not None):
        raise click.UsageError(_("--compare 和 --scale national 的结果用 text 或 json 输出。"))
    if asked.supposes and (asked.compare or asked.allowed is not None):
        raise click.UsageError(_("假设（--set、--scenario）不与 --compare、--scale 同用。"))


def _show(result: PlanAssessment, asked: _Asked, form: str, output: Path | None) -> None:
    from guibiao.cli.console import put, put_text, say, table

    if form == "json":
        from guibiao.assess import assessment_json

        put(assessment_json(result, asked.compare, asked.allowed).encode("utf-8"), output)
    elif form == "xlsx" and output is not None:
        from guibiao.report import assessment_workbook

        assessment_workbook(result, output)
        say(_("已写入 {path}").format(path=output))
    elif asked.compare or asked.allowed is not None:
        from guibiao.cli.comparing import compared_table

        shown = compared_table(result, asked.compare, asked.allowed)
        put_text(table(shown.head, shown.rows, shown.caption), output)
    else:
        from guibiao.report import screen_table

        annex = screen_table(result)
        put_text(table(annex.head, annex.rows, annex.caption), output)


def _show_explained(result: PlanAssessment, names: Sequence[str], output: Path | None) -> None:
    from guibiao.assess import explain, find_indicators
    from guibiao.cli.console import put_text

    found: list[Assessment] = find_indicators(result, names)
    put_text("\n\n".join(map(explain, found)) + "\n", output)


def _supposed(plan: Plan, asked: _Asked) -> list[WhatIf]:
    """The scenarios asked for, each by itself, and the settings typed."""
    from guibiao.assess import read_settings, scenario, what_if

    wanted = [(name, scenario(plan, name)) for name in asked.scenarios]
    if asked.settings:
        wanted.append((_("假设"), read_settings(asked.settings)))
    return [what_if(plan, name, supposing, asked.day, asked.yardstick) for name, supposing in wanted]


def _show_what_if(results: list[WhatIf], asked: _Asked, form: str, output: Path | None) -> None:
    from guibiao.assess import explain, find_indicators, what_if_json
    from guibiao.cli.comparing import what_if_table
    from guibiao.cli.console import put, put_text, table

    if form == "json":
        put(what_if_json(results).encode("utf-8"), output)
        return
    said = []
    for result in results:
        shown = what_if_table(result)
        said.append(table(shown.head, shown.rows, shown.caption) if shown.rows else shown.caption + "\n")
        said += [explain(a) + "\n" for a in (find_indicators(result.after, asked.names) if asked.names else ())]
    put_text("\n".join(said), output)
