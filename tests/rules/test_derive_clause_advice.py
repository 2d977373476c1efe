from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.clause.advice import clause_advice

RUN = run_of("kind: nonconformity\nid: NC\n")
(RECORD,) = RUN.register.of("nonconformity")


@pytest.mark.parametrize(
    ("text", "edition", "expected"),
    [
        ("5.15", "2022", "; write `A.5.15`"),
        ("Clause 9.3 c3", "2022", "; write `9.3.2 d3`"),
        ("Clause 9.3 c3", "2013", "; write `9.3 c3`"),
        (
            "9.3.2(c)(4)",
            "2022",
            "; 9.3.2 has a, b, c, d1, d2, d3, d4, e, f, g; audit results are d3",
        ),
        ("10.2 z", "2022", "; 10.2 has a1, a2, b1, b2, b3, c, d, e, f, g"),
        ("A9.2.3", "2022", "; write `A.8.2`, which replaced `A.9.2.3` of the 2013 edition"),
        ("6.3", "2013", "; it is an id of the 2022 edition"),
        ("A.5.38", "2022", "; A.5 has A.5.1 to A.5.37"),
        ("11", "2022", "; the clauses are 4 to 10"),
        ("8.1.2", "2022", "; 8.1 has no parts"),
        ("A.5.18-A.5.15", "2022", "; the range runs backwards: write `A.5.15-A.5.18`"),
        ("A.5.30-A.5.40", "2022", "; there is no `A.5.40`; A.5 has A.5.1 to A.5.37"),
        ("99.98", "2022", ""),
        ("words", "2022", ""),
        ("5.15", "2005", ""),
        ("5" * 61, "2022", ""),
    ],
)
def test_what_to_write(text: str, edition: str, expected: str) -> None:
    said = clause_advice(text, edition, RECORD, RUN)
    assert said.partition(' (`edition: "')[0] == expected
