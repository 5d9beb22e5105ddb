"""`Checked`: a document with what became of its claims, for those who show it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from msgspec import Struct

from guibiao.audit.baseline import finding_id
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import FITTING
from guibiao.documents import Document
from guibiao.messages import _


class Checked(Struct, frozen=True):
    """A document with all its claims, those to be shown, and the failures that a person has accepted."""

    document: Document
    claims: tuple[Finding, ...]
    shown: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()

    def summary(self) -> str:
        """What became of the claims, in numbers."""
        counted = Counter(f.verdict for f in self.claims)
        said = _("核对了 {total} 处说法：{held} 处成立，{fails} 处不成立，{missing} 处缺数据无法重算").format(
            total=len(self.claims),
            held=sum(counted[v] for v in FITTING),
            fails=counted["fails"],
            missing=counted["not_recomputable"],
        )
        if self.accepted:
            said = _("{said}（其中 {n} 处已认可，不再列出）").format(said=said, n=len(self.accepted))
        return said

    def place_of(self, finding: Finding) -> str:
        """Where a person finds a claim: 第12段, 第3页, 表2!C5, or the line of a plain text."""
        start = finding.spans[0].start
        place = self.document.place_at(start)
        if place is None:
            return _("第{n}行").format(n=self.document.source.count("\n", 0, start) + 1)
        if place.startswith("para "):
            return _("第{n}段").format(n=place[5:])
        if place.startswith("p") and place[1:].isdigit():
            return _("第{n}页").format(n=place[1:])
        return place


def checked(
    documents: Iterable[Document], claims: Iterable[Finding], accepted: Collection[str] = (), every: bool = False
) -> list[Checked]:
    """The documents in their order with their claims; failures whose ids are accepted are kept apart.

    `every` shows the claims that hold and those that cannot be recomputed as well.
    """
    of_each: dict[str, list[Finding]] = defaultdict(list)
    for claim in claims:
        of_each[claim.doc].append(claim)
    return [_checked(document, of_each[document.name], accepted, every) for document in documents]


def _checked(document: Document, claims: list[Finding], accepted: Collection[str], every: bool) -> Checked:
    silent, shown = [], []
    for claim in claims:
        failed = claim.verdict == "fails"
        if failed and accepted and finding_id(claim, document.source) in accepted:
            silent.append(claim)
        elif failed or every:
            shown.append(claim)
    return Checked(document, tuple(claims), tuple(shown), tuple(silent))
