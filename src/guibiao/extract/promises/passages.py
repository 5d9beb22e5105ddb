"""The sentences of a document with what each stands in: the role and years of its passage, and its heading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from guibiao.documents import Document, Section
from guibiao.expressions import expression
from guibiao.extract.context import Context
from guibiao.extract.times import Frame, Time, scan_times, time_of

_END = expression(r"[。！？!?\n\t|]+")
_NUMBERING = expression(r"^(?:[—―－-]+|[*#\s]+|（?[0-9一二三四五六七八九十]+[）、.．]|[0-9一二三四五六七八九十]+是)\s*")
_LEADING = expression(
    r"\s*(?:[*#\s—―－-]+|（[一二三四五六七八九十0-9]+）|[一二三四五六七八九十]+、|[0-9]{1,2}[.．、](?![0-9])"
    r"|[一二三四五六七八九十]+是(?:要)?)+"
)
_ITEM_LEVELS = (3, 4)  # 1. and （1）
_AHEAD = expression(
    r"力争|确保|争取|年内|底前|将(?!军)|(?<![主重需只还])要(?![求素点件])|继续|谋划|全力|启动|加快|推进|抓好|做好|着力|大力|积极"
)
_DONE = expression(
    r"了(?!解)|已(?:经)?|累计|同比|比上年|去年|一年来|荣获|获评|被评|位居|顺利|圆满|成功|率先|[0-9]+%。|喜|显著"
)
_TIMELY = expression("[年月季期末来]")  # every word for a time has one of these
_TASKS = expression(
    "实事项目|民生实事|为民办实事|任务分解|责任分解|重点工作任务|目标任务|重点工作(?:安排|分工)|任务分工|工作要点"
)
_REPORTS = expression("完成情况|进展情况|落实情况|执行情况|情况(?:的)?(?:通报|报告|汇报)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: its span in the clean text, the frame that it stands in, its heading, the end of its paragraph."""

    start: int
    end: int
    frame: Frame
    due: str  # the period that it is about
    heading: str
    paragraph_end: int
    times: tuple[Time, ...]  # said in it, from its own on

    ahead: bool  # the document hands out tasks, or speaks of what is to come without a heading that says so

    @property
    def may_look_ahead(self) -> bool:
        """Whether any deed in it may be one to come."""
        ahead = self.frame.role == "target" or self.ahead
        return ahead or any(int(time.period[:4]) >= self.frame.now > 0 for time in self.times)

    def looks_ahead(self, at: int) -> bool:
        """Whether a deed that ends at `at` is one to come: by the passage, or by the year said before it."""
        said = self.deadline(at)[:4]
        return self.frame.role == "target" or self.ahead or int(said) >= self.frame.now > 0

    def deadline(self, at: int) -> str:
        """By when a deed that ends at `at` is due: the last time said before it in the sentence, else the passage's."""
        index = bisect_left(self.times, at, key=lambda time: time.end)
        return self.times[index - 1].period if index else self.due


def passages(document: Document) -> Iterator[Passage]:
    """The sentences outside headings, tables and notes, in order."""
    text, context = document.text, Context(document)
    assigns = hands_out_tasks(document)
    speaks_ahead = _Mood(document)
    headed = {s.start: s.body for s in document.sections if not _is_item(text, s)}
    ends = {section.start for section in document.sections} | {section.body for section in document.sections}
    tables = [(table.start, table.end) for table in document.tables]
    start = 0
    for end in sorted(ends.union((m.end() for m in _END.finditer(text)), (len(text),)) - {0}):
        context.enter(start, end)
        heading = start in headed and end <= headed[start]
        if not heading and not context.explains and not any(s <= start < e for s, e in tables):
            leading = _LEADING.match(text, start, end)
            at = leading.end() if leading else start
            if at < end:
                untold = speaks_ahead(at)
                due = _due(context.frame, untold)
                times = _times(text, at, end, context.frame, due)
                above, below = _heading(document, start), _paragraph_end(text, end)
                yield Passage(at, end, context.frame, due, above, below, times, assigns or untold)
        start = end


def _is_item(text: str, section: Section) -> bool:
    """Whether a numbered heading is all that its section says: （1）建成云河大桥 in a list of such."""
    return section.level in _ITEM_LEVELS and not text[section.body : section.end].strip()


class _Mood:
    """Whether a passage of a report speaks of what is to come, where no heading of the report tells."""

    def __init__(self, document: Document) -> None:
        told = any(section.subject and section.heading for section in document.sections)
        self._text = "" if told or document.kind not in ("work_report", "plan_report") else document.text
        self._whole = self._of(0, len(self._text))

    def __call__(self, at: int) -> bool:
        """Whether the paragraph at `at` does; one that does not tell goes with the whole text."""
        if not self._text:
            return False
        end = self._text.find("\n", at)
        return (self._of(self._text.rfind("\n", 0, at) + 1, end if end >= 0 else len(self._text)) or self._whole) > 0

    def _of(self, start: int, end: int) -> int:
        """Signs of what is to come less signs of what was."""
        return sum(1 for _sign in _AHEAD.finditer(self._text, start, end)) - sum(
            1 for _sign in _DONE.finditer(self._text, start, end)
        )


def hands_out_tasks(document: Document) -> bool:
    """Whether a document is a list of what is to be done (民生实事, 任务分解), and no report on what became of it."""
    title = next((line for line in [document.title, *document.text[:200].split("\n")] if _TASKS.search(line)), "")
    return document.kind == "other" and bool(title) and not _REPORTS.search(title)


def _due(frame: Frame, untold: bool) -> str:
    """The period that a passage is about, as a period's text; what is to come, though untold, comes now."""
    if untold and frame.role != "target" and frame.now:
        return str(max(frame.now, frame.year))
    return f"{frame.span[0]}/{frame.span[1]}" if frame.span and frame.over_span else str(frame.year)


def _times(text: str, start: int, end: int, frame: Frame, due: str) -> tuple[Time, ...]:
    if not _TIMELY.search(text, start, end):
        return ()
    told = (time_of(match, frame) for match in scan_times(text, start, end))
    return tuple(time for time in told if not time.base and time.period[:4] >= due[:4])


def _heading(document: Document, at: int) -> str:
    section = document.section_at(at)
    return _NUMBERING.sub("", section.heading).strip(" *：:。") if section else ""


def _paragraph_end(text: str, at: int) -> int:
    if text[at - 1 : at] == "\n":
        return at
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
