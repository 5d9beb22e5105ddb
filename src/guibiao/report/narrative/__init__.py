"""What people write stays theirs: their paragraphs in Markdown files beside the plan, placed by section.

Takes a folder and a report's `Content`; gives the content with people's words in their places.
"""

from guibiao.report.narrative.files import FOLDER, Narrative, create_files, file_text, read_narratives
from guibiao.report.narrative.markdown import BULLET, markdown_blocks
from guibiao.report.narrative.placing import place_narratives
from guibiao.report.narrative.rendering import markdown_text

__all__ = [
    "BULLET",
    "FOLDER",
    "Narrative",
    "create_files",
    "file_text",
    "markdown_blocks",
    "markdown_text",
    "place_narratives",
    "read_narratives",
]
