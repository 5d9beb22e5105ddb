"""A computation that a figure may be the result of."""

from __future__ import annotations

from msgspec import Struct

from guibiao.audit.judgement import Reading


class Guess(Struct, frozen=True):
    """A computation that a figure may be the result of, by the rule that it belongs to.

    `borne_out`: the words before the figure name such a result, too.
    """

    rule: str
    reading: Reading
    borne_out: bool
