"""The folder of people's words: one Markdown file for a section, named in the file's own head; never overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.files import write_text
from guibiao.messages import _
from guibiao.report.content import Block, Content, Place
from guibiao.report.narrative.markdown import markdown_blocks
from guibiao.report.writing.file_names import file_name

FOLDER = "正文"
_HEAD = expression(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PROMPT = expression(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Narrative:
    """What people wrote for a section. `blocks` are empty where nothing is written; `asked` while the prompt stands."""

    section: str
    path: Path
    blocks: tuple[Block, ...]
    asked: bool = False


def read_narratives(folder: Path) -> tuple[Narrative, ...]:
    """The files *.md of a folder in the order of their names; none where there is no folder.

    Raises InputError for a file that is no UTF-8, has no head or a broken one, and for what `markdown_blocks` refuses.
    """
    try:
        found = sorted(p for p in folder.iterdir() if p.suffix == ".md" and p.is_file()) if folder.exists() else []
    except OSError as error:
        what = _("读不了文字稿文件夹") + f"（{error.strerror}）"
        raise InputError(what, str(folder), _("请检查它是不是文件夹，能不能打开")) from error
    return tuple(map(_read, found))


def create_files(folder: Path, content: Content, known: tuple[Narrative, ...]) -> list[Path]:
    """Make a file with its prompt for every place of the content that has none yet. Gives the new paths.

    Raises InputError where the folder cannot be written.
    """
    there = {n.section for n in known}
    made = []
    for number, (heading, place) in enumerate(_places(content), 1):
        path = folder / f"{file_name(f'{number} {heading}')}.md"
        if place.key not in there and not path.exists():
            write_text(path, file_text(place.key, f"<!-- {place.text} -->\n"))
            made.append(path)
    return made


def file_text(section: str, body: str) -> str:
    """A file's text: its head with the section's key, and the words."""
    head = yaml.safe_dump({"section": section}, allow_unicode=True, width=10_000).strip()
    return f"---\n{head}\n---\n\n{body}"


def _places(content: Content) -> Iterator[tuple[str, Place]]:
    for section in content.walk():
        yield from ((section.heading, block) for block in section.blocks if isinstance(block, Place))


def _read(path: Path) -> Narrative:
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError) as error:
        raise InputError(_("读不了这个文件"), path.name, _("请把它存成 UTF-8 编码的文本")) from error
    head = _HEAD.match(text)
    if head is None:
        raise InputError(_("文件开头没有写明放在哪一节"), path.name, _("请在开头写三行：---、section: causes、---"))
    section = _section(head[1], path)
    body = text[head.end() :]
    blocks = markdown_blocks(body, section, path, head[0].count("\n") + 1)
    return Narrative(section, path, tuple(blocks), asked=not blocks and bool(_PROMPT.search(body)))


def _section(head: str, path: Path) -> str:
    try:
        told = yaml.safe_load(head)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        where = _("{file} 第 {line} 行").format(file=path.name, line=line)
        raise InputError(_("文件开头的说明写坏了"), where, _("请写成 section: causes 的样子")) from error
    if not isinstance(told, dict) or not isinstance(told.get("section"), str):
        raise InputError(_("文件开头没有写明放在哪一节"), path.name, _("请写一行 section: causes"))
    unknown = [str(k) for k in told if k != "section"]
    if unknown:
        what = _("文件开头有不认识的项：{names}").format(names="、".join(unknown))
        raise InputError(what, path.name, _("开头只写 section"))
    return str(told["section"])
