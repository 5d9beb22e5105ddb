"""`Edition`: midterm, final or annual, in which sentences and in which dress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guibiao.assess import PlanAssessment
from guibiao.audit import Finding
from guibiao.report.annual import annual_content
from guibiao.report.content import Content
from guibiao.report.dress import Dress
from guibiao.report.evaluation import evaluation_content
from guibiao.report.final import final_content
from guibiao.report.wording import Wording, edition_wording, own_wording

EDITIONS = {"midterm": evaluation_content, "final": final_content, "annual": annual_content}


@dataclass(frozen=True, slots=True)
class Edition:
    """What is asked of a report besides its data. `kind` is one of EDITIONS, None the one that the date asks for.

    `wording` is a user's file over the shipped sentences. `paged` fills the page numbers of the table of contents,
    and `pdf` adds a PDF, both by LibreOffice.
    """

    kind: str | None = None
    wording: Path | None = None
    dress: Dress = field(default_factory=Dress)
    paged: bool = False
    pdf: bool = False

    def words(self, result: PlanAssessment) -> Wording:
        """The sentences of the edition. Raises InputError for a `wording` file that cannot be used."""
        kind = self._kind(result)
        return own_wording(self.wording, kind) if self.wording is not None else edition_wording(kind)

    def content(
        self, result: PlanAssessment, findings: Sequence[Finding], issuer: str = "", issued: date | None = None
    ) -> Content:
        """The report as the edition says it. Raises InputError as `words`, and for sentences with gaps."""
        return EDITIONS[self._kind(result)](result, findings, self.words(result), issuer, issued)

    def _kind(self, result: PlanAssessment) -> str:
        ended = result.as_of >= result.plan.period.end
        return self.kind or ("final" if ended else "midterm")
