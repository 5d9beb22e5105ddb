"""Values: a printed figure stands for an interval, a year is a period, growth has its formulas.

Takes nothing from the other rooms. A figure is a `Decimal` whose digits are the printed ones (8.0 is not 8).
"""

from guibiao.quantity.five_year import five_year_name, five_year_plan
from guibiao.quantity.growth import (
    ABSURD,
    compound_growth,
    growth_between,
    mean_growth,
    needed_growth,
    product_of_growth,
)
from guibiao.quantity.interval import Interval, printed
from guibiao.quantity.number import chinese_number, decimals, exact_sum, read_number, rounded, shown
from guibiao.quantity.period import Period
from guibiao.quantity.unit import Unit

__all__ = [
    "ABSURD",
    "Interval",
    "Period",
    "Unit",
    "chinese_number",
    "compound_growth",
    "decimals",
    "exact_sum",
    "five_year_name",
    "five_year_plan",
    "growth_between",
    "mean_growth",
    "needed_growth",
    "printed",
    "product_of_growth",
    "read_number",
    "rounded",
    "shown",
]
