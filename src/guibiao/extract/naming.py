"""How an indicator is called: the phrase before a number, the noun after it, the parts of a coordination."""

from __future__ import annotations

import re
from functools import lru_cache

from guibiao.expressions import expression
from guibiao.extract.lexicon import Lexicon
from guibiao.vocabulary import vocabulary

_SEPARATORS = frozenset("，,；;：:。！？!?\n（(|】")
_EDGE = "▶►▲△■□◆◇●○★☆•·➤✓✔①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ \u00a0\u3000\u2009*、，,；;：:。（）()【】[]—-–―－.．#>\t\r\n"
_AFTER = frozenset("，,；;：:。！？!?\n（）()、|0123456789０１２３４５６７８９%％")
_COORDINATED = expression(r"、|以及|和|(?<![普涉惠])及|与|(?<=”)(?=“)")
_LISTED = expression(r"、|(?<=”)(?=“)")
_SUCH = expression(r"(?<![高中初均平同对])等(?:[0-9一二两三四五六七八九十]{0,3}[项个大类]?(?:主要)?(?:经济)?指标)?")
_LONGEST = 30
_LEADS_TO = ("带动", "拉动", "撬动")
_LONGEST_LIST = 60  # of a coordination
_FARTHEST = 150  # characters before a number that may belong to its name


# 低于《…》提出的, 完成了《…通知》（…号）中, 柳州市下达的目标: who set a target, not what it is
_PLAN_SAYS = expression(
    r"^(?:[^《》]{0,10}?(?:远?低于|高于|超过|达到|差距|完成了?|符合|按照))?"
    r"(?:《[^《》]{1,160}》(?:（[^（）]{1,24}）)?中?(?:提出|确定|要求|明确|规定|下达|预期|目标|设定)*的?"
    r"|规划(?:中期)?(?:提出|确定|要求|明确|预期|目标值?)+的?)"
    r"|^[\u4e00-\u9fff]{0,12}(?:政府|政府工作报告)(?:确定|提出|明确|指出|要求)?了?(?:将|要|计划|拟)"
    r"|^[\u4e00-\u9fff]{0,8}预期目标(?:是|为)|^(?:“?十[一二三四五六]?五”?)?(?:规划|纲要|规划纲要)(?:草案)?[\u4e00-\u9fff]{0,2}提出(?!的)"
    r"|^[\u4e00-\u9fff]{0,6}(?:国家|省|市|县|区|上级|中央|政府)下达(?!资金|投资|专项)(?:我[省市县区]|全[省市县区])?的?"
    r"|^(?:年初|此前|前期)(?:提出|确定|明确|公布|发布|下达)的"
    r"|^[\u4e00-\u9fff]{2,8}(?:下达|确定|提出)(?:的)?目标$|^(?:本|该)?(?:规划|纲要|计划)(?:预期|目标|期末|指标)?$|^(?:距离?|离)(?:年初|全年|年度|预期|预定|既定|规划|省定|市定|上级)*(?:目标)?$|^(?!占)[\u4e00-\u9fff]{1,3}(?:省|县|州|(?<!城)市|(?<![地小园社灾景街新郊城库县市户矿片牧校院辖灌厂宅护发能范业住活税])区)$"
)


_ITEM = expression(  # of a list
    r"^[一二三四五六七八九十]{1,3}、(?=[\u4e00-\u9fff]{3})(?![一二三四五六七八九十])"
    r"|^[0-9]{1,2}[.．、](?![0-9])|^[（(]?[0-9一二三四五六七八九十]{1,2}[)）]"
)
# 地区生产总值（GDP）, 性别比（以女性为100）, 收入比（农村为1）, 增速（%）
_ACRONYM = expression(
    r"[（(](?:[A-Za-z&＆]{2,8}|以[^（）]{2,30}|[^（）]{2,12}[为=]1(?:00)?|(?:单位：)?(?:[%％]|[百千万亿]{0,2}[元吨人亩户]))[）)]?$"
)
_ATTAINED = expression("(?<=[\u4e00-\u9fff]{4})(?:实现|完成)(?=[\u4e00-\u9fff]{2})")  # 工业企业实现利润总额
_IN_PLAN = expression(
    "“十[一二三四五六]五”(?=[\u4e00-\u9fff]{4}|[A-Z]{3})(?!规划|纲要|时期|期间|目标)"
)  # “十四五”城镇新增就业目标
_ON_TOP = expression("在?[的此]?基础上$")  # 时限在去年的基础上又压减; 在此基础上增长
_AT_PRICES = expression(
    "^按[^，。；]{0,16}?(?:计算|折算|折合|测算|折)(?:的话)?|^按[^，。；（]{0,10}汇率(?:（[^（）]*）?)?$"
)  # 按平均汇率计算为2865美元
# 剔除退税因素同口径增长4%: on which basis it is counted
# 比上年（下同）增长; 五年（2006—2010年，下同）年均增长
_HEREAFTER = expression("(?:[三四五]年)?[（(][^（）()]{0,16}下同[）)]|^下同[）)]?|[（(][^（）()]{0,6}下同$")
_HIGH = expression("(?:连|再|又|屡|均)?创(?:历史)?新[高低]$")  # 粮食产量连创新高，达到8万吨
_FIRST_EVER = expression("(?:实现)?了?“?零的?”?突破$")  # 上市企业实现零的突破、达到2家
_MARKS = ("台阶", "大关", "关口", "门槛")
_PASSED = expression(  # 生产总值连跨两个百亿台阶、达628亿元
    "(?:连续|接连|先后|连|成功)*(?:跨过|跨越|跨上|迈过|迈上|突破|登上|站上|跃上|跨|上|越)了?"
    "(?:(?:[一二两三四五六七八九十]|[0-9]{1,2})个)?[一二三四五六七八九十百千万0-9]{1,5}亿?元?(?:台阶|大关|关口|门槛)$"
)
_SEEN = expression("^(?:分|从|按)[^，。；]{1,12}(?:来看|看|分)$")  # 分季度看，一季度增长3%
_ON_BASIS = expression(
    "(?:剔除|扣除|考虑|还原)[^，。；]{1,20}?(?:因素|影响|项目)(?:影响)?[之以]?后?|(?:同|可比|自然|全|老|新|原|现行)口径(?:计算)?$"
)
_LASTING = expression(
    "提前[一二两三四五六七八九十0-9]{1,2}个?[年月]|(?:连续|持续)第?[0-9一二两三四五六七八九十]{1,2}(?:[年届次]|个?季度|个月)(?:每年)?"
)  # 水质持续三年保持第一


# a character of each of the expressions above; most phrases have none
_ASIDES = expression("[看距离新分口素响目础按初前0-9（(《》提规纲划续前标省县州市区]|^[一二三四五六七八九十]")


def clause_start(text: str, floor: int, end: int) -> int:
    """Where the clause that ends at `end` begins, not before `floor`."""
    at, floor = end, max(floor, end - _FARTHEST)
    while at > floor and (char := text[at - 1]) not in _SEPARATORS:
        if char in "）)":
            opened = text.rfind("（" if char == "）" else "(", max(floor, at - 20), at)
            if opened < 0 or opened == at - 2:
                break
            at = opened + 1
        at -= 1
    return at


@lru_cache(maxsize=1 << 14)  # names recur within a sentence and between documents
def clean(phrase: str, lex: Lexicon) -> str:
    """A phrase without the region, time and cue words in front, and without loose marks at its ends."""
    if lex.own_names.words and (own := lex.own_names.before(phrase, len(phrase), 0)):
        return own
    if not phrase:
        return ""
    if phrase.rstrip("、").endswith(_MARKS):
        phrase = _PASSED.sub("", phrase.rstrip("、"))
    if phrase.endswith("突破"):
        phrase = _FIRST_EVER.sub("", phrase)
    if "下同" in phrase:
        phrase = _HEREAFTER.sub("", phrase)
    if _ASIDES.search(phrase):
        phrase = _AT_PRICES.sub("", _ON_TOP.sub("", _ON_BASIS.sub("", _SEEN.sub("", _HIGH.sub("", phrase)))))
        phrase = _LASTING.sub("", _PLAN_SAYS.sub("", _ITEM.sub("", phrase.strip(_EDGE)).strip(_EDGE)))
    at, size = 0, len(phrase)
    while at < size:
        if phrase[at] in _EDGE:
            at += 1
            continue
        word = lex.head.at(phrase, at, size)
        alone = size - at - len(word) == 1 and phrase[-1] not in lex.head.words
        if not word or alone or len(lex.keep_head.at(phrase, at, size)) >= len(word):
            break
        at += len(word)
    at = in_plan.end() if (in_plan := _IN_PLAN.match(phrase, at)) else at
    phrase = _ACRONYM.sub("", phrase[at:].strip(_EDGE).removesuffix("等"))
    return balanced(_ATTAINED.sub("", phrase)) if "实现" in phrase or "完成" in phrase else balanced(phrase)


def balanced(phrase: str) -> str:
    """A phrase with the bracket closed that cleaning took off."""
    return phrase + "）" if phrase.count("（") > phrase.count("）") else phrase


@lru_cache(maxsize=1 << 13)
def last_act(phrase: str, lex: Lexicon) -> str:
    """A long phrase from its last verb of doing on; a short one, or one that ends as indicators do, as it is."""
    if len(phrase) <= 12 or (len(phrase) <= _LONGEST_LIST and (_whole(phrase, lex))):
        return phrase
    for at in range(len(phrase) - 3, 3, -1):
        if phrase[at] not in lex.acts.begin:
            continue
        word = lex.acts.at(phrase, at, len(phrase))
        if word in _LEADS_TO and len(phrase) <= _LONGEST:
            continue  # 以旧换新带动商品销售: what led to it belongs to the name
        if len(word) >= 2 and len(phrase) - at - len(word) >= 2 and not _inside_name(phrase, at, word, lex):
            return phrase[at:]
    return phrase if len(phrase) <= _LONGEST_LIST and lex.acts.at(phrase, 0, len(phrase)) else phrase[-_LONGEST:]


def _whole(phrase: str, lex: Lexicon) -> bool:
    """Whether a phrase ends as indicators do or begins with what was done."""
    size = len(phrase)
    if phrase.startswith(lex.means):
        return False
    return bool(lex.measured_tails.before(phrase, size, 0)) or (size <= 24 and len(lex.acts.at(phrase, 0, size)) >= 2)


def _inside_name(phrase: str, at: int, word: str, lex: Lexicon) -> bool:
    """Whether a verb is part of a noun there: 农村生活污水处理设施, 固定资产投资."""
    after = phrase[at + len(word) : at + len(word) + 1]
    if any(len(lex.not_acts.at(phrase, at - back, len(phrase))) > back for back in range(min(at, 3) + 1)):
        return True
    if lex.compound_heads.at(phrase, at + len(word), len(phrase)):
        return True
    inside = any(phrase.count(a, 0, at) > phrase.count(b, 0, at) for a, b in ("“”", "（）"))
    return inside or after in "率量额的性型业者员品度值费区地器机"


# 500名7岁以下儿童, 3万名35—64岁妇女, 230个50户以上村寨
_GROUP = expression(
    r"(?:[0-9]{1,2}(?:周)?岁(?:及)?(?:以上|以下)|[0-9]{1,2}[-—－–~～至]{1,2}[0-9]{1,2}(?:周)?岁|[0-9]{1,4}[户人](?:及)?以[上下])(?:的)?"
)


def noun_after(text: str, at: int, ceiling: int, lex: Lexicon) -> tuple[str, int]:
    """What is counted, where it stands after the number, up to a mark, another number or a verb; and its end."""
    if text[at : at + 1].isdigit() and (group := _GROUP.match(text, at)):
        at, ceiling = group.end(), max(ceiling, group.end() + _LONGEST)
    if text[at : at + 1] in _PREDICATE_BEGINS and _PREDICATE.match(text, at):
        return "", at
    limit = min(ceiling, at + _LONGEST)
    quoted, stops, marks = False, lex.stops, _marks(lex)
    start = at
    while at < limit:
        char = text[at]
        if char not in marks:
            at += 1
            continue
        if char == "“":
            quoted = True
        elif char == "”":
            quoted = False
        elif not quoted:
            if char in "（(":
                close = text.find("）" if char == "（" else ")", at, limit)
                if close < 0 or at == start:
                    break
                at = close + 1
                continue
            more = char == "、" or char in lex.not_stops.begin or char.isdigit()
            if more and (further := _noun_goes_on(text, at, start, limit, lex)) > at:
                at = further
                continue
            if char in _AFTER:
                break
            if char == "中" and at > start and _OF_WHICH.match(text, at):
                return clean_noun(text[start:at]), at + 1
            if char in stops.begin and stops.at(text, at, limit):
                if at == start:
                    return "", at
                fate = lex.fates.at(text, at, limit)
                return clean_noun(text[start:at] + fate.removeprefix("全部")), at + len(fate)
        at += 1
    return clean_noun(text[start:at]), at


@lru_cache(maxsize=4)
def _marks(lex: Lexicon) -> frozenset[str]:
    """The characters at which a counted noun may end or has to be looked at; most have none of them."""
    return _AFTER | frozenset("“”中") | lex.stops.begin.keys() | lex.not_stops.begin.keys()


def _noun_goes_on(text: str, at: int, start: int, limit: int, lex: Lexicon) -> int:
    """Where a counted noun goes on behind a list's mark, a number in a name, or what only begins like a verb."""
    char = text[at]
    if char == "、":
        listed = at > start and "\u4e00" <= text[at + 1 : at + 2] <= "\u9fff"
        return at + 1 if listed and not lex.acts.at(text, at + 1, limit) else at
    if char.isdigit():
        club = _CLUB.match(text, at) or (_SIZE.match(text, at) if text.endswith(_SIZED, start, at) else None)
        return club.end() if club else at
    return at + len(lex.not_stops.at(text, at, limit)) if char in lex.not_stops.begin else at


_OF_WHICH = expression("(?<![高初其集])中(?=[，,：尚仍还已有最]|水质)")  # 30项指标中，…
# 7项与时序同步, 6个尚未启动: what follows says how they stand, not what they are
_PREDICATE = expression(
    "与|因(?!素)|尚|仍|略|暂|滞后|低于|高于|快于|慢于|好于|符合|超(?!市|级|高|大)|没有|未(?!成年|来|婚|就业|参保)|不(?:再|及|能|够|达标)|需要|有待"
)
_PREDICATE_BEGINS = frozenset("与因尚仍略暂滞低高快慢好符超没未不需有")
_SIZED = ("产值", "投资", "收入", "纳税", "税收", "超", "过", "达", "超过", "突破")  # 2个产值500亿元的产业集群
_SIZE = expression("[0-9.]{1,6}[十百千]?[万亿]元(?:以上)?的")
_CLUB = expression("[0-9]{1,4}(?:强|千伏|万吨级|吨级)")  # 2家世界500强企业, 5条500千伏线路


def clean_noun(phrase: str) -> str:
    """A counted noun without marks and particles at its ends."""
    return balanced(_LOOSE.sub("", phrase.strip(_EDGE)).strip(_EDGE)) if phrase else ""


_LOOSE = expression(r"^的|(?:的|等|和|及|与|以及|或|(?<=指标)中?有|(?<=项目)中?有|(?<=任务)中?有)$")


def coordinated(phrase: str, count: int, spread: bool) -> list[str]:
    """The parts of a coordination that share one head, each with the head.

    `count` numbers stand after it: that many parts are wanted; or any number of parts where one figure is said of
    all of them (`spread`).
    """
    phrase = _SUCH.sub("", phrase, count=1) if "、" in phrase else phrase
    if count == 1 and not spread:
        return [phrase]
    phrase = phrase.replace("存、贷款", "存贷款").replace("城、乡", "城乡")
    short = _abbreviated(phrase, count)
    ways = [_split(_LISTED, phrase), _split(_COORDINATED, phrase), short]
    if _THREE.match(phrase) and short:
        return short
    if spread and all(_WHOLE.search(part) for part in ways[1]):
        ways = [ways[1], ways[0], short]
    for parts in filter(None, ways):
        if len(parts) == count > 1 or (spread and len(parts) > 1 and count == 1):
            return _with_head(parts) if parts is not short else parts
    if not spread and count > 1:
        return [phrase] * count
    return [phrase]


def _split(pattern: re.Pattern[str], phrase: str) -> list[str]:
    parts = [part.strip(_EDGE) for part in pattern.split(phrase)]
    if parts[0] == "国" and len(parts) > 1:
        parts[0] = "国家"
    return parts if all(parts) else []


_EITHER = ("存贷款", ("存款", "贷款"))
_THREE = expression("(?:三次产业|第?一、第?二、?和?第?三次?产业|一二三产业)")
_PAIRS = (
    ("城乡居民", ("城镇居民", "农村居民")),
    ("城乡", ("城镇", "农村")),
    ("国省", ("国家", "省")),
    ("进出口", ("进口", "出口")),
)


def _abbreviated(phrase: str, count: int) -> list[str]:
    """城乡居民… stands for 城镇居民… and 农村居民…; 三次产业… for the three of them."""
    three = _THREE.match(phrase) if count == 3 else None
    if three:
        return [f"第{order}产业{phrase[three.end() :]}" for order in "一二三"]
    if count in (1, 2) and _EITHER[0] in phrase:
        return [phrase.replace(_EITHER[0], each) for each in _EITHER[1]]
    for short, parts in _PAIRS:
        if phrase.startswith(short):
            return [part + phrase[len(short) :] for part in parts]
    return []


_WHOLE = expression(
    r"(?:率|值|额|收入|支出|投资|比重|占比|面积|人口|增速|(?<!需氧)量|数|指数|比|分|产业|消费|存款|贷款|经费|总数)\Z"
)


def _with_head(parts: list[str]) -> list[str]:
    """Give every part the head that only the last one carries: 城镇、农村居民收入; or what only the first one names."""
    last, side = parts[-1], _SIDE.search(parts[0])
    if side and side.start() > 1 and all(_SIDE.fullmatch(part) for part in parts[1:]):
        return [parts[0], *(parts[0][: side.start()] + part for part in parts[1:])]  # 生产总值总量、增速
    if len(parts) == 2 and (flow := _FLOW.search(parts[0])) and last in _FLOWS.get(flow[0], ()):
        return [parts[0], parts[0][: flow.start()] + last]  # 一般公共预算收入和支出
    generic = next((tail for tail in ("增速", "增幅", "排名", "总数", "增长") if last.endswith(tail)), "")
    named = []
    for part in parts[:-1]:
        if part.endswith("产业") and (sector := _SECTOR.match(last)):
            named.append(part + last[sector.end() :])  # 第一产业、第二产业贡献率
            continue
        if _WHOLE.search(part) or _stands_alone(part) or part.startswith(_OWN_DEEDS):
            whole = part if not generic or part.endswith(generic) else part + generic
            named.append(whole)
            continue
        named.append(part + _shared_head(part, last))
    return [*named, last]


def _stands_alone(part: str) -> bool:
    """Whether a part is an indicator of money that needs no head: 外贸进出口、固投 before 工业投资; not 二氧化硫."""
    entry = vocabulary().indicator(part)
    return entry is not None and entry.unit_family == "money"


_OWN_DEEDS = ("接待", "实际利用", "引进")  # 接待游客和旅游收入分别增长…
_SIDE = expression(  # of one thing
    "(?:总量|规模|增速|增幅|占比|比重|总数|数量|面积|产量|总产值|产值|金额|增加值|营业收入|主营业务收入|营收|利润总额|利润|利税"
    "|销售面积|销售额|施工面积|竣工面积|出口交货值"
    "|(?:立案|发案|破案|损失|起|件)数|(?:死亡|受伤|伤亡)人数|直接经济损失)$"
)
_FLOW = expression("(?<=.)(?:收入|支出|存款|贷款|进口|出口)$")
_FLOWS = {a: (b,) for pair in (("收入", "支出"), ("存款", "贷款"), ("进口", "出口")) for a, b in (pair, pair[::-1])}
_SECTOR = expression("第[一二三]产业")
# What takes each other's place in a coordination: 城镇、农村居民收入; 国、省重点企业.
_COUNTERPARTS = expression(
    "城镇|农村|农牧区|牧区|垦区|林区|城市|乡村|国家级|国家|国|自治区级|省级|市级|县级|省|市|县|区|[一二三]|进口|出口|公办|民办|国有|民营|男性|女性|男|女"
)
_HEADS = expression(
    "(?:设施)?(?:排放量|总产量|产量|产销量|销量|销售量|货运量|客运量|出栏量|存栏量|运输量|吞吐量|周转量|用电量|用水量|发电量|消费量|使用量|保有量|蓄积量"
    "|类?零售额|销售额|销售面积|施工面积|竣工面积|播种面积|种植面积|建筑面积|成交额|交易额|出口额|进口额|贷款余额|存款余额"
    "|增加值|总产值|产值|投资额|投资|保费收入|营业收入|收入|支出|覆盖率|参保率|毛入学率|入学率|普及率|处理率|利用率|达标率|合格率"
    "|参保人数|就业人数|在校生|浓度)(?:占比|比重|增速)?(?:（[^（）]*）?)?$"
)


_HEAD_BEGINS = expression(
    "产业|保险|综合|收入|支出|投资|产量|产值|增加值|总产值|面积|人口|存款|贷款|消费|销售|价格|总量|总额|余额|人均"
)
_INNER_HEADS = expression("学生|居民|人口|人均|户均|企业|作物|种植|养殖")


_SHORT_PART = 3
_JOINING = frozenset("和与及")


def _shared_head(part: str, last: str) -> str:
    """What follows in `last` after the place that corresponds to `part`."""
    for size in range(min(len(part), 6), 1, -1):
        at = last.find(part[-size:])
        if at >= 0:
            return last[at + size :]
    if part.endswith("”") and "”" in last:
        return last[last.rindex("”") + 1 :]
    if part[-1:] in last[: len(part) + 1] and len(part) <= 3 and part[-1:] in "级类产":
        return last[last.index(part[-1:]) + 1 :]
    counterpart = _COUNTERPARTS.match(last)
    level = part.removesuffix("以上").removesuffix("及")  # 省级以上和市级研究中心
    if (_COUNTERPARTS.fullmatch(level) and counterpart) or part[-1] == "性":
        return last[counterpart.end() if counterpart else len(part) :]
    inner = _INNER_HEADS.search(last, max(len(part) - 1, 1), len(part) + 3)
    if inner and abs(inner.start() - len(part)) <= 1:
        return last[inner.start() :]  # 小学、初中学生人均公用经费
    opposite = _COUNTERPARTS.match(last)
    if opposite and len(part) > 2 and part.endswith(("城镇", "农村", "城市", "乡村", "进口", "出口")):
        return last[opposite.end() :]  # 限上法人城镇、乡村消费品零售额
    if len(part) > 1 and _HEAD_BEGINS.match(last, len(part)):
        return last[len(part) :]  # 财政、税收收入总量; 第二、第三产业占比
    tail = _HEADS.search(last) or _WHOLE.search(last)
    if tail and len(tail[0]) == 1 and len(last) - len(part) > 1 and len(part) <= _SHORT_PART:
        return last[len(part) :]  # 生猪、家禽出栏量
    if tail:
        return tail[0]
    rest = last[len(part) :] if len(part) <= 2 and len(last) >= len(part) + 2 else ""
    return "" if rest[:1] in _JOINING else rest


def merged(topic: str, head: str) -> str:
    """A topic and a head as one name, what they share written once: 氨氮排放 + 排放量 is 氨氮排放量."""
    for size in range(min(len(topic), len(head)), 0, -1):
        if topic.endswith(head[:size]):
            return topic + head[size:]
    return topic + head
