from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.audit.team import auditing


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        ("[{person: a, function: lead}, {person: b}, {person: c, function: auditor}]", [0, 1, 2]),
        ("[{person: a, function: expert}, {person: b, function: observer}]", []),
        ("[{person: a, function: trainee}, {person: b, function: lead}]", [1]),
        ("[{person: a, function: expert}, {person: b, function: trainee}]", [1]),
        ("[{person: a, function: trainee, supervised_by: b}]", []),
        ("[{person: a, function: trainee, supervised_by: TBD}]", [0]),
        ("[]", []),
    ],
)
def test_who_judges_in_a_team(team: str, expected: list[int]) -> None:
    (audit,) = run_of(f"kind: audit\nid: AUD-1\nteam: {team}\n").register.of("audit")
    assert auditing(audit) == expected
