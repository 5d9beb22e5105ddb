"""Plans as rows. Definitions are kept as the plain form of the plan's file (docs/plan.md), so that nothing is lost."""

from __future__ import annotations

from django.db import models

from guibiao.desk.models.accounts import Department


class PlanRecord(models.Model):
    """A plan (规划): its card, totals and scenarios."""

    name = models.CharField(max_length=300)
    region = models.CharField(max_length=100, blank=True)
    card = models.JSONField()  # the plan's own fields
    totals = models.JSONField(default=list)
    scenarios = models.JSONField(default=dict)
    version = models.PositiveIntegerField(
        default=1
    )  # goes up with every change of its rows, to see that two people edit
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)  # also by a figure that was accepted or reopened

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return str(self.name)


class _Row(models.Model):
    """A row of a plan in its place, known by the id that the plan gives it."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE)
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=100)
    name = models.CharField(max_length=300)
    lead = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True)
    data = models.JSONField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        return str(self.name)


class IndicatorRecord(_Row):
    """An indicator with its parts, target and the observations that came with the plan's file."""

    category = models.CharField(max_length=100, blank=True)

    class Meta(_Row.Meta):
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="indicator_once")]


class ProjectRecord(_Row):
    """A project of the plan's ledger."""

    class Meta(_Row.Meta):
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="project_once")]


class TaskRecord(_Row):
    """A task of the plan's ledger."""

    class Meta(_Row.Meta):
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="task_once")]
