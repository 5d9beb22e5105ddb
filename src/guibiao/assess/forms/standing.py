"""Targets that hold at every moment: `floor`, `ceiling`, `yearly`, `rank`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from guibiao.assess.case import Case, NotAssessable
from guibiao.assess.course import Course, Terms
from guibiao.assess.evidence import Point
from guibiao.assess.model import Assessment, Input, Working
from guibiao.assess.words import difference_unit, figure, given, observed, term, when
from guibiao.assess.working import verdict_said
from guibiao.messages import _
from guibiao.quantity import Interval, Period, printed


@dataclass(frozen=True, slots=True)
class Line:
    """底线、上限: `floor` holds where no figure is clearly below the number, `ceiling` where none is above."""

    name: str
    bound: str

    def course(self, case: Case) -> Course | None:
        """The way that the figures go, for a forecast."""
        return _drift(case, self.bound, Fraction(case.number), standing_points(case))

    def judge(self, case: Case, course: Course | None) -> Assessment:
        """Raises NotAssessable."""
        number = case.number
        points = standing_points(case)
        marks = dict.fromkeys((p.at for p in points), Fraction(number))
        path = tuple((Fraction(t), Fraction(number)) for t in (0, case.clock.years))
        held = _Held(case, self.bound, points, marks, case.indicator.unit)
        meant = _("不低于") if self.bound == "ge" else _("不高于")
        target = given(_("目标"), f"{meant}{number}", case.indicator.unit, source=case.target.source)
        return held.assessment(self.name, target, held.distance, path)


@dataclass(frozen=True, slots=True)
class Yearly:
    """分年目标: each year has a number of its own; the latest year with a number and a figure decides."""

    name: str = "yearly"

    def course(self, case: Case) -> Course | None:
        """The way that the figures go, where the plan's last year has a number to hold them against."""
        last = case.target.values.get(case.clock.base + case.clock.years)
        return None if last is None else _drift(case, case.bound, Fraction(last), standing_points(case))

    def judge(self, case: Case, course: Course | None) -> Assessment:
        """Raises NotAssessable."""
        values = case.target.values
        if not values:
            raise NotAssessable("target_not_set")
        marks = {Fraction(year - case.clock.base): Fraction(value) for year, value in values.items()}
        points = tuple(p for p in standing_points(case) if p.at in marks)
        if not points:
            raise NotAssessable("too_few_data", (_("有目标的年份还没有全年数据"),))
        held = _Held(case, case.bound, points, marks, case.indicator.unit)
        meant = _("不低于") if case.bound == "ge" else _("不高于")
        year = case.clock.base + int(points[-1].at)
        name = _("{year}年目标").format(year=year)
        target = given(name, f"{meant}{values[year]}", case.indicator.unit, str(year), case.target.source)
        return held.assessment(self.name, target, marks.get(points[-1].at + 1), tuple(sorted(marks.items())))


@dataclass(frozen=True, slots=True)
class Rank:
    """位次: smaller is better; held is on track."""

    name: str = "rank"

    def course(self, case: Case) -> Course | None:
        """A rank has no pace."""
        return None

    def judge(self, case: Case, course: Course | None) -> Assessment:
        """Raises NotAssessable."""
        number, points = case.number, case.evidence.ranks
        if not points:
            raise NotAssessable("no_data")
        marks = dict.fromkeys((p.at for p in points), Fraction(number))
        path = tuple((Fraction(t), Fraction(number)) for t in (0, case.clock.years))
        held = _Held(case, "le", points, marks, _("位"))
        target = given(_("目标"), _("前{n}位").format(n=number), "", source=case.target.source)
        return held.assessment(self.name, target, held.distance, path)


def standing_points(case: Case) -> tuple[Point, ...]:
    """The figures that stand for themselves: levels, or the yearly rates where the indicator is a rate of growth."""
    if case.evidence.levels:
        return case.evidence.levels
    unit = case.indicator.unit
    rates = [o for o in case.indicator.observations if o.measure == "growth"] if unit in ("", "%") else []
    points = {}
    for o in rates:
        if o.role == "actual" and o.period.is_year and o.period.end <= case.clock.as_of:
            at = case.clock.at(o.period)
            points[at] = Point(at, Fraction(o.value), printed(Decimal(o.value)), str(o.period), (o,))
    found = tuple(points[at] for at in sorted(points) if 0 < at <= case.clock.years)
    if not found:
        raise NotAssessable("no_data")
    return found


@dataclass(frozen=True, slots=True)
class _Held:
    """Figures held against a mark each; the latest decides, those before it are breaches or not."""

    case: Case
    bound: str
    points: tuple[Point, ...]
    marks: Mapping[Fraction, Fraction]
    unit: str

    @property
    def mark(self) -> Fraction:
        return self.marks[self.points[-1].at]

    def short(self, stands: Interval, mark: Fraction) -> bool:
        return stands.high < mark if self.bound == "ge" else stands.low > mark

    @property
    def behind(self) -> bool:
        return self.short(self.points[-1].interval, self.mark)

    @property
    def distance(self) -> Fraction | None:
        """What is missing, None where nothing is."""
        return self.mark - self.points[-1].value if self.behind else None

    @property
    def breaches(self) -> tuple[int, ...]:
        """The years whose last figure falls clearly short."""
        last = {self.case.clock.base - int(-p.at // 1): p for p in self.points}
        return tuple(year for year, p in sorted(last.items()) if self.short(p.interval, self.marks[p.at]))

    def assessment(
        self, form: str, target: Input, needed: Fraction | None, path: tuple[tuple[Fraction, Fraction], ...]
    ) -> Assessment:
        case, now = self.case, self.points[-1]
        verdict = "behind" if self.behind else "on_track"
        difference = now.value - self.mark
        gap = difference if self.bound == "ge" else -difference
        within = gap < 0 and not self.behind
        unit = self.unit
        return Assessment(
            indicator=case.indicator, form=form, verdict=verdict, datum=now.period, elapsed=now.at,
            elapsed_as_of=case.clock.now, required=self.mark, actual=now.value, gap=gap, measure_unit=unit,
            schedule=case.clock.share(now.at), needed=needed, breaches=self.breaches, within_rounding=within,
            needed_unit=None if needed is None else (unit if form == "yearly" else difference_unit(unit)),
            working=Working(
                (target, *(observed(o, unit) for p in self.points for o in p.used)),
                tuple(self._steps(difference, verdict, within)),
            ),
            path=path, series=tuple((p.at, p.value) for p in self.points),
        )  # fmt: skip

    def _steps(self, difference: Fraction, verdict: str, within: bool) -> Sequence[str]:
        now, unit = self.points[-1], self.unit
        text = _("{period}实际{actual}{unit}，要求{meant}{mark}{unit}：{actual} − {term} = {gap}{gap_unit}")
        steps = [
            text.format(
                period=when(Period(now.period)), actual=figure(now.value, 4), unit=unit, mark=figure(self.mark, 4),
                meant=_("不低于") if self.bound == "ge" else _("不高于"), term=term(self.mark, 4),
                gap=figure(difference), gap_unit=difference_unit(unit),
            )
        ]  # fmt: skip
        if self.breaches:
            years = "、".join(map(str, self.breaches))
            steps.append(_("未达到要求的年份：{years}").format(years=years))
        steps.append(verdict_said(verdict, now.at >= self.case.clock.years, within))
        return steps


def _drift(case: Case, bound: str, goal: Fraction, points: tuple[Point, ...]) -> Course:
    unit, base = case.indicator.unit, case.evidence.base
    terms = Terms(
        unit, difference_unit(unit), difference_unit(unit),
        read=lambda value, _elapsed: value, asked=lambda value: value, printed=Decimal(0),
    )  # fmt: skip
    levels = bool(case.evidence.levels)
    start = base.value if base is not None and levels else None
    return Course(clock=case.clock, bound=bound, start=start, goal=goal, points=points, terms=terms)
