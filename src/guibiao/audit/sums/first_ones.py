"""Parts of which the first, or the last, are all of a total already: 其中续建56个、新开工82个，竣工49个."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.figure import Figure
from guibiao.audit.judgement import FITTING, Reading, judge
from guibiao.audit.sums.added import added


def of_first_ones(parts: Sequence[Figure], total: Figure, reading: Reading) -> Reading | None:
    """The sum of the first parts that are all of a total already: 其中续建56个、新开工82个，竣工49个 are of both."""
    if judge(total, reading) in FITTING:
        return None
    sums = [parts[:many] for many in range(len(parts) - 1, 1, -1)]
    sums += [parts[-many:] for many in range(len(parts) - 1, len("甲乙"), -1)]  # divided again: 按措施分…
    return next((r for some in sums if judge(total, r := added(some, total.unit)) in FITTING), None)
