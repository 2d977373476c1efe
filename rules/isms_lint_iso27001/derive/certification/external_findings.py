"""Nonconformities that the certification body raised, and by when it wants an answer."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.initiation import begun_on
from isms_lint_iso27001.derive.audit.audits import ended_on, is_of_certification_body, reported_on
from isms_lint_iso27001.derive.dates.intervals import Limit, declared_limit
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of


def raising_audit(nonconformity: Record, run: Pass) -> Record | None:
    """The audit of the certification body that raised it; None where nobody or another one did."""
    audit = run.register.find(nonconformity.get("external_audit"), "external-audit")
    return audit if audit is not None and is_of_certification_body(audit) else None


class Answer(NamedTuple):
    """By when a corrective action is to be opened: so many days after the nonconformity was raised."""

    due: date
    raised: date
    limit: Limit


def answer_due(nonconformity: Record, audit: Record, run: Pass) -> Answer | None:
    """By when the body that raised it in `audit` wants an answer; None where no day tells since when
    it waits.
    """
    raised = run.date(nonconformity, "raised_on") or ended_on(audit, run) or reported_on(audit, run)
    if raised is None:
        return None
    days = run.option_of("EXT002", "cb_plan_days")
    limit = declared_limit("certificate", "response_days", days, run)
    return Answer(add_days(raised, limit.number), raised, limit)


def answers_to(nonconformity: Record, run: Pass) -> list[tuple[date | None, Record]]:
    """The corrective actions on it that were not rejected, each with the day on which it began."""
    return [
        (begun_on(one, run), one)
        for one in corrective_actions_of(nonconformity, run)
        if one.text("status") != "rejected"
    ]
