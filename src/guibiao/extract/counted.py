"""The names of what is counted: 改造老旧小区25个, 实施项目86个、总投资320亿元, 可完成的指标有19项."""

from __future__ import annotations

import re

from guibiao.expressions import expression
from guibiao.extract.lexicon import Lexicon
from guibiao.extract.naming import last_act, noun_after
from guibiao.extract.runs import (
    AND,
    PEOPLE,
    PLAIN,
    STAGES,
    TALLIED,
    TOTAL,
    Names,
    Run,
    from_clause_before,
    known_growth,
    noun_counted_next,
    object_said,
    verb_of,
)

_AS_PLANNED = expression("^(?:全部|如期|按期|顺利|成功|稳定)+(?=[\u4e00-\u9fff]{2})")
_AIM = expression(
    "(?:规划|预期性?|约束性?|[省市县区]?下达|[省市]定|考核|年度|中期|既定|预定|全年|减排)*(?:目标|任务|要求)值?"
)
_FULFILLED = frozenset(("完成", "建成", "开工", "竣工", "交付"))
_THERE_ARE = frozenset(("有", "已", "已有", "仅", "仅有", "还", "还有"))
_NAMES_THEM = frozenset(("设置", "列出", "确定", "提出", "明确", "设定", "共列出", "共确定", "共提出"))
_SETS_OUT = expression(f"(?:{'|'.join(sorted(_NAMES_THEM))}|涉及|包含|包括|分为)了?[^，。；]*[类个方面]+$")
_LONGEST_FATE = 24  # characters of how something stands, with what it is
_BUILT = expression(STAGES + "(?=[，。；、\\n]|$)")
_FIRST_OF_SIZE = expression("首[个家座条]\\s*$")  # 首个超百亿元工程: its size says what it is
_STANDS = expression(
    "(?:已|均|全部|基本|提前|进度|进展|完成情况)*(?:[实达完超快优好滞未顺良]|正常|领先|没有|低于|慢于|不及|符合|落后)(?:[\u4e00-\u9fff]|20[0-9]{2}年){0,14}(?=[，。；、\n]|$)"
)
_ENDS = "，。；、\n"
_HELD_TO_PLAN = expression(
    "(?:已|基本|全部|提前|未|未能|尚未|没有)*(?:(?:完成|达到|实现)或)?(?:达到|达|完成|超过|超出|超额完成|符合|滞后于|落后于|快于|慢于|低于|高于|优于|实现)"
    "[\u4e00-\u9fff]{0,6}(?:要求|目标|进度|计划|任务|预期)(?:要求|目标|值)?"
)
_FARING = (  # 可全面完成, 经努力可完成, 提前完成, 滞后, 难以按期实现
    "(?:预计|将|已|均|已经|可以|可|能够?|有望|经[^的，]{1,6}?|需[^的，]{1,6}?后?|全面|基本|全部|提前|如期|按期|顺利|完全|总体)*"
    "(?:超额完成|完成|达标|实现|达到|超过|超出|低于|滞后|落后|未|不|暂|尚|仍|难以?|无法|有待|需要?|存在)[^的，；。]{0,20}"
)
_FARES = expression(_FARING)
_FARING_ONES = expression(f"({_FARING})的((?:主要|约束性|预期性|规划)?(?:指标|项目|任务|工程|事项))$")
_COUNTED_ONES = ("指标", "项目", "任务", "工程", "事项")
_DONE = frozenset(("完成", "已完成", "未完成", "可完成"))
_UNSAID = expression("^(?:预计|将|已经|已|均)+")
_DEEDS = frozenset(("任务", "建设任务", "改造任务", "建设", "改造", "建设改造", "新建任务", "目标任务"))
_MOVED = frozenset(("rise", "fall", "reach"))


def act_alone(run: Run, name: str, known: Names) -> list[str]:
    """What a verb of doing before a number counts, where only what was said before tells."""
    last, lex = run.numbers[-1], run.lex
    same = known.by_unit.get(last.unit)
    if name == "新增就业":
        return known.say([name], last.unit)
    if name in _REACHES and last.unit.endswith(PEOPLE):
        return [name + ("户数" if last.unit.endswith("户") else "人口")]  # 建成供水点20处，惠及1.2万人
    if same and "累计" in run.phrase and (name in same[-1] or not last.unit.endswith(PEOPLE)):
        return same  # 建成农田2万亩，累计建成21万亩
    if last.kind == "ratio" and run.text.startswith("的", last.noun_at):
        noun, _ = noun_after(run.text, last.noun_at + 1, run.ceiling, lex)
        return [name + noun] if noun else []  # 惠及90%的在校生
    if same and (last.kind == "counter" or (last.kind == "measure" and not last.unit.endswith("元"))):
        known.whole = object_said(same[-1], lex)
        return [name + known.whole]
    if last.kind != "counter":
        return []
    aim = object_said(from_clause_before(run), lex)  # 实施老旧小区改造工程，开工建设20个
    if not aim and name in _FULFILLED and not known.named:
        return known.subjects[-1:]  # 新建学校3所。目前已建成2所
    return [re.sub("(?:工程|项目|行动|计划)$", "", aim) + name] if aim else []


def renews(name: str, lex: Lexicon) -> bool:
    """Whether a phrase says only what was done, in two words: 维修改造."""
    act = lex.acts.at(name, 0, len(name))
    return name in _RENEWALS or (act != "" and name[len(act) :] in _RENEWALS)


_CAPACITIES = ("吨", "瓦", "W", "头", "羽", "只", "公里", "立方米", "平方米", "亩")
_PROJECT = expression(
    r"(?:/[年日天])?(?![的，、])[\u4e00-\u9fffA-Za-z+、]{1,18}?(?:项目|生产线|机组|电站|装置)(?!建设|\d)"
)
_VESSEL = expression(
    "(?:级|大型|巨型|多用途)*[\u4e00-\u9fff]{0,6}?(?:[砂油货轮渔箱矿散]船|货轮|油轮|[海陆]上[\u4e00-\u9fff]{1,4}装备)"
)


def sizes_a_project(run: Run, name: str) -> bool:
    """年产10万吨…项目, 整县屋顶215MW光伏项目: the size is part of the project's name."""
    last = run.numbers[-1]
    if last.unit.endswith("元") and "ge" in run.cues.kinds and _FIRST_OF_SIZE.search(run.phrase):
        return True
    if last.unit.endswith("吨") and _VESSEL.match(run.text, last.noun_at, run.ceiling):
        return True
    if not last.unit.endswith(_CAPACITIES) or not _PROJECT.match(run.text, last.noun_at, run.ceiling):
        return False
    if TOTAL.search(name) and noun_counted_next(run):
        return False
    if last.unit.endswith(("W", "瓦")):
        return "完成" not in run.cues.words and not name.startswith("新增")
    return (bool(name) and not _ends_as_act(name, run.lex)) or name.endswith(
        ("年产", "年处理", "年出栏", "日处理", "年加工")
    )


# 比上年的41.4万人增加0.9万人, 与上年的2610万元相比, 在2020年18亿元的基础上: what is compared with, and no noun
_GOES_ON = expression(
    "相比|的?基础上|(?:净增|净减|新增|[增减][加少长收支产]|多|少|下降|上升|提高|提升|降低)(?:加|少)?了?约?[0-9]"
)
_GOES_ON_BEGINS = frozenset("相的基净新增减多少下上提降")


def counted_noun(run: Run, name: str, known: Names) -> tuple[str, int]:
    """The noun after the numbers with the act before them: 建设5家…创新平台; and where it ends."""
    last, lex = run.numbers[-1], run.lex
    follows = run.text[last.noun_at : last.noun_at + 1]
    compared = follows in _GOES_ON_BEGINS and _GOES_ON.match(run.text, last.noun_at) is not None
    counts = last.kind in ("counter", "bare") and last.unit != ""
    if compared or (name and not counts and last.kind != "measure" and run.cues.words[:1] != ["仅用"]):
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
    if (last.kind == "measure" and name in lex.acts.words) or (not name and verb_of(run)):
        return _object_of(run, name or verb_of(run)), last.noun_at
    return "", last.noun_at


def _by_fate(run: Run, name: str, known: Names) -> str | None:
    """What is counted by what became of it; "" where that is too short or long for a name, None where none is told."""
    last = run.numbers[-1]
    people, listed = last.unit.endswith(PEOPLE), run.phrase.rstrip().endswith("等")
    done = run.cues.words in (["完成"], ["可完成"])
    if (name and not listed) or not (people or done or _THERE_ARE.issuperset(run.cues.words)):
        return None
    same = known.by_unit.get(last.unit) or (known.subjects[-1:] if done else None)
    tallied = _tallied(same, "") != ""
    if same and tallied and not name and done:
        unmet = "未" if run.phrase.rstrip().endswith("未") else ""
        return f"{unmet}完成{object_said(same[-1], run.lex)}"  # 36项指标，完成33项，未完成3项
    if (name and not tallied) or (done and not people):
        return None
    at, next_number = last.noun_at, run.following
    if next_number and not run.text[at : next_number.start].strip():
        at = next_number.noun_at  # 102户322人稳定脱贫
    said = _AS_PLANNED.sub("", _rest_of_clause(run.text, at, run.end))
    said += "" if people else _tallied(same, said)
    return said + "人数" * people if 2 <= len(said) <= _LONGEST_FATE else ""


def by_standing(run: Run, known: Names) -> list[str]:
    """Of what is tallied, what stands in one way: 基本达到进度要求的2项, said after 30项指标."""
    last = run.numbers[-1]
    ones = last.kind == "counter" and run.phrase.endswith(_COUNTED_ONES) and _FARING_ONES.search(run.phrase)
    if ones:
        return known.say([_UNSAID.sub("", ones[1]) + ones[2]], last.unit)  # 可全面完成的指标有19项
    if last.kind != "counter" or run.text[last.noun_at : last.noun_at + 1] not in _ENDS:
        return []
    told = run.text[last.start - 1 : last.start] == "的"
    if not told and last.unit not in ("项", "个"):
        return []
    of = _tallied(known.by_unit.get(last.unit) or known.subjects[-1:], "")
    said = run.text[run.clause : last.start - told].strip()
    if not told and (not of or last.unit not in known.by_unit or said in _DONE or said.endswith("有")):
        return []
    fares = _HELD_TO_PLAN.fullmatch(said) or ((of or "指标").endswith("指标") and _FARES.fullmatch(said))
    if fares and not told:
        run.cues.kinds = []  # 滞后3项: no change
    return known.say([_UNSAID.sub("", said) + (of or "指标")], last.unit) if fares else []


def _acts_alone(name: str, lex: Lexicon) -> bool:
    """Whether a name says no more than what was done, if that."""
    return not name or name.removeprefix("新") in lex.acts.words


def _done_to(run: Run, name: str, noun: str, used: int, known: Names) -> tuple[str, int]:
    """A counted noun with what was done to it, said before the number or right after the noun."""
    lex = run.lex
    if run.text[used - 1 : used] == "中":
        known.whole = noun
    name = "" if name in _NAMES_THEM or (noun.endswith("指标") and _SETS_OUT.search(run.phrase)) else name
    verb = "" if name else next((w for w in run.cues.words if w in lex.acts.words and w not in PLAIN), "")
    deed = len(lex.acts.at(name, 0, len(name))) > len(lex.not_acts.at(name, 0, len(name)))
    listed = not deed and (
        "、" in name or (noun.endswith("指标") and not AND.isdisjoint(name))
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
    of = TALLIED.search(before[-1]) if before else None
    return of[0] if of and of[0] not in said else ""


def _without_part(noun: str, used: int, run: Run) -> tuple[str, int]:
    """20家龙头企业年销售收入8亿元 counts 龙头企业: what is measured next is named right before its number."""
    following = run.following
    if noun.endswith("投资") and run.text.startswith("完成率", used):
        return noun[:-2], used - 2  # 18个重点项目投资完成率116%
    if (
        following is not None
        and following.kind == "ratio"
        and used == following.start
        and (rate := _ITS_RATE.search(noun))
    ):
        return noun[: rate.start()], run.numbers[-1].noun_at  # 9个水源地水质达标率100%
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


_ITS_RATE = expression("(?<=..)(?:水质|环境|空气质量)?[\u4e00-\u9fff]{2}率$")
_FOR = ("为", "在", "对", "向", "给", "帮助", "助力", "组织", "让", "使")
_SHORTEST_WHO = 2
_REACHES_IT = expression("(?<=..)(?:已|均|合计)*(?:达到?|突破|超过?|实现)$")
_PART_BEGINS = frozenset("分均同合总占达增突超实")  # and what the next one begins with
_OF_PART = expression("(?:分别|均|同比|合计|总)*(?:占|达到?|增长|突破|超过?|实现)(?!标)")


def _moved_noun(run: Run, noun: str) -> str:
    """增加500个学位 is a change of 学位; 提升3个小区 is an act like any other."""
    word = next(iter(run.cues.words), "")
    if not word or word.startswith(("增", "减", "净")):
        return noun  # without a word of its own it is by how much an aim was passed
    run.cues.kinds[0] = "skip"
    return word + noun


_LONGEST_ACT = 12
_REACHES = frozenset(("惠及", "受益", "覆盖"))
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
_GIVES = frozenset(("完成", "安排", "拟安排"))


def _ends_as_act(name: str, lex: Lexicon) -> bool:
    """Whether a phrase ends with a verb whose object is to come: 县财政投入 … 专项资金."""
    return len(lex.acts.before(name, len(name), 0)) >= 2


def _object_of(run: Run, verb: str) -> str:
    """投入5亿元开展8条河道治理: what the money went into is said after the next number."""
    if run.following is None or _MARK.search(run.text, run.numbers[-1].end, run.following.start):
        return ""
    noun, _ = noun_after(run.text, run.following.noun_at, run.end, run.lex)
    return noun + verb if noun else ""


_MARK = expression("[，；]")


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
