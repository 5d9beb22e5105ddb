"""Tables as text (.csv): fields parted by a comma, a semicolon or a tab, whichever parts the lines best."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from guibiao.documents.encoding import decoded
from guibiao.documents.formats.grid import Cell, TooLargeError
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

_MOST = 2_000_000  # fields
_SAMPLE = 50  # lines that tell the delimiter
_DELIMITERS = "\t,;"  # the first of those that do equally well
_QUOTED = expression(r'"(?:[^"]|"")*"')


def sheets(content: bytes, where: str) -> Iterator[tuple[str, list[Cell]]]:
    """The one table of the file, without a name. Raises InputError and TooLargeError."""
    text = decoded(content, where)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    cells: list[Cell] = []
    try:
        for number, row in enumerate(reader):
            cells += [Cell(number, column, field) for column, field in enumerate(row) if field.strip()]
            if len(cells) > _MOST:
                raise TooLargeError
    except csv.Error as error:
        line = _("第 {line} 行").format(line=reader.line_num)
        raise InputError(_("表格的引号不成对，或一格里的字太多"), f"{where} {line}", _("请检查这一行的引号")) from error
    yield "", cells


def delimiter(text: str) -> str:
    """What parts the fields: the sign that most lines have equally often, at least once.

    >>> delimiter("指标,2023年\\n产值,1"), delimiter("指标;2023年\\n产值;1,5")
    (',', ';')
    """
    lines = [line for line in _QUOTED.sub("", text[:100_000]).splitlines()[:_SAMPLE] if line.strip()]
    scores: dict[str, int] = {}
    for sign in _DELIMITERS:
        counts = Counter(n for line in lines if (n := line.count(sign)))
        scores[sign] = counts.most_common(1)[0][1] if counts else 0
    return max(_DELIMITERS, key=lambda sign: scores[sign]) if any(scores.values()) else ","
