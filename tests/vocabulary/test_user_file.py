"""A user's own file adds to the vocabulary or changes it; what is wrong in it is told with line and cure."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from guibiao.errors import InputError
from guibiao.vocabulary import Vocabulary, vocabulary

BAD = yaml.safe_load((Path(__file__).parent / "bad_files.yaml").read_text("utf-8"))


def vocabulary_with(tmp_path: Path, text: str) -> Vocabulary:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return vocabulary(path)


def test_a_new_indicator_is_found_by_name_and_alias(tmp_path: Path) -> None:
    v = vocabulary_with(
        tmp_path,
        """
        indicators:
          - {code: tea_oil_output, name: 油茶籽产量, aliases: [油茶产量], unit_family: mass, additive: true}
        """,
    )
    entry = v.indicator("全县油茶产量")
    assert entry is not None
    assert (entry.code, entry.direction, entry.nature, entry.additive) == ("tea_oil_output", "up", "none", True)
    assert v.names()["油茶产量"] == "tea_oil_output"
    assert vocabulary().indicator("油茶产量") is None


def test_a_known_code_keeps_what_the_file_does_not_change(tmp_path: Path) -> None:
    v = vocabulary_with(tmp_path, "indicators:\n  - {code: gdp, aliases: [本县经济总盘子], nature: binding}\n")
    entry, old = v.indicator("本县经济总盘子"), vocabulary().entries["gdp"]
    assert entry is not None
    assert (entry.name, entry.nature) == (old.name, "binding")
    assert entry.aliases == (*old.aliases, "本县经济总盘子")
    assert v.indicator("GDP") == entry


def test_a_name_that_the_file_claims_leads_to_its_indicator(tmp_path: Path) -> None:
    v = vocabulary_with(
        tmp_path,
        "indicators:\n  - {code: local_revenue, name: 地方财政总收入, aliases: [财政收入], unit_family: money}\n",
    )
    assert (v.indicator("财政收入") or v.entries["gdp"]).code == "local_revenue"


def test_a_source_may_be_named_by_key_or_written_out(tmp_path: Path) -> None:
    v = vocabulary_with(
        tmp_path,
        """
        sources: {own: 县统计局《统计手册》}
        indicators:
          - {code: one, name: 甲指标, unit_family: count, source: own}
          - {code: two, name: 乙指标, unit_family: count, source: 县农业农村局台账}
        """,
    )
    assert (v.entries["one"].source, v.entries["two"].source) == ("县统计局《统计手册》", "县农业农村局台账")


def test_a_new_unit_converts_within_its_family(tmp_path: Path) -> None:
    v = vocabulary_with(
        tmp_path,
        """
        families: {baskets: {base: 筐, name: 筐数}}
        units:
          - {name: 筐, family: baskets, classifier: true}
          - {name: 石, family: mass, size: "3/50"}
        """,
    )
    basket, stone, tonne = (v.unit(n) for n in ("万筐", "万石", "吨"))
    assert basket is not None
    assert stone is not None
    assert tonne is not None
    assert (basket.family, basket.size, stone.to(tonne)) == ("baskets", 10_000, Fraction(600))
    assert "筐" in v.classifiers()


@pytest.mark.parametrize("case", BAD, ids=[c["what"] for c in BAD])
def test_a_fault_is_told_with_its_line_and_what_is_expected(case: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        vocabulary_with(tmp_path, case["file"])
    lines = str(raised.value).splitlines()
    assert len(lines) == len(case["said"])
    for line, (number, words) in zip(lines, case["said"].items(), strict=True):
        assert f"own.yaml 第{number}行" in line
        for word in words:
            assert word in line


@pytest.mark.parametrize(("content", "word"), [
    (b"", "空"), (b"\xff\xfe\x00", "UTF-8"), (b"a: " + b"[" * 100_000, "own.yaml"), (b"a: " + b"9" * 9_999, "own.yaml"),
], ids=["empty", "not UTF-8", "nested without end", "an endless number"])  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_without_a_traceback(content: bytes, word: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=word):
        vocabulary(path)


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="读不了"):
        vocabulary(tmp_path / "absent.yaml")


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes("indicators:\n  - {code: one, name: 甲指标, unit_family: count}\n".encode("utf-8-sig"))
    assert vocabulary(path).indicator("甲指标") is not None


def test_the_example_of_the_documentation_is_a_good_file(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "vocabulary.md").read_text("utf-8")
    v = vocabulary_with(tmp_path, page.split("```yaml\n")[1].split("```")[0])
    assert (v.indicator("茶籽产量") or v.entries["gdp"]).source == "云河县统计局《统计手册》"
    assert v.indicator("全县经济总盘子") == v.entries["gdp"]
