"""Documents: taken in once, read in the background, decided on; what cannot be read says why."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[2] / "examples" / "sample-county" / "yunhe-work-report-2023.txt"
EARLIER = """云河县2022年政府工作报告

一、2022年工作安排
主要预期目标是：地区生产总值增长5%左右，一般公共预算收入增长6%。改造老旧小区15个，建成高标准农田2.2万亩。
"""


@pytest.fixture
def send(person: Callable[..., Any]) -> Callable[..., Any]:
    """Uploads files as a planner and reads them; gives the client."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.worker import work_one

    client = person("planner", name="planner")

    def send(*files: tuple[str, bytes], read: bool = True) -> Any:
        client.answer = client.post(
            "/documents/upload",
            {"files": [SimpleUploadedFile(name, data) for name, data in files]},
            headers={"accept": "application/json"},
        )
        while read and work_one():
            pass
        return client

    return send


def _one() -> Any:
    from guibiao.desk.models import DocumentRecord

    return DocumentRecord.objects.get()


def test_a_report_is_read_and_shown_with_its_statements_and_place(send: Callable[..., Any]) -> None:
    client = send((SAMPLE.name, SAMPLE.read_bytes()))
    record = _one()
    assert (record.kind, record.region, record.year, record.problem) == ("work_report", "云河县", 2022, "")
    page = client.get(f"/documents/{record.pk}").content.decode()
    assert page.count('class="mark ') > 40
    assert "173.9亿元" in page
    listed = client.get("/documents?kind=work_report&year=2022").content.decode()
    assert "政府工作报告" in listed
    assert "还没有文件" in client.get("/documents?year=1999").content.decode()


def test_the_same_file_twice_is_one_document(send: Callable[..., Any]) -> None:
    from guibiao.desk.models import Job

    send(("甲.txt", SAMPLE.read_bytes()))
    client = send(("乙.txt", SAMPLE.read_bytes()))
    assert client.answer.json()["taken"][0]["known"]
    assert _one().name == "甲.txt"
    assert Job.objects.count() == 1
    assert len(_kept_files()) == 1


def _kept_files() -> list[Path]:
    from django.conf import settings

    from guibiao.desk.models import DocumentRecord

    known = {Path(settings.MEDIA_ROOT) / one.file.name for one in DocumentRecord.objects.all()}
    return [path for path in known if path.is_file()]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("坏.docx", b"PK\x03\x04 this is no archive"),
        ("空.txt", b" \n \n"),
        ("炸弹.zip", "bomb"),
        ("坏.pdf", b"%PDF-1.7 broken"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_on_its_page(
    send: Callable[..., Any], name: str, data: bytes | str
) -> None:
    client = send((name, _bomb() if isinstance(data, str) else data))
    record = _one()
    assert name in record.problem or "内" in record.problem
    page = client.get(f"/documents/{record.pk}").content.decode()
    assert record.problem.splitlines()[0][:8] in page
    assert "Traceback" not in page
    assert "/tmp" not in page


def _bomb() -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("大.txt", "w", force_zip64=True) as file,
    ):
        for _piece in range(600):
            file.write(b"0" * 1_000_000)
    return made.getvalue()


def test_an_unknown_format_and_an_empty_file_are_refused_at_once(send: Callable[..., Any]) -> None:
    from guibiao.desk.models import DocumentRecord

    client = send(("程序.exe", b"MZ"), ("空.docx", b""))
    assert client.answer.status_code == 400
    assert len(client.answer.json()["problems"]) == 2
    assert not DocumentRecord.objects.exists()


def test_a_decision_is_kept_with_its_history_and_a_late_one_is_a_conflict(send: Callable[..., Any]) -> None:
    from guibiao.desk.models import HistoryRecord, StatementRecord

    client = send((SAMPLE.name, SAMPLE.read_bytes()))
    mark = StatementRecord.objects.first()
    fields = {**mark.found, "value": "174.0", "version": mark.version, "decision": "corrected"}
    assert client.post(f"/statements/{mark.pk}/decision?part=1", fields).status_code == 200
    late = client.post(f"/statements/{mark.pk}/decision?part=1", {"version": mark.version, "decision": "rejected"})
    assert late.status_code == 409
    mark.refresh_from_db()
    assert (mark.decision, mark.corrected, mark.version) == ("corrected", {"value": "174.0"}, 2)
    kept = HistoryRecord.objects.get(kind="StatementRecord")
    assert kept.after == {"decision": "corrected", "corrected": {"value": "174.0"}}
    page = client.get(f"/statements/{mark.pk}").content.decode()
    assert mark.found["value"] in page


@pytest.mark.parametrize(
    ("field", "wrong"), [("value", "约三"), ("value", "NaN"), ("period", "去年"), ("measure", "x"), ("indicator", " ")]
)
def test_a_correction_that_cannot_be_is_refused(send: Callable[..., Any], field: str, wrong: str) -> None:
    from guibiao.desk.models import StatementRecord

    client = send((SAMPLE.name, SAMPLE.read_bytes()))
    mark = StatementRecord.objects.first()
    said = {**mark.found, field: wrong, "version": 1, "decision": "corrected"}
    assert client.post(f"/statements/{mark.pk}/decision", said).status_code == 400
    mark.refresh_from_db()
    assert mark.decision == ""


def test_a_clerk_uploads_but_does_not_decide(send: Callable[..., Any], person: Callable[..., Any]) -> None:
    from guibiao.desk.models import StatementRecord

    send((SAMPLE.name, SAMPLE.read_bytes()))
    mark = StatementRecord.objects.first()
    clerk = person("clerk", "县统计局")
    assert clerk.get(f"/statements/{mark.pk}").status_code == 200
    answer = clerk.post(f"/statements/{mark.pk}/decision", {"version": 1, "decision": "accepted"})
    assert answer.status_code == 404


def test_two_years_of_a_place_are_compared(send: Callable[..., Any]) -> None:
    from guibiao.desk.models import Job, Reading
    from guibiao.desk.worker import work_one

    client = send(("云河县2022年政府工作报告.txt", EARLIER.encode()), (SAMPLE.name, SAMPLE.read_bytes()))
    earlier, later = (Reading.objects.get(record__name=n) for n in ("云河县2022年政府工作报告.txt", SAMPLE.name))
    assert client.post("/compare", {"earlier": earlier.pk, "later": later.pk}).status_code == 302
    assert "正在比较" in client.get(f"/compare/{Job.objects.get(kind='compare').pk}").content.decode()
    work_one()
    job = Job.objects.get(kind="compare")
    assert job.state == "done", job.problem
    verdicts = {one["name"]: one["verdict"] for one in job.result["keepings"]}
    assert "kept" in verdicts.values()
    page = client.get(f"/compare/{job.pk}").content.decode()
    assert "改造老旧小区" in page


def test_an_archive_gives_its_documents_and_the_problems_of_the_others(send: Callable[..., Any]) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("甲.txt", EARLIER)
        archive.writestr("乙.docx", b"broken")
    client = send(("两份.zip", made.getvalue()))
    record = _one()
    assert record.readings.count() == 1
    assert "乙.docx" in record.problem
    assert "老旧小区" in client.get(f"/documents/{record.pk}").content.decode()
