"""Look-ups: indicators and units. What is known about words is data in `data/*.yaml`; a user adds a file of their own.

`vocabulary()` gives the `Vocabulary`; nothing else here needs to be called.
"""

from guibiao.vocabulary.entry import IndicatorEntry
from guibiao.vocabulary.loading import vocabulary
from guibiao.vocabulary.vocabulary import Vocabulary

__all__ = ["IndicatorEntry", "Vocabulary", "vocabulary"]
