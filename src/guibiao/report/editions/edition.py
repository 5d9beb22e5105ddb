"""`Edition`: midterm, final or annual, in which sentences and in which dress."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guibiao.assess import PlanAssessment
from guibiao.audit import Finding
from guibiao.errors import InputError
from guibiao.messages import _, speaking
from guibiao.report.chapters.illustrations import illustrated
from guibiao.report.content import Content
from guibiao.report.editions.annual import annual_content
from guibiao.report.editions.english import english_content, in_english
from guibiao.report.editions.evaluation import evaluation_content
from guibiao.report.editions.final import at_end, final_content
from guibiao.report.word.dress import Dress
from guibiao.report.wording import Wording, edition_wording, own_wording

EDITIONS = {"midterm": evaluation_content, "final": final_content, "annual": annual_content}


@dataclass(frozen=True, slots=True)
class Edition:
    """What is asked of a report besides its data. `kind` is one of EDITIONS, None the one that the date asks for.

    `wording` is a user's file over the shipped sentences. `paged` fills the page numbers of the table of contents,
    and `pdf` adds a PDF, both by LibreOffice. `language` is zh or en, None what is spoken.
    """

    kind: str | None = None
    wording: Path | None = None
    dress: Dress = field(default_factory=Dress)
    paged: bool = False
    pdf: bool = False
    language: str | None = None

    def words(self, result: PlanAssessment) -> Wording:
        """The sentences of the edition.

        Raises InputError for a `wording` file that cannot be used, as none can in English.
        """
        kind = self._kind(result)
        if self.english:
            if self.wording is not None:
                raise InputError(_("英文报告的措辞用自带的"), str(self.wording), _("请去掉 --wording，或用中文"))
            return edition_wording(kind, english=True)
        return own_wording(self.wording, kind) if self.wording is not None else edition_wording(kind)

    def content(
        self, result: PlanAssessment, findings: Sequence[Finding], issuer: str = "", issued: date | None = None
    ) -> Content:
        """The report as the edition says it. Raises InputError as `words`, and for sentences with gaps."""
        with self.speaking():
            named, words = self.named(result), self.words(result)
            content = EDITIONS[self._kind(result)](named, findings, words, issuer, issued)
            content = illustrated(
                content, self.judged(named), words, self.dress.charts, self.dress.layout.charts_behind
            )
        return english_content(content) if self.english else content

    def speaking(self) -> AbstractContextManager[None]:
        """Our own words in the language of the edition while it is made."""
        return speaking(self.language) if self.language is not None else nullcontext()

    @property
    def english(self) -> bool:
        """Whether the report is in English."""
        return self.language == "en"

    def named(self, result: PlanAssessment) -> PlanAssessment:
        """The assessments with the names of things in the edition's language."""
        return in_english(result) if self.english else result

    def judged(self, result: PlanAssessment) -> PlanAssessment:
        """The assessments as the edition judges: the final one looks back, with nothing forecast or proposed."""
        return at_end(result) if self._kind(result) == "final" else result

    def _kind(self, result: PlanAssessment) -> str:
        ended = result.as_of >= result.plan.period.end
        return self.kind or ("final" if ended else "midterm")
