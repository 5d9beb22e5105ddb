"""The baseline: findings that a person has looked at and accepted, each with the reason, in a YAML file.

An entry knows its finding by the rule, the indicator, the clause that holds the claim and the figures that it rests on,
so that edits elsewhere in the text do not matter, and a change of the claim or of those figures brings it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

import yaml
from msgspec import Struct

from guibiao.audit.finding import Finding
from guibiao.errors import InputError, InputErrors
from guibiao.expressions import expression
from guibiao.files import expect_file, write_text
from guibiao.messages import _

_FIELDS = ("id", "document", "rule", "quote", "finding", "reason")
_NEEDED = ("id", "reason")
_CLAUSE = expression(r"[^，,；;。！？!?：\n\t]*")
_SIZE = 6  # bytes of an id


class Accepted(Struct, frozen=True):
    """An accepted finding: its id, where and what it was, and why it may stay."""

    id: str
    document: str
    rule: str
    quote: str
    finding: str
    reason: str


def accept(finding: Finding, source: str, reason: str) -> Accepted:
    """The entry for a finding in the source of its document."""
    quote = clause(finding, source).strip()
    return Accepted(finding_id(finding, source), finding.doc, finding.rule, quote, finding.message, reason)


def finding_id(finding: Finding, source: str) -> str:
    """What stays the same while neither the claim's clause nor the figures that it rests on change."""
    inputs = sorted({s.text for s in finding.spans[1:]})
    said = "\x1f".join((finding.rule, finding.indicator, "".join(clause(finding, source).split()), *inputs))
    return blake2b(said.encode(), digest_size=_SIZE).hexdigest()


def clause(finding: Finding, source: str) -> str:
    """The words around a claim up to the nearest stops."""
    claim = finding.spans[0]
    line = source.rfind("\n", 0, claim.start) + 1
    before = _CLAUSE.match(source[line : claim.start][::-1])
    after = _CLAUSE.match(source, claim.end)
    return (before[0][::-1] if before else "") + source[claim.start : claim.end] + (after[0] if after else "")


def unmatched(entries: Iterable[Accepted], matched: set[str], documents: set[str]) -> list[Accepted]:
    """The entries for some documents that silenced nothing: the text has changed there, or the slip is mended."""
    return [e for e in entries if e.id not in matched and e.document in documents]


def read_baseline(path: Path) -> list[Accepted]:
    """The entries of a baseline file. Raises InputError, with the line, for what is no such file or gives no reason."""
    expect_file(path)
    try:
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as error:
        raise InputError(_("不是 UTF-8 文字"), str(path), _("请把文件另存为 UTF-8 编码")) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(_("YAML 写法有误"), _where(path, line), _("请检查缩进和引号")) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(_("YAML 写法有误"), str(path), _("请检查缩进和引号")) from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise InputError(_("不是认可清单"), str(path), _("清单由 guibiao audit --baseline … --accept … 生成"))
    errors = [e for node in root.value if (e := _fault(node, path))]
    if errors:
        raise InputErrors(errors)
    return [Accepted(**{key: _fields(node).get(key, "") for key in _FIELDS}) for node in root.value]


def write_baseline(path: Path, entries: Sequence[Accepted]) -> None:
    """Write the file whole, for people to read and edit. Raises InputError where it cannot be written."""
    head = _(
        "# 核对时已认可、不再报的说法。理由（reason）可以修改；要恢复报出，删去那一条。\n"
        "# 说法所在的分句或它依据的数一改，那一条就不再起作用，核对时会列出来。\n"
    )
    told = [{key: getattr(e, key) for key in _FIELDS if getattr(e, key)} for e in entries]
    body = "\n".join(yaml.safe_dump([e], allow_unicode=True, sort_keys=False, width=110) for e in told)
    write_text(path, head + (body or "[]\n"))


def _fault(node: yaml.Node, path: Path) -> InputError | None:
    where = _where(path, node.start_mark.line + 1)
    if not isinstance(node, yaml.MappingNode):
        return InputError(_("这一条不是“键: 值”"), where, _("请写出 id 和 reason"))
    fields = _fields(node)
    if unknown := sorted(fields.keys() - set(_FIELDS)):
        return InputError(_("不认识的键“{key}”").format(key=unknown[0]), where, "、".join(_FIELDS))
    missing = [key for key in _NEEDED if not fields.get(key, "").strip()]
    if "id" in missing:
        return InputError(_("这一条没有 id"), where, _("请用 --accept 重新生成这一条"))
    return InputError(_("这一条没有写理由"), where, _("请在 reason 后写明为什么认可")) if missing else None


def _fields(node: yaml.MappingNode) -> dict[str, str]:
    return {
        k.value: v.value for k, v in node.value if isinstance(k, yaml.ScalarNode) and isinstance(v, yaml.ScalarNode)
    }


def _where(path: Path, line: int) -> str:
    return _("{file} 第{line}行").format(file=path, line=line)
