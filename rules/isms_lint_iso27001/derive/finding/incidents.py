"""How grave an incident is, by the organization's own grades."""

from __future__ import annotations

from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk.criteria import Number, number_of, same
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

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
    """Whether it is at or above `incidents.lessons_from`; None where that cannot be told.

    The order of `incidents.severities` counts, for numbers too: where 1 is the gravest it stands
    last. Without that list a higher number is graver.
    """
    threshold = lessons_from(run)
    severity = incident.get("severity")
    if is_blank_answer(threshold) or is_blank_answer(severity):
        return None
    if same(severity, threshold):
        return True
    organization = run.register.organization
    scale = organization.get("incidents", "severities") if organization is not None else None
    steps = scale if isinstance(scale, list) else []
    own, least = (_place(one, steps) for one in (severity, threshold))
    return None if own is None or least is None else own >= least


def lessons_from(run: Pass) -> Any:
    """The severity from which the organization wants cause and lessons; None where from any."""
    organization = run.register.organization
    return organization.get("incidents", "lessons_from") if organization is not None else None


def _place(severity: Any, scale: list[Any]) -> Number | None:
    """How high a severity stands on the scale; without one, the number that it is."""
    if not scale:
        return number_of(severity)
    return next((place for place, step in enumerate(scale) if same(step, severity)), None)
