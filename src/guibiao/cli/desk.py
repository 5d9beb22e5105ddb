"""`guibiao desk`: the web application of an office."""

from __future__ import annotations

from pathlib import Path

import click

from guibiao.cli.options import Teaching
from guibiao.messages import _


@click.command(
    cls=Teaching,
    short_help=_("网页版：各部门一起填报、审核。"),
    help=_(
        "启动网页版案头：有账号、部门、填报、审核和历史。第一次启动会建好数据库和管理员账号，并显示初始密码。"
        "数据放在 --data 文件夹；设置了 DATABASE_URL 则用 PostgreSQL。按 Ctrl+C 停止。"
    ),
    examples=(
        _("guibiao desk"),
        _("guibiao desk --host 0.0.0.0 --port 8080 --data /srv/guibiao"),
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
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    metavar=_("文件夹"),
    help=_("数据库和文件放在这里；不写则是当前文件夹下的 guibiao-desk。"),
)
@click.option("--example", is_flag=True, help=_("放入示例规划，供试用。"))
def desk(host: str, port: int, data: Path | None, example: bool) -> None:
    """Prepare and serve."""
    from guibiao.cli.console import say
    from guibiao.errors import InputError

    try:
        from guibiao.desk.serving import prepare, put_example, serve
    except ImportError as error:
        raise InputError(
            _("没有安装网页版需要的组件"), str(error.name), _('请运行 pip install "guibiao[desk]"')
        ) from None
    ready = prepare(data)
    if example:
        put_example()
    say(_("数据文件夹：{path}").format(path=ready.data))
    if ready.password:
        say(
            _("管理员账号：{name}　初始密码：{password}（只显示这一次，首次登录须修改）").format(
                name=ready.administrator, password=ready.password
            )
        )
    say(
        _("请用浏览器打开 http://{host}:{port}　按 Ctrl+C 停止").format(
            host="127.0.0.1" if host == "0.0.0.0" else host, port=port
        )
    )
    serve(host, port)
