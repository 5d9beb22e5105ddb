"""The sample county: its Word files say what its text files say, and its slips stand where slips.yaml says."""

from __future__ import annotations

import importlib.util
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest
import yaml
from docx.table import Table

from guibiao.quantity import Interval, mean_growth, read_number
from guibiao.vocabulary import vocabulary

COUNTY = Path(__file__).parents[2] / "examples" / "sample-county"
TEXTS = sorted(COUNTY.glob("*.txt"))
SLIPS = yaml.safe_load((COUNTY / "slips.yaml").read_text("utf-8"))["slips"]
RECOMPUTED = {
    "mean-growth": lambda rates: mean_growth([Interval(r) for r in rates]).middle,
    "sum-of-parts": sum,
    "gap": lambda figures: figures[0] - figures[1],
    "share": lambda figures: figures[0] / 10_000 / figures[1] * 100,  # 万元 of 亿元
}


def build_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_sample_county", COUNTY / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines_of(word_file: Path) -> list[str]:
    lines: list[str] = []
    for block in docx.Document(str(word_file)).iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return lines


@pytest.mark.parametrize("path", TEXTS, ids=[p.stem for p in TEXTS])
def test_the_committed_word_file_says_what_the_text_file_says(path: Path) -> None:
    assert lines_of(path.with_suffix(".docx")) == [line for line in path.read_text("utf-8").splitlines() if line]


def test_the_same_text_gives_the_same_word_file(tmp_path: Path) -> None:
    script = build_script()
    for folder in ("once", "twice"):
        (tmp_path / folder).mkdir()
        script.main(tmp_path / folder)
    for path in TEXTS:
        once, twice = (tmp_path / folder / f"{path.stem}.docx" for folder in ("once", "twice"))
        assert once.read_bytes() == twice.read_bytes()
        assert lines_of(once) == lines_of(path.with_suffix(".docx"))


def test_the_word_files_have_headings_of_three_levels_and_a_table_of_tasks() -> None:
    styles, heads = set(), []
    for path in TEXTS:
        document = docx.Document(str(path.with_suffix(".docx")))
        styles |= {p.style.name for p in document.paragraphs if p.style is not None}
        heads += [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert {"Title", "Heading 1", "Heading 2", "Heading 3"} <= styles
    assert heads == [["序号", "任务", "牵头单位", "责任单位", "完成时限"]]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: s["indicator"])
def test_a_slip_stands_once_where_it_is_said_to(slip: dict[str, Any]) -> None:
    text = (COUNTY / f"{slip['doc']}.txt").read_text("utf-8")
    for claim in slip["claims"]:
        assert text.count(claim["before"] + claim["text"]) == 1
        assert claim["text"] == claim["claimed"] + claim["unit"]
        assert claim["claimed"] != claim["recomputed"]
    for figure in slip["inputs"]:
        assert figure in text


@pytest.mark.parametrize("slip", [s for s in SLIPS if not s.get("grouped")], ids=lambda s: s["indicator"])
def test_what_a_slip_should_say_follows_from_its_inputs(slip: dict[str, Any]) -> None:
    figures = [read_number("".join(c for c in figure if c in "0123456789.")) for figure in slip["inputs"]]
    result = RECOMPUTED[slip["rule"]](figures)
    for claim in slip["claims"]:
        expected = Decimal(claim["recomputed"])
        exact = Decimal(result.numerator) / result.denominator if not isinstance(result, Decimal) else result
        assert exact.quantize(expected, ROUND_HALF_UP) == expected


def test_the_report_names_twelve_indicators_that_the_registry_knows() -> None:
    text = (COUNTY / "yunhe-midterm-2023.txt").read_text("utf-8")
    names = [line[2:].split("：")[0] for line in text.splitlines() if line.startswith("——")]
    assert len(names) == 12
    assert [n for n in names if vocabulary().indicator(n) is None] == ["空气质量"]  # it has two parts, each known
