"""The lines of a text that hold more than blanks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, count
from operator import add, itemgetter

from guibiao.documents.repair.headmarks import is_head
from guibiao.documents.repair.unframed import unframed_rows
from guibiao.expressions import expression

ENDS = "。！？；：!?;:…"  # a paragraph may end here
ODD_BREAKS = "\r\f\v\x85\u2028\u2029"
_BREAK = expression(f"[\n{ODD_BREAKS}]")
TITLE_PAGE = 12  # lines among which a document's title stands
_INDENT = 2  # blanks before the first line of a paragraph


@dataclass(frozen=True)
class Lines:
    """The lines of a text, one column for each thing to know of them: objects for all of them would be slow to make.

    `words` is a line without the blanks around it, `starts` where it begins in the text; the whole line is from
    `begins` to `ends`; `numbers` counts the lines of the text that hold more than blanks; `odd` says that some may end
    with other signs than a newline.
    """

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    begins: Sequence[int]
    ends: Sequence[int]
    numbers: Sequence[int]
    odd: bool

    @cached_property
    def stops(self) -> list[int]:
        """Where the words of each end."""
        return list(map(add, self.starts, map(len, self.words)))

    @cached_property
    def open(self) -> list[int]:
        """Those that do not end like a sentence."""
        return [i for i, last in enumerate(map(itemgetter(-1), self.words)) if last not in ENDS]

    @cached_property
    def rows(self) -> frozenset[int]:
        """Those that are rows of a table."""
        if "\t" not in self.text and "|" not in self.text:
            return frozenset()
        rows = frozenset(i for i, words in enumerate(self.words) if _is_row(words))
        return rows | unframed_rows(self.words) if "|" in self.text else rows

    @cached_property
    def opening(self) -> int:
        """How many lines of the title page come before the first that ends a sentence, with that one."""
        page = self.words[:TITLE_PAGE]
        return next((i + 1 for i, words in enumerate(page) if words[-1] in ENDS), len(page))

    def is_indented(self, line: int) -> bool:
        """Whether one is set in."""
        indent = self.text[self.begins[line] : self.starts[line]]
        return len(indent) >= _INDENT or indent == "\t"

    def is_title(self, line: int) -> bool:
        """Whether one is a heading or title: no sentence inside."""
        words = self.words[line]
        return words.startswith("#") or (is_head(words) and "。" not in words)

    def without(self, dropped: Collection[int]) -> Lines:
        """The other lines."""
        if not dropped:
            return self
        kept = [i for i in range(len(self.words)) if i not in dropped]
        words, starts, begins, ends, numbers = (
            [column[i] for i in kept] for column in (self.words, self.starts, self.begins, self.ends, self.numbers)
        )
        return Lines(self.text, words, starts, begins, ends, numbers, self.odd)  # type: ignore[arg-type]


def lines_in(text: str) -> Lines:
    """The lines in their order."""
    odd = any(sign in text for sign in ODD_BREAKS)
    whole = _BREAK.split(text) if odd else text.split("\n")
    words = [line.strip(" ") for line in whole] if " " in text else whole
    begins = list(map(add, accumulate(map(len, whole), initial=0), count()))
    kept = [i for i, said in enumerate(words) if said and not said.isspace()]
    starts = [begins[i] if whole[i][0] != " " else begins[i] + whole[i].index(words[i][0]) for i in kept]
    lines = Lines(
        text,
        [words[i] for i in kept],
        starts,
        [begins[i] for i in kept],
        [begins[i + 1] - 1 for i in kept],
        range(len(kept)),
        odd,
    )
    return _without_indents(lines) if "\t" in text else lines


def _is_row(words: str) -> bool:
    piped = words[0] == "|" or (words[-1] == "|" and words.count("|") > 1)
    return piped or "\t" in words


def _without_indents(lines: Lines) -> Lines:
    """The lines without tabs before and behind their words, except where these are empty cells beside other rows."""
    inner = ["\t" in words.strip("\t ") for words in lines.words]
    all_words, starts = list(lines.words), list(lines.starts)
    for i, words in enumerate(lines.words):
        if "\t" in words and not any(inner[max(i - 1, 0) : i + 2]):
            all_words[i] = words.strip("\t ")
            starts[i] += words.index(all_words[i])
    return replace(lines, words=all_words, starts=starts)
