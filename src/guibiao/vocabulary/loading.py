"""Reading vocabulary files and joining them into one `Vocabulary`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from importlib import resources
from operator import itemgetter
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import yaml

from guibiao.errors import InputError, InputErrors
from guibiao.messages import _
from guibiao.quantity import Unit
from guibiao.vocabulary.entry import IndicatorEntry
from guibiao.vocabulary.naming import Surroundings, name_key, unit_key
from guibiao.vocabulary.schema import Fault, faults
from guibiao.vocabulary.vocabulary import Vocabulary

_OWN = ("units", "naming", "indicators")
_chosen: Path | None = None


def use(extra: Path | None) -> None:
    """Add a user's own file to what `vocabulary()` gives from here on; None leaves the package's own.

    A choice for the whole process, made at the edge before anything is read, since rooms keep what they looked up.
    Raises InputError where the file cannot be read, InputErrors with everything that is wrong in it.
    """
    global _chosen  # noqa: PLW0603 - like the language, chosen once
    _joined(extra)
    _chosen = extra


def vocabulary(extra: Path | None = None) -> Vocabulary:
    """The vocabulary of the package, with a user's own file added to it: `extra`, or else the one in `use`.

    The user's file adds indicators and units, or changes those whose code or name is known: fields that it gives
    replace the old ones, aliases are added, and a name that it claims leads to its indicator from then on.
    Raises InputError where the file cannot be read, InputErrors with everything that is wrong in it.
    """
    return _joined(extra or _chosen)


@lru_cache(maxsize=8)
def _joined(extra: Path | None) -> Vocabulary:
    stock = _Stock()
    for name in _OWN:
        stock.add(_content(resources.files(__package__).joinpath("data", f"{name}.yaml").read_text("utf-8"), name))
    if extra is not None:
        stock.add_own(_checked(extra, stock))
    return stock.vocabulary()


class _Stock:
    """What the files read so far define."""

    def __init__(self) -> None:
        self.sources: dict[str, str] = {}
        self.entries: dict[str, IndicatorEntry] = {}
        self.codes: dict[str, str] = {}
        self.written: dict[str, str] = {}
        self.families: dict[str, str] = {}
        self.scales: dict[str, Fraction] = {}
        self.counts_of: dict[str, Fraction] = {}
        self.units: dict[str, Unit] = {}
        self.denominators: dict[str, Unit] = {}
        self.classifiers: dict[str, None] = {}
        self.ratios: dict[str, None] = {}
        self.area_words: dict[str, None] = {}
        self.tails: dict[str, None] = {}
        self.own_names: dict[str, None] = {}
        self.own_units: dict[str, bool] = {}

    def add_own(self, data: dict[str, Any]) -> None:
        """Take in a user's file, and remember what it names: texts are searched for it."""
        self.add(data)
        for fields in data.get("indicators", ()):
            self.own_names |= dict.fromkeys((*filter(None, (fields.get("name"),)), *fields.get("aliases", ())))
        for fields in data.get("units", ()):
            if fields["name"] and not fields.get("denominator"):
                self.own_units[fields["name"]] = fields.get("classifier", False)

    def add(self, data: dict[str, Any]) -> None:
        """Take in the content of one file, already checked."""
        self.sources |= data.get("sources", {})
        self.families |= {code: family["base"] for code, family in data.get("families", {}).items()}
        self.scales |= _sizes(data.get("scales", {}))
        self.counts_of |= _sizes(data.get("counts_of", {}))
        for known, key in ((self.ratios, "ratios"), (self.area_words, "area_words"), (self.tails, "tails")):
            known.update(dict.fromkeys(data.get(key, ())))
        for fields in data.get("units", ()):
            self._add_unit(**fields)
        for fields in data.get("indicators", ()):
            self._add_indicator(**fields)

    def vocabulary(self) -> Vocabulary:
        """Everything, joined."""
        return Vocabulary(
            entries=self.entries, codes=self.codes, written=self.written, units=self.units, families=self.families,
            measure_words=tuple(self.classifiers), ratios=tuple(self.ratios), denominators=self.denominators,
            counts_of=self.counts_of,
            surroundings=Surroundings(tuple(self.area_words), tuple(self.tails)),
            own_names=tuple(self.own_names), own_units=self.own_units,
        )  # fmt: skip

    def _add_indicator(self, code: str, aliases: Iterable[str] = (), source: str | None = None, **fields: Any) -> None:
        if source is not None:
            fields["source"] = self.sources.get(source, source)
        old = self.entries.get(code)
        joined = tuple(dict.fromkeys((*(old.aliases if old else ()), *aliases)))
        entry = replace(old, aliases=joined, **fields) if old else IndicatorEntry(code=code, aliases=joined, **fields)
        self.entries[code] = entry
        self.codes.setdefault(code, code)
        for name in (entry.name, *(aliases if old else entry.aliases)):
            self.codes[name_key(name)] = code
            self.written[name] = code

    def _add_unit(self, name: str, family: str, size: int | float | str = 1, *,
                  classifier: bool = False, scaled: bool = True, denominator: bool = False) -> None:  # fmt: skip
        if denominator:
            self.denominators[name] = Unit(name, family, Fraction(str(size)))
            return
        if classifier:
            self.classifiers[name] = None
        for scale, factor in ({"": Fraction(1)} | (self.scales if scaled else {})).items():
            key = unit_key(scale + name)
            self.units[key] = Unit(key, family, Fraction(str(size)) * factor)


def _sizes(data: dict[str, int | float | str]) -> dict[str, Fraction]:
    return {name: Fraction(str(size)) for name, size in data.items()}


def _content(text: str, name: str) -> dict[str, Any]:
    """The mapping in one of the package's own files; its form is a matter of the tests."""
    data = msgspec.yaml.decode(text)
    if not isinstance(data, dict):
        raise TypeError(f"{name}: not a mapping")
    return data


def _checked(path: Path, stock: _Stock) -> dict[str, Any]:
    """The content of a user's file. Raises InputError or InputErrors."""
    text = _text(path)
    try:
        data = yaml.load(text, yaml.SafeLoader)  # the loader in C dies of text that is nested too deep
    except yaml.YAMLError as error:
        _raise_syntax(path, error)
    except (RecursionError, ValueError) as error:  # nested, or a number, past what Python reads
        raise InputError(_("嵌套太深或数字太长，读不了"), str(path), _("格式见 docs/vocabulary.md")) from error
    if data is None:
        raise InputError(_("文件是空的"), str(path), _("格式见 docs/vocabulary.md"))
    found = list(faults(data, stock.entries, stock.families))
    if found:
        root = yaml.compose(text, yaml.SafeLoader)
        lines = sorted(((_line(root, fault), fault) for fault in found), key=itemgetter(0))
        raise InputErrors([InputError(fault.what, _where(path, line), fault.cure) for line, fault in lines])
    return data  # type: ignore[no-any-return]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(_("不是 UTF-8 文字"), str(path), _("请把文件另存为 UTF-8 编码")) from error
    except OSError as error:
        raise InputError(_("读不了这个文件"), str(path), _("请检查文件是否存在、能否打开")) from error


def _raise_syntax(path: Path, error: yaml.YAMLError) -> NoReturn:
    mark = getattr(error, "problem_mark", None)
    where = _where(path, mark.line + 1) if mark is not None else str(path)
    raise InputError(_("不是正确的 YAML"), where, _("请检查缩进、冒号后的空格和引号是否成对")) from error


def _where(path: Path, line: int) -> str:
    return _("{file} 第{line}行").format(file=path, line=line)


def _line(root: yaml.Node | None, fault: Fault) -> int:
    """The line (from 1) of the last node on the fault's path."""
    node, line = root, 1
    for step in fault.path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
