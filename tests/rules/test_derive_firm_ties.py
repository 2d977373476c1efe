from __future__ import annotations

from datetime import date

from facts import run_of

from isms_lint_iso27001.derive.independence.firm_ties import employers

RECORDS = """kind: person
id: omar
firm: Sable
employment: [{firm: CertCo, from: 2019-01-01, to: 2024-06-30}, {firm: Onyx, to: soon}]
---
kind: engagement
id: ENG-1
firm: Nordlicht
person: omar
type: internal-audit
from: 2026-01-01
---
kind: engagement
id: ENG-2
firm: Nordlicht
"""


def test_every_firm_a_person_is_or_was_of() -> None:
    run = run_of(RECORDS)
    found = list(employers(run.register.of("person")[0], run))
    assert [(job.firm, job.since, job.until, job.doubt) for job in found] == [
        ("Sable", None, None, ""),
        ("CertCo", date(2019, 1, 1), date(2024, 6, 30), ""),
        ("Onyx", None, None, "`to` in omar cannot be read as a date"),
        ("Nordlicht", date(2026, 1, 1), None, ""),
    ]
    assert [(job.record.id, job.path) for job in found] == [
        ("omar", ("firm",)),
        ("omar", ("employment", 0, "firm")),
        ("omar", ("employment", 1, "firm")),
        ("ENG-1", ("firm",)),
    ]
