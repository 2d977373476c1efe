from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.finding.area import area_of, requirements_of

OTHERS = """
---
{kind: process, id: backup, controls: [A.8.13]}
---
{kind: document, id: POL-1, controls: [A.5.18]}
"""


@pytest.mark.parametrize(
    ("fields", "area", "requirements"),
    [
        ("requirement: [A.5.18]", {"A.5.18"}, {"A.5.18"}),
        ("requirement: A.5.18", {"A.5.18"}, {"A.5.18"}),
        ("requirement: ['9.2.2 c']", {"9.2.2"}, {"9.2.2"}),
        ("requirement: ['9.2']", {"9.2.1", "9.2.2"}, {"9.2.1", "9.2.2"}),
        ("requirement: [POL-1]", {"POL-1"}, {"POL-1"}),
        ("requirement: ['POL-1  4.2']", {"POL-1"}, {"POL-1 4.2"}),
        ("requirement: [backup]", {"backup", "A.8.13"}, {"backup"}),
        ("process: backup", {"backup"}, set()),
        ("requirement: [A.5.18], process: backup", {"A.5.18", "backup"}, {"A.5.18"}),
        ("requirement: [A.9.2.6], edition: '2013'", {"A.5.18"}, {"A.5.18"}),
        ("requirement: [nothing known]", set(), set()),
        ("statement: none", set(), set()),
    ],
)
def test_what_a_finding_is_about(fields: str, area: set[str], requirements: set[str]) -> None:
    run = run_of(f"{{kind: nonconformity, id: NC-1, {fields}}}{OTHERS}")
    (finding,) = run.register.of("nonconformity")
    assert area_of(finding, run) == area
    assert requirements_of(finding, run) == requirements
