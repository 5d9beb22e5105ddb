"""From a document to its statements: scan once for tokens, then walk sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from sys import maxsize

from msgspec.structs import replace

from guibiao.documents import Document
from guibiao.expressions import expression
from guibiao.extract.areas import areas_of
from guibiao.extract.context import Context
from guibiao.extract.grounds import Grounds, grounds_of
from guibiao.extract.lexicon import Lexicon, Words, lexicon
from guibiao.extract.quantities import scan_quantities
from guibiao.extract.statement import Statement
from guibiao.extract.tables import read_tables
from guibiao.extract.times import YEAR_TO_DATE, Time, scan_times, time_of
from guibiao.extract.walk import Reading, Sentence, walk
from guibiao.vocabulary import Vocabulary, vocabulary

_PINYIN = expression(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)")  # a reading aid belongs to its character
_ATTAINED = expression("^(?:将|要|力争|争取|实现|完成|达到)+")
_GOES_ON = expression("\\s*(?:其中|(?:分|按|从)[^，。；：]{1,12}看[，,])")
_AIMED = "(?:(?:预期|规划|年度)?目标[为是]?|计划|预期|预计|力争|将|实际)*"
_NAMELESS = expression(
    f"\\s*(?:(?:今年|20[0-9]{{2}}年|[一二三四五六七八九十]季度|前三季度|上半年){{1,2}}[，,]?{_AIMED}(?:同比)?(?:增长|下降)[0-9]"
    f"|[到至]?(?:今年|明年|20[0-9]{{2}}年)(?:末|底)?[，,]?{_AIMED}(?:达到|增加到|提高到|增至|降至|下降到)了?[0-9]"
    "|[两三四五]年(?:来|间)?(?:累计|合计|共计?)(?:完成|实现|达到?)?[0-9]|增速|增幅|总量|规模|占比|同比|环比|(?:增长|下降)[0-9]|[比较][^，。；]{2,10}(?:增长|下降|提高|增加|减少|上升|增收|减收|增支|减支|净增)"
    "|(?:“?十[一二三四五]五”?[^，。；]{0,6})?[，,]?年均(?:增长|下降)"
    "|分[^，。；：]{1,12}看[，,]|(?:目前|截至[^，。；]{0,12}|现)[，,]?(?:已|累计|全部)*(?:完成|建成|开工|竣工|交付))"
)
# 2022年达到10.3万亩 | 此后逐年扩大，到2022年增至12万亩: what its year alone tells apart from the amount before
_REACHED = expression(
    "\\s*(?:(?:此后|随后|其后|之后|后来|近年来)[^，。；0-9]{0,12}[，,])?(?:到|至|截至)?20[0-9]{2}年(?:[末底])?[，,]?(?:已|则|进一步|又|再|仅|约|近)*"
    "(?:达到?|为|[增升降减扩提][\u4e00-\u9fff]{0,2}[到至为])了?(?:约|近)?(?=[0-9])"
)
_OF_PARTS = expression("[，；（]其中[:：，]?")  # 收入5亿元，其中：甲…、乙…。比上年增长5%: what goes on is of the whole
_PART_OF_YEAR = expression(YEAR_TO_DATE.pattern + r"|^\d{4}-\d\d(?:-\d\d)?$")  # also at the end of a month
_ABOVE = 8  # characters of the area above
_ECONOMY = ("经济", "国民经济")
_SENTENCE = expression(r"[^。！？!?\n\t|]*[。！？!?\n\t|]*")  # a cell of a table is a sentence of its own


def extract(document: Document) -> list[Statement]:
    """The statements of a document, in document order."""
    words = vocabulary()
    return [_statement(document, reading, words) for reading in _readings(document)]


def explain(document: Document) -> list[tuple[Statement, Grounds]]:
    """The same statements, each with the words or the place that gave each of its fields."""
    words = vocabulary()
    return [(s := _statement(document, r, words), grounds_of(document, s, r)) for r in _readings(document)]


def _readings(document: Document) -> Iterator[Reading]:
    """The readings of a document's sentences and tables in the order in which they stand."""
    lex, areas = lexicon(), areas_of(document)
    tables = list(read_tables(document)) if document.tables else []
    sentences = _of_sentences(document, lex, areas)
    if not tables:
        return sentences
    spans = sorted((table.start, table.end) for table, _ in tables)
    found = [r for r in sentences if not _inside(r.quantity.start, spans)]
    found += [reading for _, cells in tables for reading in cells]
    return iter(sorted(found, key=lambda reading: reading.quantity.start))


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of the spans, which are in order."""
    index = bisect_right(spans, (at, maxsize)) - 1
    return index >= 0 and at < spans[index][1]


def _of_sentences(document: Document, lex: Lexicon, areas: Words) -> Iterator[Reading]:
    """The readings of sentences; one that goes on from another (其中, 分季度看) takes up its time and subject."""
    text, ended, lead, named = document.text, 0, None, ""
    last: list[Time] = []
    levels: dict[str, str] = {}  # the one name of the levels that the sentence before told in a unit
    for sentence in _sentences(document):
        if text.find("\n", max(ended - 1, 0), sentence.start + 1) >= 0:
            lead, named, levels, last = None, "", {}, []
        sentence.before = named if _NAMELESS.match(text, sentence.start) else ""
        if not sentence.before and levels and _REACHED.match(text, sentence.start):
            sentence.before = levels.get(sentence.quantities[0].unit, "")
        if text.startswith("同期", sentence.start):
            sentence.time, sentence.series = _then(last, text)
        elif _GOES_ON.match(text, sentence.start):
            sentence.time = None if sentence.frame.part else lead
        else:
            said = [time for time in sentence.times if not time.base]
            lead = said[0] if len(said) == 1 and _PART_OF_YEAR.search(said[0].period) else None
        levels = {}
        told = text.find("其中", sentence.start, sentence.end) >= 0
        parts, named = _OF_PARTS.search(text, sentence.start, sentence.end) if told else None, ""
        for reading in walk(text, sentence, lex, areas):
            unit = reading.quantity.unit
            if parts is None or reading.quantity.start < parts.start() or not named:
                named = reading.indicator
            if reading.measure == "level":
                levels[unit] = named if levels.get(unit, named) == named else ""
            yield reading
        ended, last = sentence.end, sentence.times


def _then(times: list[Time], text: str) -> tuple[Time | None, list[Time]]:
    """What 同期 at the head of a sentence means: the years told one after another before it, else the last time."""
    said = [time for time in times if not time.base]
    listed = said[:1]
    for before, time in pairwise(said):
        listed = [*listed, time] if text[before.end : time.start] in ("、", "和", "及", "与") else listed
    if len(listed) > 1 and all(time.period.isdigit() for time in listed):
        years = int(listed[0].period), int(listed[-1].period)
        return replace(listed[-1], period=f"{years[0]}/{years[1]}", span=years, explicit=True), listed
    spans = [time for time in said if time.span]
    return next(reversed(spans or said), None), []


def _sentences(document: Document) -> Iterator[Sentence]:
    """The sentences that hold quantities, with their tokens and the frame that they stand in."""
    text = document.text
    quantities = list(scan_quantities(text))
    starts = [q.start for q in quantities]
    context, start, low, high = Context(document), 0, 0, 0
    begun = _begun(document)
    for end in sorted(begun.union(accumulate(map(len, _SENTENCE.findall(text))), (len(text),))):
        context.enter(start, end)
        while high < len(starts) and starts[high] < end:
            high += 1
        if low < high and not context.explains:
            frame = context.frame
            times = [time_of(match, frame) for match in scan_times(text, start, end)]
            yield Sentence(
                start, end, quantities[low:high], times, context.roles(start, end), frame, context.topic
            )  # fmt: skip
        start, low = end, high


def _begun(document: Document) -> set[int]:
    """Where a section begins, and where a heading runs into its first sentence: there a sentence ends."""
    text, sections = document.text, document.sections
    run_in = {s.body for s in sections if s.heading and text[s.body - 1].isalpha() and s.body < s.end}
    return ({s.start for s in sections} | run_in) - {0}


@lru_cache(maxsize=1 << 14)  # names recur within and between documents
def _code(name: str, words: Vocabulary) -> str | None:
    """The indicator's code in the registry, where its name is known there."""
    entry = words.indicator(name)
    return entry.code if entry else None


@lru_cache(maxsize=256)
def _area_names(region: str) -> tuple[str, ...]:
    """What an area is called before the name of an indicator: 示例省, 示例."""
    short = re.sub("(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)$", "", region)
    return tuple(name for name in (region, short) if len(name) > 1)


def _statement(document: Document, reading: Reading, words: Vocabulary) -> Statement:
    quantity = reading.quantity
    start, end = document.offsets.to_source(quantity.start, quantity.end)
    if document.source.startswith("(", end) and (reading_aid := _PINYIN.match(document.source, end)):
        end = reading_aid.end()
    name = reading.indicator
    areas = _area_names(document.region or "")
    for area in (reading.area, *areas) if reading.area else areas:
        at = name.find(area, 0, len(area) + _ABOVE)  # also behind the area above it: 示例省云河县人均收入
        if at >= 0 and (at == 0 or area == reading.area) and len(name) > at + len(area) + 1:
            name = _ATTAINED.sub("", name[at + len(area) :])
            break
    name = "经济增长" if name in _ECONOMY and reading.measure.startswith("growth") else name
    return Statement(
        doc=document.name,
        start=start,
        end=end,
        text=document.source[start:end],
        indicator=name,
        code=_code(name, words),
        period=reading.period,
        value=reading.value,
        unit=quantity.unit,
        measure=reading.measure,
        role=reading.role,
        bound=reading.bound,
        place=document.place_at(start) if document.places else None,
        region=areas_of(document).words[reading.area] if reading.area else document.region,
        base=reading.base,
        value_max=quantity.value_max,
        clean_start=quantity.start,
        clean_end=quantity.end,
    )
