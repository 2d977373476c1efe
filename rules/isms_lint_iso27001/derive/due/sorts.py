"""Everything that is due, by the sort of thing."""

from __future__ import annotations

from isms_lint.offers.due import DueOf
from isms_lint_iso27001.derive.due.actions import actions
from isms_lint_iso27001.derive.due.agreements import contracts, engagements
from isms_lint_iso27001.derive.due.audit_programmes import audit_programmes
from isms_lint_iso27001.derive.due.audit_reports import audit_reports
from isms_lint_iso27001.derive.due.calendar_windows import calendar_windows
from isms_lint_iso27001.derive.due.certificates import certificates
from isms_lint_iso27001.derive.due.changes import changes
from isms_lint_iso27001.derive.due.competences import competences
from isms_lint_iso27001.derive.due.controls import controls
from isms_lint_iso27001.derive.due.corrective_actions import corrective_actions
from isms_lint_iso27001.derive.due.decisions import decisions
from isms_lint_iso27001.derive.due.document_reviews import document_reviews
from isms_lint_iso27001.derive.due.effectiveness_checks import effectiveness_checks
from isms_lint_iso27001.derive.due.external_audits import external_audits
from isms_lint_iso27001.derive.due.handovers import handovers
from isms_lint_iso27001.derive.due.internal_audits import internal_audits
from isms_lint_iso27001.derive.due.management_reviews import management_reviews
from isms_lint_iso27001.derive.due.measurements import measurements
from isms_lint_iso27001.derive.due.nonconformities import nonconformities
from isms_lint_iso27001.derive.due.objectives import objectives
from isms_lint_iso27001.derive.due.opportunities import opportunities
from isms_lint_iso27001.derive.due.risk_acceptances import risk_acceptances
from isms_lint_iso27001.derive.due.risk_assessments import risk_assessments
from isms_lint_iso27001.derive.due.risk_reviews import risk_reviews
from isms_lint_iso27001.derive.due.role_ends import role_ends
from isms_lint_iso27001.derive.due.waivers import waivers

DUE: dict[str, DueOf] = {
    "internal-audit": internal_audits,
    "audit-report": audit_reports,
    "audit-programme": audit_programmes,
    "management-review": management_reviews,
    "decision": decisions,
    "external-audit": external_audits,
    "certificate": certificates,
    "risk-assessment": risk_assessments,
    "risk-review": risk_reviews,
    "risk-acceptance": risk_acceptances,
    "control": controls,
    "nonconformity": nonconformities,
    "corrective-action": corrective_actions,
    "effectiveness-check": effectiveness_checks,
    "opportunity-for-improvement": opportunities,
    "action": actions,
    "objective": objectives,
    "measurement": measurements,
    "document-review": document_reviews,
    "competence": competences,
    "engagement": engagements,
    "contract": contracts,
    "role": role_ends,
    "handover": handovers,
    "change": changes,
    "waiver": waivers,
    "calendar-window": calendar_windows,
}
