"""The history: append-only, each record chained to the one before it, so that tampering shows."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from guibiao.desk.models.plans import PlanRecord


class HistoryRecord(models.Model):
    """Who did what to what, when, with what it was before and after."""

    at = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)  # of the object: entry, plan, user …
    key = models.CharField(max_length=100)
    name = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "key"])]


class RowVersion(models.Model):
    """A row of a plan as it was from a moment on; `data` is None from when it was gone.

    The ledger "plan" has one row: the plan's card, totals and scenarios.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE)
    ledger = models.CharField(max_length=12)  # plan, indicators, projects, tasks
    code = models.CharField(max_length=100, blank=True)
    position = models.PositiveIntegerField(default=0)
    data = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["plan", "at"])]
