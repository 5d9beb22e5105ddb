"""People and their departments."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from guibiao.desk.roles import roles


class Department(models.Model):
    """A department (部门); plans name it as an indicator's lead unit."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return str(self.name)


class User(AbstractUser):
    """A person with a role ("" while an administrator has not given one), and a department's people with theirs."""

    role = models.CharField(max_length=20, choices=[(r, r) for r in roles().assignable], default="clerk", blank=True)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)  # failed sign-ins since the last one that worked
    locked_until = models.DateTimeField(null=True, blank=True)
    must_change_password = models.BooleanField(default=False)
    subject = models.CharField(max_length=400, blank=True)  # who the person is at the identity provider, once known

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(fields=["subject"], condition=~models.Q(subject=""), name="subject_once"),
        ]

    def reach(self, action: str) -> str:
        """How far the person's role reaches for an action of the table: as `Roles.reach`."""
        return roles().reach(self.role, action)

    def told(self) -> dict[str, object]:
        """What the history keeps of the account; no address, since the history is for ever."""
        return {
            "username": self.username,
            "role": self.role,
            "full_name": self.first_name,
            "department": self.department.name if self.department else None,
            "active": self.is_active,
            "by_provider": bool(self.subject),
        }

    @property
    def is_locked(self) -> bool:
        """Whether too many sign-ins failed lately."""
        return self.locked_until is not None and self.locked_until > timezone.now()

    def note_failure(self) -> None:
        """Count a failed sign-in and lock the account when there are too many."""
        self.failures += 1
        if self.failures >= settings.FAILURES_BEFORE_LOCK:
            self.locked_until = timezone.now() + timedelta(minutes=settings.LOCKED_MINUTES)
            self.failures = 0
        self.save(update_fields=["failures", "locked_until"])
