"""People's words in their places: where the report asks for them, else at the end of the section that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guibiao.errors import InputError
from guibiao.messages import _
from guibiao.report.content import Block, Content, Place, Section
from guibiao.report.narrative.files import Narrative

_CLASS = "category:"  # a class whose last indicator was taken out or renamed has no section
# sections that are left out where the data give no reason for them, or that reports of another kind have
_SOMETIMES = frozenset(
    {
        "behind", "not_assessable", "slow_projects", "late_tasks", "figures", "press", "proposals", "cure", "keep",
        "additions", "adjusted", "carry", "year", "promises",
    }
)  # fmt: skip


def place_narratives(content: Content, narratives: Sequence[Narrative]) -> tuple[Content, tuple[Narrative, ...]]:
    """The content with people's words, and those narratives whose section this report does not have.

    A place whose file was emptied, prompt and all, is left out. Raises InputError for a section that no report has.
    """
    known = {s.key for s in content.walk()}
    for narrative in narratives:
        if narrative.section not in known | _SOMETIMES and not narrative.section.startswith(_CLASS):
            what = _("没有“{section}”这一节").format(section=narrative.section)
            raise InputError(what, narrative.path.name, _("可用的有：{known}").format(known="、".join(sorted(known))))
    by_section: dict[str, list[Narrative]] = {}
    for narrative in narratives:
        by_section.setdefault(narrative.section, []).append(narrative)
    placed = replace(content, sections=tuple(_section(s, by_section) for s in content.sections))
    homeless = tuple(n for n in narratives if n.section not in known and n.blocks)
    return placed, homeless


def _section(section: Section, by_section: dict[str, list[Narrative]]) -> Section:
    written = by_section.get(section.key, [])
    words = [block for n in written for block in n.blocks]
    blocks: list[Block] = []
    asked = False
    for block in section.blocks:
        if isinstance(block, Place):
            asked = True
            waiting = not written or (not words and any(n.asked for n in written))
            blocks += [block] if waiting else words
        else:
            blocks.append(block)
    if not asked:
        blocks += words
    return replace(section, blocks=tuple(blocks), sections=tuple(_section(s, by_section) for s in section.sections))
