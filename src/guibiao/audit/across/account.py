"""`Account`: what is kept of a document for linking it with others, once its text is let go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import asdict, replace

from guibiao.audit.across.against import held_against
from guibiao.audit.across.aimed import as_meant, is_aim_of_known, is_of_plan, is_pledged, only_plans
from guibiao.audit.figure import Cited, Figure, Quoted
from guibiao.audit.finding import Span
from guibiao.audit.gaps import gap_starts
from guibiao.audit.joints import joints
from guibiao.audit.ledger import Ledger, subject_of
from guibiao.audit.measures import PERCENT, POINTS, is_count
from guibiao.audit.misprint import SURE_DIGITS, telling_digits
from guibiao.audit.prices import at_other_prices, caveat_of
from guibiao.expressions import expression

LONG, _SHORTEST = 4, 3  # characters of a name that no other thing bears, and of what was promised
_TOGETHER, _NEAR = "累计", 12  # characters before what some years come to
_TELLING = 6  # characters of the name of what is told every year
_TELLING = 6  # characters of the name of what is told every year
_OUTPUT, _OUTPUTS = expression(r".(?:产量|出栏|存栏|产蛋|用电量|发电量|货运量|客运量)\Z"), expression("产品产量")
_OF_PLAN = expression(r"规划|纲要|期末|十[二三四五六]五|20[2-4][05]年")  # whose aim is one of its last year
_REVISING = expression("核实|修订|调整")
# 增长10.6%（上年决算数为21.4亿元）
_BASE_BEHIND = expression(r"\s?[（(][^（）()\n]*(?:上年|去年|同期|基数|决算|核实|修订|调整|口径)")
_END_OF_YEAR = expression(r"年末|年底|期末")
MEASURES = ("level", "growth", "growth_avg", "change")


class Kept(Quoted, frozen=True, kw_only=True):
    """A figure of a known indicator with what its sentence says beside it.

    `adjusted` tells that its own text counts a growth otherwise than its levels; `caveat` is what other than a slip may
    explain a growth that does not fit; `said` are the words that hold a figure against its target, and `side` is what
    they say of it: met, missed, above, below, off or attained, and `by` how much; `quoted` tells that a target is one
    that was set elsewhere; `of_plan` that it, or the target held against, is that of a plan of years, not of one year;
    `added` that it is what several years come to together.
    """

    adjusted: bool = False
    caveat: str = ""
    said: Span | None = None
    side: str = ""
    quoted: bool = False
    of_plan: bool = False
    by: Quoted | None = None
    added: bool = False


class Account(Struct, frozen=True):
    """A document's name, kind, area and years, with the figures of its own area that others may speak of as well.

    `revises` tells that its very title calls them verified or revised: 最终核实公告. `counts` are those of
    things that the vocabulary does not know, by long names, each of a year, of which only turned digits tell.
    """

    name: str
    kind: str
    area: str
    reviews: int | None
    plans: int | None
    figures: tuple[Kept, ...]
    revises: bool = False
    counts: tuple[Quoted, ...] = ()

    def span(self, figure: Figure, role: str) -> Span:
        """The quotation of a kept figure, marked with its document where that is another."""
        if not isinstance(figure, Quoted):
            raise TypeError("only kept figures can be quoted once their document is gone")
        return replace(figure.span, role=role, doc="" if figure.doc == self.name else figure.doc)

    def beside(self, _figure: Figure) -> tuple[Figure, ...]:
        """None: a kept figure's sentence is gone."""
        return ()

    shortly_before = beside

    def are_alone(self, _figures: Sequence[Figure], _claim: Figure) -> bool:
        """Never: a kept figure's sentence is gone."""
        return False


def account_of(ledger: Ledger) -> Account:
    """What is kept of a document; the area is empty where it does not say whose it is."""
    document = ledger.document
    area = document.code or document.region or ""
    kept = [_kept(ledger, f) for f in _comparable_elsewhere(ledger, document.region)]
    distances = {f.by.start for f in kept if f.by}  # 比年初安排多5个、6.6亿元
    figures = tuple(f for f in kept if f.start not in distances)
    return Account(
        document.name,
        document.kind,
        area,
        document.reviews,
        document.plans,
        figures,
        _REVISING.search(document.title) is not None,
        tuple(_counts(ledger, document.region)),
    )


def _counts(ledger: Ledger, region: str | None) -> Iterator[Quoted]:
    """The numbers of three digits or more of what was done or is there in a year, of unknown things by long names."""
    for figure in ledger.figures:
        said = figure.statement
        if not is_count(figure.unit) or len(said.indicator) < _TELLING or figure.bound != "eq" or said.base:
            continue
        if said.measure != "level" or said.role != "actual" or said.region != region or not said.period.isdigit():
            continue
        if len(telling_digits(figure.value)) >= SURE_DIGITS and not is_known(figure):
            yield Quoted(**asdict(figure), doc=ledger.name, span=ledger.span(figure, "figure"))


def _comparable_elsewhere(ledger: Ledger, region: str | None) -> Iterator[Cited]:
    """The figures of indicators that the vocabulary knows, and stocks of other things, for the document's own area."""
    apart = ledger.once(gap_starts)  # 比年初计划多1家 is no change from last year
    for figure in ledger.figures:
        said = figure.statement
        if said.measure not in MEASURES or said.region != region:
            continue
        if said.measure in ("level", "change") and figure.start in apart:
            if is_aim_of_known(ledger, figure):  # 超过年初承诺的120公里
                yield figure
        elif (
            is_known(figure)
            or _is_stock(ledger, figure)
            or _is_deed(ledger, figure)
            or _is_told_yearly(ledger, figure)
            or is_aim_of_known(ledger, figure)
            or _is_added(ledger, figure)
        ):
            yield figure


def is_known(figure: Cited) -> bool:
    """Whether the vocabulary knows what a figure is of."""
    return subject_of(figure.statement)[0] != figure.statement.indicator


def _is_deed(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure of no known indicator is of what a report means to do, or says that it did of what was asked."""
    said = figure.statement
    if said.measure == "growth" and said.unit in PERCENT and said.period.isdigit() and len(said.indicator) >= _TELLING:
        return said.role == "target" or held_against(ledger, figure, known=False)[0] is not None
    if said.measure != "level" or figure.unit in (*PERCENT, *POINTS):
        return False
    if ledger.document.kind == "outline":
        return said.role == "target" and len(said.indicator) >= _TELLING
    if not said.period.isdigit() or len(said.indicator) < _SHORTEST:
        return False
    if said.role == "target" or is_pledged(ledger, figure) or ledger.once(only_plans):
        return True
    return held_against(ledger, figure, known=False)[0] is not None


def _is_told_yearly(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure of no known indicator is one of a year, by a long name, or how it changed: 接待国内游客."""
    said = figure.statement
    if ledger.document.kind == "outline" or said.role != "actual" or said.base:
        return False
    if not said.period.isdigit() or "项目" in said.indicator:
        return False
    if ledger.document.kind not in ("communique", "work_report"):
        return _OUTPUT.search(said.indicator) is not None
    return len(said.indicator) >= _TELLING or (ledger.document.kind == "communique" and _is_output(ledger, figure))


def _is_added(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure is of what was done in some years together: 三年累计改造51个."""
    said = figure.statement
    if "/" not in said.period or said.role != "actual" or said.measure != "level" or said.unit in (*PERCENT, *POINTS):
        return False
    return ledger.text.find(_TOGETHER, max(figure.start - _NEAR, ledger.sentence(figure.start)[0]), figure.start) >= 0


def _is_output(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure is of a product's output or how that changed: 玉米产量; 主要产品产量：水泥…，饲料…."""
    if _OUTPUT.search(figure.statement.indicator):
        return True
    return len(figure.statement.indicator) > 1 and bool(
        _OUTPUTS.search(ledger.text, ledger.sentence(figure.start)[0], figure.start)
    )


def _is_stock(ledger: Ledger, figure: Cited) -> bool:
    """Whether a figure of no known indicator is of what there was at the end of a year, by a name of some length."""
    said = figure.statement
    if said.measure not in ("level", "change") or said.role == "target" or len(said.indicator) < LONG:
        return False
    if figure.unit in (*PERCENT, *POINTS) or "元" in figure.unit:
        return False
    return bool(_END_OF_YEAR.search(ledger.text, ledger.sentence(figure.start)[0], figure.start))


def _kept(ledger: Ledger, cited: Cited) -> Kept:
    figure, quoted = as_meant(ledger, cited)
    said, side, by = held_against(ledger, figure, is_known(figure))
    return Kept(
        **asdict(figure),
        doc=ledger.name,
        span=ledger.span(figure, "figure"),
        adjusted=_is_told_otherwise(ledger, figure),
        caveat=caveat_of(ledger, figure) if figure.statement.measure == "growth" else "",
        said=said,
        side=side,
        by=by,
        added=_is_added(ledger, figure),
        quoted=quoted,
        of_plan=_OF_PLAN.search(said.text) is not None if said else is_of_plan(ledger, figure, quoted),
    )


def _is_told_otherwise(ledger: Ledger, figure: Cited) -> bool:
    """Whether a growth is at other prices, or its sentence tells its base, or the levels that a change is between."""
    if figure.start in ledger.once(joints):
        return figure.statement.measure in ("growth", "change")
    if figure.statement.measure != "growth":
        return False
    return _BASE_BEHIND.match(ledger.text, figure.end) is not None or at_other_prices(ledger, figure)
