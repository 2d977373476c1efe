from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.people.reported_to import Recipients, recipients

OTHERS = """
---
kind: person
records: [{id: ana}, {id: bo}, {id: cy, to: 2020-01-01}]
---
{kind: role, id: cto, holders: [{person: ana, to: 2026-03-31}, {person: bo, from: 2026-04-01}]}
---
{kind: unit, id: board}
"""


@pytest.mark.parametrize(
    ("to", "persons", "unknown"),
    [
        ("[ana, bo]", {"ana", "bo"}, ()),
        ("ana", {"ana"}, ()),
        ("[cy]", {"cy"}, ()),
        ("[cto]", {"ana"}, ()),
        ("[ana, Ana Reyes, board, '']", {"ana"}, ("Ana Reyes", "board")),
        ("[]", set(), ()),
    ],
)
def test_whom_it_means(to: str, persons: set[str], unknown: tuple[str, ...]) -> None:
    run = run_of(f"kind: audit\nid: AUD-1\nreported_to: {to}{OTHERS}")
    found = recipients(run.register.of("audit")[0], date(2026, 3, 31), run)
    assert found == Recipients(frozenset(persons), unknown)


def test_a_role_is_held_on_a_day() -> None:
    run = run_of(f"kind: audit\nid: AUD-1\nreported_to: [cto]{OTHERS}")
    (audit,) = run.register.of("audit")
    assert recipients(audit, date(2026, 4, 1), run).persons == {"bo"}
