"""`share`: several shares told in turn, each of its own part: 甲89家、乙46家，占比分别为41.0%和21.2%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guibiao.audit.claims import Claim, held
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, alike
from guibiao.audit.naming import LIKELY, likeness
from guibiao.audit.shares import NAME, ratio
from guibiao.audit.shares.claimed import name_of
from guibiao.audit.shares.in_proportion import Known, by_those
from guibiao.audit.shares.wholes import whole_of
from guibiao.expressions import expression

__all__ = ["NAME", "check"]

_OF_WHOLE = (
    r"占(?P<whole>[^，,。；;：:\n%％\d]{0,20}?)"
    r"(?P<inline>\d[\d.]*[^\d.，,、。；;的%％]{1,4}(?:[、和]\d[\d.]*[^\d.，,、。；;的%％]{1,4})*)?"  # 占支出38.2亿元的
)
_CLAIM = expression(
    rf"(?:{_OF_WHOLE}(?:的)?(?:比重|比例|比)?(?:的)?(?:分别|依次|各)?(?:为|达到|达|是)?|占比|比重)"
    r"(?=\s?\d+(?:\.\d+)?\s?[%％](?:[、，,和]\s?\d+(?:\.\d+)?\s?[%％])+)"
)
_SEVERAL = expression(r"分别|依次|各")
_AND = expression(r"\s*[、，,和及与]\s*")
_CLAUSE, _NAMES = expression(r"[，,；;。：:]"), expression(r"[、和及与]")
_PASSAGE = 120  # characters before the shares in which their parts stand


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every share of such a list whose parts stand in one sentence before it and whose whole is told."""
    for match in ledger.scan(_CLAIM, "占 比重"):
        if _SEVERAL.search(ledger.text, max(match.start() - 2, 0), match.end()):
            yield from _of_list(ledger, match)


def _of_list(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    shares = list(_listed(ledger, match.end()))
    start = ledger.sentence(match.start())[0]
    amounts = [f for f in ledger.numbers(max(start, match.start() - _PASSAGE), match.start()) if f.unit not in PERCENT]
    parts = amounts[-len(shares) :]
    if not shares or len(parts) < len(shares) or not all(alike(p.unit, parts[0].unit) for p in parts):
        return
    if parts[-1].end < match.start() and not _are_named(ledger, parts, match.start()):
        return
    whole = _SEVERAL.sub("", match["whole"] or "").strip()
    sure, other = whole_of(ledger, whole, [parts[0], *amounts[: -len(shares)][::-1]], match.start())
    if match["inline"]:
        sure = [f for f in ledger.numbers(match.start("inline"), match.end("inline")) if alike(f.unit, parts[0].unit)]
        if len(sure) not in (1, len(shares)):
            return
    group, by_name = f"{NAME}@{match.start()}", not match["inline"]
    told = list(zip(shares, parts, strict=True))
    for at, (share, part) in enumerate(told):
        claim = Claim(NAME, share, name_of(ledger, part, whole), "%", group=group, by_name=by_name)
        own = sure[at : at + 1] if match["inline"] and len(sure) > 1 else sure
        readings = [[r for w in wholes[:4] if (r := ratio(part, w))] for wholes in (own, other)]
        if not readings[0]:
            readings[0] = by_those(part, share, [Known(p, s) for s, p in told if p is not part])
        finding = held(ledger, claim, readings[0][:1], readings[1])
        if finding:
            yield finding


def _are_named(ledger: Ledger, parts: list[Figure], at: int) -> bool:
    """Whether the clause right before the shares names none but the parts: …共322个，甲类、乙类分别占 names others."""
    last = _CLAUSE.split(ledger.text[parts[-1].end : at])
    names = [n for n in _NAMES.split(_SEVERAL.sub("", last[-1])) if n] if len(last) > 1 else []
    if len(names) != len(parts):
        return True
    return any(likeness(name, ledger, part) >= LIKELY for name, part in zip(names, parts, strict=True))


def _listed(ledger: Ledger, at: int) -> Iterator[Figure]:
    """The percentages that follow one another from an offset."""
    for figure in islice(ledger.numbers(at, ledger.sentence(at)[1]), 8):
        if figure.unit not in PERCENT or (figure.start > at and not _AND.fullmatch(ledger.text, at, figure.start)):
            return
        yield figure
        at = figure.end
