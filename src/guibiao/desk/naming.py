"""What people call things that the desk shows: entries of the history, periods, sizes, times."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from guibiao.desk.roles import role_name, roles
from guibiao.desk.steps import state_name, step_name, steps
from guibiao.extract import field_name, term_name
from guibiao.messages import _, language
from guibiao.plan import Observation, term
from guibiao.quantity import Period

_USUAL = {"bound": "eq", "role": "actual"}  # not worth a line


def action_name(action: str) -> str:
    """An action of the history in words; one that is not known stays as it is."""
    kind, _dot, what = action.partition(".")
    named = {
        "entry": _("填报数"), "chapter": _("填报文字"), "evidence": _("佐证材料"), "plan": _("规划"),
        "round": _("填报期"), "user": _("账号"), "department": _("部门"), "office": _("设置"), "password": _("密码"),
        "document": _("文件"), "indicator": _("指标"), "feed": _("订阅地址"),
        "report": _("报告"), "words": _("撰写文字"), "task": _("任务"), "statement": _("数字"),
        "project": _("项目"), "progress": _("进展"),
    }  # fmt: skip
    done = {
        "saved": _("保存"), "added": _("添加"), "removed": _("删除"), "imported": _("导入"), "opened": _("开启"),
        "made": _("建立"), "changed": _("修改"), "password": _("重置密码"), "toggle": _("启用或停用"),
        "unlock": _("解锁"), "uploaded": _("上传"), "published": _("公开"), "withdrawn": _("撤下"),
        "accepted": _("接受"), "corrected": _("改正"), "rejected": _("否定"),
        "report": _("反馈"), "close": _("办结销号"),  # a report that nobody had to accept: of earlier versions
        "bound": _("绑定统一身份认证"), "unbound": _("解除绑定"),
    }  # fmt: skip
    if kind not in named or (what not in done and what not in steps()):
        return action
    return f"{named[kind]} · {step_name(what) if what in steps() else done[what]}"


def told(value: Any) -> list[tuple[str, str]]:
    """What a record of the history keeps of before or after, as names and values for people."""
    if not isinstance(value, dict):
        return [("", str(value))] if value else []
    names = {
        "state": _("状态"), "written": _("原文"), "value": _("数值"), "bound": _("界限"), "upper": _("上限"),
        "role": _("性质"), "explanation": _("说明"), "reason": _("理由"), "text": _("文字"), "name": _("名称"),
        "sha256": _("摘要"), "digest": _("摘要"), "size": _("大小"), "version": _("版本"), "file": _("文件"),
        "username": _("用户名"),
        "department": _("部门"), "active": _("启用"), "period": _("期间"), "due": _("截止"), "report_day": _("报送日"),
        "progress": _("进展"), "problems": _("存在问题"), "next": _("下一步"), "moves": _("办理过程"),
        "day": _("提交日期"), "done": _("累计完成"), "done_year": _("本年完成投资（万元）"), "stage": _("阶段"),
        "stage_reason": _("变动理由"),
        "evidence": _("佐证材料"),
        "decision": _("处理"), "corrected": _("改为"), "kind": _("种类"), "as_of": _("评估时点"),
        "issuer": _("编制单位"), "issued": _("成文日期"), "section": _("章节"),
        "letters": _("自动发提醒邮件"), "letter_hour": _("发提醒的时间"),
        "full_name": _("姓名"), "by_provider": _("已绑定统一身份认证"), "subject": _("统一身份认证的编号"),
    }  # fmt: skip
    if "username" in value:
        names["role"] = _("角色")
    ordered = sorted(value.items(), key=lambda one: list(names).index(one[0]) if one[0] in names else len(names))
    rows = [
        (names.get(str(key)) or str(key), _value(str(key), v))
        for key, v in ordered
        if v not in ("", None, _USUAL.get(key))
    ]
    return [(name, text if len(text) <= 200 else text[:200] + "…") for name, text in rows]


def _value(key: str, value: Any) -> str:
    """A value of a record as people read it; a digest by its beginning."""
    if key == "state":
        return state_name(value)
    if key in ("bound", "role"):
        return role_name(value) if value in ("", *roles().names) else term(key).labels.get(value, str(value))
    if key == "decision":
        return {"accepted": _("接受"), "corrected": _("改正"), "rejected": _("否定")}.get(value, "")
    if key == "corrected":
        return "，".join(f"{field_name(name)} {text}" for name, text in (value or {}).items())
    if isinstance(value, bool):
        return term("yes_no").labels[str(value).lower()]
    if key == "size":
        return size_name(value)
    return str(value)[:12] + "…" if key in ("sha256", "digest") else str(value)


def period_name(text: str) -> str:
    """A period as people say it: 2024年, 2024年上半年, 2024年第三季度, 2024年6月."""
    period = Period(text)
    year, _dash, part = text.partition("-")
    if period.is_year:
        return year if language() == "en" else _("{year}年").format(year=year)
    if part in ("H1", "H2"):
        return (_("{year}年上半年") if part == "H1" else _("{year}年下半年")).format(year=year)
    if part.startswith("Q") and len(part) == 2:
        return _("{year}年第{n}季度").format(year=year, n=part[1])
    if part.isdecimal():
        return _("{year}年{n}月").format(year=year, n=int(part))
    return text


def size_name(size: int) -> str:
    """A file's size in B, KB or MB."""
    for unit, bytes_of in (("MB", 1_000_000), ("KB", 1_000)):
        if size >= bytes_of:
            return f"{size / bytes_of:.1f} {unit}"
    return f"{size} B"


def local(at: datetime) -> str:
    """A time by the office's clock."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def measure_name(measure: str) -> str:
    """What people call a measure: 水平, 增速 …"""
    return term_name(measure)


def verdict_name(verdict: str) -> str:
    """What people call a verdict (评价), by the page's language."""
    return {
        "met_early": _("提前实现"), "on_track": _("达到进度要求"), "behind": _("未达到进度要求"),
        "not_assessable": _("未能评估"),
    }[verdict]  # fmt: skip


def figure_text(observation: Observation, unit: str) -> str:
    """A figure with its unit and bound, or 是, 否."""
    if isinstance(observation.value, bool):
        return term("yes_no").labels[str(observation.value).lower()]
    measure = observation.measure
    own = "%" if measure.startswith("growth") else "" if measure in ("rank", "multiple") else unit
    bound = "" if observation.bound == "eq" else term("bound").labels[observation.bound] + " "
    return f"{bound}{observation.value}{own}".replace("-", "−")
