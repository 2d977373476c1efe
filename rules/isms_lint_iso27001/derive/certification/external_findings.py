"""Nonconformities that the certification body raised."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import is_of_certification_body


def raising_audit(nonconformity: Record, run: Pass) -> Record | None:
    """The audit of the certification body that raised it; None where nobody or another one did."""
    audit = run.register.find(nonconformity.get("external_audit"), "external-audit")
    return audit if audit is not None and is_of_certification_body(audit) else None
