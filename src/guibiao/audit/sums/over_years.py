"""What a text adds up over years (2021-2022年累计) against what it tells of each year."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit.claims import Claim, not_recomputable, recomputed
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input
from guibiao.audit.labels import MARK, label_before
from guibiao.audit.ledger import Ledger, in_whole_years, nearest, period_of
from guibiao.audit.listing.belonging import may_be_of_some_years
from guibiao.audit.measures import comparable
from guibiao.audit.subjects import named, threshold_of
from guibiao.audit.sums.added import added
from guibiao.audit.sums.claimed import NAME, total_name
from guibiao.expressions import expression
from guibiao.messages import _

_SUM = expression(r"累计|合计|总计|[两三四五]年共")
_ONE_YEAR = expression(r"(?:其中)?[：:]?((?:19|20)\d\d)年(?!以来|[—~～至-])")
_YEAR, _SPAN = "年", "/"  # of periods: 2021/2022
_ADDED_UP = expression(r"累计|合计|总量|共|两年|三年|四年|五年")


def sums_over_years(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every figure that the text tells as a sum over years."""
    sums = _called_sums(ledger)
    for figure in ledger.figures:
        found = list(_of_named_years(ledger, figure)) if figure.start in sums else ()
        yield from found
        if not found and _SPAN in figure.statement.period and figure.statement.measure == "level":
            yield from _over_years(ledger, figure)


def _called_sums(ledger: Ledger) -> set[int]:
    """Where the figures begin that the words up to them, with no mark between, call sums."""
    found: set[int] = set()
    for word in ledger.scan(_SUM, "累计 合计 总计 两年共 三年共 四年共 五年共"):
        mark = MARK.search(ledger.text, word.end())
        found.update(f.start for f in ledger.within(word.end(), mark.start() if mark else len(ledger.text)))
    return found


def _of_named_years(ledger: Ledger, figure: Figure) -> Iterator[Finding]:
    """A sum in a sentence that also gives the amounts of years, one after another, by their numbers."""
    start, end = ledger.sentence(figure.start)
    if ledger.text.count(_YEAR, start, end) <= 1:
        return
    yearly: dict[int, Figure] = {}
    for other in ledger.numbers(start, end):
        found = _ONE_YEAR.match(label_before(ledger.text, other.start, start))
        if other is not figure and found and comparable(other.unit, figure.unit) and other.unit != "%":
            yearly.setdefault(int(found[1]), other)
    years = sorted(yearly)
    some = len(years) > 1 and may_be_of_some_years(ledger, figure, tuple(yearly.values()))
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1 and not some:
        claim = Claim(NAME, figure, total_name(ledger, figure), figure.unit)
        yield recomputed(ledger, claim, [added([yearly[y] for y in years], figure.unit)])


def _over_years(ledger: Ledger, figure: Cited) -> Iterator[Finding]:
    """A level that sums up whole years (累计) against the yearly amounts."""
    said = figure.statement
    period = period_of(said.period)
    if said.role == "target" or not in_whole_years(period):
        return
    if not _ADDED_UP.search(_lead(ledger, figure)):
        return
    years = range(period.start.year, period.end.year + 1)
    amounts = [_amounts(ledger, figure, year) for year in years]
    name = _("{name}累计").format(name=named(said))
    claim = Claim(NAME, figure, name, figure.unit, threshold=threshold_of(ledger, figure))
    if all(amounts):
        yield recomputed(ledger, claim, [added([a[0] for a in amounts], figure.unit)])
    elif any(amounts):
        missing = _("、").join(str(y) for y, a in zip(years, amounts, strict=True) if not a)
        inputs = [Input(a[0], "part") for a in amounts if a]
        yield not_recomputable(ledger, claim, _("文中没有{years}年的数").format(years=missing), inputs)


def _amounts(ledger: Ledger, claim: Cited, year: int) -> list[Cited]:
    found = ledger.stated(claim.statement, "level", facts=True, period=str(year))
    return nearest([f for f in found if comparable(f.unit, claim.unit)], claim.start)


def _lead(ledger: Ledger, figure: Figure) -> str:
    return ledger.text[max(ledger.sentence(figure.start)[0], figure.start - 20) : figure.start]
