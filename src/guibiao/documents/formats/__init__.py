"""One module for each format: from the bytes of a file to its `Content`."""

from guibiao.documents.formats.content import Content, Mark
from guibiao.documents.formats.readers import SUFFIXES, content_of

__all__ = ["SUFFIXES", "Content", "Mark", "content_of"]
