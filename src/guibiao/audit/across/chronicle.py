"""`Chronicle`: the figures kept of all documents of one area, looked up by subject, measure and period."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from guibiao.audit.across.account import Account, Kept
from guibiao.audit.figure import Quoted
from guibiao.audit.ledger import code_of, period_of, subject_of
from guibiao.audit.naming import core_of
from guibiao.expressions import expression

Key = tuple[str, str, bool, str]  # subject, measure, whether it is a fact, period (none: any, of targets)
_SHORTEST = 3  # characters of a thing without what was done with it
_AS_BUDGET, _AS_AIM = (
    expression("(?<=收入|支出|经费)预算\\Z|(?<=经费)支出\\Z"),
    expression("(?:年度|年初|全年)?(?:目标|计划|任务|承诺)(?:任务)?(?:数|值)?\\Z"),
)
_ASIDE = expression("\\A[一二三四五六七八九十]{1,2}[、是]|[“”《》]|免费")
_AS_PROMISED = expression("\\A(?:年初|去年|上年)(?:人代会)?(?:承诺|确定|提出|下达|安排|计划|部署)的?")
_DEED = (
    "新改扩建|新改建|改扩建|新扩建|新建成|新建|新增|新培育|新认定|扩建|改建|续建|重建|建成|建设|改造|整治|提升|修复|治理|升级|维修"
    "|加固|更新|培育|打造|引进|实施|完成|安装|加装|发放|开展|累计|全年|计划|安排|推进|投入|争取|抓好|谋划"
)
_DEEDS = expression(_DEED)
_DEED_BEFORE, _DEED_BEHIND = expression(rf"\A(?:{_DEED}|[和及、与])+"), expression(rf"(?:{_DEED}|[和及、与])+\Z")
_IN_ALL = expression(r"总(?=产量\Z)")  # 早稻总产量 is 早稻产量
_ANEW, _AGAIN = expression("新|建成|建设|培育|打造"), expression("改|扩建|整治|提升|修复|治理|升级|维修|加固|更新")
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


def key_of(figure: Quoted, measure: str = "", period: str = "", fact: bool | None = None) -> Key:
    """The key under which a figure is kept, or the same with another measure, period or role."""
    said = figure.statement
    is_fact = said.role != "target" if fact is None else fact
    return _subject(subject_of(said)[0]), measure or said.measure, is_fact, period or said.period


@lru_cache(maxsize=4096)
def _subject(name: str) -> str:
    """What two figures must share to be of one thing.

    建设高标准农田, which is planned, and 建成高标准农田, which is done, are one, as 一般公共预算收入预算 and
    一般公共预算收入 are; 新建农村公路 and 改造农村公路 are two.
    """
    whole = _AS_BUDGET.sub("", _AS_AIM.sub("", _AS_PROMISED.sub("", _ASIDE.sub("", name))))
    core = core_of(whole)
    if code := code_of(name) or code_of(whole) or code_of(core):
        return code
    whole = _IN_ALL.sub("", whole)
    done = "".join(_DEEDS.findall(whole))
    thing = _DEED_BEHIND.sub("", _DEED_BEFORE.sub("", whole)).removesuffix("方面")
    if len(thing) < _SHORTEST:
        return core
    anew, again = _ANEW.search(done) is not None, _AGAIN.search(done) is not None
    return f"{'新' * anew}{'改' * again} {thing}"


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
