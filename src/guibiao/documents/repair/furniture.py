"""Page furniture between the lines of a text: page numbers, running heads and feet, what sites and browsers add."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from guibiao.documents.repair.chars import HAN
from guibiao.documents.repair.flattened import flat_cells
from guibiao.documents.repair.headmarks import begins_block
from guibiao.documents.repair.textlines import ENDS, Lines
from guibiao.documents.repair.traditional import simplified
from guibiao.documents.wording import wording
from guibiao.expressions import expression

_RUNNING = 3  # times that a running head comes at least, or
_BESIDE_NUMBERS = 2  # where a page number stands beside it each time
_SHORTEST, _LONGEST = 4, 40  # characters of one
_NEVER_WRAPPED = 100  # characters of a line that is a paragraph up to the end of its page
_PAGE_NUMBER = 40  # characters of one, with its dashes and blanks
_FURNITURE = 20  # characters of furniture that ends like a sentence
_NUMBER = expression(r"\d{1,4}")
_BRIEF = expression(f"[{HAN}]{{2,3}}")  # 云河市
_FEW_LINES = 2  # from a page's number to its head


def without_furniture(lines: Lines, flat: bool) -> Lines:
    """The lines that belong to the text; `flat` says that it may have tables with one cell to a line."""
    words = lines.words
    numbers = {i for i in lines.open if _is_page_number(words[i])}
    short = [(i, said.strip()) for i, said in enumerate(words) if len(said) <= _FURNITURE or said[-1] not in ENDS]
    furniture = _furniture(short, numbers)
    title = next((i for i in range(lines.opening) if i in furniture and _names(words[i])), -1)  # comes again as a head
    furniture |= numbers
    if numbers or "\f" in lines.text:
        furniture |= _heads_inside(lines, [i for i, said in short if i not in furniture and _may_run(said)], numbers)
    return lines.without(furniture - {title} - (flat_cells(lines) if flat else set()))


def _heads_inside(lines: Lines, short: Iterable[int], numbers: Collection[int]) -> set[int]:
    """Lines at the end of a page in the middle of a sentence, where no heading stands: heads that come only once."""
    words = lines.words
    found = set()
    for i in short:
        first, last = i, i  # of the lines between the two halves of the sentence
        while first - 1 in numbers:
            first -= 1
        while last + 1 in numbers:
            last += 1
        if first == 0 or last + 1 == len(words):
            continue
        if first == last and "\f" not in lines.text[lines.stops[i - 1] : lines.starts[i]]:
            continue
        before, after = words[first - 1], words[last + 1]
        if len(before) > _NEVER_WRAPPED and before[-1] not in ENDS and not begins_block(after):
            found.add(i)
    return found


def _furniture(short: Sequence[tuple[int, str]], numbers: Collection[int]) -> set[int]:
    """The numbers of lines that belong to the page or the site."""
    fixed = wording().furniture
    sure = {text for text in {text for _, text in short} if fixed.fullmatch(text)}
    found = {i for i, text in short if text in sure}
    first = short[0][1] if short else ""  # the title comes again as a head, whatever it begins with
    running = [
        (i, text)
        for i, text in short
        if i not in found and (_may_run(text) or (text == first and len(text) >= _SHORTEST))
    ]
    counts = Counter(text for _, text in running)
    beside = Counter(t for i, t in running if 1 < counts[t] < _RUNNING and _is_beside(i, numbers, found))
    brief = Counter(t for i, t in short if _BRIEF.fullmatch(t) and _is_beside(i, numbers, found))
    found |= {i for i, text in short if brief[text] >= _RUNNING}
    found |= {
        i
        for i, text in running
        if counts[text] >= _RUNNING or (counts[text] >= _BESIDE_NUMBERS and beside[text] == counts[text])
    }
    return found | _numbered(running)


def _may_run(text: str) -> bool:
    """Whether a line may be a running head: short, without a stop, no heading and no row."""
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and text[-1] not in ENDS
        and text[-1] != "，"
        and "\t" not in text
        and "|" not in text
        and not begins_block(text)
    )


def _is_beside(at: int, numbers: Collection[int], furniture: Collection[int]) -> bool:
    """Whether a line stands beside a page's number or other furniture."""
    near = (i for i in range(at - _FEW_LINES, at + _FEW_LINES + 1) if i != at)
    return any(i in numbers or i in furniture for i in near)


def _numbered(running: Iterable[tuple[int, str]]) -> set[int]:
    """Running heads with the number of their page: alike but for a number that goes up by one."""
    alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, text in running:
        if _NUMBER.search(text):
            alike[_NUMBER.sub("#", text)].append((i, text))
    return {
        i
        for lines in alike.values()
        if len(lines) >= _RUNNING and _counts_up([list(map(int, _NUMBER.findall(text))) for _, text in lines])
        for i, _ in lines
    }


def _counts_up(numbers: Sequence[Sequence[int]]) -> bool:
    columns = list(zip(*numbers, strict=True))
    return any(all(0 < b - a <= _FEW_LINES for a, b in pairwise(column)) for column in columns)


def _names(text: str) -> bool:
    """Whether a line is a title of its own, not one of a site or page."""
    said = simplified(text)
    return any(kind.title.search(said) for kind in wording().kinds)


def _is_page_number(text: str) -> bool:
    return len(text) <= _PAGE_NUMBER and wording().page_number.fullmatch(text) is not None
