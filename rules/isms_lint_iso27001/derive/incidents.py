"""How grave an incident is, by the organization's own grades."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk_criteria import is_number, same

_GRAVE = frozenset({"high", "major", "critical", "severe", "very high", "p1", "sev1"})


def is_grave(incident: Record, run: Pass) -> bool:
    """Whether it is at or above the threshold the organization declares; without one, whether its
    grade is a word for the highest.
    """
    above = reaches_threshold(incident, run)
    if above is not None:
        return above
    return str(incident.get("severity")).strip().casefold() in _GRAVE


def reaches_threshold(incident: Record, run: Pass) -> bool | None:
    """Whether it is at or above `incidents.lessons_from`; None where that cannot be told."""
    organization = run.register.organization
    if organization is None:
        return None
    threshold = organization.get("incidents", "lessons_from")
    severity = incident.get("severity")
    if threshold is None or severity is None:
        return None
    if is_number(threshold) and is_number(severity):
        return bool(severity >= threshold)
    scale = organization.get("incidents", "severities")
    grades = scale if isinstance(scale, list) else []
    places = [
        next((n for n, g in enumerate(grades) if same(g, one)), None)
        for one in (severity, threshold)
    ]
    own, limit = places
    return None if own is None or limit is None else own >= limit
