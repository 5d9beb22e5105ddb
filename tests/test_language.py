"""Every message has its English, and the compiled catalogue is the written one."""

from __future__ import annotations

import string

import translations


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_every_message_has_its_english() -> None:
    assert translations.missing() == []


def test_the_catalogues_are_current() -> None:
    current = translations.catalogue()
    assert (translations.FOLDER / "guibiao.po").read_bytes() == translations.written(current)
    assert (translations.FOLDER / "guibiao.mo").read_bytes() == translations.compiled(current)


def test_a_translation_fills_in_the_same_fields() -> None:
    wrong = [m.id for m in translations.catalogue() if m.id and fields(m.id) != fields(m.string)]
    assert wrong == []
