"""Documents of one area, held against each other by every rule that needs more than one.

A document that does not say whose it is is of the only area that the others name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from guibiao.audit.across import chain, jump, over_years, promise, restated
from guibiao.audit.across.account import Account
from guibiao.audit.across.chronicle import Chronicle
from guibiao.audit.finding import Finding

RULES = (chain, jump, over_years, restated, promise)
_FEW = 4  # documents that are thought to be of one area where none names one


def linked(accounts: Iterable[Account]) -> Iterator[Finding]:
    """The findings between documents of one area; each belongs to the document whose claim it is about."""
    told = list(accounts)
    areas = {account.area for account in told} - {""}
    together = len(areas) == 1 or (not areas and len(told) <= _FEW)  # then what names no area is of that one
    by_area: dict[str, list[Account]] = defaultdict(list)
    for account in told:
        if account.area or together:
            by_area[next(iter(areas), "") if together else account.area].append(account)
    for group in by_area.values():
        if len(group) > 1:
            chronicle = Chronicle(group)
            for rule in RULES:
                yield from rule.check(chronicle)
