"""Which fonts of a report this machine has, and what LibreOffice sets in place of those that it lacks.

fontconfig knows, where there is one; Word on another machine has its own.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guibiao.report.layout import Font

_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Substitution:
    """A font that is not here. `fallback` is the first of its named fall-backs that is, `used` what stands in."""

    name: str
    fallback: str
    used: str


def substitutions(fonts: Sequence[Font]) -> list[Substitution] | None:
    """The fonts that this machine lacks; None where it cannot be told."""
    program = shutil.which("fc-match")
    if program is None:
        return None
    try:
        return list(_missing(program, fonts))
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
    command = [program, "-f", "%{family}", name.replace("-", r"\-").replace(":", r"\:").replace(",", r"\,")]
    told = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL)
    return told.stdout.decode("utf-8", "replace").split(",")
