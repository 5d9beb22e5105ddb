"""From a file to a `Plan`."""

from __future__ import annotations

from pathlib import Path

from guibiao.errors import InputError, InputErrors
from guibiao.files import expect_file
from guibiao.messages import _
from guibiao.plan import yaml_file
from guibiao.plan.coherence import note_incoherence
from guibiao.plan.model import Plan
from guibiao.plan.schema import PLAN
from guibiao.plan.scope import Scope, Skip
from guibiao.plan.tree import Node

YAML_SUFFIXES = (".yaml", ".yml")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")


def read_plan(path: Path) -> Plan:
    """The plan in a YAML file or workbook.

    Raises InputError for a file that cannot be opened, InputErrors with everything that is wrong inside it.
    """
    scope = Scope()
    root = tree_of_file(path, scope)
    plan = plan_of_tree(root, scope)
    if scope.errors or plan is None:
        raise InputErrors(list({str(error): error for error in scope.errors}.values()))  # an alias repeats its error
    return plan


def plan_of_tree(root: Node, scope: Scope) -> Plan | None:
    """The plan that a tree says; None where it could not be put together. All errors are in the scope."""
    plan: Plan | None
    try:
        plan = PLAN.read(root, scope)
    except Skip:
        plan = None
    note_incoherence(plan, root, scope)
    return plan


def tree_of_file(path: Path, scope: Scope) -> Node:
    """The tree of a plan file; what can be said without its meaning is noted in the scope."""
    expect_file(path)
    suffix = path.suffix.lower()
    if suffix not in YAML_SUFFIXES + WORKBOOK_SUFFIXES:
        raise InputError(_("不认识这种规划文件"), str(path), _("规划文件应是 .yaml 或 .xlsx；旧的 .xls 请另存为 .xlsx"))
    try:
        if suffix in YAML_SUFFIXES:
            root, errors = yaml_file.read_tree(path)
        else:
            from guibiao.plan import workbook

            root, errors = workbook.read_tree(path)
    except OSError as error:
        raise InputError(_("打不开文件") + f"（{error.strerror}）", str(path), _("请检查路径和权限")) from error
    scope.errors.extend(errors)
    return root
