"""The order in which ties between auditor and item count: what the standard forbids, then what guidance
warns of, then what is only worth knowing. The strongest tie to an item is the one that is reported.
"""

from __future__ import annotations

from isms_lint_iso27001.derive import looser_relations as looser
from isms_lint_iso27001.derive import relations

STRONGEST_FIRST = (
    relations.leads_the_isms,
    relations.owns,
    relations.operates,
    relations.manages,
    relations.advised,
    looser.works_for_the_body,
    looser.firm_advised,
    relations.was_responsible,
    looser.wrote_or_approved,
    looser.owns_the_risk,
    relations.reports_to_owner,
    looser.runs_the_programme,
    relations.shares_unit,
)
