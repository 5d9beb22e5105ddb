"""The area whose document it is: the last division named before 人民政府, a congress, or the title's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guibiao.vocabulary import Region, regions

_SUFFIX = "自治区|自治州|自治县|自治旗|特别行政区|新区|地区|省|市|县|区|盟|旗|州(?![市区县])"
_UNIT = rf"(?!(?:全|各|本|我|该)[省市县区州])(?:(?!在|我)[\u4e00-\u9fff]){{1,8}}?(?:{_SUFFIX})"
_CHAIN = rf"(?:{_UNIT}){{1,4}}"
_BEFORE = (
    r"(?:人民政府|政府|国民经济|第[一二三四五六七八九十百]+届|人民代表大会|统计局|发展和改革|发展改革|20\d\d年"
    r"|[“\"][一二三四五六七八九十]{1,3}五)"
)
_DATES = re.compile(r"^.{0,4}[（(][^）)]*[）)]|\d{4}年")  # (广西)2024年
_SPEAKING = re.compile("代表(?!大会)")  # 我代表县人民政府
_OWN = re.compile(rf"(?P<chain>{_CHAIN})(?={_BEFORE})")
_LAST = re.compile(rf"(?:{_UNIT}){{0,3}}({_UNIT})")  # 柳州市|融安县, but 沙县区 is one
_NATION = re.compile(r"全国人民代表大会|国务院总理|中华人民共和国(?:\d{4}年)?国民经济")

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
    for said in (title, meeting, top):
        found = [m["chain"] for m in _OWN.finditer(_SPEAKING.sub("，", _DATES.sub("", said)).removeprefix("关于"))]
        last = _LAST.fullmatch(found[0]) if found else None
        if last:
            return _known(last[1], found[0][: last.start(1)], (title, meeting, top, text))
    return None


def _known(name: str, within: str, told: Iterable[str]) -> Area:
    """The area with its code, if its name means one division only, or one that the text names a division above of."""
    found = regions().named(name, within)
    for said in told:
        if len(found) > 1:
            found = _below_named(found, said) or found
    return Area(name, found[0].code, found[0].level) if len(found) == 1 else Area(name)


def _below_named(found: Iterable[Region], said: str) -> tuple[Region, ...]:
    """Those of several divisions of one name below which a text says that they are, by a full name."""
    return tuple(r for r in found if any(len(name) > 2 and name in said for name in regions().above(r)))
