"""Look-ups: indicators, units, divisions. What is known is data in `data/`; a user adds a file.

`vocabulary()` gives the `Vocabulary`, `regions()` the `Regions`; `use(path)` adds a user's file for the whole process.
"""

from guibiao.vocabulary.entry import IndicatorEntry
from guibiao.vocabulary.loading import use, vocabulary
from guibiao.vocabulary.regions import Region, Regions, regions
from guibiao.vocabulary.vocabulary import Vocabulary

__all__ = ["IndicatorEntry", "Region", "Regions", "Vocabulary", "regions", "use", "vocabulary"]
