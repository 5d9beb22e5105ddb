"""`guibiao plan update`: what new documents and filled forms add to a plan, as a diff that a person accepts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guibiao.cli.options import FILES, PLAN, VOCABULARY, Teaching
from guibiao.errors import InputError
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.cli.console import Trouble
    from guibiao.plan import Change, Plan

_PLAN_SUFFIXES = (".yaml", ".yml", ".xlsx", ".xlsm")
_COLOURS = {"new": "green", "changes": "cyan", "differs": "yellow", "unused": "bright_black"}
_MARKS = {"new": "+", "changes": "~", "differs": "≠", "unused": "·"}
_LONGEST_QUOTE = 110


@click.command(
    cls=Teaching,
    short_help=_("由新文件、收回的填报表更新，逐条核定。"),
    help=_(
        "把新文件（工作报告、公报、评估报告）和收回的填报表里说的，对照规划数据列成一条条增补，每条带原文。"
        "不加 --yes、--interactive 或 -o 时只列出，不改文件。原有的数从不覆盖：两处说法不同，都留下并注明。"
        "YAML 的注释和次序、工作簿的版式照旧。"
    ),
    examples=(
        _("guibiao plan update 规划.yaml 工作报告2024.docx"),
        _("guibiao plan update 规划.xlsx 收回的表/ --interactive"),
        _("guibiao plan update 规划.yaml 公报2023.pdf --yes -o 规划新.yaml"),
    ),
)
@PLAN
@FILES
@click.option("-i", "--interactive", is_flag=True, help=_("一条一条问要不要采用。"))
@click.option("-y", "--yes", is_flag=True, help=_("全部采用，直接写入。"))
@click.option("--partial", is_flag=True, help=_("填报表里有错的格先不收，只收没有错的。"))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar=_("文件"),
    help=_("写到这个文件；不写则写回规划文件。"),
)  # fmt: skip
@VOCABULARY
@click.pass_context
def update(
    ctx: click.Context,
    path: Path,
    files: tuple[Path, ...],
    interactive: bool,
    yes: bool,
    partial: bool,
    output: Path | None,
) -> None:
    """Show the changes; write those that are accepted."""
    from guibiao.cli.console import Trouble, say
    from guibiao.plan import read_plan, with_changes, write_update

    plan, trouble = read_plan(path), Trouble()
    found = _found(plan, files, trouble)
    if trouble.count and not partial:
        if found:
            _show(found, plan)
            say(_("有错误，什么也没有写。改好再来，或加 --partial 只收没有错的"))
        ctx.exit(trouble.exit_code())
    accepted = _accepted(found, plan) if interactive else found
    if not interactive:
        _show(found, plan)
    if not accepted or not (interactive or yes or output):
        if found and not interactive:
            say(_("这是预览，没有改动文件。逐条核定加 --interactive，全部采用加 --yes"))
        ctx.exit(trouble.exit_code())
    target = output or path
    kept = write_update(path, plan, with_changes(plan, accepted), target)
    say(_("已写入 {path}：采用 {n} 条").format(path=target, n=len(accepted)))
    if not kept and target.suffix.lower() == path.suffix.lower():
        say(_("文件是重新写成的，原有的注释和版式没有留下"))
    ctx.exit(trouble.exit_code())


def _found(plan: Plan, files: Sequence[Path], trouble: Trouble) -> list[Change]:
    """The changes of all files, later ones held against what earlier ones added."""
    from guibiao.cli.console import read_all
    from guibiao.extract import extract
    from guibiao.plan import changes_in_documents, changes_in_files, with_changes

    told, documents = changes_in_files(plan, files, trouble.say)
    grown = with_changes(plan, told)
    for document in read_all(documents, trouble, _("读取")):
        try:
            new = changes_in_documents(grown, [(document, extract(document))])
        except InputError as error:
            trouble.say(error)
            continue
        told, grown = [*told, *new], with_changes(grown, new)
    order = {id: n for n, id in enumerate(_ids(plan))}
    return sorted(told, key=lambda change: order.get((change.record, change.indicator), len(order)))


def _ids(plan: Plan) -> list[tuple[str, str]]:
    indicators = [part for i in plan.indicators for part in (i, *i.parts)]
    records = (("indicators", indicators), ("projects", plan.projects), ("tasks", plan.tasks))
    return [(kind, record.id) for kind, held in records for record in held]


def _show(found: Sequence[Change], plan: Plan) -> None:
    """The diff: each indicator with what is added, changed and disputed, and the words behind it."""
    last = None
    for change in found:
        if (change.record, change.indicator) != last:
            click.echo(("" if last is None else "\n") + _head(change))
        last = (change.record, change.indicator)
        click.echo(_lines(change, plan))
    if not found:
        click.echo(_("没有新的内容"))
        return
    _warn(found, plan)
    counts = [(label, sum(c.kind == kind for c in found)) for kind, label in _kinds().items()]
    click.echo("\n" + "，".join(_("{label} {n} 条").format(label=label, n=n) for label, n in counts if n))


def _warn(found: Sequence[Change], plan: Plan) -> None:
    """What would be doubtful once the changes are in, and was not before."""
    from guibiao.plan import check_plan, with_changes

    before = set(check_plan(plan))
    new = [warning for warning in check_plan(with_changes(plan, found)) if warning not in before]
    for number, warning in enumerate(new):
        click.echo(("" if number else "\n") + click.style(_("存疑："), fg="yellow", bold=True) + warning)


def _kinds() -> dict[str, str]:
    return {"new": _("新增"), "changes": _("更新"), "differs": _("说法不一"), "unused": _("单位不合，未采用")}


def _head(change: Change) -> str:
    name = click.style(change.name or _("整个规划"), bold=True)
    return f"{name}（{change.indicator}）" if change.indicator else name


def _lines(change: Change, plan: Plan) -> str:
    """One change in one line, its source in the next."""
    from guibiao.plan import change_in_words

    mark = click.style(_MARKS[change.kind], fg=_COLOURS[change.kind], bold=True)
    line = f"  {mark} {change_in_words(change, plan)}"
    origin = _origin(change)
    return f"{line}\n      {origin}" if origin else line


def _origin(change: Change) -> str:
    """The words of the source, and where they stand."""
    from guibiao.plan import place_in_words

    quote = change.quote if len(change.quote) <= _LONGEST_QUOTE else change.quote[:_LONGEST_QUOTE] + "…"
    place = place_in_words(change.source)
    return f"“{quote}”（{place}）" if quote and place else place


def _accepted(found: Sequence[Change], plan: Plan) -> list[Change]:
    """What a person says yes to, asked one by one."""
    accepted: list[Change] = []
    if not found:
        click.echo(_("没有新的内容"))
    for number, change in enumerate(found, 1):
        click.echo(f"\n[{number}/{len(found)}] {_head(change)}\n{_lines(change, plan)}")
        answer = _asked()
        if answer == "q":
            break
        if answer == "a":
            return accepted + list(found[number - 1 :])
        if answer == "y":
            accepted.append(change)
    return accepted


def _key() -> str:
    """One key of the keyboard; where answers come through a pipe, its next character, "" at its end."""
    return click.getchar() if sys.stdin.isatty() else sys.stdin.read(1)


def _asked() -> str:
    """y, n, a or q, by one key."""
    while True:
        click.echo(_("采用吗？ y 是 · n 否 · a 这条和以下全部 · q 到此为止 "), nl=False)
        key = _key().lower()
        click.echo(key if key.isprintable() else "")
        if key in ("y", "n", "a", "q"):
            return key
        if key in ("\x03", "\x04", ""):
            raise click.Abort
