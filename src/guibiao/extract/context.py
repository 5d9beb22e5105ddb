"""What a passage is about: the frame (year, span, role) and the topic, from sections, headings and opening words."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from sys import maxsize

from msgspec.structs import replace

from guibiao.documents import Document, Section
from guibiao.expressions import expression
from guibiao.extract.lexicon import lexicon
from guibiao.extract.times import YEAR_TO_DATE, Frame, Time, Told, scan_times, time_at, time_of
from guibiao.extract.walk import RoleCue
from guibiao.quantity import chinese_number, five_year_plan, read_number
from guibiao.vocabulary import vocabulary

_GIVEN = expression(r"((?:19|20)[0-9]{2})年\s?([0-9]{1,2})月(?:\s?[0-9]{1,2}日)?")
_GOES_ON = expression(r"[，,的是]|\s|我们|[全我][国省市县区州]|工作|发展")
_BRIEFING = expression(
    r"(?:20[0-9]{2}年)?(?:上半年|前三季度|[一1]季度|[0-9]-[0-9]{1,2}月)[^，。；：\n]{0,20}(?:运行|形势|情况|成绩单)"
)
_PART_LINE = expression(  # alone below the title
    r"^[（(]?(?:20[0-9]{2}年)?(?:上半年|前三季度|[一1]季度|1[-—－–~～至]{1,2}[0-9]{1,2}月份?)[）)]?$", re.MULTILINE
)
_RUNNING = expression(r"((?:19|20)[0-9]{2})年(?:上半年|前三季度|一季度|[1-9]月)")  # a year that is not over
# A text that speaks of one is not about a part of a year alone.
_WHOLE_YEAR = expression(
    r"(?<![去上]年)全年(?!.{0,8}(?:目标|任务|计划|预期|预算|工作))|一年来|(?<!比)去年[，,]|年末|(?<![比较到至])20[0-9]{2}年[，,全]|[一二三四五]年来|五[”\"](?:期间|时期)"
)
_BEFORE_PART = "，。；：、\n年"  # what stands before a part of a year that a clause begins with
_YEAR_THEN = expression(
    r"(?<![到比较与距离])(?<!(?<!截)至)((?:19|20)[0-9]{2})\s?年(?!远景|底?前|[^，。；\n]{0,6}远景|(?:[末底]?的?[0-9.]+[^0-9，。；]{0,6})?的[0-9.]+倍)"
)
# 计划用三年时间…，其中2023年新建5个: what a sentence begins with that tells of what is to come
_BEGINS_AHEAD = expression("(?:^|(?<=[。\n]))(?:计划|力争|争取|拟|确保|规划期[内末])[^。\n]*")
# 由2018年的3万头增加到2023年的4万头: what became, where no aim is spoken of before
_BECAME = expression(
    "(?:^|(?<=[。\n；]))(?:(?!目标|规划|计划|力争|争取|确保|预[计期]|[将拟])[^。\n；])*?[由从](?:19|20)[0-9]{2}年[^，。；\n]{1,24}到了?(20[0-9]{2})年"
)
# 到2023年底，甲达到44.6%，距离2025年46%的目标…: what is held against an aim is a fact
_STANDS = expression(
    "到(20[0-9]{2})年[末底]?[，,]?[^。；\n]{2,40}[0-9][^。；\n0-9]{0,6}，(?:但|还)?(?:距|离|与)离?20[0-9]{2}年"
)
_AGAINST = expression('(?:对照|对标)[“"]?[十一二三四五六]{0,3}\\Z')  # 对照“十四五”规划目标，甲已达10.8年
_FIRST_YEARS = expression('[“"](十[一二三四五六]五)[”"](?:时期)?前([一两二三四])年')
_FIVE_YEARS = expression("五年(?:来|间)|(?:过去|这)五年")
_UNTIL = expression("[到至](20[0-9]{2})年")
_YEAR_BEFORE = expression(
    "(?:[比较是]|相当于)((?:19|20)[0-9]{2})年(?!是)"
)  # that alone is named: the text is about the one after
_AIMS = expression("(?:目标|指标|任务)(?:任务|要求)?(?:是|为|如下|包括|有)?：$")
_AIMS_OF_PLAN = expression(r"[“\"]?(十[一二三四五六]五)[”\"]?[^，。；：0-9]{0,20}(?:目标|指标|任务)[^，。；：]{0,6}：")
_PLAN = expression(r"[“\"]?(十[一二三四五六]五|九五)[”\"]?")
_OPENING = expression(
    r"[\s#*—―－-]*(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|各位代表[，,：:！!]?|——|刚刚过去的|过去的(?=20)|在(?=过去)|总结(?=过去|20)|回望|同志们[，,：:！!]?|经过|回顾|即将过去的|展望|综观|回首)*\s*"
)
_ALONE = frozenset(("。", "度。", "全年。", "情况。"))  # behind a year that heads its paragraph
_OPENS = frozenset(
    " \t\r\n\u3000\u00a0#*—―－-（一二三四五六七八九十各刚过在总同经回即展综"
)  # what an opening begins with
_LEAD = expression(r"\s*(?P<dash>[—―－–-]{1,3}|●|·)?\s*(?P<name>[^，。：:！？\n]{2,40}?)(?P<mark>[：，])")
_PLANS = {f"{chinese_number(n)}五": five_year_plan(n).start.year for n in range(9, 17)}
_TOPIC_TAIL = expression(
    r"(?:率|值|比重|额|收入|投资|支出|量|面积|浓度|质量|能耗|降低|下降|排放|规模|需氧量|氧化物|二氧化硫|水平|比例|指数|寿命|人口|强度|提高|增长|数|里程|时间|能力|程度|密度|价格|容量|存量)\Z"
)


_CARRIED_OUT = ("实施", "执行", "印发", "以来", "落实", "编制", "颁布", "发布", "推进")  # 《纲要》实施以来: no target
_LISTS = expression(
    "(?:确定|提出|列出|明确|设定|设置|安排|共设置|中)?了?的?(?:(?:主要|发展|预期性|约束性)*指标[共有为]{0,2}[0-9]{1,4}[项个]|[0-9]{1,4}[项个](?:主要|发展|预期性|约束性)*指标)"
    "|(?:确定|提出|列出|明确|设定|设置|安排|共设置|中)了?的?(?:[0-9]{1,4}[项个]|[^，。；0-9]{2,40}[类个方面]+[0-9]{1,4}[项个][^，。；]{0,8}指标)"
)  # 《纲要》列出的32个项目
_MOVED_OVER = expression(r"[由从]((?:19|20)\d\d)年[^。；]{1,30}?到((?:19|20)\d\d)年")
_ESTIMATES_ON = expression("[^，。；：0-9]{0,16}|(?:[^，。；：0-9]{0,8}20[0-9]{2}年[^，。；：0-9]{0,8})")
_HEREAFTER = expression("[^，。；）)]{0,3}(?:，同比)?，?下同")
_SETS = expression("值?(?:是|为|：|:|到|“|[0-9]|年均|增长|下降|降至|控制|达到|不[低高少超])")  # 规划目标95%
_SETS_PACE = expression("(?:年均|增速|增幅|增长|平均|目标)[^，。；0-9]{0,10}[0-9]")  # 规划确定的年均增速为8%
_LASTING = ("力争", "确保", "争取用", "争取到20")
_STRIVEN_FOR = expression(r"(?:力争|争取|确保|努力)(?:用[^，。；]{1,6}时间)?[，,]?到(20[0-9]{2})年(?!底?前)")
_FIRST_WORDS = 200  # characters in which a passage out of a text tells its aims
_BARE = 24  # characters of a sentence that is only a name
_INDICATORS = 3  # the level from which a heading may name an indicator
_TELLS_OF_IT = expression(
    "(?:《?(?:规划|纲要)》?[^，。；]{0,4}目标|[到至]?20[0-9]{2}年(?:规划)?目标)"
)  # 规划目标为，of nothing named
_MARKED = expression("[，、；：]")
_NUMBERING = expression(r"^(?:[—―－-]+|[（(]?[0-9一二三四五六七八九十]+[）).．、]+)\s*")
_FIGURE = expression(r"(?<!PM)(?<!PM2\.)[0-9](?!岁)")  # 3岁以下 and PM2.5 belong to names
_DASHES = ("—", "―", "－")
_NATURE = expression("[（(](?:预期性|约束性)[^（）()]{0,6}[）)]")
_TOPIC_MOVES = expression("(?:年均)?(?<!自然)(?:增速|增长率|增长速度|增幅|增长|降低率|降低|下降率|下降|提高)$")
_MOVES = expression(  # ——固定资产投资快速增长。完成18.9亿元
    r"[\s—―－●·-]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[一二三四五六七八九十]是)?(?P<name>[^，。：；\d\n]{2,14}?)"
    r"(?:保持|实现|呈现|得到|有所|继续|较快|快速|稳步|平稳|稳定|持续|明显|大幅|逐步|显著|不断|进一步|恢复性|稳)*"
    r"(?:增长|提高|增加|提升|回升|上升|下降|扩大|改善|加快|回暖)[。，]"
)
_MOVE_ENDS = frozenset("长高加升降大善快暖")  # what the verbs above end with
_WITHOUT_NAME = expression(
    r"^[经据]|（[^）]*）|(?:19|20)\d\d年|今年|全年|本年|当年|[全我][省市县区州国]|[\s*—、（）]"
    r"|[\u4e00-\u9fff]{1,5}[省市县区州](?!场)"
)
# 甲有望超过10%，乙稳定在75%: a clause that says how something stands
_FACT = expression("[，,](?=[^，,；。0-9]{2,24}?(?:稳定在|保持在|已达到?|已完成|已建成|已超过?|已突破)[0-9])")
_SUPERVISES = expression("督办|督查|督导|(?:任务|工作|目标|实事).{0,8}(?:完成|进展|落实|推进)情况")
_TASK = expression(r"\s*(?:[0-9]{1,2}[.．、](?![0-9])|[（(]?[0-9]{1,2}[）)]|[（(]?[一二三四五六七八九十]{1,3}[）)、])")
_DONE = expression("完成(?:年度|全年|目标|任务)[^，。；]{0,8}[0-9]|计划[^，。；]{0,20}[0-9][^，。；]{0,8}，(?:实际|已)")
_PROGRESS = expression("上半年|截至|截止|目前|[已现]|季度|[0-9]月|进展|完成情况|实际")
_BEHIND_LAST = expression(  # 上年收入5.86亿元。今年…达到6.35亿元: of two years, one behind the other
    r"(?<![比较与同和由从])上年(?!同期)[^。；\n]{0,40}\d[^。；\n]*[。；][^。；\d]{0,20}今年(?![^。；]{0,12}(?:预期|力争|计划|目标|要|将|确保))"
)
_NOT_OVER = expression("(?:预计|有望|预期)[^，。；：0-9]{0,4}全年|全年[^，。；0-9]{0,12}(?:预计|有望)")
_TO_ITS_END = "(?:[，,]|全年|末|底|达|完成|实现|累计|增长|为|共)"  # behind a year, of which the whole is told
_TURNS_AHEAD = expression(
    "(?:经济社会)?(?:发展)?(?:的)?(?:主要|总体)?(?:预期|工作|目标|任务|要求|发展)"
    "|[，,]?(?:我们|政府|全[省市县区])*(?:将|要|计划|力争|拟)?(?:重点|着力|突出|集中|全力|认真)*(?:抓好|做好|办好|推进|实施)"
)
_WILL = expression("[，,]?(?:我们|政府|全[省市县区州])*(?:要|将|计划|力争)")
_LOOKS_AHEAD = expression("规划|纲要|目标|展望|蓝图|将|建议|任务|计划")
_COMPLETES = expression('(?:完成|收官)[“‘"]十[一二三四五六]五[”’"]规划')
_NEWS = 10_000  # characters of an article on a report, in which somebody says what was said
_SAID = expression(
    "(?:据(?:悉|介绍|了解|统计|初步核算|[^，。；：\n]{0,4}部门统计)|[^，。；：\n]{2,14}(?:介绍|表示|说|指出|提出|显示))[，：]"
)
_BEGINNING = 3000  # characters in which a text says of which years it speaks
_SHORTEST_TERM = 3  # years between the first and the last of those that a passage looks back over
_AIMED_AT = expression("到(20[0-9]{2})年(?!底?前)")
_NO_YEAR = 2020  # a text without any year: its periods are only as good as this
_BEGINS_TIME = frozenset('0123456789“"‘十今去过近这未后前全本明上五四三两一')


class Context:
    """Walks with the sentences through a document and knows what each of them is about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._section: Section | None = None
        self._starts = [section.start for section in document.sections]
        self._next_section = 0  # where the section ends that the sentences are in
        self._evaluates = document.kind == "evaluation" or "评估" in document.title or "中期评估" in self._text[:200]
        self._reports_parts = document.kind == "other"
        self._supervises = (
            document.kind == "other"
            and _SUPERVISES.search(document.title) is not None
            and _PROGRESS.search(document.text.replace(document.title, "", 1))
            is not None  # else it tells results alone
        )
        self._base = self._of_document()
        self._is_outline = (
            document.kind == "outline" and document.span == f"{self._base.year + 1}/{self._base.year + 5}"
        )
        self.frame = self._base
        self._is_short = len(document.text) < _NEWS
        self._on_task = False
        self._heading = ""  # the indicator that the heading names
        self._resumes: Frame | None = None  # with the next paragraph, after one that looks back inside a plan
        self.topic = ""
        self._roles = lexicon().roles
        self._cues = _role_pattern(tuple(self._roles))

    def enter(self, start: int, end: int) -> None:
        """Come to the sentence from `start` to `end`."""
        text = self._text
        if start >= self._next_section:
            self._enter_section(start)
        if start == 0 or text[start - 1] == "\n":
            self._enter_paragraph(start, end)
        if self._on_task and _PROGRESS.search(text, start, end):
            self.frame, self._resumes, self._on_task = self._resumes or self.frame, None, False
        first = text[start : start + 1]
        body = opening.end() if first in _OPENS and (opening := _OPENING.match(text, start, end)) else start
        if self._is_short and (said := _SAID.match(text, body, end)):
            body = said.end()
        if body < end and text[body] in _BEGINS_TIME and (match := time_at(text, body)):
            time = time_of(match, self.frame)
            if len(time.period) == len("2021") and not time.span and text[match.end() : end].strip() in _ALONE:
                self._head(time)
            else:
                self._open(time, text[match.end() : match.end() + 14])
        elif body < end and text[body] == "到" and self.frame.role == "target" and (match := time_at(text, body + 1)):
            self._open_aim(time_of(match, self.frame), text[match.end() : match.end() + 1])
        if text[end - 1 : end] != "。" and not self._evaluates and text.find("：", max(start, end - 4), end) >= 0:
            last = text[max(start, end - 12) : end].rstrip()
            if last.endswith("：") and _AIMS.search(last):
                self._aim(start, end)

    @property
    def explains(self) -> bool:
        """Whether the passage explains terms: its numbers define, they do not report."""
        return self._section is not None and self._section.subject == "note"

    def roles(self, start: int, end: int) -> list[RoleCue]:
        """Where in a sentence a cue changes the role of the figures after it."""
        plain = self.frame.role
        found: list[RoleCue] = []
        for match in self._cues.finditer(self._text, start, end):
            role = self._roles[match[0]]
            looks_back = "初步" in match[0]  # 初步统计 of the year before, in a passage of what is to come
            if (plain == "target" and role == "estimate" and not looks_back) or self._said_in_passing(match, start):
                continue
            plan = match[0][0] == "《" or match[0].startswith(("建议", "规划", "纲要", "目标值"))
            until = self._scope_end(match, start, end) if role == "estimate" else None
            if plain == "target" and looks_back:
                stop = self._text.find("；", match.end(), end)
                until = stop if stop >= 0 else end
            if plan and _LISTS.match(self._text, match.end()):
                continue  # 《纲要》列出的32个项目: how many there are is no aim
            if (
                match[0][0] == "将"
                and found
                and found[-1].role == "estimate"
                and _ESTIMATES_ON.fullmatch(self._text, found[-1].end, match.start())
            ):
                continue  # 预计今年将达到5亿元
            role = plain if role == "actual" else role
            if role == "estimate" and _HEREAFTER.match(self._text, match.end(), end):
                begins = max(start, *(self._text.rfind(mark, start, match.start()) + 1 for mark in "。；：\n"))
                found.append(RoleCue(begins, begins, role))  # 甲5亿元，增长6%（预计，下同）: both are
                continue
            found.append(RoleCue(match.start(), match.end(), role, plan, match[0] in _LASTING, until))
        return found

    def _said_in_passing(self, cue: re.Match[str], start: int) -> bool:
        """Whether what looks like a cue sets no role: 按计划, 在确保质量的前提下, 确保了, 《纲要》实施以来."""
        word, text = cue[0], self._text
        before = text[max(cue.start() - 1, 0) : cue.start()]
        if before == "在" or text.startswith("了", cue.end()):
            return True
        if word.startswith("计划"):
            return before != "" and before in "按照据依原"
        if word[0] == "《":
            return text.startswith(_CARRIED_OUT, cue.end())
        if word.endswith("的"):
            return not _SETS_PACE.match(text, cue.end())
        if word == "规划目标" or word[0] == "五":
            if _AGAINST.search(text, max(start, cue.start() - 8), cue.start()):
                return True
            return not _SETS.match(text, cue.end()) or text.endswith(("实现", "完成"), start, cue.start())
        return False

    def _scope_end(self, cue: re.Match[str], start: int, end: int) -> int | None:
        """Where an estimate inside a clause (甲预计达到…；) ends; one that opens its clause covers the sentence.

        So does one that is said to: 甲达到5亿元（预计数，下同）.
        """
        if _HEREAFTER.match(self._text, cue.end(), end):
            return None
        begins = max(start, *(self._text.rfind(mark, start, cue.start()) + 1 for mark in "，。；：\n"))
        if not _WITHOUT_NAME.sub("", self._text[begins : cue.start()]):
            return None
        stop = self._text.find("；", cue.end(), end)
        if fact := _FACT.search(self._text, cue.end(), stop if stop >= 0 else end):
            return fact.start()
        return stop if stop >= 0 else None

    def _of_document(self) -> Frame:
        document = self._document
        reviews, plans, given = document.reviews, document.plans, None
        if reviews is None and plans is not None:
            reviews = plans - 1
        if reviews is None:
            given = _GIVEN.search(self._text, 0, 1500)
            years = self._years_then()
            against = max(map(int, _YEAR_BEFORE.findall(self._text, 0, _BEGINNING)), default=0)
            later = against + (5 if _FIVE_YEARS.search(self._text, 0, _BEGINNING) else 1) if against else _NO_YEAR
            reviews = int(given[1]) - (int(given[2]) <= 6) if given else max(years, default=later)
            if not given and (plan := _PLAN.search(document.title)) and not _LOOKS_AHEAD.search(document.title):
                begins = _PLANS[plan[1]]
                ahead = re.search(f"(?:到|(?<!截)至){begins + 4}年", self._text[:_BEGINNING])
                reviews = begins - 1 if ahead else begins + 4  # “十二五”扶贫成效: what became of it
            if document.span and document.kind in ("outline", "evaluation") and not (given and self._evaluates):
                starts = int(document.span[:4])  # a plan is made in the year before, half-way looked at in its second
                half = max(reviews, starts + 1) if years else starts + 2
                made = max(reviews, starts - 1) if given else starts - 1
                reviews = made if document.kind == "outline" else half
        now = plans or (int(given[1]) if given and self._reports_parts else reviews + 1)
        running: list[int] = []
        if self._evaluates and plans is None:
            running = [int(y) for y in _RUNNING.findall(self._text, 0, 20_000) if reviews <= int(y) <= reviews + 1]
            now = max(running, default=now)
        span = None
        if document.span:
            first, _, last = document.span.partition("/")
            span = int(first), int(last or first)
        elif self._evaluates and (plan := _PLAN.search(self._text, 0, 600)):
            span = _PLANS[plan[1]], _PLANS[plan[1]] + 4
        elif document.kind == "other" and (looked_over := self._looked_over()):
            return Frame(year=looked_over[1], span=looked_over, over_span=True, now=looked_over[1] + 1)
        after = document.facts.get("date", "")[:4] == str(reviews + 1)
        this_year = now if plans or after or self._tells_whole(reviews) else reviews
        completes = span is not None and plans is None and _COMPLETES.search(document.title) is not None
        if completes and span and reviews < span[1]:
            now = this_year = span[1]
        if document.kind == "other" and plans is None and self._tells_of_this_year():
            now = this_year = reviews
        part = self._part_told(Frame(year=reviews, now=this_year))
        if part:
            reviews = now = int(part[:4])  # 2020年上半年计划执行情况
        date = document.facts.get("date", "")[:4]
        late = document.plans == reviews + 1 and self._says_next(date)
        yearly = document.kind in ("work_report", "plan_report") and document.plans == now and not part
        if document.kind == "outline" and not span and (aim := _AIMED_AT.search(self._text)):
            return Frame(int(aim[1]), now=now, role="target")  # of no five years: what it aims at is of its own year
        if (
            document.kind == "other"
            and document.reviews is None is document.plans
            and (begun := self._begins_with_aim())
        ):
            return begun
        given_in = int(date) if self._evaluates and date.isdigit() else max(running, default=0)
        return Frame(
            reviews,
            now=now,
            given=given_in,
            plan=span,
            evaluates=self._evaluates,
            part=part,
            begins=yearly and not late,
            completes=completes,
            late=late,
        )

    def _tells_of_this_year(self) -> bool:
        """Whether 今年 is the year that is told of: 预计全年…, or behind what 上年 was."""
        behind = _BEHIND_LAST.search(self._text, 0, _BEGINNING) and "去年" not in self._text[:_BEGINNING]
        return bool(behind or _NOT_OVER.search(self._text, 0, _BEGINNING))

    def _years_then(self) -> list[int]:
        """The years of which the text speaks at its beginning, as far as they may be those that it tells of."""
        years = [int(year) for year in _YEAR_THEN.findall(self._text, 0, _BEGINNING)]
        if self._document.kind == "outline":  # 到2025年, of which the headline says 2025年…
            until = {int(year) for year in _UNTIL.findall(self._text, 0, _BEGINNING)}
            return [year for year in years if year not in until]
        return (self._document.kind == "other" and self._years_told()) or years

    def _years_told(self) -> list[int]:
        """The years of which a passage without a date of its own tells, without those that it only aims at."""
        text = self._text[:_BEGINNING]
        ahead = [m.span() for m in _BEGINS_AHEAD.finditer(text)]
        aims: list[int] = []
        told = [int(m[1]) for pattern in (_BECAME, _STANDS) for m in pattern.finditer(text)]
        told += [_PLANS[m[1]] + int(read_number(m[2])) - 1 for m in _FIRST_YEARS.finditer(text)]
        for match in _YEAR_THEN.finditer(text):
            aimed = any(begins <= match.start() < ends for begins, ends in ahead)
            aimed = aimed and not text.startswith(("由", "从"), match.start() - 1)
            (aims if aimed else told).append(int(match[1]))
        return told or [year - 1 for year in aims[:1]]

    def _tells_whole(self, year: int) -> bool:
        """Whether the text tells of a year to its end, so that 今年 is a later one: 2022年达到…，今年上半年…."""
        return (
            re.search(f"(?<![到至比较]){year}年{_TO_ITS_END}", self._text[len(self._document.title) : _BEGINNING])
            is not None
        )

    def _says_next(self, date: str) -> bool:
        """Whether a text that plans for a year is given before it begins: 今年 is the year that it reviews."""
        if "明年" not in self._text:
            return False
        return date == str(self._document.reviews) or any("明年" in s.heading for s in self._document.sections)

    def _begins_with_aim(self) -> Frame | None:
        """What a passage taken out of a plan is about, which begins with what is striven for: 力争到2020年，…"""
        aim = _STRIVEN_FOR.search(self._text, 0, _FIRST_WORDS)
        if aim is None or _YEAR_THEN.search(self._text, 0, aim.start()):
            return None
        year = int(aim[1])
        span = (year - 4, year) if year % 5 == 0 else None
        return Frame(year, now=year - 4, role="target", plan=span, period_by=Told("aims", *aim.span()))

    def _looked_over(self) -> tuple[int, int] | None:
        """The five years over which the movements of a text run that names no year itself: 由2007年的…提高到2012年的"""
        if self._document.reviews or self._document.sections[1:]:
            return None
        runs = [(int(m[1]) + 1, int(m[2])) for m in _MOVED_OVER.finditer(self._text, 0, 6000)]
        return runs[0] if len(runs) > 1 and len(set(runs)) == 1 and runs[0][1] - runs[0][0] == 4 else None

    def _part_told(self, frame: Frame) -> str:
        """The part of a year that the title names, or a briefing of which the first lines tell."""
        title = self._document.title
        told = time_in(title if "，" not in title else "", frame)
        told = told if told and (_is_so_far(told) or not self._reports_parts) else None
        if told is None and self._document.kind == "plan_report" and self._document.reviews == self._document.plans:
            reviewed = next((s.heading for s in self._document.sections if s.level == 1), "")
            told = time_in(reviewed, frame)  # 一、上半年计划执行情况
        if told is None and self._reports_parts and (line := _PART_LINE.search(self._text, 0, 200)):
            told = time_in(line[0], frame)
        if told is None and self._reports_parts and (briefing := _BRIEFING.search(self._text, 0, 400)):
            told = time_in(briefing[0], frame)
        plans_alone = self._document.plans is not None and self._document.reviews is None
        if (
            told is None
            and self._reports_parts
            and not plans_alone
            and not _WHOLE_YEAR.search(self._text, 0, _BEGINNING)
        ):
            times = (time_of(m, frame) for m in scan_times(self._text, 0, 400))
            told = next((t for t in times if _is_so_far(t) and self._text[t.start - 1] in _BEFORE_PART), None)
        return told.period if told and _is_so_far(told) else ""

    def _aim(self, start: int, end: int) -> None:
        """A sentence that ends with 主要目标是： says what the paragraphs after it are about."""
        times = [time_of(match, self.frame) for match in scan_times(self._text, start, end)]
        span = next((time.span for time in times if time.span), None)
        if plan := _AIMS_OF_PLAN.search(self._text, start, end):
            span = _PLANS[plan[1]], _PLANS[plan[1]] + 4
        years = [int(time.period) for time in times if time.period.isdigit() and not time.base]
        told = Told("aims", start, end)
        self.frame = replace(self.frame, role="target", part="", role_by=told)
        if span:
            self.frame = replace(self.frame, span=span, over_span=True, year=span[1], period_by=told)
        elif years:
            self.frame = replace(self.frame, year=years[0], over_span=False, period_by=told)
        if self._section is None or not self._section.subject:
            self._base = self.frame  # for the numbered paragraphs, which are sections

    def _enter_section(self, start: int) -> None:
        index = bisect_right(self._starts, start) - 1
        self._next_section = self._starts[index + 1] if index + 1 < len(self._starts) else maxsize
        section = self._document.sections[index] if index >= 0 else None
        if section is self._section:
            return
        before, self._section = self._section, section
        self._heading = self._of_heading()
        if (
            before
            and section
            and section.level == 5
            and (before.subject, before.period) == (section.subject, section.period)
        ):
            return  # a lead inside the same passage: what its sentences opened goes on
        tells = section is not None and (section.subject or section.period)
        self.frame = _of_section(section, self._base) if section is not None and tells else self._base
        if section is not None and section.subject == "review" and not section.period and self._is_outline:
            last = self._base.year  # a plan looks back over the years of the one before it
            self.frame = replace(self.frame, span=(last - 4, last), of_term=True)
        if section is not None and section.subject == "review" and self._tells_to_date(section):
            self.frame = replace(self.frame, to_date=True)
        if self._base.part and tells:
            years = (self._base.year, self._document.reviews, self._document.plans)
            year = self._base.year if self.frame.year in years else self.frame.year
            past = self.frame.role == self._base.role and year == self._base.year
            self.frame = replace(self.frame, year=year, part=self._base.part if past else "")
        self._resumes = None

    def _tells_to_date(self, section: Section) -> bool:
        """Whether the heading that a section stands under names this year besides the one before."""
        above: Section | None = section
        while above is not None and above.level != 1:
            above = self._document.sections[above.parent] if above.parent is not None else None
        return above is not None and "今年" in above.heading

    def _enter_paragraph(self, start: int, end: int) -> None:
        self.topic = self._heading
        if self._resumes is not None:
            self.frame, self._resumes = self._resumes, None
        part = self._base.part if self.frame.role != "target" else ""
        if self.frame.part != part:
            self.frame = replace(self.frame, part=part)
        self._on_task = False
        if self._supervises and self.frame.role == "actual" and _TASK.match(self._text, start):
            self._enter_task(start)
        if name := self._bare_name(start, end):
            self.topic = name
            return
        if not self._evaluates and (moved := self._moved(start, min(end, start + 40))):
            self.topic = moved["name"] if vocabulary().indicator(moved["name"]) else self.topic
        if not self._evaluates and self._text.find("：", start, min(end, start + 60)) < 0:
            return
        lead = _LEAD.match(self._text, start, min(end, start + 60))
        if lead is None or _FIGURE.search(lead["name"]):
            return
        name = lead["name"].strip()
        if not self._evaluates:
            self.topic = name if lead["mark"] == "：" and vocabulary().indicator(name) else ""
        elif lead["mark"] == "：" or _TOPIC_TAIL.search(_NATURE.sub("", name)):
            self.topic = _TOPIC_MOVES.sub("", _NATURE.sub("", name)) or name

    def _moved(self, start: int, end: int) -> re.Match[str] | None:
        """The clause that a paragraph begins with, where it says that something moved."""
        stops = [at for at in (self._text.find("，", start, end), self._text.find("。", start, end)) if at > start]
        ends_so = stops != [] and self._text[min(stops) - 1] in _MOVE_ENDS
        return _MOVES.match(self._text, start, end) if ends_so else None

    def _enter_task(self, start: int) -> None:
        """What was to be done is told before what was done of it."""
        line_end = self._text.find("\n", start)
        line_end = line_end if line_end >= 0 else len(self._text)
        if _DONE.search(self._text, start, line_end):
            return
        self._on_task, self._resumes = True, self.frame
        self.frame = replace(self.frame, role="target", part="", role_by=Told("task", start, line_end))

    def _bare_name(self, start: int, end: int) -> str:
        """The indicator that is all that the first sentence of a paragraph says: 城镇化率。2020年为46.2%，…

        Also behind the name of its class: （五）民生福祉类指标。每千人口医师数。规划目标为….
        """
        if self._text.endswith("指标。", start, end) and (behind := self._text.find("。", end, end + _BARE)) > 0:
            start, end = end, behind + 1
        if end - start > _BARE or not self._text.endswith("。", start, end):
            return ""
        name = self._text[start : end - 1].strip()
        listed = name.startswith(_DASHES) or _TELLS_OF_IT.match(self._text, end)
        bare = _TOPIC_MOVES.sub("", _NUMBERING.sub("", name)) if listed and not _FIGURE.search(name) else ""
        return _known(name) or (bare if _TOPIC_TAIL.search(bare) and not _MARKED.search(bare) else "")

    def _of_heading(self) -> str:
        """What a section is about, where its heading names an indicator (in an evaluation also an unknown one)."""
        section = self._section
        if section is None:
            return ""
        if not self._evaluates or section.level < _INDICATORS:  # （一）城镇化率。2020年为46.2%: of a whole passage
            return _known(section.heading)
        heading = _NUMBERING.sub("", section.heading).strip(" ：:。")
        name = _NATURE.sub("", heading)
        if (
            len(name) > 30
            or re.search("[，；]", name)
            or _FIGURE.search(name)
            or not (name != heading or _TOPIC_TAIL.search(name))
        ):
            return ""
        return _TOPIC_MOVES.sub("", name) or name

    def _head(self, time: Time) -> None:
        """A year that is a sentence by itself is that of its paragraph: （一）2021年。全市……"""
        self._resumes = self._resumes or self.frame
        told = Told("opening", time.start, time.end)
        self.frame = replace(self.frame, year=int(time.period), over_span=False, period_by=told)

    def _open(self, time: Time, after: str) -> None:
        """A time that opens a sentence says what the passage from here on is about."""
        frame, told = self.frame, Told("opening", time.start, time.end)
        if (
            (self._reports_parts or frame.to_date)
            and "-" in time.period
            and not time.base
            and after[:1] in "，,"
            and frame.role != "target"
        ):
            self.frame = replace(frame, part=time.period, period_by=told)
            return
        if self._text.startswith("今年", time.start) and _WILL.match(after):
            time = replace(time, period=str(self._base.now))  # whatever the passage before was about
        if not time.topical or time.base or self._evaluates:
            return
        if not frame.told and self._is_headline(time.start):
            self._resumes = self._resumes or frame
        known = (self._base.year, self._base.now) if time.span is None else ()
        ahead = frame.role != "target" and int(time.period[:4]) > self._base.now
        of_figure = frame.over_span and frame.of_term and not ahead  # 2025年总量达到…: no passage of that year
        if (int(time.period[:4]) not in known or of_figure) and not ahead and not _GOES_ON.match(after):
            return
        year = time.period[:4]
        if frame.role == "target" and time.span is None and int(year) < self._base.now and not _GOES_ON.match(after):
            return  # 2022年已开工的项目…: in a list of what is to be done
        if frame.role == "target" and int((time.span or (0, year))[1]) < self._base.now:
            self._resumes = self._resumes or frame  # “十三五”时期，… inside a plan tells what was
            frame = replace(frame, role="actual", role_by=told, ahead=True)
        if time.span:
            past = frame.role != "target" and time.span[1] <= self._base.now
            year_then = time.span[1] if past else frame.year
            term = frame.of_term or (past and not frame.told and time.span[1] - time.span[0] >= _SHORTEST_TERM)
            self.frame = replace(frame, span=time.span, over_span=True, of_term=term, year=year_then, period_by=told)
        elif len(time.period) == 4:
            ahead = int(year) >= self._base.now and bool(_TURNS_AHEAD.match(after))
            if ahead:
                frame = replace(frame, role="target", role_by=told)
            self.frame = replace(frame, year=int(year), over_span=False, period_by=told)

    def _open_aim(self, time: Time, after: str) -> None:
        """到2035年，… says when the rest of the paragraph is to be, where its passage is of another year."""
        aimed = time.period.isdigit() and after == "，" and int(time.period) >= self._base.now
        if aimed and int(time.period) != self.frame.year:
            self._resumes = self._resumes or self.frame
            told = Told("opening", time.start, time.end)
            self.frame = replace(self.frame, year=int(time.period), over_span=False, period_by=told)

    def _is_headline(self, at: int) -> bool:
        """Whether a line without a stop holds an offset, which says nothing of the text below it."""
        line_end = self._text.find("\n", at)
        return line_end >= 0 and self._text[line_end - 1] not in "。！？；：，"


def _known(title: str) -> str:
    """The indicator that is all that a title names besides its number, as the vocabulary knows it."""
    name = _NATURE.sub("", _NUMBERING.sub("", title).strip(" ：:。"))
    return next((n for n in (name, _TOPIC_MOVES.sub("", name)) if vocabulary().indicator(n)), "")


def _of_section(section: Section, frame: Frame) -> Frame:
    subject, period = section.subject, section.period or ""
    told = Told("heading", section.start, section.body)
    first, _, last = period.partition("/")
    years = (int(first[:4]), int((last or first)[:4])) if first[:4].isdigit() else None
    frame = replace(
        frame,
        told=bool(subject),
        period_by=told if years or subject == "plan" else frame.period_by,
        role_by=told if subject else frame.role_by,
    )
    if subject in ("plan", "five_year_plan"):
        frame = replace(frame, role="target")
    if years and years[0] != years[1]:
        over = subject in ("five_year_review", "five_year_plan")
        return replace(frame, year=years[1], span=years, over_span=over, of_term=subject == "five_year_review")
    if years or subject == "plan":
        return replace(frame, year=years[1] if years else frame.now)
    return frame


def _is_so_far(time: Time) -> bool:
    """Whether a time is a part of the year from its start, and nothing that a figure is compared with."""
    return not time.base and YEAR_TO_DATE.search(time.period) is not None


def time_in(title: str, frame: Frame) -> Time | None:
    """The part of a year that a title names: 2023年重点工作上半年完成情况."""
    times = (time_of(match, frame) for match in scan_times(title, 0, len(title)))
    return next((time for time in times if "-" in time.period), None)


@lru_cache(maxsize=4)
def _role_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))))
