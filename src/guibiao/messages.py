"""The language that users read: Chinese in the source, other languages from catalogues (gettext).

Message texts stand in the code in Chinese, inside `_()`; locale/en/LC_MESSAGES/guibiao.po holds the English.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("zh", "en")
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "zh"
_spoken: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("spoken", default=None)


def use_language(language: str) -> None:
    """Choose `zh` or `en` for everything that is said from here on."""
    global _catalogue, _language  # noqa: PLW0603 - the language is chosen once, at the edge
    _language = language
    _catalogue = gettext.translation("guibiao", LOCALE, [language], fallback=True)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside in a language, whatever others hear at the same time: one request among many."""
    token = _spoken.set((language, gettext.translation("guibiao", LOCALE, [language], fallback=True)))
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """The language in use: `zh` or `en`."""
    spoken = _spoken.get()
    return spoken[0] if spoken else _language


def language_of_locale(environ: dict[str, str] | None = None) -> str:
    """`en` where the locale asks for English, else `zh`: LC_ALL, LC_MESSAGES, LANG in this order.

    >>> language_of_locale({"LANG": "en_US.UTF-8"}), language_of_locale({"LANG": "C.UTF-8"})
    ('en', 'zh')
    """
    env = os.environ if environ is None else environ
    chosen = next((env[k] for k in ("GUIBIAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG") if env.get(k)), "")
    return "en" if chosen.lower().startswith("en") else "zh"


def _(text: str) -> str:
    """The text in the language in use."""
    spoken = _spoken.get()
    return (spoken[1] if spoken else _catalogue).gettext(text)
