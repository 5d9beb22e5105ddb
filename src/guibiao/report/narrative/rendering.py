"""People's words as Markdown again, so that reading the text gives the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guibiao.expressions import expression
from guibiao.report.content import Block, Prose, Run, Table

_SPECIAL = expression(r"([\\*|`])")
_AT_START = expression(r"(#{1,6}\s|[-+]\s|\d{1,3}[.、)）]|表[:：])")
_NUMBER = expression(r"[（(](\d+)[）)]")


def markdown_text(blocks: Sequence[Block]) -> str:
    """The Markdown of some blocks; pictures are left out, since their files are elsewhere."""
    pieces: list[str] = []
    last = ""
    for block in blocks:
        if isinstance(block, Prose):
            pieces.append(("\n" if last and not (last == block.look == "item") else "") + _prose(block))
            last = block.look
        elif isinstance(block, Table):
            pieces.append(("\n" if last else "") + "\n".join(_table(block)))
            last = "table"
    return "".join(f"{piece}\n" for piece in pieces)


def _prose(prose: Prose) -> str:
    words = "".join(map(_run, prose.runs))
    if prose.look == "heading":
        return f"### {words}"
    if prose.look == "item":
        number = _NUMBER.fullmatch(prose.mark.strip())
        return f"{number[1]}. {words}" if number else f"- {words}"
    return _escaped_start(words)


def _run(run: Run) -> str:
    text = _SPECIAL.sub(r"\\\1", run.text).replace("![", "\\![").replace("<!--", "\\<!--")
    return f"**{text}**" if run.bold and text.strip() == text else text


def _escaped_start(words: str) -> str:
    return f"\\{words}" if _AT_START.match(words) else words


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"表：{table.caption}"
        yield ""
    yield _row(table.head)
    yield _row(["---"] * len(table.head))
    yield from map(_row, table.rows)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_run(Run(cell.replace("\n", " "))) for cell in cells) + " |"
