"""What a text says of a figure: its name before it, the noun behind it, its sentence up to it."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from guibiao.audit.figure import Figure, statement_of
from guibiao.audit.judgement import Input, Reading
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable, factor
from guibiao.audit.naming import in_full
from guibiao.audit.precision import stands_for
from guibiao.expressions import expression
from guibiao.messages import _

_OPENING = expression(
    r"\A(?:\s|\d+[.．、]|其中|[一二三四五六七八九十]是|全[国省市县区州旗]|我[国省市县区州局]|[该本此](?:(?:项目|工程)(?=.))?|上述|截[至止]到?|(?:(?:19|20)\d\d|[全本当今])年(?:度|末|底)?"
    r"|\d+月[末底]?|[今去]年|年[末底内]|目前|现[有已]?|已|共|累计|合计|确保|完成|实现|达到?|上述|这[笔批些]?)+"
)
_FILLS = expression(
    r"(?:达到?了?|已|仍|为|共计?|合计|总计|[共现总仅实]?有|约|近|超过|突破|只有|仅|总?数量?|总[量额数]|余额|的|[（(][^（）()]*[）)])+\Z"
)
_CELL, _BARE = "|", 2  # characters of a name that tells little: 投资
_BEHIND = expression(r"[）)]?的?(?P<noun>[\u4e00-\u9fff]{2,16})")
_POINTS = expression(r"(?:\A|[，,：:\n]|\s)(?:该|本|此|上述|这)[^，,。；;\d]{0,12}\Z")
_DEFINITE = expression(r"(?:[对将的好使为让保给的]|[全我][县市区省州]|现有|[，,。；;：:、\n])\Z")
_REQUIRED = expression("要求|应达|目标")
_MANY, _PERSONS = "万亿", frozenset({"人", "名"})


class Told(Struct, frozen=True):
    """A figure with its name in the words before it, the noun behind it, and its sentence up to it."""

    figure: Figure
    label: str
    name: str
    noun: str
    lead: str

    @property
    def definite(self) -> bool:
        """Whether the figure stands for what was told of before: 对186.4万亩森林."""
        return bool(self.noun) and _DEFINITE.search(self.lead[-2:] or "，") is not None

    @property
    def points_back(self) -> bool:
        """Whether the words before the figure point to what was told before: 该项目批复总投资."""
        return _POINTS.search(self.lead) is not None

    @property
    def required(self) -> bool:
        """Whether the words before the figure say that others are held against it."""
        return _REQUIRED.search(self.label) is not None


def told(ledger: Ledger, figure: Figure) -> Told:
    """What the text says of a figure."""
    label = label_in_sentence(ledger, figure)
    behind = _BEHIND.match(ledger.text, figure.end)
    lead = ledger.text[ledger.sentence(figure.start)[0] : figure.start]
    noun = in_full(behind["noun"].removesuffix("中")) if behind else ""
    return Told(figure, label, _name(figure, label, noun), noun, lead)


def _name(figure: Figure, label: str, noun: str) -> str:
    """What a figure is called before it; where nothing is said beside it, what is known of it: …18家，总数达到137家."""
    name = _FILLS.sub("", _OPENING.sub("", label))
    said = statement_of(figure)
    if said and (_CELL in label or not (name or noun) or (len(name) == _BARE and said.indicator.endswith(name))):
        name = said.indicator
    return in_full(name)


def as_told_before(earlier: Figure, figure: Figure) -> Reading:
    """An earlier figure as what another one should be, in the other's unit."""
    by = factor(earlier.unit, figure.unit)
    how = _("前文的“{text}”").format(text=f"{earlier.value}{earlier.unit}")
    return Reading(Fraction(earlier.value) * by, stands_for(earlier) * by, (Input(earlier, "same"),), how, stated=True)


def of_one_unit(unit: str, other: str) -> bool:
    """Whether two figures may be in one unit, or told in units of one kind: 万 and 万人, 人 and 名, 台 and 台次."""
    if unit == other or {unit, other} == _PERSONS or comparable(unit, other):
        return True
    short, long = sorted((unit, other), key=len)
    return (short in _MANY and short == long[:1]) or (short not in _PERSONS and long == short + "次")
