"""A plan's report in its editions, made in the background with people's words; every version is kept."""

from __future__ import annotations

import hashlib
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from guibiao.assess import assess_plan
from guibiao.desk.models import Chapter, Job, PlanRecord, ReportVersion, Words
from guibiao.desk.plans import plan_of
from guibiao.desk.standing import lasting, standing
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.report import Edition, Place, evaluation_content, rebuild_report

_CHAPTERS = {"progress": "tasks", "problems": "causes", "next": "work"}  # of a department, to the report's sections
KINDS = ("midterm", "annual", "final")
_RECORD = "report.json"
_MARKS = expression(r"[\\*#|<>\[\]`]")  # of Markdown, in a department's name
_ESCAPE = r"\\\g<0>"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report that people write: its key, heading, what belongs there, and what is written."""

    key: str
    heading: str
    asked: str
    text: str
    version: int
    handed_in: str


def kind_name(kind: str) -> str:
    """What people call an edition."""
    return {"midterm": _("中期评估报告"), "annual": _("年度监测评估报告"), "final": _("总结评估报告")}[kind]


def usual_kind(plan: PlanRecord) -> str:
    """The edition that a plan's figures ask for: the final one once they reach its end."""
    stood = standing(plan)
    return "final" if stood.result.as_of >= stood.plan.period.end else "midterm"


def sections(plan: PlanRecord) -> list[Section]:
    """The sections of a plan's report that wait for people's words, in the order of the report."""
    written = {one.section: one for one in Words.objects.filter(plan=plan)}
    chapters = _chapters(plan)
    return [
        Section(
            key, heading, asked,
            written[key].text if key in written else "",
            written[key].version if key in written else 0,
            chapters.get(key, ""),
        )
        for key, heading, asked in lasting("places", plan, lambda: _places(plan))
    ]  # fmt: skip


def _places(plan: PlanRecord) -> list[tuple[str, str, str]]:
    """Key, heading and what is asked of every place that is kept for people's words; no figure moves a place."""
    content = evaluation_content(standing(plan).result, [])
    return [(block.key, one.heading, block.text) for one in content.walk() for block in one.blocks
            if isinstance(block, Place)]  # fmt: skip


def make(job: Job, say: Callable[[int], None]) -> Callable[[], dict[str, Any]]:
    """Write an edition of the job's plan as of its day. Raises InputError where plan or words cannot be used."""
    plan, asked = job.plan, job.asked
    kind = asked.get("kind") or "midterm"
    result = assess_plan(plan_of(plan), date.fromisoformat(asked["as_of"]) if asked.get("as_of") else None)
    say(30)
    place = Path(settings.MEDIA_ROOT) / "reports" / secrets.token_hex(16)
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words"
        words.mkdir()
        for number, (key, text) in enumerate(_words(plan), 1):
            head = yaml.safe_dump({"section": key}, allow_unicode=True)
            (words / f"{number}.md").write_text(f"---\n{head}---\n\n{text}\n", encoding="utf-8")
        made = Path(folder) / "report"
        made.mkdir()
        before = plan.reports.filter(kind=kind).first()
        if before is not None:
            _copy_record(before, made)
        rebuilt = rebuild_report(
            result, [], made, words, asked.get("issuer", ""),
            date.fromisoformat(asked["issued"]) if asked.get("issued") else None, Edition(kind),
        )  # fmt: skip
        say(90)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(made, place)
    files = [_file(path, place) for path in sorted(p for p in place.iterdir() if p.is_file())]
    changes = [str(one) for one in rebuilt.changes or ()]
    return lambda: _keep(job, kind, files, changes, result.as_of.isoformat())


def _keep(job: Job, kind: str, files: list[dict[str, Any]], changes: list[str], as_of: str) -> dict[str, Any]:
    last = PlanRecord.objects.select_for_update().get(pk=job.plan_id).reports.first()
    number = last.number + 1 if last else 1
    ReportVersion.objects.create(
        plan=job.plan, number=number, kind=kind, as_of=as_of, files=files, changes=changes, owner=job.owner
    )
    return {"number": number}


def _words(plan: PlanRecord) -> Iterator[tuple[str, str]]:
    """People's words by section: the planner's own, after what departments handed in."""
    chapters = _chapters(plan)
    own = {one.section: one.text for one in Words.objects.filter(plan=plan) if one.text.strip()}
    for key in dict.fromkeys([*chapters, *own]):
        yield key, "\n\n".join(filter(None, (chapters.get(key, ""), own.get(key, ""))))


def _chapters(plan: PlanRecord) -> dict[str, str]:
    """What departments handed in and the planner accepted, by the section it belongs to: each one's latest."""
    latest: dict[tuple[str, str], Chapter] = {}
    accepted = Chapter.objects.filter(round__plan=plan, state="accepted").select_related("department", "round")
    for chapter in accepted.order_by("round__due", "department__name"):
        if chapter.text.strip():
            latest[chapter.department.name, chapter.key] = chapter
    texts: dict[str, list[str]] = {}
    for (name, key), chapter in sorted(latest.items()):
        texts.setdefault(_CHAPTERS[key], []).append(f"**{_MARKS.sub(_ESCAPE, name)}**\n\n{chapter.text.strip()}")
    return {section: "\n\n".join(parts) for section, parts in texts.items()}


def _copy_record(version: ReportVersion, folder: Path) -> None:
    for one in version.files:
        path = Path(settings.MEDIA_ROOT) / one["path"]
        if one["name"] == _RECORD and path.is_file():
            shutil.copy(path, folder / _RECORD)


def _file(path: Path, place: Path) -> dict[str, Any]:
    """A file of the report: its name for people, and where it is kept, under a name of its own."""
    data = path.read_bytes()
    kept = path.rename(place / f"{secrets.token_hex(8)}{path.suffix}")
    return {
        "name": path.name,
        "path": str(kept.relative_to(settings.MEDIA_ROOT)),
        "digest": hashlib.sha256(data).hexdigest(),
        "size": len(data),
    }
