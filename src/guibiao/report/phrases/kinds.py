"""Counts of projects by kind, in words: 按项目类型分，基础设施12个、产业发展8个。"""

from __future__ import annotations

from collections.abc import Mapping

from guibiao.report.wording import Wording


def kinds_words(by: str, counts: Mapping[str, int], scope: str, wording: Wording) -> str:
    """The sentence on counts `by` nature or type, cited under `scope`; "" where no kind is known."""
    if set(counts) <= {""}:
        return ""
    items = (
        wording.say(
            "projects.kind",
            kind=kind or wording.say("projects.no_kind"), count=wording.cite(count, f"{scope}.{by}:{kind}"),
        )
        for kind, count in counts.items()
    )  # fmt: skip
    return wording.say(f"projects.by_{by}", items=wording.say("list.and").join(items))
