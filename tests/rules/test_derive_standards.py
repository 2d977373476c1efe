from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.audit.standards import (
    is_audit_of_isms,
    is_of_another_standard,
    is_programme_of_isms,
    names_framework,
    names_iso27001,
)
from isms_lint_iso27001.derive.programme.rationale import Rationale


@pytest.mark.parametrize(
    ("text", "isms", "framework"),
    [
        ("ISO/IEC 27001:2022", True, True),
        ("ISO27001", True, True),
        ("BS EN ISO/IEC 27001", True, True),
        ("27001", True, True),
        ("ISO 27002", False, True),
        ("ISO/IEC DIS 27017", False, True),
        ("ISO 9001:2015", False, True),
        ("IEC 62443", False, True),
        ("NIST CSF", False, True),
        ("SOC2", False, True),
        ("PCI-DSS", False, True),
        ("Annex A", False, True),
        ("ISO-POL-3", False, False),
        ("isolation of networks", False, False),
        ("supervisory rules", False, False),
        ("POL-1", False, False),
        ("GDPR", False, False),
    ],
)
def test_what_a_criterion_names(text: str, isms: bool, framework: bool) -> None:
    assert (names_iso27001(text), names_framework(text)) == (isms, framework)


@pytest.mark.parametrize(
    ("criteria", "other"),
    [
        ([], False),
        (["POL-1", "SOC 2"], False),
        (["ISO 9001:2015"], True),
        (["DIN EN ISO 14001", "POL-1"], True),
        (["ISO 9001:2015", "ISO/IEC 27001:2022"], False),
        (["ISO 9001 and ISO 27001"], False),
        (["ISO/IEC 27701:2019"], False),
        (["ISO 19011:2026"], False),
        (["ISO 19011:2026", "ISO 9001"], True),
    ],
)
def test_another_standard(criteria: list[str], other: bool) -> None:
    assert is_of_another_standard(criteria) is other
    assert is_of_another_standard(reversed(criteria)) is other


def test_an_audit_takes_the_criteria_of_its_programme() -> None:
    run = run_of(
        """kind: audit-programme
id: Q
criteria: [ISO 9001]
entries: [{audit: A2}, {audit: A3, criteria: [ISO 27001]}]
---
kind: audit
records:
  - {id: A1, programme: Q}
  - {id: A2}
  - {id: A3}
  - {id: A4, programme: Q, criteria: [ISO 27001]}
  - {id: A5, standards: [ISO 9001]}
  - {id: A6, standards: [ISO 9001, ISO/IEC 27001]}
  - {id: A7}
"""
    )
    found = [one.id for one in run.register.of("audit") if is_audit_of_isms(one, run)]
    assert found == ["A3", "A4", "A6", "A7"]
    assert not is_programme_of_isms(run.register.of("audit-programme")[0])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A.8.2 is watched.", {"A.8.2"}),
        ("see A.8.2-A.8.4; rest later", {"A.8.2", "A.8.3"}),
        ("(A.8)", {"A.8.2", "A.8.3"}),
        ("access: each month", {"A.8.2", "access"}),
        ("RISK-1, RISK-2.", {"RISK-1"}),
        ("RISK-10 and A.8.20", set()),
        ("", set()),
    ],
)
def test_what_a_rationale_names(text: str, named: set[str]) -> None:
    run = run_of(
        f"""kind: audit-programme
id: P
rationale: ["{text}"]
---
{{kind: process, id: access, controls: [A.8.2]}}
"""
    )
    rationale = Rationale(run.register.of("audit-programme")[0], run)
    ids = ("A.8.2", "A.8.3", "access", "RISK-1", "")
    assert {id for id in ids if rationale.names(id)} == named


def test_the_rationale_of_an_entry_counts() -> None:
    run = run_of(
        "kind: audit-programme\nid: P\nentries: [{audit: A, rationale: because of RISK-1}]\n"
    )
    assert Rationale(run.register.of("audit-programme")[0], run).names("RISK-1")
