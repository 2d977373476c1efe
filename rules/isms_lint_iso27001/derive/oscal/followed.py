"""What was done about findings of an assessment: by the plans of action that rest on the same."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.oscal.documents import POAM, document_of

_EMPTY: tuple[Record, ...] = ()


def planned_for(finding: Record, run: Pass) -> list[Record]:
    """What plans of action in other documents say about a finding: the finding again, or items that
    rest on an observation of it.

    They may answer the finding: OSCAL gives one observation one uuid, wherever it is repeated.
    """
    if not document_of(finding):
        return []
    items = run.derive(_by_evidence)
    found = [item for _, id in finding.strings("evidence") for item in items.get(id, _EMPTY)]
    found += [one for one in _namesakes(finding, run) if document_of(one) == POAM]
    return list(dict.fromkeys(item for item in found if item.file != finding.file))


def _namesakes(finding: Record, run: Pass) -> list[Record]:
    first = run.register.get(finding.id)
    return [one for one in (first, *run.register.duplicates.get(finding.id, ())) if one is not None]


def resting_on(evidence: Record, run: Pass) -> list[Record]:
    """The findings and items of the same document that rest on a piece of evidence."""
    found = run.derive(_all_by_evidence).get(evidence.id, _EMPTY)
    return [one for one in found if one.file == evidence.file]


def actions_on(risk: Record, run: Pass) -> list[Record]:
    """The corrective actions that remediate a risk of a plan."""
    return run.derive(_actions).get((risk.file, risk.id), [])


def _by_evidence(run: Pass) -> dict[str, tuple[Record, ...]]:
    return {
        id: tuple(one for one in found if document_of(one) == POAM)
        for id, found in run.derive(_all_by_evidence).items()
    }


def _all_by_evidence(run: Pass) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for one in run.register.of("nonconformity"):
        if document_of(one):
            for _, id in one.strings("evidence"):
                found.setdefault(id, []).append(one)
    return found


def _actions(run: Pass) -> dict[tuple[str, str], list[Record]]:
    found: dict[tuple[str, str], list[Record]] = {}
    for action in run.register.of("corrective-action"):
        risk = action.text("x_oscal", "risk")
        if risk:
            found.setdefault((action.file, risk), []).append(action)
    return found
