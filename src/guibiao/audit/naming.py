"""Which figure a name in the text stands for: 占计划总投资的…, 低于目标…, 完成年度任务的…"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger, code_of, subject_of
from guibiao.expressions import expression

SURE = Fraction(4, 5)  # of a name's characters found in a figure's label: the figure is meant
LIKELY = Fraction(1, 2)  # and so much: it may be meant
_EACH = "分别"
_LISTED = "\x1f"  # for 、, at which labels end
_SECTOR = expression("(?<!第)([一二三])产(?!业)")
_AND = expression(f"[{_LISTED}、和及与]")
_TAIL = expression(r"(?<=..)(?:总数|总量|总额|(?<!生产)总值|数量|数|(?<=口)额)\Z")
_BRACKETS = expression(r"[（(][^）)]*[）)]")
_DONE = expression(
    r"\A(?:累计|共|全年|计划|规划|新?建成|实施|抓好|推进|完成|建设|谋划|安排|发放|投入|争取)+|(?:建设|完成|累计|实施)+\Z"
)
_SHORTEST = 5  # characters of a name that is left of another
_FRAME = expression(r"[“”\"《》〈〉（）() 　的了]|全部|整个|全县|全市|全区|全省|我县|我市|我区|同期|当年|全年")


def likeness(name: str, ledger: Ledger, figure: Figure) -> Fraction:
    """How much of a name stands in the figure's indicator or in the words before it: 0 to 1, in order of the words."""
    code, said = code_of(name), statement_of(figure)
    if code and said and subject_of(said)[0] == code:
        return Fraction(1)
    bare = _bare(name)
    if not bare:
        return Fraction(0)
    floor = ledger.paragraph(figure.start)[0]
    label = label_before(ledger.text, figure.start, floor)
    if not label and ledger.text[figure.start - 1 : figure.start] in ("（", "("):
        label = label_before(ledger.text, figure.start - 1, floor)  # 东安县（10.6%）
    labels = {label, indicator_of(figure), _name_in_turn(ledger, figure)}
    return Fraction(max(_common(bare, in_full(_FRAME.sub("", label))) for label in labels), len(bare))


def closest_named(name: str, ledger: Ledger, figures: Iterable[Figure]) -> list[tuple[Fraction, Figure]]:
    """The figures by their likeness to a name, the likest first and the nearer (last) of equals first."""
    scored = [(likeness(name, ledger, f), f) for f in figures]
    return sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], -s[1].start))


@lru_cache(maxsize=4096)
def core_of(name: str) -> str:
    """A name without its brackets and the words of what was done: 建成高标准农田, 高标准农田建设."""
    bare = _BRACKETS.sub("", name)
    core = _DONE.sub("", bare)
    return core if len(core) >= _SHORTEST else bare


@lru_cache(maxsize=64)  # one name is held against many figures
def _bare(name: str) -> str:
    return in_full(_TAIL.sub("", _FRAME.sub("", name)))


def in_full(name: str) -> str:
    """A name without the short forms that texts mix with the long ones."""
    if "产" in name:
        name = _SECTOR.sub(r"第\1产业", name)
    if "外贸" in name:
        name = name.replace("外贸进出口", "进出口").replace("外贸", "进出口")
    return name.replace("规上", "规模以上").replace("限上", "限额以上").replace("GDP", "地区生产总值")


def _name_in_turn(ledger: Ledger, figure: Figure) -> str:
    """The name of a figure told in turn: the second of 城镇、农村居民收入分别增长5.6%、8.2% is 农村居民收入."""
    start = ledger.sentence(figure.start)[0]
    each = ledger.text.rfind(_EACH, start, figure.start)
    if each < 0:
        return ""
    before = ledger.numbers(each, figure.start)
    between = [ledger.text[a.end : b.start] for a, b in pairwise([*before, figure])]
    names = _AND.split(label_before(f"{ledger.text[start:each]}，".replace("、", _LISTED), each - start, 0))
    if len(before) >= len(names) or not all(_AND.fullmatch(words.strip()) for words in between):
        return ""
    own = names[len(before)]
    return own if own == names[-1] else own + names[-1][len(own) :]  # the last has what all are called


def overlap(name: str, label: str) -> Fraction:
    """The share of the name's characters that the label has in the same order."""
    return Fraction(_common(name, label), len(name) or 1)


def _common(name: str, label: str) -> int:
    """How long the longest common subsequence of two names is.

    Computed on the bits of a number, one for each character of the label: Hyyrö, "Bit-parallel LCS-length computation
    revisited", 2004.
    """
    if set(name).isdisjoint(label):
        return 0
    places: dict[str, int] = {}
    for i, c in enumerate(label):
        places[c] = places.get(c, 0) | 1 << i
    row = (1 << len(label)) - 1
    for c in name:
        met = row & places.get(c, 0)
        row = (row + met) | (row - met)
    return len(label) - (row & ((1 << len(label)) - 1)).bit_count()
