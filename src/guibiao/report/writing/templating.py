"""The files that a user changes to make reports of an own look and in own words."""

from __future__ import annotations

from pathlib import Path

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.report.word.dress import Dress
from guibiao.report.word.template import word_template
from guibiao.report.wording import shipped_text
from guibiao.report.writing.files import write_together


def write_templates(directory: Path, red_head: bool = False) -> list[Path]:
    """Write the Word template (cover and table of contents, or a red head) and the wording. Gives their paths.

    Raises InputError where one of them is there already, or the directory cannot be written.
    """
    dress = Dress(number="{{ number }}") if red_head else Dress(cover=True)
    files = {_("模板") + ".docx": word_template(dress), _("措辞") + ".yaml": shipped_text().encode()}
    for name in files:
        if (directory / name).exists():
            raise InputError(_("文件已经有了，不会覆盖"), str(directory / name), _("请换一个文件夹，或先移开它"))
    return write_together(directory, files)
