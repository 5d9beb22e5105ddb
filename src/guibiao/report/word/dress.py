"""`Dress`: what a user asks of a report's Word edition besides what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from guibiao.report.layout import Layout, official_layout

CHARTS = ("none", "main", "all")


@dataclass(frozen=True, slots=True)
class Dress:
    """`number` is the document's number (发文字号) under a red head, "" for neither.

    `contents` None leaves it to the red head: a document that has one begins with it. `template` is a .docx file
    whose styles, pages and words before the report are taken instead of the layout's. `trace` puts a comment with its
    source to every number. `charts` is one of CHARTS: those that stand in the text.
    """

    cover: bool = False
    contents: bool | None = None
    number: str = ""
    template: Path | None = None
    trace: bool = False
    charts: str = "main"
    layout: Layout = field(default_factory=official_layout)

    @property
    def has_contents(self) -> bool:
        """Whether a table of contents stands before the report."""
        return not self.number if self.contents is None else self.contents
