"""What a figure may be that another is held against: one of an earlier time, an aim, a limit, or a mean of others."""

from __future__ import annotations

from guibiao.audit.figure import Cited, Figure
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import ANY, PERCENT, POINTS
from guibiao.expressions import expression

PAST, AIM, LIMIT, MEAN = "past", "aim", "limit", "mean"
AGO = expression("上年|去年|前年|上月|上季|上期|同期|年初|期初|[一二三四五六]次(?:全国)?(?:人口)?普查")
DATE = expression(r"(?P<year>(?:19|20)\d\d)年|(?<![\d—~～至-])(?P<month>1?\d)月|(?P<quarter>[一二三四](?=季度)|上半年)")
_TIMES = r"(?:上年|去年|前年|上月|上季度?|上期|同期|年初|期初|普查|(?:19|20)\d\d年|1?\d月份?|[一二三四]季度|上半年)"
_CHANGE = "增[长加]|提[高升]|上[升涨]|下[降跌滑]|减少|降低|回落|扩大|收窄|[多少高低快慢]"
# 上年为, 比2021年末的, 11月份为上涨; of 比上年增长 it is no level of then
_PAST = expression(
    rf"(?P<than>[比较与同和由从])?{_TIMES}(?:同期|同月|末|底|全年)*(?P<name>(?:(?!{_CHANGE})[^\d]){{0,12}}?)(?P<verb>{_CHANGE})?[-－−]?\Z"
)
_LIMIT = expression(
    r"(?:限额|限值|上限|控制(?:[数线值]|指标|目标|在)|(?<!耕地)(?<!生态)红线|警戒线|不超过)[^\d]{0,6}\Z"
)
_AIM = expression(
    r"(?:目标|任务|计划|(?<!公共)(?<!财政)(?<!基金)预算(?!收入|支出|管理|内|外)|预期|要求|规划|原定|应|承诺|不[低少]于|年初(?:安排|确定|下达|提出))(?!的?完成)(?:(?!完成|实际|达到|率)[^\d]){0,12}[-－−]?\Z"
    r"|(?:应|承诺|(?<![按照度年的])计划)(?:累计)?(?:完成|达到)(?!率)[^\d]{0,12}\Z"
)
_UNTIL = expression(r"(?<!截)[到至]20\d\d年(?!末?[为已])")  # 到2025年累计建成86万亩
_MEAN = expression(
    r"(?:\A而?|[于及过比])全[国省市县区州](?:平均|均值|整体|总体)?(?:水平|增速|增幅)?[为是]?\Z|全[国省市县区州][^\d]{0,10}(?:平均|均值)(?:水平|增速|增幅)?[为是]?\Z"
)
# 3.5万亩任务, 6%左右的预期目标, 0.9‰的控制指标
_TAIL = expression(
    r"(?P<within>以内|以下)?(?:以上|左右)?(?P<of>的)?(?![^，,。；;]{0,4}(?:完成|接近|达到|实现|超))[^，,。；;：:、\d（()）的率]{0,6}?(?:(?P<limit>限额|红线|控制[数线值]|控制指标|控制目标)|目标|任务|计划|预期|要求|指标|(?:时间|[时序]序)进度)"
)
_RATE_OF_AIM = expression(r"(?:为|占|完成)[^，,。；;\d]{0,10}的\Z|完成率[为达]?到?\Z|完成(?:[^，,。；;\d]{0,6}的)?\Z")
_SHARE_OF_IT = expression("的近?(?:[一二三四五六七八九]成|一半|[二三四五]分之)")  # 超过目标3100人的八成
_AIM_OPENS = expression(r"(?:目标|任务|计划)(?:任务|数)?[:：]\Z")
TELLS = expression("[限控红警不标务划算期求定应诺年月季普]|全[国省市县区州]")  # what any of these words holds
_DIGIT = expression(r"\d")
_LONG = 26  # characters before a figure that are looked at


def kind_of(ledger: Ledger, figure: Figure, floor: int) -> str:
    """What a figure is as the words right beside it say; nothing where they do not."""
    text = ledger.text
    if figure.unit in POINTS:
        return ""
    if _SHARE_OF_IT.match(text, figure.end):
        return ""
    behind = _TAIL.match(text, figure.end)
    label = label_before(text, figure.start, max(floor, figure.start - _LONG))
    if figure.unit in PERCENT and _RATE_OF_AIM.search(label) and not behind:
        return ""  # 完成年度目标的95.2%
    if behind and (behind["of"] or figure.unit not in ANY):  # 21项改革任务 counts tasks
        return LIMIT if behind["limit"] or (behind["within"] and "控制" in label) else AIM
    begins = figure.start - len(label)
    if text[begins - 1 : begins] == "、" and not _DIGIT.search(earlier := label_before(text, begins - 1, floor)):
        label = earlier + label  # 承诺新建、改扩建幼儿园12所
    opened = text[begins - 1] in ":：" and _AIM_OPENS.search(text, floor, begins)
    if not opened and not TELLS.search(label):
        return ""
    if _LIMIT.search(label):
        return LIMIT
    if opened or _AIM.search(label):
        return AIM
    past = _PAST.search(label)
    if past and isinstance(figure, Cited) and figure.statement.role == "target" and _UNTIL.search(label):
        return AIM
    if past:
        rate = isinstance(figure, Cited) and figure.statement.measure == "growth"
        return "" if past["verb"] and (past["than"] or not rate) else PAST
    return MEAN if _MEAN.search(label) else ""
