"""One module for each format: from the bytes of a file to its `Content`."""

from guibiao.documents.formats.content import Anchor, Content, Mark
from guibiao.documents.formats.readers import ARCHIVE, SUFFIXES, bytes_of, content_of, word_anchors

__all__ = ["ARCHIVE", "SUFFIXES", "Anchor", "Content", "Mark", "bytes_of", "content_of", "word_anchors"]
