"""The user's own Word files back, with a comment at each claim."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.errors import InputError
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.audit import Checked
    from guibiao.cli.console import Trouble

SUFFIX = ".docx"


def put_word(paths: Sequence[Path], done: Sequence[Checked], output: Path, trouble: Trouble) -> None:
    """Write each file with the comments of its documents: one to a file, any number into a folder.

    `paths` names the file of each document. A file of another kind is said and passed over, and so is one whose place
    is the file itself: what somebody wrote is never written over.
    """
    from guibiao.cli.console import FileNames, put
    from guibiao.report import findings_word

    files = list(dict.fromkeys(paths))
    whole = output.suffix.lower() == SUFFIX and not output.is_dir()
    if whole and len(files) > 1:
        raise click.UsageError(_("几份 Word 文件要用 -o 指明一个文件夹。"))
    own = FileNames()
    for path in files:
        if path.suffix.lower() != SUFFIX:
            cure = _("请在 Word 或 WPS 中另存为 .docx 再核对，或改用 --format html")
            trouble.say(InputError(_("批注只能写进 .docx 文件"), str(path), cure))
            continue
        place = output if whole else output / (own.of(path.stem) + SUFFIX)
        if place.exists() and place.samefile(path):
            trouble.say(InputError(_("不能写回原来的文件"), str(path), _("请用 -o 指明另一个文件或文件夹")))
            continue
        findings = [f for at, one in zip(paths, done, strict=True) if at == path for f in one.shown]
        try:
            put(findings_word(path.read_bytes(), str(path), findings), place)
        except InputError as error:
            trouble.say(error)
