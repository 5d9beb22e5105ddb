"""Documents as files and as they were read, the work done in the background, what is searched, the reports made."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models

from guibiao.desk.models.accounts import Department
from guibiao.desk.models.plans import PlanRecord

DECISIONS = ("accepted", "corrected", "rejected")


def document_place(_record: DocumentRecord | None, name: str) -> str:
    """Where a file is kept: under a random name with the suffix `name`, so that no given name reaches the disk."""
    made = secrets.token_hex(16)
    return f"documents/{made[:2]}/{made}{name}"


class DocumentRecord(models.Model):
    """An uploaded file, and what it is once it was read."""

    name = models.CharField(max_length=255)
    file = models.FileField(upload_to=document_place, max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300, blank=True)
    region = models.CharField(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    problem = models.TextField(blank=True)  # why it, or a part of it, could not be read
    uploader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-uploaded", "-id"]

    def __str__(self) -> str:
        return str(self.title or self.name)


class Reading(models.Model):
    """One of the documents that a file holds, as it was read; `passages` as `guibiao.desk.reading` writes them."""

    record = models.ForeignKey(DocumentRecord, on_delete=models.CASCADE, related_name="readings")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20)
    region = models.CharField(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    summary = models.CharField(max_length=300, blank=True)  # of the audit
    passages = models.JSONField(default=list)

    class Meta:
        ordering = ["record", "number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="reading_once")]

    def __str__(self) -> str:
        return str(self.title or self.name)


class StatementRecord(models.Model):
    """A statement found in a document, and what a person decided about it. Offsets count in the clean text."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    found = models.JSONField()  # the fields as extracted
    corrected = models.JSONField(null=True)  # the fields that a person changed
    decision = models.CharField(max_length=10, blank=True, choices=[(d, d) for d in DECISIONS])
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["reading", "number"]
        constraints = [models.UniqueConstraint(fields=["reading", "number"], name="statement_once")]

    def __str__(self) -> str:
        return f"{self.fields['indicator']} {self.fields['period']} {self.fields['value']}"[:300]

    @property
    def fields(self) -> dict[str, str]:
        """The fields as they stand now."""
        return {**self.found, **(self.corrected or {})}


class FindingRecord(models.Model):
    """What the audit says of a claim in a passage of a document."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="findings")
    passage = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    claim = models.TextField()
    message = models.TextField()
    working = models.TextField(blank=True)

    class Meta:
        ordering = ["reading", "passage", "id"]


class Sentence(models.Model):
    """What the search finds: a sentence of a document or chapter, or the words of a row of a plan (`kind`, `key`).

    `words` is the text as `guibiao.desk.search` indexes it. A department's rows are found by those who may see them.
    """

    kind = models.CharField(max_length=12)  # document, indicator, project, task, chapter
    key = models.PositiveBigIntegerField()
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, null=True)
    passage = models.PositiveIntegerField(default=0)
    department = models.ForeignKey(Department, on_delete=models.CASCADE, null=True)
    text = models.TextField()
    words = models.TextField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "key"])]


class Job(models.Model):
    """Work in the background. A worker takes it, says how far it is, and a dead worker's job is taken again."""

    kind = models.CharField(max_length=30)
    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, null=True, blank=True)
    document = models.ForeignKey(DocumentRecord, on_delete=models.CASCADE, null=True, blank=True)
    asked = models.JSONField(default=dict)  # what else the kind needs to know
    state = models.CharField(max_length=10, default="waiting")  # waiting, running, done, failed
    done = models.PositiveSmallIntegerField(default=0)  # in hundredths
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.CharField(max_length=32, blank=True)  # of the worker that has it
    beat = models.DateTimeField(null=True, blank=True)  # the worker's last sign of life
    problem = models.TextField(blank=True)
    result = models.JSONField(default=dict)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created", "-id"]
        indexes = [models.Index(fields=["state", "id"])]


class Words(models.Model):
    """What people write for a section of a plan's report, in Markdown."""

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE)
    section = models.CharField(max_length=100)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["plan", "section"]
        constraints = [models.UniqueConstraint(fields=["plan", "section"], name="words_once")]

    def __str__(self) -> str:
        return f"{self.plan} {self.section}"


class ReportVersion(models.Model):
    """A report as it was made: `files` are name, path, digest and size.

    `changes` is what differs from the version of its kind before it.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, related_name="reports")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, default="midterm")  # the edition: midterm, annual, final
    as_of = models.CharField(max_length=20, blank=True)
    files = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    published = models.DateTimeField(null=True, blank=True)  # since when everybody may read it

    class Meta:
        ordering = ["plan", "-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="report_once")]

    def __str__(self) -> str:
        return f"{self.plan} {self.number}"
