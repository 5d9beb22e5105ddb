"""The stretch of text that a list fills, and the figures in it that are its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.audit.figure import Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import PERCENT, POINTS
from guibiao.expressions import expression

NEXT_CLAUSE = expression(r"[；;]")
EXCEPT = expression(r"除[^，,。；;：:\n\d]{1,24}[外余][，,]")
_OTHERS = expression(r"[^，,。；;：:、\d]{0,10}中[，,：:]")  # 6个县（市）中，…: what follows is of these
_OPENED_TWICE = expression(r"[，,：:]?其中")  # 按阶段分，其中46个投产项目
_OF_PART = expression(r"\d[^，,。；;：:、\d]{1,14}中(?:已|共|现)?有?\Z")
_PART_LONG = 20  # characters of such a part
_LIMIT_LONG = 12  # characters of the words before a limit
_OPEN, _CLOSE, _BOUNDARY = "（(", "）)", expression("[（()）]|其中")
PER_HEAD = expression(r"每|平均|中位数|[人户亩日月笔]均|(?:万元|单位)(?:GDP|地区|国内|生产|工业|面积|产[品值])")
# 10亿元以上项目, 30万人至50万人之间的: a class, no count
_BOUND = expression(r"(?:及?以[上下内])(?=[^，,。；;、）)])|[—–~～至到-]\s?\d|之间")
# 突破1000亿元，达到1011亿元: the mark that was passed is no part beside what it came to
_PASSED_TO = expression(r"(?:大关)?[，,](?:(?:今年|全年)?达到?|为)(?:了)?(?=\d)")
_PAST = expression(r"(?:超过|大于|高于|多于|不足|少于|低于|小于|不到|未满|\d\D{0,4}[—–~～至到-])\s?\Z")
_OF_THAT = expression(r"[的有、]|[^，,。；;、）)\d]{1,6}\d")  # 不足1亿元的7家, 超过100人企业8家
_FROM, _TO = (
    expression(r"[从由][^，,。；;、]*\Z"),
    expression(
        r"(?:提高|增加|增长|上升|提升|扩大|扩充|扩展|减少|下降|缩减|调整|合并|压减|精简|整合|降低|降|增|升|减)[到至为]"
    ),
)
# the list is over, and its total is compared, or whom it concerns is told: 涉及责任单位41个; 而2010年总里程为3450公里
_COMPARED = expression(
    r"[较比][^重例]|而(?:(?:19|20)\d\d年|上年|去年)|同比|净增|与|(?:超额|提前|如期)?完成|占|达到目标|共?涉及[^的]{0,6}(?:单位|部门|乡镇|街道|[村户人]|群众|企业|主体)\Z"
)
_ADDED_UP = expression(
    r"(?:上述|以上|这)?(?:[两三四五六七八九十\d]{1,2}[项个类者笔])?[^，,。；;\d]{0,4}(?:合计|共计|总计|小计)"
)  # 三项合计28.2亿元: what was listed before it


def end_of_list(ledger: Ledger, at: int, inside: bool) -> int:
    """Where a list ends: at the bracket that closes it, else with the sentence or the next 其中 at its level.

    One that begins with what is left out of it (除能耗强度外，12项达到) ends with its clause.
    """
    end = ledger.sentence(at)[1]
    if EXCEPT.match(ledger.text, at):
        over = NEXT_CLAUSE.search(ledger.text, at, end)
        end = over.start() if over else end
    level = 0
    for mark in _BOUNDARY.finditer(ledger.text, at, end):
        if mark.group() in _OPEN:
            level += 1
        elif mark.group() in _CLOSE:
            level -= 1
            if level < 0:
                return mark.start()
        elif level == 0 and not inside and NEXT_CLAUSE.search(ledger.text, mark.end(), end) is None:
            return mark.start()
    return end


def parts_within(ledger: Ledger, start: int, end: int) -> list[Figure]:
    """The figures of a stretch that stand outside its brackets."""
    outside = [f for f in outside_brackets(ledger, start, end) if f.unit]
    outside = [f for f in outside if not _within_part(ledger, start, f)]
    outside = [f for f in outside if not _is_bound(ledger, f) and not is_start(ledger, start, f)]
    outside = [f for f in outside if not _PASSED_TO.match(ledger.text, f.end)]
    another = next((i for i, f in enumerate(outside) if _OTHERS.match(ledger.text, f.end)), len(outside))
    outside = list(_uncompared(ledger, start, outside[:another]))
    added_up = (
        i for i, f in enumerate(outside) if i > 1 and _ADDED_UP.match(label_before(ledger.text, f.start, start))
    )
    outside = outside[: next(added_up, len(outside))]
    return [f for f in outside if not _is_per_head(label_before(ledger.text, f.start, start))]


def _is_bound(ledger: Ledger, figure: Figure) -> bool:
    """Whether a figure is a limit of the class whose count follows it."""
    if _BOUND.match(ledger.text, figure.end):
        return True
    past = _PAST.search(ledger.text, max(figure.start - _LIMIT_LONG, 0), figure.start)
    return past is not None and _OF_THAT.match(ledger.text, figure.end) is not None


def is_start(ledger: Ledger, start: int, figure: Figure) -> bool:
    """Whether a figure is where another one began, and no part beside it: 从54.7亿元提高到81.9亿元."""
    moved = _TO.match(ledger.text, figure.end)
    return moved is not None and _FROM.search(label_before(ledger.text, figure.start, start)) is not None


def _is_per_head(label: str) -> bool:
    """Whether a figure is a mean; 人均可支配收入等3项 counts indicators, whatever these are."""
    return not label.endswith("等") and PER_HEAD.search(label) is not None


def outside_brackets(ledger: Ledger, start: int, end: int) -> list[Figure]:
    """The figures between two offsets that stand in no bracket."""
    return [f for f in ledger.numbers(start, end) if depth(ledger.text, start, f.start) == 0]


def depth(text: str, start: int, at: int) -> int:
    """How many brackets opened in a stretch are open at an offset."""
    count = text.count
    opened = count("（", start, at) + count("(", start, at)
    return opened - count("）", start, at) - count(")", start, at)


def _uncompared(ledger: Ledger, start: int, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures up to the first that compares the total (…，较上年增加3亿元), or without those that compare a part.

    Where clauses end with semicolons, each part's own comparison ends with its clause.
    """
    compared = -1
    for i, figure in enumerate(figures):
        if (
            figure.unit not in (*PERCENT, *POINTS)
            and i
            and _COMPARED.match(label_before(ledger.text, figure.start, start))
        ):
            compared = figure.end
        if compared >= 0 and not NEXT_CLAUSE.search(ledger.text, compared, figure.start):
            if not NEXT_CLAUSE.search(ledger.text, start, figure.start) and i > 1:
                return
            continue
        yield figure


def _within_part(ledger: Ledger, start: int, figure: Figure) -> bool:
    """Whether a figure is told of the part before it: 税务41.26亿元，其中增值税19.04亿元；…, 23项指标中已有7项."""
    opened = _OPENED_TWICE.match(ledger.text, start, figure.start)
    lead = ledger.text[opened.end() if opened else start : figure.start]
    return ("其中" in lead and "其中" in NEXT_CLAUSE.split(lead)[-1]) or bool(_OF_PART.search(lead[-_PART_LONG:]))
