from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.independence.auditors import AuditTeam, audit_teams
from isms_lint_iso27001.derive.independence.own_risks import owns_the_risk, unknown_risk_owners
from isms_lint_iso27001.derive.independence.relations import Case

RECORDS = """kind: person
records: [{id: dana}, {id: finn}]
---
kind: audit
id: AUD-1
fieldwork: {start: 2026-03-16, end: 2026-03-20}
reported_on: 2026-04-02
scope: [A.8.13, A.8.14]
team: [{person: dana}]
---
kind: risk
records:
"""


def case_of(risks: str) -> Case:
    run = run_of(RECORDS + risks)
    ((audit, team),) = run.derive(audit_teams).items()
    assert isinstance(team, AuditTeam)
    (auditor,) = team.auditors
    assert auditor.person is not None
    assert team.period.start == date(2026, 3, 16)
    return Case(auditor.person, auditor, team.period, run, audit)


@pytest.mark.parametrize(
    ("risks", "items"),
    [
        ("  - {id: R-1, owner: dana, controls: [A.8.14]}\n", ["A.8.14"]),
        ("  - {id: R-1, owner: dana, controls: [A.8.13-A.8.14]}\n", ["A.8.13", "A.8.14"]),
        ("  - {id: R-1, owner: finn, controls: [A.8.14]}\n", []),
        ("  - {id: R-1, owner: dana, treatment: avoid, controls: [A.8.14]}\n", []),
        ("  - {id: R-1, owner: dana, closed_on: 2026-03-15, controls: [A.8.14]}\n", []),
        ("  - {id: R-1, owner: dana, closed_on: 2026-03-16, controls: [A.8.14]}\n", ["A.8.14"]),
    ],
)
def test_items_that_treat_own_risks(risks: str, items: list[str]) -> None:
    case = case_of(risks)
    found = [owns_the_risk(case, case.item(id)) for id in case.auditor.items]
    assert [one.item for one in found if one is not None] == items


def test_owners_who_are_nobody_on_record() -> None:
    case = case_of(
        "  - {id: R-2, owner: Finance, controls: [A.8.14]}\n"
        "  - {id: R-1, owner: the CFO, controls: [A.8.13, A.8.14]}\n"
        "  - {id: R-3, controls: [A.8.14]}\n  - {id: R-4, owner: IT, controls: [A.5.1]}\n"
    )
    assert list(unknown_risk_owners(case)) == [
        "the owner of R-1 and R-2 is no person or role on record"
    ]
