"""`share`: a part of a whole (占…的…%) where the text states both.

34 of 122 is 27.9%. A share that is ten times too large is named as such: most often a unit was mistaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from guibiao.audit.claims import Claim, held, indicator_of, recomputed
from guibiao.audit.complements import is_whole
from guibiao.audit.figure import Cited, Figure, statement_of
from guibiao.audit.finding import Finding
from guibiao.audit.fractions_in_words import SHARE_IN_WORDS, share_in_words
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_before, label_in_sentence
from guibiao.audit.ledger import Ledger, as_printed, in_whole_years, period_of
from guibiao.audit.measures import PERCENT, POINTS, alike, factor, is_count, is_money
from guibiao.audit.naming import LIKELY, SURE, closest_named, likeness
from guibiao.audit.own_plans import each_its_own
from guibiao.audit.precision import stands_for, times
from guibiao.audit.subjects import threshold_of
from guibiao.audit.tally import tallies
from guibiao.audit.wording import wording
from guibiao.messages import _
from guibiao.quantity import Interval, decimals, read_number

NAME = "share"
# 占计划的27.9% | 占GDP比重2.31% | 占比62.5% | 占一般公共预算支出80.6%
_CLAIM = re.compile(
    r"(?:占(?P<own>(?!))?(?P<whole>[^，,。；;：:\n%％]{0,24}?)(?:的)?(?:比重|比例|比)?(?:的)?(?:[（(][^（）()\d\n]{2,16}[）)])?(?:约|近|超过)?(?:为|达到|达|是)?(?:约|近|超过)?"
    r"|(?:恢复[到至]|相当于)(?:[^，,。；;：:\n%％]{0,16}\d[^，,。；;：:\n%％\d]{0,6})的(?:约|近|超过)?"
    r"|(?:与|相当于)(?P<to>[^，,。；;：:\n%％\d]{2,16}?)(?:之比|的比例|的比值|的比率|的)(?:为|达到|达|是)?(?:约|近|超过)?)"
    r"(?=\s?\d+(?:\.\d+)?\s?[%％])"
)
_OWN = re.compile(
    r"(?<=[，,。；;\n])(?P<own>[^，,。；;：:\n%％\d占]{2,14})(?:比重|占比)(?:约|近|超过)?(?:为|达到|达|是)?(?:约|近|超过)?(?=\s?\d+(?:\.\d+)?\s?[%％])(?P<whole>(?!))?(?P<to>(?!))?"
)
# 占新登记总量近六成 | 所占比重不足一半
_IN_WORDS = re.compile(
    r"(?P<own>(?P<to>(?!)))?占(?P<whole>[^，,。；;：:\n%％\d]{0,24}?)(?:\d[\d.']*[^，,。；;\d的]{1,5}|[（(][^，,。；;（）()]{2,12}[）)])?(?:的)?(?:比重|比例|比)?(?:的)?(?:为|达到|达|是)?"
    + SHARE_IN_WORDS.pattern
)
_OF_WHOLE = re.compile("占")
_BEGINS = "占 恢复到 恢复至 相当于 与"
WHOLE = 100  # %: what is larger than the whole named is no part of it, and another whole is meant
_OUT_OF = re.compile(r"[之当]?中[，,]?[^，,。；;\d]{2,}占")
_NOUN = re.compile(r"[有达为共的]+\Z")
_PUBLIC = re.compile(r"公共|共同|共享|共建|总体|总部")  # words that hold 共 or 总 and say no total
DAYS = (365, 366)
_DIVIDED = re.compile(
    r"其中|(?:按|从|分)[^，,。；;\n\d]{1,10}[分看类]?[，,]"
)  # a sentence that divides what stands before it
_ALL_OF = re.compile(r"总[额数量]|总人口|总户数|全部|总体|合计")
_SAID_AGAIN = re.compile(r"\A其中|所\Z")
_NUMBER_OF = re.compile(r"(?:个数|数量|总量|总额|金额|数|额)\Z")
_IS, _BEHIND = re.compile(r"[，,](?:为|达到?|计|共|金额)(?:约)?"), 6  # between a share and the part behind it
_NAMED_WHOLE = re.compile(r"占(?P<whole>[^，,。；;：:\n%％\d占比]{2,24})的(?:比重|比例)?[为达]?到?\d")
_TOGETHER = re.compile(
    r"(?:(?P<many>[两三四五六七八])[项个类者区县市家种笔](?:合计|合起来|共|之和)?|合计|合起来|共|之和)(?:共)?\Z"
)
_WHOLE_BEHIND = re.compile(r"[（(](?:年初|年度|全年)?(?:计划|目标|任务|总数|总量|总额)(?:为|数|数为)?(?=\d)")
_ECONOMY, _PRODUCT = (
    re.compile(r"(?:[全我][国省市县区州]|整个|全部|地区|区域|县域|市域)*(?:国民)?经济(?:总量|总额)?的?"),
    "地区生产总值",
)
_AIM = re.compile("计划|目标|任务|预算")  # what is reached of it, another rule recomputes
_OF_AIM = re.compile(r"(?:年初|年度|全年|调整|变动)?(?:预算|年?计划|年?目标)数?")
_CLAUSE = re.compile(r"[，,；;。：:、）)]")
_SAYS_NOTHING = re.compile(
    r"\A(?:其中|总量|规模|金额|数量|总数|两者|二者|约|合计|共|仅|只|该|此项?|实际|已|均|全年|累计|又)+"
)
_BESIDE = 14  # characters before a share in which its amount stands
UNLIKE = Fraction(1, 3)  # of a name found in what a figure is called: less, and it is of something else
_CLASS = re.compile("及?以[上下内]")
_IN_TURN = re.compile(r"分别|依次|各")  # several shares, told one after another
MOST = 8  # amounts before a share that may be its part, and again as many wholes for each
_NEARBY = 800  # characters before the claim in which a whole is looked for


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every share whose part and whole the text states."""
    own = list(ledger.scan_clauses(_OWN, "占比 比重"))
    ends = {match.end() for match in own}
    for match in (*own, *(m for m in ledger.scan(_CLAIM, _BEGINS) if m.end() not in ends)):
        claims = ledger.numbers(match.end(), match.end() + 10)
        if not claims or claims[0].unit not in PERCENT or claims[0].start > match.end() + 1:
            continue
        finding = _of_share(ledger, match, claims[0])
        if finding:
            yield finding
    for match in ledger.scan_all(_IN_WORDS, "占"):
        finding = _of_share(ledger, match, share_in_words(match))
        if finding:
            yield finding


def _of_share(ledger: Ledger, match: re.Match[str], figure: Figure) -> Finding | None:
    sentence = ledger.sentence(match.start())[0]
    inline = [f for f in ledger.numbers(match.start(), match.end()) if _is_amount(f)]
    inline = inline or _in_bracket_behind(ledger, figure)
    parts = [f for f in ledger.numbers(sentence, match.start()) if _is_amount(f)][::-1][:MOST]
    parts = [p for p in parts if not _is_quoted(ledger, p, match.start())]
    if parts and _OUT_OF.match(ledger.text, parts[0].end):
        return None  # 生产总值512.6亿元中，第三产业占46.3% does not tell the part
    whole = (match["whole"] or match["to"] or _named_before(ledger, match, sentence)).strip()
    whole = _PRODUCT if _ECONOMY.fullmatch(whole) else whole
    if _IN_TURN.search(ledger.text, max(match.start() - 2, 0), match.end()):
        return None
    if parts and is_money(parts[0].unit) and _OF_AIM.fullmatch(whole):
        return None
    if parts and (behind := _part_behind(ledger, figure, parts)):
        claim = Claim(NAME, figure, name_of(ledger, behind, whole), "%", threshold=threshold_of(ledger, figure))
        return held(ledger, claim, [r for w in parts[:1] if (r := ratio(behind, w))])
    if not parts:
        return _told_after(ledger, match, whole, figure) or _told_before(ledger, match, whole, figure)
    if parts[0].unit == "天" and whole.startswith("全年"):
        return recomputed(ledger, Claim(NAME, figure, name_of(ledger, parts[0], whole), "%"), [_of_days(parts[0])])
    name_of_own = _NUMBER_OF.sub("", match["own"] or "")
    parts = _without_classes(ledger, parts, whole)
    own = [p for p in parts if name_of_own and likeness(name_of_own, ledger, p) >= SURE]
    told = "" if match["own"] else _told_of(ledger, parts[0], match.start())
    own = own or [p for p in parts if told and likeness(told, ledger, p) >= SURE]
    if told and not own:  # the part may be told in the sentence before: 其中甲企业9.8亿元。……；甲企业收入占34.4%
        earlier = ledger.numbers(ledger.reach(sentence), sentence)[-MOST:]
        own = [p for p in earlier if _is_amount(p) and likeness(told, ledger, p) >= SURE][-1:]
    parts = [*own, *(p for p in parts if p not in own)]
    if not _is_generic(whole) and len(parts) > 1:
        parts = [p for p in parts if likeness(whole, ledger, p) < SURE] or parts
    sure, possible = (inline, inline) if inline else whole_of(ledger, whole, parts, match.start())
    if not inline and whole and each_its_own(ledger, match.start(), match.end()):
        sure = [w for w in sure if w.start >= sentence]
    group = f"{NAME}:{_called(ledger, parts[0])}/{whole}"
    name, threshold = name_of(ledger, parts[0], whole), threshold_of(ledger, figure)
    claim = Claim(NAME, figure, name, "%", group=group, threshold=threshold)
    if not inline and not _is_generic(whole):
        sure = _named_after(ledger, whole, figure, parts[0], at_once=bool(sure)) or sure
    if (match["own"] or (told and likeness(told, ledger, parts[0]) < UNLIKE)) and not own:
        sure = []  # 预算收入120亿元，税收占比95% does not tell the part
    if together := _TOGETHER.search(label_before(ledger.text, match.start(), sentence)):
        several = parts[: int(read_number(together["many"]))] if together["many"] else []
        return held(ledger, claim, [r for w in sure[:1] if (r := _of_sum(several, w))])
    aimed = [_AIM.search(ledger.text, max(w.start - _BESIDE, 0), w.end + 2) is not None for w in inline[:1]] == [True]
    certain = [r for w in sure[:1] if (r := ratio(parts[0], w, aimed=aimed)) and (inline or r.possible.low <= WHOLE)]
    pairs = ((p, w) for w in possible[:MOST] for p in parts if p.start != w.start and not (aimed and p is parts[0]))
    beside = _by_shares_beside(ledger, match, figure, parts[0]) if not inline and _is_of_all(whole) else ()
    named_alike = _of_namesakes(ledger, parts[0]) if not inline and _is_generic(whole) else ()
    finding = held(ledger, claim, certain, chain((r for pair in pairs if (r := ratio(*pair))), beside, named_alike))
    return None if finding and _makes_up_for_rounding(ledger, finding, figure) else finding


def _in_bracket_behind(ledger: Ledger, figure: Figure) -> list[Figure]:
    """The whole in brackets right behind a share: 占计划的90%（计划2万亩）."""
    opened = _WHOLE_BEHIND.match(ledger.text, figure.end)
    return [f for f in ledger.numbers(opened.end(), opened.end() + 1) if _is_amount(f)] if opened else []


def _of_namesakes(ledger: Ledger, part: Figure) -> Iterator[Reading]:
    """The part's share of what was told before by the very same name: 建设工程23个。……建设工程5个未达进度，占21.7%."""
    name = label_in_sentence(ledger, part)
    for whole in ledger.numbers(max(part.start - _NEARBY, 0), part.start) if len(name) > 1 else ():
        same = label_in_sentence(ledger, whole).removesuffix("共") == name
        if same and _can_hold(whole, part) and (reading := ratio(part, whole)):
            yield reading


def _makes_up_for_rounding(ledger: Ledger, finding: Finding, figure: Figure) -> bool:
    """Whether a share is off by its last place only, and makes the shares of its sentence add up to a hundred."""
    if finding.verdict != "fails" or finding.recomputed is None:
        return False
    place = Fraction(1, 10 ** decimals(figure.value))
    start, end = ledger.sentence(figure.start)
    told = [f for f in ledger.numbers(start, end) if f.unit in PERCENT]
    shares = [f for f in told if _OF_WHOLE.search(label_before(ledger.text, f.start, start))]
    whole = sum(f.value for f in shares) == WHOLE and len(shares) > len("甲乙")
    return whole and abs(Fraction(figure.value) - Fraction(finding.recomputed)) < 3 * place / 2


def _is_of_all(whole: str) -> bool:
    """Whether a whole is called by words for any: a bare 占, 总数, 全市总额."""
    return _is_generic(whole) or _ALL_OF.search(whole) is not None


def _is_quoted(ledger: Ledger, part: Figure, at: int) -> bool:
    """Whether an amount stands in a quotation that has ended: “引进金融机构2家”，占任务总数的1.6% is of no firms."""
    behind = ledger.text[part.end : at]
    return "”" in behind and "“" not in behind.partition("”")[0]


def _told_of(ledger: Ledger, part: Figure, at: int) -> str:
    """The name before a share in a clause that does not hold its part: 达到21800元，全社会研发投入|占…."""
    words = _CLAUSE.split(ledger.text[part.end : at])
    name = _SAID_AGAIN.sub("", _SAYS_NOTHING.sub("", words[-1])) if len(words) > 1 else ""
    return name if len(name) > len("研发") else ""


def _by_shares_beside(ledger: Ledger, match: re.Match[str], claim: Figure, part: Figure) -> Iterator[Reading]:
    """The part's share of what its neighbours are shares of, where the text tells theirs: 15.2亿元，占全市的83.7%."""
    named = match.groupdict().get("whole") or ""
    floor = match.start() - _NEARBY if len(named) > 1 else max(ledger.reach(match.start()), match.start() - _NEARBY)
    floor = max(floor, 0)
    end = ledger.sentence(match.start())[1]
    for found in _CLAIM.finditer(ledger.text, floor, end):
        if _ALL_OF.sub("", found["whole"] or "") != _ALL_OF.sub("", named):
            continue
        at = found.end()
        shares = [f for f in ledger.numbers(at, at + 2) if f.unit in PERCENT and f.start != claim.start]
        amounts = [f for f in ledger.numbers(max(floor, found.start() - _BESIDE), at) if _is_amount(f)][-1:]
        for share, other in zip(shares, amounts, strict=False):
            if other.start != part.start and alike(other.unit, part.unit) and other.value > 0 and share.value > 0:
                yield _in_proportion(part, other, share)


def _in_proportion(part: Figure, other: Figure, share: Figure) -> Reading:
    """What share a part has where another amount has one."""
    by = factor(part.unit, other.unit)
    value = Fraction(part.value) * by / Fraction(other.value) * Fraction(share.value)
    inputs = (Input(part, "part"), Input(other, "part"), Input(share, "share"))
    how = f"{part.value}{part.unit}÷（{other.value}{other.unit}÷{share.value}%）"
    return Reading(value, lambda: times(stands_for(part), by) / stands_for(other) * stands_for(share), inputs, how)


def _without_classes(ledger: Ledger, parts: list[Figure], whole: str) -> list[Figure]:
    """The amounts but for those that only say which are meant: 成员4286人，35岁以下1372人，占32.0%."""
    if (
        _is_generic(whole)
        and parts[0].bound == "ge"
        and len(parts) > len("甲乙")
        and alike(parts[1].unit, parts[2].unit)
    ):
        parts = parts[1:] if not alike(parts[0].unit, parts[1].unit) else parts
    return [p for p in parts if p is parts[0] or alike(p.unit, parts[0].unit) or not _CLASS.match(ledger.text, p.end)]


def _part_behind(ledger: Ledger, figure: Figure, before: list[Figure]) -> Figure | None:
    """The part told right behind its share, of the one amount before: 投资286.4亿元，其中工业占34.4%，为98.6亿元."""
    after = ledger.numbers(figure.end, figure.end + _BEHIND)[:1]
    if len(before) != 1 or not after or not _IS.fullmatch(ledger.text, figure.end, after[0].start):
        return None
    return after[0] if _can_hold(before[0], after[0]) and _holds_all(before[0], after) else None


def _named_before(ledger: Ledger, match: re.Match[str], sentence: int) -> str:
    """The whole that the share before names, of which a bare 占 in the same sentence tells more."""
    named = [] if match["own"] else list(_NAMED_WHOLE.finditer(ledger.text, sentence, match.start()))
    return named[-1]["whole"] if named and not _AIM.search(named[-1]["whole"]) else ""


def whole_of(ledger: Ledger, name: str, parts: list[Figure], at: int) -> tuple[list[Figure], list[Figure]]:
    """The wholes of which a share told at an offset surely is, and all that it may be of.

    `parts` are the amounts before it in its sentence, the last first; the first of them is the part.
    """
    sentence = ledger.sentence(at)[0]
    sure, possible = _wholes(ledger, name, parts[0], at)
    if not sure and _is_generic(name):
        sure = [t.total for t in ledger.once(tallies) if any(f.start == parts[0].start for f in t.counts.values())]
    if not sure and _is_generic(name):
        sure = _whole_beside(ledger, parts, sentence, at) or _whole_of_which(ledger, parts, sentence)
    if not sure and not possible and _ALL_OF.search(name):
        sure = _whole_of_which(ledger, parts, sentence)
    if not sure and _is_generic(name) and _DIVIDED.match(ledger.text, sentence):
        sure = [f for f in _amounts_of_sentence_before(ledger, sentence) if _holds_all(f, parts)][:1]
    if not sure and _ALL_OF.search(name):
        sure = _only_like(ledger, name, parts, sentence)
    return sure, possible


def _only_like(ledger: Ledger, name: str, parts: list[Figure], sentence: int) -> list[Figure]:
    """The one amount of the passage that is called about so and holds the parts: 户籍人口27.3万人 for 总人口."""
    said = [f for f in ledger.numbers(ledger.reach(sentence), sentence) if _is_amount(f) and _can_hold(f, parts[0])]
    like = [f for f in said if likeness(name, ledger, f) >= LIKELY and _holds_all(f, parts)]
    return like if len({(f.value, f.unit) for f in like}) == 1 else []


def _holds_all(whole: Figure, parts: list[Figure]) -> bool:
    """Whether a figure is larger than each of the parts."""
    return all(
        alike(whole.unit, p.unit) and Fraction(whole.value) * factor(whole.unit, p.unit) > p.value for p in parts
    )


def _told_after(ledger: Ledger, match: re.Match[str], whole: str, figure: Figure) -> Finding | None:
    """The finding for a share whose part and whole its sentence names only behind it."""
    start, end = ledger.sentence(match.start())
    after = [f for f in ledger.numbers(figure.end, end) if _is_amount(f)]
    name = label_before(ledger.text, match.start(), start)
    part, of = (next((f for s, f in closest_named(n, ledger, after) if s >= SURE), None) for n in (name, whole))
    if part is None or of is None or part is of or not _can_hold(of, part):
        return None
    reading = ratio(part, of)
    claim = Claim(NAME, figure, name_of(ledger, part, whole), "%", threshold=threshold_of(ledger, figure))
    return recomputed(ledger, claim, [reading]) if reading else None


def _told_before(ledger: Ledger, match: re.Match[str], whole: str, figure: Figure) -> Finding | None:
    """The finding for a share whose part the sentence before tells by its name, and whose whole is its total."""
    start = ledger.sentence(match.start())[0]
    before = _amounts_of_sentence_before(ledger, start)
    name = _SAID_AGAIN.sub("", label_before(ledger.text, match.start(), start))
    part = next((f for score, f in closest_named(name, ledger, before) if score >= SURE and len(name) > 1), None)
    if part is None:
        return None
    totals = [f for f in before if _can_hold(f, part) and (not _is_generic(whole) or _is_total(ledger, f))]
    named = totals if _is_generic(whole) else [f for s, f in closest_named(whole, ledger, totals) if s >= SURE]
    claim = Claim(NAME, figure, name_of(ledger, part, whole), "%", threshold=threshold_of(ledger, figure))
    return held(ledger, claim, [r for w in named[:1] if (r := ratio(part, w))])


def _named_after(ledger: Ledger, whole: str, figure: Figure, part: Figure, *, at_once: bool) -> list[Figure]:
    """The whole that its sentence names only behind the share: 占财政支出的2.0%，财政支出总额120亿元.

    `at_once`: in brackets right behind it.
    """
    after = ledger.numbers(figure.end, ledger.sentence(figure.end)[1])
    if at_once:
        after = [f for f in after[:1] if ledger.text[figure.end] in "（("]
    named = closest_named(whole, ledger, [f for f in after if _is_amount(f) and _can_hold(f, part)])
    return [f for score, f in named if score >= SURE][:1]


def _of_days(part: Figure) -> Reading:
    """Days as a share of the year's; of which year is not asked, since 365 and 366 give nearly the same."""
    value = Fraction(part.value) * 100 / DAYS[0]
    possible = Interval(Fraction(part.value) * 100 / DAYS[1], value)
    return Reading(value, possible, (Input(part, "part"),), f"{part.value}÷{DAYS[0]}")


def _of_sum(parts: list[Figure], whole: Figure) -> Reading | None:
    """Several parts together as a share of a whole: 两区合计占54.4%."""
    shares = [r for p in parts if alike(p.unit, whole.unit) and (r := ratio(p, whole))]
    if len(shares) < 2 or len(shares) < len(parts):
        return None
    value = sum((r.value for r in shares), Fraction(0))
    inputs = (*(Input(p, "part") for p in parts), Input(whole, "whole"))
    how = f"({'+'.join(str(p.value) for p in reversed(parts))})÷{whole.value}"
    return Reading(value, lambda: sum((r.possible for r in shares), Interval(0)), inputs, how)


def _is_amount(figure: Figure) -> bool:
    said = statement_of(figure)
    if figure.unit in (*PERCENT, *POINTS, "‰", ""):
        return False
    return said is None or said.measure == "level" or is_count(figure.unit)  # 滞后8项 is a count, not a fall


def _wholes(ledger: Ledger, name: str, part: Figure, at: int) -> tuple[list[Figure], list[Figure]]:
    """The wholes that a name surely means, and all that it may mean."""
    nearby = ledger.numbers(max(at - _NEARBY, 0), at)
    amounts = [f for f in [*_known_byname_of(ledger, name, part), *nearby] if _is_amount(f) and _can_hold(f, part)]
    if _is_generic(name):
        totals = [
            f for f in amounts if _is_total(ledger, f) and (_is_scope(ledger, f) or _of_one_kind(ledger, f, part))
        ]
        totals = [f for f in totals if ledger.sentence(f.start) == ledger.sentence(at)] or totals
        distinct = {Fraction(f.value) * factor(f.unit, part.unit) for f in totals}
        return (totals[-1:] if len(distinct) == 1 else []), amounts[::-1]
    named = closest_named(name, ledger, amounts)
    same = [f for score, f in named if score >= SURE and _same_frame(f, part)]
    same = [f for f in same if Fraction(f.value) * factor(f.unit, part.unit) >= part.value] or same
    return same, [f for score, f in named if score >= LIKELY]


def _whole_beside(ledger: Ledger, parts: list[Figure], sentence: int, at: int) -> list[Figure]:
    """The whole of a bare 占比 where its sentence has two amounts and no other share: a larger one, then its part."""
    if len(parts) != 2 or "占" in ledger.text[sentence:at] or not alike(parts[0].unit, parts[1].unit):
        return []
    part, whole = parts
    if is_whole([_called(ledger, f) for f in parts]):
        return []  # 税收15.8亿元，非税6.4亿元，税收占比… is of both
    beside = not re.search(r"[。；;]", ledger.text[whole.end : part.start])
    larger = Fraction(whole.value) * factor(whole.unit, part.unit) > Fraction(part.value)
    return [whole] if beside and larger else []


def _whole_of_which(ledger: Ledger, parts: list[Figure], sentence: int) -> list[Figure]:
    """The whole of a part named behind 其中: the nearest of its kind before that word, where it is larger."""
    which = ledger.text.rfind("其中", sentence, parts[0].start)
    if which >= 0 and not ledger.text[sentence:which].strip():
        parts = [*parts, *_amounts_of_sentence_before(ledger, sentence)]
    before = [f for f in parts if f.end <= which and alike(f.unit, parts[0].unit)]
    whole = before[:1]
    return [w for w in whole if Fraction(w.value) * factor(w.unit, parts[0].unit) > Fraction(parts[0].value)]


def _amounts_of_sentence_before(ledger: Ledger, sentence: int) -> list[Figure]:
    """The amounts of the sentence before one that begins with 其中, the last first."""
    floor = max(ledger.sentence(max(sentence - 1, 0))[0], ledger.paragraph(sentence)[0])
    return [f for f in ledger.numbers(floor, sentence) if _is_amount(f)][::-1]


def _known_byname_of(ledger: Ledger, name: str, part: Figure) -> list[Cited]:
    """Figures of the whole document whose indicator is the whole's, in the part's period."""
    said = statement_of(part)
    return [f for f in ledger.levels_called(name, said) if _same_frame(f, part)] if said and name else []


def _can_hold(whole: Figure, part: Figure) -> bool:
    if indicator_of(whole).startswith("占"):
        return False  # an amount that is called by the share behind it
    return whole is not part and alike(whole.unit, part.unit) and whole.value > 0 and whole.start != part.start


def _same_frame(whole: Figure, part: Figure) -> bool:
    """Region, period and role of part and whole agree where both are known; a plan may be compared with a fact."""
    w, p = statement_of(whole), statement_of(part)
    if w is None or p is None:
        return True
    span, end = period_of(p.period), period_of(w.period).end
    at_once = w.period == p.period or (in_whole_years(span) and span.end == end)  # 累计 spans years
    return w.region == p.region and (at_once or w.role == "target" != p.role)


def _is_generic(name: str) -> bool:
    return not name or name in wording().wholes


def _of_one_kind(ledger: Ledger, whole: Figure, part: Figure) -> bool:
    """Whether part and whole are called by one noun (开工项目, 重大建设项目): the last two characters of the part's."""
    nouns = [_NOUN.sub("", _called(ledger, f))[-2:] for f in (part, whole)]
    return nouns[0] == nouns[1] or nouns[0] in _around(ledger, whole)


def _around(ledger: Ledger, figure: Figure) -> str:
    return ledger.text[max(figure.start - 12, 0) : figure.end + 12]


def _is_total(ledger: Ledger, figure: Figure) -> bool:
    """Whether the words before a count make it a total (全县共规划), or those behind it a whole (8项指标中，)."""
    before = _PUBLIC.sub("", label_in_sentence(ledger, figure))
    return any(word in before for word in wording().totals) or _is_scope(ledger, figure)


def _is_scope(ledger: Ledger, figure: Figure) -> bool:
    after = re.split(r"[，,。；]", ledger.text[figure.end : figure.end + 20], maxsplit=1)
    return len(after) == 2 and after[0].endswith("中")


def ratio(part: Figure, whole: Figure, *, aimed: bool = False) -> Reading | None:
    """A part of a whole in %, or nothing where the whole may be nought; a whole that is aimed at is what it says."""
    part = replace(part, value=abs(part.value))
    by = 100 * factor(part.unit, whole.unit)
    meant = Interval(Fraction(whole.value)) if aimed else stands_for(whole)
    if meant.low <= 0 or whole.value == 0:
        return None
    return Reading(
        Fraction(part.value) * by / Fraction(whole.value),
        lambda: times(stands_for(part), by) / meant,
        (Input(part, "part"), Input(whole, "whole")),
        f"{part.value}{part.unit}÷{whole.value}{whole.unit}",
    )


def name_of(ledger: Ledger, part: Figure, whole: str) -> str:
    """How a message calls a share."""
    return _("{part}占{whole}的比重").format(part=_called(ledger, part), whole=as_printed(whole) or _("总数"))


def _called(ledger: Ledger, figure: Figure) -> str:
    return indicator_of(figure) or label_in_sentence(ledger, figure)
