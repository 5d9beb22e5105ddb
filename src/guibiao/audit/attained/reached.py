"""Where what was reached of a target is found, and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.attained.attained import Attained
from guibiao.audit.attained.called_targets import called_target, is_target
from guibiao.audit.attained.differences import is_difference, is_left
from guibiao.audit.attained.kinds import Kind
from guibiao.audit.attained.targets_by_name import noun_of
from guibiao.audit.attained.words import DONE
from guibiao.audit.figure import Figure
from guibiao.audit.joints.earlier import is_prior
from guibiao.audit.labels import label_before
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import alike
from guibiao.audit.naming import SURE, likeness
from guibiao.expressions import expression

_REST_BEHIND = expression(r"[，,；;](?:还有|还剩|尚有|剩余|余下|其余|剩下|尚余|未完成)的?[^，,。；;\d]{0,8}(?=\d)")


def reached(ledger: Ledger, attained: Attained, targets: Sequence[Figure], wanted: Kind) -> list[Figure]:
    """The figures before a claim that may be what was reached of its targets, the likeliest first."""
    before = [f for f in ledger.numbers(attained.sentence, attained.start) if wanted(f) and f not in targets]
    before = [f for f in before if not is_left(ledger, f)]
    inline = any(t.start >= attained.start for t in targets)
    aimed = called_target if inline else is_target  # with its target inline, it was reached whatever it is read as
    actuals = [f for f in before if not aimed(ledger, f, attained.sentence)][::-1]
    actuals = [f for f in actuals if f.bound == "eq"] or actuals  # 突破5000万美元，达5236万美元
    actuals = [f for f in actuals if not is_prior(ledger, f, attained.sentence)] or actuals  # 13.8%，比2020年的10.2%
    return sorted(actuals, key=lambda f: is_difference(ledger, f, attained.sentence))  # 完成26.4亿元，同比减少3.7亿元


def told_after(ledger: Ledger, figure: Figure, target: Figure) -> list[Figure]:
    """What was reached, where the sentence tells it only next: 完成年度计划（210亿元）的80%，累计完成投资168亿元."""
    end = ledger.sentence(figure.end)[1]
    after = [f for f in ledger.numbers(figure.end, end) if alike(f.unit, target.unit) and f is not target][:1]
    return [f for f in after if DONE.search(label_before(ledger.text, f.start, figure.end))]


def told_before(ledger: Ledger, target: Figure, sentence: int) -> list[Figure]:
    """What was reached, where a sentence before tells it: 完成造林18.6万亩。全年造林计划17.5万亩，完成率106.3%."""
    noun = noun_of(ledger, target, sentence) if target.start >= sentence else ""
    if len(noun) < len("造林"):
        return []
    start = ledger.reach(sentence)
    said = [
        f for f in ledger.numbers(start, sentence) if alike(f.unit, target.unit) and likeness(noun, ledger, f) >= SURE
    ]
    done = [
        f for f in said if not is_target(ledger, f, start) and DONE.search(label_before(ledger.text, f.start, start))
    ]
    return done if len(done) == 1 else []


def left_behind(ledger: Ledger, figure: Figure, actual: Figure) -> Figure | None:
    """What is left to be done, where it is told right behind: 完成规划任务的52.0%，余下768公里."""
    found = _REST_BEHIND.match(ledger.text, figure.end)
    left = ledger.numbers(found.end(), found.end() + 1) if found else []
    return next((f for f in left if f.unit == actual.unit), None)
