"""Codecs: how one kind of value is read from the tree of a plan file, and how it is put back.

A codec's `read` takes a node and the scope, and gives the value or raises Skip after noting the error;
its `write` gives the plain form. `Record` makes a codec of a table of fields, so that what is read and what is
written cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import MISSING, dataclass
from dataclasses import fields as fields_of
from functools import cached_property
from typing import Any

from guibiao.messages import _
from guibiao.plan import written
from guibiao.plan.scope import Scope, Skip, nearest
from guibiao.plan.terms import term
from guibiao.plan.tree import Entry, Mapping, Node, Plain, Scalar, Sequence

NO_DEFAULT = object()


@dataclass(frozen=True, slots=True)
class Codec:
    """Reading and writing of one kind of value."""

    read: Callable[[Node, Scope], Any]
    write: Callable[[Any], Plain]


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the file, the attribute it fills, and its codec. `group.key` is a key inside the mapping `group`."""

    key: str
    attribute: str
    codec: Codec
    required: bool = False
    otherwise: Any = NO_DEFAULT  # the value where the key is absent and the class itself has no default


def _identity(value: Any) -> Any:
    return value


def scalar(node: Node, scope: Scope) -> str:
    """The text of a scalar node; a list or mapping is an error."""
    if not isinstance(node, Scalar):
        raise scope.refuse(node.place, _("这里应是一个值，却写成了列表或下级内容"), _("请只写一个值"))
    return node.text


def _converted(convert: Callable[[str], Any], problem: Callable[[], tuple[str, str]]) -> Callable[[Node, Scope], Any]:
    """A reader that refuses what `convert` raises ValueError for. `problem`: what is wrong with {text}, and a cure."""

    def read(node: Node, scope: Scope) -> Any:
        text = scalar(node, scope)
        try:
            return convert(text)
        except ValueError:
            what, cure = problem()
            raise scope.refuse(node.place, what.format(text=text), cure) from None

    return read


def _read_figure(node: Node, scope: Scope) -> Any:
    text = scalar(node, scope)
    try:
        return written.read_figure(text, scope.unit)
    except ValueError:
        what = _("“{text}”不是数字").format(text=text)
        if scope.unit:
            what = _("“{text}”不是以“{unit}”为单位的数字").format(text=text, unit=scope.unit)
        raise scope.refuse(node.place, what, _("请写数字，如 8.0；没有数字就整项删去，不要写 0")) from None


def _read_value(node: Node, scope: Scope) -> Any:
    return YES_NO.read(node, scope) if scope.yes_no else _read_figure(node, scope)


def _read_yes_no(node: Node, scope: Scope) -> bool:
    text = scalar(node, scope)
    code = term("yes_no").code(text)
    if code is None:
        raise scope.refuse(
            node.place, _("“{text}”不是“是”或“否”").format(text=text), _("请写 true（是）或 false（否）")
        )
    return code == "true"


def in_unit(unit: str, codec: Codec) -> Codec:
    """The codec with its figures counted in `unit`, whatever the indicator is counted in."""
    return Codec(lambda node, scope: codec.read(node, scope.within(unit=unit, yes_no=False)), codec.write)


TEXT = Codec(scalar, _identity)
FIGURE = Codec(_read_figure, _identity)
PERCENT = in_unit("%", FIGURE)
YES_NO = Codec(_read_yes_no, _identity)
VALUE = Codec(_read_value, _identity)  # a figure, or yes and no where the indicator is one of these
COUNT = Codec(
    _converted(written.read_count, lambda: (_("“{text}”不是个数"), _("请写不带小数的数字，如 12"))),
    _identity,
)
SHARE = Codec(
    _converted(written.read_share, lambda: (_("“{text}”不是 0 到 1 之间的份额"), _("请写 0.6 或 60%"))),
    _identity,
)
YEAR = Codec(
    _converted(written.read_year, lambda: (_("“{text}”不是年份"), _("请写四位年份，如 2021"))),
    _identity,
)
PERIOD = Codec(
    _converted(
        written.read_period,
        lambda: (_("“{text}”不是期间"), _("请写 2023、2023-H1、2023-Q3、2023-06、2023-06-30 或 2021/2025 的样子")),
    ),
    lambda period: int(period.text) if period.text.isdigit() else period.text,
)
DATE = Codec(
    _converted(written.read_date, lambda: (_("“{text}”不是日期"), _("请写成 2024-03-28 的样子"))),
    lambda day: day.isoformat(),
)


def one_of(choice: str) -> Codec:
    """A word of a fixed choice of terms.yaml, by its code, its label or another known spelling."""

    def read(node: Node, scope: Scope) -> str:
        text = scalar(node, scope)
        code = term(choice).code(text)
        if code is None:
            known = list(term(choice).labels)
            labelled = "、".join(f"{c}（{label}）" for c, label in term(choice).labels.items())
            cure = nearest(text, known) if text.isascii() else _("可用的有：{words}").format(words=labelled)
            raise scope.refuse(node.place, _("不认识“{text}”").format(text=text), cure)
        return code

    return Codec(read, _identity)


def list_of(codec: Codec) -> Codec:
    """A list, whose unreadable items are noted and left out."""

    def read(node: Node, scope: Scope) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            raise scope.refuse(node.place, _("这里应是列表"), _("每项另起一行，以“- ”开头"))
        found = []
        for item in node.items:
            try:
                found.append(codec.read(item, scope))
            except Skip:
                continue
        return tuple(found)

    return Codec(read, lambda values: [codec.write(v) for v in values])


def list_of_texts() -> Codec:
    """A list of texts; one text alone is a list of one."""
    texts = list_of(TEXT)

    def read(node: Node, scope: Scope) -> tuple[str, ...]:
        if isinstance(node, Scalar):
            return (node.text,)
        read_texts: tuple[str, ...] = texts.read(node, scope)
        return read_texts

    return Codec(read, texts.write)


def map_of(key: Codec, codec: Codec) -> Codec:
    """A mapping whose keys are data too, such as years."""

    def read(node: Node, scope: Scope) -> dict[Any, Any]:
        if not isinstance(node, Mapping):
            raise scope.refuse(
                node.place, _("这里应是“名称: 数值”的对应"), _("请写成 {sample}").format(sample="{2021: 37}")
            )
        found: dict[Any, Any] = {}
        for text, entry in node.entries.items():
            try:
                name = key.read(Scalar(text, entry.place), scope)
                found[name] = codec.read(entry.node, scope)
            except Skip:
                continue
        return found

    def write(values: dict[Any, Any]) -> Plain:
        return {str(key.write(k)): codec.write(v) for k, v in values.items()}

    return Codec(read, write)


@dataclass(frozen=True)
class Record:
    """The codec of a class of the model: a table of its fields in the order of the file."""

    make: Any
    fields: tuple[Field, ...]

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The keys under which other keys stand."""
        return tuple(dict.fromkeys(f.key.split(".")[0] for f in self.fields if "." in f.key))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys that may stand in the mapping itself."""
        return tuple(dict.fromkeys(f.key.split(".")[0] for f in self.fields))

    @cached_property
    def defaults(self) -> MappingOf[str, Any]:
        """What each attribute is where the file says nothing."""
        found: dict[str, Any] = {}
        for f in fields_of(self.make):
            if f.default is not MISSING:
                found[f.name] = f.default
            elif f.default_factory is not MISSING:
                found[f.name] = f.default_factory()
        return found | {f.attribute: f.otherwise for f in self.fields if f.otherwise is not NO_DEFAULT}

    @cached_property
    def codec(self) -> Codec:
        """This record among the codecs."""
        return Codec(self.read, self.write)

    def read(self, node: Node, scope: Scope) -> Any:
        """The value; all errors of the mapping are noted before Skip is raised."""
        if not isinstance(node, Mapping):
            raise scope.refuse(
                node.place, _("这里应是若干“键: 值”"), _("可用的有：{words}").format(words="、".join(self.keys))
            )
        self._note_unknown_keys(node, scope)
        found, complete = {}, True
        entries = self._entries(node, scope)
        for field in self.fields:
            entry = entries.get(field.key)
            if entry is None:
                complete &= self._absence_is_fine(field, node, scope)
                continue
            try:
                found[field.attribute] = field.codec.read(entry.node, scope)
            except Skip:
                complete &= field.attribute in self.defaults
        if not complete:
            raise Skip
        return self.make(**{f.attribute: self.defaults.get(f.attribute) for f in self.fields} | found)

    def write(self, value: Any) -> Plain:
        """The mapping of what differs from the defaults."""
        plain: dict[str, Plain] = {}
        for field in self.fields:
            held = getattr(value, field.attribute)
            if not field.required and self._is_default(field, held):
                continue
            group, _dot, key = field.key.rpartition(".")
            inside = plain.setdefault(group, {}) if group else plain
            assert isinstance(inside, dict)
            inside[key] = field.codec.write(held)
        return plain

    def _is_default(self, field: Field, held: Any) -> bool:
        # 0.0 is not 0: the printed decimals count, so equal is not enough
        default = self.defaults.get(field.attribute, NO_DEFAULT)
        return bool(held == default) and str(held) == str(default)

    def _entries(self, node: Mapping, scope: Scope) -> dict[str, Entry]:
        """The entries by the fields' keys, those of groups among them."""
        entries = dict(node.entries)
        for group in self.groups:
            entry = entries.pop(group, None)
            if entry is None:
                continue
            if isinstance(entry.node, Mapping):
                entries |= {f"{group}.{key}": inner for key, inner in entry.node.entries.items()}
            else:
                known = [f.key.removeprefix(f"{group}.") for f in self.fields if f.key.startswith(f"{group}.")]
                cure = _("可用的有：{words}").format(words="、".join(known))
                scope.note_error(entry.node.place, _("这里应是若干“键: 值”"), cure)
        return entries

    def _note_unknown_keys(self, node: Mapping, scope: Scope) -> None:
        note_unknown_keys(node, list(self.keys), scope)
        for group in self.groups:
            entry = node.entries.get(group)
            if entry is not None and isinstance(entry.node, Mapping):
                known = [f.key.removeprefix(f"{group}.") for f in self.fields if f.key.startswith(f"{group}.")]
                note_unknown_keys(entry.node, known, scope)

    def _called(self, node: Mapping, key: str) -> str:
        """What a missing field is called where it is missing: a group's mapping may have names of its own."""
        group = node.entries.get(key.partition(".")[0])
        inner = group.node if group is not None and isinstance(group.node, Mapping) else Mapping({}, node.place)
        return inner.names.get(key.partition(".")[2]) or node.called(key)

    def _absence_is_fine(self, field: Field, node: Mapping, scope: Scope) -> bool:
        if field.required:
            cure = _("请补上；一项内容不全就读不出来")
            scope.note_error(node.place, _("缺少“{key}”").format(key=self._called(node, field.key)), cure)
        return not field.required


def note_unknown_keys(node: Mapping, known: list[str], scope: Scope) -> None:
    """Note every key that is not among the known ones, with the nearest of them."""
    places = {key: entry.place for key, entry in node.entries.items()} | node.empty
    for key, place in places.items():
        if key not in known:
            scope.note_error(place, _("不认识的键“{key}”").format(key=key), _cure_of_key(key, known))


def _cure_of_key(key: str, known: list[str]) -> str:
    """What to do about an unknown key: it may be half of a number, or hold a colon of a Chinese keyboard."""
    if key.replace(".", "").isdigit():
        return _('数里有逗号的请加引号，如 "1,097.0"')
    if "：" in key:
        return _("冒号是全角的，请改成半角冒号加空格")
    return nearest(key, known)
