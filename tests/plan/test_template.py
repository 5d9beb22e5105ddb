"""The template is a plan that can be read, in either form, so that a person overwrites what works."""

from __future__ import annotations

from pathlib import Path

import pytest

from guibiao.errors import InputError
from guibiao.plan import read_plan, write_template


def test_the_template_is_the_same_plan_in_either_form(tmp_path: Path) -> None:
    write_template(tmp_path / "样表.xlsx")
    write_template(tmp_path / "样表.yaml")
    assert read_plan(tmp_path / "样表.xlsx") == read_plan(tmp_path / "样表.yaml")


def test_the_yaml_template_explains_itself(tmp_path: Path) -> None:
    write_template(tmp_path / "样表.yaml")
    assert (tmp_path / "样表.yaml").read_text(encoding="utf-8").startswith("# ")


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="不能写成这种文件"):
        write_template(tmp_path / "样表.csv")
