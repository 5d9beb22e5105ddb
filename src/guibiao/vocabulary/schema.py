"""The form of a vocabulary file, checked: every fault with its line, what is wrong and what is expected.

One check serves the files of the package and a user's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from guibiao.expressions import expression
from guibiao.messages import _
from guibiao.vocabulary.entry import DIRECTIONS, NATURES, VALUED
from guibiao.vocabulary.naming import name_key

NodePath = tuple[str | int, ...]  # keys and indices from the top of the file
_CODE = expression(r"[a-z][a-z0-9_]*\Z", re.ASCII)
_SHOWN = 40  # characters of a wrong value
_SIZE = expression(r"\d+(?:\.\d+)?(?:/\d+)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file: where (a path of keys and indices), what, and what to do."""

    path: NodePath
    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an entry: whether a new entry needs it, what it must be, and that in words."""

    fits: Callable[[object], bool]
    expected: Callable[[], str]  # called when needed: the language is chosen after import
    needed: bool = False


def faults(data: object, known_codes: Mapping[str, object], known_families: Mapping[str, object]) -> Iterator[Fault]:
    """Everything wrong with the content of a vocabulary file, section by section.

    An indicator whose code is in `known_codes` may give only the fields that it changes.
    """
    if not isinstance(data, dict):
        yield Fault((), _("文件的最外层应是若干“键: 值”"), _top_level())
        return
    own_families = data.get("families")
    families = set(known_families) | set(own_families if isinstance(own_families, dict) else ())
    for key, value in data.items():
        if key not in _SECTIONS:
            yield Fault((key,), _("不认识的项“{key}”").format(key=key), _top_level())
            continue
        yield from _SECTIONS[key]((key,), value, known_codes, families)


def is_size(value: object) -> bool:
    """Whether a value is a positive number, or text that writes one: 10000, "2000/3"."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return False
    if not _SIZE.match(str(value)):
        return False
    try:
        return Fraction(str(value)) > 0
    except (ZeroDivisionError, ValueError):  # /0, or more digits than Python reads
        return False


def _indicators(path: NodePath, value: object, codes: Mapping[str, object], families: set[str]) -> Iterator[Fault]:
    places: dict[str, str] = {}
    seen: set[str] = set()
    for at, entry in _entries(path, value):
        if isinstance(entry, Fault):
            yield entry
            continue
        code = entry.get("code")
        new = not (isinstance(code, str) and code in codes)
        yield from _fields(at, entry, _INDICATOR, need_all=new)
        family = entry.get("unit_family")
        if isinstance(family, str) and family not in families:
            yield _unknown_family((*at, "unit_family"), family, families)
        if isinstance(code, str):
            if code in seen:
                yield Fault((*at, "code"), _("代码“{code}”出现了两次").format(code=code), _("每个代码只能用一次"))
            seen.add(code)
            yield from _names_of_others(at, entry, code, places)


def _names_of_others(at: NodePath, entry: dict[str, Any], code: str, taken: dict[str, str]) -> Iterator[Fault]:
    """No name may lead to two codes of one file."""
    aliases = entry.get("aliases")
    names = [entry.get("name"), *(aliases if isinstance(aliases, list) else ())]
    for name in names:
        if not isinstance(name, str):
            continue
        owner = taken.setdefault(name_key(name), code)
        if owner != code:
            what = _("名称“{name}”同时指向“{one}”和“{other}”").format(name=name, one=owner, other=code)
            yield Fault(at, what, _("请让每个名称只属于一个代码"))


def _units(path: NodePath, value: object, _codes: Mapping[str, object], families: set[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, entry in _entries(path, value):
        if isinstance(entry, Fault):
            yield entry
            continue
        yield from _fields(at, entry, _UNIT, need_all=True)
        family, name = entry.get("family"), entry.get("name")
        if isinstance(family, str) and family not in families:
            yield _unknown_family((*at, "family"), family, families)
        if isinstance(name, str):
            if name in seen:
                yield Fault((*at, "name"), _("单位“{name}”出现了两次").format(name=name), _("每个单位只写一次"))
            seen.add(name)


def _families(path: NodePath, value: object, _codes: Mapping[str, object], _known: set[str]) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(path, _("“families”应是若干“代码: {{base: 基本单位, name: 名称}}”").format(), _see_docs())
        return
    for code, family in value.items():
        at = (*path, code)
        if not isinstance(code, str) or not _CODE.match(code):
            yield Fault(at, _("单位族“{code}”的代码不合格式").format(code=code), _expected_code())
        if isinstance(family, dict):
            yield from _fields(at, family, _FAMILY_FIELDS, need_all=True)
        else:
            yield Fault(at, _("单位族“{code}”缺少内容").format(code=code), _("请写成 {base: 基本单位, name: 名称}"))


def _entries(path: NodePath, value: object) -> Iterator[tuple[NodePath, dict[str, Any] | Fault]]:
    """The entries of a list, with their paths; a fault in place of what is no entry."""
    if not isinstance(value, list):
        yield path, Fault(path, _("“{key}”应是一个列表").format(key=path[-1]), _("每一条以“- ”开头"))
        return
    for index, entry in enumerate(value):
        at = (*path, index)
        if isinstance(entry, dict):
            yield at, entry
        else:
            yield at, Fault(at, _("这一条不是“键: 值”"), _("请写成 - {code: …, name: …}"))


def _fields(at: NodePath, entry: dict[str, Any], fields: Mapping[str, Field], *, need_all: bool) -> Iterator[Fault]:
    for key, value in entry.items():
        field = fields.get(key)
        if field is None:
            yield Fault((*at, key), _("不认识的字段“{key}”").format(key=key),
                        _("可用的字段：{fields}").format(fields="、".join(fields)))  # fmt: skip
        elif not field.fits(value):
            yield Fault(
                (*at, key),
                _("字段“{key}”的值“{value}”不合要求").format(key=key, value=str(value)[:_SHOWN]),
                field.expected(),
            )
    if need_all:
        for key, field in fields.items():
            if field.needed and key not in entry:
                yield Fault(at, _("缺少字段“{key}”").format(key=key), field.expected())


def _unknown_family(path: NodePath, family: str, families: set[str]) -> Fault:
    what = _("单位族“{family}”没有定义").format(family=family)
    return Fault(path, what, _("可用的单位族：{families}").format(families="、".join(sorted(families))))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _one_of(*choices: str) -> Field:
    return Field(lambda v: v in choices, lambda: _("应是 {choices} 之一").format(choices="、".join(choices)))


def _expected_code() -> str:
    return _("应是小写英文字母开头，只含小写字母、数字和下划线，如 gdp_per_capita")


def _expected_text() -> str:
    return _("应是一段文字；数字或 yes、no 请加引号")


def _top_level() -> str:
    return _("可用的项：{keys}").format(keys="、".join(_SECTIONS))


def _see_docs() -> str:
    return _("格式见 docs/vocabulary.md")


def _is_code(value: object) -> bool:
    return isinstance(value, str) and bool(_CODE.match(value))


def _texts(path: NodePath, value: object, _codes: Mapping[str, object], _known: set[str]) -> Iterator[Fault]:
    if not isinstance(value, dict) or not all(_is_text(k) and _is_text(v) for k, v in value.items()):
        yield Fault(path, _("“{key}”应是若干“代号: 标题”").format(key=path[-1]), _see_docs())


def _numbers(path: NodePath, value: object, _codes: Mapping[str, object], _known: set[str]) -> Iterator[Fault]:
    if not isinstance(value, dict) or not all(_is_text(k) and is_size(v) for k, v in value.items()):
        yield Fault(path, _("“{key}”应是若干“文字: 数字”").format(key=path[-1]), _see_docs())


def _words(path: NodePath, value: object, _codes: Mapping[str, object], _known: set[str]) -> Iterator[Fault]:
    if not _is_texts(value):
        yield Fault(path, _("“{key}”应是一列词语").format(key=path[-1]), _see_docs())


_TEXT = Field(_is_text, _expected_text, needed=True)
_YES_NO = Field(lambda v: isinstance(v, bool), lambda: _("应是 true 或 false"))
_WORDS = Field(_is_texts, lambda: _("应是一列文字，如 [社零, 社零总额]"))
_INDICATOR = {
    "code": Field(_is_code, _expected_code, needed=True),
    "name": _TEXT,
    "en": replace(_TEXT, needed=False),
    "unit_family": _TEXT,
    "source": replace(_TEXT, needed=False),
    "aliases": _WORDS,
    "direction": _one_of(*DIRECTIONS),
    "valued": _one_of(*VALUED),
    "additive": _YES_NO,
    "nature": _one_of(*NATURES),
}
_UNIT = {
    "name": Field(lambda v: isinstance(v, str), _expected_text, needed=True),
    "family": _TEXT,
    "size": Field(is_size, lambda: _('应是大于零的数，或写成 "2000/3" 这样的分数')),
    "classifier": _YES_NO,
    "scaled": _YES_NO,
    "denominator": _YES_NO,
}
_FAMILY_FIELDS = {"base": Field(lambda v: isinstance(v, str), _expected_text, needed=True), "name": _TEXT}
_SECTIONS: dict[str, Callable[[NodePath, object, Mapping[str, object], set[str]], Iterator[Fault]]] = {
    "sources": _texts,
    "indicators": _indicators,
    "families": _families,
    "units": _units,
    "ratios": _words,
    "scales": _numbers,
    "counts_of": _numbers,
    "area_words": _words,
    "tails": _words,
}
