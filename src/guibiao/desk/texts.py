"""What is found in a department's text: claims that do not add up, and figures other than the data say."""

from __future__ import annotations

from collections.abc import Iterator

from guibiao.audit import MARKS, audit, failures, kind_name, kind_of
from guibiao.desk.models import Department, Round
from guibiao.desk.standing import standing
from guibiao.documents import Document, document_of_text
from guibiao.errors import InputError
from guibiao.extract import Statement, extract
from guibiao.messages import _
from guibiao.plan import change_in_words, changes_in_documents


def look_through(opened: Round, department: Department, text: str) -> dict[str, list[dict[str, str]]]:
    """The figures that are read out of a text, and what is found in it (mark, kind, quote, message).

    The text's area is the plan's, its year that of the round's period.
    """
    if not text.strip():
        return {}
    title = f"{opened.plan.region}{opened.period[:4]}年{department.name}工作情况"
    document = document_of_text(f"{title}\n\n{text}", f"{title}.md")
    statements = extract(document)
    found = [*_claims(document, statements), *_beside_the_data(opened, document, statements)]
    return {"figures": [_figure(s) for s in statements if s.start > len(title)], "findings": found}


def _figure(statement: Statement) -> dict[str, str]:
    return {"indicator": statement.indicator, "period": statement.period, "text": statement.text}


def _claims(document: Document, statements: list[Statement]) -> Iterator[dict[str, str]]:
    """The claims that no reading of the text's own figures can give."""
    for one in failures(audit(document, statements)):
        kind = kind_of(one)
        yield _finding(kind, kind_name(kind), one.spans[0].text, one.message)


def _beside_the_data(opened: Round, document: Document, statements: list[Statement]) -> Iterator[dict[str, str]]:
    """The figures that are others than those of the plan."""
    plan = standing(opened.plan).plan
    try:
        changes = changes_in_documents(plan, [(document, statements)])
    except InputError:
        return  # the text is about another area: nothing to hold it against
    for change in changes:
        if change.kind == "differs" and change.field in ("observations", "base"):
            told = f"{change.name}：{change_in_words(change, plan)}"
            yield _finding("warning", _("与数据不一致"), change.quote, told)


def _finding(kind: str, name: str, quote: str, message: str) -> dict[str, str]:
    return {"kind": kind, "mark": MARKS[kind], "name": name, "quote": quote, "message": message}
