"""Places in an order: 居全省第三位, 位列百强榜第22位; and the ordinals that are none."""

from __future__ import annotations

from guibiao.expressions import expression
from guibiao.extract.carried import said_since
from guibiao.extract.lexicon import Lexicon
from guibiao.extract.naming import clause_start, clean, coordinated, merged
from guibiao.extract.peeling import Cues, peel
from guibiao.extract.quantities import LISTED_ITEMS, Quantity
from guibiao.extract.runs import Names, Run
from guibiao.extract.times import Time

_VERB = expression(
    r"(?:上升|跃升|提升|前移|进位|晋升|攀升|升)[至到]|位居|位列|排名|名列|跃居|稳居|均居|高居|荣居|跻身|排在|并列|排位|蝉联|荣获|获得|取得|勇夺|列居|居|排|列|获"
)
_WON = expression("取得|获得|荣获|位|居|列|排")
_EVENT = expression(r"在([^，。；]{4,40}?)(?:活动)?中[，,][^，。；]{0,8}\Z")
_DATED = expression(r"^(?:19|20)\d\d年度?")
_ITEMS = expression(r"(?:[两三四二0-9]项)?(?:主要)?(?:指标)?(增速|增幅|总量)?\Z")
_GROWTH = expression("(?:增速|增幅)$")
_SCOPE = expression("(?:[两二三四五六七八九十百0-9]{1,3}个?|各|周边)[省市县区州盟旗](?:市|县|区|（[市县区]）)?\\Z")
_AMONG = expression("在[^，。；]{2,20}中(?:继续|仍然?|再次|均|都)?$")  # 总量在全省91个县中继续排名第一
_TESTED = expression(  # 在全省综合测评中继续保持第一
    "^[，、\\s]*在([^，。；]{2,30}?(?:测评|考核|考评|评价|评比|评估|评选|竞赛|排名|调查))中[^，。；]{0,6}$"
)
_OF_LIST = expression("[、和与及]")
_TALLIES = frozenset(("数量", "总数", "总量"))
_WIDE = expression("全[国球省市县区州盟]|世界|国内|[省市区]内|同类|自治区")
_NAME = expression(r"[^，。；：、\n]{2,14}")
_PLACED = expression(r"第\s?[0-9一二三四五六七八九十]{1,3}[位名]?\Z")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def rank_cues(text: str, floor: int, quantity: Quantity, times: list[Time], lex: Lexicon) -> Cues | None:
    """What stands between the name of what is ranked and its place; None where the ordinal is no rank."""
    end = quantity.end
    named = text[end - 1] in "位名"
    clause = clause_start(text, floor, quantity.start)
    if text.startswith("的", end) and not _WON.search(text, clause, quantity.start):
        return None  # 世界第一的产业链 describes, 取得第一名的成绩 tells
    scope = _SCOPE.search(text, clause, quantity.start)  # 总量六区第一
    cues = peel(text, clause, scope.start() if scope else quantity.start, lex.rank, times, lex.not_tail)
    if scope:
        cues.kinds.append("rank_scope")
        cues.words.append(scope[0])
    verbs = list(_VERB.finditer(text, clause, quantity.start))
    scoped = verbs and _WIDE.match(text, verbs[-1].end(), quantity.start)  # 跃居全国省级财政第一
    if not cues.kinds and not (verbs and (named or scoped)) and not _goes_on(text, floor, quantity.start):
        return None
    if verbs and verbs[-1].start() < cues.at and quantity.start - verbs[-1].end() <= 20:
        cues.at = verbs[-1].start()
        cues.words.append(text[verbs[-1].end() : quantity.start])
        cues.kinds.append("order")
    more = peel(text, clause, cues.at, lex.tail, times, lex.not_tail, keep=("rise", "fall", "avg"))
    more.kinds += [*cues.kinds, *(["all"] if any(word[0] == "均" for word in cues.words if word) else [])]
    more.words += cues.words
    return more


def _goes_on(text: str, floor: int, at: int) -> bool:
    """Whether a place is the next in a list of them: 位居全国投资潜力第3、城镇化质量第4."""
    name = text[floor + 1 : at] if text[floor : floor + 1] == "、" else ""
    listed = _NAME.fullmatch(name) and _PLACED.search(text, max(floor - 6, 0), floor)
    return bool(listed) and _VERB.search(text, max(floor - 60, 0), floor) is not None


def rank_names(run: Run, floor: int, known: Names) -> list[str]:
    """What is ranked: the phrase before, what was named before it in the sentence, or the order itself."""
    tested = _TESTED.search(run.phrase)
    name = clean(tested[1].rpartition("发布的")[2] if tested else _AMONG.sub("", run.phrase), run.lex)
    items = _ITEMS.match(name)
    if listed := LISTED_ITEMS.search(name + "全"):
        known.last = [n + listed["of"] for n in coordinated(name[: listed.start()], 1, True)]
        return known.last
    if not name and run.moving and known.last:
        return known.last
    if not name and "all" not in run.cues.kinds and len(run.numbers) == 1 and (said := said_since(run)):
        return known.say([said])  # 单位能耗提前完成任务，居全市第一
    if (not name or items) and known.named:
        run.named_by = "carried"
        unique = list(dict.fromkeys(known.named))
        if "all" in run.cues.kinds and len(known.subjects) > 1 and not name:
            return known.subjects  # 甲、乙分别达到1亿元和2亿元，均居第三
        wanted = _COUNTS.get(name[:1]) or (len(unique) if "all" in run.cues.kinds else len(run.numbers))
        of = (items and items[1]) or ""
        known.last = [merged(_GROWTH.sub("", n) if of else n, of) for n in unique[-wanted:]]
        return known.last
    if name in _TALLIES and "all" in run.cues.kinds and len(known.listed) > 1:
        known.last = known.each_listed(run.lex)
        return known.last  # 甲40家、乙20家，丙8家，数量均居第一
    before = known.subjects or known.last
    aspects = _OF_LIST.split(name)
    if len(aspects) > 1 and before and all(a in run.lex.same_heads or a in run.lex.growth_heads for a in aspects):
        known.last = [merged(_GROWTH.sub("", before[-1]), aspect) for aspect in aspects]
        return known.last  # 总量和增速分别居第二、第一位
    if (name in run.lex.same_heads or name in run.lex.growth_heads) and before:
        name = merged(_GROWTH.sub("", before[-1]), name)  # 研发投入增长11%，规模居第二位
    if not name:
        event = _EVENT.search(run.text, max(floor, run.clause - 60), run.cues.at)
        order = run.cues.words[-1] if "order" in run.cues.kinds else ""
        run.named_by = "carried" if known.subjects and not event and len(order) <= 3 else "clause"
        if event:
            return known.say([clean(event[1].rpartition("发布的")[2], run.lex)])
        return [clean(_DATED.sub("", order), run.lex)] if len(order) > 3 else known.subjects[-1:]
    same = [n for n in dict.fromkeys(known.named) if n.endswith(name)] if "all" in run.cues.kinds else []
    names = same if len(same) > 1 else coordinated(name, 1, True)
    known.named, known.last = [*known.named[-20:], *names], names
    return names
