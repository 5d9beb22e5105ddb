"""One module for each format: from the bytes of a file to its `Content`."""

from guibiao.documents.formats.content import Content, Mark
from guibiao.documents.formats.readers import ARCHIVE, SUFFIXES, bytes_of, content_of

__all__ = ["ARCHIVE", "SUFFIXES", "Content", "Mark", "bytes_of", "content_of"]
