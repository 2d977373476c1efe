from __future__ import annotations

import pytest

from isms_lint_iso27001.derive.audit.named_standards import named_standards


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISO/IEC 27001:2022", [("27001", "2022")]),
        ("ISO 27001", [("27001", "")]),
        ("ISO 27001 (2013)", [("27001", "2013")]),
        ("ISO/IEC 27001:2022/Amd 1:2024", [("27001", "2022")]),
        ("ISO/IEC 27001:2022+A1:2024", [("27001", "2022")]),
        ("EN ISO/IEC 27001:2023", [("27001", "")]),
        ("DIN EN ISO 9001:2015", [("9001", "")]),
        ("ISO/IEC 27001:2022 and ISO 9001:2015", [("27001", "2022"), ("9001", "2015")]),
        ("ISO/IEC 27001:2022, ISO 9001", [("27001", "2022"), ("9001", "")]),
        ("27001+9001", [("27001", ""), ("9001", "")]),
        ("ISO/IEC 27006-1:2024", [("27006-1", "2024")]),
        ("ISO 19011:2018", [("19011", "2018")]),
        # Other words may say what it is for; other numbers are no standards.
        ("ISO/IEC 27001:2022 clauses 4 to 10", []),
        ("manual for ISO 9001 and ISO 27001", []),
        ("ISO/IEC 27001:2022 and POL-1", []),
        ("2022", []),
        ("20260401", []),
        ("POL-1", []),
        ("", []),
        (", " * 5000, []),
    ],
)
def test_standards(text: str, expected: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in named_standards(text)] == expected
