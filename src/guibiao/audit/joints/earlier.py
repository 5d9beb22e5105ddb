"""The words before a level that say whether it was there first, or came of another."""

from __future__ import annotations

from guibiao.audit.figure import Figure
from guibiao.audit.ledger import Ledger
from guibiao.expressions import expression

THEN = (
    r"(?:上一?年|去年|前一?年|上个?[周月]|上一?个?季度?|前一[周月]|[一两三四五十]年前|基期|同期|期初|年初|(?:近?[三五十]年|多年|常年|历史)(?:同期)?(?:平均|均值)?值?"
    r"|“?十[一二三四五]五”?(?:期末|末|时期)?|(?:19|20)\d\d年(?:末|底)?|[二三四五六七]普(?:时|时期)?|第[三四五六七]次(?:全国)?人口普查|上学年|上[届轮次]|“?[一二三]调”?)"
)
_STRETCH = r"(?:1[—–~～至到-]\d{1,2}月|上个?月|上个?季度?|\d{1,2}月|上半年|[一二三四]季度|前[两二三]季度)"
_PRIOR = expression(
    rf"(?:(?:上一?年|去年|前一?年|[一两三四五十]年前|基期|同期|期初|年初)[^，,；;。]{{0,6}}|[比较与同]{_STRETCH}[^，,；;。\d]{{0,4}}|(?:[比较与同于]|比起|较之|对比){THEN}[^，,；;。]{{0,6}}"
    rf"|(?:[比较与同于]|比起|较之|对比){THEN}[到至—–-]{THEN}[^，,；;。]{{0,10}}|(?:是|(?<![升降增减涨跌缩扩变转])为|相当于){THEN}[^，,；;。]{{0,6}}|(?<![\u4e00-\u9fff])[比较])\Z"
)
_BEGAN = expression("年初|上年末|上月|上季|[月季]初")
_WORDS_NEAR = 24  # characters before a figure
# 与2010年第六次全国人口普查的 | 同第六次全国人口普查2010年11月1日零时的
_LONG_AGO = expression(rf"[比较与同和](?:第[^，,；;。\d]{{2,12}})?{THEN}[^，,；;。]{{0,16}}\Z")
_LONG = 34  # characters of such words
_IN_BRACKETS = expression(
    r"[（(](?:(?:19|20)\d\d年(?:末|底)?|上年|去年|基期)[^，,；;。）)]{0,4}\Z|(?:同比|环比)[（(]\Z"
)
_MOVE = "[增提升扩降减缩涨跌回发攀跃拓壮压精裁]"
FROM = expression(r"[由从自][^，,；;。]{0,12}\Z")
# 提高到93.4%: what stands before was there first
TO = expression(rf"(?:{_MOVE}[\u4e00-\u9fff]{{0,3}}|[变转])[到至为]了?\Z")
# 由45.3提高到: what stands behind came of it
MOVES = expression(rf"(?:{_MOVE}|变)[\u4e00-\u9fff]{{0,3}}?[到至为]")


def is_prior(ledger: Ledger, figure: Figure, floor: int) -> bool:
    """Whether the words beside a figure say that it is of an earlier time: 比上年末的|47.9万辆; |47.9万辆|相比."""
    if ledger.text.startswith("相比", figure.end):
        return True
    return _PRIOR.search(ledger.text, max(figure.start - _WORDS_NEAR, floor), figure.start) is not None


def are_of_two_times(ledger: Ledger, level: Figure, first: Figure, second: Figure) -> bool:
    """Whether of a change and a growth behind a level one is since the year began, and the other since a year before.

    余额551亿元，比年初增加57亿元，同比增长5.2%: the two have not the same base.
    """
    told = ledger.text[level.end : first.start], ledger.text[first.end : second.start]
    return any("同比" in a and _BEGAN.search(b) for a, b in (told, told[::-1]))


def is_long_ago(ledger: Ledger, figure: Figure) -> bool:
    """The same of an earlier time that is told at length: 与2010年第六次全国人口普查的|412586人相比."""
    return _LONG_AGO.search(ledger.text, max(figure.start - _LONG, 0), figure.start) is not None


def is_prior_in_brackets(ledger: Ledger, figure: Figure, floor: int) -> bool:
    """Whether a bracket opened right before a figure says that it is of an earlier time: （上年|86家）."""
    return _IN_BRACKETS.search(ledger.text, max(figure.start - _WORDS_NEAR, floor), figure.start) is not None
