"""A walk over one sentence: each number with the words before and after it, and a small state carried along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from guibiao.expressions import expression
from guibiao.extract.areas import area_at_head, areas_listed, compared_area
from guibiao.extract.lexicon import Lexicon, Words, lexicon
from guibiao.extract.measuring import GAP, POINTS, bound_of, measure_of, without_mover
from guibiao.extract.moments import Course, Moment, RoleCue, Sentence, is_so, moment_of
from guibiao.extract.naming import clause_start, clean
from guibiao.extract.peeling import Cues, peel
from guibiao.extract.quantities import Quantity
from guibiao.extract.ranking import rank_cues, rank_names
from guibiao.extract.runs import Names, Run
from guibiao.extract.subjects import names_of
from guibiao.extract.times import Frame, Time
from guibiao.extract.timing import base_of, period_of, since_base
from guibiao.vocabulary import vocabulary

__all__ = ["Reading", "RoleCue", "Sentence", "walk"]

_JOIN = expression(r"[\s*]*(?:、|和|及|与|以及|或|，和|[:：∶︰比])?[\s*]*\Z")
_LISTS_ON = expression("\\s?[、和与及]\\s?(?:增长|下降|上涨|上升|提高|降低|回落|减少)?")
_OF_TARGET = expression(
    r"[*\s]{0,3}(?:以上|以内|左右)?(?:的[\u4e00-\u9fff]{0,4}(?:目标|要求|任务(?!书))|(?<=%)(?:的?年度|预期|增长)?目标)"
)
_VERB = 4  # characters of 多出栏
_WIDE = ("全国", "全省", "全市", "全区", "全县", "全州")
_BELOW_AIM = expression("(?:低于|慢于|少于)[^，。；：]{0,16}[0-9%][^，。；：0-9]{0,8}(?:目标|要求|预期)(?:任务|值)?\\Z")
_MORE_DONE = expression(
    "(?:同比|[比较](?:上年|去年)(?:同期)?)(?P<moved>[多少](?!年|[于达])[\u4e00-\u9fff]{1,3})\\Z"
)  # 比上年多出栏0.1万头
_OF_YEAR = expression("(?:年初|年度|全年|年)[^，。；0-9]{0,6}(?:预算|目标|计划|任务)|调整预算")
_PLAN_YEARS = 5
_OF_PLAN = expression("的[^，。；]{0,4}(?:规划|纲要)")
_OF_AIM = expression("[^，。；]{0,3}(?:上|下)?调[整高低减增]?[为到至]")
_MOVED_AIM = expression("目标值?\\s*$")  # 增速目标由8%下调为6%: both are aims
_PLAN_BEFORE = expression(  # 低于规划的2.2%: the plan's own figure
    "(?:[低高快慢优]于|[超达]过?|超出|达到|不及|未达|未达到)了?(?:《?规划》?|《?纲要》?)(?:提出|确定|设定|要求|明确|预期)?的\\Z"
)
_DONE_EARLY = expression("提前[一二两三四0-9]{1,2}个?[年月]")  # 提前两年完成15件的目标: of the plan's end
_ESTIMATED = expression(r"[*\s]{0,3}(?:以上|以内|左右)?（预计")
_SAYS_ROLE = frozenset("*以左的年预增目（")  # what the two begin with that say of a figure what it is
_PACE = expression("的(?:(?:年均|平均)?(?:增速|增幅|增长率|增长速度)|年均(?:增长)?目标)")  # 以15%的增速居第三
_GROWING = expression("的?(?:较快|高速|快速|稳定|正|高位)?增长(?=[，。；、\n]|$)")
_ADJUSTED = tuple(verb + to for verb in ("调整", "上调", "下调", "调高") for to in "为到至")
_STRIVES = frozenset(("力争", "力争达到", "确保", "争取", *_ADJUSTED))
_MEAN_FOLLOWS = expression("[，,](?:可比)?年均(?:增长|递增|下降)")  # 外贸出口2亿美元，年均增长6%: of the last year
_PACES = ("回落", "放缓", "加快", "回升", "提速", "收窄")  # said of growth: 增长8%，2017年回落至6%
_IS = frozenset(("为", "是", "达", "达到", "约为"))
_TOGETHER = frozenset(("平均", "年均", "累计", "合计", "共"))
_FROM = expression("[从由][\u4e00-\u9fff]{1,6}\\Z")
_TO = expression("[\u4e00-\u9fff]{0,3}[到至](?=[0-9])")
_OPENS_CLAUSE = frozenset("，、；。：\n")
_JOINED = expression("(?:、|和|以及|(?<![惠涉普])及|与)\\s?\\Z")
_SUMMED = frozenset(("达", "达到", "达到了", "已达", "突破"))  # say how much there is, not what was done


_ITEMS = frozenset(("项", "个"))
_INDICATORS = expression("(?:主要|约束性|预期性|核心|关键|经济)*指标")
_PASSES = {"高于": ("ge", "超过"), "快于": ("ge", "超过"), "低于": ("le", "不超过")}  # 增长高于7%
_NEW_ONES = expression("(?:新建|新增|新修|改造|改建|建成)[^，。；]{0,12}、\\Z")
_NEW_WITHIN = 12  # characters before the number before in which that is said
_NEAR = 24  # characters before 改善 in which it is said of what
_TOP = 200  # characters in which a headline stands
_LONG_PHRASE = 10  # characters in which a headline says more than the indicator
_SHORT_HEAD = 6  # characters of what it says before
_LONGEST_NAME = 16


class Reading(Struct):
    """A quantity as the walk has read it; extraction makes statements of it.

    `area` is the area that it is about as written, "" for the document's own. `run`, `moment`, `frame` are what it was
    read from, `role_by` is what beside them decided the role, and `cells` are row and column of a figure in a table:
    from these the grounds of a statement are told.
    """

    quantity: Quantity
    indicator: str
    period: str
    value: Decimal
    measure: str
    role: str
    bound: str
    base: str | None
    area: str = ""
    run: Run | None = None
    moment: Moment | None = None
    frame: Frame | None = None
    role_by: str = ""
    cells: tuple[str, str] = ("", "")


class _State(Struct):
    """What is carried from number to number within a sentence."""

    names: Names
    course: Course
    used: int  # where the text not yet read begins
    area: str = ""  # that the name carried belongs to
    each_area: list[str] = field(default_factory=list)  # one for each figure of the list that the name belongs to
    measure: str = ""  # of the figure before
    period: str = ""  # of that figure
    moved: str = ""  # that figure's direction: rise or fall
    so: bool = False  # the figure before says how things are, in a passage of what is to come
    counted: str = ""  # the unit of what the figure before counts that was done
    headed: bool = False  # a word for growth stood before the figure: 增速2021年为7%、2022年为5%
    mean: str = ""  # the years over which the last mean was taken
    levels: dict[str, str] = field(default_factory=dict)  # the first period in which the level of a name was told
    grown: dict[str, list[str]] = field(default_factory=dict)  # how the names moved of which a growth was told
    outside: tuple[list[str], dict[str, list[str]], list[str]] | None = None  # what was named before a bracket
    summed: bool = False  # 累计 was said: what follows is a sum as well
    times_read: int = 0
    roles_read: int = 0


class _Scene(Struct, frozen=True):
    """What stays the same throughout a sentence."""

    text: str
    sentence: Sentence
    lex: Lexicon
    areas: Words


def walk(text: str, sentence: Sentence, lex: Lexicon, areas: Words) -> Iterator[Reading]:
    """The readings of a sentence's quantities, in order; `areas` are those that are not the document's own."""
    topic = [name for name in (sentence.topic or sentence.before,) if name]
    scene = _Scene(text, sentence, lex, areas)
    course = Course(sentence.frame.role, time=sentence.time, series=sentence.series)
    state = _State(Names(topic), course, sentence.start)
    runs = list(_runs(text, sentence.quantities))
    brackets = text.find("（", sentence.start, sentence.end) >= 0
    for place, numbers in enumerate(runs):
        floor, state.used = state.used, numbers[-1].noun_at
        if brackets:
            _hear_brackets(text, floor, numbers[0].start, state)
        yield from _read_run(scene, runs, place, floor, state)


def _hear_brackets(text: str, floor: int, end: int, state: _State) -> None:
    """What is named in brackets is no subject behind them: 拥有量5.09件（常住人口42.05万人），比2020年的2.86件…"""
    names = state.names
    if state.outside and text.find("）", floor, end) >= 0:
        names.subjects, names.by_unit, names.last = state.outside
        state.outside = None
    opened = text.rfind("（", floor, end)
    if opened >= 0 and state.outside is None and names.named and text.find("）", opened, end) < 0:
        state.outside = names.subjects, dict(names.by_unit), names.last


def _runs(text: str, quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Numbers with only a joining mark between them are read together: 36712元、19263元."""
    run: list[Quantity] = []
    for quantity in quantities:
        if run and not (_alike(run[-1], quantity) and _JOIN.match(text, run[-1].noun_at, quantity.start)):
            yield run
            run = []
        run.append(quantity)
    if run:
        yield run


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and one.unit == other.unit and one.kind != "multiple"


def _joined_to(text: str, runs: list[list[Quantity]], place: int) -> int:
    """How many numbers there are in a run and in those that only a joining mark parts from it."""
    total = len(runs[place])
    for one, other in pairwise(runs[place:]):
        if not _LISTS_ON.fullmatch(text, one[-1].noun_at, other[0].start):
            break
        total += len(other)
    return total


def _read_run(scene: _Scene, runs: list[list[Quantity]], place: int, floor: int, state: _State) -> Iterator[Reading]:
    numbers, following = runs[place], runs[place + 1][0] if place + 1 < len(runs) else None
    text, sentence, first = scene.text, scene.sentence, numbers[0]
    times, state.times_read = _between(sentence.times, state.times_read, floor, first.start)
    roles, state.roles_read = _between(sentence.roles, state.roles_read, floor, first.start)
    cues = _cues(scene, floor, numbers, times)
    if cues and first.kind == "counter" and cues.words[:1] == ["的"] and cues.has("rise", "fall"):
        cues = Cues(first.start - 1, ["skip"], ["的"])  # 滞后的4项
    if cues is None:
        state.used = floor
        return
    run = _run(scene, numbers, following, floor, cues, times, state.course.moving)
    areas = _take_areas(run, scene.areas)
    if following and "respectively" in cues.kinds:
        run.total = _joined_to(text, runs, place)
    if state.course.in_count and ("added" in cues.kinds or clean(run.phrase, scene.lex)):
        state.course.time, state.course.in_count = state.course.counted_from, False
    roles = _with_moved_aim(run, roles, state.course, sentence.frame) if "from" in cues.kinds else roles
    moment = moment_of(run, sentence, times, roles, state.course)
    state.names.ended = state.names.ended or text.find("；", floor, run.clause) >= 0
    names, growing, done = _named(run, floor, state)
    if run.aim_beside and first.unit == "%":
        cues.kinds = [*cues.kinds, *state.grown.get(names[0], [])]  # 增长5%，居第一（预期目标为6%）
    if "其中" in run.phrase and first.unit == state.counted and run.named_by in ("before", "after"):
        done = True  # 引进项目78个，其中超亿元项目10个
    listed_on = not cues.words and text[floor : floor + 1] == "、" and first.kind in ("counter", "measure")
    done = done or (listed_on and state.counted != "")  # 改造小区97个、棚户区2850户; 道路43条、61公里
    invested = state.counted != "" and first.unit.endswith("元") and names[:1] != [] and names[0].endswith("投资")
    done = done or invested or "added" in cues.kinds  # 实施项目320个，完成投资286亿元; 企业新增58家
    if not invested:
        state.counted = first.unit if done and (first.kind == "counter" or listed_on) else ""
    larger = _hear_areas(run, areas, scene.areas, state)
    met = state.measure == "growth" and run.named_by == "carried" and _meets_aim(run)
    growing = _grows_on(run, state, times, names[0] if names else "", growing, larger != "", met)
    if not cues.words and floor == first.start and state.measure == "change" and run.named_by == "carried":
        cues.kinds = [state.moved]  # 减贫2万户8万人
    if "respectively" in cues.kinds and first.bound == "eq":
        for quantity in numbers[:-1]:
            quantity.bound = numbers[-1].bound  # 分别在98%、97%以上
    if (
        len(numbers) == 1
        and len(state.course.listed) > 1
        and ("avg" in cues.kinds or not _TOGETHER.isdisjoint(cues.words))
    ):
        moment = replace(moment, time=_joined(state.course.listed))
    for index, (quantity, name, own) in enumerate(_timed(run, names, times, state.course)):
        timed = replace(moment, time=own) if own else moment
        reading = _reading(run, quantity, name, growing, done, timed, sentence.frame)
        if state.so and reading.role == "target" and not reading.role_by and _goes_on_as(run, floor):
            reading.role, reading.role_by = "actual", "so"
        if met:
            reading.period, reading.bound = state.period, quantity.bound  # the aim is that of what met it
        state.so = reading.role_by == "so"
        _hear_reading(reading, name, cues, state)
        reading.area = state.each_area[index] if len(state.each_area) == len(numbers) else state.area
        yield reading


def _timed(run: Run, names: list[str], times: list[Time], course: Course) -> list[tuple[Quantity, str, Time | None]]:
    """Each number with its name and the time that is its own, if it has one of its own."""
    numbers, cues, listed = run.numbers, run.cues, course.listed
    paired = _paired(numbers, names)
    if len(numbers) == 1 and times and "all" in cues.kinds and len(listed) > 1:
        return [(quantity, name, time) for time in listed for quantity, name in paired]  # 2021年、2022年均为5%
    if len(course.series) == len(numbers) and all(t.base for t in times):
        listed = course.series  # …；乙分别为4.4%、4.4%和2.6%: of the years listed before
    own = _own_times(listed, cues, run.phrase, numbers, names)
    return [(quantity, name, own[index] if own else None) for index, (quantity, name) in enumerate(paired)]


def _hear_reading(reading: Reading, name: str, cues: Cues, state: _State) -> None:
    """Carry on what a figure was; a mean is over the years since the first level of its name."""
    if reading.measure[-3:] == "avg" or (reading.measure == "level" and "avg" in cues.kinds):
        reading.period = state.mean = _over_years(reading.period, state.mean, state.levels.get(name))
    elif reading.measure == "level" and reading.period.isdigit():
        state.levels.setdefault(name, reading.period)
    state.period = reading.period
    state.measure, state.moved = reading.measure, "fall" if reading.value < 0 else "rise"
    if reading.measure.startswith("growth"):
        state.grown[name] = [state.moved, *(["avg"] if reading.measure == "growth_avg" else [])]


def _with_moved_aim(run: Run, roles: list[RoleCue], course: Course, frame: Frame) -> list[RoleCue]:
    """The cues with one that says that an aim moved: where it moved from was an aim as well, and no start."""
    cue, first = roles[-1] if roles else course.role_cue, run.numbers[0]
    aimed = (roles[-1] if roles else course).role == "target"
    suggested = cue is not None and run.text.startswith("建议", cue.start)  # 建议将甲由4.5个提高到4.6个
    said = _MOVED_AIM.search(run.phrase) is not None
    if not said and not (aimed and (suggested or _OF_AIM.match(run.text, run.numbers[-1].noun_at))):
        return roles
    run.cues.kinds = [kind for kind in run.cues.kinds if kind != "from"]
    return roles if aimed else [*roles, RoleCue(run.clause, first.start, "target", frame.evaluates)]


def _take_areas(run: Run, areas: Words) -> list[str]:
    """The areas of a list with which the phrase of several numbers begins; they are taken out of it."""
    if len(run.numbers) == 1:
        return []
    listed, run.phrase = areas_listed(run.phrase, areas, len(run.numbers))
    return listed


def _hear_areas(run: Run, listed: list[str], areas: Words, state: _State) -> str:
    """Carry on which areas the figures are about; the larger area that they are held against, or ""."""
    larger = compared_area(run.phrase, areas) if "全" in run.phrase else ""
    area = larger or area_at_head(run.phrase, areas)
    if area or run.named_by != "carried":
        state.area = area
    if listed or run.named_by != "carried":
        state.each_area = listed
    return larger


def _goes_on_to(run: Run) -> bool:
    """增长5.5%，力争6%; 增速由7%调整为6%: of the same thing, and of the same kind."""
    words = run.cues.words
    return run.named_by == "carried" and words != [] and _STRIVES.issuperset(words) and not clean(run.phrase, run.lex)


def _held_against_aim(run: Run) -> bool:
    """Whether a figure is the aim that the one before is held against: 高于10%的规划目标, 低于20元的控制目标."""
    against = any(GAP.fullmatch(word) or word == "超过" for word in run.cues.words)
    aimed = _OF_TARGET.match(run.text, run.numbers[-1].noun_at) if against else _plan_before(run.text, run.numbers[0])
    return aimed is not None


def _plan_before(text: str, quantity: Quantity) -> re.Match[str] | None:
    """Whether a rate is said right before to be the plan's: 低于规划的2.2%, 达到《纲要》确定的15%."""
    if quantity.unit != "%" or text[quantity.start - 1 : quantity.start] != "的":
        return None
    return _PLAN_BEFORE.search(text, max(quantity.start - _NEAR, 0), quantity.start)


def _meets_aim(run: Run) -> bool:
    """Whether a rate is the aim that the one before met or missed: 超额完成16%的目标."""
    plain = not run.cues.has("rise", "fall", "avg") and run.numbers[0].unit == "%"
    aimed = plain and (_OF_TARGET.match(run.text, run.numbers[-1].noun_at) or _plan_before(run.text, run.numbers[0]))
    return bool(aimed)


def _grows_on(run: Run, state: _State, times: list[Time], name: str, growing: bool, larger: bool, met: bool) -> bool:
    """Whether names say growth, also where only the figure before does; adds to the cues what that says of its kind."""
    cues, rate = run.cues, run.numbers[0].unit == "%"
    of_name = state.grown.get(name, []) if rate else []
    grown = of_name if state.measure == "change" else []  # 增长5%，低于目标2个百分点，建议调整为6%
    if (state.measure.startswith("growth") or grown) and rate and _goes_on_to(run):
        cues.kinds += ["rise", "avg"] if state.measure.endswith("avg") or "avg" in grown else ["rise"]
    mean = state.measure == "growth_avg"  # 两年平均增长13%，高于10%的规划目标
    measures = ("growth", "level") if rate else ("level", "change") if run.numbers[0].unit not in POINTS else ()
    like = run.named_by == "carried" and cues.words and ((mean and rate) or state.measure in measures)
    if like and (mean or all(map(GAP.fullmatch, cues.words))) and _held_against_aim(run):
        moved = [state.moved] if state.measure == "growth" else []  # 增长3%，低于7%的目标; 漏损率8%，低于9%的目标
        cues.kinds, cues.words = (["rise", "avg"], ["增长", "年均"]) if mean else (moved, [])
    if met:
        cues.kinds, cues.words = [state.moved], []  # 能耗下降18%，超额完成16%的目标任务
    growing = growing or (larger and (state.measure == "growth" or bool(of_name)) and rate)
    growing = growing or (state.headed and rate and _only_is(run, times))
    if state.measure == "growth" and rate and "reach" in cues.kinds and run.named_by == "carried":
        growing = growing or any(word.startswith(_PACES) for word in cues.words)
    beside = rate and state.measure == "growth" and run.text[run.numbers[0].start - 1] == "（"
    growing = growing or (beside and run.named_by == "carried" and not run.phrase.strip())  # 较去年（4%）回升
    growing = growing or (rate and cues.words == ["同比"])  # 产值5亿元，同比2.8%
    state.headed = growing or not run.lex.growth_heads.isdisjoint(cues.words)
    return growing


def _goes_on_as(run: Run, floor: int) -> bool:
    """Whether numbers only go on a list: 有13亿人口、9亿劳动力."""
    return not run.cues.words and run.text[floor : run.numbers[0].start].strip() in ("、", "和")


def _only_is(run: Run, times: list[Time]) -> bool:
    """Whether all that stands before numbers is a time and 为."""
    plain = bool(times) and run.named_by == "carried" and not run.phrase.strip("、，； ")
    return plain and _IS.issuperset(run.cues.words)


def _cues(scene: _Scene, floor: int, numbers: list[Quantity], times: list[Time]) -> Cues | None:
    """What the words right before numbers say; None before an ordinal that is no rank."""
    text, lex, first = scene.text, scene.lex, numbers[0]
    if first.kind == "rank":
        cues = rank_cues(text, floor, first, times, lex)
    else:
        before = first.start - (first.bound == "ge" and text[first.start - 1 : first.start] == "上")  # 上百万人
        after, rate = numbers[-1].noun_at, first.unit == "%"
        pace = _PACE.match(text, after) if rate and text.startswith("的", after) else None
        by = pace is not None and text[before - 1 : before] == "以"
        cues = peel(text, floor, before - by, lex.tail, times, lex.not_tail)
        begun = _TO.match(text, after) and _FROM.search(text, max(floor, cues.at - 10), cues.at)
        if begun:
            cues.at = begun.start()  # 起征点从月销售额10万元提高到15万元
            cues.kinds.append("from")
            cues.words.append(begun[0])
        if pace:
            cues.kinds += ["avg", "rise"] if "均" in pace[0] else ["rise"]
        elif rate and _GROWING.match(text, after):
            cues.kinds = ["rise", *cues.kinds]  # 产量保持40%以上增长
    if cues and len(cues.words) == 1 and first.kind in ("measure", "counter") and _ends_deed(text, floor, cues, lex):
        cues = Cues(cues.at + len(cues.words[0]))  # 新建农田2万亩，改造提升1万亩: an act, and no change
    if cues and first.unit in _ITEMS and cues.has("rise", "fall") and _INDICATORS.match(text, numbers[-1].noun_at):
        cues = Cues(first.start)  # 能耗下降等3项指标: what is listed
    if cues and first.unit == "%" and cues.words[:1] and cues.words[0] in _PASSES and cues.has("avg", "rise"):
        _hear_bound(cues)
    verb = text[first.start - _VERB : first.start]
    if cues and (first.unit in POINTS or "avg" in cues.kinds or "多" in verb or "少" in verb or "滞" in verb):
        cues = _held_cues(text, floor, first, cues, times)
    if cues and "改善" in cues.words and not _is_concentration(text, floor, cues.at):
        cues.kinds = ["rise" if kind == "fall" else kind for kind in cues.kinds]  # 优良率改善2个百分点
    if cues and cues.times and first.unit in POINTS and cues.words[:1] == ["涨幅"]:
        cues.kinds[0] = (
            "fall" if text.startswith(("低于", "慢于"), cues.times[0].start) else "rise"
        )  # 低于上年涨幅5个百分点
    if cues and "每年" in cues.words and cues.has("rise", "fall"):
        cues.kinds.append("avg")
    if cues and cues.times and "平均" in cues.words and any(t.counted for t in cues.times):
        cues.kinds.append("avg")
    return cues


def _held_cues(text: str, floor: int, first: Quantity, cues: Cues, times: list[Time]) -> Cues:
    """The cues of a figure that is held against another: against an aim, a larger area, the year before."""
    if first.kind == "counter" and cues.words[:1] == ["滞后"]:
        return Cues(first.start)  # 进度滞后5项: how many are behind
    if first.unit == "%" and "avg" in cues.kinds and text.startswith(_WIDE, max(cues.at - 2, 0)):
        cues.kinds = ["rise" if kind == "avg" else kind for kind in cues.kinds]  # 全市平均增速为6.5%: no mean of years
    if first.unit in POINTS:
        if not cues.has("rise", "fall"):
            begins = max(text.rfind(mark, 0, first.start) for mark in "，。；：\n") + 1
            cues.kinds += ["fall"] if _BELOW_AIM.search(text, begins, first.start) else []  # 低于7%的目标3.4个百分点
        return cues
    if moved := _MORE_DONE.search(text, max(floor, first.start - _NEAR), first.start):
        more = "rise" if moved["moved"][0] == "多" else "fall"
        return Cues(moved.start("moved"), [more], [moved["moved"]], times[-1:])
    return cues


def _hear_bound(cues: Cues) -> None:
    """年均增长高于7%: no less than that, where nothing else is said to be compared with."""
    if any(kind in ("rise", "avg") for kind in cues.kinds[1:]):
        cues.kinds[0], cues.words[0] = _PASSES[cues.words[0]]


def _is_concentration(text: str, floor: int, at: int) -> bool:
    """Whether what got better is less of something in the air or water: PM2.5平均浓度为32微克/立方米，同比改善8%."""
    begins = clause_start(text, floor, at)
    said = text[begins:at].strip() or text[max(begins - _NEAR, 0) : begins]
    return "浓度" in said


def _ends_deed(text: str, floor: int, cues: Cues, lex: Lexicon) -> bool:
    """Whether the only word before a number ends what was done, which is all that its clause says: 改造提升."""
    if cues.words[0] not in lex.acts.words or cues.kinds[0] not in ("rise", "fall"):
        return False
    if text[cues.at - 1] == "、" and _NEW_ONES.search(text, max(cues.at - _NEAR, floor - _NEW_WITHIN, 0), cues.at):
        return True  # 农田新建4万亩、提升2万亩
    act = lex.acts.before(text, cues.at, floor)
    return len(act) > 1 and (begins := cues.at - len(act)) > floor and text[begins - 1] in _OPENS_CLAUSE


def _run(
    scene: _Scene,
    numbers: list[Quantity],
    following: Quantity | None,
    floor: int,
    cues: Cues,
    times: list[Time],
    moved: bool,
) -> Run:
    """The numbers with the clause before them and what its words are without the times."""
    text, sentence = scene.text, scene.sentence
    clause = clause_start(text, floor, cues.at)
    if numbers[0].kind == "counter" and not cues.words and (joined := _JOINED.search(text, clause, cues.at)):
        clause = joined.end()  # 甲修复和2个乙修复: what stands before belongs to another figure or to none
    phrase = _without_times(text, clause, cues.at, times)
    if clause == sentence.start and (times or clause <= _TOP):
        phrase = _behind_year(text, clause, cues.at, times) or _in_headline(sentence, text, phrase) or phrase
    return Run(
        text,
        numbers,
        cues,
        floor,
        clause,
        phrase,
        sentence.topic,
        following,
        sentence.start,
        sentence.end,
        moving=moved,
        compared=bool(times)
        and any(t.base and t.end <= cues.at and not text[t.end : cues.at].strip(phrase) for t in times),
        lex=scene.lex,
    )


def _named(run: Run, floor: int, state: _State) -> tuple[list[str], bool, bool]:
    """The names of a run; whether they say growth themselves; whether something was done."""
    first, cues = run.numbers[0], run.cues
    if first.kind == "rank":
        names, growing, done = rank_names(run, floor, state.names), False, False
    else:
        names, growing, done, state.used = names_of(run, state.names)
    _note_listed(run, floor, names, growing, state.names)
    state.summed = state.summed or "累计" in cues.words or "累计" in run.phrase
    summed = state.summed and first.kind == "measure" and "reach" not in cues.kinds
    summed = summed and ("累计达到" in cues.words or not _SUMMED & {*cues.words})
    return names, growing, done or summed


def _note_listed(run: Run, floor: int, names: list[str], growing: bool, known: Names) -> None:
    """Keep which names were said one after another, and which of them were shares and rates."""
    first, own = run.numbers[0], run.named_by in ("before", "after")
    if own and first.kind != "rank":
        mark = run.text[floor : floor + 1]
        goes_on = mark == "、" or (mark == "，" and first.kind == "counter")
        known.listed = [*known.listed, *names] if goes_on else names[:]
    if first.unit == "%" and names and not growing and not run.cues.has("rise", "fall"):
        known.rates += names


def _reading(
    run: Run,
    quantity: Quantity,
    name: str,
    growing: bool,
    done: bool,
    moment: Moment,
    frame: Frame,
) -> Reading:
    """One number of a run under one name."""
    cues, time = run.cues, _time_of_own(run, quantity, moment, frame)
    measure, sign = measure_of(quantity, cues, growing, "" if run.named_by == "after" else run.phrase.strip(), run.lex)
    if measure == "change" and not cues.kinds:
        sign *= moment.gap
    if quantity.unit == "倍" and cues.words == ["的"] and moment.base is not None:
        measure = "multiple"  # 是上年1.5万辆的3倍
    role, role_by = _role_of(run.text, quantity, cues, moment.role, run.aims)
    if role == "target" and not role_by and moment.role_cue is None and (is_so(run) or name in run.lex.given):
        role, role_by = "actual", "so"
    summed = "累计" in run.phrase or "累计" in cues.words
    done = done and (summed or quantity.kind != "measure" or not _MEAN_FOLLOWS.match(run.text, quantity.noun_at))
    done = done or (role == "target" and frame.evaluates and "新增" in name)
    period = since_base(period_of(measure, role, done, cues, time, moment.base, frame), measure, moment.base_year)
    quoted = role_by == "after" and role == "target" != moment.role
    aimed = frame.plan if quoted and _is_planned(run, quantity) else None
    if aimed and measure == "level":
        period = str(aimed[1])  # 已超过6张的规划目标
    elif quoted and frame.evaluates and frame.plan and measure == "level" and quantity.unit == "%" and time is None:
        period = str(frame.plan[1])  # 完成规划50%的目标
    elif aimed and measure.endswith("_avg"):
        period = f"{aimed[0]}/{aimed[1]}"
    if summed and measure in ("growth", "change") and role == "target" and frame.plan and period == str(frame.plan[1]):
        period = f"{frame.plan[0]}/{frame.plan[1]}"  # 到2030年，能耗累计降低10%
    if time is None and frame.evaluates and frame.given and quantity.kind == "counter" and "指标" in name:
        period = str(frame.given)  # how the indicators stand when they are looked at
    if time is None and role == "actual" and frame.evaluates and frame.plan:
        first, year = frame.plan[0], frame.year
        since = measure == "level" and ("累计" in run.phrase or "added" in cues.kinds)
        if first < year <= frame.plan[1] and (since or (measure in ("growth", "change") and summed)):
            period = f"{first}/{year}"  # what was done, or how much it grew or fell, since the plan began
    added = "新增" in name and frame.period_by.how != "opening"  # 城镇新增就业 in the review of a term
    if time is None and frame.of_term and role == "actual" and measure == "level":
        period = _over_term(period, frame) if added or (done and "累计" in run.phrase) else period
    if time is None and frame.begins and not frame.told and role == "target" and measure[-3:] != "avg":
        period = str(frame.now)
    of_aim = role == "target" and (run.aims or measure[-3:] == "avg")
    period = _of_plan_or_year(run, quantity, measure, moment, frame, period) if of_aim else period
    told = time.period if time is not None and time.span is None else period
    if role == "actual" and _is_ahead(told, frame, measure):
        role, role_by = "target", "future"  # 到2030年，…: nobody knows yet
    if role == "target" != frame.role and sign < 0 and any(word.endswith("差") for word in cues.words):
        role, role_by = "actual", "so"  # 距目标尚差16亿元
    return Reading(
        quantity,
        without_mover(name, measure, run.lex),
        period,
        -quantity.value if sign < 0 else quantity.value,
        measure,
        role,
        quantity.bound if aimed else bound_of(quantity, cues),
        base_of(moment.base, period, measure),
        "",
        run,
        moment,
        frame,
        role_by,
    )


def _of_plan_or_year(run: Run, quantity: Quantity, measure: str, moment: Moment, frame: Frame, period: str) -> str:
    """The years of a plan that is quoted without them, or the year of a budget that part of a year is held against."""
    quotes = moment.role_cue is not None and moment.role_cue.quotes_plan
    if measure.endswith("_avg") and moment.time is None and quotes and frame.plan is None is frame.span:
        first = frame.year - (frame.year - 1) % _PLAN_YEARS  # 《纲要》目标年均增长7%
        return f"{first}/{first + _PLAN_YEARS - 1}"
    if run.aims and "-" in period and _OF_YEAR.search(run.text, run.clause, quantity.start):
        return period[:4]  # 上半年完成5亿元，占年初预算10亿元的50%
    return period


def _over_term(period: str, frame: Frame) -> str:
    """The years of the term instead of their last: 累计新增就业9万人."""
    return f"{frame.span[0]}/{frame.span[1]}" if frame.span and period == str(frame.span[1]) else period


def _is_stock(quantity: Quantity, cues: Cues) -> bool:
    """Whether a figure says how things are in the end, and is no part of what years sum up to: a rate, 突破400亿元."""
    return not _SUMMED.isdisjoint(cues.words) or (quantity.unit == "%" and not cues.has("rise", "fall", "avg"))


def _time_of_own(run: Run, quantity: Quantity, moment: Moment, frame: Frame) -> Time | None:
    """The time said of a figure, unless what follows a sum or a movement is of the years or of their end again."""
    cues, time = run.cues, moment.time
    last = str(frame.span[1]) if time and frame.over_span and frame.span and frame.role != "target" else ""
    if time and time.period == last and "；" in run.text[time.end : run.clause]:
        time = None  # 由2010年的…到2015年的…；累计投资…: what is said next is of the five years again
    stock = run.named_by == "before" and _is_stock(quantity, cues)
    stock = stock or (quantity.unit == "倍" and moment.base is not None and not moment.base.span)
    if time and time.span and time.explicit and time.end <= run.floor and _is_reached(run, quantity, moment):
        time = replace(time, period=str(time.span[1]), span=None)  # 2021—2022年累计新增…；收入达到3万元
    if time and time.sums and time.end <= run.floor and stock:
        time = None  # 五年累计完成投资1500亿元，零售总额突破400亿元: a stock of the last year
    return time


def _is_reached(run: Run, quantity: Quantity, moment: Moment) -> bool:
    """Whether a figure behind a sum says by its own words what was reached, or how many times what it was then."""
    if quantity.unit == "倍":
        return moment.base is not None and not moment.base.span
    apart = "；" in run.text[run.floor : run.clause] and "累计" not in run.phrase
    return apart and run.named_by == "before" and not _SUMMED.isdisjoint(run.cues.words)


def _is_planned(run: Run, quantity: Quantity) -> bool:
    """Whether an aim is that of the plan's end: 提前两年完成15件的目标, 6张的规划目标."""
    early = _DONE_EARLY.search(run.text, max(run.clause - 1, 0), quantity.start)
    return early is not None or _OF_PLAN.match(run.text, quantity.noun_at) is not None


def _is_ahead(period: str, frame: Frame, measure: str) -> bool:
    """Whether a period is still to come when the document is given: at a year's begin nobody knows how it will grow."""
    first, _, last = period.partition("/")
    begins = int(first[:4])
    if begins > frame.now or (last != "" and frame.now <= begins < int(last[:4])):
        return True
    return frame.begins and (not frame.told or measure == "growth") and period == str(frame.now)


def _role_of(text: str, quantity: Quantity, cues: Cues, role: str, run_aims: bool) -> tuple[str, str]:
    """The role of one figure in a run, and what says so: what stands right after it may say more than the passage."""
    if run_aims:
        return "target", "before"  # 完成预算12亿元的105%
    if _plan_before(text, quantity):
        return "target", "after"
    if "from" in cues.kinds:
        return ("actual", "from") if role != "actual" else (role, "")  # where a movement starts is how things are
    follows = text[quantity.end : quantity.end + 1]
    if follows not in _SAYS_ROLE and not follows.isspace():
        return role, ""
    if _OF_TARGET.match(text, quantity.end):
        return "target", "after"
    if role == "actual" and _ESTIMATED.match(text, quantity.end):
        return "estimate", "after"
    return role, ""


_Token = TypeVar("_Token", Time, RoleCue)


def _between(tokens: list[_Token], read: int, start: int, end: int) -> tuple[list[_Token], int]:
    """The tokens from number `read` on that lie between two offsets, and how many are read then."""
    found: list[_Token] = []
    while read < len(tokens) and tokens[read].start < end:
        if tokens[read].start >= start and tokens[read].end <= end:
            found.append(tokens[read])
        read += 1
    return found, read


def _own_times(
    listed: list[Time], cues: Cues, phrase: str, numbers: list[Quantity], names: Sequence[str]
) -> list[Time]:
    """2021年、2022年分别增长8%和5%: each figure has its own time.

    The years of a span have one each only where all are of one thing: 五年来甲、乙、丙、丁、戊年均分别增长… is none.
    """
    if not listed:
        return []
    each = "respectively" in cues.kinds or numbers[0].kind == "rank" or "分别" in phrase
    span = listed[0].span if len(listed) == 1 and listed[0].counted == 0 else None  # 两年平均分别增长8%和16%
    of_one = len(set(names)) == 1 and "avg" not in cues.kinds
    if span and each and of_one and span[1] - span[0] + 1 == len(numbers):
        years = range(span[0], span[1] + 1)  # “十二五”前两年分别为5亿元和6亿元
        return [replace(listed[0], period=str(year), span=None) for year in years]
    return listed if len(listed) == len(numbers) > 1 and each else []


def _over_years(period: str, before: str, level: str | None) -> str:
    """The years of a mean of which the last alone is known.

    They run from the first level that was told (1983年为4亿元，到2012年达到560亿元，年均增长15%), or are those of the
    mean before it, else five, as plans and terms of office have.
    """
    if not period.isdigit():
        return period
    if level and int(level) < int(period) - 1:
        return f"{int(level) + 1}/{period}"
    return before if before[-len(period) :] == period else f"{int(period) - 4}/{period}"


def _joined(listed: list[Time]) -> Time:
    """2021年和2022年平均增长7%: of both years."""
    first, last = int(listed[0].period[:4]), int(listed[-1].period[:4])
    return replace(listed[-1], period=f"{first}/{last}", span=(first, last), explicit=True)


def _paired(run: list[Quantity], names: list[str]) -> list[tuple[Quantity, str]]:
    """Each number with its name: one number may have several, several numbers may share one."""
    if len(run) == 1:
        return [(run[0], name) for name in names if name]
    names = [name for name in names if name]
    if not names:
        return []
    return [(quantity, names[min(i, len(names) - 1)]) for i, quantity in enumerate(run)]


def _behind_year(text: str, start: int, end: int, times: list[Time]) -> str:
    """The indicator of the registry behind 全年, where a heading runs into the sentence: 粮食 全年农作物播种面积."""
    for time in times:
        if start < time.start and time.end < end and text.startswith("全年", time.start):
            name = clean(text[time.end : end], lexicon())
            return name if vocabulary().indicator(name) else ""
    return ""


def _in_headline(sentence: Sentence, text: str, phrase: str) -> str:
    """The indicator at the end of a long phrase of the headline: 云河市人代会开幕 今年生产总值增长8%."""
    if sentence.start > _TOP or len(phrase) < _LONG_PHRASE or text[sentence.end - 1] not in "\n|":
        return ""
    if text[sentence.start : sentence.end].rstrip("\n| ").endswith(("。", "；", "！")):
        return ""
    phrase = phrase.removesuffix("预期")
    sizes = range(min(len(phrase) - _SHORT_HEAD, _LONGEST_NAME), 2, -1)
    size = next((n for n in sizes if vocabulary().indicator(phrase[-n:])), 0)
    return phrase[-size:] if size and phrase[-size - 1] not in "、和与及" else ""


def _without_times(text: str, start: int, end: int, times: list[Time]) -> str:
    """The text between two offsets without the times in it."""
    if not times:
        return text[start:end]
    parts, at = [], start
    for time in times:
        if at <= time.start < end:
            parts.append(text[at : time.start])
            at = time.end  # also behind the end: 投资五年|累计达到
    parts.append(text[at:end])
    return "".join(parts)
