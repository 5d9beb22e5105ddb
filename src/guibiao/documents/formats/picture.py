"""Pictures of pages (.png, .jpg, .tif, .bmp): their characters are recognized; each picture of a .tif is a page."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

from guibiao.documents.formats.content import Content
from guibiao.documents.formats.page_lines import Reader
from guibiao.documents.formats.pages import Page, assembled
from guibiao.documents.formats.recognition import Recognized, mean_confidence, recognized
from guibiao.errors import InputError
from guibiao.messages import _

_MOST_PAGES = 300
_MOST_PIXELS = 80_000_000
_PAPER = 595.0  # points: the width of A4, which a picture without a resolution is taken to show
_SMALL = 1000  # pixels: narrower pictures are enlarged, since Tesseract wants characters of 30 pixels
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")


def read(content: bytes, where: str) -> Content:
    """The text in a picture. Raises InputError where it is none, damaged, too large or shows no text."""
    if not content:
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    reader = Reader()
    pages: list[Page] = []
    seen: list[Recognized] = []
    for picture, points in _pictures(content, where):
        seen.append(recognized(picture, points, where))
        pages.append(Page(reader.in_order(seen[-1].pieces), seen[-1].tables, picture.height * points))
    assembly = assembled(pages)
    if assembly.is_blank:
        raise InputError(_("图片里没有认出文字"), where, _("请提供更清楚的扫描件，或 .docx、.pdf 文件"))
    return assembly.content(mean_confidence(seen))


def _pictures(content: bytes, where: str) -> Iterator[tuple[Any, float]]:
    """The pages in grey, and how many points a pixel is wide."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with _opened(content) as file:
            frames = getattr(file, "n_frames", 1)
            if frames > _MOST_PAGES:
                raise InputError(_("图片的页数太多"), where, _("请拆成几份文件"))
            for frame in range(frames):
                file.seek(frame)
                if file.width * file.height > _MOST_PIXELS:
                    raise _too_large(where)
                grey = _on_white(ImageOps.exif_transpose(file))
                if grey.width < _SMALL:
                    grey = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.LANCZOS)
                yield grey, _PAPER / min(grey.size)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large(where) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise InputError(_("图片已损坏，或不是图片"), where, _("请重新扫描或另存为 .png")) from error


def _opened(content: bytes) -> Any:
    from PIL import Image

    with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
        return Image.open(io.BytesIO(content), formats=_FORMATS)


def _too_large(where: str) -> InputError:
    return InputError(_("图片太大"), where, _("请把扫描的分辨率降到 300 dpi"))


def _on_white(picture: Any) -> Any:
    """A picture in grey, on white where it is transparent."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture).convert("L")
    return picture.convert("L")
