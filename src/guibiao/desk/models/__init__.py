"""What the desk keeps: people, plans, entries of departments, documents, jobs, and the history of all of it."""

from guibiao.desk.models.accounts import Department, User
from guibiao.desk.models.documents import (
    DocumentRecord,
    FindingRecord,
    Job,
    Reading,
    ReportVersion,
    Sentence,
    StatementRecord,
    Words,
)
from guibiao.desk.models.history import HistoryRecord, RowVersion
from guibiao.desk.models.plans import IndicatorRecord, PlanRecord, ProjectRecord, TaskRecord
from guibiao.desk.models.reporting import Chapter, Entry, Evidence, Feed, Import, Letter, Office, Progress, Round

__all__ = [
    "Chapter",
    "Department",
    "DocumentRecord",
    "Entry",
    "Evidence",
    "Feed",
    "FindingRecord",
    "HistoryRecord",
    "Import",
    "IndicatorRecord",
    "Job",
    "Letter",
    "Office",
    "PlanRecord",
    "Progress",
    "ProjectRecord",
    "Reading",
    "ReportVersion",
    "Round",
    "RowVersion",
    "Sentence",
    "StatementRecord",
    "TaskRecord",
    "User",
    "Words",
]
