"""`guibiao projects stats`: the figures of the ledgers of projects on a day, and what changed since another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import OUTPUT, PLAN, Teaching
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.plan import Plan
    from guibiao.track import ProjectStats, Split, Timed

FORMS = ("text", "json", "xlsx", "oc4ids")
_BY_SUFFIX = {".json": "json", ".xlsx": "xlsx"}


@click.command(
    "stats",
    cls=Teaching,
    short_help=_("开工率、竣工率、投资完成率，总数变动。"),
    help=_(
        "统计规划数据里的项目台账：开工率、竣工率、投产率、投资完成率，每个率都带分子和分母；"
        "项目包只算一次；投资与时间进度相差超过5个百分点的要说明原因。招商引资另算履约率、资金到位率。"
        "\n\n--since 把两个日期之间的总数变动拆成移动、新增、退出、调整。"
        "-o 写成 .xlsx 是附件2（项目进展表）、附件3（拟新增项目表）和统计表。"
    ),
    examples=(
        _("guibiao projects stats 规划.xlsx --as-of 2023-06-30"),
        _("guibiao projects stats 规划.xlsx --as-of 2023-12-31 --since 2022-12-31"),
        _("guibiao projects stats 规划.xlsx --as-of 2023-06-30 -o 项目进展.xlsx"),
        _("guibiao projects stats 规划.yaml --format oc4ids -o 项目.json"),
    ),
)
@PLAN
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar=_("日期"),
    help=_("统计到哪一天；不写则取台账里最晚的日期。"),
)  # fmt: skip
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar=_("日期"), help=_("与这一天相比，总数是怎样变的。"))
@click.option(
    "--format", "form", type=click.Choice(FORMS), default=None,
    help=_("text 给人看；json 给程序用；xlsx 是台账；oc4ids 是国际上公开基础设施项目的数据格式。"),
)  # fmt: skip
@OUTPUT
def stats(path: Path, as_of: datetime | None, since: datetime | None, form: str | None, output: Path | None) -> None:
    """Print or write the figures."""
    from guibiao.cli.console import put, put_text
    from guibiao.plan import read_plan
    from guibiao.track import changes_since, latest_day, oc4ids_json, project_stats, stats_json

    chosen = form or (_BY_SUFFIX.get(output.suffix.lower(), "text") if output else "text")
    if chosen == "xlsx" and output is None:
        raise click.UsageError(_("{form} 不能输出到屏幕，请用 -o 指明文件。").format(form=chosen))
    plan = read_plan(path)
    day = as_of.date() if as_of else latest_day(plan)
    if day is None:
        raise click.UsageError(_("台账里没有日期，请用 --as-of 指明统计到哪一天。"))
    if since and since.date() > day:
        raise click.UsageError(_("--since 的日期应早于 --as-of 的日期。"))
    changes = changes_since(plan, since.date(), day) if since else {}
    told = project_stats(plan, day)
    if chosen == "json":
        put(stats_json(told, changes), output)
    elif chosen == "oc4ids":
        put(oc4ids_json(plan, day), output)
    elif chosen == "xlsx":
        from guibiao.report import projects_workbook

        put(projects_workbook(plan, day, changes), output)
    else:
        put_text("\n".join(_texts(plan, told, changes, day)), output)


def _texts(
    plan: Plan, told: Sequence[ProjectStats], changes: Mapping[str, Sequence[Split]], day: date
) -> Iterator[str]:
    from guibiao.track import project_rates

    if not told:
        totals = [t for t in plan.project_totals if t.as_of <= day]
        if not totals:
            yield _("规划数据里没有项目。") + "\n"
            return
        latest = max(totals, key=lambda t: t.as_of)
        rows = [(r.name, str(r.numerator), str(r.denominator), _percent(r.value)) for r in project_rates(latest)]
        yield _table((_("项目"), _("分子"), _("分母"), _("比率")), rows, f"{plan.name}　{latest.as_of.isoformat()}")
    for one in told:
        yield from _ledger(plan, one)
    for ledger, splits in changes.items():
        yield _changes(ledger, splits)


def _ledger(plan: Plan, one: ProjectStats) -> Iterator[str]:
    heads = (_("比率"), _("分子"), _("分母"), _("未报"), _("结果"), _("时间进度"), _("差（百分点）"))
    title = _("{plan}　{ledger}　截至 {day}").format(plan=plan.name, ledger=one.ledger, day=one.as_of.isoformat())
    yield _table(heads, [_rate(t) for t in one.rates], title)
    yield _("项目 {count} 个（停缓建 {halted}，已退出 {left}）；总投资 {total} 万元，累计完成 {done} 万元").format(
        count=one.count, halted=one.halted, left=one.left, total=one.total, done=one.done
    )
    for name, tally in ((_("阶段"), one.by_stage), (_("类型"), one.by_type), (_("性质"), one.by_nature)):
        if set(tally) - {""}:
            yield _("{name}：").format(name=name) + "，".join(f"{k or _('未填')} {n}" for k, n in tally.items())
    for note in one.noted:
        mark = "" if note.explained else click.style(_("（未说明原因）"), fg="yellow")
        yield f"  ▲ {note.project.id} {note.project.name}：{note.why}{mark}"
    for warning in one.warnings:
        yield click.style(_("存疑："), fg="yellow") + warning
    yield ""


def _rate(timed: Timed) -> tuple[str, ...]:
    rate, ahead = timed.rate, timed.ahead
    unit = rate.unit
    return (
        rate.name,
        "" if rate.numerator is None else f"{rate.numerator}{unit}",
        "" if rate.denominator is None else f"{rate.denominator}{unit}",
        str(rate.missing or ""),
        _percent(rate.value),
        _percent(timed.time),
        "" if ahead is None else f"{float(ahead):+.1f}",
    )


def _changes(ledger: str, splits: Sequence[Split]) -> str:
    heads = (_("阶段"), _("期初"), _("移入"), _("移出"), _("新增"), _("退出"), _("调整"), _("期末"))
    rows = []
    for split in splits:
        parts = (split.before, split.moved_in, split.moved_out, split.entered, split.left, split.revised, split.after)
        rows.append(
            (_("合计") if split.kind is None else split.kind or _("未填"), *(f"{p.count} / {p.amount}" for p in parts))
        )
    return _table(heads, rows, _("{ledger}总数变动（个 / 万元）").format(ledger=ledger))


def _percent(share: object) -> str:
    return "" if share is None else f"{float(share) * 100:.1f}%"  # type: ignore[arg-type]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> str:
    from guibiao.cli.console import table

    return table(heads, rows, title)
