"""Keeping of promises: what a later document says of every promise and target of an earlier one.

Takes two documents with their statements, or a plan and a document; gives `Keeping`s (docs/tracking.md).
"""

from guibiao.track.keeping.as_json import keepings_jsonl
from guibiao.track.keeping.judging import keep_plan, keep_promises
from guibiao.track.keeping.model import VERDICTS, Figure, Keeping, Quote, Telling
from guibiao.track.keeping.terms import MARKS, keeping_name, promise_kind

__all__ = [
    "MARKS",
    "VERDICTS",
    "Figure",
    "Keeping",
    "Quote",
    "Telling",
    "keep_plan",
    "keep_promises",
    "keeping_name",
    "keepings_jsonl",
    "promise_kind",
]
