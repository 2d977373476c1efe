from __future__ import annotations

import pytest
from facts import run_of

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.programme.revisions import last_revision


def programme(id: str, approved_on: str, status: str = "approved", more: str = "") -> str:
    return (
        f"kind: audit-programme\nid: {id}\nstatus: {status}\napproved_on: {approved_on}\n"
        f"period: {{start: 2024-01-01, end: 2026-12-31}}\n{more}---\n"
    )


AMENDED = "amendments: [{on: 2026-05-01, by: bo}, {on: 2026-11-21, by: bo}, {by: bo}]\n"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (programme("P", "2023-12-01"), "P 2023-12-01"),
        (programme("P", "2023-12-01", more=AMENDED), "P 2026-05-01"),
        (programme("P", "2023-12-01", more=AMENDED) + programme("Q", "2026-04-01"), "P 2026-05-01"),
        (programme("Q", "2026-04-01") + programme("P", "2023-12-01", more=AMENDED), "P 2026-05-01"),
        (programme("P", "2026-04-01") + programme("Q", "2026-04-01"), "Q 2026-04-01"),
        (programme("P", "TBD") + programme("Q", "2026-04-01"), "Q 2026-04-01"),
        (programme("P", "2026-11-21"), "when P was approved is not on record"),
        (programme("P", "TBD"), "when P was approved is not on record"),
        (programme("P", "2023-12-01", "draft"), "None"),
        (programme("P", "2023-12-01", "superseded"), "None"),
        (programme("P", "2023-12-01").replace("2026-12-31", "2026-11-19"), "None"),
    ],
)
def test_the_last_revision(records: str, expected: str) -> None:
    found = run_of(records).derive(last_revision)
    if isinstance(found, NotEvaluated):
        assert found.reason == expected
    else:
        assert (f"{found.programme.id} {found.day}" if found else "None") == expected
