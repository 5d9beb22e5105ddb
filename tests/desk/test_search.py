"""Search: every word of Chinese, of two characters as well, for those who may see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guibiao.documents import read_documents

pytestmark = pytest.mark.usefixtures("each_database")

SAMPLE = Path(__file__).parents[2] / "examples" / "sample-county" / "yunhe-work-report-2023.txt"


@pytest.fixture
def library(person: Callable[..., Any]) -> Any:
    """A planner's client with the sample report read."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.worker import work_one

    client = person("planner", name="planner")
    client.post("/documents/upload", {"files": [SimpleUploadedFile(SAMPLE.name, SAMPLE.read_bytes())]})
    assert work_one()
    return client


@pytest.mark.parametrize("words", ["投资", "民生", "云河大桥", "173.9亿元", "GDP 投资", "学位 托位"])
def test_a_word_finds_every_sentence_that_has_it(library: Any, words: str) -> None:
    from guibiao.desk.models import Sentence
    from guibiao.desk.search import find

    expected = {s.pk for s in Sentence.objects.all() if all(w.lower() in s.text.lower() for w in words.split())}
    found = {row.pk for row in find(library.who, words)}
    assert found >= expected
    assert (len(found) > 0) == (words != "GDP 投资")


def test_nothing_of_a_document_is_left_out_of_the_index(library: Any) -> None:
    from guibiao.desk.models import Sentence
    from guibiao.desk.search import spread

    [document] = read_documents(SAMPLE)
    indexed = " ".join(s.words for s in Sentence.objects.filter(kind="document"))
    assert indexed == spread(document.text)


def test_a_hit_is_shown_in_its_context_and_leads_to_its_place(library: Any) -> None:
    page = library.get("/search", {"q": "建成通车"}).content.decode()
    assert "云河大桥<mark>建成通车</mark>" in page
    link = page.split('<li><a href="')[1].split('"')[0]
    address, _hash, anchor = link.replace("&amp;", "&").partition("#")
    assert f'id="{anchor}"' in library.get(address).content.decode()


@pytest.mark.parametrize("asked", ['"', "' OR 1=1 --", '" OR words:*', "%", "NEAR(a b)", "*", "a AND", "\x00", '投资"'])
def test_no_query_is_ever_a_command(library: Any, asked: str) -> None:
    answer = library.get("/search", {"q": asked})
    assert answer.status_code == (400 if asked == "\x00" else 200)
    if asked in ('"', "%", "*"):
        assert "找到 0 处" in answer.content.decode()


@given(asked=st.text(max_size=30))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query_is_answered(library: Any, asked: str) -> None:
    from guibiao.desk.search import find, hit

    for row in find(library.who, asked)[:3]:
        hit(row, asked)


def test_a_departments_rows_are_found_by_the_department_and_by_those_who_see_all(
    plan: Any, person: Callable[..., Any]
) -> None:
    from guibiao.desk.models import IndicatorRecord

    forest = IndicatorRecord.objects.get(code="forest")
    own, other = person("clerk", forest.lead.name, "a"), person("clerk", "县统计局", "b")
    planner, chief = person("planner"), person("administrator")
    for client, seen in ((own, True), (other, False), (planner, True)):
        page = client.get("/search", {"q": forest.name}).content.decode()
        assert (f"/indicators/{forest.pk}" in page) == seen, client.who
    assert chief.get("/search", {"q": forest.name}).status_code == 404
    forest.delete()
    assert "找到 0 处" in planner.get("/search", {"q": "森林覆盖率"}).content.decode()


def test_a_departments_text_is_found_while_it_is_handed_in_by_those_who_may_read_it(
    plan: Any, person: Callable[..., Any]
) -> None:
    from datetime import date

    from guibiao.desk.models import Chapter, Department, Round

    unit = Department.objects.get(name="县林业局")
    clerk, head, other = person("clerk", unit.name), person("head", unit.name), person("clerk", "县统计局")
    planner = person("planner")
    opened = Round.objects.create(plan=plan, period="2022", due=date(2023, 1, 28))
    address = f"/rounds/{opened.pk}/texts/{unit.pk}/problems"

    def found_by(client: Any) -> bool:
        return f'href="{address}"' in client.get("/search", {"q": "造林用地"}).content.decode()

    clerk.post(address, {"text": "造林用地不足，来得晚。", "version": 0, "then": "save"})
    assert not found_by(clerk), "a draft"
    clerk.post(address, {"text": "造林用地不足，来得晚。", "version": 1, "then": "submit"})
    assert [found_by(one) for one in (clerk, head, planner, other)] == [True, True, True, False]
    text = Chapter.objects.get()
    head.post(f"/chapters/{text.pk}/step", {"step": "return", "version": text.version, "reason": "请补充"})
    assert not found_by(planner), "it went back"
