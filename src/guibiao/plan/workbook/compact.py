"""Small structures in one cell: 2021=37；2022=34 and 县发改局、县统计局. What holds a separator is put in quotes.

>>> read_pairs("2021=37；2022=34"), write_pairs([("在建", "48"), ("a=b", None)])
([('2021', '37'), ('2022', '34')], '在建=48；"a=b"')
"""

from __future__ import annotations

import re

from guibiao.expressions import expression

NAME_STOPS = "、，,；;\n"
NOTE_STOPS = "\n"
WHY = "，"  # between a move's date and its reason
_PAIR_STOPS = "；;\n"
_EQUALS = "=＝:："
_QUOTED = r'"(?:[^"]|"")*"'
_NEXT_YEAR = rf"[,，、](?=\s*\d{{4}}(?:-H[12])?\s*[{_EQUALS}])"  # 2021:37,2022:34; but 2021=1,097 is one figure
_PAIR = expression(
    rf"\s*(?P<key>{_QUOTED}|[^{_EQUALS}{_PAIR_STOPS}]*)\s*"
    rf"(?:[{_EQUALS}]\s*(?P<value>{_QUOTED}|[^{_PAIR_STOPS}]*?)\s*)?(?:[{_PAIR_STOPS}]|{_NEXT_YEAR}|\Z)"
)
_NODE = expression(r"\s*\d{4}")  # a period begins with its year

Pair = tuple[str, str | None]


def read_pairs(text: str) -> list[Pair]:
    """Keys with their values, None where a key stands alone. Raises ValueError for what cannot be taken apart."""
    pairs: list[Pair] = []
    at = 0
    while at < len(text):
        match = _PAIR.match(text, at)
        if match is None:
            raise ValueError(f"no pairs: {text}")
        key, value = match["key"].strip(), match["value"]
        if key or value:
            pairs.append((_unquoted(key), None if value is None else _unquoted(value)))
        at = match.end()
    return pairs


def write_pairs(pairs: list[Pair]) -> str:
    """The text of a cell that `read_pairs` takes apart again."""
    return "；".join(
        _quoted(key, _EQUALS + _PAIR_STOPS) + ("" if value is None else "=" + _quoted(value, _EQUALS + _PAIR_STOPS))
        for key, value in pairs
    )


def read_nodes(text: str) -> list[Pair] | str:
    """What is due by each period (2024-Q1=完成选址；2024-Q2=开工), or the text where it is not made so."""
    try:
        pairs = read_pairs(text)
    except ValueError:
        return text
    if len(pairs) == 1 and pairs[0][1] is None:
        return pairs[0][0]
    return pairs if all(value is not None and _NODE.match(key) for key, value in pairs) else text


def nodes_text(nodes: str | dict[str, str]) -> str:
    """The text of a cell that `read_nodes` takes apart again."""
    if isinstance(nodes, str):
        return nodes if read_nodes(nodes) == nodes == nodes.strip() else write_pairs([(nodes, None)])
    return write_pairs(list(nodes.items()))


def read_list(text: str, stops: str) -> list[str]:
    """The items that stand between the stops."""
    item = re.compile(rf"\s*({_QUOTED}(?=\s*(?:[{stops}]|\Z))|[^{stops}]*)(?:[{stops}]|\Z)")
    items: list[str] = []
    at = 0
    while at < len(text):
        match = item.match(text, at)
        assert match is not None  # the second alternative matches anything
        items.append(_unquoted(match[1].strip()))
        at = match.end()
    return [i for i in items if i]


def write_list(items: list[str], stops: str) -> str:
    """The text of a cell that `read_list` takes apart again."""
    return stops[0].join(_quoted(item, stops) for item in items)


def _quoted(text: str, stops: str) -> str:
    if text and text == text.strip() and not text.startswith('"') and not any(c in stops for c in text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _unquoted(text: str) -> str:
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text
