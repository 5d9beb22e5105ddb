"""Expressions of modules are compiled late: each must be one that compiles, and is compared by ==."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import guibiao
from guibiao.expressions import Expression, expression

SOURCE = Path(guibiao.__file__).parent


def test_every_expression_compiles() -> None:
    for module in _with_expressions():
        import_module(module)
    made = [each for each in gc.get_objects() if isinstance(each, Expression)]
    assert len(made) > 1000
    for each in made:
        assert each.compiled.pattern == each.pattern


def test_an_expression_is_compiled_when_first_asked() -> None:
    broken = expression("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_the_expression_of_a_match_equals_it() -> None:
    first, second = expression("a(b)"), expression("ac?")
    match = first.search("ab")
    assert match is not None
    assert match.re == first
    assert match.re != second
    assert match.re in (second, first)
    assert {first: 1}[match.re] == 1


def test_no_module_asks_whether_the_expression_of_a_match_is_the_same_object() -> None:
    asking = [file for file in SOURCE.rglob("*.py") if re.search(r"\.re is\b", file.read_text(encoding="utf-8"))]
    assert asking == []


def _with_expressions() -> Iterator[str]:
    """The modules that have some, without the desk's, which needs its settings and has tests that use its own."""
    for file in SOURCE.rglob("*.py"):
        if "import expression" in file.read_text(encoding="utf-8") and "desk" not in file.parts:
            parts = file.relative_to(SOURCE).with_suffix("").parts
            yield ".".join(("guibiao", *parts)).removesuffix(".__init__")
