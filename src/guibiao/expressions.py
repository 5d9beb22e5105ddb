"""Expressions of modules, compiled when they are first asked for something.

Guibiao has some two thousand, which take half of its start to compile; a short document asks for a seventh of them.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


class Expression:
    """Stands for a compiled expression, and compiles it when it is first asked.

    It equals the compiled one, so that `match.re == THIS` holds; `match.re == THIS` does not.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        """A method of the compiled expression, kept here so that no later call comes this way."""
        asked: object = getattr(self.compiled, name)
        setattr(self, name, asked)
        return asked

    def __eq__(self, other: object) -> bool:
        return other is self or other == self.compiled

    def __hash__(self) -> int:
        return hash(self.compiled)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression that is compiled when it is first used, and raises re.error then where it cannot be.

    >>> expression("增长(.*)%").match("增长8.1%")[1]
    '8.1'
    """
    return cast(re.Pattern[str], Expression(pattern, flags))
