"""An edited report read back: people's words recovered for their files, its numbers held against the data.

Takes the edited .docx, the plan's assessment and the folder of people's words.
"""

from guibiao.report.reading_back.doubts import Doubt
from guibiao.report.reading_back.reading import ReadBack, Recovered, accept_words, read_back
from guibiao.report.reading_back.slips import Slip

__all__ = ["Doubt", "ReadBack", "Recovered", "Slip", "accept_words", "read_back"]
