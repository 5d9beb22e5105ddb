"""`Run`: figures that share their words, with these; `Names`: what the sentence has named so far; what both tell."""

from __future__ import annotations

import re

from msgspec import Struct, field

from guibiao.expressions import expression
from guibiao.extract.lexicon import Lexicon
from guibiao.extract.naming import clause_start, clean, last_act, noun_after
from guibiao.extract.peeling import Cues
from guibiao.extract.quantities import Quantity

GROWTH_TAIL = expression("(?:年均)?(?:增速|增幅|增长率|增长速度|增长(?:预期)?目标)$")
_REMEMBERED = 20  # more than any list in one sentence
ADDED = expression(
    "^(?:累计建成|新建成|建成(?!区)|净增|新增|新登记|新发展|新认定|新培育|新引进|新设立|新建|新(?![能材型区生农媒质一]))"
)
ENDS_AS_SHARE = expression("(?:比重|比例|份额|占比)(?:（[^（）]*）)?$")
SHARE_TAIL = expression("(?:比重|比例|份额|占比|率|比)$")
TALLIED = expression("(?:指标|(?:重大|重点)?(?:项目|工程|任务|事项))$")
STAGES = (
    "(?:已|均|全部|顺利|相继|陆续|正式|如期|按期|全面|成功|加快|同步|集中)*"
    "(开工建设|建成投[用产]|建成通车|建成运营|竣工投[用产]|投产达效|投入使用|投入运营|[开竣完]工|建成|投[产用运]|通车|签约|落地)"
)
_ASIDE = expression("(?:在|按照?|根据|为|通过|经过|随着|(?:基本|已)?(?:建成|完成|开工|竣工|交付)[0-9])[^，]*")
_PLANNED = ("计划", "年度计划", "年计划")  # 项目总投资8亿元，年度计划投资2亿元，完成投资1亿元
TOTAL = expression("(?:总装机|装机容量|总库容|总建筑面积|总投资)(?:容量|规模|量)?$")
AND = frozenset("、和与及")
PEOPLE = ("人", "名", "户", "人次")
PLAIN = ("完成", "实现")


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
        objects = ((name, object_said(name, lex)) for name in self.listed)
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


def said_of_each(run: Run) -> bool:
    """Whether 分别 tells the numbers of several things in turn."""
    return "respectively" in run.cues.kinds or "分别" in run.phrase


def object_said(before: str, lex: Lexicon) -> str:
    """What an act before was done to: 计划改造农贸市场20个，建成12个 counts 农贸市场 both times."""
    before = before.rpartition("的")[2]
    while act := lex.acts.at(before, 0, len(before) - 1):
        if lex.not_acts.at(before, 0, len(before)):
            break  # 保障性住房
        before = before[len(act) :].removeprefix("或").removeprefix("和").removeprefix("、")
    return before


def known_growth(cues: Cues) -> bool:
    """Whether the words before a number say that something moved by it."""
    return cues.has("rise", "fall", "avg")


def verb_of(run: Run) -> str:
    """The only word before a number, where it is a verb of doing."""
    return next((w for w in run.cues.words if w in run.lex.acts.words and w not in PLAIN and len(w) > 1), "")


def from_clause_before(run: Run) -> str:
    """提高退休人员养老金，人均增加80元: the clause before names what the figure is about."""
    at = run.clause - 1
    if at <= run.start or run.text[at] not in "，,、：:":
        return ""
    begins = clause_start(run.text, run.start, at)
    while begins - 1 > run.start and run.text[begins - 1] in "，," and _ASIDE.match(run.text, begins, at):
        begins, at = clause_start(run.text, run.start, begins - 1), begins - 1  # 推进…建设，在…前提下，新开工700套
    phrase = clean(run.text[begins:at], run.lex)
    mover = run.lex.movers.at(phrase, 0, len(phrase))
    name = last_act(_THRIVED.sub("", phrase[len(mover) :]), run.lex)
    return name if 2 <= len(name) <= 20 and not re.search("[0-9]", name) else ""


_THRIVED = expression(  # 保有量突破性增长，2023年末达到4.52万辆
    "(?<=[\u4e00-\u9fff]{3})(?:实现|保持|呈现)?(?:突破性|爆发式|跨越式|井喷式|稳定|稳步|持续|快速|大幅|明显|不断|显著|较快|平稳|逐年|逐步)+"
    "(?:增长|提升|提高|增加|上升|下降|减少|扩大|改善|缩小|增强|优化|加快|攀升|回升|恢复)$"
)


def noun_counted_next(run: Run) -> str:
    """The noun between these numbers and the next, which counts it: 总库容300万立方米水库2座."""
    following = run.following
    if following is None or following.kind != "counter":
        return ""
    noun, used = noun_after(run.text, run.numbers[-1].noun_at, following.start, run.lex)
    return noun if used == following.start else ""
