"""`Regions`: the divisions (行政区划) of province, prefecture and county level, by code and by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from guibiao.expressions import expression

LEVELS = ("province", "prefecture", "county", "zone")
_ZONE = expression("7[1-9]$")  # ends the codes that the statistical bureau gives to development zones
_AUTONOMOUS = expression("自治([区州县旗])$")
_FORMER = expression(r"(?P<code>\d{6})?(?P<name>.+)")


@dataclass(frozen=True, slots=True)
class Region:
    """A division: its code of GB/T 2260, present name and level; `parent` is the code of the one above it.

    `short` is the name that people use of an autonomous division or province (凉山, 广西), "" for others;
    `former` are earlier names, each with the code that went with it.
    """

    code: str
    name: str
    level: str
    parent: str | None
    short: str = ""
    former: tuple[tuple[str, str], ...] = ()

    def names(self) -> Iterator[str]:
        """What it is and was called: 凉山彝族自治州, 凉山, 凉山州."""
        yield self.name
        if self.short:
            yield self.short
            if self.level != "province" and (kind := _AUTONOMOUS.search(self.name)):
                yield self.short + kind[1]
        for _, name in self.former:
            yield name


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """All divisions. Made by `regions()`."""

    by_code: Mapping[str, Region]
    by_name: Mapping[str, tuple[Region, ...]]

    def named(self, name: str, within: str = "") -> tuple[Region, ...]:
        """The divisions that have a name, or had it; more than one where the name alone does not tell (朝阳区).

        `within` is what was written right before the name: only divisions below one that it names are given, and
        none at all where it names another.

        >>> [r.code for r in regions().named("朝阳区", "北京市")]
        ['110105']
        >>> [r.code for r in regions().named("襄樊市")]
        ['420600']
        """
        found = self.by_name.get(name, ())
        return tuple(r for r in found if any(above in within for above in self.above(r))) if within else found

    def above(self, region: Region) -> Iterator[str]:
        """Every name of the divisions above one, also of those that it was below under a former code."""
        codes = {code[:length].ljust(6, "0") for code, _ in (*region.former, (region.code, "")) for length in (2, 4)}
        for code in sorted(codes - {region.code}):
            if code in self.by_code:
                yield from self.by_code[code].names()


@cache
def regions() -> Regions:
    """The divisions of the package's own table, read once."""
    text = resources.files(__package__).joinpath("data", "regions.txt").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    codes = {row[0] for row in rows}
    by_code = {row[0]: _region(row, codes) for row in rows}
    by_name: dict[str, list[Region]] = defaultdict(list)
    for region in by_code.values():
        for name in dict.fromkeys(region.names()):
            by_name[name].append(region)
    return Regions(by_code, {name: tuple(found) for name, found in by_name.items()})


def _region(row: list[str], codes: set[str]) -> Region:
    code, name, short, former = (*row, "", "")[:4]
    above = (c for c in (code[:4] + "00", code[:2] + "0000") if c != code and c in codes)
    pairs = (_FORMER.fullmatch(f) for f in former.split("|") if f)
    return Region(
        code, name, _level(code), next(above, None), short, tuple((m["code"] or code, m["name"]) for m in pairs if m)
    )


def _level(code: str) -> str:
    if code.endswith("00"):
        return LEVELS[0] if code.endswith("0000") else LEVELS[1]
    return LEVELS[3] if _ZONE.search(code) else LEVELS[2]
