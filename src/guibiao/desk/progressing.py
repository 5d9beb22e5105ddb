"""What a department writes of a task or project: read from a form, so that what is kept fits into the plan's row."""

from __future__ import annotations

from collections.abc import Mapping

from guibiao.desk.ledgers import kind_of_row, project_of, task_of, with_progress
from guibiao.desk.models import Progress, ProjectRecord, TaskRecord
from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.plan import Project
from guibiao.track import needs_reason, stages_of

Row = TaskRecord | ProjectRecord
TEXTS = {"task": ("progress", "problems", "next", "explanation"), "project": ("problems", "explanation")}
AMOUNTS = {"task": ("done",), "project": ("done", "done_year")}
WRITTEN = ("progress", "problems", "next", "explanation", "done", "done_year", "stage", "stage_reason")
_LONGEST = 5_000
_DIGITS = 20


def waiting(row: Row) -> Progress | None:
    """What was written of a row and is not accepted yet; at most one."""
    kept: Progress | None = (
        row.progress_set.exclude(state="accepted").select_related("author", "department", "task", "project").first()
    )
    return kept


def begun(row: Row) -> Progress:
    """Something new about a row, not kept yet."""
    return Progress(**{kind_of_row(row): row}, department=row.lead)


def said_of(row: Row, form: Mapping[str, str]) -> dict[str, str]:
    """What a form says of a row, by the names of the plan's file. Raises InputError."""
    kind = kind_of_row(row)
    said = {key: form.get(key, "").replace("\r\n", "\n").strip()[:_LONGEST] for key in TEXTS[kind]}
    for key in AMOUNTS[kind]:
        if text := form.get(key, "").strip():
            said[key] = _amount(text)
    if isinstance(row, ProjectRecord):
        said |= _stage(project_of(row), form)
    elif not said["progress"]:
        raise InputError(_("请写进展"))
    said = {key: text for key, text in said.items() if text}
    if not said:
        raise InputError(_("还没有写"))
    _expect_sound(row, said)
    return said


def amount(text: str) -> str:
    """An amount as the plan's file has it. Raises ValueError where it is none, or below nothing.

    >>> amount("１，２００．５")
    '1200.5'
    """
    plain = text.translate(str.maketrans("０１２３４５６７８９．", "0123456789.", ",， ")).strip()
    whole, _point, rest = plain.partition(".")
    if not (whole + rest).isascii() or not whole.isdigit() or (rest and not rest.isdigit()) or len(plain) > _DIGITS:
        raise ValueError(text)
    return plain.rstrip(".")


def _amount(text: str) -> str:
    try:
        return amount(text)
    except ValueError:
        raise InputError(_("看不懂这个数"), text[:_DIGITS], _("请写成 12.5 这样的数")) from None


def _stage(project: Project, form: Mapping[str, str]) -> dict[str, str]:
    """The stage to which the form moves a project, with its reason; nothing where it stays."""
    stage, reason = form.get("stage", ""), form.get("stage_reason", "").strip()[:_LONGEST]
    if not stage or stage == stage_of(project):
        return {}
    if stage not in stages_of(project.ledger):
        raise InputError(_("没有这个选项"), stage[:_DIGITS], _("请从列出的选项中选"))
    if needs_reason(stage) and not reason:
        raise InputError(_("请写明理由"), stage)
    return {"stage": stage, **({"stage_reason": reason} if reason else {})}


def stage_of(project: Project) -> str:
    """The stage that a project was last moved to; "" before its first move."""
    return project.moves[-1].stage if project.moves else ""


def _expect_sound(row: Row, said: dict[str, str]) -> None:
    """Raises InputErrors where the row would not be sound with what was said."""
    data = with_progress(row, said, None, [])
    (task_of if isinstance(row, TaskRecord) else project_of)(type(row)(name=row.name, data=data))
