"""A ledger with many slips: all are told at once, each with its row, and no row without a slip is."""

from __future__ import annotations

from pathlib import Path

from track_bad_ledger import told_rows, write_ledger


def test_every_slip_of_a_ledger_is_told_at_once_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    planted = write_ledger(path, 320, 32)
    assert set(told_rows(path)) == set(planted)
