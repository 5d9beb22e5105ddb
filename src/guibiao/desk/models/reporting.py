"""What departments hand in: figures and chapters of text, each with its state."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models

from guibiao.desk.models.accounts import Department
from guibiao.desk.models.plans import IndicatorRecord, PlanRecord, ProjectRecord, TaskRecord
from guibiao.messages import _

STATES = ("draft", "submitted", "approved", "accepted", "returned")  # 填报, 审核, 接受; returned with a reason
CHAPTERS = ("progress", "problems", "next")


def chapter_name(key: str) -> str:
    """What people call a chapter."""
    return {"progress": _("进展情况"), "problems": _("存在问题"), "next": _("下一步打算")}[key]


class Office(models.Model):
    """The office's own settings: one row."""

    report_day = models.PositiveSmallIntegerField(default=28)  # of the month, by which departments report
    letters = models.BooleanField(default=True)  # whether reminders go out by themselves, where mail is set up
    letter_hour = models.PositiveSmallIntegerField(default=8)  # of the day, from which they do
    version = models.PositiveIntegerField(default=1)

    @classmethod
    def own(cls) -> Office:
        """The row, made with its defaults where there is none."""
        row: Office = cls.objects.get_or_create(pk=1)[0]
        return row

    def __str__(self) -> str:
        return "office"


class Round(models.Model):
    """A period for which departments report, and the day by which they do."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE)
    period = models.CharField(max_length=20)
    due = models.DateField()

    class Meta:
        ordering = ["-due"]
        constraints = [models.UniqueConstraint(fields=["plan", "period"], name="round_once")]

    def __str__(self) -> str:
        return f"{self.plan.name} {self.period}"


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
    """A figure of one indicator (or part) for one round, as the department writes it.

    `written` is what was typed, `value` the figure read from it (`upper` the other end of a range) with its bound.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    indicator = models.ForeignKey(IndicatorRecord, on_delete=models.PROTECT)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True)
    part = models.CharField(max_length=100, blank=True)  # the id of the part, where it is one of a composite
    measure = models.CharField(max_length=20, default="level")
    written = models.CharField(max_length=100, blank=True)
    value = models.CharField(max_length=40)  # 8.0 keeps its decimals
    bound = models.CharField(max_length=10, default="eq")
    upper = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=10, default="actual")
    explanation = models.TextField(blank=True)

    class Meta:
        ordering = ["round", "indicator__position", "part"]
        constraints = [
            models.UniqueConstraint(fields=["round", "indicator", "part", "measure"], name="entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.name} {self.round.period}"


class Progress(Handed):
    """How far a task or a project has come, as its department writes it; once accepted it is in the plan's own row.

    `said` is what was written, by the names of the plan's file; `day` is when it was handed in.
    """

    task = models.ForeignKey(TaskRecord, on_delete=models.PROTECT, null=True)
    project = models.ForeignKey(ProjectRecord, on_delete=models.PROTECT, null=True)
    department = models.ForeignKey(Department, on_delete=models.PROTECT)
    said = models.JSONField(default=dict)
    day = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(task=None, project__isnull=False) | models.Q(task__isnull=False, project=None),
                name="progress_of_one_row",
            ),
            models.UniqueConstraint(fields=["task"], condition=~models.Q(state="accepted"), name="task_waits_once"),
            models.UniqueConstraint(
                fields=["project"], condition=~models.Q(state="accepted"), name="project_waits_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.row.name)

    @property
    def row(self) -> TaskRecord | ProjectRecord:
        """The row of the plan that it is of."""
        row: TaskRecord | ProjectRecord = self.task or self.project
        return row


def evidence_place(_evidence: Evidence, _name: str) -> str:
    """Where a file is kept: under a random name, so that nothing of the given one reaches the disk."""
    name = secrets.token_hex(16)
    return f"evidence/{name[:2]}/{name}"


class Evidence(models.Model):
    """A file that stands behind a figure, or behind what was told of a task or project."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, null=True)
    progress = models.ForeignKey(Progress, on_delete=models.CASCADE, null=True)
    name = models.CharField(max_length=255)
    file = models.FileField(upload_to=evidence_place)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def about(self) -> Entry | Progress:
        """What it stands behind."""
        about: Entry | Progress = self.entry or self.progress
        return about


class Chapter(Handed):
    """A department's text for a chapter of the report: progress, problems, next steps.

    `findings` is what was found in it when it was last saved, as `guibiao.desk.texts` writes it.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    department = models.ForeignKey(Department, on_delete=models.PROTECT)
    key = models.CharField(max_length=20, choices=[(k, k) for k in CHAPTERS])
    text = models.TextField(blank=True)
    findings = models.JSONField(default=dict)

    class Meta:
        ordering = ["department__name", "key"]
        constraints = [models.UniqueConstraint(fields=["round", "department", "key"], name="chapter_once")]

    def __str__(self) -> str:
        return f"{self.department.name} {self.round.period} {chapter_name(self.key)}"


class Feed(models.Model):
    """A person's address for reminders in a feed reader or calendar; only a digest of its token is kept."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.person)


class Letter(models.Model):
    """A reminder by mail, written once: to whom, for what occasion, in which colour; taken on before it is sent."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=60)  # `Chase.key`
    colour = models.CharField(max_length=10)
    day = models.DateField()  # on which it was taken on
    sent = models.BooleanField(default=False)  # whether the server took it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "occasion", "colour"], name="letter_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.occasion} {self.colour}"


class Import(models.Model):
    """A plan's file that was read and waits to be confirmed, with the version of the plan that it was held against."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, null=True)
    based_on = models.PositiveIntegerField(default=0)
    data = models.JSONField()
    file = models.CharField(max_length=255)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.file)
