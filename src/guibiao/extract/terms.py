"""What a statement's fields, measures, roles, bounds and grounds are called."""

from __future__ import annotations

from guibiao.extract.grounds import Ground
from guibiao.messages import _

_LONGEST = 40  # of the words that a ground quotes


def field_name(field: str) -> str:
    """The name of a field of `Statement`."""
    return {
        "doc": _("文件"), "place": _("位置"), "indicator": _("指标"), "region": _("地区"), "period": _("时期"),
        "value": _("数值"), "value_max": _("数值上限"), "unit": _("单位"), "measure": _("口径"), "role": _("性质"),
        "bound": _("界限"), "base": _("对比基期"), "text": _("原文"), "code": _("指标代码"), "start": _("起"),
        "end": _("止"), "why": _("依据"), "quote": _("原句"),
    }[field]  # fmt: skip


def field_note(field: str) -> str:
    """What a column of the sheet holds."""
    return {
        "doc": _("文件名；一份文件里有几篇的，是 文件名#第几篇"), "place": _("页码、表格单元格或段落"),
        "indicator": _("量的是什么，不带动词、地区和时间"), "region": _("数据所说的地区"),
        "period": _("2023；2023-H1 上半年；2023-Q3 三季度；2023-06 六月；2021/2025 起止年份，两头都算"),
        "value": _("照原文的小数位数；下降为负"), "value_max": _("原文是一个范围时的上限"),
        "unit": _("照原文；名次、翻番没有单位"), "measure": _("是总量，还是增速、变化量、倍数、名次，见下"),
        "role": _("实际、预计还是目标，见下"), "bound": _("以上、以内、左右，见下"),
        "base": _("与哪个时期相比；与上一期相比的不写"), "text": _("原文中的这个数"), "quote": _("这个数所在的一句话"),
        "code": _("指标登记表里的代码，跨文件不变"), "start": _("在原文中的起点，以字计，从 0 起"),
        "end": _("在原文中的终点"), "why": _("每一栏是从原文哪里看出来的"),
    }[field]  # fmt: skip


def term_note(term: str) -> str:
    """What a measure, role or bound means."""
    return {
        "level": _("总量、数量、比率、份额；新增的数量也是"), "growth": _("比上期或对比基期增长或下降百分之几"),
        "growth_avg": _("时期内平均每年增长百分之几"), "change": _("比上期或对比基期增减多少、提高多少个百分点"),
        "change_avg": _("时期内平均每年增减多少"), "multiple": _("是另一时期的几倍；翻一番是 2"),
        "rank": _("在某个范围里的名次"),
        "actual": _("已经发生的"), "estimate": _("预计、初步统计"), "target": _("目标、计划、承诺、要求"),
        "eq": _("就是这个数"), "ge": _("以上、超过、不低于"), "le": _("以内、不超过、控制在"),
        "approx": _("左右、约、近、多、余"),
    }[term]  # fmt: skip


def term_name(term: str) -> str:
    """The name of a measure, role or bound."""
    return {
        "level": _("水平"), "growth": _("增速"), "growth_avg": _("年均增速"), "change": _("增减量"),
        "change_avg": _("年均增减量"), "multiple": _("倍数"), "rank": _("位次"),
        "actual": _("实际"), "estimate": _("预计"), "target": _("目标"),
        "eq": _("等于"), "ge": _("不低于"), "le": _("不高于"), "approx": _("约"),
    }[term]  # fmt: skip


def ground_text(ground: Ground) -> str:
    """The ground of a field as people say it."""
    said = {
        "word": _("词语“{words}”"),
        "carried": _("承前文“{words}”"),
        "before": _("数前的“{words}”"),
        "after": _("数后的“{words}”"),
        "listed": _("“分别”所列的“{words}”"),
        "part": _("“其中”的分项“{words}”"),
        "clause": _("上一分句的“{words}”"),
        "parts": _("按次序的构成"),
        "topic": _("本段所说的“{words}”"),
        "heading": _("标题“{words}”"),
        "opening": _("段首的“{words}”"),
        "aims": _("领起目标的“{words}”"),
        "task": _("任务“{words}”"),
        "row": _("表格的行“{words}”"),
        "column": _("表格的列“{words}”"),
        "registry": _("指标登记表中的“{words}”"),
        "unit": _("单位“{words}”"),
        "name": _("名称“{words}”"),
        "form": _("写法“{words}”"),
        "plain": _("没有升降的词语"),
        "future": _("时期在成文之后"),
        "from": _("变动的起点是现状"),
        "so": _("说的是现状"),
        "document": _("文件“{words}”") if ground.words else _("整份文件"),
    }[ground.how]
    note = {"last": _("，取末年"), "start": _("，变动的起点"), "mean": _("，平均到这一年")}.get(ground.note, "")
    within = _("，年份见“{words}”").format(words=_short(ground.within)) if ground.within else ""
    return said.format(words=_short(ground.words)) + note + within


def _short(words: str) -> str:
    flat = " ".join(words.split()).replace("“", "‘").replace("”", "’")
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"
