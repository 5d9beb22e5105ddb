"""`guibiao desk`: the web application of an office, its backup and restore."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from guibiao.cli.options import Teaching, TeachingGroup
from guibiao.messages import _


class _Desk(TeachingGroup, Teaching):
    """A group that does something of its own when no command is named."""


_DATA = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=_("文件夹"),
    help=_("数据库和文件放在这里；不写则是当前文件夹下的 guibiao-desk。"),
)


def _with_desk(command: Callable[..., Any]) -> Callable[..., Any]:
    """Say what is missing where the desk's libraries are not installed."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from guibiao.errors import InputError

        try:
            import django  # noqa: F401
            import waitress  # noqa: F401
            import whitenoise  # noqa: F401
        except ImportError as error:
            what = _("没有安装网页版需要的组件")
            raise InputError(what, str(error.name), _('请运行 pip install "guibiao[desk]"')) from None
        return command(*args, **kwargs)

    return run


@click.group(
    cls=_Desk,
    invoke_without_command=True,
    short_help=_("网页版：各部门一起填报、审核。"),
    help=_(
        "启动网页版案头：有账号、部门、填报、审核和历史。第一次启动会建好数据库和管理员账号，并显示初始密码。"
        "数据放在 --data 文件夹；设置了 DATABASE_URL 则用 PostgreSQL。按 Ctrl+C 停止。"
    ),
    examples=(
        _("guibiao desk"),
        _("guibiao desk --host 0.0.0.0 --port 8080 --data /srv/guibiao"),
        _("guibiao desk --worker --data /srv/guibiao"),
        _("guibiao desk backup --data /srv/guibiao -o 备份.zip"),
        _("guibiao desk restore --data /srv/guibiao-new 备份.zip"),
    ),
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar=_("地址"),
    help=_("在哪个地址上提供服务；0.0.0.0 是所有网卡。"),
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), metavar=_("端口"), help=_("端口。")
)
@_DATA
@click.option("--example", is_flag=True, help=_("放入示例规划，供试用。"))
@click.option("--worker", is_flag=True, help=_("只做后台任务（读文件、写报告），不提供网页；可与网页分开运行。"))
@click.option(
    "--jobs", default=1, show_default=True, type=click.IntRange(0, 64), metavar=_("个数"),
    help=_("后台同时做几件事；0 表示这里不做，由另外的 --worker 做。"),
)  # fmt: skip
@click.pass_context
def desk(ctx: click.Context, /, **options: Any) -> None:
    """Prepare and serve, unless a command is named; the folder may stand before the command as well."""
    ctx.obj = options["data"]
    if ctx.invoked_subcommand is None:
        _run(**options)


@_with_desk
def _run(host: str, port: int, data: Path | None, example: bool, worker: bool, jobs: int) -> None:
    from guibiao.cli.console import say
    from guibiao.desk.addressing import answer_by_own_names
    from guibiao.desk.serving import prepare, proxied_address, put_example, serve, work

    others = answer_by_own_names(host)
    ready = prepare(data, _choose_password)
    if example:
        put_example()
    say(_("数据文件夹：{path}").format(path=ready.data))
    if ready.administrator and not ready.password:
        say(_("管理员账号：{name}").format(name=ready.administrator))
    if ready.password:
        say(
            _("管理员账号：{name}　初始密码：{password}（只显示这一次，首次登录须修改）").format(
                name=ready.administrator, password=ready.password
            )
        )
    if worker:
        say(_("正在做后台任务　按 Ctrl+C 停止"))
        work(max(jobs, 1))
        return
    if behind := proxied_address():
        say(_("在反向代理之后，请用浏览器打开 {address}　按 Ctrl+C 停止").format(address=behind))
    else:
        local = "127.0.0.1" if host == "0.0.0.0" else host
        say(_("请用浏览器打开 http://{host}:{port}　按 Ctrl+C 停止").format(host=local, port=port))
    if others and not behind:
        say(_("别的电脑请打开 http://{host}:{port}").format(host=others[0], port=port))
    serve(host, port, jobs)


def _choose_password() -> str:
    """Ask who sits at the console for the first administrator's password; "" for one that is made up."""
    from guibiao.cli.console import say
    from guibiao.desk.serving import password_problems

    while sys.stdin.isatty():
        prompt = _("请为管理员 admin 设密码（直接回车则自动生成）")
        chosen: str = click.prompt(prompt, default="", show_default=False, hide_input=True)
        problems = password_problems(chosen) if chosen else []
        for problem in problems:
            say(problem)
        if not problems and (not chosen or click.prompt(_("再输一次"), hide_input=True) == chosen):
            return chosen
    return ""


@desk.command(
    cls=Teaching,
    short_help=_("备份：全部数据和文件写成一个文件。"),
    help=_("把数据库和上传的文件写成一个备份文件；运行中也可以备份，取的是同一时刻的数据。SQLite 与 PostgreSQL 通用。"),
    examples=(_("guibiao desk backup -o 备份.zip"),),
)
@_DATA
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar=_("文件"),
    help=_("写到这个文件。"),
)  # fmt: skip
@click.pass_obj
@_with_desk
def backup(folder: Path | None, data: Path | None, output: Path) -> None:
    """Write the archive and say what it holds."""
    from guibiao.cli.console import say
    from guibiao.desk.serving import set_up

    set_up(data or folder)
    from guibiao.desk.tables import expect_tables

    expect_tables()
    from guibiao.desk.safekeeping import backup as write

    kept = write(output)
    say(_("已写入 {path}").format(path=output))
    say(_("记录 {rows} 条，文件 {files} 个").format(rows=kept.rows, files=kept.files))
    _say_missing(kept.missing)


@desk.command(
    cls=Teaching,
    short_help=_("检查：历史有无篡改，数据和文件是否与历史一致。"),
    help=_(
        "逐条核对历史记录的链，说明断在哪一条；核对数据是否与历史一致，文件是否齐全、有没有被改动、有没有多余的。"
        "--against 给一份以前的备份，可看出历史是否被整段改写或截断。有问题时以 1 退出。"
    ),
    examples=(_("guibiao desk check"), _("guibiao desk check --against 备份.zip"), _("guibiao desk check --sweep")),
)
@_DATA
@click.option(
    "--against", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar=_("备份文件"),
    help=_("历史里应当还有这份备份的最后一条。"),
)  # fmt: skip
@click.option("--sweep", is_flag=True, help=_("删去没有记录指向、超过一天的文件（中断的上传留下的）。"))
@click.pass_obj
@_with_desk
def check(folder: Path | None, data: Path | None, against: Path | None, sweep: bool) -> None:
    """Say every fault, or that there is none."""
    from guibiao.cli.console import say
    from guibiao.desk.serving import set_up

    set_up(data or folder)
    from guibiao.desk.tables import expect_tables

    expect_tables()
    from guibiao.desk import checking

    if sweep:
        say(_("已删去多余的文件 {n} 个").format(n=checking.sweep()))
    faults = [*checking.history_faults(), *checking.file_faults()]
    faults += checking.missing_since(against) if against else []
    for fault in faults:
        click.echo(str(fault))
    if faults:
        sys.exit(1)
    click.echo(_("没有问题：历史记录的链完整，数据和文件都与历史一致"))


@desk.command(
    cls=Teaching,
    short_help=_("导出：一个规划现在或过去某天的样子。"),
    help=_(
        "把案头里的一个规划写成规划文件（.xlsx 或 .yaml），含已接受的数；--on 写某天结束时的样子。规划写名称或编号。"
    ),
    examples=(
        _("guibiao desk export 云河县“十四五”规划 -o 规划.xlsx"),
        _("guibiao desk export 1 --on 2026-03-31 -o 规划-0331.xlsx"),
    ),
)
@_DATA
@click.argument("plan", metavar=_("规划"))
@click.option("--on", default="", metavar=_("日期"), help=_("那天结束时的样子，写成 2026-03-31；不写则是现在。"))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar=_("文件"),
    help=_("写到这个文件（.xlsx 或 .yaml）。"),
)  # fmt: skip
@click.pass_obj
@_with_desk
def export(folder: Path | None, data: Path | None, plan: str, on: str, output: Path) -> None:
    """Write the plan's file and say where."""
    from guibiao.cli.console import say
    from guibiao.desk.serving import set_up

    set_up(data or folder)
    from guibiao.desk.tables import expect_tables

    expect_tables()
    from guibiao.desk.past import asked_day, plan_on
    from guibiao.desk.plans import plan_called
    from guibiao.plan import write_plan

    write_plan(plan_on(plan_called(plan), asked_day(on)), output)
    say(_("已写入 {path}").format(path=output))


@desk.command(
    cls=Teaching,
    short_help=_("恢复：把备份放回空的数据文件夹。"),
    help=_("把备份文件放回空的数据文件夹（或空的 PostgreSQL 库），逐个核对校验值和历史记录链；不对就什么也不放。"),
    examples=(_("guibiao desk restore --data /srv/guibiao-new 备份.zip"),),
)
@_DATA
@click.argument("archive", metavar=_("备份文件"), type=click.Path(path_type=Path))
@click.pass_obj
@_with_desk
def restore(folder: Path | None, data: Path | None, archive: Path) -> None:
    """Put the archive back and say what it held."""
    from guibiao.cli.console import say
    from guibiao.desk.serving import set_up
    from guibiao.files import expect_file

    expect_file(archive)
    set_up(data or folder)
    from guibiao.desk.tables import migrate

    migrate()
    from guibiao.desk.safekeeping import restore as put_back

    kept = put_back(archive)
    say(_("已恢复：记录 {rows} 条，文件 {files} 个；校验值和历史记录链都对").format(rows=kept.rows, files=kept.files))
    _say_missing(kept.missing)


def _say_missing(names: Sequence[str]) -> None:
    """Files that rows name and that are lost: everything else is done, and the command fails all the same."""
    from guibiao.cli.console import say

    for name in names:
        say(_("备份里缺这个文件，记录还在：{name}；请从更早的备份中找回").format(name=name))
    if names:
        sys.exit(1)
