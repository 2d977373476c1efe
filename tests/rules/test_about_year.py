"""What findings on the year of an ISMS and on its certification are about, whichever stands first."""

from __future__ import annotations

import pytest
from about_kit import Case, assert_told_by_name
from whole_kit import WHOLE

ORGANIZATION = "kind: organization\nid: o\n"
CERTIFIED = (
    f"{ORGANIZATION}certificate: {{body: CertCo, decided_on: 2020-03-01, expires_on: 2029-02-28}}\n"
)
STAGE_2 = "---\n{kind: external-audit, id: STAGE-2, type: stage-2, start: 2026-11-24}\n"
STAGE_1 = STAGE_2.replace("STAGE-2", "STAGE-1").replace("stage-2", "stage-1")
REPORTED = "status: reported, reported_on: 2026-09-25, fieldwork: {end: 2026-09-16}"
AUDIT = f"kind: audit, id: AUD-1, {REPORTED}"
REVIEW = "---\n{kind: management-review, id: MR-1, status: held, held_on: 2026-10-08}\n"
PLANNED_AUDIT = (
    "{kind: audit, id: AUD-1, status: planned, scope: [full-isms],"
    " fieldwork: {start: 2026-12-07, end: 2026-12-09}}\n"
)
PLANNED_REVIEW = "{kind: management-review, id: MR-1, status: planned, planned_on: 2026-12-08}\n"
SURVEILLED = "".join(
    f"---\n{{kind: external-audit, id: S-{year}, type: surveillance, status: closed,"
    f" start: {year}-02-16}}\n"
    for year in (2021, 2022, 2025)
)
PACK = """\
---
{kind: audit-programme, id: PRG-1, status: approved}
---
{kind: audit, id: AUD-1, status: reported, reported_on: 2026-04-02, findings: []}
---
{kind: management-review, id: MR-1, status: held, held_on: 2026-10-08}
---
{kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}
---
{kind: treatment-plan, id: TP-1, status: approved}
---
{kind: statement-of-applicability, id: SOA, status: approved}
"""
CASES = [
    Case(
        *("SEQ007", "missing", f"@{STAGE_2}"),
        f"{{{AUDIT}, scope: ['4', '5', '6', '7', '8', '9', '10.1']}}\n{REVIEW}",
        f"{{{AUDIT}, scope: ['4', '5', '6', '7', '8', '9', '10.1']}}\n",
        f"{{{AUDIT}, scope: ['10.1', '9', '8', '7', '6', '5', '4']}}\n",
        *(["10.2"], ["10.2", "management-review"]),
    ),
    Case(
        *("SEQ007", "stage-1", f"@{STAGE_1}"),
        f"{PLANNED_AUDIT}---\n{PLANNED_REVIEW}",
        PLANNED_AUDIT,
        f"{PLANNED_REVIEW.replace('planned,', 'cancelled,')}---\n{PLANNED_AUDIT}",
        *(["nothing has begun"], ["management-review", "nothing has begun"]),
    ),
    Case(
        "SEQ008",
        "older",
        "{kind: statement-of-applicability, id: SOA, status: approved, approved_on: 2025-02-24}\n@",
        "---\n{kind: treatment-plan, id: TP-1, status: approved, approved_on: 2026-03-02}\n",
        "---\n{kind: treatment-plan, id: TP-1, status: approved, approved_on: 2026-03-02}\n"
        "---\n{kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}\n",
        "---\n{kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}\n"
        "---\n{kind: treatment-plan, id: TP-1, status: approved, approved_on: 2026-03-02}\n",
        *(["TP-1"], ["RA-1", "TP-1"]),
    ),
    Case(
        "SEQ009",
        "missed",
        f"{ORGANIZATION}calendar_since: 2024-01-01\ncalendar: [@]\n",
        "{activity: management-review, from_month: 10, to_month: 10}",
        "{activity: risk-assessment, from_month: 2, to_month: 3},"
        " {activity: management-review, from_month: 10, to_month: 10}",
        "{activity: management-review, from_month: 10, to_month: 10},"
        " {activity: risk-assessment, from_month: 2, to_month: 3}",
        *(["management-review 10–10"], ["management-review 10–10", "risk-assessment 02–03"]),
    ),
    Case(
        *("SEQ011", "close", f"@{STAGE_2}"),
        "{kind: management-review, id: MR-1, status: held, held_on: 2026-11-18}\n",
        "{kind: management-review, id: MR-1, status: held, held_on: 2026-11-18}\n"
        "---\n{kind: audit, id: AUD-1, status: reported, fieldwork: {end: 2026-11-13}}\n",
        "{kind: audit, id: AUD-1, status: reported, fieldwork: {end: 2026-11-13}}\n"
        "---\n{kind: management-review, id: MR-1, status: held, held_on: 2026-11-18}\n",
        *(["MR-1"], ["AUD-1", "MR-1"]),
    ),
    Case(
        *("EXT001", "year-missed", f"{CERTIFIED}@{SURVEILLED}"),
        "---\n{kind: external-audit, id: S-X, type: surveillance, start: 2023-02-16}\n",
        "",
        "---\n{kind: external-audit, id: S-X, type: surveillance, start: 2020-12-16}\n",
        *(["2024"], ["2023", "2024"]),
    ),
    Case(
        *("EXT004", "missing", f"{CERTIFIED}@{PACK}{WHOLE}"),
        "complaints: none received\n",
        *("", "complaints: TBD\n"),
        *(["actions", "changes"], ["actions", "changes", "complaints"]),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told_by_name(case: Case) -> None:
    assert_told_by_name(case)
