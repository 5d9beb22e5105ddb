"""Names that a figure takes from what was named before it: carried subjects, sides of a whole, one rate of both."""

from __future__ import annotations

import re
from functools import lru_cache

from guibiao.expressions import expression
from guibiao.extract.measuring import RATES
from guibiao.extract.naming import clause_start, clean, coordinated, noun_after
from guibiao.extract.peeling import peel
from guibiao.extract.runs import (
    ADDED,
    ENDS_AS_SHARE,
    GROWTH_TAIL,
    SHARE_TAIL,
    Names,
    Run,
    from_clause_before,
    object_said,
    said_of_each,
    verb_of,
)
from guibiao.vocabulary import vocabulary

_SHORTEST_SAID = 6  # characters of a clause that tells of an indicator
_LONGEST_KNOWN = 20  # of an indicator's name
# 新登记企业3万户，总量达28万户: the whole is not only what was added
_WHOLES = frozenset(("总量", "总数", "数量", "总户数", "总人数"))
_REACHED = frozenset(("达", "达到", "总数达", "累计达", "累计达到"))
_ECONOMY = expression("(?:国民)?经济(?:社会)?(?:发展|增长|运行|总体|持续|保持|实力|总量)")
_FAR_BACK = 80  # characters of a list of what is told of each
_IN_ASPECTS = expression("(?:^|[，。；\\n])在?([^，。；\\n]+?)(?:[两三四五六]个?方面|方面|等?领域|上)，$")
_GROWN = frozenset(("增长", "增长了", "负增长", "正增长", "下降", "下降了", "增", "降", "大幅增长", "大幅下降"))
_SHARE_OF = expression("(?<=[\u4e00-\u9fff]{2})(?:占[^占]{0,16}的?(?:比重|比例|份额|比)|占比)$")
_SHARES = frozenset(("占比", "比重", "比例"))


def carried_names(run: Run, name: str, known: Names) -> list[str]:
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
            before = [ADDED.sub("", n) or n for n in before]  # 新发展甲86家、乙42家，总数分别达到412家和95家
        return before if len(before) == count else names  # A 100元，B 200元，增长8%和9%
    if count == 1 and len(names) > 1 and not run.cues.has("all", "respectively"):
        names = names[-1:]
    unit = run.numbers[0].unit
    if not name and unit in RATES[:-1] and count == 1 and known.last and ENDS_AS_SHARE.search(known.last[-1]):
        return known.last[-1:]  # 占总投资的比重为33%，提高0.3个百分点
    if not name and run.cues.has("rise", "fall") and unit in known.by_unit:
        return _net(run, known.by_unit[unit])  # 优良天数312天，优良率85%，增加11天
    if names and unit in RATES and name in _SHARES:
        known.last = [n if "占" in n or SHARE_TAIL.search(n) else n + name for n in names]
        return known.last  # 亿元以上项目215个，占比68%
    reached = "reach" in run.cues.kinds or _REACHED.intersection(run.cues.words)
    if names and (name in _WHOLES or reached or ("level" in run.cues.kinds and "累计" in run.cues.words)):
        return _per_head(run, [ADDED.sub("", n) or n for n in names])
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
    word = noun or (moved and from_clause_before(run)) or verb_of(run) or from_clause_before(run)
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
    return [word + object_said(of[0], run.lex)]


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
    if run.total <= count or following is None or following.unit == run.numbers[0].unit or not said_of_each(run):
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


_BOTH_MOVED = expression("(?:实现)?“?[双齐]{1,2}(?:下降|上升|提升|增长|降|升|增|减)”?$")  # 起数和死亡人数“双下降”


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
    return [ADDED.sub("", n) or n for n in names] if any(w.startswith("净") for w in run.cues.words) else names


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
    said = _IN_ASPECTS.search(run.text, begins, run.clause) if said_of_each(run) else None
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
            return GROWTH_TAIL.sub("", name)
    return ""


def _risen(run: Run) -> str:
    """What the clause before tells to have passed a mark or doubled: 税收收入连跨两个台阶，从2006年的9亿元增至…"""
    at = run.clause - 1
    if "from" not in run.cues.kinds or run.phrase.strip() or at <= run.start or run.text[at] not in "，,":
        return ""
    said = _PASSING.search(run.text, max(clause_start(run.text, run.start, at), run.floor), at)
    return clean(run.text[clause_start(run.text, run.start, at) : said.start()], run.lex) if said else ""


_PASSING = expression(
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
