"""Two documents of a place compared in the background: promises of the one kept in the other, figures that disagree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guibiao.audit import audit_documents, failures, kind_of
from guibiao.desk.models import Job, Reading
from guibiao.desk.reading import documents_of
from guibiao.documents import Document
from guibiao.errors import InputError
from guibiao.extract import Found, extract
from guibiao.messages import _
from guibiao.track import Keeping, keep_promises


def compare(job: Job, say: Callable[[int], None]) -> Callable[[], dict[str, Any]]:
    """Compare the readings `earlier` and `later` of the job. Raises InputError where one is there no more."""
    earlier = _found(job.asked["earlier"])
    say(30)
    later = _found(job.asked["later"])
    say(50)
    keepings = keep_promises(earlier, later)
    say(80)
    pairs = [(one.document, one.statements) for one in (earlier, later)]
    findings = failures(audit_documents(pairs))
    result = {
        "titles": [one.document.title or one.document.name for one in (earlier, later)],
        "keepings": [_keeping(one) for one in keepings],
        "findings": [
            {"kind": kind_of(f), "claim": f.spans[0].text, "message": f.message, "working": f.working,
             "doc": f.doc, "across": any(span.doc and span.doc != f.doc for span in f.spans)}
            for f in findings
        ],
    }  # fmt: skip
    return lambda: result


def _found(pk: int) -> Found:
    reading = Reading.objects.select_related("record").filter(pk=pk).first()
    if reading is None:
        raise InputError(_("要比较的文件已不在"), "", _("请重新选择"))
    documents = [one for one in documents_of(reading.record) if isinstance(one, Document)]
    document = documents[reading.number - 1]
    return Found(document, extract(document))


def _keeping(one: Keeping) -> dict[str, Any]:
    places = [one.answer] if one.answer else one.candidates
    return {
        "verdict": one.verdict,
        "name": one.name,
        "promise": one.promise.sentence,
        "goal": str(one.goal or ""),
        "result": str(one.answer.figure or "") if one.answer else "",
        "answers": [place.quote.sentence for place in places if place],
    }
