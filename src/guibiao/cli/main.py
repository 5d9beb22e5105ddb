"""Entry point: language and console first, then the commands; errors become one line and exit code 2."""

from __future__ import annotations

import gc
import gettext
import os
import sys
from collections.abc import Sequence

from guibiao import messages

_RARELY = 20_000  # new objects between two searches for cycles, of which documents make none: a tenth less to wait


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 audit found errors, 2 something given could not be used."""
    args = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(_RARELY)
    _prepare_console()
    _speak(_chosen_language(args) or messages.language_of_locale())
    from guibiao.cli.commands import guibiao
    from guibiao.cli.console import own_fault, say_error
    from guibiao.errors import InputError

    try:
        guibiao.main(args=args, prog_name="guibiao")
    except InputError as error:
        say_error(error)
        sys.exit(2)
    except BrokenPipeError:  # `| head` closed our output; nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        say_error(own_fault(error))
        sys.exit(2)


def _prepare_console() -> None:
    """A GBK console cannot show every character; it shows a question mark rather than failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _chosen_language(args: Sequence[str]) -> str | None:
    """What `--lang` says, looked for ahead of click, because the help texts depend on it."""
    for at, argument in enumerate(args):
        value = argument[7:] if argument.startswith("--lang=") else None
        if argument == "--lang" and at + 1 < len(args):
            value = args[at + 1]
        if value in messages.LANGUAGES:
            return value
    return None


def _speak(language: str) -> None:
    """Our own texts and click's (Usage, Options, errors) in one language."""
    messages.use_language(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", str(messages.LOCALE))
    gettext.textdomain("click")
