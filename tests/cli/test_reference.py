"""The reference of the command line is the command line's own help."""

from __future__ import annotations

import subprocess
import sys

from cli_reference import PAGE


def test_the_reference_is_current() -> None:
    """In a process of its own: the language of help texts is chosen when the commands are made."""
    code = "import cli_reference, sys; sys.stdout.buffer.write(cli_reference.reference().encode())"
    made = subprocess.run([sys.executable, "-c", code], cwd=PAGE.parent.parent / "scripts", stdout=-1, check=True)
    assert PAGE.read_text(encoding="utf-8") == made.stdout.decode(), "run `make docs`"
