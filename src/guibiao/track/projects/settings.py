"""The settings of ledgers, read from settings.yaml and checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("settings.yaml")


class Ledger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The stages of a ledger in their order, and which of them mean that something has been reached."""

    stages: tuple[str, ...]
    started: frozenset[str]
    finished: frozenset[str]
    producing: frozenset[str]
    signed: frozenset[str] = frozenset()
    landed: frozenset[str] = frozenset()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What settings.yaml holds; its comments say what each entry is for."""

    ledgers: dict[str, Ledger]
    halted: frozenset[str]
    left: frozenset[str]
    aside: tuple[str, ...]
    added: frozenset[str]
    explain_from: int
    ahead_too: bool
    yellow_behind: int
    red_behind: int
    yellow_days: int

    def ledger(self, name: str | None) -> Ledger:
        """The ledger of that name, else the common one."""
        return self.ledgers.get(name or "") or self.ledgers[""]


@cache
def settings() -> Settings:
    """The settings. Raises msgspec.ValidationError where the file in the package is wrong."""
    return msgspec.yaml.decode(FILE.read_bytes(), type=Settings)


def stages_of(ledger: str | None) -> tuple[str, ...]:
    """The stages to which a project of a ledger may be moved: its own in their order, then being halted and leaving."""
    return (*settings().ledger(ledger).stages, *settings().aside)


def needs_reason(stage: str) -> bool:
    """Whether a move to a stage is told with a reason: 停缓建, 取消 and their like."""
    return stage in settings().halted | settings().left
