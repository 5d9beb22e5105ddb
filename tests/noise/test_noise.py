"""Noise changes nothing: the statements of the examples stay the same under each kind of it, alone and together."""

from __future__ import annotations

from pathlib import Path

import pytest
from noises import KINDS, PRINTED, TOGETHER

from guibiao.documents import Document, read_documents
from noise import ROOT, clean, share

EXAMPLES = sorted((ROOT / "examples").rglob("*.txt"))
LEAST = 0.99


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [clean(d) for path in EXAMPLES for d in read_documents(path)]


@pytest.mark.parametrize("kind", [*KINDS, *TOGETHER])
def test_noise_changes_nothing(documents: list[Document], tmp_path: Path, kind: str) -> None:
    kinds = TOGETHER.get(kind, (kind,))
    found = [share(d, kinds, seed, tmp_path) for seed in (1, 2) for d in documents]
    same, whole = sum(f[0] for f in found), sum(f[1] for f in found)
    assert same >= LEAST * whole, [line for f in found for line in f[2]]


@pytest.mark.parametrize(("kind", "program"), [*zip(PRINTED, ("soffice", "chromium"), strict=True)])
def test_printing_changes_nothing(
    documents: list[Document], tmp_path: Path, kind: str, program: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(program)
    found = [share(d, (kind,), 1, tmp_path) for d in documents]
    same, whole = sum(f[0] for f in found), sum(f[1] for f in found)
    assert same >= LEAST * whole, [line for f in found for line in f[2]]


def test_there_is_something_to_change(documents: list[Document], tmp_path: Path) -> None:
    assert sum(share(d, (), 1, tmp_path)[1] for d in documents) > 20
