"""What a run of numbers measures: the phrase before it, the noun after it, or what was carried."""

from __future__ import annotations

import re
from functools import lru_cache

from guibiao.expressions import expression
from guibiao.extract.carried import carried_names
from guibiao.extract.counted import act_alone, by_standing, counted_noun, renews, sizes_a_project
from guibiao.extract.lexicon import Lexicon
from guibiao.extract.measuring import GAP, POINTS, RATES
from guibiao.extract.naming import clean, coordinated, last_act, merged, noun_after
from guibiao.extract.peeling import Cues
from guibiao.extract.runs import (
    ADDED,
    AND,
    ENDS_AS_SHARE,
    GROWTH_TAIL,
    PEOPLE,
    SHARE_TAIL,
    STAGES,
    TALLIED,
    TOTAL,
    Names,
    Run,
    noun_counted_next,
    object_said,
    said_of_each,
)
from guibiao.vocabulary import vocabulary

_GROWTH_ENDS = ("增速", "增幅", "增长率", "增长速度", "目标")
_AND_SUCH = expression(r"[^等]{3,}(?<![高中初均平同对])等([\u4e00-\u9fff]{3,}|项目|企业|工程)$")
_SECTOR = expression("第[一二三]产业")
_EACH_SECTOR = expression("[三各]次?产业([^，。；：\\d\n]{2,14}?)(?:分别|依次)*为?[：:]")
_COMPARES = expression(
    "(?:与|距|同)[^，]{0,12}(?:目标|计划|进度|要求|水平(?:相比)?$|预期)|超.{0,2}进度|比|较|高于|低于|快于|慢于|优于|好于|(?:落后|滞后|领先|超前)于?|高出|超过|[\u4e00-\u9fff]{0,6}平均(?:水平|增速|增幅)相?比?$"
)
_COMPARE_BEGINS = frozenset("与距同超比较高低快慢优好落滞领")  # or it holds a mean
_SHORTEST_PLANNED = 5  # characters of what is planned, with 计划
_GAINS = {"增收": "收入", "减收": "收入", "增产": "产量", "减产": "产量"}
_NO_NAMES = frozenset(
    (
        "年",
        "年度",
        "全年目标",
        "年度目标",
        *"向对为用以把将与和从距离较比省市县区",
        "国家",
        "自治区",
        "上级",
        "未",
        "尚未",
        "并未",
        "没有",
    )
)  # 省下达 …
_COUNTED_AS = frozenset(("决算数", "执行数", "完成数", "初步核算数", "快报数", "实际数", "实际执行数"))
_OTHERS = frozenset(("其余", "另外", "还有", "距离", "尚", "仍"))
_BRANCH = expression("[\u4e00-\u9fff]{2,6}?(?:产业|行业|工业|园区)")
_WHOLE_AREA = expression("全[国省市县区州]$")
_RATE = expression("(?:率|比例|比重|占比|水平|程度|满意度)$")
_APART = frozenset(("高", "低", "快", "慢", "高出"))
_OF_PLAN = expression(
    "(?:为|是|相当于|占|完成)?([\u4e00-\u9fff]{0,8}(?:预算|计划|目标|任务|进度)数?)"
)  # 收入8亿元，为预算的102%, 完成年度计划的60%
_PLAN_AT_END = expression("(?:年初|年度|全年|调整)?(?:预算|计划|目标任务|目标|任务)[数值]?$")
_EACH_SHARE = expression("(.+[、和].+?)(?:均|分别|各)占(.+?)(?:的?比[重例])?$")  # 甲、乙产值均占总产值10%以上
_STAGE_OF_WORK = expression("^(?:在建|续建|(?:开展)?前期|尚?未开工|拟建|储备|谋划)")
_OVER = expression("[超过][0-9.]{1,6}[千百]?[万亿]元的?")
_GRADE = expression("国家级|自治区级|省级|市级|县级|区级|[1-5]?A级")
_THRIVES = expression(  # 新兴产业加速成长，产值增长14%
    "([\u4e00-\u9fff]{1,7}业)"
    "(?:保持|持续|加速|健康|快速|蓬勃|稳步|不断|迅速|有序|平稳|较快|良好)+(?:发展|成长|壮大|增长|兴起|崛起|推进|提升)，\\Z"
)
_AIM_BESIDE = expression("（(?:年度|全年|年初|预期|计划|规划|预定)*目标值?(?:为|是)?\\Z")
_NEAR = 12  # characters of such words
_PAIR = 2
_SHORTEST_KIND = 3  # characters of 含 with a kind that names nothing alone: 含旧存
_BARE_SHARE = 4  # characters of 占比, 占比重: not of what else it is a share
_SHARE_ENDS = ("比例", "比重", "占比", "比率")
_AS_MEAN = expression("(?:仅|只)?(?:为|是|相当于|达到?)全[国省市县区州](?:平均)?(?:水平)?$")  # 仅为全省平均水平的86%
# 地区生产总值和居民收入翻一番: each of them doubles
_WHOLES_JOINED = expression("(?!城乡).{2,}(?:值|额|量|入)(?:和|与|及|、).{2,}(?:值|额|量|入)")
_AIM_TAIL = expression("(?<=[\u4e00-\u9fff]{3})(?<!主要)(?<!增长)(?:规划|预期|年度)*目标值?$")
_FIRST_COUNTED = expression(
    "[由从](?:初步|快报)?(?:核算|统计|快报|预计)数$"
)  # 生产总值由初步核算数684亿元修订为672亿元
_PACE_TOLD = expression("(?:增速|增幅|涨幅|降幅)[^，]{2,}(?:但|仍|却)")
_TASK_OF_YEAR = expression(
    "(?<=[\u4e00-\u9fff]{4})(?:(?:年度|全年)(?:目标任务|目标|任务)|目标任务|(?:年度|全年)计划(?:实施|建设|新建|改造|完成|开工|发放)?)数?$"
)
_UNDER = expression("(?:，)?在[\u4e00-\u9fff]{2,12}(?:影响|带动|拉动|推动|支撑|作用|背景|冲击|驱动|牵引|促进)下，?$")
_STAGE = expression(STAGES + "、(?=完成|实现)")
_AIMED_FIRST = "(?:年初(?:计划|预期|目标|确定|设定|安排)|原计划|原定|原预期)(?:的?目标)?值?(?:是|为)?"
_AT_FIRST = expression(
    f"^[，、；\\s]*{_AIMED_FIRST}(?!总投资)|(?<=[\u4e00-\u9fff][^于过成超达比到离与距按照据为占]){_AIMED_FIRST}$"
)
_HELD_AGAINST = expression(  # 达到规划目标值62%, 只相当于目标值30亿元的62%, 超规划目标1.8个百分点
    "(?:已经?|仅仅?|只|均|都|也|还|分别|全部|提前|基本)*"
    "(达到?|完成|超额完成|实现|超过|超出|超|高出|接近|逼近|相当于|距离?|离|未达到?|未完成)(?:了|全部)?"
    "((?:规划|纲要|年度|全年|年初|预期|预定|既定|省定|市定|国家|考核|中期|期末|总体)*(?:目标|任务|计划|要求|预期|规划|纲要)(?:值|数|任务)?)(?:为|是)?$"
)
_AIM_ENDS = frozenset("标务划求期要值数为是")  # the last character of the words above
_FULFILS = ("完成", "超额完成", "未完成", "超")  # 完成目标任务103%: how much of it is done
_CONTRIBUTES = expression("(?:对.*)?贡献率$")
_OF_ALL = ("生产总值", "零售总额", "预算收入", "财政收入", "支配收入")  # have no parts of their own by those names
_BUDGETS = ("预算收入", "财政收入", "基金收入")
_JOINED_ENDS = ("收入", "总值", "额", "产量", "增加值", "价格", "排放量", "浓度")
_PER_UNIT = ("单位", "万元", "人均", "亩均")  # 单位能耗…，投资…
_EACHS = frozenset(("日均", "月均", "户均", "村均", "亩均", "班均"))
_OF_SAME = _EACHS | _COUNTED_AS
_PLACES = frozenset(("位", "名", "个位次", "位次", "个名次", "名次"))


def names_of(run: Run, known: Names) -> tuple[list[str], bool, bool, int]:
    """The names; whether they say growth themselves; whether something was done; where the text not yet read begins."""
    last, lex, limited = run.numbers[-1], run.lex, "控制在" in run.phrase
    name = _plain_name(run)
    if last.kind == "part":
        run.named_by = "parts"
        names = [f"第{order}产业比重" for order in "一二三四五六七八九十"[: len(run.numbers)]]
        return names, False, False, last.noun_at
    if not name and last.unit in _PLACES and run.cues.has("rise", "fall") and known.last:
        run.named_by = "carried"
        return known.last, False, False, last.noun_at  # 居第五位，比上年前移两位
    if (
        aimed := _in_brackets(run, known)
        or by_standing(run, known)
        or _pending(run, name, known)
        or _aimed(run, name, known)
        or _done_of_plan(run, name, known)
        or _thriving(run, name, known)
        or ((limited or name in _OF_SAME) and _of_same(run, name, known, limited))
    ):
        return aimed, False, False, last.noun_at
    if sizes_a_project(run, name):
        return [], False, False, last.noun_at
    counted, used = counted_noun(run, name, known)
    if counted:
        run.named_by, run.named_to = "after", used
        return known.say([counted], last.unit), False, True, used
    share = last.unit == "%" and name.endswith(_SHARE_ENDS)  # 水质达到或好于Ⅲ类比例
    if name and last.unit in RATES and not share and (gap := GAP.search(name)) and gap.start() > 1:
        name = name[: gap.start()]
    if name.find("比") > 1 and not _APART.isdisjoint(run.cues.words):
        name = name[: name.find("比")].removesuffix("分别")  # 甲增速比乙平均增速高
    growing = name in lex.growth_heads
    if not name and last.kind == "counter" and "其中" in run.phrase and "level" in run.cues.kinds:
        return known.say(["".join(reversed(run.cues.words))]), False, True, last.noun_at  # 其中提前完成2项
    against = (name[:1] in _COMPARE_BEGINS or "平均" in name) and bool(_COMPARES.match(name))
    against = against and name not in lex.same_heads
    compared = (
        against
        or (name.endswith(("后", "情况下", "基础上")) and not name.endswith("滞后"))
        or (run.compared and len(name) <= 6)
    )
    if not name or growing or compared or (name in lex.same_heads and known.subjects):
        run.named_by = "carried"
        if not name and "reach" in run.cues.kinds and run.moving and known.last:
            return known.last, False, False, last.noun_at
        return carried_names(run, "" if against else name, known), growing, "累计" in run.cues.words, last.noun_at
    acts = name in lex.acts.words or (last.unit in known.by_unit and renews(name, lex))
    if acts and (done := act_alone(run, name, known)):
        return done, False, True, last.noun_at
    if known.subjects and (built := _built_on(run, name, known)):
        return built, False, False, last.noun_at
    owner = _owner(run, name)
    if owner:
        return known.say([owner]), False, False, last.noun_at
    summed = "累计" in run.phrase or "累计" in run.cues.words
    if "完成" in run.phrase[:10] and not name.startswith("完成"):
        summed = summed or not lex.measured_tails.before(name, len(name), 0)
    return *_said(run, name, known), summed or _is_act(name, lex), last.noun_at


def _in_brackets(run: Run, known: Names) -> list[str]:
    """Of what a figure in brackets is the aim: 增长5%，居全市第一（预期目标为6%）."""
    begins = run.numbers[0].start
    near = max(run.floor, begins - _NEAR, 0)
    if not known.subjects or run.text.find("（", near, begins) < 0 or not _AIM_BESIDE.search(run.text, near, begins):
        return []
    run.named_by, run.aims, run.aim_beside = "carried", True, True
    return known.subjects[-1:]


def _of_same(run: Run, name: str, known: Names, limited: bool) -> list[str]:
    """A limit, a mean or another count of what was named, none of which is a subject of what follows."""
    if limited and name.endswith("限额"):
        whole = known.subjects[-1].removesuffix("余额") if name == "限额" and known.subjects else ""
        return [whole + name]
    if known.subjects and name in _EACHS:
        run.named_by = "carried"
        return [name + known.subjects[-1]]  # 受理诉求71184件，日均10169件
    if known.subjects and name in _COUNTED_AS:
        run.named_by = "carried"
        return known.subjects[-1:]  # 收入12.8亿元（上年决算数12.3亿元）
    return []


def _thriving(run: Run, name: str, known: Names) -> list[str]:
    """The part of a branch that the clause before says to thrive: 新兴产业加速成长，产值增长14%."""
    thrives = _THRIVES.search(run.text, run.start, run.clause) if name in run.lex.part_heads.words else None
    return known.say([thrives[1] + name]) if thrives else []


def _hear_plan(run: Run) -> None:
    """年初计划工业投资增长10%，实际增长8%: what was planned as the year began is aimed at."""
    planned = _AT_FIRST.search(run.phrase)
    if planned and run.cues.words[:1] != ["的"] and run.numbers[0].unit not in POINTS:
        run.phrase, run.aims = run.phrase[: planned.start()] + run.phrase[planned.end() :], True


def _hear_aim(run: Run) -> None:
    """达到规划目标值62%: the aim that what was named is held against; 超目标2个百分点: how far beyond it that is."""
    held, unit = _HELD_AGAINST.search(run.phrase), run.numbers[0].unit
    if held is None or run.cues.words[:1] == ["的"] or unit in ("项", "个"):
        return
    if unit in POINTS or (unit != "%" and held[1] in _BEYOND and not held[2].endswith("值")):
        if held[1] in _BEYOND:
            run.phrase = run.phrase[: held.start()] + "分别" * ("分别" in held[0])
            run.cues.kinds.append("rise")
        return
    if unit == "%" and held[1] in _FULFILS and not held[2].endswith("值"):
        return
    run.phrase, run.aims, run.aim_said = run.phrase[: held.start()], True, held[2]


def _hear_limit(run: Run) -> None:
    """控制在年初确定的5.5%以内: the limit is an aim; 控制在债务限额203亿元以内: of what it is the limit is said."""
    if held := _WITHIN.search(run.phrase):
        noun = _LIMIT.match(run.text, run.numbers[-1].noun_at)
        run.phrase = run.phrase[: held.start()] + (noun[0] if noun else "")
        run.aims = run.aims or noun is None
    else:
        run.phrase = _WITHIN_NAMED.sub("", run.phrase)


_WITHIN = expression(
    "(?:严格)?控制在(?:国家|自治区|[省市县区]|上级|年初|年度|规划|预期|目标)*(?:核定|下达|确定|批准|提出|规定|设定|要求)?的?$"
)
_WITHIN_NAMED = expression("(?:严格|有效)?控制在(?=[^，]*限额$)")
_LIMIT = expression("[\u4e00-\u9fff]{0,4}限额")
_BEYOND = frozenset(("超过", "超出", "超", "高出"))


def _pending(run: Run, name: str, known: Names) -> list[str]:
    """The names left for joined numbers of another unit: 出栏分别达到46万头和86万只."""
    if not known.pending:
        return []
    names, before = known.pending[: len(run.numbers)], known.pending_cues
    known.pending = known.pending[len(run.numbers) :]
    own = run.cues.kinds in (["rise"], ["fall"])  # 分别下降5.8%、上涨4.4%
    if name or (run.cues.words and not own) or before is None:
        known.pending = []
        return []
    if own:
        return known.say(names)
    run.cues.kinds, run.cues.words, run.cues.times = before.kinds, before.words, before.times
    return known.say(names)


def _aimed(run: Run, name: str, known: Names) -> list[str]:
    """Of what a plan's own figure is, and then how much of the plan is done: 收入完成年初预算12亿元的105%."""
    last = run.numbers[-1]
    aim, known.aim = known.aim, ""
    if aim and not name and last.unit == "%" and run.cues.words == ["的"] and known.subjects:
        part = known.subjects[-1]
        run.named_by = "carried"
        known.last = [_share(part, aim) if aim.startswith("占") else part + aim + "完成率"]
        return known.last
    kinds = ("measure", "counter", "ratio") if run.aim_said else ("measure", "counter")
    follows = _share_follows(run, kinds)
    of = _PLAN_AT_END.search(name + run.aim_said) if follows else None
    if follows and not of and name.startswith("占") and (whole := clean(name[1:], run.lex)):
        known.aim = name
        return [whole]  # 占公交车总数820辆的77%
    if not of:
        run.named_by = "carried" if run.aim_said and not name else run.named_by
        return carried_names(run, "", known) if run.aim_said and not name else []
    run.aims, known.aim = True, of[0]
    own = of.start() > 1 and not (known.subjects and run.phrase.lstrip("，、 ").startswith(("为", "占", "是")))
    return known.say([name[: of.start()]]) if own else known.subjects[-1:] or known.say([name])


def _share_follows(run: Run, kinds: tuple[str, ...]) -> bool:
    """Whether right behind a figure of one of these kinds its share is told: 12亿元的105%."""
    last, following = run.numbers[-1], run.following
    if last.kind not in kinds or following is None or not run.text.startswith("的", last.noun_at):
        return False
    return following.unit == "%" and following.start == last.noun_at + 1


def _done_of_plan(run: Run, name: str, known: Names) -> list[str]:
    """How much of its plan is done of what was named before, where the plan is all that is said: 完成计划的93%."""
    if name or not known.subjects or run.numbers[-1].unit != "%":
        return []
    if run.text.endswith(("五”目标", "五”规划目标"), run.start, run.numbers[0].start):
        return []  # 完成“十四五”目标65%难度较大: what is aimed at
    said = run.phrase.strip(" ，、；")
    return _built_on(run, said, known) if _OF_PLAN.fullmatch(said) else []


def _built_on(run: Run, name: str, known: Names) -> list[str]:
    """Names made of what was named before: how much of its plan is done, a place's part of it, its share."""
    count, last = len(run.numbers), run.numbers[-1]
    if name.startswith(("拉动", "带动")) and "增长" in run.cues.words:
        name += "增长"
    if last.unit == "%" and (of := _OF_PLAN.fullmatch(name)):
        subjects = known.subjects[-1:] if count == 1 else list(dict.fromkeys(known.named))[-count:]
        known.last = [subject + of[1] + "完成率" for subject in subjects]
    elif name.startswith("含") and last.kind == "measure":
        return [name[1:] + known.subjects[-1]]  # 投资127亿元（含园区119亿元）
    elif name.startswith("含") and last.kind == "counter":
        whole = object_said(known.subjects[-1], run.lex)
        return [name[1:] + whole * (len(name) <= _SHORTEST_KIND)]  # 受理诉讼案件879件（含旧存343件）
    elif name.startswith(("拉动", "带动")) and last.unit in RATES and said_of_each(run):
        heads = [_CONTRIBUTES.sub("", said) for said in _each_named(known, count)]
        known.last = [head + name for head in heads]
    elif name.startswith(("拉动", "带动")) and last.unit in RATES:
        return [_without_head(known.subjects[-1], run.lex) + name]  # 第一产业贡献率7%，拉动GDP增长0.2个百分点
    elif name.endswith("贡献率") and run.phrase.lstrip("，、 ").startswith("对"):
        known.last = [f"{_without_head(known.subjects[-1], run.lex)}对{name}"]
        return known.last  # 第一产业增加值增长4%，对经济增长的贡献率为7%
    elif name.startswith("占"):
        many = count == len(known.subjects)  # 甲、乙投资分别增长5%、6%，占全市比重分别达到40%、30%
        subjects = known.subjects[0 if many else -1 :]
        if not many and said_of_each(run):
            subjects = _each_named(known, count)  # 男性20万人，女性19万人，分别占总人口的51%和49%
        known.last = [_share(subject, name) for subject in subjects]
    else:
        return []
    run.named_by = "carried"
    return known.last


def _without_head(subject: str, lex: Lexicon) -> str:
    """Of whom a part was told: 第一产业 of 第一产业增加值, 第一产业对经济增长的贡献率."""
    whole = _CONTRIBUTES.sub("", subject)
    tail = lex.part_heads.before(whole, len(whole), 2)
    return whole[: len(whole) - len(tail)]


def _each_named(known: Names, count: int) -> list[str]:
    """The last names said, one for each of so many figures; the subjects where there are fewer."""
    named = list(dict.fromkeys(known.named))[-count:]
    return named if len(named) == count else known.subjects[-1:]


def _plain_name(run: Run) -> str:
    """What the phrase before the numbers says, cleaned; "" where it says nothing that could be measured."""
    if "年初" in run.phrase or "原" in run.phrase:
        _hear_plan(run)
    if run.phrase[-1:] and run.phrase[-1] in _AIM_ENDS:
        _hear_aim(run)
    ends = run.phrase[-1:]
    if ends == "以" and run.text.startswith("为", run.numbers[-1].noun_at):
        run.phrase = run.phrase[:-1]  # 旅游总收入以2022年的85亿元为基数
    if ends == "数":
        run.phrase = _FIRST_COUNTED.sub("", run.phrase)
    if "控制在" in run.phrase:
        _hear_limit(run)
    if "下" in run.phrase[-3:]:
        run.phrase = _UNDER.sub("", run.phrase)  # 甲、乙在金融危机影响下分别下降
    name = clean(run.phrase, run.lex)
    if "、" in name and (stage := _STAGE.match(name)):
        name = clean(name[stage.end() :], run.lex)  # 力争开工、完成投资5亿元
    if run.numbers[-1].kind == "ratio" and "全" in name:
        name = _AS_MEAN.sub("", name) or name
        name = _WHOLE_AREA.sub("", name)  # 覆盖全国10%的县
    if name and not _GAINS.keys().isdisjoint(run.cues.words):
        gained = next(_GAINS[word] for word in run.cues.words if word in _GAINS)
        name = name.removesuffix("年") + ("人均" if "人均" in run.cues.words else "")
        return name if name.endswith(gained) else name + gained  # 贫困户人均增收1490元
    if name in _NO_NAMES or name in _OTHERS or (run.numbers[-1].unit in POINTS and _PACE_TOLD.match(name)):
        return ""  # 增速逐季放缓但仍高于全省0.6个百分点
    return name


_NO_ACTS = ("", "出口", "进口", "贷款")  # 外贸出口达到3亿美元


def _owner(run: Run, name: str) -> str:
    """总投资747亿元的“三十工程”: the whole whose part was named stands after 的."""
    at = run.numbers[-1].noun_at
    if (total := TOTAL.search(name)) and (noun := noun_counted_next(run)):
        return _without_list(noun, run.lex) + total[0]  # 总装机30万千瓦光伏项目9个
    if not run.text.startswith("的", at):
        return ""
    head = run.lex.part_heads.before(name, len(name), 0)
    act = name[: len(name) - len(head)].removesuffix("了")
    whole = name == head or act in run.lex.acts.words or name.endswith(("总额", "总投资", "投资额", "总规模"))
    if not whole:
        return ""
    after, following = at + 1, run.following
    if following and following.start == after:
        after = following.noun_at  # 实施总投资35亿元的80项重点工程
    noun, _ = noun_after(run.text, after, run.end, run.lex)
    return _without_list(noun, run.lex) + (head or name) if noun else ""


def _said(run: Run, name: str, known: Names) -> tuple[list[str], bool]:
    """The names that the phrase before the numbers says, and whether they say growth."""
    lex, cues, count = run.lex, run.cues, len(run.numbers)
    rate = run.numbers[0].kind == "ratio" and not cues.has("rise", "fall")
    if name.endswith("计划") and len(name) > _SHORTEST_PLANNED and not rate:
        name, run.aims = name[:-2], True  # 新建公路计划85公里，已完成91公里
    elif run.numbers[0].kind != "ratio" and (task := _TASK_OF_YEAR.search(name)):
        name, run.aims = name[: task.start()], True  # 城镇新增就业年度目标任务3200人
    more = run.numbers[0].kind == "measure" and any(time.base for time in cues.times)  # 人均收入比上年新增300元
    added = "新建" if "新建" in cues.words else "新增"
    if "added" in cues.kinds and not more and not name.startswith("新"):
        name = added + name
    if run.numbers[0].unit == "%" and "占" in name and (each := _EACH_SHARE.match(name)):
        count = len(run.numbers)
        of = each[2].removesuffix("的")
        wholes = [f"{part}占{of}比重" for part in coordinated(each[1], count, count == 1)]
        return known.say(wholes), False
    if name in lex.own_names.words:
        return known.say([name] * count), False
    name = _of_sector(_in_topic(_without_list(name, lex), run, known), run)
    name = name if count > _PAIR and name.count("、") + name.count("和") == count - 1 else _own_part(name, lex)
    if not name:
        return carried_names(run, "", known), False
    if "respectively" in cues.kinds and run.total > count:
        names = coordinated(name, run.total, False)
        if len(names) == run.total and len(set(names)) > 1:
            known.pending, known.pending_cues = names[count:], cues
            return known.say(names[:count]), False
    spread = "all" in cues.kinds or (count == 1 and run.numbers[0].unit == "%" and _both_known(name, cues))
    spread = spread or (run.numbers[0].kind == "multiple" and _WHOLES_JOINED.fullmatch(name) is not None)
    names = coordinated(name.removeprefix(added), count, spread and count == 1)
    if "respectively" in cues.kinds and len(names) == 1 and count == 1:
        names = coordinated(name, 2, False)
    if name.startswith(added):
        names = [added + n for n in names]
    aims = name.endswith(("目标", "目标值"))
    if aims and (run.numbers[0].kind != "counter" or run.numbers[0].unit.endswith(PEOPLE)):
        names = [_AIM_TAIL.sub("", n) for n in names]
    tail = GROWTH_TAIL.search(names[-1]) if len(names[-1]) > 2 and names[-1].endswith(_GROWTH_ENDS) else None
    growing = tail is not None and not names[-1].endswith(lex.level_names)
    if tail and growing:
        if tail[0].startswith("年均"):
            cues.kinds.append("avg")  # 年均增长目标由7%调整为6%
        names = [GROWTH_TAIL.sub("", n) or n for n in names]
    if run.numbers[0].unit == "%" and "占" in names[-1][1:] and not SHARE_TAIL.search(names[-1].partition("（")[0]):
        names = [n + ("比" if n.endswith("占") else "比重") for n in names]
    return known.say(names, run.numbers[0].unit if run.numbers[0].kind in ("measure", "counter") else ""), growing


def _both_known(name: str, cues: Cues) -> bool:
    """Whether a rate is told of several indicators, each of the registry: 财政总收入和地方财政收入年均增长13%."""
    if not cues.has("rise", "fall") or AND.isdisjoint(name) or not name.endswith(_JOINED_ENDS):
        return False
    return _are_known(name)


@lru_cache(maxsize=1 << 10)
def _are_known(name: str) -> bool:
    parts, words = coordinated(name, 1, True), vocabulary()
    return len(parts) > 1 and all(p.endswith(_JOINED_ENDS) and words.indicator(p) is not None for p in parts)


def _of_sector(name: str, run: Run) -> str:
    """What is told of each sector: 三次产业对经济增长的贡献率分别为：第一产业7%，…."""
    if not _SECTOR.fullmatch(name):
        return name
    leads = [lead[1] for lead in _EACH_SECTOR.finditer(run.text, run.start, run.clause)]
    return name + leads[-1] if leads else name


@lru_cache(maxsize=1 << 13)
def _without_list(name: str, lex: Lexicon) -> str:
    """发放供养金、低保金等补助资金 is about 发放补助资金: examples before 等 name no more than what follows."""
    at = begins = int(name.startswith("新") and lex.acts.at(name, 1, len(name)) != "")
    while act := lex.acts.at(name, at, len(name)):
        at += len(act)
    at = 0 if at == begins else at
    match = _AND_SUCH.match(name, at)
    few = match is not None and len(match[1]) <= _PAIR and "、" not in name  # 中心城区建设等项目 is one name
    return name[:at] + match[1] if match and not few and not match[1].startswith("级") else name


@lru_cache(maxsize=1 << 13)
def _own_part(name: str, lex: Lexicon) -> str:
    """What of a phrase belongs to its number: from its last verb of doing on, cleaned."""
    return clean(last_act(_after_verb_clause(name, lex), lex), lex)


def _after_verb_clause(name: str, lex: Lexicon) -> str:
    """研发能力提升、完成产量 is about 产量: a listed part that begins with a verb begins a new clause."""
    head, mark, tail = name.rpartition("、")
    branch = _BRANCH.match(head)
    if mark and branch and tail.startswith(("完成", "实现")):
        return merged(branch[0], tail[2:])  # 汽车产业能力提升、完成产量
    act = lex.acts.at(tail, 0, len(tail))
    begins = len(act) > len(lex.not_acts.at(tail, 0, len(tail))) and not lex.acts.at(head, 0, len(head))
    return tail if mark and len(tail) > 3 and begins else name


@lru_cache(maxsize=1 << 13)
def _is_act(name: str, lex: Lexicon) -> bool:
    """Whether a name says something done: 发放…, …上牌."""
    if _RATE.search(name):
        return False
    begins = len(lex.acts.at(name, 0, len(name))) > len(lex.not_acts.at(name, 0, len(name)))  # 生产总值 is none
    return begins or lex.acts.before(name, len(name), 0) not in _NO_ACTS


def _share(subject: str, phrase: str) -> str:
    """园区经济总量 + 占全市 is 园区经济总量占全市比重."""
    phrase, whole = phrase.rstrip("的"), subject.partition("占")[0]
    if "占" in subject and (not whole or len(phrase) <= _BARE_SHARE):
        return subject
    subject = whole
    if phrase == "占":
        return subject + "占比"
    return subject + phrase if ENDS_AS_SHARE.search(phrase) else subject + phrase + "比重"


def _in_topic(name: str, run: Run, known: Names) -> str:
    """A head that needs its topic gets it: 氨氮排放 … 排放量; 新能源汽车产量 … 产值."""
    topic, lex = run.topic, run.lex
    if (
        name.endswith("以上")
        and "岁" not in name
        and run.numbers[0].kind == "counter"
        and (same := known.by_unit.get(run.numbers[0].unit))
    ):
        return name + same[-1].rpartition("以上")[2]  # 3000万元以上项目126个，其中亿元以上48个
    if _STAGE_OF_WORK.fullmatch(name) and (same := known.by_unit.get(run.numbers[0].unit)):
        known.whole = _STAGE_OF_WORK.sub("", object_said(same[-1], lex))
        return name + known.whole  # 86个项目已完工32个、在建41个、前期13个
    if _OVER.fullmatch(name) and (same := known.by_unit.get(run.numbers[0].unit)):
        return name + same[-1].rpartition("元")[2]  # 产值过亿元企业35家，其中超10亿元3家
    if name == "支出" and known.subjects and known.subjects[-1].endswith(_BUDGETS):
        return known.subjects[-1][:-2] + name  # 一般公共预算收入增长2%、支出超过70亿元
    if known.subjects and _GRADE.fullmatch(name):
        return _GRADE.sub(name, known.subjects[-1], count=1)  # 国家级龙头企业2家，省级25家
    if topic:
        if name in topic or (name.startswith("占") and "占" in topic):
            return topic.partition("占")[0] if run.numbers[0].kind != "ratio" and "占" in topic else topic
        if name in lex.part_heads.words:
            return merged(topic, name)
    of_subject = known.subjects and (name in _SIDES or "、" in name or "占" in name)
    if of_subject and (beside := _beside(name, run, known)):
        return beside
    if name not in lex.part_heads.words:
        return name
    return _part_name(name, run, known)


def _part_name(name: str, run: Run, known: Names) -> str:
    """The name of a part with what it is a part of: 产值 after 新能源汽车产量."""
    lex = run.lex
    count = len(run.numbers)
    if count == 1 and "all" in run.cues.kinds and len(known.listed) > 1 and name.endswith("率"):
        return "、".join(said + name for said in known.each_listed(lex))  # 建议162件、提案138件，办复率均为100%
    named = [said for said in known.named if not (name.endswith("率") and said.endswith("率"))]
    if count > 1 and (len(known.subjects) == count or (said_of_each(run) and len(named) >= count)):
        return "、".join(_part_of(n, name, lex) for n in named[-count:])
    if not known.subjects:
        return name
    before = known.subjects[-1]
    before = before.rpartition("以上的")[2] or before  # 投资在1000万元以上的重点项目
    if known.whole and name in ("投资", "完成投资"):
        before = known.whole
    if before.endswith("率"):  # 项目126个，开工率100%，完成投资62亿元
        before = next((n for n in reversed(known.named) if TALLIED.search(n)), "")
    apart = before.endswith(_OF_ALL) or before.startswith(_PER_UNIT)
    if not before or before in lex.part_heads.words or apart:
        return name  # 利税 …，利润 …; 地区生产总值 …，完成投资 …
    return _part_of(before, name, lex)


def _beside(name: str, run: Run, known: Names) -> str:
    """The name of a part that only the subject makes whole: 企业78家，产值、利税…; 总额，其中城镇…; 14个产业|产值占…"""
    lex, before = run.lex, known.subjects[-1]
    parts = re.split("[、和及与]", name) if "、" in name and not name.endswith("率") else []
    if parts and all(part in lex.part_heads.words for part in parts):
        whole = "" if before.endswith(_OF_ALL) else ADDED.sub("", before)
        return "、".join(_part_of(whole, part, lex) for part in parts) if whole else ""
    if name in _SIDES:
        whole = before[2:] if before[:2] in _SIDES else before
        return name + whole if whole else ""
    head = lex.part_heads.at(name, 0, len(name)) if "占" in name and run.clause <= run.floor else ""
    goes_on = head and name[len(head)] == "占" and _HAN.match(run.text, run.floor - 1)
    return _part_of(before, name, lex) if goes_on else ""


_SIDES = frozenset(("城镇", "农村", "乡村", "城市", "男性", "女性"))
_HAN = expression("[\u4e00-\u9fff]")


def _part_of(before: str, name: str, lex: Lexicon) -> str:
    """种植面积 of 茶叶 and then its 产值 is 茶叶产值: the name takes the place of what was measured before."""
    size = len(before)
    tail = lex.part_heads.before(before, size, 0) or lex.measured_tails.before(before, size, 2)
    return merged(before[: size - len(tail)], name)
