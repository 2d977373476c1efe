from __future__ import annotations

from facts import run_of

from isms_lint_iso27001.derive.soa.control_dates import applicable_since


def test_since_when_controls_apply() -> None:
    run = run_of(
        """kind: statement-of-applicability
id: SOA
controls:
  - {control: own-1, applicable: true}
  - {control: A.8.2, applicable: true, applicable_since: 2026-03-01}
  - {control: A.8.1, applicable: true, applicable_since: TBD}
  - {control: A.8.3, applicable: false, applicable_since: 2026-03-01}
  - {control: A.8.4}
  - {control: A.9.1.1, edition: "2013", applicable: true, applicable_since: 2020-01-01}
---
{kind: control, id: own-1, controls: [A.8.24]}
"""
    )
    found = applicable_since(run.register.of("statement-of-applicability")[0], run)
    assert {leaf: str(day) for leaf, day in found.items()} == {
        "A.5.15": "2020-01-01",
        "A.8.1": "None",
        "A.8.2": "2026-03-01",
        "own-1": "None",
    }
    assert list(found) == ["A.5.15", "A.8.1", "A.8.2", "own-1"]
