"""Documents and the work done on them in the background."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from guibiao.desk.models.plans import PlanRecord


class DocumentRecord(models.Model):
    """An uploaded file, and what it is once it was read."""

    name = models.CharField(max_length=255)
    file = models.FileField(upload_to="documents/%Y/%m/")
    digest = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300, blank=True)
    region = models.CharField(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    problem = models.TextField(blank=True)  # why it could not be read
    uploader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-uploaded"]


class Job(models.Model):
    """Work in the background. A worker takes it, says how far it is, and a dead worker's job is taken again."""

    kind = models.CharField(max_length=30)
    plan = models.ForeignKey(PlanRecord, on_delete=models.CASCADE, null=True, blank=True)
    document = models.ForeignKey(DocumentRecord, on_delete=models.CASCADE, null=True, blank=True)
    state = models.CharField(max_length=10, default="waiting")  # waiting, running, done, failed
    done = models.PositiveSmallIntegerField(default=0)  # in hundredths
    attempts = models.PositiveSmallIntegerField(default=0)
    beat = models.DateTimeField(null=True, blank=True)  # the worker's last sign of life
    problem = models.TextField(blank=True)
    result = models.JSONField(default=dict)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created"]
