"""Which time and role hold for the numbers that are read together, out of what a sentence said before them."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from guibiao.expressions import expression
from guibiao.extract.measuring import POINTS
from guibiao.extract.quantities import Quantity
from guibiao.extract.runs import Run
from guibiao.extract.times import YEAR_TO_DATE, Frame, Time

_ASIDE = ("由", "从", "按")  # a year that only begins a movement, or whose prices are used
_IS = frozenset(("是", "相当于"))
_IS_TIMES = _IS | {"为", "达", "达到", "约为"}
_YEAR = 4  # digits
_OWN_YEAR = 3  # characters between a plan and the year it aims at: 《纲要》目标为2020年达到…
_NEAR = 8  # characters between a cue and the time that it is said of
_SEVERAL = 3  # years that a passage is about; two are told of in passing
_PRICES = ("可比价", "不变价", "价格")  # 生产总值5亿元（2010年可比价）: of no figure itself
_AND = ("、", "和", "及", "与")
_COMPARED = expression(r"(?:低于|高于|超过|超出|超|高出|好于|优于|接近|距|离|差距|达到|完成|完成了|达|占|于|较|比)$")


# Only what was before, told beside what is: ，上年为313天; （上年31微克）; ，而2018年末仅有312公里
_BEFORE_BESIDE = frozenset("，,；（而但是为于到达在")
_WAS = expression("[，,；（](?:而|但)?\\Z")
_WAS_BEFORE = expression(
    "(?P<word>(?:上年|去年)(?:同期|同月|全年|[末底])?)(?:[\u4e00-\u9fff]{0,4}?(?:为|是|仅|完成|实现|达|只有|增长|下降|上涨)|[出存]栏|(?<=（..)|(?<=（...)|(?<=（....))"
    "|(?:19|20)[0-9]{2}年[末底度]?(?:为|是|仅有?|只有|才|完成|实现)?"
)
_THEN_RATED = expression("(?:的[0-9.]+[倍%]|的?基础上)")  # 是上年1.54万辆的3倍, 在2020年6亿元的基础上
_HELD = expression("(?:是|为|相当于|约为|达到?|在)\\Z")
_MOVED_BY = expression(
    "(?:有所|同比|又|净)?(?:提高|上升|下降|增加|减少|增长|回升|回落|降低|上涨|扩大|缩小|[高低多少增减])"
)


class RoleCue(Struct):
    """A cue for the role of the figures after it; one that quotes a plan (《纲要》) brings the plan's time."""

    start: int
    end: int
    role: str
    quotes_plan: bool = False
    lasting: bool = False  # 力争: holds to the end of the sentence, whatever years are named
    until: int | None = None  # where its scope ends, if before the sentence does


class Sentence(Struct):
    """A stretch of text with its tokens; `topic` is what the paragraph is about, where its lead says so.

    `time`, `series` and `before` are the time or times and the subject of the sentence before, where this one goes on
    from it.
    """

    start: int
    end: int
    quantities: list[Quantity]
    times: list[Time]
    roles: list[RoleCue]
    frame: Frame
    topic: str = ""
    time: Time | None = None
    before: str = ""
    series: list[Time] = field(default_factory=list)


class Course(Struct):
    """The time and role that are carried from number to number within a sentence."""

    role: str
    role_cue: RoleCue | None = None  # that set the role; None where the passage does
    time: Time | None = None
    time_before_move: Time | None = None  # the time before 由 … 提高到 …
    moving: bool = False
    by_plan: bool = False  # the role is that of a plan that is quoted
    gap: int = 1
    until: int | None = None  # where the scope of the role ends
    rated: Time | None = None  # whose figure was told just before, to say how many times that it is now
    base_year: int | None = None  # the year that the figures before were held against: 是2007年的1.7倍
    counted_from: Time | None = None  # the time before 两年平均, which comes back with the next subject
    in_count: bool = False
    came_from: Time | None = None  # when the movement before started: 甲由2010年的…增加到2015年的…；乙由…增加到…
    listed: list[Time] = field(default_factory=list)  # 2021年、2022年，…分别…: each figure has its own
    series: list[Time] = field(default_factory=list)  # the longest list so far, which comes back with 分别
    at: int = 0  # where the run before ended
    segment: tuple[Time | None, str, RoleCue | None] | None = None  # what held for the first figure since a semicolon


class Moment(Struct):
    """The time and role that hold for one run of numbers."""

    time: Time | None
    base: Time | None
    role: str
    gap: int  # -1 after 低于…目标: the figure is what is missing
    base_year: int | None  # that the figures before were held against
    role_cue: RoleCue | None = None


class _Heard(Struct):
    """What the times and cues right before a run say for it alone."""

    gap: int
    is_gap: bool  # the numbers are percentage points: by how much something is more or less
    base: Time | None = None
    role: str = ""
    role_cue: RoleCue | None = None
    beside: Time | None = None  # what is compared with, whose own figure stands behind it in brackets
    plan_time: bool = False  # it is held against a plan, whose time it takes


def moment_of(run: Run, sentence: Sentence, times: list[Time], roles: list[RoleCue], course: Course) -> Moment:
    """The time and role of a run, from the times and cues since the number before; carries them on in the course."""
    text, cues, clause = run.text, run.cues, run.clause
    moves, before_moving = "from" in cues.kinds, course.moving
    before = course.time
    is_ = _IS if run.numbers[0].unit != "倍" else _IS_TIMES  # 是…时期的1.61倍
    times_over = "的" in cues.words and not is_.isdisjoint(cues.words) and bool(cues.times)
    if course.role_cue and course.role_cue.quotes_plan and not roles and is_so(run):
        course.role, course.role_cue, course.until = sentence.frame.role, None, None
    _begin_segment(text, run, sentence.frame, course)
    _list_times(text, times, course)
    _come_to(course, moves, bool(times), clause, sentence.frame)
    heard, course.gap = _Heard(course.gap, run.numbers[0].unit in POINTS, course.rated), 1
    course.rated = None
    events: list[Time | RoleCue] = [*times, *roles]
    for event in sorted(events, key=lambda token: token.end) if roles else times:
        if isinstance(event, RoleCue):
            _hear_role(text, event, sentence.start, course, heard)
        elif _ends_aim(text, event, sentence.frame, course):
            course.role, course.role_cue, course.time = "actual", None, event
        elif _hear_beside(run, event, compared := _is_compared(event, moves, times_over and event is times[-1]),
                          moves, course, sentence.frame, heard):  # fmt: skip
            continue
        elif compared:
            near = event.start >= clause or text[event.end : clause] == "，"  # 与2010年相比，产值翻一番
            heard.base = event if near else None
            course.base_year = int(event.period) if heard.base and event.period.isdigit() else course.base_year
        elif moves or text[event.start - 1 : event.start] not in _ASIDE:
            if (event.due and event.start < clause) or _of_aim(text, event, run) or text.startswith(_PRICES, event.end):
                continue
            _hear_time(text, event, sentence.frame, course)
            heard.plan_time = False
            spans = event.span is not None and text[event.start - 1] not in _ASIDE  # 用三年时间将甲由3家增加到5家
            if moves and (event.end <= clause or spans):
                course.time_before_move = course.time  # 五年来，甲由3家增加到5家，…: the movement is of that time
    if moves and course.time and course.time.period.isdigit():
        course.base_year = int(course.time.period)
    time = None if heard.plan_time else course.time
    if moves:
        own = any(event.start >= clause or len(event.period) != _YEAR for event in times)
        course.came_from = course.time if own else course.came_from
        time = time if own else _start_of(course, time, sentence.frame)
    elif times and not before_moving:
        course.came_from = None
    if time is not None and time.due:
        course.time = before
    role, cue = (heard.role, heard.role_cue) if heard.role else (course.role, course.role_cue)
    course.at = run.numbers[-1].end
    if course.segment is None:
        course.segment = time, role, cue
    summed = not times and "累计" in cues.words and _ends_span(time, sentence.frame)
    time = heard.beside or time
    return Moment(None if summed else time, heard.base, role, heard.gap, course.base_year, cue)


def _is_compared(event: Time, moves: bool, times_over: bool) -> bool:
    """Whether a time only says what a figure is compared with."""
    return event.base or (event.before and not moves) or times_over


def _hear_beside(
    run: Run, event: Time, compared: bool, moves: bool, course: Course, frame: Frame, heard: _Heard
) -> bool:
    """Whether a time is that of the figure behind it alone: 较一季度（3.2%）回升, 上年为3.2%."""
    if not moves and _tells_beside(run, event, course, frame):
        heard.role = "actual"
        if _THEN_RATED.match(run.text, run.numbers[0].noun_at):
            course.rated = event
            course.base_year = int(event.period) if event.period.isdigit() else course.base_year
    elif not (compared and _tells_figure(run, event)):
        return False
    heard.beside = _year_before(event, course.time, frame)
    return True


def _ends_span(time: Time | None, frame: Frame) -> bool:
    """Whether a sum said behind a last year is of all the years: 从2017年的…提高至2021年的…，累计完成…."""
    over = frame.over_span and frame.role != "target"
    return over and time is not None and frame.span is not None and time.period == str(frame.span[1])


def _start_of(course: Course, time: Time | None, frame: Frame) -> Time | None:
    """When a movement starts that does not say so: when the one before did, else a year before."""
    if course.came_from is not None:
        return course.came_from
    if frame.evaluates and frame.plan:
        return None
    if frame.plan and frame.completes and time and time.period.isdigit():
        return replace(time, period=str(frame.plan[0] - 1))
    if frame.plan and frame.role == "target" and time and time.period == str(frame.plan[1]):
        return replace(time, period=str(frame.plan[0] - 1))  # a plan's movement starts from the year before it
    if frame.over_span and frame.span and frame.role != "target" and time and time.period == str(frame.span[1]):
        return replace(time, period=str(frame.span[0] - 1))
    return replace(time, period=str(int(time.period) - 1)) if time and time.period.isdigit() else time


def _tells_figure(run: Run, event: Time) -> bool:
    """Whether the figure of a time that is compared with follows it: 较一季度（3.2%）, 比2021年的10亿元增加2亿元."""
    first, at = run.numbers[0], event.end
    if run.text.startswith("（", at):
        return run.clause == at + 1 and not run.phrase
    if not run.text.startswith("的", at) or first.start != at + 1:
        return False
    return first.kind in ("measure", "counter") or _MOVED_BY.match(run.text, first.noun_at) is not None


def _tells_beside(run: Run, event: Time, course: Course, frame: Frame) -> bool:
    """Whether a figure only tells what was at an earlier time, and what follows is of the time before it again."""
    text, first = run.text, run.numbers[0]
    if text[event.start - 1] not in _BEFORE_BESIDE or event.span or event.end > first.start:
        return False
    if _THEN_RATED.match(text, first.noun_at) and first.unit != "%":
        held = _HELD.search(text, max(event.start - 3, 0), event.start) is not None
        return held and text[event.end : first.start] in ("", "的")
    if not _WAS.search(text, max(event.start - 2, run.start), event.start):
        return False
    if not course.at or not _WAS_BEFORE.fullmatch(text, event.start, first.start):
        return False
    spoken = course.time.period if course.time else str(frame.year)
    now = course.role == "actual" and spoken[:_YEAR].isdigit() and not _is_to_come(course.time, frame)
    return now and (
        event.before or event.period[:_YEAR] < spoken[-_YEAR:] or text.startswith(("上", "去"), event.start)
    )


def _year_before(event: Time, time: Time | None, frame: Frame) -> Time:
    """上年同期 is the same part of the year before."""
    spoken = time.period if time else frame.part
    year = spoken[:_YEAR]
    if not event.before or "-" not in spoken or any(part[:_YEAR] != year for part in spoken.split("/")):
        return event
    return replace(event, period=spoken.replace(year, event.period[:_YEAR]))


_MET = expression("(?:已|提前|未|没有)?(?:达到?|完成|实现|超过|低于|高于|为|占)\\Z")
_AIMED = expression("(?:的?(?:目标|任务|计划|规划|预算))(?!为|[0-9])")


def _of_aim(text: str, time: Time, run: Run) -> bool:
    """Whether a time is that of an aim that a figure is held against: 已达期末目标的指标有4项, 为全年预算的55%."""
    held = run.numbers[0].kind == "counter" or run.numbers[0].unit == "%"
    if not held or not _AIMED.match(text, time.end):
        return False
    return _MET.search(text, max(time.start - 4, run.start), time.start) is not None


_HAS = frozenset(("有", "我国有", "现有", "共有", "拥有", "已", "已经", "已达", "已达到"))
_ALREADY = expression("(?:已|已经|目前|(?<![实体发展出呈])现)[\u4e00-\u9fff]{0,4}$")


def is_so(run: Run) -> bool:
    """Whether the words say how things are in a passage of what is to come: 国家已设立400亿元基金."""
    return not _HAS.isdisjoint(run.cues.words) or _ALREADY.search(run.phrase) is not None


def _list_times(text: str, times: list[Time], course: Course) -> None:
    """The times that were said one after another, until the next time is said."""
    said = [t for t in times if not t.base] if times else times
    if said:
        gaps = (text[a.end : b.start] for a, b in pairwise(said))
        course.listed = said if all(gap in _AND for gap in gaps) else []
        course.series = course.listed if len(course.listed) > 1 else course.series


def _begin_segment(text: str, run: Run, frame: Frame, course: Course) -> None:
    """What was aimed at behind a figure ends with a semicolon: 甲2022年为55%，2025年目标56%；乙98%."""
    if course.at and text.find("；", course.at, run.clause) < 0:
        return
    aimed = course.role == "target" or _is_to_come(course.time, frame)  # 尚未达到2025年2.2%的目标；乙76家
    if course.segment and frame.role == "actual" and aimed and course.segment[1] != "target":
        course.time, course.role, course.role_cue = course.segment
        course.by_plan = False
    course.segment = None


def _is_to_come(time: Time | None, frame: Frame) -> bool:
    """Whether a time is a year after the one in which the text is given."""
    return time is not None and time.period.isdigit() and int(time.period) > frame.now


def _come_to(course: Course, moves: bool, timed: bool, clause: int, frame: Frame) -> None:
    """Take back what no longer holds: the time of a movement's start, a role whose scope has ended."""
    if moves:
        course.time_before_move = course.time
    elif course.moving and not timed:
        course.time = course.time_before_move
    course.moving = moves
    if course.until is not None and clause > course.until:
        course.role, course.role_cue, course.until = frame.role, None, None


_BEYOND = ("超", "超出", "高出")


def _hear_role(text: str, cue: RoleCue, floor: int, course: Course, heard: _Heard) -> None:
    """A cue sets the role from there on; a plan that a figure is held against sets it for that figure."""
    if cue.quotes_plan and _COMPARED.search(text, max(cue.start - 3, floor), cue.start):
        if heard.is_gap or text.endswith(_BEYOND, floor, cue.start):
            return  # 较《纲要》目标高0.5个百分点: how far off it is, is a fact of today
        heard.role, heard.role_cue, heard.plan_time = cue.role, cue, True
        course.gap = -1 if text[max(cue.start - 2, 0) : cue.start] in ("低于", "差距") else 1
        return
    course.role_cue = cue
    course.role, course.by_plan, heard.role = cue.role, cue.role == "target" and not cue.lasting, ""
    course.until = cue.until
    if cue.quotes_plan:
        course.time = None


_TOLD = expression("(?:全年)?(?:实际|已)?(?:为|是|增长|下降|达到?|完成|实现)(?=[0-9])")


def _ends_aim(text: str, time: Time, frame: Frame, course: Course) -> bool:
    """Whether a year that is over ends what was striven for: 力争增长6%；去年增长5%, 目标：增长6%，2022年为5%."""
    cue = course.role_cue
    over = time.period[-4:].isdigit() and int(time.period[-4:]) < frame.now and not time.base
    if not over or cue is None:
        return False
    beside = frame.role == "target" and text[time.start - 1] in "，（" and _TOLD.match(text, time.end) is not None
    return beside or (cue.lasting and text.find("；", cue.end, time.start) >= 0)


def _hear_time(text: str, time: Time, frame: Frame, course: Course) -> None:
    """A time holds from there on, and ends what a plan said of times to come."""
    time = _over_movement(time, course) if time.years else time
    passing = time.counted > 0 and not (time.sums and time.counted >= _SEVERAL)
    if passing and not course.in_count:
        course.counted_from, course.in_count = course.time, True
    course.time = _of_same_year(_counted_back(time, course.time, frame), course.time)
    cue = course.role_cue
    if course.role == "estimate" and cue and time.start - cue.end > _NEAR and YEAR_TO_DATE.search(time.period):
        course.role, course.role_cue = frame.role, None  # 预计全年增长7%；1—11月，…: what is over is known
    plain = course.role_cue is None and not time.loose and not course.moving  # 从去年的2%提高到3% goes on as before
    if (frame.role == "target" or frame.ahead) and plain:
        done = time.period[-4:].isdigit() and int(time.period[-4:]) < frame.now
        course.role = "actual" if done else "target"  # 去年完成5个 in a list of what is to be done
    of_plan = cue is not None and 0 <= time.start - cue.end <= (_OWN_YEAR if cue.quotes_plan else 0)
    so_far = cue is not None and cue.end < course.at and text.startswith(_SO_FAR, time.start - len(_SO_FAR[0]))
    over = _last_year(time) <= str(frame.now if so_far else frame.year) and not of_plan
    if course.by_plan and course.role == "target" != frame.role and over:
        course.role, course.role_cue = frame.role, None


_SO_FAR = ("截至", "截止")  # behind what a plan asks for: 提出到2025年达到3200张，截至2023年6月底为2960张


def _last_year(time: Time) -> str:
    return time.period.rpartition("/")[2][:_YEAR]


def _of_same_year(time: Time, before: Time | None) -> Time:
    """今年上半年增长4.9%，预计全年增长5.5%: of one year."""
    if not time.loose or before is None or "-" not in before.period or "/" in before.period:
        return time
    return replace(time, period=before.period[:4] + time.period[4:])


def _over_movement(time: Time, course: Course) -> Time:
    """由2020年的…提高到2025年的…，五年间平均每年…: the years of the movement."""
    last = course.time.period if course.time else ""
    if time.span is None or course.base_year is None or not last.isdigit():
        return time
    span = course.base_year + 1, int(last)
    if span[1] - span[0] != time.span[1] - time.span[0]:
        return time
    return replace(time, period=f"{span[0]}/{span[1]}", span=span)


def _counted_back(time: Time, before: Time | None, frame: Frame) -> Time:
    """两年累计 after a figure of 2022, 两年平均 after one of its first half, are the two years that end with it."""
    if before and before.counted == time.counted > 0:
        return replace(time, period=before.period, span=before.span)
    spoken = before.period if before else frame.part
    if not time.counted or not (spoken.isdigit() or YEAR_TO_DATE.search(spoken)):
        return time
    last = int(spoken[:4])
    span = last - time.counted + 1, last
    return replace(time, period=f"{span[0]}/{span[1]}", span=span)
