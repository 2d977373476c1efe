"""The order in which ties between auditor and item count: what the standard forbids, then what guidance
warns of, then what is only worth knowing. The strongest tie to an item is the one that is reported.
"""

from __future__ import annotations

from isms_lint_iso27001.derive.firm_ties import firm_advised, works_for_the_body
from isms_lint_iso27001.derive.nine_two import runs_the_programme
from isms_lint_iso27001.derive.own_documents import wrote_or_approved
from isms_lint_iso27001.derive.own_risks import owns_the_risk
from isms_lint_iso27001.derive.relations import (
    advised,
    leads_the_isms,
    manages,
    operates,
    owns,
    reports_to_owner,
    shares_unit,
    was_responsible,
)

STRONGEST_FIRST = (
    leads_the_isms,
    owns,
    operates,
    manages,
    advised,
    works_for_the_body,
    firm_advised,
    was_responsible,
    wrote_or_approved,
    owns_the_risk,
    reports_to_owner,
    runs_the_programme,
    shares_unit,
)
