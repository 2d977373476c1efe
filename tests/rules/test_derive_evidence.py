from __future__ import annotations

import pytest

from isms_lint_iso27001.derive.text.evidence import has_evidence


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, False),
        ("", False),
        ("TBD", False),
        ([], False),
        ([None, "n/a"], False),
        ({}, False),
        ([{"sha256": "0123abcd"}], False),
        ([{"uri": "TBD", "note": ""}], False),
        ("EV-12", True),
        ("evidence/leavers.csv", True),
        (["TBD", "EV-12"], True),
        ({"uri": "https://tickets.example/4711"}, True),
        ([{"note": "kept by the DPO"}], True),
    ],
)
def test_what_leads_anywhere(value: object, expected: bool) -> None:
    assert has_evidence(value) is expected
