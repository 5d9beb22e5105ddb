"""The command line: thin; it parses, calls the rooms and prints."""

from guibiao.cli.main import main

__all__ = ["main"]
