"""The readings that a claim may mean: of its pairs, of what else is told beside them, and from a base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from guibiao.audit.attained.attained import Attained
from guibiao.audit.attained.kinds import is_amount
from guibiao.audit.attained.pairs import Pairs
from guibiao.audit.attained.readings import from_base, ratio
from guibiao.audit.attained.words import FAR, LEAD
from guibiao.audit.figure import Figure
from guibiao.audit.judgement import Reading
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike
from guibiao.expressions import expression

_BARE = ("万", "亿")  # 50万人搬迁工程, where 人 went to the name
_WAS = expression(r"(?:由|从)[^，,。；;]*\Z|20\d\d年(?:末|底)?的\Z")  # 由2020年的60.1%提高到61.3%
_MOST = 6  # other amounts told before that may be the target


def readings_of(ledger: Ledger, attained: Attained, pairs: Pairs) -> list[Reading]:
    """The readings that a claim may mean by its pairs, that of the first one before all others."""
    sentence = attained.sentence
    meant = [*pairs.likeliest, *_of_own_sentence(ledger, attained, pairs.likeliest)]
    if not pairs.of_rate:
        meant += [(a, told) for a, t in pairs.likeliest[:1] for told in _amounts_told(ledger, sentence, (a, t))]
    readings = [r for actual, target in meant if (r := ratio(actual, target))]
    for actual, target in pairs.likeliest:
        readings += [r for base in _bases(ledger, sentence, actual) if (r := from_base(base, actual, target))]
    return readings


def _of_own_sentence(
    ledger: Ledger, attained: Attained, pairs: Sequence[tuple[Figure, Figure]]
) -> Iterator[tuple[Figure, Figure]]:
    """What was reached with what the same sentence tells before it, where the target was taken from elsewhere."""
    for actual, target in pairs[:1]:
        if target.start < attained.sentence:
            told = ledger.numbers(attained.sentence, actual.start)
            yield from ((actual, f) for f in told if is_amount(f) and alike(f.unit, actual.unit))


def _amounts_told(ledger: Ledger, sentence: int, pair: tuple[Figure, Figure]) -> list[Figure]:
    """The other amounts of the passage before that may be the target, the heading's too: 50万人搬迁工程。……"""
    actual, target = pair
    floor = ledger.paragraph(max(ledger.paragraph(sentence)[0] - 1, 0))[0]
    said = [f for f in ledger.numbers(max(floor, sentence - FAR), sentence) if is_amount(f)]
    said = [replace(f, unit=actual.unit) if f.unit in _BARE and actual.unit.startswith(f.unit) else f for f in said]
    return [f for f in said if alike(f.unit, actual.unit) and f.start not in (actual.start, target.start)][-_MOST:]


def _bases(ledger: Ledger, sentence: int, actual: Figure) -> list[Figure]:
    """What an actual figure was before, where its sentence says from where it came: 由60.1%提高到61.3%."""
    end = ledger.sentence(actual.end)[1]
    beside = [*ledger.numbers(sentence, actual.start)[-1:], *ledger.numbers(actual.end, end)[:1]]
    before = [f for f in beside if f.unit == actual.unit]
    return [f for f in before if _WAS.search(ledger.text, max(f.start - LEAD, sentence), f.start)]
