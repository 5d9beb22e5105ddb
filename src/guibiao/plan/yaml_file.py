"""A plan's YAML file: read to a tree that keeps every text, written so that people like to read it.

Events are read one by one instead of composing nodes: the C composer recurses, and a file of nothing but opening
brackets would end the process.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.files import write_text
from guibiao.messages import _
from guibiao.plan.tree import Entry, Mapping, Node, Place, Plain, Scalar, Sequence

DEEPEST = 40  # levels; a plan needs nine
LARGEST = 2_000_000  # values, those that aliases repeat among them: 500 indicators with 20 years have 80,000
_NULLS = ("", "~", "null", "Null", "NULL")
_BLOCK_LISTS = ("indicators", "parts", "project_totals", "projects", "tasks")  # items over several lines
_ROW_LISTS = ("observations", "adjusted", "moves")  # items of one line each
_WIDE_MARKS = expression("[：｛｝［］，＂＃－]")
_WIDE = 1 << 20  # never fold a line: an observation stays one line


@dataclass(frozen=True, slots=True)
class YamlPlace:
    """A line of a YAML file and the keys that lead to it."""

    file: str
    line: int
    keys: str

    def __str__(self) -> str:
        place = _("{file} 第 {line} 行").format(file=self.file, line=self.line)
        return f"{place} {self.keys}" if self.keys else place


def read_tree(path: Path) -> tuple[Node, list[InputError]]:
    """The tree of a YAML file, with what can be said without knowing its meaning: keys that stand twice.

    Raises InputError for a file that is no YAML, or nests without reason.
    """
    builder = _Builder(path.name)
    try:
        for event in yaml.parse(decoded(path)[0], Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        place = str(YamlPlace(path.name, line + 1, "")) if mark else path.name
        raise InputError(
            _("YAML 写法有误"), place, _cure(decoded(path)[0].splitlines()[max(0, line - 1) : line + 1])
        ) from None
    except yaml.YAMLError:
        raise InputError(_("含有不该出现的控制字符"), path.name, _("请用文本编辑器另存为 UTF-8 后再试")) from None
    if builder.root is None:
        raise InputError(_("文件是空的"), path.name, _("可用 guibiao plan template 生成一份样表"))
    return builder.root, builder.errors


def _cure(lines: list[str]) -> str:
    """What to do about the lines at which the parser gave up: the likeliest slips of a Chinese keyboard first."""
    text = "".join(lines)
    if wide := "".join(dict.fromkeys(_WIDE_MARKS.findall(text))):
        return _("这里有全角的 {marks}，请改成半角的，冒号后面加空格").format(marks=wide)
    if "\t" in text:
        return _("这里有制表符（Tab），缩进请用空格")
    return _("请检查这一行和上一行的缩进、冒号后的空格、引号和括号")


def write_tree(tree: Plain, path: Path) -> None:
    """Write a plain plan as YAML: block style, a row for each observation, figures quoted with their decimals."""
    write_text(path, block_text(tree) + "\n")


def block_text(tree: Plain) -> str:
    """A value as YAML over several lines, without the last line's end."""
    return _text_of(_yaml_node(tree, block=True))


def flow_text(value: Plain) -> str:
    """A value as YAML on one line."""
    return _text_of(_yaml_node([value], block=False))[1:-1]


def _text_of(node: yaml.Node) -> str:
    text: str = yaml.serialize(node, Dumper=yaml.CSafeDumper, allow_unicode=True, width=_WIDE, indent=2)
    return text.removesuffix("\n")


def decoded(path: Path) -> tuple[str, str]:
    """The text of a YAML file and its encoding. Raises InputError where it is no text."""
    content = path.read_bytes()
    utf8 = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    for encoding in (utf8, "gb18030"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise InputError(_("不是文本文件"), path.name, _("规划文件应是 .yaml 或 .xlsx"))


class _Open:
    """A list or mapping whose end has not been reached."""

    def __init__(self, line: int, keys: str, is_mapping: bool, anchor: str | None, size: int) -> None:
        self.line, self.keys, self.is_mapping = line, keys, is_mapping
        self.anchor, self.size_before = anchor, size
        self.items: list[Node] = []
        self.entries: dict[str, Entry] = {}
        self.empty: dict[str, Place] = {}  # keys without a value
        self.key: Scalar | None = None  # the key that waits for its value

    def path_of_child(self) -> str:
        if self.is_mapping:
            if self.key is None:
                return self.keys
            return f"{self.keys}.{self.key.text}" if self.keys else self.key.text
        return f"{self.keys}[{len(self.items) + 1}]"


class _Builder:
    """Turns the events of a YAML parser into a tree."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.errors: list[InputError] = []
        self.open: list[_Open] = []
        self.anchored: dict[str, tuple[Node, int]] = {}  # nodes with an anchor, and how many values each holds
        self.size = 0

    def take(self, event: yaml.Event) -> None:
        """Take the parser's next event."""
        if isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._end()

    def _place(self, event: yaml.Event) -> YamlPlace:
        keys = self.open[-1].path_of_child() if self.open else ""
        return YamlPlace(self.file, _line(event), keys)

    def _alias(self, event: yaml.AliasEvent) -> None:
        """Repeat what an anchor names. One that is still open names itself, and is unknown here."""
        if event.anchor not in self.anchored:
            what = _("锚点“{name}”还没有写完或不存在").format(name=event.anchor)
            raise InputError(what, str(self._place(event)), _("文字里的 * 请加引号；别名要写在锚点之后"))
        self._need_key(event)
        node, size = self.anchored[event.anchor]
        self._count(size, event)
        self._add(node)

    def _count(self, size: int, event: yaml.Event) -> None:
        self.size += size
        if self.size > LARGEST:
            raise InputError(_("内容太多"), str(self._place(event)), _("请检查别名（*）是否层层重复"))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        here = self.open[-1] if self.open else None
        if here is not None and here.is_mapping and here.key is None:
            here.key = Scalar(event.value, YamlPlace(self.file, _line(event), here.keys))
            return
        if event.implicit[0] and event.value in _NULLS:
            if here is not None and here.key is not None:
                here.empty[here.key.text] = here.key.place
                here.key = None  # left empty is left out
            return
        node = Scalar(event.value.strip(), self._place(event))
        self._count(1, event)
        if event.anchor:
            self.anchored[event.anchor] = (node, 1)
        self._add(node)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        if len(self.open) >= DEEPEST:
            raise InputError(_("层次太深"), str(place), _("请对照样表检查括号和缩进"))
        self._need_key(event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.open.append(_Open(place.line, place.keys, is_mapping, event.anchor, self.size))

    def _need_key(self, event: yaml.Event) -> None:
        """Inside a mapping only a plain word may stand where a key belongs."""
        if self.open and self.open[-1].is_mapping and self.open[-1].key is None:
            raise InputError(_("键应是一个词"), str(self._place(event)), _("请检查括号、问号和星号"))

    def _end(self) -> None:
        done = self.open.pop()
        place = YamlPlace(self.file, done.line, done.keys)
        node: Node = Sequence(tuple(done.items), place)
        if done.is_mapping:
            node = Mapping(done.entries, place, empty=done.empty)
        if done.anchor:
            self.anchored[done.anchor] = (node, self.size - done.size_before)
        self._add(node)

    def _add(self, node: Node) -> None:
        if not self.open:
            if self.root is not None:
                raise InputError(
                    _("一个文件里有两份内容"), str(node.place), _("一个文件只写一份规划；请删去“---”以下的部分")
                )
            self.root = node
            return
        here = self.open[-1]
        if not here.is_mapping:
            here.items.append(node)
            return
        assert here.key is not None  # a value follows its key
        if here.key.text in here.entries:
            first = here.entries[here.key.text].place
            what = _("键“{key}”写了两次，上一次在 {place}").format(key=here.key.text, place=first)
            self.errors.append(InputError(what, str(here.key.place), _("请合并或删去一个")))
        here.entries[here.key.text] = Entry(node, here.key.place)
        if here.key.text == "id" and isinstance(node, Scalar) and here.keys.endswith("]"):
            here.keys = f"{here.keys.rpartition('[')[0]}[{node.text}]"  # people know an item by its id
        here.key = None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _yaml_node(plain: Plain, block: bool, tag: str = "str", style: str | None = None) -> yaml.Node:
    """The node that is written for a plain value; `block` says whether it may take several lines."""
    if isinstance(plain, dict):
        pairs = [(_key_node(key), _value_node(key, value, block)) for key, value in plain.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=not (block and plain))
    if isinstance(plain, list):
        items = [_yaml_node(item, block=False) for item in plain]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=True)
    if isinstance(plain, bool):
        tag, text = "bool", str(plain).lower()
    elif isinstance(plain, int):
        tag, text = "int", str(plain)
    elif isinstance(plain, Decimal):
        style, text = '"', format(plain, "f")
    else:
        text = plain
    return yaml.ScalarNode(f"tag:yaml.org,2002:{tag}", text, style=style)


def _key_node(key: str) -> yaml.Node:
    tag = "int" if key.isdecimal() else "bool" if key == "on" else "str"  # 2021 and on are written without quotes
    return yaml.ScalarNode(f"tag:yaml.org,2002:{tag}", key)


def _value_node(key: str, value: Plain, block: bool) -> yaml.Node:
    if block and isinstance(value, list) and key in _BLOCK_LISTS + _ROW_LISTS:
        items: list[Any] = [_yaml_node(item, block=key in _BLOCK_LISTS) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=False)
    return _yaml_node(value, block=block and key == "plan")
