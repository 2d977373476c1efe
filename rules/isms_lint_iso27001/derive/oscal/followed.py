"""What was done about findings of an assessment, by the plans of action that rest on the same."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.oscal.documents import POAM, document_of

_Items = dict[str, dict[str, Record]]
"""By what they rest on, or by their own id, one item for each file."""


def planned_for(finding: Record, run: Pass) -> Record | None:
    """What a plan of action in another document says about a finding: the finding again, or an item
    that rests on an observation of it.

    It may answer the finding: OSCAL gives one observation one uuid, wherever it is repeated.
    """
    if not document_of(finding):
        return None
    items = run.derive(_items)
    for id in (finding.id, *(id for _, id in finding.strings("evidence"))):
        for file, item in items.get(id, {}).items():
            if file != finding.file:
                return item
    return None


def is_worked_on(risk: Record, run: Pass) -> bool:
    """Whether a corrective action remediates a risk of a plan."""
    return (risk.file, risk.id) in run.derive(_worked_on)


def _items(run: Pass) -> _Items:
    found: _Items = {}
    for item in run.register.of("nonconformity"):
        if document_of(item) == POAM:
            for id in (item.id, *(id for _, id in item.strings("evidence"))):
                found.setdefault(id, {}).setdefault(item.file, item)
    return found


def _worked_on(run: Pass) -> frozenset[tuple[str, str]]:
    actions = run.register.of("corrective-action")
    return frozenset((action.file, action.text("x_oscal", "risk")) for action in actions)
