"""Which fonts of a report this machine has, and what LibreOffice sets in place of those that it lacks.

fontconfig knows, where there is one; Word on another machine has its own.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.report.layout import Font, official_layout

_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Substitution:
    """A font that is not here. `fallback` is the first of its named fall-backs that is, `used` what stands in."""

    name: str
    fallback: str
    used: str


def font_substitutions(fonts: Sequence[Font] | None = None) -> list[Substitution] | None:
    """The fonts that this machine lacks, by default of the official layout's; None where it cannot be told."""
    program = shutil.which("fc-match")
    if program is None:
        return None
    try:
        return list(_missing(program, official_layout().fonts if fonts is None else fonts))
    except (OSError, subprocess.SubprocessError):
        return None


def _missing(program: str, fonts: Sequence[Font]) -> Iterator[Substitution]:
    for font in fonts:
        found = _match(program, font.name)
        if font.name not in found:
            fallback = next((name for name in font.fallbacks if name in _match(program, name)), "")
            yield Substitution(font.name, fallback, found[0] if found else "")


def _match(program: str, name: str) -> list[str]:
    """The names of the font that is taken for a name."""
    pattern = name.replace("-", r"\-").replace(":", r"\:").replace(",", r"\,")
    if not name.isascii():
        pattern += ":lang=zh-cn"  # what stands in for a Chinese font has Chinese characters
    command = [program, "-f", "%{family}", pattern]
    told = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL)
    return told.stdout.decode("utf-8", "replace").split(",")
