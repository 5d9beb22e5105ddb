"""The sentences of a report: Jinja2 templates in YAML, chosen by case, filled with figures that are already printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError, meta
from jinja2.sandbox import SandboxedEnvironment

from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.files import expect_file
from guibiao.messages import _
from guibiao.report.content.citing import cite

_ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_FOLDER = Path(__file__).parent
_NUMBER = expression(r"\d+(?:\.\d+)?")
_SHIPPED = _FOLDER / "evaluation.yaml"
_EDITIONS = ("final", "annual")  # besides the midterm one, which the shipped file words
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A template, and where it is written."""

    template: Template
    where: str


class Wording:
    """Templates by key. A key is the path through the file: `target.level`, `verdict.behind`."""

    def __init__(self, sentences: dict[str, _Sentence], origin: str, citing: bool = False) -> None:
        self._sentences, self._origin, self._citing = sentences, origin, citing

    def __contains__(self, key: str) -> bool:
        return key in self._sentences

    def citing(self) -> Wording:
        """The same sentences, in which numbers remember what they are (`report.citing` takes the marks out again)."""
        return Wording(self._sentences, self._origin, citing=True)

    def cite(self, number: object, key: str) -> str:
        """A number as it is printed, with its key where this wording cites."""
        return cite(str(number), key) if self._citing else str(number)

    def cite_numbers(self, text: str, key: str) -> str:
        """A text from elsewhere with each of its numbers cited: `key.1`, `key.2` …"""
        count = iter(range(1, len(text) + 1))
        return _NUMBER.sub(lambda number: self.cite(number[0], f"{key}.{next(count)}"), text)

    def say(self, key: str, **facts: Any) -> str:
        """The sentence for a case, filled with its facts.

        Raises InputError where the file has no such sentence or the sentence asks for a fact that the case lacks.
        """
        try:
            sentence = self._sentences[key]
        except KeyError:
            raise InputError(
                _("措辞文件里缺少“{key}”一句").format(key=key), self._origin, _("请补上这一句，或改用自带的措辞文件")
            ) from None
        try:
            return sentence.template.render(facts)
        except UndefinedError as error:
            what = _("“{key}”一句用了没有的字段（{error}）").format(key=key, error=error)
            cure = _("这一句可用的字段有：{fields}").format(fields="、".join(sorted(facts)))
            raise InputError(what, sentence.where, cure) from None
        except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
            what = _("“{key}”一句算不出来（{error}）").format(key=key, error=error)
            raise InputError(what, sentence.where, _("请对照自带的措辞文件修改")) from None


@cache
def shipped_wording() -> Wording:
    """The wording that comes with the package."""
    return read_wording(_SHIPPED)


@cache
def edition_wording(kind: str, english: bool = False) -> Wording:
    """The shipped wording as an edition says it: `midterm`, `final` or `annual`."""
    language = ".en" if english else ""
    words = _over(shipped_wording(), read_wording(_FOLDER / "evaluation.en.yaml")) if english else shipped_wording()
    return _over(words, read_wording(_FOLDER / f"{kind}{language}.yaml")) if kind in _EDITIONS else words


def _over(below: Wording, above: Wording) -> Wording:
    """The sentences of one wording, and below them those of another one."""
    return Wording({**below._sentences, **above._sentences}, above._origin)


def verdict_name(verdict: str) -> str:
    """What a verdict is called where it stands alone: 提前实现, 达到进度要求, 未达到进度要求, 未能评估."""
    return shipped_wording().say(f"verdict.{verdict}")


def shipped_text() -> str:
    """The wording file that comes with the package, for people to change."""
    return _SHIPPED.read_text(encoding="utf-8")


def keys_of(name: str) -> set[str]:
    """The keys of a wording file that comes with the package: `evaluation`, `evaluation.en`, `final` …"""
    return {key for key, _text, _where in _leaves_of(_FOLDER / f"{name}.yaml")}


def own_wording(path: Path, kind: str = "midterm") -> Wording:
    """A user's file over the wording of an edition: it may hold all sentences or only those that are to change.

    Raises InputError as `read_wording` does, and for a key or a field that the shipped wording does not know.
    """
    shipped = {key: text for key, text, _where in _leaves_of(_SHIPPED)}
    known = shipped | {key: text for name in _EDITIONS for key, text, _where in _leaves_of(_FOLDER / f"{name}.yaml")}
    fields = set().union(*map(_fields, known.values()))
    given = _leaves_of(path)
    own = _compiled(given)
    for key, text, where in given:
        if key not in known:
            raise InputError(_("不认识“{key}”这一句").format(key=key), where, _like(key, known))
        if unknown := sorted(_fields(text) - fields):
            what = _("“{key}”一句用了没有的字段“{name}”").format(key=key, name=unknown[0])
            raise InputError(what, where, _like(unknown[0], fields))
        if text == shipped.get(key):
            del own[key]  # copied, not changed: an edition keeps its own sentence
    return _over(edition_wording(kind), Wording(own, path.name))


def read_wording(path: Path) -> Wording:
    """Read a wording file: nested mappings that end in templates.

    Raises InputError, with the line, for a file that is no YAML, a key that stands twice, a value that is no text or
    empty, or a template with broken syntax.
    """
    return Wording(_compiled(_leaves_of(path)), path.name)


def _compiled(leaves: Iterable[tuple[str, str, str]]) -> dict[str, _Sentence]:
    sentences: dict[str, _Sentence] = {}
    for key, text, where in leaves:
        if key in sentences:
            raise InputError(_("“{key}”一句写了两次").format(key=key), where, _("请只留一处"))
        try:
            sentences[key] = _Sentence(_ENVIRONMENT.from_string(text), where)
        except TemplateError as error:
            what = _("“{key}”一句的写法有误（{error}）").format(key=key, error=error)
            raise InputError(what, where, _("请检查花括号是否成对")) from error
    return sentences


def _fields(text: str) -> set[str]:
    return meta.find_undeclared_variables(_ENVIRONMENT.parse(text))


def _like(name: str, known: Iterable[str]) -> str:
    """How to go on after a name that is not known: the one that was meant, most likely."""
    close = get_close_matches(name, sorted(known), 1, 0.6)
    return _("是不是“{name}”？").format(name=close[0]) if close else _("请对照自带的措辞文件修改")


def _leaves_of(path: Path) -> list[tuple[str, str, str]]:
    """The sentences of a file: key, text, and where it stands."""
    expect_file(path)
    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = _("{file} 第 {line} 行").format(file=path.name, line=mark.line + 1) if mark else path.name
        raise InputError(
            _("YAML 写法有误"), where, _("请检查这一行和上一行的缩进、冒号后的空格、引号和括号")
        ) from error
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InputError(_("读不了措辞文件（{error}）").format(error=error), str(path), _("请检查文件格式")) from error
    return list(_leaves(tree, "", path.name)) if tree is not None else []


def _leaves(node: yaml.Node, key: str, origin: str) -> Iterator[tuple[str, str, str]]:
    where = _("{file} 第 {line} 行").format(file=origin, line=node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT and node.value.strip():
        yield key, node.value.strip(), where
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.tag != _TEXT:
                what = _("“{key}”下的名称“{name}”会被当作数或真假值").format(key=key, name=name.value)
                raise InputError(what, where, _("请给这个名称加上引号"))
            yield from _leaves(value, f"{key}.{name.value}" if key else name.value, origin)
    else:
        what = _("“{key}”处应是一句话").format(key=key or origin)
        raise InputError(what, where, _("请给这一处加上引号或补全内容"))
