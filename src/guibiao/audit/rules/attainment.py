"""`attainment`: how much of a target was reached (达到目标53.3亿元的83.1%, 完成年度计划的62%)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, held, indicator_of, recomputed
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS, alike, factor
from guibiao.audit.naming import LIKELY, SURE, likeness
from guibiao.audit.own_plans import each_its_own
from guibiao.audit.precision import stands_for, times
from guibiao.audit.rules.aims_passed import passes
from guibiao.audit.tally import tallies
from guibiao.audit.wording import wording
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "attainment"
_TARGET = re.compile(
    r"目标|任务|计划|(?<!公共)预算(?!收入|支出)|下达|规划|要求|指标|总投资|方案|到20\d\d年|(?<!好于)(?<!符合)预期(?!寿命)"
)
_TO_YEAR = re.compile(r"(?<=[高加长升降低少大])到20\d\d年")
_NAMED = re.compile(
    r"^(?:[^差距超]{0,8})(?:计划|目标|任务|总投资|(?<!公共)预算(?!收入|支出))[^差距超]{0,8}\Z"
)  # 计划造林12万亩, not 距离目标还差7家
_OF_GOAL = re.compile(r"占(?P<goal>[^占\d]{0,8}(?:目标|任务|计划)(?:任务|数|量|总数)?)的(?:约)?\Z")  # 占规划任务的43%
# 规划提出，到2025年…, 全年目标任务为…
_SETS = re.compile(
    r"[^，,。；;\d]{0,16}?(?:20\d\d年[^，,。；;\d]{0,10})?(?:规划|纲要|方案|计划|《[^》]{2,30}》|年初)[^，,。；;\d]{0,6}(?:提出|明确|确定|要求|部署|规定)"
    r"|[^，,。；;\d]{0,12}(?:目标任务|任务|目标)(?:数|量)?[为是]"
)
_SHALL = re.compile(r"到20\d\d年|[要将拟需]")
_AS_IT_IS = re.compile("截至|目前|实际|已|完成了|[；;]")
_REACHED = re.compile(r"已|实际|目前|截至|累计|执行数|[—～~-]\d{1,2}月")  # no target, whatever it is read as
_KIND, _KIND_CHANGED = re.compile("年初|调整|变动"), "调整"  # kinds of budgets
_AND = ("、", "和", "及", "与")
_LEFT = re.compile(r"(?:超[出过额]?|还?差|短收|缺口|短缺)(?:任务|计划|目标|预算)?\Z")
_DONE = re.compile(r"(?<!划)(?:完成|实现|达到|建成)|达\Z")
_DID = re.compile(
    r"\A(?:(?:[1-9一二三四前上]\D?[季半]?[年月度]?)?(?:截至|目前|实际|累计|共|已经?|总计)|全年|完成|实现|达到|建成)*|(?:约|达)\Z"
)
_TO_BE = re.compile(
    r"(?:完成|实现|达到?|为|计划|目标|任务|预[期计算]|安排|数|[年月度初])+\Z|\A(?:年初|年度|全年|当年|计划|目标|任务)+"
)
_OF_MONEY = re.compile("预算|投资|下达|预期(?!目标)")
_BY_PLAN = re.compile(r"(?:按照?|根据|依据|对照)[^，,。；;\d]{0,16}(?:规划|计划|方案|要求|安排|部署)[，,]")
_REST_BEHIND = re.compile(r"[，,；;](?:还有|还剩|尚有|剩余|余下|其余|剩下|尚余|未完成)的?[^，,。；;\d]{0,8}(?=\d)")
_OF_ALL_YEARS = re.compile("总投资")
_PART = re.compile(r"[；;。][^，,。；;]{0,4}其中|其中")
_NEXT_BEHIND = re.compile(r"[^，,、；;]*[，,、；;]?[^，,、；;]*")  # from a rate to its target: one clause further
_BARE = ("万", "亿")  # 50万人搬迁工程, where 人 went to the name
_FAR, MOST = 300, 6  # characters before a sentence in which other amounts may be the target, and how many of them
_OUT_OF = re.compile(r"(?:完成|实现|占|达到?|[为是]|相当于)了?[^，,。；;\d]{0,16}\Z")  # 为全年45亿元目标的70%
_QUALIFIES = re.compile(r"的?(?:年度|全年|年初|当年|建设|投资|工作|考核|约束性|预期|规划|总体|既定|阶段性?)*")
_WAS = re.compile(r"(?:由|从)[^，,。；;]*\Z|20\d\d年(?:末|底)?的\Z")  # 由2020年的60.1%提高到61.3%
_LEAD = 20  # characters before a target that say what was reached of it
_BESIDE = 8  # characters before 目标的 in which its own rate stands
_SINCE = re.compile(r"(?:同比|[比较][上去]年|[比较]同期)[^\d]{0,8}[增减多少][加长少收]?\Z")  # 同比减少|3.7亿元
_CHANGED_TO = re.compile(r"(?:调[减增整低高]|压减|追加|核[减增])[到至为]\Z")
# 由15.3亿元|调减为14.2亿元
_SINCE_CHANGED = re.compile(r"[，,]?[^，,。；;\d]{0,6}(?:调[减增整低高]|压减|追加|核[减增])[到至为](?=\d)")
_OF_YEAR = re.compile(r"年度|全年|年初|当年|预算|下达|预期")  # targets of a year are stated beside what was reached
# 达到《纲要》目标53.3亿元的83.1% | 完成年度计划的62% | 为年初预算的102.3% | 完成率80%
_CLAIM = re.compile(
    r"(?:(?:目标|任务|计划|(?<!公共)预算(?!收入|支出)|下达|总投资|规划(?=\d))[^，,。；;\n占]{0,24}?的"
    r"|(?<=年度|全年|年初|当年)预期(?:数|值|目标)?的|完成(?:了)?(?:年度|全年|年初|规划|总体?|既定|预定|考核|[省市县]定)?(?:投资|建设|工作)?(?:计划|目标任务|目标|任务|预算)(?:数)?(?:约)?(?=\s?\d+(?:\.\d+)?\s?[%％](?!的))"
    r"|超额(?=\s?\d+(?:\.\d+)?\s?[%％]完成)|超(?:年度|全年|年初)?(?:计划|任务|目标|预算)(?:任务|数)?|超额完成(?:了)?(?:年度|全年)?(?:任务|计划|目标)?|(?:(?:计划|任务|目标)(?:完成|实现)|完成率|完成比例?|完成进度|完成程?度|实现程?度|实现率|达成率|达成度|投资进度|执行率|(?<=[，,])已?经?完成)(?:为|达到|达)?)(?:约)?"
    r"(?=\s?\d+(?:\.\d+)?\s?[%％](?!以))"
)
_BEGINS = (
    "超额 超年度 超全年 超年初 超计划 超任务 超目标 超预算 目标 任务 计划 预算 下达 总投资 规划 完成 实现 达成"
    " 投资进度 执行率 已完成 已经完成 经完成 预期"
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every attained part of a target, where the text states the target and what was reached."""
    for match in ledger.scan(_CLAIM, _BEGINS):
        sentence = _own_part(ledger, match.start())
        claims = [f for f in ledger.numbers(match.end(), match.end() + 8) if f.unit in PERCENT]
        label = label_before(ledger.text, match.end(), sentence)
        if not claims or ("占" in label and not _of_goal(label)):
            continue
        if ledger.numbers(match.start(), match.end()) and passes(ledger, match.start()):
            continue
        in_turn = _told_in_turn(ledger, claims[0])
        if len(in_turn) > 1:
            yield from _of_several(ledger, match, in_turn)
            continue
        finding = _of_attainment(ledger, match, sentence, claims[0])
        if finding:
            yield finding


def _own_part(ledger: Ledger, at: int) -> int:
    """Where the part of the sentence begins that a claim is in: behind the last semicolon, if amounts follow it."""
    sentence = ledger.sentence(at)[0]
    behind = max(ledger.text.rfind(c, sentence, at) for c in "；;") + 1
    return behind if behind > sentence and any(map(_is_amount, ledger.numbers(behind, at))) else sentence


def _told_in_turn(ledger: Ledger, first: Figure) -> list[Figure]:
    """A rate with those that follow it at once: 分别完成目标的64.8%、56.5%."""
    told = [first]
    for figure in ledger.numbers(first.end, ledger.sentence(first.end)[1]):
        if figure.unit not in PERCENT or ledger.text[told[-1].end : figure.start] not in _AND:
            break
        told.append(figure)
    return told


def _of_several(ledger: Ledger, match: re.Match[str], claims: list[Figure]) -> Iterator[Finding]:
    """A finding for each of several rates, where as many targets and results stand before them, each in its turn."""
    inline = [f for f in ledger.numbers(match.start(), match.end()) if _is_amount(f)]
    before = [f for f in ledger.numbers(ledger.sentence(match.start())[0], match.start()) if _is_amount(f)]
    if len(inline) == len(claims) <= len(before):
        for claim, actual, target in zip(claims, before[-len(claims) :], inline, strict=True):
            reading = _ratio(actual, target) if alike(actual.unit, target.unit) else None
            if reading:
                yield recomputed(ledger, Claim(NAME, claim, _named(actual), "%", threshold=Fraction(100)), [reading])


def _of_goal(label: str) -> bool:
    """Whether a share is one of a target called by more than the bare word for a whole, which 占计划 is."""
    found = _OF_GOAL.search(label)
    return found is not None and found["goal"] not in wording().wholes


def _of_attainment(ledger: Ledger, match: re.Match[str], sentence: int, figure: Figure) -> Finding | None:
    named = max(match.start() - _BESIDE, sentence)  # 下降13.5%目标的
    rated = [f for f in ledger.numbers(named, match.end()) if f.unit in PERCENT and f.end >= match.start()]
    pairs: list[tuple[Figure, Figure]] = []
    one_target = False
    for wanted in (_is_percent,) if rated else _kinds(ledger, match):  # 降低7.2%，完成目标13.5%的53.3%
        targets = rated or _targets(ledger, match, sentence, figure, wanted)
        before = [f for f in ledger.numbers(sentence, match.start()) if wanted(f) and f not in targets]
        before = [f for f in before if not _is_left(ledger, f)]
        inline = any(
            t.start >= match.start() for t in targets
        )  # then what stands before was reached, whatever it is read as
        actuals = [
            f
            for f in before
            if not (_called_target(ledger, f, sentence) if inline else _is_target(ledger, f, sentence))
        ][::-1]
        actuals = [f for f in actuals if f.bound == "eq"] or actuals  # 突破5000万美元，达5236万美元
        actuals.sort(key=lambda f: _is_difference(ledger, f, sentence))  # 完成26.4亿元，同比减少3.7亿元
        if not targets and actuals and wanted is _is_amount and (left := _left_behind(ledger, figure, actuals[0])):
            return held(ledger, Claim(NAME, figure, _named(actuals[0]), "%"), [_of_rest(actuals[0], left)])
        pairs = [(a, t) for t in targets for a in actuals if alike(a.unit, t.unit)]
        if targets and not pairs:
            told = _told_after(ledger, figure, targets[0]) or _told_before(ledger, targets[0], sentence)
            pairs = [(a, targets[0]) for a in told if wanted(a)]
        if not targets and not pairs and actuals and wanted is _is_amount:
            pairs = [(actuals[0], t) for t in _of_like_noun(ledger, match, sentence, actuals[0])]
        same = [t for t in targets if not pairs or alike(t.unit, pairs[0][0].unit)]
        same = [t for t in same if pairs and t.unit == pairs[0][0].unit] or same  # 改造小区40个、惠及居民5600户
        one_target = len(same) == 1 and _is_called(ledger, match, same[0])
        one_target = one_target and not (pairs and _of_other_years(ledger, *pairs[0], sentence))
        one_target = one_target and not (pairs and _is_spent(ledger, *pairs[0]))
        if wanted is _is_rate:  # 目标值4.5%，实际值4.2%，完成93.3%
            one_target = one_target and "值" in label_before(ledger.text, targets[0].start, sentence)
        if pairs:
            break
    if pairs and one_target:
        one_target = not _is_of_tally(ledger, pairs[0][0]) and _is_of_last(ledger, match, sentence, pairs[0])
    readings = [r for a, t in [*pairs, *_of_own_sentence(ledger, match, sentence, pairs)] if (r := _ratio(a, t))]
    if pairs and one_target and not rated and _is_of_part(ledger, pairs[0]):
        one_target = False
    if pairs and not rated:
        readings += [r for t in _amounts_told(ledger, sentence, pairs[0]) if (r := _ratio(pairs[0][0], t))]
    readings += [r for pair in pairs for b in _bases(ledger, sentence, pair[0]) if (r := _from_base(b, *pair))]
    if match.group().startswith("超"):
        readings, figure = [_beyond(r) for r in readings], replace(figure, bound="eq")
    claim = Claim(NAME, figure, _named(pairs[0][0]) if pairs else "", "%", threshold=Fraction(100))
    return held(ledger, claim, readings[:1] if one_target else [], readings)


def _named(actual: Figure) -> str:
    return _("{name}完成目标的比例").format(name=indicator_of(actual))


def _kinds(ledger: Ledger, match: re.Match[str]) -> Sequence[Callable[[Figure], bool]]:
    """What may be the target: budgets and investments are of amounts alone."""
    of_money = _OF_MONEY.search(ledger.text, max(match.start() - _BESIDE, 0), match.end())
    return (_is_amount,) if of_money else (_is_amount, _is_growth, _is_rate)


def _left_behind(ledger: Ledger, figure: Figure, actual: Figure) -> Figure | None:
    """What is left to be done, where it is told right behind: 完成规划任务的52.0%，余下768公里."""
    found = _REST_BEHIND.match(ledger.text, figure.end)
    left = ledger.numbers(found.end(), found.end() + 1) if found else []
    return next((f for f in left if f.unit == actual.unit), None)


def _of_rest(actual: Figure, left: Figure) -> Reading:
    """What was done as a part of that and of what is left."""
    done, rest = stands_for(actual), stands_for(left)
    value = 100 * Fraction(actual.value) / (Fraction(actual.value) + Fraction(left.value))
    possible = Interval(100 * done.low / (done.low + rest.high), 100 * done.high / (done.high + rest.low))
    inputs = (Input(actual, "actual"), Input(left, "part"))
    return Reading(value, possible, inputs, f"{actual.value}÷({actual.value}+{left.value})")


def _bases(ledger: Ledger, sentence: int, actual: Figure) -> list[Figure]:
    """What an actual figure was before, where its sentence says from where it came: 由60.1%提高到61.3%."""
    before = [f for f in ledger.numbers(sentence, actual.start)[-1:] if f.unit == actual.unit]
    return [f for f in before if _WAS.search(ledger.text, max(f.start - _LEAD, sentence), f.start)]


def _from_base(base: Figure, actual: Figure, target: Figure) -> Reading | None:
    """How much of the way from a base to a target was gone, in percent."""
    by = factor(target.unit, actual.unit)
    way = times(stands_for(target), by) - stands_for(base)
    if Fraction(target.value) * by == Fraction(base.value) or 0 in way:
        return None
    gone, whole = Fraction(actual.value) - Fraction(base.value), Fraction(target.value) * by - Fraction(base.value)

    def possible() -> Interval:
        return times((stands_for(actual) - stands_for(base)) / way, Fraction(100))

    start = f"{base.value}{base.unit}"
    how = f"（{actual.value}{actual.unit}－{start}）÷（{target.value}{target.unit}－{start}）"
    inputs = (Input(actual, "actual"), Input(base, "base"), Input(target, "target"))
    return Reading(100 * gone / whole, possible, inputs, how)


def _of_other_years(ledger: Ledger, actual: Figure, target: Figure, sentence: int) -> bool:
    """Whether what was done in a year stands beside what takes several: 总投资108亿元的项目完成年度投资32亿元."""
    told, aim = (label_before(ledger.text, f.start, sentence) for f in (actual, target))
    return "总投资" in aim and _OF_YEAR.search(told) is not None


def _is_spent(ledger: Ledger, actual: Figure, target: Figure) -> bool:
    """Whether a target was met by something told before: 完成任务4500人的108%，再就业1260人，完成任务的105%."""
    behind = ledger.numbers(target.end, actual.start)[:1]
    return any(f.unit in PERCENT and ledger.text[target.end : f.start] == "的" for f in behind)


def _of_own_sentence(
    ledger: Ledger, match: re.Match[str], sentence: int, pairs: list[tuple[Figure, Figure]]
) -> Iterator[tuple[Figure, Figure]]:
    """What was reached with what the same sentence tells before it, where the target was taken from elsewhere."""
    for actual, target in pairs[:1]:
        if target.start < sentence:
            told = ledger.numbers(sentence, actual.start)
            yield from ((actual, f) for f in told if _is_amount(f) and alike(f.unit, actual.unit))


def _is_of_part(ledger: Ledger, pair: tuple[Figure, Figure]) -> bool:
    """Whether what was reached is named as a part behind its target, which then is the whole's: 其中续建项目完成…."""
    actual, target = pair
    return target.end <= actual.start and _PART.search(ledger.text, target.end, actual.start) is not None


def _amounts_told(ledger: Ledger, sentence: int, pair: tuple[Figure, Figure]) -> list[Figure]:
    """The other amounts of the passage before that may be the target, the heading's too: 50万人搬迁工程。……"""
    actual, target = pair
    floor = ledger.paragraph(max(ledger.paragraph(sentence)[0] - 1, 0))[0]
    said = [f for f in ledger.numbers(max(floor, sentence - _FAR), sentence) if _is_amount(f)]
    said = [replace(f, unit=actual.unit) if f.unit in _BARE and actual.unit.startswith(f.unit) else f for f in said]
    return [f for f in said if alike(f.unit, actual.unit) and f.start not in (actual.start, target.start)][-MOST:]


def _is_of_tally(ledger: Ledger, figure: Figure) -> bool:
    """Whether a count is one of those that came to something, of which others may be meant as well."""
    several = (t for t in ledger.once(tallies) if len(t.divided()) > 1)
    return any(figure.start == f.start for t in several for f in (*t.counts.values(), *t.others))


def _is_of_last(ledger: Ledger, match: re.Match[str], sentence: int, pair: tuple[Figure, Figure]) -> bool:
    """Whether no amount of another kind stands nearer: 142个项目完成投资456.2亿元，占年度计划的76.1% is of money."""
    actual, target = pair
    if target.start >= match.start() and target.start < match.end():
        return True
    nearer = [f for f in ledger.numbers(max(actual.end, sentence), match.start()) if _is_amount(f)]
    return all(f.start == target.start or alike(f.unit, actual.unit) for f in nearer)


def _targets(
    ledger: Ledger, match: re.Match[str], sentence: int, figure: Figure, wanted: Callable[[Figure], bool]
) -> Sequence[Figure]:
    """The target that the words name, else those of their sentence, else the last of the sentences before."""
    inline = [f for f in ledger.numbers(match.start(), match.end()) if wanted(f)]
    inline = inline or [
        f for f in ledger.numbers(sentence, match.start())[-1:] if wanted(f) and _is_of(ledger, f, match)
    ]
    before = [f for f in ledger.numbers(sentence, match.start()) if wanted(f) and _is_target(ledger, f, sentence)]
    before = [f for f in before if not _is_left(ledger, f)]
    before = [f for f in before if _is_called(ledger, match, f)] or before
    after = [f for f in ledger.numbers(figure.end, ledger.sentence(figure.end)[1]) if wanted(f)]
    near = [f for f in after if _NEXT_BEHIND.fullmatch(ledger.text, figure.end, f.start)]
    behind = [f for f in near if _NAMED.search(label_before(ledger.text, f.start, figure.end))]
    behind = ([f for f in after if _is_called(ledger, match, f, surely=True)] or behind)[:1]
    if inline or behind or before or _OF_YEAR.search(match.group()):
        found = inline[-1:] or before or behind or _of_subject(ledger, match, sentence, wanted)
        return found or _of_noun(ledger, match, sentence, wanted)
    told_apart = sentence > ledger.sentence(match.start())[0]  # …；绿肥3.1万亩，为任务的100%
    if told_apart or each_its_own(ledger, match.start(), match.end()):
        return _of_subject(ledger, match, sentence, wanted) or (
            _of_noun(ledger, match, sentence, wanted) if told_apart else []
        )
    start = ledger.reach(match.start())
    beside = [f for f in ledger.numbers(start, sentence) if wanted(f) and _is_target(ledger, f, start)][-1:]
    return beside or _of_subject(ledger, match, sentence, wanted)


def _is_of(ledger: Ledger, figure: Figure, match: re.Match[str]) -> bool:
    """Whether a figure is the target by where it stands: 为全年45亿元目标的70%, 完成年初确定的4000人的任务的106%."""
    beside = _QUALIFIES.fullmatch(ledger.text, figure.end, match.start()) is not None
    return beside and _OUT_OF.search(ledger.text[max(figure.start - _LEAD, 0) : figure.start]) is not None


def _of_subject(
    ledger: Ledger, match: re.Match[str], sentence: int, wanted: Callable[[Figure], bool]
) -> Sequence[Figure]:
    """The one target that the text sets before for what the sentence tells last: 年度计划为固定资产投资78亿元。……"""
    told = [f for f in ledger.within(sentence, match.start()) if wanted(f)][-1:]
    aims = [t for f in told for t in ledger.stated(f.statement, "level", facts=False) if t.start < sentence]
    aims = [t for t in aims if wanted(t) and alike(t.unit, told[0].unit)]
    if _OF_YEAR.search(ledger.text, max(match.start() - _BESIDE, sentence), match.end()):
        aims = [t for t in aims if _OF_YEAR.search(ledger.text[ledger.sentence(t.start)[0] : t.start])]
    return aims[-1:] if len({(t.value, t.unit) for t in aims}) == 1 else []


def _of_noun(ledger: Ledger, match: re.Match[str], sentence: int, wanted: Callable[[Figure], bool]) -> Sequence[Figure]:
    """The one target before whose name says what was done of it: 年度计划投资137.3亿元。…；完成投资64.3亿元，完成率….

    The paragraph before may tell it. What takes several years (总投资) is none where a plan is told as well.
    """
    done = [f for f in ledger.numbers(sentence, match.start()) if wanted(f)]
    done = [f for f in done if not _is_difference(ledger, f, sentence)][-1:]
    noun = _noun_of(ledger, done[0], sentence) if done else ""
    if len(noun) < len("投资"):
        return []
    start = ledger.reach(match.start())
    before = max(ledger.reach(max(start - 1, 0)), start - _FAR)
    return (
        _aims_called(ledger, noun, done[0], start, sentence)
        or _aims_changed(ledger, match, done[0], start, sentence)
        or _aims_called(ledger, noun, done[0], before, start)
    )


def _aims_changed(ledger: Ledger, match: re.Match[str], done: Figure, start: int, end: int) -> Sequence[Figure]:
    """The one budget of a passage that was changed, where the claim is of such: 压减至2640万元, 为调整后预算的90%."""
    if ledger.text.find(_KIND_CHANGED, max(match.start() - _BESIDE, end), match.end()) < 0:
        return []
    said = [f for f in ledger.numbers(start, end) if alike(f.unit, done.unit)]
    aims = [f for f in said if _is_changed_to(ledger, f, ledger.sentence(f.start)[0])]
    return aims if len(aims) == 1 else []


def _noun_of(ledger: Ledger, figure: Figure, floor: int) -> str:
    """What was done or is to be, without the words that say so: 收入 of 累计完成收入 and of 收入预期."""
    return _TO_BE.sub("", _DID.sub("", label_before(ledger.text, figure.start, floor)))


def _aims_called(
    ledger: Ledger, noun: str, done: Figure, start: int, end: int, least: Fraction = SURE
) -> Sequence[Figure]:
    """The one target of a passage that bears a name."""
    said = [f for f in ledger.numbers(start, end) if alike(f.unit, done.unit)]
    aims = [f for f in said if _is_target(ledger, f, start) and likeness(noun, ledger, f) >= least]
    aims = [f for f in aims if not _OF_ALL_YEARS.search(label_before(ledger.text, f.start, start))] or aims
    aims = [f for f in aims if not _is_met(ledger, f)]
    aims = [f for f in aims if not _SINCE_CHANGED.match(ledger.text, f.end)] or aims
    return aims[-1:] if len({(f.value, f.unit) for f in aims}) == 1 else []


def _of_like_noun(ledger: Ledger, match: re.Match[str], sentence: int, actual: Figure) -> Sequence[Figure]:
    """The one target before that what was done may be of by its name: 招商引资到位资金 and 到位省外资金."""
    noun = _noun_of(ledger, actual, sentence)
    return _aims_called(ledger, noun, actual, ledger.reach(match.start()), sentence, LIKELY) if noun else []


def _is_met(ledger: Ledger, target: Figure) -> bool:
    """Whether its own part of the sentence tells what was reached of it: 计划投资186亿元，…占年度计划的87.3%；…."""
    end = ledger.sentence(target.start)[1]
    behind = min((at for mark in "；;" if (at := ledger.text.find(mark, target.end, end)) >= 0), default=end)
    return _CLAIM.search(ledger.text, target.end, behind) is not None


def _is_called(ledger: Ledger, match: re.Match[str], target: Figure, *, surely: bool = False) -> bool:
    """Whether the words before a figure call it the kind of target that the claim is of: 调整预算 is not 年初预算.

    `surely`: they must say so; else it is enough that they call it no other kind.
    """
    kind = _KIND.search(ledger.text, max(match.start() - _BESIDE, 0), match.end())
    if kind is None:
        return not surely
    own = _KIND.findall(label_in_sentence(ledger, target))
    return kind.group() in own if surely else not own or kind.group() in own


def _is_difference(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    """Whether a figure says by how much what was reached differs from what was before."""
    return _SINCE.search(label_before(ledger.text, figure.start, sentence)) is not None


def _is_left(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is a distance from a target: 超任务0.8万亩, 短收0.7亿元."""
    return _LEFT.search(ledger.text, max(figure.start - _BESIDE, 0), figure.start) is not None


def _told_after(ledger: Ledger, figure: Figure, target: Figure) -> list[Figure]:
    """What was reached, where the sentence tells it only next: 完成年度计划（210亿元）的80%，累计完成投资168亿元."""
    end = ledger.sentence(figure.end)[1]
    after = [f for f in ledger.numbers(figure.end, end) if alike(f.unit, target.unit) and f is not target][:1]
    return [f for f in after if _DONE.search(label_before(ledger.text, f.start, figure.end))]


def _told_before(ledger: Ledger, target: Figure, sentence: int) -> list[Figure]:
    """What was reached, where a sentence before tells it: 完成造林18.6万亩。全年造林计划17.5万亩，完成率106.3%."""
    noun = _noun_of(ledger, target, sentence) if target.start >= sentence else ""
    if len(noun) < len("造林"):
        return []
    start = ledger.reach(sentence)
    said = [
        f for f in ledger.numbers(start, sentence) if alike(f.unit, target.unit) and likeness(noun, ledger, f) >= SURE
    ]
    done = [
        f for f in said if not _is_target(ledger, f, start) and _DONE.search(label_before(ledger.text, f.start, start))
    ]
    return done if len(done) == 1 else []


def _is_percent(figure: Figure) -> bool:
    return figure.unit in PERCENT


def _is_growth(figure: Figure) -> bool:
    """Whether a figure is a growth; of a rate's level progress is counted from its base, not from nought."""
    said = statement_of(figure)
    return figure.unit in PERCENT and said is not None and said.measure in ("growth", "growth_avg")


def _is_rate(figure: Figure) -> bool:
    """Whether a figure is the level of a rate, which some texts divide by its target as they do amounts."""
    said = statement_of(figure)
    return figure.unit in PERCENT and (said is None or said.measure == "level")


def _is_amount(figure: Figure) -> bool:
    said = statement_of(figure)
    return figure.unit not in (*PERCENT, *POINTS, "") and (said is None or said.measure in ("level", "change"))


def _is_target(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    said = statement_of(figure)
    label = label_before(ledger.text, figure.start, sentence)
    aims = [m.end() for m in _TARGET.finditer(label)]
    reached = _REACHED.search(label)
    if _is_set(ledger, figure) or _is_changed_to(ledger, figure, sentence):
        return True
    if reached and (not aims or aims[-1] < reached.end() or _DONE.search(label, reached.end())):
        return False
    if aims and not _DONE.search(label, aims[-1]):
        return True
    if not aims and _BY_PLAN.match(ledger.text, ledger.sentence(figure.start)[0]) and not _DONE.search(label):
        return True
    if not aims and _DONE.search(label) and _has_target(ledger, figure, sentence):
        return False  # 计划60座，建成66座
    aimed = _TARGET.search(ledger.text, ledger.sentence(figure.start)[0], figure.start)
    return said is not None and said.role == "target" and aimed is not None


def _is_set(ledger: Ledger, figure: Figure) -> bool:
    """Whether its sentence says that a plan sets it: 规划提出，到2025年累计建成高标准农田52万亩."""
    start = ledger.sentence(figure.start)[0]
    if any(alike(f.unit, figure.unit) for f in ledger.numbers(start, figure.start)):
        return False  # 规划提出新增20万亩，两年来累计建成8.6万亩
    found = _SETS.match(ledger.text, start, figure.start)
    if found is None and (found := _BY_PLAN.match(ledger.text, start, figure.start)):
        found = found if _SHALL.search(ledger.text, found.end(), figure.start) else None
    return found is not None and not _AS_IT_IS.search(ledger.text, found.end(), figure.start)


def _is_changed_to(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    """Whether a figure is what a target told before it was changed to: 年初预算2860万元，年中压减至2640万元."""
    at = max(figure.start - _BESIDE, sentence)
    return bool(_CHANGED_TO.search(ledger.text, at, figure.start)) and _has_target(ledger, figure, sentence)


def _has_target(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    """Whether the words right before another figure of the kind, told before, call that one a target."""
    before = (f for f in ledger.numbers(sentence, figure.start) if alike(f.unit, figure.unit))
    return any(_TARGET.search(label_before(ledger.text, f.start, sentence)) for f in before)


def _called_target(ledger: Ledger, figure: Figure, sentence: int) -> bool:
    label, said = label_before(ledger.text, figure.start, sentence), statement_of(figure)
    if said is not None and said.role == "actual":
        label = _TO_YEAR.sub("", label)  # 提高到2022年的53.8%
    return bool(_TARGET.search(label))


def _beyond(reading: Reading) -> Reading:
    """By how much a target was passed, in % of it."""
    whole = Interval(Fraction(100))
    return Reading(reading.value - 100, reading.possible - whole, reading.inputs, f"{reading.how}−100%")


def _ratio(actual: Figure, target: Figure) -> Reading | None:
    if not target.value:
        return None
    actual, target = (replace(f, value=abs(f.value)) for f in (actual, target))  # 降低7.2% counts by its size
    by = 100 * factor(actual.unit, target.unit)
    inputs = (Input(actual, "actual"), Input(target, "target"))
    how = f"{actual.value}{actual.unit}÷{target.value}{target.unit}"
    value = Fraction(actual.value) * by / Fraction(target.value)
    return Reading(value, times(stands_for(actual), by / Fraction(target.value)), inputs, how)
