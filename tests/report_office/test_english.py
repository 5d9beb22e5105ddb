"""The report in English: every sentence, names from the vocabulary, dates and units, and numbers still cited."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from guibiao.assess import assess_plan
from guibiao.errors import InputError
from guibiao.messages import speaking
from guibiao.plan import read_plan
from guibiao.report import Edition
from guibiao.report.content import Content, Paragraph
from guibiao.report.editions.english import english_content
from guibiao.report.wording import keys_of
from tests.report_office.yunhe import assessed, slips

PLAN = Path(__file__).parents[2] / "examples" / "rongan" / "plan.yaml"
ENGLISH = Edition(language="en")
# what a template, a missing value or two joined clauses leave behind
SEAMS = re.compile(r"\{\{|None(?! of)|[,.;:]{2}|\( | \)| [,.;:]|\s\s|\d[a-z]{3}|[。，；：（）、]")


@pytest.fixture(scope="module")
def content() -> Content:
    with speaking("en"):
        return ENGLISH.content(assess_plan(read_plan(PLAN), date(2023, 6, 30)), [])


def paragraphs(content: Content) -> list[Paragraph]:
    return [b for s in content.walk() for b in s.blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize("edition", ["evaluation", "final", "annual"])
def test_every_sentence_is_there_in_english(edition: str) -> None:
    assert keys_of(f"{edition}.en") == keys_of(edition)


def test_gdp_is_told_in_english_with_its_english_name(content: Content) -> None:
    told = next(p for p in paragraphs(content) if p.indicator == "gdp")
    assert told.lead == "Gross regional product"
    mean = "The average for 2021–2022 is growth of 4.1% a year, 3.9 percentage points below the required pace"
    assert mean in told.text
    assert "120.4 hundred million yuan" in told.text
    assert "first half of 2023" in told.text


def test_headings_are_numbered_as_in_english_reports(content: Content) -> None:
    headings = [s.number + s.heading for s in content.walk()]
    assert headings[:3] == ["1 Overall progress", "1.1 Progress of the main indicators", "1.1.1 Economic development"]


def test_the_english_text_has_no_seams(content: Content) -> None:
    told = [p.text for c in (content, ENGLISH.content(assessed(), slips())) for p in paragraphs(c)]
    own = re.compile(r"[\u3400-\u9fff，。]+")  # names and reasons that the plan gives in Chinese
    assert [t for t in told if SEAMS.search(own.sub("X", t))] == []


def test_cited_numbers_stand_where_they_are_said_to(content: Content) -> None:
    cited = [(p.text[c.start : c.end], c.key) for p in paragraphs(content) for c in p.cited]
    assert len(cited) > 200
    assert all(re.fullmatch(r"[−-]?[\d.]+", text) for text, _key in cited)
    assert english_content(content).figures.keys() == content.figures.keys()


@pytest.mark.parametrize("kind", ["final", "annual"])
def test_the_other_editions_have_no_seams_in_english(kind: str) -> None:
    edition = Edition(kind, language="en")
    own = re.compile(r"[\u3400-\u9fff，。]+")
    for plan in (assessed(), assess_plan(read_plan(PLAN), date(2026, 3, 31))):
        written = edition.content(plan, slips())
        assert [p.text for p in paragraphs(written) if SEAMS.search(own.sub("X", p.text))] == []
        assert not re.search(r"[\u3400-\u9fff]", " ".join(s.heading for s in written.walk() if s.level < 3))


def test_an_own_wording_is_for_chinese_reports(tmp_path: Path) -> None:
    own = tmp_path / "words.yaml"
    own.write_text("empty: 无\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"words\.yaml"):
        Edition(wording=own, language="en").content(assessed(), [])
