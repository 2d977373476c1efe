"""What a certification body asks for in a surveillance, and what of it is on record.

A statement that there was nothing is a record too.
"""

from __future__ import annotations

from collections.abc import Callable

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action import actions
from isms_lint_iso27001.derive.audit.audits import is_done
from isms_lint_iso27001.derive.audit.standards import is_programme_of_isms
from isms_lint_iso27001.derive.audit.state import is_reported
from isms_lint_iso27001.derive.programme import cycle
from isms_lint_iso27001.derive.review.inputs import is_addressed
from isms_lint_iso27001.derive.review.reviews import held_reviews
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.derive.soa.rows import current_statement
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def missing_from_pack(run: Pass) -> tuple[str, ...]:
    """What is not on record, in the order an assessor asks for it (a derivation)."""
    return tuple(name for name, is_there in pack().items() if not is_there(run))


def pack() -> dict[str, Callable[[Pass], bool]]:
    """What belongs to the pack, by the name people know it by, and whether it is on record."""
    return {
        "audit programme": _programme,
        "internal audit reports": _reports,
        "nonconformities": _nonconformities,
        "management review": lambda run: bool(run.derive(held_reviews)),
        "actions": _actions,
        "risk assessment": lambda run: bool(run.derive(assessments)),
        "treatment plan": _plan,
        "Statement of Applicability": lambda run: run.derive(current_statement) is not None,
        "changes": _changes,
        "complaints": _complaints,
    }


def _programme(run: Pass) -> bool:
    """One of information security, in force: that of quality alone is another one."""
    return any(
        cycle.is_in_force(one) and is_programme_of_isms(one)
        for one in run.register.of("audit-programme")
    )


def _reports(run: Pass) -> bool:
    return any(is_reported(one, run) for one in run.register.of("audit"))


def _nonconformities(run: Pass) -> bool:
    """One on record, or an audit that says it found none."""
    return bool(run.register.of("nonconformity")) or any(
        is_done(one) and one.get("findings") == [] for one in run.register.of("audit")
    )


def _actions(run: Pass) -> bool:
    """One on record, or a review that says it led to none."""
    return bool(run.register.of("action", "corrective-action")) or any(
        one.review.get("actions") == [] for one in run.derive(held_reviews)
    )


def _plan(run: Pass) -> bool:
    return any(actions.is_in_force(one) for one in run.register.of("treatment-plan"))


def _changes(run: Pass) -> bool:
    """One on record, or a review that says what changed, or that nothing did."""
    return bool(run.register.of("change")) or any(
        is_addressed(one.review, "context_changes") for one in run.derive(held_reviews)
    )


def _complaints(run: Pass) -> bool:
    organization = run.register.organization
    return organization is not None and not is_blank_answer(organization.get("complaints"))
