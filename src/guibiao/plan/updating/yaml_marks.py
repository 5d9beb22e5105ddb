"""A YAML text as a tree that knows where each value stands, to the character, aliases among them."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml


@dataclass(slots=True)
class Marked:
    """A value of a YAML text. `end` is behind its last character; comments behind it are not its own."""

    kind: str  # scalar, alias, mapping, sequence
    start: int
    end: int
    flow: bool = False
    text: str = ""
    column: int = 0  # of its first character
    entries: dict[str, Marked] = field(default_factory=dict)
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)  # where each key begins, and its column
    items: list[Marked] = field(default_factory=list)

    @property
    def last(self) -> Marked | None:
        """The last of what it holds."""
        if self.kind == "mapping":
            return next(reversed(self.entries.values()), None)
        return self.items[-1] if self.items else None


def marked(text: str) -> Marked:
    """The tree of a YAML text that was already found sound."""
    stack: list[tuple[Marked, yaml.ScalarEvent | None]] = []
    root = Marked("scalar", 0, 0)
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            kind = "mapping" if isinstance(event, yaml.MappingStartEvent) else "sequence"
            start, end = _span(event)
            stack.append((Marked(kind, start, end, bool(event.flow_style), column=_column(event)), None))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node, _key = stack.pop()
            last = node.last
            node.end = _span(event)[1] if node.flow else last.end if last else node.end
            root = _added(node, stack) or root
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            if isinstance(event, yaml.ScalarEvent) and stack and stack[-1][0].kind == "mapping" and not stack[-1][1]:
                stack[-1] = (stack[-1][0], event)
                continue
            start, end = _span(event)
            kind, told = ("scalar", event.value) if isinstance(event, yaml.ScalarEvent) else ("alias", "")
            end -= text[start:end].endswith("\n")  # a text of several lines ends with its line
            root = _added(Marked(kind, start, end, text=told, column=_column(event)), stack) or root
    return root


def _added(node: Marked, stack: list[tuple[Marked, yaml.ScalarEvent | None]]) -> Marked | None:
    """Hang a value on what is open; itself where nothing is."""
    if not stack:
        return node
    above, key = stack[-1]
    if key is None:
        above.items.append(node)
        return None
    above.entries[key.value] = node
    above.keys[key.value] = (_span(key)[0], _column(key))
    stack[-1] = (above, None)
    return None


def _span(event: yaml.Event) -> tuple[int, int]:
    assert event.start_mark is not None  # the parser marks every event
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


def _column(event: yaml.Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.column
