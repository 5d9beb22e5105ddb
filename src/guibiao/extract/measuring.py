"""What kind of figure it is: level, growth, change, their means, multiple, rank; its sign and bound."""

from __future__ import annotations

from guibiao.expressions import expression
from guibiao.extract.lexicon import Lexicon
from guibiao.extract.peeling import Cues
from guibiao.extract.quantities import Quantity

GAP = expression("低于|高于|快于|慢于|优于|好于|少于|高出")
_GAPS = expression(GAP.pattern + "|高|低|快|慢")
_AGAIN = expression("^(?:确保|力争|完成|实现|年均|累计|共计?|今年|再|要|将|继续|进一步)+")
POINTS = ("个百分点", "百分点", "个千分点", "千分点", "个基点", "基点", "个点")
_LESS = frozenset("降减压削")  # what the next begins with
_SAVED = expression("(?:降低|减少|压减|压降|削减)[^，。；、]{0,12}(?:成本|负担|税费|费用|税负|收费)(?:支出)?$")
_MOVED = frozenset(("rise", "fall", "reach"))
_BOUNDS = frozenset(("ge", "le", "approx"))
_GROWTHS = ("%", "‰", "倍", "成")
RATES = (*POINTS, "%")


def measure_of(quantity: Quantity, cues: Cues, head_is_growth: bool, phrase: str, lex: Lexicon) -> tuple[str, int]:
    """The measure of a figure and its sign, from the words before it (nearest first) and its unit."""
    if quantity.kind == "rank":
        return "rank", 1
    if quantity.kind == "multiple":
        return "multiple", 1
    moved = cues.first(_MOVED)
    average = ("avg" in cues.kinds and _is_average(cues)) or phrase.startswith("年均")
    phrase = _AGAIN.sub("", phrase)
    if not moved and phrase in lex.lessening:
        return "change_avg" if average else "change", -1  # 五年累计减贫3万人
    if not moved and quantity.unit in POINTS and (gap := GAP.search(phrase)):
        moved = "fall" if gap[0] in ("低于", "慢于", "少于") else "rise"
    if not moved and phrase[:1] in _LESS and quantity.unit.endswith("元") and _SAVED.match(phrase):
        return "level", 1  # 降低企业成本6亿元
    if not moved and (mover := lex.movers.at(phrase, 0, len(phrase))) and _moves(phrase, mover, lex):
        moved = lex.movers.words[mover]
    if "added" in cues.kinds:
        more = quantity.kind == "measure" and any(time.base for time in cues.times)
        return "change" if more else "level", 1  # 人均收入比上年新增300元; but 比上年新增5家企业 counts what is new
    if quantity.unit in POINTS:
        falling = -1 if "降幅" in cues.words or phrase.endswith("降幅") else 1  # 降幅收窄2个百分点 is a rise
        return "change_avg" if average else "change", falling * (-1 if moved == "fall" else 1)
    rate = quantity.unit in _GROWTHS
    if rate and moved == "reach":
        pace = next((word for word in cues.words if word in lex.growth_heads), "")
        if head_is_growth or pace:
            moved = "fall" if pace == "降幅" else "rise"  # 增速回落至3%
    if moved == "reach" or (moved == "" and not head_is_growth and not (average and rate)):
        if quantity.unit == "倍" and cues.has("level", "of") and not phrase.endswith("倍数"):
            return "multiple", 1
        return "level", 1
    sign = -1 if moved == "fall" else 1
    if rate:
        return "growth_avg" if average else "growth", sign
    if moved == "":
        return "level", 1
    return "change_avg" if average else "change", sign


def _is_average(cues: Cues) -> bool:
    """Whether a mean that is said is nearer to the number than what it is held against: 低于年均增长7%"""
    gap = next((i for i, word in enumerate(cues.words) if _GAPS.fullmatch(word)), len(cues.kinds))
    return cues.kinds.index("avg") < gap


def _moves(phrase: str, mover: str, lex: Lexicon) -> bool:
    """Whether a verb before a name has it as its object: 减少贫困人口, but not 增加值, and not 提升建设步道."""
    size = len(mover)
    if len(phrase) <= size + 1 or phrase[size] in "值的额到至为":
        return False
    act = lex.acts.at(phrase, size, len(phrase))
    named = lex.not_acts.at(phrase, size, len(phrase)) or lex.compound_heads.at(phrase, size + len(act), len(phrase))
    return not act or bool(named) or mover.startswith("净")  # 净增贷款20亿元


def without_mover(name: str, measure: str, lex: Lexicon) -> str:
    """The name of what is changed, without the verb in front: 减少贫困人口 is a change of 贫困人口."""
    name = name.removeprefix("年均") if measure.endswith("_avg") else name
    mover = lex.movers.at(name, 0, len(name)) if measure.startswith(("growth", "change")) else ""
    return name[len(mover) :] if mover and _moves(name, mover, lex) else name


def bound_of(quantity: Quantity, cues: Cues) -> str:
    """The bound of a figure: what stands after it, inside it, before it."""
    before = cues.first(_BOUNDS)
    if quantity.bound == "approx" or (quantity.bound != "eq" and before in ("", "approx")):
        return quantity.bound
    if before == "le" and quantity.bound == "ge":
        return "ge"  # 控制在80%以上
    return before or quantity.bound
