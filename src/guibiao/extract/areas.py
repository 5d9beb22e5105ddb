"""Which area a figure is about, where it is not the document's own: its inner city, a division below or above it."""

from __future__ import annotations

import re
from functools import lru_cache

from guibiao.documents import Document
from guibiao.extract.lexicon import Words
from guibiao.vocabulary import regions

_BEFORE = re.compile(r"[\s*：:、（—－-]*(?:其中|全[省市县区州]|而|目前|现有)?[，：:]?")
_BODY = re.compile("[\u4e00-\u9fff]{0,8}(?:公司|集团|医院|学校|学院|大学|[局厅委院]|委员会|政府|机场|高铁|铁路|高速)")
_WHOLE = re.compile(r"[（(，、和及与\s]*(?P<area>全[国省市区州县])(?:的?平均)?(?:水平|增速|增幅)?")
_INNER = ("市区", "中心城区", "主城区", "城区")
_KINDS = ("省", "市", "县", "区", "州", "盟", "旗")  # 新疆油田公司 is not about 新疆
_COUNTRY = "000000"


def areas_of(document: Document) -> Words:
    """The names in a document of areas that are not its own, each with the region that a statement then has."""
    return _areas(document.region or "", document.code or "")


def area_at_head(phrase: str, areas: Words) -> str:
    """The area that a phrase begins with, as written, or "": 市区空气优良率, 其中：城东区粮食产量."""
    before = _BEFORE.match(phrase)
    at = before.end() if before else 0
    area = areas.at(phrase, at, len(phrase) - 1)
    while area and (below := areas.at(phrase, at + len(area), len(phrase) - 1)):
        at, area = at + len(area), below  # 示例省云河县人均收入
    if area[:1] == "全":
        return ""  # said of more than figures: 全国文明城市
    return "" if area and _BODY.match(phrase, at + len(area)) else area


def compared_area(phrase: str, areas: Words) -> str:
    """The larger area that a figure beside another is about, as written, or "": 增长5%（全省平均4.2%）."""
    whole = _WHOLE.fullmatch(phrase)
    return whole["area"] if whole and whole["area"] in areas.words else ""


@lru_cache(maxsize=256)
def _areas(region: str, code: str) -> Words:
    names = dict.fromkeys(_INNER, f"{region}区") if region.endswith("市") else {}
    for division in regions().by_code.values() if code and code != _COUNTRY else ():
        if _within(division.code, code) or _within(code, division.code):
            of = region if division.code == code else division.name
            names |= dict.fromkeys((n for n in division.names() if n.endswith(_KINDS)), of)
    return Words(names | _larger(code))


def _larger(code: str) -> dict[str, str]:
    """What 全市 and 全省 are in a document of a division below them."""
    if not code or code == _COUNTRY:
        return {}
    larger, at = {"全国": "全国"}, regions().by_code.get(code)
    while at and at.parent and (at := regions().by_code.get(at.parent)):
        word = "全省" if at.level == "province" and not at.name.endswith("市") else f"全{at.name[-1]}"
        larger[word] = at.name
    return larger


def _within(code: str, above: str) -> bool:
    """Whether a division lies in another: 450224 in 450200 and 450000."""
    return code.startswith(above[: 2 if above.endswith("0000") else 4 if above.endswith("00") else 6])
