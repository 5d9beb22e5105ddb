"""The desk as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Its name and label."""

    name = "guibiao.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the search's index beside the rows."""
        from guibiao.desk.search import follow_rows

        follow_rows()
