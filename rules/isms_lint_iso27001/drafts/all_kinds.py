"""The drafts of all kinds."""

from __future__ import annotations

from isms_lint.offers.draft import Draft
from isms_lint_iso27001.drafts.audit import AUDIT
from isms_lint_iso27001.drafts.corrective_action import CORRECTIVE_ACTION
from isms_lint_iso27001.drafts.findings import NONCONFORMITY, OPPORTUNITY
from isms_lint_iso27001.drafts.management_review import MANAGEMENT_REVIEW

DRAFTS: tuple[Draft, ...] = (
    AUDIT,
    CORRECTIVE_ACTION,
    MANAGEMENT_REVIEW,
    NONCONFORMITY,
    OPPORTUNITY,
)
