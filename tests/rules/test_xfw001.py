from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

FOUND = ["NC warning requirement[0] foreign"]
REST = "where a clause or a control of ISO/IEC 27001 is expected"


def nonconformity(requirement: str, more: str = "") -> str:
    return f"kind: nonconformity\nid: NC\nrequirement: {requirement}\n{more}\n"


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        (
            "[CC6]",
            f"`CC6` is an id of SOC 2, {REST}; near to it are A.5.15–A.5.18 and A.8.2–A.8.5",
        ),
        ("[CC1.1]", f"`CC1.1` is an id of SOC 2, {REST}"),
        (
            "[PR.AT-01, AC-2(1), CC1.1, PR.AT-01]",
            f"`PR.AT-01`, `AC-2(1)` and `CC1.1` are ids of NIST CSF, NIST SP 800-53 and SOC 2, {REST};"
            " near to `PR.AT-01` is A.6.3; near to `AC-2(1)` are A.5.15–A.5.18 and A.8.2–A.8.5",
        ),
    ],
)
def test_what_it_says(requirement: str, expected: str) -> None:
    assert message("XFW001", nonconformity(requirement)) == expected


@pytest.mark.parametrize(
    ("id", "framework"),
    [
        ("CC6", "SOC 2"),
        ("cc6.1", "SOC 2"),
        ("SOC 2 CC6.1", "SOC 2"),
        ("SOC2", "SOC 2"),
        ("PR.AA-01", "NIST CSF"),
        ("PR.AC", "NIST CSF"),
        ("NIST CSF 2.0", "NIST CSF"),
        ("NIST CSF DE.CM-1", "NIST CSF"),
        ("AC-2", "NIST SP 800-53"),
        ("800-53", "NIST SP 800-53"),
        ("NIST SP 800-53 rev 5", "NIST SP 800-53"),
        ("NIST SP 800-53 r5 AC-02", "NIST SP 800-53"),
        ("CIS Control 5.1", "CIS Controls"),
        ("PCI DSS 8.2.1", "PCI DSS"),
        ("A1.2", "SOC 2"),
        ("C1.1", "SOC 2"),
        ("P3.1", "SOC 2"),
        ("PI1.2", "SOC 2"),
        ("TSC A1.2", "SOC 2"),
        ("ORP.4", "BSI IT-Grundschutz"),
        ("ORP.4.A12", "BSI IT-Grundschutz"),
        ("OPS.1.1.3", "BSI IT-Grundschutz"),
        ("SYS.1.2.A3", "BSI IT-Grundschutz"),
        ("GDPR Art. 32", "GDPR"),
        ("Art. 32(1)(b) GDPR", "GDPR"),
        ("Art. 28 DSGVO", "GDPR"),
    ],
)
def test_frameworks(id: str, framework: str) -> None:
    assert f"is an id of {framework}, where" in message("XFW001", nonconformity(f"['{id}']"))


@pytest.mark.parametrize(
    ("id", "near"),
    [
        ("A1.1", "is A.8.6"),
        ("A1.2", "are A.7.5, A.7.11, A.8.13 and A.8.14"),
        ("P3.1", "is A.5.34"),
        ("PI1.2", ""),
        ("ORP.4", "are A.5.15–A.5.18 and A.8.2–A.8.5"),
        ("CON.3.A5", "is A.8.13"),
        ("APP.1.1", ""),
        ("GDPR Art. 32", "is A.5.34"),
        ("Art. 28 GDPR", "is A.5.20"),
    ],
)
def test_what_comes_near(id: str, near: str) -> None:
    said = message("XFW001", nonconformity(f"['{id}']")).partition(REST)[2]
    assert said == (f"; near to it {near}" if near else "")
    everything = lint(nonconformity(f"['{id}']"), select=["REF001", "REF004", "SOA009"])
    assert everything.findings == ()


@pytest.mark.parametrize(
    "id",
    [
        *("A.5.15", "9.2.2 b", "full-isms", "A.5.15-A.5.18"),
        # These are other rules': REF001, REF004, SOA009, XFW002.
        *(
            "POL-7",
            "CC6 and more",
            "CC66",
            "XX.YY-01",
            "Art. 32",
            "A1.22",
            "A.9.2.3",
            "9.3 c3",
            "9.3.2(c)(4)",
            "",
        ),
    ],
)
def test_silent(id: str) -> None:
    assert judged("XFW001", nonconformity(f"['{id}']")) == []


def test_places() -> None:
    assert judged("XFW001", nonconformity("[A.5.1, CC6.1, CC6.2]")) == [
        "NC warning requirement[1] foreign"
    ]
    assert judged("XFW001", "kind: audit\nid: A\nresults: [{item: CC6.1, result: conforming}]") == [
        "A warning results[0].item foreign"
    ]


def test_where_other_ids_may_stand() -> None:
    more = "frameworks: {soc2: [CC6.1]}\ntags: [CC6.1]\nstatement: CC6.1 is not met"
    assert judged("XFW001", nonconformity("[A.5.15]", more)) == []


def test_a_record_of_that_name() -> None:
    text = nonconformity("[AC-2]", "---\nkind: document\nid: {}")
    assert judged("XFW001", text.format("AC-2")) == []
    # The house numbers something AC itself: AC-2 is missing, which REF001 says.
    assert judged("XFW001", text.format("AC-1")) == []
    assert judged("XFW001", text.format("POL-1")) == FOUND


def test_ids_of_other_systems() -> None:
    config = 'select: [XFW001, REF]\nexternal_ids: ["CC"]\n'
    assert lint(nonconformity("[CC6.1]"), config=config).findings == ()


def test_an_audit_of_several_frameworks() -> None:
    audit = (
        "kind: audit\nid: A\nstandards: [ISO/IEC 27001, {}]\nscope: [A.5.15, CC6.1]\n"
        "findings: [{{kind: nonconformity, id: NC, requirement: [CC6.1]}}]\n"
    )
    assert judged("XFW001", audit.format("SOC 2 Type II")) == []
    assert judged("XFW001", audit.format("ISO 9001")) == ["A warning scope[1] foreign", *FOUND]
    assert lint(audit.format("SOC 2"), select=["REF001", "REF004"]).findings == ()
