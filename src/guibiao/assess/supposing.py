"""A plan with figures and targets that somebody supposes: `gdp.2024` is the figure of a year, `gdp.target` the target.

The notation is that of the scenarios in a plan file (docs/plan.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from guibiao.assess.finding import nearest
from guibiao.assess.known import known
from guibiao.errors import InputError, InputErrors
from guibiao.messages import _
from guibiao.plan import Adjustment, Indicator, Observation, Plan, Source
from guibiao.quantity import Period, read_number, rounded

TARGET = ("target", "目标")
_GROWTH_FORMS = ("mean_growth", "cumulative_change", "relative")
_WITHOUT_NUMBER = ("composite", "relative", "yearly")
SUPPOSED = Source(person=_("假设"))
_YES_NO = {"true": "1", "false": "0", "是": "1", "否": "0"}


@dataclass(frozen=True, slots=True)
class _Setting:
    """One thing supposed; `period` is None for the target."""

    key: str
    indicator: str
    period: Period | None
    value: Decimal


def read_settings(texts: Iterable[str]) -> dict[str, Decimal]:
    """Settings as typed: gdp.2024=7.5, gdp.target=6.0%. Raises InputErrors with all that are none."""
    found: dict[str, Decimal] = {}
    errors: list[InputError] = []
    for text in texts:
        key, sign, said = (part.strip() for part in text.partition("="))
        if not sign or "." not in key:
            errors.append(InputError(_("看不懂这项假设"), text, _("请写成 gdp.2024=7.5 或 gdp.target=6.0 的样子")))
            continue
        try:
            found[key] = read_number(_YES_NO.get(said.lower(), said.rstrip("%％")))
        except ValueError:
            errors.append(InputError(_("“{text}”不是数字").format(text=said), text, _("请写数字，如 7.5")))
    if errors:
        raise InputErrors(errors)
    return found


def scenario(plan: Plan, name: str) -> dict[str, Decimal]:
    """The settings of a scenario of the plan file. Raises InputError for a name that it lacks."""
    if name not in plan.scenarios:
        what = _("规划里没有情景“{name}”").format(name=name)
        raise InputError(
            what,
            plan.name,
            nearest(name, list(plan.scenarios)) if plan.scenarios else _("情景写在规划文件的 scenarios 里"),
        )
    return plan.scenarios[name]


def supposed(plan: Plan, settings: Mapping[str, Decimal]) -> Plan:
    """The plan as if the settings held. Raises InputErrors with every one that names what is not there."""
    by_id = {i.id: i for top in plan.indicators for i in _tree(top)}
    errors: list[InputError] = []
    read: dict[str, list[_Setting]] = {}
    for key, value in settings.items():
        try:
            setting = _setting(key, value, plan, by_id)
            read.setdefault(setting.indicator, []).append(setting)
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputErrors(errors)
    return replace(plan, indicators=tuple(_changed(i, read, plan) for i in plan.indicators))


def last_day(settings: Mapping[str, Decimal]) -> date:
    """The end of the latest period that is set."""
    ends = [Period(what).end for what in (k.rpartition(".")[2] for k in settings) if what not in TARGET]
    return max(ends, default=date.min)


def _setting(key: str, value: Decimal, plan: Plan, by_id: Mapping[str, Indicator]) -> _Setting:
    said, _dot, what = key.rpartition(".")
    name = said if said in by_id else next((i.id for i in by_id.values() if i.name == said), "")
    if not name:
        text = _("没有编号为“{id}”的指标").format(id=said)
        raise InputError(text, key, nearest(said, [*by_id, *(i.name for i in by_id.values())]))
    if what in TARGET:
        if by_id[name].target.form in _WITHOUT_NUMBER:
            raise InputError(_("这个指标的目标不是一个数"), key, _("请改设它的数据，或在规划文件里改目标"))
        return _Setting(key, name, None, value)
    if by_id[name].target.form == "composite":
        parts = "、".join(part.id for part in by_id[name].parts)
        raise InputError(_("组合指标没有自己的数"), key, _("请设它的下级指标：{parts}").format(parts=parts))
    try:
        period = Period(what)
    except ValueError:
        raise InputError(
            _("“{text}”不是期间").format(text=what), key, _("请写 2024、2024-H1、2024-06-30 的样子，目标写 target")
        ) from None
    last = plan.base + plan.years
    if not plan.base <= period.start.year <= period.year <= last:
        raise InputError(
            _("{period} 不在规划期内").format(period=what), key,
            _("请写 {first} 年至 {last} 年的期间").format(first=plan.base, last=last),
        )  # fmt: skip
    return _Setting(key, name, period, value)


def _changed(indicator: Indicator, read: Mapping[str, list[_Setting]], plan: Plan) -> Indicator:
    for setting in read.get(indicator.id, ()):
        indicator = _with_target(indicator, setting.value, plan) if setting.period is None else _with_figure(
            indicator, setting.period, setting.value
        )  # fmt: skip
    return replace(indicator, parts=tuple(_changed(p, read, plan) for p in indicator.parts))


def _with_target(indicator: Indicator, value: Decimal, plan: Plan) -> Indicator:
    """Another number in force from the beginning; the first target stays, since proposals are held against its pace."""
    aim = max(indicator.adjusted, key=lambda a: a.on).target if indicator.adjusted else indicator.target
    yes_no = "yes_no" in (aim.form, aim.judged_as)
    changed = replace(aim, value=bool(value) if yes_no else value)
    return replace(indicator, adjusted=(Adjustment(date(plan.base, 12, 31), "", changed),))


def _with_figure(indicator: Indicator, period: Period, value: Decimal) -> Indicator:
    """The figure in the place of what the plan has for the period, in the measure that its target counts in."""
    measure = _measure(indicator)
    yes_no = "yes_no" in (indicator.target.form, indicator.target.judged_as)
    figures = [Observation(period, bool(value) if yes_no else value, measure, source=SUPPOSED)]
    if measure == "growth" and (level := _grown(indicator, period, value)) is not None:
        figures.append(level)
    set_now = {(o.measure, o.period.text) for o in figures}
    kept = tuple(o for o in indicator.observations if (o.measure, o.period.text) not in set_now)
    return replace(indicator, observations=(*kept, *figures))


def _measure(indicator: Indicator) -> str:
    form = indicator.target.judged_as or indicator.target.form
    if form == "rank":
        return "rank"
    seen = {o.measure for o in indicator.observations}
    grows = bool(seen & {"growth", "growth_avg"})
    if form in _GROWTH_FORMS:
        return "growth" if grows or "level" not in seen or known(indicator).real else "level"
    return "growth" if grows and "level" not in seen and indicator.base is None else "level"


def _grown(indicator: Indicator, period: Period, rate: Decimal) -> Observation | None:
    """The level that a growth leads to where the year before has one; none for real growth."""
    if known(indicator).real or not period.is_year:
        return None
    before = [
        o for o in indicator.observations
        if o.measure == "level" and o.period.text == str(period.year - 1) and not isinstance(o.value, bool)
    ]  # fmt: skip
    if not before:
        return None
    value = Decimal(before[-1].value)
    exponent = value.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return Observation(period, rounded(Fraction(value) * (1 + Fraction(rate) / 100), places), source=SUPPOSED)


def _tree(indicator: Indicator) -> Sequence[Indicator]:
    return [indicator, *(i for part in indicator.parts for i in _tree(part))]
