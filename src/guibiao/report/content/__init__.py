"""What a report says, before anybody decides how it looks; numbers that remember what they are and came from."""

from guibiao.report.content.model import (
    Annex,
    Block,
    Chart,
    Cited,
    Content,
    Figure,
    Paragraph,
    Picture,
    Place,
    Prose,
    Run,
    Section,
    Table,
)

__all__ = [
    "Annex",
    "Block",
    "Chart",
    "Cited",
    "Content",
    "Figure",
    "Paragraph",
    "Picture",
    "Place",
    "Prose",
    "Run",
    "Section",
    "Table",
]
