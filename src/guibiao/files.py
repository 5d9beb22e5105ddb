"""Files at the edge: what is to be read must be there; what is written is written aside, then renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guibiao.errors import InputError
from guibiao.messages import _


def expect_file(path: Path) -> None:
    """Raises InputError where there is no file: nothing at all, or a folder."""
    if path.is_dir():
        raise InputError(_("这是文件夹，不是文件"), str(path), _("请指定其中的文件"))
    if not path.exists():
        raise InputError(_("找不到文件"), str(path), _("请检查路径"))


@contextmanager
def written_aside(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; rename it to `path` when the block ends well, else remove it.

    Raises InputError where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}.", suffix=path.suffix)
        os.close(handle)
    except OSError as error:
        what = _("写不了这个位置") + f"（{error.strerror}）"
        raise InputError(what, str(path), _("请换一个可以写入的文件夹")) from error
    aside = Path(name)
    try:
        yield aside
        aside.chmod(0o666 & ~_umask())  # mkstemp makes files private; an output is an ordinary file
        aside.replace(path)
    except OSError as error:
        what = _("没能写完") + f"（{error.strerror}）"
        raise InputError(what, str(path), _("请检查磁盘空间和文件是否正被打开")) from error
    finally:
        aside.unlink(missing_ok=True)


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a text file whole or not at all, line ends as given."""
    with written_aside(path) as aside:
        aside.write_text(text, encoding=encoding, newline="")


def write_bytes(path: Path, content: bytes) -> None:
    """Write a binary file whole or not at all."""
    with written_aside(path) as aside:
        aside.write_bytes(content)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def examples_folder() -> Path:
    """The shipped examples: inside an installed package, or at the root of a checkout."""
    package = Path(__file__).parent
    return next(p for p in (package / "examples", package.parents[1] / "examples") if p.is_dir())
