"""Documents of one area, held against each other by every rule that needs more than one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from guibiao.audit.across import chain, jump, promise, restated
from guibiao.audit.across.account import Account
from guibiao.audit.across.chronicle import Chronicle
from guibiao.audit.finding import Finding

RULES = (chain, jump, restated, promise)


def linked(accounts: Iterable[Account]) -> Iterator[Finding]:
    """The findings between documents of one area; each belongs to the document whose claim it is about."""
    by_area: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_area[account.area].append(account)
    for group in by_area.values():
        if len(group) > 1:
            chronicle = Chronicle(group)
            for rule in RULES:
                yield from rule.check(chronicle)
