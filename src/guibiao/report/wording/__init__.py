"""The sentences of a report: Jinja2 templates in YAML, chosen by case, filled with figures that are already printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.report.citing import cite

_SHIPPED = Path(__file__).parent / "evaluation.yaml"


class Wording:
    """Templates by key. A key is the path through the file: `target.level`, `verdict.behind`."""

    def __init__(self, templates: dict[str, Template], origin: str, citing: bool = False) -> None:
        self._templates, self._origin, self._citing = templates, origin, citing

    def __contains__(self, key: str) -> bool:
        return key in self._templates

    def citing(self) -> Wording:
        """The same sentences, in which numbers remember what they are (`report.citing` takes the marks out again)."""
        return Wording(self._templates, self._origin, citing=True)

    def cite(self, number: object, key: str) -> str:
        """A number as it is printed, with its key where this wording cites."""
        return cite(str(number), key) if self._citing else str(number)

    def say(self, key: str, **facts: Any) -> str:
        """The sentence for a case, filled with its facts.

        Raises InputError where the file has no such sentence or the sentence asks for a fact that the case lacks.
        """
        try:
            template = self._templates[key]
        except KeyError:
            raise InputError(
                _("措辞文件里缺少“{key}”一句").format(key=key), self._origin, _("请补上这一句，或改用自带的措辞文件")
            ) from None
        try:
            return template.render(facts)
        except UndefinedError as error:
            what = _("“{key}”一句用了没有的字段（{error}）").format(key=key, error=error)
            cure = _("这一句可用的字段有：{fields}").format(fields="、".join(sorted(facts)))
            raise InputError(what, self._origin, cure) from None


@cache
def shipped_wording() -> Wording:
    """The wording that comes with the package."""
    return read_wording(_SHIPPED)


def verdict_name(verdict: str) -> str:
    """What a verdict is called where it stands alone: 提前实现, 达到进度要求, 未达到进度要求, 未能评估."""
    return shipped_wording().say(f"verdict.{verdict}")


def read_wording(path: Path) -> Wording:
    """Read a wording file: nested mappings that end in templates.

    Raises InputError for a file that is no YAML, a value that is no text, or a template with broken syntax.
    """
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InputError(_("读不了措辞文件（{error}）").format(error=error), str(path), _("请检查文件格式")) from error
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    templates: dict[str, Template] = {}
    for key, text in _leaves(tree, "", path.name):
        try:
            templates[key] = environment.from_string(text)
        except TemplateError as error:
            what = _("“{key}”一句的写法有误（{error}）").format(key=key, error=error)
            raise InputError(what, path.name, _("请检查花括号是否成对")) from error
    return Wording(templates, path.name)


def _leaves(node: object, key: str, origin: str) -> list[tuple[str, str]]:
    if isinstance(node, str):
        return [(key, node.strip())]
    if not isinstance(node, dict):
        what = _("“{key}”处应是一句话").format(key=key or origin)
        raise InputError(what, origin, _("请给这一处加上引号或补全内容"))
    unquoted = next((k for k in node if not isinstance(k, str)), None)
    if unquoted is not None:
        what = _("“{key}”下的名称“{name}”会被当作数或真假值").format(key=key, name=unquoted)
        raise InputError(what, origin, _("请给这个名称加上引号"))
    return [leaf for k, v in node.items() for leaf in _leaves(v, f"{key}.{k}" if key else k, origin)]
