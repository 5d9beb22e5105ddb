"""What a report said, kept as data beside it: every number by its key, so that the next one can tell what changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.report.content import Content, Figure

RECORD, CHANGES = "report.json", "变动.md"


@dataclass(frozen=True, slots=True)
class Changed:
    """A number that is not what it was. `before` None: it is new; `after` None: it is told no more."""

    key: str
    name: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """One line for people."""
        if self.before is None:
            return _("{name}：新增 {after}").format(name=self.name, after=self.after)
        if self.after is None:
            return _("{name}：不再列示（原为 {before}）").format(name=self.name, before=self.before)
        return _("{name}：{before} → {after}").format(name=self.name, before=self.before, after=self.after)


def record_text(content: Content) -> str:
    """The numbers of a report as JSON, in the order of reading."""
    figures = {key: {"name": f.name, "value": f.text, "source": f.source} for key, f in content.figures.items()}
    record = {"title": content.title, "as_of": content.as_of.isoformat(), "figures": figures}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def read_record(path: Path) -> dict[str, tuple[str, str]] | None:
    """The numbers of the last report, name and text by key; None where there is no record.

    Raises InputError for a file that is no record.
    """
    if not path.exists():
        return None
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))["figures"]
        return {str(key): (str(told["name"]), str(told["value"])) for key, told in figures.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        what = _("上次报告的数据记录读不了")
        raise InputError(what, str(path), _("请移走这个文件再生成；这一次不比较变动")) from error


def changes_since(before: Mapping[str, tuple[str, str]], figures: Mapping[str, Figure]) -> tuple[Changed, ...]:
    """What changed since a record: in the order of the report, then what is told no more."""
    return tuple(_changes(before, figures))


def changes_text(changes: Sequence[Changed], content: Content) -> str:
    """The changes as a Markdown list."""
    head = _("# {title}：与上一稿相比变动的数据").format(title=content.title)
    return "\n".join((head, "", *(f"- {change}" for change in changes), ""))


def _changes(before: Mapping[str, tuple[str, str]], figures: Mapping[str, Figure]) -> Iterator[Changed]:
    for key, figure in figures.items():
        was = before.get(key)
        if was is None or was[1] != figure.text:
            yield Changed(key, figure.name, was[1] if was else None, figure.text)
    for key, (name, text) in before.items():
        if key not in figures:
            yield Changed(key, name, text, None)
