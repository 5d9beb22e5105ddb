"""The one error that a user may see: what is wrong, where, and what to do."""

from __future__ import annotations

from guibiao.messages import _


class InputError(Exception):
    """Something a person gave cannot be used.

    `what` says what is wrong, `where` names the file with line, cell or key, `cure` says what to do.
    All three are sentences for people, already translated, without a closing full stop.
    """

    def __init__(self, what: str, where: str = "", cure: str = "") -> None:
        super().__init__(what, where, cure)
        self.what, self.where, self.cure = what, where, cure

    def __str__(self) -> str:
        """One line: where: what; cure."""
        line = _("{where}：{what}").format(where=self.where, what=self.what) if self.where else self.what
        return _("{what}；{cure}").format(what=line, cure=self.cure) if self.cure else line


class InputErrors(InputError):
    """Several input errors found in one file, reported together."""

    def __init__(self, errors: list[InputError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))
