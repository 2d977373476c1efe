"""How nonconformities are graded: as the organization declares, or by an auditor from outside."""

from __future__ import annotations

from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.risk_criteria import same


def declared_grades(run: Pass) -> list[Any]:
    """The grades the organization gives; none where it does not grade."""
    organization = run.register.organization
    grades = organization.get("nonconformity_grades") if organization is not None else None
    return grades if isinstance(grades, list) else []


def is_from_outside(nonconformity: Record) -> bool:
    """Whether a certification body or a customer raised it, who grade by their own rules."""
    return not is_blank_answer(nonconformity.get("external_audit"))


def is_minor(nonconformity: Record, run: Pass) -> bool:
    """Whether it was graded minor, by somebody who has such a grade."""
    if not same(nonconformity.text("grade"), "minor"):
        return False
    grades = declared_grades(run)
    own = not grades or any(same(grade, "minor") for grade in grades)
    return own or is_from_outside(nonconformity)
