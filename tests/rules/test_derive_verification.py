from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.action.verification import (
    is_verified,
    is_verified_by_owner,
    is_verified_independently,
)

PEOPLE = """kind: person
records: [{id: hugo}, {id: ines}]
---
kind: role
id: lead
holders: [{person: ines, to: 2026-06-15}, {person: hugo, from: 2026-06-16}]
---
"""
ON = "verified: {on: 2026-06-30, by: ines, result: effective}"


@pytest.mark.parametrize(
    ("text", "day", "verified", "by_others"),
    [
        (f"owner: hugo\n{ON}", "2026-06-30", True, True),
        (f"owner: hugo\n{ON}", "2026-06-29", False, False),
        (f"owner: ines\n{ON}", "2026-06-30", True, False),
        (f"owner: lead\n{ON}", "2026-06-30", True, True),
        (f"owner: lead\nimplemented_on: 2026-06-15\n{ON}", "2026-06-30", True, False),
        # Nobody on record who might be the same.
        (f"owner: nobody\n{ON}", "2026-06-30", True, True),
        (ON, "2026-06-30", True, True),
        (f"owner: hugo\n{ON}".replace("ines", "nobody"), "2026-06-30", True, False),
        ("owner: hugo\nverified: {on: 2026-06-30, by: ines}", "2026-06-30", False, False),
        ("owner: hugo\nverified: {on: 2026-06-30, result: effective}", "2026-06-30", True, False),
        ("owner: hugo\nverified: {by: ines, result: effective}", "2026-06-30", False, False),
    ],
)
def test_by_others(text: str, day: str, verified: bool, by_others: bool) -> None:
    run = run_of(f"{PEOPLE}kind: corrective-action\nid: CAR-1\n{text}\n")
    action = run.register.of("corrective-action")[0]
    on = date.fromisoformat(day)
    assert is_verified(action, on, run) is verified
    assert is_verified_independently(action, on, run) is by_others
    # Never both.
    assert not (by_others and is_verified_by_owner(action, on, run) is True)
