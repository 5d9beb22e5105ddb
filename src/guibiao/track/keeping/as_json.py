"""Keepings as JSON lines; the keys are explained in docs/tracking.md."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from guibiao.track.keeping.model import Keeping

_encoder = msgspec.json.Encoder(decimal_format="number")


def keepings_jsonl(keepings: Iterable[Keeping]) -> bytes:
    """One JSON object a line, UTF-8, with the printed digits of every value."""
    return b"".join(_encoder.encode(keeping) + b"\n" for keeping in keepings)
