"""One self-contained web page from a template: style, script and font inside the file, nothing from elsewhere."""

from __future__ import annotations

from importlib.resources import files

from markupsafe import Markup

from guibiao.messages import _, language
from guibiao.report.page.font import FAMILY, font_face

TEMPLATES = files("guibiao.report") / "templates"


def web_page(name: str, /, **values: object) -> str:
    """The page of `name`.html.j2 with these values, its `name`.css after common.css, its `name`.js where it has one.

    Texts are escaped; a value that the template names and that is not given is an error of ours, not an empty place.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=FunctionLoader(_text)
    )
    environment.globals.update(_=_)
    script = TEMPLATES / f"{name}.js"
    page = environment.get_template(f"{name}.html.j2").render(
        language=language(),
        style=Markup(_text("common.css") + _text(f"{name}.css")),
        script=Markup(script.read_text(encoding="utf-8")) if script.is_file() else "",
        **values,
    )
    return page.replace("/*font*/", f'{font_face(page)}:root{{--font:"{FAMILY}",sans-serif}}', 1)


def _text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
