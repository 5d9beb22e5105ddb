"""`count-of-items`: a number and the items that follow it: 以下四个方面：一是……; 滞后指标4项，分别是甲、乙、丙、丁."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from guibiao.audit.claims import Claim, recomputed
from guibiao.audit.figure import Figure
from guibiao.audit.finding import Finding
from guibiao.audit.items import items_under, mark_of, number_of
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.ordinals import MOST_ITEMS, in_paragraphs, in_turn, style_at
from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.quantity import Interval

NAME = "count-of-items"
_COUNT = r"(?<![\d.第、—～~-])(?<![\d〇零一二三四五六七八九十]点)(?P<count>[二两三四五六七八九十]{1,3}|\d{1,2})"
_KIND = (
    r"(?P<what>个方面|方面|大类|[项个大条点件类步对种家座所块批支次场期轮届起宗例名份本篇册部])"
    r"(?!(?<!大)产业|(?<=三大)产业)"  # 三大产业 are those of every area; 四大产业 are its own
)
_NOUN = r"[^，,。；;：:\n、（）()“”\d]"
_NAMED = r"(?:分别|依次)(?:[是为有]|包括)|即|具体(?:[是为]|包括)"
# 有4项指标滞后： | 滞后指标4项，分别是 | 3项指标（ | 三项指标未达进度，一是 | 四大工程”，即 | 以下三方面工作。（一）
_PHRASE = expression(
    rf"{_COUNT}{_KIND}(?:\d+(?:\.\d+)?[万亿]?元以上)?{_NOUN}{{0,24}}?(?:[”》]{_NOUN}{{0,10}}?|“[^”\n]{{1,12}}”{_NOUN}{{0,12}}?)?"
    rf"(?P<link>[，,]?(?:{_NAMED})[：:]?|[，,]?(?:包括|主要[是有])[：:]?|(?:如下|[是为])?[：:]|[）)][：:](?!\s*\n)|[（(]|[，,](?=一是|第一|其一)|。(?=\s*\n?[（(]?[一1第其]))"
    r"[* \t]*\n*"
)
_UP_AND_DOWN = expression(r"[一两二三四五六七八九十\d][个项]?[升增涨][一两二三四五六七八九十\d][个项]?[降减跌平]")
_COUNTED = expression(rf"{_COUNT}{_KIND}")
_KINDS = "个方大项条点件类步对种家座所块批支次场期轮届起宗例名份本篇册部"
_STOP = expression(r"[，,。；;：:\n、（()）]")
_OPENING = expression(r"分别|依次|即|具体|包括|主要|如下|[：:（(。]|[，,][一第其]")
_LONGEST = 3  # characters of a number of items
_WORDS_LONG = 44  # characters of a count's noun
_LEAD = expression(r"以下|如下|下列|[抓做办]好")
_MARKS = ("dash", "circle")
_NAMES = expression(r"[^。；;：:\n（）()“”]{4,200}")
_SENTENCES = expression(r"[^。\n（）()]{4,600}")
_COUNTED_SO = expression(rf"{_COUNT}[项类]")
_IN_BRACKETS, _QUOTES = expression(r"（[^（）\n]*）|\([^()\n]*\)"), expression("[“”]")
_NO_NAME = expression(r"等[^级]{0,4}\Z|其中|\A(?:如|含|不含|包括)")
_VALUED = expression(r"\d[\d.]*(?P<unit>[^\d]{0,5})\Z")  # 石桥镇12.3万人; not 每千人口拥有3岁以下婴幼儿托位数
_TITLE = expression(r"《[^《》\n]*》(?P<next>(?=《))?")  # with marks of its own, and the next right behind it
_LAST = expression(r"(?:以及|和|及|与)(?=[^、，,]*\Z)")
_ANY = frozenset("个项家件条所座处")
# characters of a name; what is shorter may be half of one (城镇、农村居民收入), but not among four that are short, of
# which the last may bear the noun of all
_SHORTEST, _SHORT = 3, 4
_COMMA = expression("[，,]")
_NEAR = 2  # how far a list may be from a number that it need not belong to
_UP_TO_CLAUSE = expression(r"[^，,。；;：:\n]+")
_KINDS_OF_NAMES = (expression(r"[^\d]{2}(?:[县市区旗镇乡村]|街道)\Z"), expression(r"[^\d]{2}-?\d[\d.]*[%％]\Z"))
_RIGHT_BEFORE = 60  # characters
_PARTLY = "包括主要"  # what these open need not be all


# 三、重大前期项目（10个）⏎1．…
_HEADED = expression(rf"[（(]共?{_COUNT}{_KIND}[）)][：:]?[* \t]*\n+")
# 院士工作站、博士后基地、重点实验室各1个，共3个
_EACH = expression(
    r"(?P<names>[^，,。；;：:\n（）()\d]{4,80})各(?P<each>[一二两三四五]|\d{1,2})(?P<kind>[个家所座处项条])[，,]?"
    r"(?:共计?|合计|总计)(?P<count>[二两三四五六七八九十]|\d{1,2})(?P<what>[个家所座处项条])"
)
_SO_MANY_EACH = expression(r"各(?:[一二两三四五]|\d{1,2})[个家所座处项条][，,]?[共合总]")
# “三园”，即化工园、食品园、装备园
_SHORT_FOR = expression(
    r"“(?P<count>[两三四五六七八九十])(?P<what>大?[^”\d一二两三四五六七八九十]{1,4})”(?:[，,]?(?:即|分别是|分别为|也就是)[：:]?|(?P<bracket>[（(]))"
)
# 居前五位的是：甲…；乙…； | 排名前三位的分别为甲、乙、丙
_FOREMOST = expression(
    r"前(?P<count>[二三四五六七八九十]|\d{1,2})(?P<what>[位名])的?[^，,。；;：:\n、\d（()）]{0,10}?"
    r"(?:(?:分别|依次)(?:[是为]|包括)|[是为][：:])[：:]?"
)
_MONTH = expression(r"(?:\A|[，,；;、])\s*\d{1,2}月")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every number that a list of numbered or named items follows."""
    for match in ledger.scan_all(_HEADED, "（ ("):
        style = style_at(ledger, match.end())
        count = in_paragraphs(ledger, match.end(), style) if style else 0
        if count > 1:
            yield _counted(ledger, match, number_of(match["count"]), {count})
    for match in _EACH.finditer(ledger.text) if any(ledger.scan_all(_SO_MANY_EACH, "各")) else ():
        names = match["names"].count("、") + 1 + sum(match["names"].count(c) for c in "和及")
        yield _counted(ledger, match, number_of(match["count"]), {names * number_of(match["each"])})
    for match in ledger.scan_all(_SHORT_FOR, "“"):
        value = number_of(match["count"])
        counts = _names(ledger, match.end(), bracketed=match["bracket"] is not None)
        if min((abs(n - value) for n in counts), default=_NEAR + 1) <= _NEAR:
            yield _counted(ledger, match, value, counts)
    for match in ledger.scan_all(_FOREMOST, "前"):
        value = number_of(match["count"])
        counts = _names(ledger, match.end(), bracketed=False)
        if min(counts, default=0) > len("甲乙") and min(abs(n - value) for n in counts) <= _NEAR:
            yield _counted(ledger, match, value, counts)
    for at in ledger.scan_numbered(_COUNTED, _KINDS, _LONGEST):
        phrase = _PHRASE.match(ledger.text, at.start()) if _may_open(ledger.text, at.end()) else None
        if phrase:
            value = number_of(phrase["count"])
            counts = _counts(ledger, phrase, value) if 1 < value <= MOST_ITEMS else set()
            if counts:
                yield _counted(ledger, phrase, value, counts)


def _may_open(text: str, at: int) -> bool:
    """Whether what follows a count can open a list: a colon, a bracket or words for it at the next mark."""
    stop = _STOP.search(text, at, at + _WORDS_LONG)
    words = text[at : stop.end() + 2 if stop else at + _WORDS_LONG]
    return _OPENING.search(words) is not None


def _counts(ledger: Ledger, match: re.Match[str], value: int) -> set[int]:
    """How many items the list may have: none where there is no list, or one that need not be the number's."""
    if _UP_AND_DOWN.search(match.group()):
        return set()  # 四个税种两增两减：甲、乙增收，丙减收
    link = match["link"].strip()
    style = style_at(ledger, match.end())
    if style:
        apart = "\n" in match.group()
        count = in_paragraphs(ledger, match.end(), style, value) if apart else in_turn(ledger, match.end(), style)
        led = _LEAD.search(ledger.text, max(match.start() - 2, 0), match.start()) is not None
        sure = link[-1:] in "：:" or led
        sure = sure and abs(count - value) <= max(_NEAR, value // 3, count // 2)
        near = abs(count - value) <= _NEAR and (link != "。" or "”" in match.group())
        return {count} if count > 1 and (sure or near) else set()
    if "\n" in match.group():
        return _marked(ledger, match)
    months = _MONTH.findall(ledger.text[match.end() : ledger.sentence(match.end())[1]])
    if months and _MONTH.match(ledger.text[match.end() : match.end() + 4]):
        return {len(months)} if len(months) > 1 else set()
    if link == "。":
        return set()
    counts = _names(ledger, match.end(), bracketed=link in ("（", "("))
    least = min((abs(n - value) for n in counts), default=0)
    if link[:2] in _PARTLY:
        return counts if least < _NEAR else set()
    surely = least <= _NEAR or _are_of_one_kind(ledger, match.end()) or _is_told_before(ledger, match)
    return counts if surely else set()


def _are_of_one_kind(ledger: Ledger, at: int) -> bool:
    """Whether each of the names behind an offset is of a place, or tells its own share: 永丰镇; 鞍山20.1%."""
    listed = _UP_TO_CLAUSE.match(_IN_BRACKETS.sub("", ledger.text[at : ledger.sentence(at)[1]]))
    names = [*re.split("[、和]", listed.group())] if listed else []
    return len(names) > len("甲乙") and any(all(map(kind.search, names)) for kind in _KINDS_OF_NAMES)


def _is_told_before(ledger: Ledger, match: re.Match[str]) -> bool:
    """Whether a number of two digits stands right before a count as well, from where it may be copied."""
    count = match["count"]
    told = ledger.numbers(max(match.start("count") - _RIGHT_BEFORE, 0), match.start("count"))
    return count.isdigit() and len(count) > 1 and any(f.value == int(count) for f in told)


def _marked(ledger: Ledger, match: re.Match[str]) -> set[int]:
    """How many paragraphs that begin with a dash or the like follow a colon: 新开工项目7个：⏎——…；⏎——…。"""
    items = items_under(ledger, match.start())
    marked = bool(items) and match.end() >= items[0][0] and mark_of(ledger, items[0][0]) in _MARKS
    return {len(items)} if marked and len(items) > 1 else set()


def _names(ledger: Ledger, at: int, *, bracketed: bool) -> set[int]:
    """How many names stand behind an offset, divided by 、 up to a comma or by commas as well; 和 may join two."""
    text = ledger.text[at : ledger.sentence(at)[1]]
    text = text if bracketed else _QUOTES.sub("", _IN_BRACKETS.sub("", text))
    text = _TITLE.sub(lambda title: "《文件》、" if title["next"] is not None else "《文件》", text)
    found = _NAMES.match(text)
    if found is None or bracketed != (text[found.end() : found.end() + 1] in ("）", ")")):
        return set()
    counts: set[int] = set()
    if found.group()[0].isdigit():
        return counts  # 分别为9.8亿元、7.1亿元 are no names
    if text[found.end() : found.end() + 1] in ("；", ";"):
        longer = _SENTENCES.match(text)
        pieces = re.split("[；;]", longer.group().rstrip("；;")) if longer else []
        others = any(_PHRASE.search(p) or _COUNTED_SO.search(p) for p in pieces[1:])  # 4项在建：…；甲、乙2项处于前期
        counts = {len(pieces)} if pieces and not others else counts
        if "、" not in found.group():
            return counts
    for listed in (_COMMA.split(found.group())[0], found.group()):
        names = [n.strip() for n in re.split(r"[、，,]", listed)]
        apart = [*names[:-1], *_LAST.split(names[-1])]
        if len(names) > 1 and len(apart[len(names) - 1]) * len(names[:-1]) * 4 >= 3 * sum(map(len, names[:-1])):
            names = apart  # before the last 和 stands a name about as long as the others
        shortest = _SHORTEST - (len(apart) > _SHORTEST and max(map(len, apart[:-1])) <= _SHORT)
        if any(len(n) < shortest or _NO_NAME.search(n) for n in apart):
            continue
        valued = [_VALUED.search(n) for n in apart]
        if any(valued) and (not all(valued) or any(v and v["unit"] in _ANY for v in valued)):
            continue  # 石桥镇3个、河口镇2个 are five
        counts.update({len(names), len(apart)} - {1})
    return counts


def _counted(ledger: Ledger, match: re.Match[str], value: int, counts: set[int]) -> Finding:
    figure = Figure(start=match.start("count"), end=match.end("what"), value=Decimal(value), unit="项")
    nearest = min(counts, key=lambda n: (abs(n - value), n))
    reading = Reading(Fraction(nearest), Interval(min(counts), max(counts)), (), _("文中所列逐项清点"))
    return recomputed(ledger, Claim(NAME, figure, _("列举的条数"), figure.unit), [reading])
