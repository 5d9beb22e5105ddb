"""The area whose document it is: the last division named before 人民政府, a congress, or the title's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guibiao.expressions import expression
from guibiao.vocabulary import Region, regions

_SUFFIX = "自治区|自治州|自治县|自治旗|特别行政区|新区|地区|省|市|县|区|盟|旗|州(?![市区县省])"
_UNIT = rf"(?!(?:全|各|本|我|该)[省市县区州])(?:(?!在|我)[\u4e00-\u9fff]){{1,8}}?(?:{_SUFFIX})"
_CHAIN = rf"(?:{_UNIT}){{1,4}}"
_BEFORE = (
    r"(?:人民政府|政府|(?:常务|代理?|副)*(?:省长|市长|县长|区长|州长|盟长|旗长)|国民经济|经济(?!开发|技术|示范|合作)|(?:民生|为民|十大|十件)[^，。]{0,4}实事|前[三两]季度|上半年|一季度|\d{1,2}(?:[-—–~～至]\d{1,2})?月|主要(?:经济)?指标|第[一二三四五六七八九十百]+届|人民代表大会|统计局|预算执行|发展和改革|发展改革|20\d\d年"
    r"|[\u4e00-\u9fff]{0,10}[“\"][一二三四五六七八九十]{1,3}五|[\u4e00-\u9fff]{1,8}?(?:局|委员会|厅|办公室)(?:印发|发布|出台|公布|编制))"
)
_DATES = expression(
    r"^.{0,4}[（(][^）)]*[）)]|\d{1,2}[-—–~～至]\d{1,2}月份?|\d{4}年(?:上半年|前三季度|[一1]季度)?|^(?:上半年|前三季度|[一1]季度)"
)  # (广西)2024年
_WITHIN = expression(
    "(?<=[省市县区州旗])[（(][\u4e00-\u9fff]{2,3}[）)](?=[\u4e00-\u9fff])"
)  # 云河县（浙江）政府工作报告
# What stands before a name in running text and is no part of it: 我代表|县人民政府, 推进|市政府, 开幕的|云河市.
_CUT = expression(
    r"代表(?!大会)|政协|中共|共青团|[省市县区州旗]委|推进|落实|关于|印发|公布|发布|解读|报告|公报|纲要|评估|开幕|[日晚晨]报|网|讯|消息|会议|会上|召开|听取|出席|近日|\d日|[的是了这]"
    r"|受(?=[省市县区州]|本级)|邀请|参加|组织|带领|协助|配合|提请|提交|为(?![市县])|记者|从(?=[省市县区全])|[全我本该][省市县区州盟旗]"
)
_OWN = expression(rf"(?P<chain>{_CHAIN})(?={_BEFORE})")
# 云河县2023年…, 云河县教育局2023年…, with which a title begins; in brackets behind it, the province
_OPENING = expression(
    rf"(?:关于)?(?P<chain>{_CHAIN})(?<!城市)(?<![园小社景校牧山林灾库矿疫辖特发]区)(?<!示范区)"
    r"(?:[（(][\u4e00-\u9fff]{2,3}[）)])?(?=(?:[\u4e00-\u9fff]{2,8}(?:局|委员会|委))?(?:19|20)\d\d年)"
)
_LAST = expression(rf"(?:{_UNIT}){{0,3}}({_UNIT})")  # 柳州市|融安县, but 沙县区 is one
_ANY = expression(_CHAIN)
_PAPER = expression("([\u4e00-\u9fff]{2,3})(?:[日晚晨]报|新闻网|网(?:消息|讯)|广播电视台|电视台|发布讯)")
_LOCAL = expression("[全我][省市县区州盟旗]")
_OWN_KIND = expression("[全我]([省市县区州盟旗])|(?<![\u4e00-\u9fff])([市县区州旗])(?:长|委|政府|人民政府|统计局)")
_OWN_PROVINCE = expression("[全我](省|区|市)")
_NATIONAL = expression("国务院|我国|全国(?:规模以上|居民|城镇|夏粮|早稻|固定资产)")
_GENERIC = frozenset(("自治区", "自治州", "自治县", "自治旗", "特别行政区", "新区", "地区"))
# What stands before a name in running text: 据|云河市. 从化, 和田, 由 … begin names as well, where these are longer.
_RUN_IN = expression(
    "^(?:今年|去年|明年|全年|据|受|由|被|向|与|及|或|从(?!化区|江县)|和(?![田平静顺硕政]|林格)|经(?!.?开)|个(?!旧))"
)
_KINDS_ALONE = expression("[省市县区州盟旗]+")  # 各县市区
_NO_NAME = expression("第.{1,3}[次届]|[地县]级市|副省级|情况|名称|内容|项目|序号|机构|单位|部门|主要|目标|任务")
_SHORT_CHAIN = expression("(?P<above>内蒙古|黑龙江|[\u4e00-\u9fff]{2})(?P<name>[\u4e00-\u9fff]{2,3})")
_SEAT = expression("在([\u4e00-\u9fff]{2,4}?)(?:召开|开幕|举行|闭幕|胜利)")
_QUOTED = expression("《((?:(?![全我本各推促落加])[\u4e00-\u9fff]){1,5}?[省市县区州盟旗])(?![市县区级政委内外域])")
_TOWNS = "((?!城镇|乡镇|各|全)[\u4e00-\u9fff]{2,5}?(?:(?<![城乡])镇|乡|街道))(?:办事处)?"
_ABOVE_TOWN = "(?:[\u4e00-\u9fff]{2,8}?[市县区旗])?"
_TOWN = expression(rf"^(?:中共)?{_ABOVE_TOWN}{_TOWNS}(?=人民政府|党委|党工委|政府|人大|20\d\d|工作|[“\"]十|经济|国民)")
_TOWN_MEETS = expression(f"在{_ABOVE_TOWN}{_TOWNS}第[一二三四五六七八九十]+届人民代表大会")
_SHORTEST, _HEADLINE = 6, 40  # characters of a headline
_LEAD = 200  # characters of a lead that may name the province
_SEEN = 6000  # characters in which a local government speaks of its own area
_NATION = expression(r"全国人民代表大会|国务院总理|中华人民共和国(?:\d{4}年)?国民经济")

COUNTRY = "全国"


@dataclass(frozen=True, slots=True)
class Area:
    """A document's own area as its name is written; code of GB/T 2260 and level where the table knows it for sure."""

    name: str
    code: str | None = None
    level: str | None = None


def area_in(title: str, meeting: str, top: str, text: str = "") -> Area | None:
    """The document's own area: 融安县; 全国 for the state's; None where it is not said.

    `top` is what stands before the first heading, `text` the whole, in which a name that several divisions have
    (朝阳区) needs the full name of one of those above it.
    """
    if _NATION.search(meeting) or (_NATION.search(top) and not _OWN.search(title)):
        return Area(COUNTRY, None, "country")
    told = (title, meeting, top, text)
    for said in (title, meeting):
        for chain in _chains(_OWN, said):
            return _area(chain, told)
    for said in (title, meeting):
        for chain in _chains(_ANY, said):
            if _is_known(chain):
                return _area(chain, told)
    if name := _below_short(title):
        return _known(name, "", told)
    if (opening := _OPENING.match(title)) and (own := _LAST.fullmatch(opening["chain"])) and _may_be_name(own[1]):
        return _area(own, told)
    for chain in _chains(_OWN, top):
        return _area(chain, told)
    if name := (
        _of_short_name(title, text)
        or _province(title, text)
        or _around_seat(top, text)
        or next(filter(None, (_of_short_name(line, text) for line in _headlines(top))), "")
    ):
        return _known(name, "", told)
    if (paper := _PAPER.search(top)) and (name := _of_paper(paper[1])):
        return _known(name, "", told)
    if _NATIONAL.search(text, 0, _SEEN) and not _LOCAL.search(text, 0, _SEEN):
        return Area(COUNTRY, None, "country")
    for chain in _chains(_ANY, top):
        if _is_known(chain):
            return _area(chain, told)
    name = _province(top[:_LEAD], text) or _town(title, top) or _of_own_papers(text)
    return _known(name, "", told) if name else None


def _below_short(title: str) -> str:
    """The city or county that a title calls by its short name behind that of its province: 广西柳州出台…."""
    match = _SHORT_CHAIN.match(title)
    above = [r for r in regions().named(match["above"]) if r.level == "province"] if match else []
    if match is None or not above:
        return ""
    names = (match["name"][:size] + kind for size in (3, 2) for kind in "市县区")
    return next((name for name in names if regions().named(name, above[0].name)), "")


def _around_seat(top: str, text: str) -> str:
    """The autonomous region (自治区, 我区) of the city in which its congress meets; else ""."""
    if "自治区" not in top or not _OWN_PROVINCE.search(text, 0, _SEEN):
        return ""
    found = {
        regions().by_code[r.parent].name
        for place in _SEAT.findall(top)
        for r in regions().named(f"{place}市")
        if r.parent and r.level == "prefecture"
    }
    return found.pop() if len(found) == 1 and next(iter(found)).endswith("自治区") else ""


def _chains(pattern: re.Pattern[str], said: str) -> Iterator[re.Match[str]]:
    """The divisions named in a stretch of text, each split into those above it and its own name."""
    for found in pattern.finditer(_CUT.sub("，", _DATES.sub("", _WITHIN.sub("", said)))):
        if (last := _LAST.fullmatch(_RUN_IN.sub("", found[0]))) and _may_be_name(last[1]):
            yield last


def _may_be_name(name: str) -> bool:
    """Not 自治区 alone, nor the heads of a table run together (主要内容区)."""
    return name not in _GENERIC and not _NO_NAME.search(name) and not _KINDS_ALONE.fullmatch(_RUN_IN.sub("", name))


def _is_known(chain: re.Match[str]) -> bool:
    return any(region.short != chain[1] for region in regions().named(chain[1]))  # 贵州 ends like a prefecture


def _area(chain: re.Match[str], told: Iterable[str]) -> Area:
    return _known(chain[1], chain[0][: chain.start(1)], told)


def _province(title: str, text: str) -> str:
    """The province that a title calls by its short name (新疆), where its text speaks of 我区 or 全市; else ""."""
    own = _OWN_PROVINCE.search(text, 0, _SEEN)
    if own is None:
        return ""
    provinces = (r for r in regions().by_code.values() if r.level == "province" and r.short)
    found = {r.name for r in provinces if (at := title.find(r.short)) >= 0 and not _straddles(title, at)}
    return found.pop() if len(found) == 1 and next(iter(found)).endswith(own[1]) else ""


def _straddles(title: str, at: int) -> bool:
    """Whether what looks like a province ends one city's name and begins another's: 山东 in 佛山东莞."""
    first, second = title[max(at - 1, 0) : at + 1], title[at + 1 : at + 3]
    return all(any(r.level == "prefecture" for r in regions().named(f"{name}市")) for name in (first, second))


def _of_short_name(title: str, text: str) -> str:
    """The city or county by whose short name a title begins (扬州), or the city that it names; else "".

    Its text must speak of 全市 or 我市.
    """
    own = _OWN_KIND.search(text, 0, _SEEN)
    kind = own and (own[1] or own[2])
    if not kind:
        return ""
    names = (title[:size] + kind for size in (4, 3, 2))
    if name := next((name for name in names if len(regions().named(name)) == 1), ""):
        return name
    inside = {title[at : at + size] + "市" for at in range(len(title)) for size in (2, 3)} if kind == "市" else ()
    found = [name for name in inside if any(r.level == "prefecture" for r in regions().named(name))]
    return found[0] if len(found) == 1 else ""


def _headlines(top: str) -> Iterator[str]:
    """The short lines with which a text begins that say no sentence."""
    return (
        line for line in top[:_LEAD].split("\n") if _SHORTEST <= len(line) <= _HEADLINE and line[-1] not in "。：；"
    )


def _of_own_papers(text: str) -> str:
    """The area after which a text that speaks of 全区 or 我区 calls what it quotes: 《云河区…》."""
    own = _OWN_KIND.search(text, 0, _SEEN)
    kind = own and (own[1] or own[2])
    if not kind:
        return ""
    said = Counter(m[1] for m in _QUOTED.finditer(text) if m[1].endswith(kind) and _may_be_name(m[1]))
    return max(said, key=lambda name: (said[name], name)) if said else ""


def _town(title: str, top: str) -> str:
    """The town whose report it is: 石桥镇2023年工作总结."""
    town = _TOWN.search(_DATES.sub("", title)) or _TOWN_MEETS.search(top)
    return town[1] if town else ""


def _of_paper(short: str) -> str:
    """The city or county that a paper is named after."""
    return next((short + kind for kind in "市县区" if regions().named(short + kind)), "")


def _known(name: str, within: str, told: Iterable[str]) -> Area:
    """The area with its code, if its name means one division only, or one that the text names a division above of."""
    if name.endswith("州") and not regions().named(name) and regions().named(f"{name}市"):
        name += "市"  # 温州 only looks like a prefecture
    name = _without_words_before(name)
    found = regions().named(name, within)
    for said in told:
        if len(found) > 1:
            found = _below_named(found, said) or found
    if len(found) != 1:
        return Area(name)
    shared = within and len(regions().named(name)) > 1  # 济南市市中区: its own name alone does not tell
    above = _LAST.fullmatch(within) if shared else None
    return Area((above[1] if above else "") + name, found[0].code, found[0].level)


def _without_words_before(name: str) -> str:
    """A division's name without what ran into it in running text: 参加天水市. One that is known as it is stays."""
    tails = () if regions().named(name) else (name[at:] for at in range(2, len(name) - 2))
    return next((tail for tail in tails if len(regions().named(tail)) == 1), name)


def _below_named(found: Iterable[Region], said: str) -> tuple[Region, ...]:
    """Those of several divisions of one name below which a text says that they are, by a full name."""
    return tuple(r for r in found if any(len(name) > 2 and name in said for name in regions().above(r)))
