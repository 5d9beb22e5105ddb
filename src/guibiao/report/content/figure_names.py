"""What every number in a report is called and where it came from, by the key under which it is cited."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.assess import Assessment, PlanAssessment
from guibiao.messages import _
from guibiao.plan import Indicator, Source
from guibiao.report.content import Cited, Content, Figure, Paragraph, Table
from guibiao.report.phrases.naming import date_name, period_name, source_words
from guibiao.report.phrases.observed import observation_key
from guibiao.report.wording import Wording

Told = tuple[str, str, str | None]  # what it is, where it is from, the indicator's id


def figures_of(content: Content, result: PlanAssessment, wording: Wording) -> dict[str, Figure]:
    """Every number that the content cites, in the order of reading; one that is cited twice counts once."""
    known = dict(_known(result))
    found: dict[str, Figure] = {}
    for key, text in _cited(content):
        if key not in found:
            stem = key.rpartition(".")[0] if ".conflict." in key else key
            name, source, indicator = known.get(stem) or _counted(key, result)
            found[key] = Figure(key, text, name, source, indicator)
    return found


def _cited(content: Content) -> Iterator[tuple[str, str]]:
    blocks = [
        *content.introduction,
        *(b for s in content.walk() for b in s.blocks),
        *(a.table for a in content.annexes),
    ]
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _texts(block.text, block.cited)
        elif isinstance(block, Table):
            for (row, column), cited in block.cited.items():
                yield from _texts(block.rows[row][column], cited)


def _texts(text: str, cited: tuple[Cited, ...]) -> Iterator[tuple[str, str]]:
    for one in cited:
        yield one.key, text[one.start : one.end]


def _known(result: PlanAssessment) -> Iterator[tuple[str, Told]]:
    for assessment in result.indicators:
        yield from _of_indicator(assessment, assessment.indicator.id, assessment.indicator.name, result)
    for project in result.plan.projects:
        source = source_words(project.source) if project.source else _("规划数据“项目”第{id}号").format(id=project.id)
        for field, name in (("total", _("总投资")), ("planned", _("规划期计划投资")), ("done", _("累计完成投资")),
                            ("rate", _("投资完成率"))):  # fmt: skip
            yield f"project.{project.id}.{field}", (f"{project.name} {name}", source, None)
    for task in result.plan.tasks:
        source = source_words(task.source) if task.source else _("规划数据“任务”第{id}号").format(id=task.id)
        for field, name in (("amount", _("计划数")), ("done", _("完成数"))):
            yield f"tasks.{task.id}.{field}", (f"{task.task} {name}", source, None)


def _of_indicator(assessment: Assessment, key: str, name: str, result: PlanAssessment) -> Iterator[tuple[str, Told]]:
    indicator = assessment.indicator
    for field, what, source in (*_given(indicator, result), *_computed(assessment)):
        yield f"{key}.{field}", (f"{name} {what}".strip(), source, indicator.id)
    for o in indicator.observations:
        what = period_name(o.period) + _measure(o.measure) + (_("（预计）") if o.role == "estimate" else "")
        yield observation_key(o, indicator), (f"{name} {what}", _origin(o.source or indicator.source), indicator.id)
    for part in assessment.parts:
        own = part.indicator.id if indicator.parts else f"{key}.{part.indicator.id}"
        yield from _of_indicator(part, own, part.indicator.name, result)


def _measure(measure: str) -> str:
    return {
        "rank": _("位次"), "multiple": _("倍数"), "growth": _("增速"), "growth_avg": _("年均增速"),
        "change": _("增减"), "change_avg": _("年均增减"),
    }.get(measure, "")  # fmt: skip


def _given(indicator: Indicator, result: PlanAssessment) -> Iterator[tuple[str, str, str]]:
    """What the plan gives: the base, the target and its halves and years, what was proposed."""
    plan = result.plan
    yield "base", _("{year}年基期值").format(year=plan.base), _origin(indicator.source)
    target = _origin(indicator.target.source or indicator.source)
    for field, what in (("", _("目标")), (".growth", _("目标增速")), (".change", _("目标增减")),
                        (".margin", _("允许的差")), (".stand_in", _("参照的目标")), (".first", _("原定目标")),
                        (".first.growth", _("原定目标增速")), (".first.change", _("原定目标增减"))):  # fmt: skip
        yield f"target{field}", what, target
    years = {*indicator.target.values, *(y for a in indicator.adjusted for y in a.target.values)}
    for year in sorted(years):
        yield f"target.{year}", _("{year}年目标").format(year=year), target
    for year, annual in sorted(indicator.annual.items()):
        yield f"annual.{year}", _("{year}年年度目标").format(year=year), _origin(annual.source or indicator.source)
        yield f"annual.{year}.gap", _("{year}年与年度目标的差").format(year=year), _("测算，依据年度目标和当年数据")
    proposal = _origin(indicator.proposal.source) if indicator.proposal else ""
    for field, what in (("", _("提出的目标")), (".growth", _("提出的目标增速")), (".change", _("提出的目标增减"))):
        yield f"proposal{field}", what, proposal


def _computed(assessment: Assessment) -> Iterator[tuple[str, str, str]]:
    inputs = "、".join(dict.fromkeys(i.name for i in assessment.working.inputs))
    source = _("测算，依据{inputs}").format(inputs=inputs) if inputs else _("测算")
    names = (
        ("conflict", _("目标前后不一致之处")), ("parts", _("分指标数")),
        ("required", _("进度要求")), ("actual", _("实际进度")), ("gap", _("差距")),
        ("gap_as_of", _("按评估时点的差距")), ("needed", _("从此所需")), ("forecast", _("预计期末")),
        ("best", _("规划期以来最好水平")), ("advice", _("建议的目标")), ("advice.growth", _("建议的目标增速")),
        ("advice.needed", _("调整后所需")), ("advice.needed_after_estimates", _("计入预计数后所需")),
        ("proposal.needed", _("按提出的目标所需")),
        ("proposal.needed_after_estimates", _("按提出的目标、计入预计数后所需")),
    )  # fmt: skip
    for field, name in names:
        yield field, name, source


def _counted(key: str, result: PlanAssessment) -> Told:
    """Counts of indicators, tasks and projects: their key says whose they are and what they count."""
    first, *rest = key.split(".")
    scope, _dot, field = ".".join(rest).rpartition(".")
    whose = " ".join(filter(None, (_subjects().get(first, ""), _scope(scope))))
    named = (
        _("总投资")
        if (first, field) == ("projects", "total")
        else _fields().get(field) or field.partition(":")[2] or field
    )
    source = _sources().get(first, _("测算")).format(day=date_name(result.as_of))
    return f"{whose} {named}".strip(), source, None


def _scope(scope: str) -> str:
    """category:经济发展 is a class, ledger: the ledger without a name."""
    return " ".join(_fields().get(part) or part.partition(":")[2] for part in scope.split("."))


def _subjects() -> dict[str, str]:
    return {"count": _("指标"), "tasks": _("任务"), "projects": _("项目"), "additions": _("拟新增项目")}


def _sources() -> dict[str, str]:
    return {
        "count": _("由各项指标的评价计数"),
        "tasks": _("由任务台账计数，截至{day}"),
        "projects": _("由项目台账和项目总数计算，截至{day}"),
        "additions": _("由拟新增项目计数"),
    }


def _fields() -> dict[str, str]:
    return {
        "all": _("全部"), "totals": _("总数"), "total": _("总数"), "count": _("个数"), "assessable": _("可评估"),
        "kept": _("达到进度要求（含提前实现）"), "behind": _("未达到进度要求"), "met_early": _("提前实现"),
        "on_track": _("达到进度要求"), "not_assessable": _("未能评估"), "share": _("占比"),
        "behind_share": _("未达到进度要求占比"), "nature:expected": _("预期性"), "nature:binding": _("约束性"),
        "nature:unknown": _("未注明属性"), "categories": _("类别数"), "forecast": _("期末预计"), "yes": _("可实现"),
        "no": _("难实现"), "unknown": _("未预判"), "press": _("需加力推进"), "adjust": _("建议调整"),
        "drop": _("建议取消"), "findings": _("待核实的数据"), "done": _("已完成"), "on_schedule": _("按序时"),
        "late": _("逾期"), "done_share": _("完成率"), "unexplained": _("未说明原因"), "planned": _("规划数"),
        "started": _("已开工"), "finished": _("已竣工"), "producing": _("已投产"), "halted": _("停缓建"),
        "planned_investment": _("规划期计划投资"), "time": _("时间进度"), "rate": _("比率"), "gap": _("比时间进度"),
        "numerator": _("分子"), "denominator": _("分母"), "green": _("按序时推进"), "yellow": _("略有滞后"),
        "red": _("明显滞后"), "invested_of_planned": _("规划期投资完成率"), "invested_of_total": _("总投资完成率"),
        "invested_of_year": _("年度投资完成率"), "landed": _("履约率"), "arrived": _("资金到位率"),
        "answered": _("办复率"), "satisfied": _("满意率"), "solved": _("A类占比"), "proposals": _("建议提案"),
        "late_untold": _("未列出的逾期滞后"),
    }  # fmt: skip


def _origin(source: Source | None) -> str:
    return source_words(source) if source else _("规划数据，未注明出处")
