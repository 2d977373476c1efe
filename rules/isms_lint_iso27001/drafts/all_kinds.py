"""The drafts of all kinds."""

from __future__ import annotations

from isms_lint.offers.draft import Draft
from isms_lint_iso27001.drafts.audit import AUDIT
from isms_lint_iso27001.drafts.audit_programme import AUDIT_PROGRAMME
from isms_lint_iso27001.drafts.context import CONTEXT
from isms_lint_iso27001.drafts.corrective_action import CORRECTIVE_ACTION
from isms_lint_iso27001.drafts.findings import NONCONFORMITY, OPPORTUNITY
from isms_lint_iso27001.drafts.management_review import MANAGEMENT_REVIEW
from isms_lint_iso27001.drafts.objective import OBJECTIVES
from isms_lint_iso27001.drafts.outside import OUTSIDE
from isms_lint_iso27001.drafts.people import PEOPLE
from isms_lint_iso27001.drafts.risk import RISK
from isms_lint_iso27001.drafts.statement import STATEMENT
from isms_lint_iso27001.drafts.work import WORK

DRAFTS: tuple[Draft, ...] = (
    AUDIT,
    AUDIT_PROGRAMME,
    CORRECTIVE_ACTION,
    MANAGEMENT_REVIEW,
    NONCONFORMITY,
    OPPORTUNITY,
    STATEMENT,
    *CONTEXT,
    *OBJECTIVES,
    *OUTSIDE,
    *PEOPLE,
    *RISK,
    *WORK,
)
