"""Findings in the user's own Word file: a comment at each claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit import MARKS, Finding, by_root, kind_name, kind_of
from guibiao.messages import _
from guibiao.report.word.comments import Remark, commented

_INITIALS = "GB"


def findings_word(content: bytes, where: str, findings: Sequence[Finding]) -> bytes:
    """The .docx file that the findings were made from, with a comment by 圭表 at each claim and nothing else changed.

    The same file and findings give the same bytes; the comments bear no date. Raises InputError where the bytes are
    no .docx file.
    """
    remarks = [
        Remark(f.spans[0].start, f.spans[0].end, tuple(_lines(f, root)))
        for group in by_root(findings)
        for f, root in [(group.root, None), *((other, group.root) for other in group.others)]
    ]
    return commented(content, where, sorted(remarks, key=lambda r: (r.start, r.end)), _("圭表"), _INITIALS)


def _lines(finding: Finding, root: Finding | None) -> Iterator[str]:
    """What a comment says: the kind, the sentence with its computation, the figures it rests on."""
    kind = kind_of(finding)
    decisive = _("（更正后是否达标会改变）") if finding.decisive else ""
    yield f"{MARKS[kind]} {kind_name(kind)}{decisive}  {finding.rule}"
    yield finding.message
    quoted = dict.fromkeys(_("{text}（{doc}）").format(text=s.text, doc=s.doc) if s.doc else s.text
                           for s in finding.spans[1:])  # fmt: skip
    if quoted:
        yield _("依据：{quoted}").format(quoted="、".join(quoted))
    if root is not None:
        yield _("与“{text}”处同出一个差错，改了那一处再看。").format(text=root.spans[0].text)
