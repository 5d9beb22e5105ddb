"""Within which bounds percentages are thought to be all of a whole."""

from __future__ import annotations

from fractions import Fraction

from guibiao.quantity import Interval

NEARLY_ALL = Interval(90, 110)  # a ratio whose terms add up to something else (3:2:1) is not one of percentages
MAY_BE_ALL = Interval(60, 160)  # where words tell it, or a slip that makes just all
FEWEST = 3  # shares that may be all without words that say so
WHOLE = Fraction(100)  # %
