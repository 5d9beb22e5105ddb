"""What departments hand in: figures and chapters of text, each with its state."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from guibiao.desk.models.accounts import Department
from guibiao.desk.models.plans import IndicatorRecord, PlanRecord

STATES = ("draft", "submitted", "approved", "accepted", "returned")  # 填报, 审核, 接受; returned with a reason


class Round(models.Model):
    """A period for which departments report, and the day by which they do."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE)
    period = models.CharField(max_length=20)
    due = models.DateField()

    class Meta:
        ordering = ["-due"]
        constraints = [models.UniqueConstraint(fields=["plan", "period"], name="round_once")]


class Handed(models.Model):
    """Something handed in: who has it, in which state, and how often it was changed."""

    state = models.CharField(max_length=10, choices=[(s, s) for s in STATES], default="draft")
    reason = models.TextField(blank=True)  # why it was returned
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    @property
    def is_locked(self) -> bool:
        """Accepted is locked; what is with the head or the planner waits for them."""
        return self.state in ("submitted", "approved", "accepted")


class Entry(Handed):
    """A figure of one indicator (or part) for one round, as the department writes it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    indicator = models.ForeignKey(IndicatorRecord, on_delete=models.PROTECT)
    part = models.CharField(max_length=100, blank=True)  # the id of the part, where it is one of a composite
    measure = models.CharField(max_length=20, default="level")
    value = models.CharField(max_length=40)  # as written: 8.0 keeps its decimals
    role = models.CharField(max_length=10, default="actual")
    explanation = models.TextField(blank=True)

    class Meta:
        ordering = ["round", "indicator__position", "part"]
        constraints = [
            models.UniqueConstraint(fields=["round", "indicator", "part", "measure"], name="entry_once"),
        ]


class Evidence(models.Model):
    """A file that stands behind an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE)
    name = models.CharField(max_length=255)
    file = models.FileField(upload_to="evidence/%Y/%m/")
    digest = models.CharField(max_length=64)


class Chapter(Handed):
    """A department's text for a chapter of the report: progress, problems, next steps."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    department = models.ForeignKey(Department, on_delete=models.PROTECT)
    key = models.CharField(max_length=20, choices=[(k, k) for k in ("progress", "problems", "next")])
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["department__name", "key"]
        constraints = [models.UniqueConstraint(fields=["round", "department", "key"], name="chapter_once")]
