"""`count-of-items`: items that a text lists against the number that it states, under it or before it.

经济发展类指标8项, and eight paragraphs that begin with a dash; 包括甲、乙、丙三大类; 甲、乙、丙、丁等五个产业集群.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.items import items_under, mark_of
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.sums import total_name
from guibiao.audit.tally import tallies
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval, read_number

NAME = "count-of-items"
_ITEM_MARKS = ("dash", "digit_bracket", "circle")  # 1. may number passages of the report as well
_NOUN = r"[^，,。；;：:\n、（）()“”\d]"
_CLOSING = expression(
    rf"(?P<count>[二两三四五六七八九十]{{1,2}}|\d{{1,2}})(?P<what>大{_NOUN}{{1,2}}|个方面|方面|[个项场](?={_NOUN}{{1,2}})|类|种|件(?=(?:民生)?[实大要]事)|(?P<plate>[块张枚顶](?=“))|张(?={_NOUN}{{0,2}}名片)|块(?={_NOUN}{{0,4}}(?:牌子|招牌|牌匾))"
    rf"|[县市区镇乡村州旗省](?!{_NOUN}{{0,2}}[、两三四五六七八九十\d])|(?P<thing>[所家座条处](?={_NOUN}{{2}})))"
)
_KINDS, _LONGEST = "大个方件项场类种块张枚顶县市区镇乡村州旗省所家座条处", 2  # characters of the numbers before them
# “甲”“乙”“丙”3件 | 《甲》、《乙》和《丙》等3部
_QUOTE = r"[“《][^“”《》\n]{1,40}[”》](?:（[^（）\n]{1,12}）)?"
_QUOTED = expression(
    rf"(?P<names>(?:{_QUOTE}(?:以及|[、，和及与])?){{2,}})(?P<open>等)?(?:共计?|合计|总计|这)?"
    r"(?P<count>[二两三四五六七八九十]{1,2}|\d{1,2})(?:个|件|项|家|枚|种|大|部|份|类|本|条|篇|册|块|张)"
)
# “水、电、路、气、讯”五个方面
_IN_QUOTES = expression(
    r"“(?P<names>[^”\n\d]{1,12}(?:、[^”、\n\d]{1,12}){2,})”(?P<count>[二两三四五六七八九十]{1,2}|\d{1,2})(?:个方面|方面|[大项类个])"
)
# 新认证无公害农产品白芸豆、山核桃、黑木耳共3个: each name is one
_NAMED_SINGLY = expression(r"(?:认证|认定|登记|注册|获批|获评|评定|命名|授牌|挂牌)")
_ALL_OF_NAMED = expression(
    r"(?:共计?|合计|总计)(?P<count>[二两三四五六七八九十]{1,2}|\d{1,2})[个家件项种](?=[，,。；;])"
)
_ONE_QUOTE = expression(_QUOTE)
# What is divided into so many: 三大类, 五个方面, 4个乡镇. Of other things (5个小区) those named may be where they are.
_DIVIDED = expression(
    r"大|类|方面|[个项](?:重点|主要|关键)?(?:方面|领域|板块|维度|类别|环节|层面|体系|乡镇|县区|街道|部门|[^，,。；;\n]{0,4}(?:产业|集群|工程|行动))"
)
_ITEMS = expression(r"[^，,。；;：:\n、（）()“”《》\d]{2,16}(?:、[^，,。；;：:\n、（）()《》\d]{2,16})+\Z")
_WITHIN_NAME = expression(
    r"(?<=[^，,。；;：:\n、（()）\d])[（(][^，,。；;：:\n、（()）\d]{1,6}[)）](?=[^，,。；;：:\n、（()）\d])"
)  # 执业（助理）医师
_UP_TO_ITEMS = expression(r"(?s:.*)[，,。；;：:\n（）()《》\d]")
_AND_SO_ON = expression(r"等的?[“\"]?\Z")
_NUMBERED = expression(r"第[“\"]?\Z")  # 第四大战略 is one
_JOINS, _NAME = expression("以及|[和及与]"), 3  # characters
_NO_JOIN = expression("涉及|普及|惠及|顾及|参与|和谐|和平")  # words that hold one
_OPENS = expression(r"[^，,。；;：:、\n]{0,12}[：:]")
_TOPIC = expression(r"方面|指标|领域|类|产业|环节|维度|内容|板块|行业|部门|单位|地区|省|国家|县|区|市|企业|公司")
_NAME_LONG, _NOUN_LONG = 4, 6  # characters
ONE_SHORT = 4  # names of a list behind which 等 that leaves out just one is most often a slip
_LONGEST = 80  # characters that such a list may take
_NEAR = 2  # items more or fewer
# 被列为首批十大园区; 十大工业产业、服务业创新发展十大工程: a number within a name of the list
_NUMBERED_NAME = expression(r"[一二两三四五六七八九十百]+[大个]")
_ACTS = expression(
    "(?:打好|打赢|实施|推进|推动|开展|坚持|落实|围绕|聚焦|贯彻|实现|建设|构建|抓好|做好|统筹|关于|发挥|深化)“\\Z"
)
_BECAME = expression(r"被|列为|列入|入选|获评|评为|纳入|成为|作为|跻身|荣获")
_QUOTES_BEFORE = expression(r"(?:[“《][^“”《》\n]{1,20}[”》][^，,。；;：:\n、“”]{0,6}、)+\Z")
_PLACE, _PLACES = expression(r"..(?:[县市区旗镇乡村]|街道)\Z"), expression(r"个?(?:[县市区旗镇乡村]|街道)")
_LAST = 18  # characters behind its last mark


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every number of items that the text lists in paragraphs below, or right before it."""
    totals = [tally.total for tally in ledger.once(tallies)]
    for total in totals:
        yield from _itemized(ledger, total, totals)
    for match in ledger.scan_numbered(_CLOSING, _KINDS, _LONGEST):
        yield from _closed(ledger, match)
    for match in ledger.scan(_ALL_OF_NAMED, "共 合计 总计"):
        yield from _named_singly(ledger, match)
    for match in (*ledger.scan_all(_QUOTED, "“ 《"), *ledger.scan_all(_IN_QUOTES, "“")):
        least = len(_ONE_QUOTE.findall(match["names"])) or match["names"].count("、") + 1
        figure = Figure(
            start=match.start("count"), end=match.end(), value=Decimal(read_number(match["count"])), unit="项"
        )
        wanted = not match.groupdict().get("open") or least > figure.value  # 等 may stand for more, never for fewer
        if wanted and _is_near(figure.value, least, least):
            yield _counted(ledger, figure, _("列举的项目数"), least, least)


def _itemized(ledger: Ledger, total: Figure, totals: list[Figure]) -> Iterator[Finding]:
    """A class's total against the marked paragraphs that follow it, where these are no classes themselves."""
    items = items_under(ledger, total.start)
    if not items or mark_of(ledger, items[0][0]) not in _ITEM_MARKS:
        return
    if not any(start <= other.start < end for other in totals for start, end in items):
        yield _counted(ledger, total, total_name(ledger, total), len(items), len(items))


def _closed(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """A list closed by its number; 和 may join two items or stand within one, so both counts are allowed."""
    if ledger.text.find("、", max(match.start() - _LAST, 0), match.start()) < 0:
        return
    if _OPENS.match(ledger.text, match.end()):
        return  # 组建、重新组建三个部门：…… counts what follows
    before = _WITHIN_NAME.sub("", ledger.text[max(match.start() - _LONGEST, 0) : match.start()])
    found = _items(before.removesuffix("，") if match["plate"] else before)
    if (
        found is None
        or _names_another(found.group())
        or _NUMBERED.search(ledger.text, max(match.start() - 2, 0), match.start())
    ):
        return
    value = Decimal(read_number(match["count"]))
    items = _AND_SO_ON.sub("", found.group())
    quoted = _QUOTES_BEFORE.search(before[: found.start()])
    lead = before[: quoted.start() if quoted else found.start()]
    if lead.endswith("、") or lead[-1:].isdigit():
        return  # what the list begins with was not read, as a name with a digit: 3岁以下婴幼儿托位数、……
    least = items.count("、") + 1 + (quoted.group().count("、") if quoted else 0)
    most = least + sum(_NO_JOIN.sub("", items).count(c) for c in "和及与")
    least += _joins_two(items)
    open_ended = items != found.group()
    one_short = open_ended and least >= ONE_SHORT and value == most + 1 and found.start() > 0
    one_short = one_short and _are_things(ledger, match, items)
    if open_ended and least <= value and not one_short:
        return  # 等 may stand for more, never for fewer; hardly for just one that is left out of many
    divided = _DIVIDED.match(ledger.text, match.start("what"))
    places = not open_ended and least > len("甲乙丙") and _are_places(ledger, match, items)
    if not (divided or places) and (least < len("甲乙丙") or not least - 1 <= value <= most + 1):
        return
    if match["thing"] and not _have_own_names(items):
        return  # 水库、塘坝、河道4处 are kinds of which there may be more
    if not (places or _is_near(value, least, most)):
        return  # 乡镇、街道十大品牌 names the whole of which these are two
    if any(map(_JOINS.search, items.split("、")[1:-1])):
        least = len("甲乙")  # 蓝天、碧水保卫战和人居环境整治、垃圾分类: two or more, each of which may be of some
    elif _may_be_one(items):
        least = items.count("、") + 1
    figure = Figure(start=match.start("count"), end=match.end("what"), value=value, unit="项")
    finding = _counted(ledger, figure, _("列举的项目数"), least, most)
    yield replace(finding, severity="warning") if one_short and finding.verdict == "fails" else finding


def _named_singly(ledger: Ledger, match: re.Match[str]) -> Iterator[Finding]:
    """A list of what was certified or given a name one by one, closed by its number: 认证甲、乙、丙共3个."""
    found = _items(ledger.text[max(match.start() - _LONGEST, 0) : match.start()])
    names = found.group().split("、") if found else []
    if len(names) < len("甲乙丙") or not _NAMED_SINGLY.search(names[0]) or "等" in names[-1]:
        return
    value = Decimal(read_number(match["count"]))
    most = len(names) + sum(map(names[-1].count, "和及与"))
    if _is_near(value, len(names), most):
        figure = Figure(start=match.start("count"), end=match.end(), value=value, unit="项")
        yield _counted(ledger, figure, _("列举的项目数"), len(names), most)


def _items(before: str) -> re.Match[str] | None:
    """The list at the end of some words."""
    others = _UP_TO_ITEMS.match(before)
    return _ITEMS.search(before, others.end() if others else 0)


def _are_things(ledger: Ledger, match: re.Match[str], items: str) -> bool:
    """Whether a list names things by names of their own: 城东环线、柳河大桥, not fields or topics (就业、收入)."""
    return _have_own_names(items) and _TOPIC.search(ledger.text, match.start("what"), match.end() + _NOUN_LONG) is None


def _are_places(ledger: Ledger, match: re.Match[str], items: str) -> bool:
    """Whether each name of a list is one of a place, and places are counted: 东河县、西坪县……4个县."""
    counted = _PLACES.match(ledger.text, match.start("what")) is not None
    return counted and all(map(_PLACE.search, items.split("、")))


def _have_own_names(items: str) -> bool:
    """Whether the names of a list are as long as names of single things are: 城东实验小学, 滨河路小学."""
    names = items.split("、")
    return len(items) - len(names) + 1 >= len(names) * _NAME_LONG


def _names_another(items: str) -> bool:
    """Whether the number behind a list stands in its last name, or counts what the items became one of."""
    last = items.rpartition("、")[2]
    quoted = "“" in last[:-1] and "”" not in last  # 预算法、“打好三大攻坚战”; not 甲、乙、丙“三大品牌”
    quoted = quoted or _ACTS.search(last) is not None  # 党委、政府关于打好“三大攻坚战”
    return quoted or bool(_NUMBERED_NAME.search(items) or _BECAME.search(last))


def _is_near(value: Decimal, least: int, most: int) -> bool:
    """Whether a number may be a slip for that of the items: one much larger or smaller counts something else."""
    return least - _NEAR <= value <= most + _NEAR and value <= 2 * most


def _joins_two(items: str) -> bool:
    """Whether 和 joins two items at the end of a list, each as long as a name: 客运站和物流园."""
    last = _JOINS.split(items.rpartition("、")[2])
    return len(last) > 1 and all(len(name) >= _NAME for name in last)


def _may_be_one(items: str) -> bool:
    """Whether 和 behind one other item may as well stand within the last: 电子信息、绿色建材和装配式建筑.

    Names of one length or ending are two items.
    """
    names = items.split("、")
    last = _JOINS.split(names[-1])
    alike = last[0][-1:] == last[-1][-1:] or len(last[0]) == len(last[-1])
    return len(names) == len("甲乙") and not alike


def _counted(ledger: Ledger, figure: Figure, name: str, least: int, most: int) -> Finding:
    reading = Reading(Fraction(least), Interval(least, most), (), _("文中所列逐项清点"))
    return recomputed(ledger, Claim(NAME, figure, name, figure.unit), [reading])
