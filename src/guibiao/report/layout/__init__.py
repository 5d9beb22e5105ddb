"""`Layout`: the measures of a report, read from a profile that names the clause of each value."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guibiao.errors import InputError
from guibiao.messages import _

_OFFICIAL = Path(__file__).parent / "official.yaml"


@dataclass(frozen=True, slots=True)
class Font:
    """A font by the name that the standard gives it, and what may stand in where it is not installed."""

    name: str
    fallbacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Lengths in mm, sizes in pt, counts and indents in characters. The clauses stand in the profile."""

    paper_width: float
    paper_height: float
    margin_top: float
    margin_left: float
    type_width: float
    type_height: float
    lines: int
    characters: int
    character_spacing: float
    body_size: float
    body_font: Font
    indent: int
    title_size: float
    title_font: Font
    heading1_font: Font
    heading2_font: Font
    heading3_font: Font
    annex_font: Font
    signature_indent: int
    page_number_font: Font
    page_number_size: float
    page_number_drop: float
    page_number_indent: int
    latin_font: Font
    table_size: float
    annex_table_size: float
    chart_width: float
    chart_height: float
    charts_behind: int
    contents_levels: int
    turned_columns: int
    cover_drop: float
    cover_foot: float
    red_head_drop: float
    red_head_size: float
    red_head_colour: str
    number_drop: int
    rule_drop: float
    title_drop: int

    @property
    def margin_right(self) -> float:
        """What the paper leaves beside the type area."""
        return self.paper_width - self.margin_left - self.type_width

    @property
    def margin_bottom(self) -> float:
        """What the paper leaves below the type area."""
        return self.paper_height - self.margin_top - self.type_height

    @property
    def pitch(self) -> float:
        """The height of a line in pt: the type area divided by its lines, down to a whole twip.

        Never up: 579 twips give 22 lines, 580 leave room for 21.
        """
        return int(self.type_height / 25.4 * 72 / self.lines * 20) / 20

    @property
    def character(self) -> float:
        """The width of a body character with its spacing, in pt."""
        return self.body_size + self.character_spacing

    @property
    def fonts(self) -> tuple[Font, ...]:
        """The fonts named, each once."""
        named = (getattr(self, f.name) for f in fields(self))
        return tuple(dict.fromkeys(f for f in named if isinstance(f, Font)))


@cache
def official_layout() -> Layout:
    """The layout of GB/T 9704-2012 that comes with the package."""
    return read_layout(_OFFICIAL)


def read_layout(path: Path) -> Layout:
    """Read a profile. Raises InputError for a missing or unknown name, or a value of the wrong kind."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InputError(_("读不了版式文件（{error}）").format(error=error), str(path), _("请检查文件格式")) from error
    known = {f.name: str(f.type) for f in fields(Layout)}
    entries = raw if isinstance(raw, dict) else {}
    if wrong := sorted(set(known) ^ set(entries)):
        what = _("版式文件里缺少或不认识这些名称：{names}").format(names="、".join(map(str, wrong)))
        raise InputError(what, path.name, _("请对照自带的版式文件修改"))
    return Layout(**{name: _value(name, entries[name], kind, path.name) for name, kind in known.items()})


def _value(name: str, entry: Any, kind: str, origin: str) -> Any:
    value: Any = entry.get("value") if isinstance(entry, dict) else None
    if kind == "Font" and isinstance(value, str):
        return Font(value, tuple(map(str, entry.get("fallbacks", ()))))
    if kind == "str" and isinstance(value, str):
        return value
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind == "int" and number and value == int(value):
        return int(value)
    if kind == "float" and number:
        return float(value)
    what = _("“{name}”的值不对（{value}）").format(name=name, value=value)
    cures = {"Font": _("这里应填字体名称"), "str": _("这里应填一段文字")}
    raise InputError(what, origin, cures.get(kind, _("这里应填一个数")))
