"""`Chronicle`: the figures kept of all documents of one area, looked up by subject, measure and period."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from guibiao.audit.across.account import Account, Kept
from guibiao.audit.ledger import code_of, period_of, subject_of
from guibiao.audit.rules.same_figure import core_of

Key = tuple[str, str, bool, str]  # subject, measure, whether it is a fact, period (none: any, of targets)
MOST = 6  # documents before and after that are asked for one figure, so that time stays in proportion


class Chronicle:
    """The accounts of one area in the order of the years that they review, then as they were given."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self.accounts = sorted(accounts, key=year_of)
        self._by_key: dict[Key, list[tuple[int, Kept]]] = defaultdict(list)
        for at, account in enumerate(self.accounts):
            for figure in account.figures:
                self._by_key[key_of(figure)].append((at, figure))
                if figure.statement.role == "target":
                    self._by_key[of_any_period(key_of(figure))].append((at, figure))

    def elsewhere(self, at: int, key: Key) -> list[Kept]:
        """The figures of a key in other documents than the one at a place, those of the nearest ones."""
        found = self._by_key.get(key, [])
        here = bisect_left(found, at, key=_place)
        before = [f for place, f in found[max(here - MOST, 0) : here] if place != at]
        after = [f for place, f in found[here : here + 2 * MOST] if place != at]
        return [*reversed(before), *after[:MOST]]

    def earlier(self, at: int, key: Key) -> list[Kept]:
        """The figures of a key in the documents before the one at a place, the nearest first."""
        found = self._by_key.get(key, [])
        here = bisect_left(found, at, key=_place)
        return [f for _, f in reversed(found[max(here - MOST, 0) : here])]

    def within(self, at: int, key: Key) -> list[Kept]:
        """The figures of a key in the document at a place."""
        found = self._by_key.get(key, [])
        return [f for place, f in found[bisect_left(found, at, key=_place) :][:MOST] if place == at]


def key_of(figure: Kept, measure: str = "", period: str = "", fact: bool | None = None) -> Key:
    """The key under which a figure is kept, or the same with another measure, period or role."""
    said = figure.statement
    is_fact = said.role != "target" if fact is None else fact
    return _subject(subject_of(said)[0]), measure or said.measure, is_fact, period or said.period


@lru_cache(maxsize=4096)
def _subject(name: str) -> str:
    """What two deeds must share to be one: 建设高标准农田, which is planned, and 建成高标准农田, which is done."""
    core = core_of(name)
    return code_of(core) or core


def of_any_period(key: Key) -> Key:
    """The key of the targets of one subject and measure, whichever period they are for."""
    return (*key[:3], "")


def year_of(account: Account) -> int:
    """The last year that a document knows about, or has facts of; 0 where it does not tell."""
    if account.reviews or account.plans:
        return account.reviews or (account.plans or 1) - 1
    years = [period_of(f.statement.period).year for f in account.figures if f.statement.role == "actual"]
    return max(years, default=0)


def _place(entry: tuple[int, Kept]) -> int:
    return entry[0]
