"""What a run of numbers measures: the phrase before it, the noun after it, or what was carried."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct, field

from guibiao.extract.lexicon import Lexicon
from guibiao.extract.measuring import GAP, POINTS, RATES
from guibiao.extract.naming import clause_start, clean, coordinated, last_act, merged, noun_after
from guibiao.extract.peeling import Cues, peel
from guibiao.extract.quantities import Quantity
from guibiao.vocabulary import vocabulary

_GROWTH_TAIL = re.compile("(?:年均)?(?:增速|增幅|增长率|增长速度|增长(?:预期)?目标)$")
_GROWTH_ENDS = ("增速", "增幅", "增长率", "增长速度", "目标")
_AND_SUCH = re.compile(r"[^等]{3,}(?<![高中初均平同对])等([\u4e00-\u9fff]{3,}|项目|企业|工程)$")
_SECTOR = re.compile("第[一二三]产业")
_EACH_SECTOR = re.compile("[三各]次?产业([^，。；：\\d\n]{2,14}?)(?:分别|依次)*为?[：:]")
_COMPARES = re.compile(
    "(?:与|距|同)[^，]{0,12}(?:目标|计划|进度|要求|水平(?:相比)?$|预期)|超.{0,2}进度|比|较|高于|低于|快于|慢于|优于|好于|高出|超过|[\u4e00-\u9fff]{0,6}平均(?:水平|增速|增幅)相?比?$"
)
_COMPARE_BEGINS = frozenset("与距同超比较高低快慢优好")  # or it holds a mean
_SHORTEST_PLANNED = 5  # characters of what is planned, with 计划
_SHORTEST_SAID = 6  # characters of a clause that tells of an indicator
_LONGEST_KNOWN = 20  # of an indicator's name
_REMEMBERED = 20  # more than any list in one sentence
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
_OTHERS = frozenset(("其余", "另外", "还有", "距离", "尚", "仍"))
_BRANCH = re.compile("[\u4e00-\u9fff]{2,6}?(?:产业|行业|工业|园区)")
_WHOLE_AREA = re.compile("全[国省市县区州]$")
_RATE = re.compile("(?:率|比例|比重|占比|水平|程度|满意度)$")
# 新登记企业3万户，总量达28万户: the whole is not only what was added
_WHOLES = frozenset(("总量", "总数", "数量", "总户数", "总人数"))
_REACHED = frozenset(("达", "达到", "总数达", "累计达", "累计达到"))
_ADDED = re.compile(
    "^(?:累计建成|新建成|建成|净增|新增|新登记|新发展|新认定|新培育|新引进|新设立|新建|新(?![能材型区生农媒质一]))"
)
_APART = frozenset(("高", "低", "快", "慢", "高出"))
_OF_PLAN = re.compile(
    "(?:为|是|相当于|占|完成)?([\u4e00-\u9fff]{0,8}(?:预算|计划|目标|任务|进度)数?)"
)  # 收入8亿元，为预算的102%, 完成年度计划的60%
_AS_PLANNED = re.compile("^(?:全部|如期|按期|顺利|成功|稳定)+(?=[\u4e00-\u9fff]{2})")
_ECONOMY = re.compile("(?:国民)?经济(?:社会)?(?:发展|增长|运行|总体|持续|保持|实力|总量)")
_PLAN_AT_END = re.compile("(?:年初|年度|全年|调整)?(?:预算|计划|目标|任务)[数值]?$")
_EACH_SHARE = re.compile("(.+[、和].+?)(?:均|分别|各)占(.+?)(?:的?比[重例])?$")  # 甲、乙产值均占总产值10%以上
_STAGE_OF_WORK = re.compile("^(?:在建|续建|(?:开展)?前期|尚?未开工|拟建|储备|谋划)")
_OVER = re.compile("[超过][0-9.]{1,6}[千百]?[万亿]元的?")
_GRADE = re.compile("国家级|自治区级|省级|市级|县级|区级|[1-5]?A级")
_ENDS_AS_SHARE = re.compile("(?:比重|比例|份额)(?:（[^（）]*）)?$")
_THRIVES = re.compile(  # 新兴产业加速成长，产值增长14%
    "([\u4e00-\u9fff]{1,7}业)"
    "(?:保持|持续|加速|健康|快速|蓬勃|稳步|不断|迅速|有序|平稳|较快|良好)+(?:发展|成长|壮大|增长|兴起|崛起|推进|提升)，\\Z"
)
_AIM_BESIDE = re.compile("（(?:年度|全年|年初|预期|计划|规划|预定)+目标值?(?:为|是)?\\Z")
_NEAR = 12  # characters of such words
_PAIR = 2
_FAR_BACK = 80  # characters of a list of what is told of each
_IN_ASPECTS = re.compile("(?:^|[，。；\\n])在?([^，。；\\n]+?)(?:[两三四五六]个?方面|方面|等?领域|上)，$")
_GROWN = frozenset(("增长", "增长了", "负增长", "正增长", "下降", "下降了", "增", "降", "大幅增长", "大幅下降"))
_SHARE_OF = re.compile("(?<=[\u4e00-\u9fff]{2})(?:占[^占]{0,16}的?(?:比重|比例|份额|比)|占比)$")
_BARE_SHARE = 4  # characters of 占比, 占比重: not of what else it is a share
_SHARE_ENDS = ("比例", "比重", "占比", "比率")
_AS_MEAN = re.compile("(?:仅|只)?(?:为|是|相当于|达到?)全[国省市县区州](?:平均)?(?:水平)?$")  # 仅为全省平均水平的86%
_SHARES = frozenset(("占比", "比重", "比例"))
_SHARE_TAIL = re.compile("(?:比重|比例|份额|占比|率|比)$")
# 地区生产总值和居民收入翻一番: each of them doubles
_WHOLES_JOINED = re.compile("(?!城乡).{2,}(?:值|额|量|入)(?:和|与|及|、).{2,}(?:值|额|量|入)")
_AIM_TAIL = re.compile("(?<=[\u4e00-\u9fff]{3})(?<!主要)(?<!增长)(?:规划|预期|年度)*目标值?$")
_AIM = re.compile(
    "(?:规划|预期性?|约束性?|[省市县区]?下达|[省市]定|考核|年度|中期|既定|预定|全年|减排)*(?:目标|任务|要求)值?"
)
_FULFILLED = frozenset(("完成", "建成", "开工", "竣工", "交付"))
_THERE_ARE = frozenset(("有", "已", "已有", "仅", "仅有", "还", "还有"))
_NAMES_THEM = frozenset(("设置", "列出", "确定", "提出", "明确", "设定", "共列出", "共确定", "共提出"))
_SETS_OUT = re.compile(f"(?:{'|'.join(sorted(_NAMES_THEM))}|涉及|包含|包括|分为)了?[^，。；]*[类个方面]+$")
_LONGEST_FATE = 24  # characters of how something stands, with what it is
_TALLIED = re.compile("(?:指标|(?:重大|重点)?(?:项目|工程|任务|事项))$")
_STAGES = (
    "(?:已|均|全部|顺利|相继|陆续|正式|如期|按期|全面|成功|加快|同步|集中)*"
    "(开工建设|建成投[用产]|建成通车|建成运营|竣工投[用产]|投产达效|投入使用|投入运营|[开竣完]工|建成|投[产用运]|通车|签约|落地)"
)
_BUILT = re.compile(_STAGES + "(?=[，。；、\\n]|$)")
_UNDER = re.compile("(?:，)?在[\u4e00-\u9fff]{2,12}(?:影响|带动|拉动|推动|支撑|作用|背景|冲击|驱动|牵引|促进)下，?$")
_FIRST_OF_SIZE = re.compile("首[个家座条]\\s*$")  # 首个超百亿元工程: its size says what it is
_STAGE = re.compile(_STAGES + "、(?=完成|实现)")
_STANDS = re.compile(
    "(?:已|均|全部|基本|提前|进度|进展|完成情况)*(?:[实达完超快优好滞未顺良]|正常|领先|没有|低于|慢于|不及|符合|落后)(?:[\u4e00-\u9fff]|20[0-9]{2}年){0,14}(?=[，。；、\n]|$)"
)
_ENDS = "，。；、\n"
_HELD_TO_PLAN = re.compile(
    "(?:已|基本|全部|提前|未|未能|尚未|没有)*(?:达到|达|完成|超过|超出|超额完成|符合|滞后于|落后于|快于|慢于|低于|高于|优于|实现)"
    "[\u4e00-\u9fff]{0,6}(?:要求|目标|进度|计划|任务|预期)(?:要求|目标|值)?"
)
_FARING = (  # 可全面完成, 经努力可完成, 提前完成, 滞后, 难以按期实现
    "(?:预计|将|已|均|已经|可以|可|能够?|有望|经[^的，]{1,6}?|需[^的，]{1,6}?后?|全面|基本|全部|提前|如期|按期|顺利|完全|总体)*"
    "(?:超额完成|完成|达标|实现|达到|超过|超出|低于|滞后|落后|未|不|暂|尚|仍|难以?|无法|有待|需要?|存在)[^的，；。]{0,20}"
)
_FARES = re.compile(_FARING)
_FARING_ONES = re.compile(f"({_FARING})的((?:主要|约束性|预期性|规划)?(?:指标|项目|任务|工程|事项))$")
_COUNTED_ONES = ("指标", "项目", "任务", "工程", "事项")
_UNSAID = re.compile("^(?:预计|将|已经|已|均)+")
_DEEDS = frozenset(("任务", "建设任务", "改造任务", "建设", "改造", "建设改造", "新建任务", "目标任务"))
_ASIDE = re.compile("(?:在|按照?|根据|为|通过|经过|随着|(?:基本|已)?(?:建成|完成|开工|竣工|交付)[0-9])[^，]*")
_AIMED_FIRST = "(?:年初(?:计划|预期|目标|确定|设定|安排)|原计划|原定|原预期)(?:的?目标)?值?(?:是|为)?"
_AT_FIRST = re.compile(
    f"^[，、；\\s]*{_AIMED_FIRST}(?!总投资)|(?<=[\u4e00-\u9fff][^于过成超达比到离与距按照据为占]){_AIMED_FIRST}$"
)
_HELD_AGAINST = re.compile(  # 达到规划目标值62%, 只相当于目标值30亿元的62%, 超规划目标1.8个百分点
    "(?:已经?|仅仅?|只|均|都|也|还|分别|全部|提前|基本)*"
    "(达到?|完成|超额完成|实现|超过|超出|超|高出|接近|逼近|相当于|距离?|离|未达到?|未完成)(?:了|全部)?"
    "((?:规划|纲要|年度|全年|年初|预期|预定|既定|省定|市定|国家|考核|中期|期末|总体)*(?:目标|任务|计划|要求|预期|规划|纲要)(?:值|数|任务)?)(?:为|是)?$"
)
_AIM_ENDS = frozenset("标务划求期要值数为是")  # the last character of the words above
_FULFILS = ("完成", "超额完成", "未完成", "超")  # 完成目标任务103%: how much of it is done
_PLANNED = ("计划", "年度计划", "年计划")  # 项目总投资8亿元，年度计划投资2亿元，完成投资1亿元
_CONTRIBUTES = re.compile("(?:对.*)?贡献率$")
_TOTAL = re.compile("(?:总装机|装机容量|总库容|总建筑面积|总投资)(?:容量|规模|量)?$")
_OF_ALL = ("生产总值", "零售总额", "预算收入", "财政收入", "支配收入")  # have no parts of their own by those names
_BUDGETS = ("预算收入", "财政收入", "基金收入")
_AND = frozenset("、和与及")
_JOINED_ENDS = ("收入", "总值", "额", "产量", "增加值", "价格", "排放量", "浓度")
_PER_UNIT = ("单位", "万元", "人均", "亩均")  # 单位能耗…，投资…
_MOVED = frozenset(("rise", "fall", "reach"))
_PLACES = frozenset(("位", "名", "个位次", "位次", "个名次", "名次"))
_PEOPLE = ("人", "名", "户", "人次")


class Names(Struct):
    """The subjects that a number without one of its own falls back on; and every indicator named in the sentence."""

    subjects: list[str]
    named: list[str] = field(default_factory=list)
    by_unit: dict[str, list[str]] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)  # names of figures said one after another: 甲40家、乙20家
    rates: list[str] = field(default_factory=list)  # names of shares and rates in the order in which they were told
    ended: bool = False  # a semicolon came: what was named before it is no longer spoken of together with what comes
    whole: str = ""  # what was counted before it was told apart: 37个项目中，竣工13个，…，完成投资12亿元
    pending: list[str] = field(default_factory=list)  # the names of joined numbers of another unit
    pending_cues: Cues | None = None
    aim: str = ""  # the plan whose figure was named just before: 完成年初预算12亿元的105%
    last: list[str] = field(default_factory=list)  # of the numbers just before: 占比从3%提高到5% names both

    def each_listed(self, lex: Lexicon) -> list[str]:
        """What the figures listed count, without what was done to it: 培育甲40家、乙20家."""
        objects = ((name, _object_said(name, lex)) for name in self.listed)
        return [name if said in lex.compound_heads.words else said for name, said in objects]

    def say(self, names: list[str], unit: str = "") -> list[str]:
        """Remember names as the subjects of what follows, and with their unit; what is planned of one is none."""
        if unit:
            self.by_unit[unit] = names
        self.last = names
        if not (self.subjects and names[-1].startswith(_PLANNED)):
            self.subjects = names
        self.named = names[:] if self.ended else [*self.named[-_REMEMBERED:], *names]
        self.ended = False
        return names


class Run(Struct):
    """Numbers that are read together, with the text around them."""

    text: str
    numbers: list[Quantity]
    cues: Cues
    floor: int  # where the text not yet read begins
    clause: int
    phrase: str
    topic: str
    following: Quantity | None
    start: int  # of the sentence
    end: int  # of the sentence
    moving: bool  # the numbers just before were the start of a movement (由 …)
    compared: bool  # a time that is compared with stands right before the phrase
    lex: Lexicon
    named_by: str = "before"  # where the name stands: before or after the numbers, carried, in the clause before
    total: int = 0  # of these numbers and those of other units that are joined to them: 46万头、3万头和86万只
    aims: bool = False  # the numbers are a plan's, of which a share is said next: 完成预算12亿元的105%
    aim_beside: bool = False  # the numbers are in brackets what was aimed at: 增长5%（预期目标为6%）
    aim_said: str = ""  # what that plan's figure is called: 目标值
    named_to: int = 0  # where a name after the numbers ends

    @property
    def ceiling(self) -> int:
        """Where the text after the numbers ends: at the next number or with the sentence."""
        return self.following.start if self.following else self.end


def names_of(run: Run, known: Names) -> tuple[list[str], bool, bool, int]:
    """The names; whether they say growth themselves; whether something was done; where the text not yet read begins."""
    last, lex = run.numbers[-1], run.lex
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
        or _by_standing(run, known)
        or _pending(run, name, known)
        or _aimed(run, name, known)
        or _done_of_plan(run, name, known)
        or _thriving(run, name, known)
    ):
        return aimed, False, False, last.noun_at
    if _sizes_a_project(run, name):
        return [], False, False, last.noun_at
    counted, used = _counted(run, name, known)
    if counted:
        run.named_by, run.named_to = "after", used
        return known.say([counted], last.unit), False, True, used
    share = last.unit == "%" and name.endswith(_SHARE_ENDS)  # 水质达到或好于Ⅲ类比例
    if name and last.unit in RATES and not share and (gap := GAP.search(name)) and gap.start() > 1:
        name = name[: gap.start()]
    if name.find("比") > 1 and not _APART.isdisjoint(run.cues.words):
        name = name[: name.find("比")]  # 甲增速比乙平均增速高
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
        return _carried(run, "" if against else name, known), growing, "累计" in run.cues.words, last.noun_at
    acts = name in lex.acts.words or (last.unit in known.by_unit and _renews(name, lex))
    if acts and (done := _act_alone(run, name, known)):
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
        run.named_by, known.last = "carried", [known.subjects[-1] + aim + "完成率"]
        return known.last
    kinds = ("measure", "counter", "ratio") if run.aim_said else ("measure", "counter")
    of = _share_follows(run, kinds) and _PLAN_AT_END.search(name + run.aim_said)
    if not of:
        run.named_by = "carried" if run.aim_said and not name else run.named_by
        return _carried(run, "", known) if run.aim_said and not name else []
    run.aims, known.aim = True, of[0]
    return known.say([name[: of.start()]]) if of.start() > 1 else known.subjects[-1:] or known.say([name])


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
    elif name.startswith(("拉动", "带动")) and last.unit in RATES and _said_of_each(run):
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
        if not many and _said_of_each(run):
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


def _said_of_each(run: Run) -> bool:
    return "respectively" in run.cues.kinds or "分别" in run.phrase


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
    return "" if name in _NO_NAMES or name in _OTHERS else name


def _act_alone(run: Run, name: str, known: Names) -> list[str]:
    """What a verb of doing before a number counts, where only what was said before tells."""
    last, lex = run.numbers[-1], run.lex
    same = known.by_unit.get(last.unit)
    if name == "新增就业":
        return known.say([name], last.unit)
    if name in _REACHES and last.unit.endswith(_PEOPLE):
        return [name + ("户数" if last.unit.endswith("户") else "人口")]  # 建成供水点20处，惠及1.2万人
    if same and "累计" in run.phrase and (name in same[-1] or not last.unit.endswith(_PEOPLE)):
        return same  # 建成农田2万亩，累计建成21万亩
    if last.kind == "ratio" and run.text.startswith("的", last.noun_at):
        noun, _ = noun_after(run.text, last.noun_at + 1, run.ceiling, lex)
        return [name + noun] if noun else []  # 惠及90%的在校生
    if same and (last.kind == "counter" or (last.kind == "measure" and not last.unit.endswith("元"))):
        known.whole = _object_said(same[-1], lex)
        return [name + known.whole]
    if last.kind != "counter":
        return []
    aim = _object_said(_from_clause_before(run), lex)  # 实施老旧小区改造工程，开工建设20个
    if not aim and name in _FULFILLED and not known.named:
        return known.subjects[-1:]  # 新建学校3所。目前已建成2所
    return [re.sub("(?:工程|项目|行动|计划)$", "", aim) + name] if aim else []


def _renews(name: str, lex: Lexicon) -> bool:
    """Whether a phrase says only what was done, in two words: 维修改造."""
    act = lex.acts.at(name, 0, len(name))
    return name in _RENEWALS or (act != "" and name[len(act) :] in _RENEWALS)


def _object_said(before: str, lex: Lexicon) -> str:
    """What an act before was done to: 计划改造农贸市场20个，建成12个 counts 农贸市场 both times."""
    before = before.rpartition("的")[2]
    while act := lex.acts.at(before, 0, len(before) - 1):
        if lex.not_acts.at(before, 0, len(before)):
            break  # 保障性住房
        before = before[len(act) :].removeprefix("或").removeprefix("和").removeprefix("、")
    return before


_CAPACITIES = ("吨", "瓦", "W", "头", "羽", "只", "公里", "立方米", "平方米", "亩")
_PROJECT = re.compile(
    r"(?:/[年日天])?(?![的，、])[\u4e00-\u9fffA-Za-z+、]{1,18}?(?:项目|生产线|机组|电站|装置)(?!建设|\d)"
)
_VESSEL = re.compile(
    "(?:级|大型|巨型|多用途)*[\u4e00-\u9fff]{0,6}?(?:[砂油货轮渔箱矿散]船|货轮|油轮|[海陆]上[\u4e00-\u9fff]{1,4}装备)"
)


def _sizes_a_project(run: Run, name: str) -> bool:
    """年产10万吨…项目, 整县屋顶215MW光伏项目: the size is part of the project's name."""
    last = run.numbers[-1]
    if last.unit.endswith("元") and "ge" in run.cues.kinds and _FIRST_OF_SIZE.search(run.phrase):
        return True
    if last.unit.endswith("吨") and _VESSEL.match(run.text, last.noun_at, run.ceiling):
        return True
    if not last.unit.endswith(_CAPACITIES) or not _PROJECT.match(run.text, last.noun_at, run.ceiling):
        return False
    if _TOTAL.search(name) and _noun_counted_next(run):
        return False
    if last.unit.endswith(("W", "瓦")):
        return "完成" not in run.cues.words and not name.startswith("新增")
    return (bool(name) and not _ends_as_act(name, run.lex)) or name.endswith(
        ("年产", "年处理", "年出栏", "日处理", "年加工")
    )


def _counted(run: Run, name: str, known: Names) -> tuple[str, int]:
    """The noun after the numbers with the act before them: 建设5家…创新平台; and where it ends."""
    last, lex = run.numbers[-1], run.lex
    counts = last.kind in ("counter", "bare") and last.unit != ""
    if name and not counts and last.kind != "measure" and run.cues.words[:1] != ["仅用"]:
        return "", last.noun_at  # what stands before a rate names it
    mover = run.cues.first(_MOVED)
    moved = run.cues.kinds.index(mover) if mover else -1
    if moved >= 0 and (moved or not counts or run.cues.kinds[0] == "reach" or not _acts_alone(name, lex)):
        return "", last.noun_at
    noun, used = noun_after(run.text, last.noun_at, run.ceiling, lex)
    if (noun and _AIM.fullmatch(noun.removeprefix("的"))) or (
        run.text.startswith("的", last.noun_at) and _AIM.match(run.text, last.noun_at + 1)
    ):
        return "", last.noun_at  # 超过6张的规划目标
    if moved == 0 and noun:
        return name + _moved_noun(run, noun), used
    if counts and not noun and run.following is not None and not run.text[last.noun_at : run.following.start].strip():
        noun, _ = noun_after(run.text, run.following.noun_at, run.end, lex)  # 102户322名贫困人口
        used = last.noun_at
    noun, used = _without_part(noun, used, run)
    if counts and noun:
        noun, used = _before_act(run, noun, used)
        return _done_to(run, name, noun, used, known)
    if counts and (fate := _by_fate(run, name, known)) is not None:
        return fate, last.noun_at
    aimed = run.phrase.endswith("目标")
    if last.kind == "ratio" and not name and noun and not aimed and not known_growth(run.cues):
        said = re.sub("^(?:实现|完成|得到|获得|享受|全部|达到)了?", "", _rest_of_clause(run.text, used, run.end))
        if noun in lex.growth_heads or noun == "速度":
            return "", last.noun_at
        return noun + (said if len(said) <= 8 else ""), last.noun_at
    if last.kind == "measure" and noun and run.phrase.endswith("的"):
        return noun, used
    if (
        last.kind == "measure"
        and noun
        and (not name or "added" in run.cues.kinds or _GIVES.intersection(run.cues.words) or _ends_as_act(name, lex))
    ):
        goes_on = run.following is not None and used >= run.following.start  # the noun is the next figure's as well
        if "added" in run.cues.kinds:
            name = ("" if lex.acts.at(name, 0, len(name)) else name) + "新增"
        return name + noun, last.noun_at if goes_on else used
    if run.cues.words[:1] == ["仅用"] and run.following is not None:
        noun, _ = noun_after(run.text, run.following.noun_at, run.end, lex)
        return (noun + "用时" if noun else ""), last.noun_at
    if (last.kind == "measure" and name in lex.acts.words) or (not name and _verb(run)):
        return _object_of(run, name or _verb(run)), last.noun_at
    return "", last.noun_at


def _by_fate(run: Run, name: str, known: Names) -> str | None:
    """What is counted by what became of it; "" where that is too short or long for a name, None where none is told."""
    last = run.numbers[-1]
    people, listed = last.unit.endswith(_PEOPLE), run.phrase.rstrip().endswith("等")
    done = run.cues.words in (["完成"], ["可完成"])
    if (name and not listed) or not (people or done or _THERE_ARE.issuperset(run.cues.words)):
        return None
    same = known.by_unit.get(last.unit) or (known.subjects[-1:] if done else None)
    tallied = _tallied(same, "") != ""
    if same and tallied and not name and done:
        unmet = "未" if run.phrase.rstrip().endswith("未") else ""
        return f"{unmet}完成{_object_said(same[-1], run.lex)}"  # 36项指标，完成33项，未完成3项
    if (name and not tallied) or (done and not people):
        return None
    at, next_number = last.noun_at, run.following
    if next_number and not run.text[at : next_number.start].strip():
        at = next_number.noun_at  # 102户322人稳定脱贫
    said = _AS_PLANNED.sub("", _rest_of_clause(run.text, at, run.end))
    said += "" if people else _tallied(same, said)
    return said + "人数" * people if 2 <= len(said) <= _LONGEST_FATE else ""


def _by_standing(run: Run, known: Names) -> list[str]:
    """Of what is tallied, what stands in one way: 基本达到进度要求的2项, said after 30项指标."""
    last = run.numbers[-1]
    ones = last.kind == "counter" and run.phrase.endswith(_COUNTED_ONES) and _FARING_ONES.search(run.phrase)
    if ones:
        return known.say([_UNSAID.sub("", ones[1]) + ones[2]], last.unit)  # 可全面完成的指标有19项
    if last.kind != "counter" or run.text[last.start - 1 : last.start] != "的" or run.text[last.noun_at] not in _ENDS:
        return []
    of = _tallied(known.by_unit.get(last.unit) or known.subjects[-1:], "") or "指标"
    said = run.text[run.clause : last.start - 1].strip()
    fares = _HELD_TO_PLAN.fullmatch(said) or (of.endswith("指标") and _FARES.fullmatch(said))
    return known.say([_UNSAID.sub("", said) + of], last.unit) if fares else []


def _acts_alone(name: str, lex: Lexicon) -> bool:
    """Whether a name says no more than what was done, if that."""
    return not name or name.removeprefix("新") in lex.acts.words


def _done_to(run: Run, name: str, noun: str, used: int, known: Names) -> tuple[str, int]:
    """A counted noun with what was done to it, said before the number or right after the noun."""
    lex = run.lex
    if run.text[used - 1 : used] == "中":
        known.whole = noun
    name = "" if name in _NAMES_THEM or (noun.endswith("指标") and _SETS_OUT.search(run.phrase)) else name
    verb = "" if name else next((w for w in run.cues.words if w in lex.acts.words and w not in _PLAIN), "")
    deed = len(lex.acts.at(name, 0, len(name))) > len(lex.not_acts.at(name, 0, len(name)))
    listed = not deed and (
        "、" in name or (noun.endswith("指标") and not _AND.isdisjoint(name))
    )  # 甲、乙、丙4所学校; 服务业比重、普及率等5项指标
    if noun in _DEEDS and known.subjects and not name:
        return known.subjects[-1], used  # 托育中心：3月底前建成2家，9月底前完成5家建设任务
    among = run.phrase.rstrip().endswith("等")
    if not verb and (among or not name) and (fate := _BUILT.match(run.text, used)):
        return fate[1] + noun, used  # 25个项目顺利建成投用
    told_apart = among or run.numbers[-1].unit in known.by_unit
    if (
        told_apart
        and not verb
        and (listed or not name or (among and not deed))
        and noun.endswith("指标")
        and (stands := _STANDS.match(run.text, used))
    ):
        return stands[0].lstrip("均已全部") + noun, used  # 14项指标超过进度要求
    act = "" if listed else lex.acts.at(name, 0, len(name)) if among else _act_of(name, lex)
    if not act and run.cues.words[:1] == ["新增"]:
        act = "新增"  # 市、县新增50座公厕
    return act + verb + noun, used


def _tallied(before: list[str] | None, said: str) -> str:
    """What is told apart by how it stands: 30项指标中，…，4项滞后 counts 指标."""
    of = _TALLIED.search(before[-1]) if before else None
    return of[0] if of and of[0] not in said else ""


def _without_part(noun: str, used: int, run: Run) -> tuple[str, int]:
    """20家龙头企业年销售收入8亿元 counts 龙头企业: what is measured next is named right before its number."""
    following = run.following
    if noun.endswith("投资") and run.text.startswith("完成率", used):
        return noun[:-2], used - 2  # 18个重点项目投资完成率116%
    beside = following is not None and following.kind == "measure" and used == following.start
    if beside and run.phrase and noun in run.lex.part_heads.words:
        return "", run.numbers[-1].noun_at  # 项目41个总投资98亿元
    if beside and (said := _REACHES_IT.search(noun)):
        noun, used = noun[: said.start()], used - len(said[0])
    if not beside and not (noun and run.text[used : used + 1] in _PART_BEGINS and _OF_PART.match(run.text, used)):
        return noun, used
    part = run.lex.part_heads.before(noun, len(noun), 2)
    return noun[: len(noun) - len(part)], used - len(part)


def _before_act(run: Run, noun: str, used: int) -> tuple[str, int]:
    """为2万名劳动者追回工资3亿元 counts 劳动者: what is done for or in those counted is told by the next figure."""
    told_next = (
        run.following is not None and used == run.following.start and run.text.endswith(_FOR, 0, run.numbers[0].start)
    )
    if len(noun) <= _SHORTEST_WHO or not (told_next or run.text.endswith("在", 0, run.numbers[0].start)):
        return noun, used
    lex, begins = run.lex, run.text.find(noun, run.numbers[-1].noun_at, used)
    for at in range(begins + _SHORTEST_WHO, begins + len(noun) - 1):
        act = lex.acts.at(run.text, at, used)
        part_of_noun = lex.not_acts.at(run.text, at, used) or lex.compound_heads.at(run.text, at + len(act), used)
        if len(act) > 1 and not part_of_noun:
            return run.text[begins:at], at
    return noun, used


_FOR = ("为", "在", "对", "向", "给", "帮助", "助力", "组织", "让", "使")
_SHORTEST_WHO = 2
_REACHES_IT = re.compile("(?<=..)(?:已|均|合计)*(?:达到?|突破|超过?|实现)$")
_PART_BEGINS = frozenset("分均同合总占达增突超实")  # and what the next one begins with
_OF_PART = re.compile("(?:分别|均|同比|合计|总)*(?:占|达到?|增长|突破|超过?|实现)(?!标)")


def _moved_noun(run: Run, noun: str) -> str:
    """增加500个学位 is a change of 学位; 提升3个小区 is an act like any other."""
    word = run.cues.words[0]
    if word.startswith(("增", "减", "净")):
        return noun
    run.cues.kinds[0] = "skip"
    return word + noun


_LONGEST_ACT = 12
_REACHES = frozenset(("惠及", "受益", "覆盖"))
_NO_ACTS = ("", "出口", "进口", "贷款")  # 外贸出口达到3亿美元
_RENEWALS = frozenset(
    (
        "优化",
        "优化调整",
        "优化提升",
        "调整",
        "修缮",
        "扩容",
        "恢复",
        "延伸",
        "加固",
        "新建",
        "改建",
        "扩建",
        "改扩建",
        "改造",
        "改造提升",
        "提升",
        "升级",
        "维修",
        "修复",
        "整治",
    )
)
_PLAIN = ("完成", "实现")
_GIVES = frozenset(("完成", "安排", "拟安排"))


def _ends_as_act(name: str, lex: Lexicon) -> bool:
    """Whether a phrase ends with a verb whose object is to come: 县财政投入 … 专项资金."""
    return len(lex.acts.before(name, len(name), 0)) >= 2


def known_growth(cues: Cues) -> bool:
    """Whether the words before a number say that something moved by it."""
    return cues.has("rise", "fall", "avg")


def _verb(run: Run) -> str:
    """The only word before a number, where it is a verb of doing."""
    return next((w for w in run.cues.words if w in run.lex.acts.words and w not in _PLAIN and len(w) > 1), "")


def _object_of(run: Run, verb: str) -> str:
    """投入5亿元开展8条河道治理: what the money went into is said after the next number."""
    if run.following is None or _MARK.search(run.text, run.numbers[-1].end, run.following.start):
        return ""
    noun, _ = noun_after(run.text, run.following.noun_at, run.end, run.lex)
    return noun + verb if noun else ""


_MARK = re.compile("[，；]")


def _rest_of_clause(text: str, start: int, end: int) -> str:
    match = re.compile(r"[^，,；;。：:！？!?\n、0-9（(]*").match(text, start, end)
    return match[0].strip() if match else ""


def _act_of(name: str, lex: Lexicon) -> str:
    """The verb that says what was done, out of the words before a counted noun."""
    if not name or "》" in name:
        return ""
    if len(name) <= 8:
        return name
    ending = lex.acts.before(name, len(name), 0)
    if len(ending) >= 2:
        return ending
    act = last_act(name, lex)
    if len(act) > _LONGEST_ACT:  # a list, of which no part is the act
        return lex.acts.at(act, 0, len(act)) if "、" in act else act[-_LONGEST_ACT:]
    return act


def _carried(run: Run, name: str, known: Names) -> list[str]:
    if not name and "added" in run.cues.kinds and (added := _added_to(run, known)):
        return added
    if not name and (told := _both_moved(run, known) or _of_each_unit(run, known)):
        return told
    if said := said_since(run) or _risen(run):
        known.say([said])
    names, count = _of_both(run, known) or known.subjects, len(run.numbers)
    if not name and (others := _of_others(run, names, known)):
        return others
    if count > 1 and len(names) == 1 and (not name or (name in _WHOLES and "respectively" in run.cues.kinds)):
        before = list(dict.fromkeys(known.named))[-count:]
        if name:
            before = [_ADDED.sub("", n) or n for n in before]  # 新发展甲86家、乙42家，总数分别达到412家和95家
        return before if len(before) == count else names  # A 100元，B 200元，增长8%和9%
    if count == 1 and len(names) > 1 and not run.cues.has("all", "respectively"):
        names = names[-1:]
    unit = run.numbers[0].unit
    if not name and unit in RATES[:-1] and count == 1 and known.last and _ENDS_AS_SHARE.search(known.last[-1]):
        return known.last[-1:]  # 占总投资的比重为33%，提高0.3个百分点
    if not name and run.cues.has("rise", "fall") and unit in known.by_unit:
        return _net(run, known.by_unit[unit])  # 优良天数312天，优良率85%，增加11天
    if names and unit in RATES and name in _SHARES:
        known.last = [n if "占" in n or _SHARE_TAIL.search(n) else n + name for n in names]
        return known.last  # 亿元以上项目215个，占比68%
    reached = "reach" in run.cues.kinds or _REACHED.intersection(run.cues.words)
    if names and (name in _WHOLES or reached or ("level" in run.cues.kinds and "累计" in run.cues.words)):
        return _per_head(run, [_ADDED.sub("", n) or n for n in names])
    if names:
        return _per_head(run, _net(run, names))
    if name in run.lex.growth_heads and (of := _moved_before(run)):
        run.named_by = "clause"
        return known.say(coordinated(of, count, False))
    return _told_nowhere(run, name, known)


def _told_nowhere(run: Run, name: str, known: Names) -> list[str]:
    """The name where nothing was named before: what the phrase says, the noun after, or the clause before."""
    if name:
        run.named_by = "before"
        return known.say([name])
    noun, _ = noun_after(run.text, run.numbers[-1].noun_at, run.ceiling, run.lex)
    if noun in run.lex.growth_heads or noun == "速度":
        return []  # 6%左右的速度: said of the economy somewhere else
    moved = run.cues.has("rise", "fall")
    word = noun or (moved and _from_clause_before(run)) or _verb(run) or _from_clause_before(run)
    if moved and word and _ECONOMY.match(word):
        word = "经济"  # 经济发展迈上新台阶，年均增长6%
    run.named_by = "after" if noun else "clause"
    return known.say([word]) if word else []


def _added_to(run: Run, known: Names) -> list[str]:
    """What was added to what was named before: 供热面积126万平方米，新增18万平方米; 工程28项，其中续建9项、新建19项."""
    of = (known.by_unit.get(run.numbers[0].unit) or known.subjects)[-1:]
    word = "新建" if "新建" in run.cues.words else "新增"
    if not of or len(run.numbers) > 1 or run.cues.times or "avg" in run.cues.kinds:
        return []
    run.named_by = "carried"
    return [word + _object_said(of[0], run.lex)]


def _both_moved(run: Run, known: Names) -> list[str]:
    """The names of a list that the clause before tells to have moved, one for each figure."""
    at, count = run.clause - 1, len(run.numbers)
    if count == 1 or at <= run.start or run.text[at] not in "，," or not (run.cues.has("rise", "fall")):
        return []
    begins = clause_start(run.text, run.start, at)
    moved = _BOTH_MOVED.search(run.text[begins:at])
    names = coordinated(clean(run.text[begins : begins + moved.start()], run.lex), count, False) if moved else []
    return known.say(names) if len(set(names)) == count else []


def _of_each_unit(run: Run, known: Names) -> list[str]:
    """The names of the first of numbers of several units, the others kept: 分别增加2.3万元和21辆."""
    count, following = len(run.numbers), run.following
    if run.total <= count or following is None or following.unit == run.numbers[0].unit or not _said_of_each(run):
        return []
    named = list(dict.fromkeys(known.named))[-run.total :]
    if len(named) < run.total:
        return []
    known.pending, known.pending_cues = named[count:], run.cues
    return named[:count]


def _of_both(run: Run, known: Names) -> list[str]:
    """The last two names, where one rate is told of each of them: 甲收入2万元，乙收入3万元，分别增长8%."""
    alone = len(run.numbers) == 1 == len(known.subjects) and run.total <= 1 and run.numbers[0].unit in RATES
    return list(dict.fromkeys(known.named))[-2:] if alone and "respectively" in run.cues.kinds else []


_BOTH_MOVED = re.compile("(?:实现)?“?[双齐]{1,2}(?:下降|上升|提升|增长|降|升|增|减)”?$")  # 起数和死亡人数“双下降”


def _of_each_listed(run: Run, known: Names) -> list[str]:
    """The names of all that was listed, or of the shares told, where the figures are said of each of them."""
    count, first = len(run.numbers), run.numbers[0]
    if first.kind == "multiple" and "all" in run.cues.kinds and len(known.listed) > 1:
        return known.each_listed(run.lex)  # 项目15个、资金140万元，均实现翻番
    if count == 1 or first.unit not in RATES[:-1] or known.rates[-1:] != known.last[-1:]:
        return []
    shares = list(dict.fromkeys(known.rates))[-count:]
    return shares if len(shares) == count else []  # 甲占比达60%，其中乙占比40%，分别提高0.6个和0.7个百分点


def _net(run: Run, names: list[str]) -> list[str]:
    """新增经营主体1.6万户，净增8600户: it is the whole that grew by so many."""
    return [_ADDED.sub("", n) or n for n in names] if any(w.startswith("净") for w in run.cues.words) else names


def _per_head(run: Run, names: list[str]) -> list[str]:
    """生产总值达1260亿元，人均突破5万元."""
    if "人均" not in run.cues.words or not run.numbers[0].unit.endswith("元") or "均" in names[-1]:
        return names
    return ["人均" + name for name in names]


def _of_others(run: Run, names: list[str], known: Names) -> list[str]:
    """The names of figures that only what was said before tells apart."""
    if others := _of_each_listed(run, known) or _grown_beside_share(run, names):
        return others
    listed = _aspects(run) if len(run.numbers) > 1 else []
    return known.say(listed) if listed else []


def _aspects(run: Run) -> list[str]:
    """在投资、消费和进出口方面，分别增长20%、13%和14%: what the clause before lists, one for each figure."""
    begins = max(run.start - 1, run.clause - _FAR_BACK, 0)
    said = _IN_ASPECTS.search(run.text, begins, run.clause) if _said_of_each(run) else None
    names = coordinated(clean(said[1], run.lex), len(run.numbers), False) if said else []
    return names if len(set(names)) == len(run.numbers) else []


def _grown_beside_share(run: Run, names: list[str]) -> list[str]:
    """采矿业占比达96%，同比下降5%: it is the thing itself that fell, where its share was told."""
    grown = run.numbers[0].unit == "%" and names != [] and not _GROWN.isdisjoint(run.cues.words)
    return [_SHARE_OF.sub("", n) for n in names] if grown and _SHARE_OF.search(names[-1]) else []


def said_since(run: Run) -> str:
    """The indicator of which a clause without numbers told: 投资增速为负，2021—2022年分别…; 物价持平，涨幅回落…"""
    if run.clause - run.floor <= _SHORTEST_SAID:
        return ""
    between = run.text[run.floor : run.clause].rpartition("：")[2]
    for clause in reversed(re.split("[，,；;]", between)[:-1]):
        aside = clause.endswith("中") or clause.startswith(run.lex.means)
        said = "" if aside else clean(clause.strip(), run.lex)
        if said and (name := _known_at_head(said)) and len(name) < len(said):
            return _GROWTH_TAIL.sub("", name)
    return ""


def _risen(run: Run) -> str:
    """What the clause before tells to have passed a mark or doubled: 税收收入连跨两个台阶，从2006年的9亿元增至…"""
    at = run.clause - 1
    if "from" not in run.cues.kinds or run.phrase.strip() or at <= run.start or run.text[at] not in "，,":
        return ""
    said = _PASSING.search(run.text, max(clause_start(run.text, run.start, at), run.floor), at)
    return clean(run.text[clause_start(run.text, run.start, at) : said.start()], run.lex) if said else ""


_PASSING = re.compile(
    "(?:连续|接连|先后|三次|两次|成功|实现|历史性|快速|大幅|稳步|持续|明显|显著|不断|连年)*(?:跨越|跨上|迈上|突破|登上|翻倍|翻番|倍增|增长|提高|提升|上升|下降|降低|缩小|扩大|改善|攀升|跃升)"
)


@lru_cache(maxsize=1 << 12)
def _known_at_head(phrase: str) -> str:
    """The longest indicator of the registry that a phrase begins with, or ""."""
    words = vocabulary()
    return next((phrase[:n] for n in range(min(len(phrase), _LONGEST_KNOWN), 2, -1) if words.indicator(phrase[:n])), "")


def _moved_before(run: Run) -> str:
    """What the clause before says to have moved: 施工面积、销售面积普遍下降，增幅分别…"""
    at = run.clause - 1
    if at <= run.start or run.text[at] not in "，,":
        return ""
    begins = clause_start(run.text, run.start, at)
    said = peel(run.text, begins, at, run.lex.tail, (), run.lex.not_tail)
    return clean(run.text[begins : said.at], run.lex) if said.has("rise", "fall") else ""


def _from_clause_before(run: Run) -> str:
    """提高退休人员养老金，人均增加80元: the clause before names what the figure is about."""
    at = run.clause - 1
    if at <= run.start or run.text[at] not in "，,、：:":
        return ""
    begins = clause_start(run.text, run.start, at)
    while begins - 1 > run.start and run.text[begins - 1] in "，," and _ASIDE.match(run.text, begins, at):
        begins, at = clause_start(run.text, run.start, begins - 1), begins - 1  # 推进…建设，在…前提下，新开工700套
    phrase = clean(run.text[begins:at], run.lex)
    mover = run.lex.movers.at(phrase, 0, len(phrase))
    name = last_act(phrase[len(mover) :], run.lex)
    return name if 2 <= len(name) <= 20 and not re.search("[0-9]", name) else ""


def _noun_counted_next(run: Run) -> str:
    """The noun between these numbers and the next, which counts it: 总库容300万立方米水库2座."""
    following = run.following
    if following is None or following.kind != "counter":
        return ""
    noun, used = noun_after(run.text, run.numbers[-1].noun_at, following.start, run.lex)
    return noun if used == following.start else ""


def _owner(run: Run, name: str) -> str:
    """总投资747亿元的“三十工程”: the whole whose part was named stands after 的."""
    at = run.numbers[-1].noun_at
    if (total := _TOTAL.search(name)) and (noun := _noun_counted_next(run)):
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
        return _carried(run, "", known), False
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
    if aims and (run.numbers[0].kind != "counter" or run.numbers[0].unit.endswith(_PEOPLE)):
        names = [_AIM_TAIL.sub("", n) for n in names]
    tail = _GROWTH_TAIL.search(names[-1]) if len(names[-1]) > 2 and names[-1].endswith(_GROWTH_ENDS) else None
    growing = tail is not None and not names[-1].endswith(lex.level_names)
    if tail and growing:
        if tail[0].startswith("年均"):
            cues.kinds.append("avg")  # 年均增长目标由7%调整为6%
        names = [_GROWTH_TAIL.sub("", n) or n for n in names]
    if run.numbers[0].unit == "%" and "占" in names[-1][1:] and not _SHARE_TAIL.search(names[-1].partition("（")[0]):
        names = [n + ("比" if n.endswith("占") else "比重") for n in names]
    return known.say(names, run.numbers[0].unit if run.numbers[0].kind in ("measure", "counter") else ""), growing


def _both_known(name: str, cues: Cues) -> bool:
    """Whether a rate is told of several indicators, each of the registry: 财政总收入和地方财政收入年均增长13%."""
    if not cues.has("rise", "fall") or _AND.isdisjoint(name) or not name.endswith(_JOINED_ENDS):
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
    return subject + phrase if _ENDS_AS_SHARE.search(phrase) else subject + phrase + "比重"


def _in_topic(name: str, run: Run, known: Names) -> str:
    """A head that needs its topic gets it: 氨氮排放 … 排放量; 新能源汽车产量 … 产值."""
    topic, lex = run.topic, run.lex
    if name.endswith("以上") and run.numbers[0].kind == "counter" and (same := known.by_unit.get(run.numbers[0].unit)):
        return name + same[-1].rpartition("以上")[2]  # 3000万元以上项目126个，其中亿元以上48个
    if _STAGE_OF_WORK.fullmatch(name) and (same := known.by_unit.get(run.numbers[0].unit)):
        known.whole = _STAGE_OF_WORK.sub("", _object_said(same[-1], lex))
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
    if count > 1 and (len(known.subjects) == count or (_said_of_each(run) and len(named) >= count)):
        return "、".join(_part_of(n, name, lex) for n in named[-count:])
    if not known.subjects:
        return name
    before = known.subjects[-1]
    before = before.rpartition("以上的")[2] or before  # 投资在1000万元以上的重点项目
    if known.whole and name in ("投资", "完成投资"):
        before = known.whole
    if before.endswith("率"):  # 项目126个，开工率100%，完成投资62亿元
        before = next((n for n in reversed(known.named) if _TALLIED.search(n)), "")
    apart = before.endswith(_OF_ALL) or before.startswith(_PER_UNIT)
    if not before or before in lex.part_heads.words or apart:
        return name  # 利税 …，利润 …; 地区生产总值 …，完成投资 …
    return _part_of(before, name, lex)


def _beside(name: str, run: Run, known: Names) -> str:
    """The name of a part that only the subject makes whole: 企业78家，产值、利税…; 总额，其中城镇…; 14个产业|产值占…"""
    lex, before = run.lex, known.subjects[-1]
    parts = re.split("[、和及与]", name) if "、" in name and not name.endswith("率") else []
    if parts and all(part in lex.part_heads.words for part in parts):
        whole = "" if before.endswith(_OF_ALL) else _ADDED.sub("", before)
        return "、".join(_part_of(whole, part, lex) for part in parts) if whole else ""
    if name in _SIDES:
        whole = before[2:] if before[:2] in _SIDES else before
        return name + whole if whole else ""
    head = lex.part_heads.at(name, 0, len(name)) if "占" in name and run.clause <= run.floor else ""
    goes_on = head and name[len(head)] == "占" and _HAN.match(run.text, run.floor - 1)
    return _part_of(before, name, lex) if goes_on else ""


_SIDES = frozenset(("城镇", "农村", "乡村", "城市", "男性", "女性"))
_HAN = re.compile("[\u4e00-\u9fff]")


def _part_of(before: str, name: str, lex: Lexicon) -> str:
    """种植面积 of 茶叶 and then its 产值 is 茶叶产值: the name takes the place of what was measured before."""
    size = len(before)
    tail = lex.part_heads.before(before, size, 0) or lex.measured_tails.before(before, size, 2)
    return merged(before[: size - len(tail)], name)
