"""Proposals to change a target or drop it, and changes that were approved."""

from __future__ import annotations

from typing import Any

from guibiao.messages import _
from guibiao.plan.codec import DATE, TEXT, Codec, Field, Record, one_of
from guibiao.plan.model import Adjustment, Proposal
from guibiao.plan.schema.common import SOURCE
from guibiao.plan.schema.targets import TARGET
from guibiao.plan.scope import Scope
from guibiao.plan.tree import Mapping, Node, Plain

OWN_KEYS = ("action", "reason", "source")  # of a proposal; its other keys are those of its target

_PROPOSAL = Record(
    Proposal,
    (
        Field("action", "action", one_of("action")),
        Field("reason", "reason", TEXT),
        Field("source", "source", SOURCE),
    ),
)


def _read_proposal(node: Node, scope: Scope) -> Any:
    """A proposal: the keys of the target that is proposed, and why; or that the target be dropped."""
    if not isinstance(node, Mapping):
        raise scope.refuse(node.place, _("这里应是建议的目标"), "{form: mean_growth, value: 6.0}")
    own = {k: e for k, e in node.entries.items() if k in OWN_KEYS}
    of_target = {k: e for k, e in node.entries.items() if k not in OWN_KEYS}
    proposal = _PROPOSAL.read(Mapping(own, node.place, node.names), scope)
    if proposal.action == "drop":
        if of_target:
            scope.note_error(node.place, _("建议取消的指标不写新目标"), _("请删去目标各键，或把 action 改为 adjust"))
        return proposal
    target = TARGET.read(Mapping(of_target, node.place, node.names), scope)
    return Proposal(target, proposal.action, proposal.reason, proposal.source)


def _write_proposal(proposal: Proposal) -> Plain:
    plain = TARGET.write(proposal.target) if proposal.target is not None else {}
    own = _PROPOSAL.write(proposal)
    assert isinstance(plain, dict)
    assert isinstance(own, dict)
    return (own | plain) if proposal.action == "drop" else (plain | own)


PROPOSAL = Codec(_read_proposal, _write_proposal)

ADJUSTMENT = Record(
    Adjustment,
    (
        Field("on", "on", DATE, required=True),
        Field("by", "by", TEXT, required=True),
        Field("target", "target", TARGET, required=True),
    ),
)
