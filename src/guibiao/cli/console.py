"""What every command says and writes: errors, progress, tables, results to a file or to standard output."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from guibiao.errors import InputError
from guibiao.files import written_aside
from guibiao.messages import _

if TYPE_CHECKING:
    from guibiao.documents import Document

Made = TypeVar("Made")
_PACKAGE = "guibiao"
_NO_TEXT = {".pdf", ".doc", ".docx", ".wps", ".ofd", ".xls", ".xlsx", ".et", ".zip"}  # formats that are no plain text


class Trouble:
    """Errors of a batch: each is said when it happens, the others go on, and the command ends with exit code 2."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, error: InputError) -> None:
        """Say an error and remember that there was one."""
        say_error(error)
        self.count += 1

    def exit_code(self, otherwise: int = 0) -> int:
        """2 where something could not be used, else what the command found."""
        return 2 if self.count else otherwise


def say_error(error: InputError) -> None:
    """One line for each error on standard error."""
    for line in str(error).splitlines():
        click.echo(click.style(_("错误："), fg="red", bold=True) + line, err=True)


def own_fault(error: Exception, where: str = "") -> InputError:
    """What a person is told where the program itself is wrong: which error at which line of ours, never a traceback."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if _PACKAGE in Path(frame.filename).parts]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    what = _("程序自己出了错（{error}，{place}）").format(error=type(error).__name__, place=place)
    return InputError(what, where, _("这不是文件的错：请把文件和这一行告诉维护的人；别的文件照常处理"))


def of_each(work: Callable[[Document], Made], documents: Iterable[Document], trouble: Trouble) -> Iterator[Made]:
    """What `work` makes of each document; one on which the program fails is said and passed over."""
    for document in documents:
        try:
            made = work(document)
        except Exception as error:
            trouble.say(error if isinstance(error, InputError) else own_fault(error, document.name))
        else:
            yield made


def say(text: str) -> None:
    """A line for the person at the keyboard; not part of the result."""
    click.echo(text, err=True)


def progress(items: Sequence[Path], label: str) -> Iterator[Path]:
    """The items, with a bar on standard error where that is a terminal and there is something to wait for."""
    if len(items) < 2 or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr, item_show_func=_shown) as bar:
        yield from bar


@contextmanager
def steps(*names: str) -> Iterator[Callable[[], None]]:
    """A bar over named steps, on standard error where that is a terminal: call what is given to begin the next."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    waiting = iter(names)
    with click.progressbar(length=len(names), file=sys.stderr, item_show_func=lambda name: name or "") as bar:
        begun = False

        def step() -> None:
            nonlocal begun
            bar.update(int(begun), next(waiting))
            begun = True

        yield step
        bar.update(1)


def read_all(paths: Iterable[Path], trouble: Trouble, label: str) -> Iterator[Document]:
    """The documents of files and folders; what cannot be read is said and passed over."""
    for _path, document in read_each(paths, trouble, label):
        yield document


def read_each(paths: Iterable[Path], trouble: Trouble, label: str) -> Iterator[tuple[Path, Document]]:
    """The same, each with the file that it is from."""
    from guibiao.documents import documents_in

    for path in progress(_files(paths, trouble), label):
        try:
            for found in documents_in(path):
                if isinstance(found, InputError):
                    trouble.say(found)
                else:
                    _say_unread(found)
                    yield path, found
        except InputError as error:
            trouble.say(error)


def _say_unread(document: Document) -> None:
    """Say which pages of a document are pictures that this machine cannot read."""
    if pages := document.facts.get("unread"):
        say(
            _("注意：{name} 的第 {pages} 页是扫描的，没有读。安装 Tesseract 和它的简体中文后可以读。").format(
                name=document.name, pages=pages
            )
        )


def put(content: bytes, output: Path | None) -> None:
    """Write a machine's format, always UTF-8: whole to a file, or as bytes to standard output."""
    put_all([content], output)


def put_all(contents: Iterable[bytes], output: Path | None) -> None:
    """The same piece by piece, as they come: a batch of any size needs no more memory than its largest piece."""
    if output is not None:
        with written_aside(output) as aside, aside.open("wb") as file:
            file.writelines(contents)
        say(_("已写入 {path}").format(path=output))
        return
    sys.stdout.flush()
    sys.stdout.buffer.writelines(contents)
    sys.stdout.buffer.flush()


def put_pages(pages: Iterable[tuple[str, str]], output: Path | None) -> None:
    """Write web pages as they come, each with its document's name: one to a file or to the screen, several to a folder.

    Where documents share a name, the second is called `name-2`. Raises click's UsageError for several on the screen.
    """
    coming = iter(pages)
    first = list(islice(coming, 2))
    if len(first) == 1 and not (output and output.is_dir()):
        put(first[0][1].encode("utf-8"), output)
        return
    if first and output is None:
        raise click.UsageError(_("多份文件的网页要用 -o 指明一个文件夹。"))
    own = FileNames()
    for name, page in chain(first, coming):
        put(page.encode("utf-8"), output and output / f"{own.of(name)}.html")


class FileNames:
    """File names for documents, one for each, since a report kept in two folders has the same name twice."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, name: str) -> str:
        """The name itself the first time, then name-2, name-3 …"""
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name}-{self._seen[name]}"


def put_text(text: str, output: Path | None) -> None:
    """Write text for people: to a file in UTF-8, or to the console in its own encoding.

    Raises InputError for a file whose suffix promises another format, which no program could open.
    """
    if output is not None:
        _expect_text(output)
        put(text.encode("utf-8"), output)
    else:
        click.echo(text, nl=not text.endswith("\n"))


def put_texts(texts: Iterable[str], output: Path | None) -> None:
    """The same text by text, as they come."""
    if output is not None:
        _expect_text(output)
        put_all((text.encode("utf-8") for text in texts), output)
        return
    for text in texts:
        put_text(text, None)


def _expect_text(output: Path) -> None:
    if output.suffix.lower() in _NO_TEXT:
        what, cure = _("这里不能写成 {suffix} 文件"), _("请换成 .txt，或用 --format 另选格式")
        raise InputError(what.format(suffix=output.suffix), output.name, cure)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> str:
    """A table for the console; Chinese characters take two columns."""
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table

    grid = Table(title=title or None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for head in heads:
        grid.add_column(head, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    width = Console(stderr=True).width if sys.stdout.isatty() else 160
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(grid)
    lines = str(console.file.getvalue()).splitlines()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _files(paths: Iterable[Path], trouble: Trouble) -> list[Path]:
    """Files as given, folders as the documents below them in the order of their names."""
    from guibiao.documents import ARCHIVE, SUFFIXES

    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(
            p
            for p in path.rglob("*")
            if p.suffix.lower() in SUFFIXES | {ARCHIVE} and not p.name.startswith((".", "~$"))
        )
        if not inside:
            formats = "、".join(sorted(SUFFIXES | {ARCHIVE}))
            cure = _("能读的格式：{formats}").format(formats=formats)
            trouble.say(InputError(_("文件夹里没有可读的文件"), str(path), cure))
        found += inside
    return found


def _shown(path: Path | None) -> str:
    return path.name if path else ""
