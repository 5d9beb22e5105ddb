"""Which area a figure is about, where it is not the document's own: its inner city, a division below or above it."""

from __future__ import annotations

from functools import lru_cache

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.extract.lexicon import Words
from guibiao.vocabulary import regions

_BEFORE = expression(r"[\s*：:、（—－-]*(?:其中|全[省市县区州]|而|目前|现有)?[，：:]?")
_BEGINS = frozenset("*：:、（—－-其全而目现，")  # what may stand there
_BODY = expression("[\u4e00-\u9fff]{0,8}(?:公司|集团|医院|学校|学院|大学|[局厅委院]|委员会|政府|机场|高铁|铁路|高速)")
_WHOLE = expression(r"[（(，、和及与\s]*(?P<area>全[国省市区州县])(?:的?平均)?(?:水平|增速|增幅)?")
_INNER = ("市区", "中心城区", "主城区", "城区")
_KINDS = ("省", "市", "县", "区", "州", "盟", "旗")  # 新疆油田公司 is not about 新疆
_COUNTRY = "000000"
_LISTED = expression("[、和及与]|以及")
_BY_AREA = expression(r"[\s，、]*(?:(?:分|按|从)[^，。；：]{1,6}看[，,])?")
_HOW_MANY = expression(
    "^(?:等|这)?(?:[两三四五六七八九十0-9]{1,2}个?)?(?:行政区|[县市区州旗盟]+)?(?=分别|依次|$|[^县市区州旗盟])"
)
_LONGEST_NAME = 12
_SHORTEST_NAME = 2  # 和县 is not called 和


def areas_of(document: Document) -> Words:
    """The names in a document of areas that are not its own, each with the region that a statement then has."""
    return _areas(document.region or "", document.code or "")


def area_at_head(phrase: str, areas: Words) -> str:
    """The area that a phrase begins with, as written, or "": 市区空气优良率, 其中：城东区粮食产量."""
    before = _BEFORE.match(phrase) if phrase[:1] in _BEGINS or phrase[:1].isspace() else None
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


def areas_listed(phrase: str, areas: Words, count: int) -> tuple[list[str], str]:
    """The areas of a list, one for each of `count` figures, and the phrase behind it: 甲县、乙县和丙区分别实现产值.

    They may stand without 县 or 区. No area where the phrase does not begin so.
    """
    told = _BY_AREA.match(phrase)
    parts = _LISTED.split(phrase[told.end() if told else 0 :], maxsplit=count - 1)
    if len(parts) != count:
        return [], phrase
    full = _full_names(areas)
    *before, last = parts
    size = next((n for n in range(min(len(last), _LONGEST_NAME), 1, -1) if last[:n] in full), 0)
    if not size or any(name not in full for name in before):
        return [], phrase
    rest = _HOW_MANY.sub("", last[size:])
    return [full[name] for name in (*before, last[:size])], rest


@lru_cache(maxsize=256)
def _full_names(areas: Words) -> dict[str, str]:
    """The divisions' names, with and without the word for their kind."""
    names = [name for name in areas.words if name.endswith(_KINDS) and name not in _INNER and name[0] != "全"]
    return {name[:-1]: name for name in names if len(name) > _SHORTEST_NAME} | {name: name for name in names}


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
