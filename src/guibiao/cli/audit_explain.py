"""`guibiao audit --explain RULE`: what a rule checks, by which formula, what it lets pass, with examples."""

from __future__ import annotations

from collections.abc import Iterator

import click

from guibiao.messages import _

_ASKED = "?"  # stands for the option without a name


def _explain(ctx: click.Context, _option: click.Parameter, rule: str | None) -> None:
    """Print and end, before anything else that was given is looked at."""
    if rule is None:
        return
    from guibiao.audit import explanations, like_rule

    if rule in explanations():
        click.echo("\n".join(_explained(rule)))
        ctx.exit(0)
    if rule == _ASKED:
        click.echo("\n".join(_rules(list(explanations()))))
        ctx.exit(0)
    likely = like_rule(rule)
    said = _("没有叫“{rule}”的规则。").format(rule=rule)
    click.echo(said + (_("是不是：") if likely else _("有这些规则：")), err=True)
    click.echo("\n".join(_rules(likely or list(explanations()))), err=True)
    ctx.exit(2)


EXPLAIN = click.option(
    "--explain", metavar=_("规则"), is_flag=False, flag_value=_ASKED, is_eager=True, expose_value=False,
    callback=_explain, help=_("说明一条规则核对什么、怎样计算、有哪些例子；不写规则名则列出全部规则。"),
)  # fmt: skip


def _rules(rules: list[str]) -> Iterator[str]:
    from guibiao.audit import rule_words

    width = max(map(len, rules))
    for rule in rules:
        yield f"  {click.style(rule.ljust(width), bold=True)}  {rule_words(rule).checks}"


def _explained(rule: str) -> Iterator[str]:
    from guibiao.audit import rule_examples, rule_words

    words = rule_words(rule)
    yield click.style(f"{rule}  {words.name}", bold=True)
    yield ""
    yield _("核对：{text}").format(text=words.checks)
    yield _("算法：{text}").format(text=words.formula)
    yield _("放过：{text}").format(text=words.passes)
    yield _("舍入：写出的数代表四舍五入后是它的所有数，“约”“多”的范围更宽；怎样取舍都对不上才报。")
    corpus = rule_examples().get(rule)
    for number, example in enumerate(corpus.examples if corpus else (), 1):
        yield ""
        yield click.style(_("例{n}").format(n=number), bold=True)
        if example.earlier:
            yield _block(_("上年："), example.earlier)
        yield _block(click.style("✗ ", fg="red"), _marked(example.wrong, example.claimed()))
        right = _("、").join(v for v in example.values() if v)
        if right:
            yield "    " + click.style(_("应为 {value}").format(value=right), dim=True)
        yield _block(click.style("✓ ", fg="green"), example.right)


def _block(mark: str, text: str) -> str:
    """A text of one or more lines behind a mark."""
    return "  " + mark + text.strip().replace("\n", "\n    ")


def _marked(text: str, claims: tuple[str, ...]) -> str:
    """The text with its claims underlined."""
    for claim in dict.fromkeys(claims):
        at = text.rfind(claim) if claim else -1
        if at >= 0:
            text = text[:at] + click.style(claim, fg="red", underline=True) + text[at + len(claim) :]
    return text
