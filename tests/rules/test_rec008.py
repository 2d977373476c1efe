"""REC008: residual levels in texts and in the risk register."""

from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

RISKS = (
    "kind: risk\nrecords:\n"
    "  - {id: R-1, residual: {level: 0.25}}\n  - {id: R-8, residual: {level: 0.20}}\n"
    "  - {id: R-9, residual: {level: 0.4}}\n  - {id: R-10, residual: {level: high}}\n"
    "  - {id: R-11}\n---\n"
)


def finding(words: str, raised_on: str = "2026-02-10") -> str:
    return f'kind: nonconformity\nid: NC-1\nraised_on: {raised_on}\nstatement: "{words}"\n'


def found(words: str, risks: str = RISKS) -> int:
    return len(judged("REC008", risks + finding(words)))


def test_a_finding_on_risks_above_the_limit() -> None:
    text = RISKS + finding(
        "Risks with residual score > 0.30 (R-1, R-8, R-9) lack what is required."
    )
    (said,) = lint(text, select=["REC008"]).findings
    assert said.message == (
        "`residual score > 0.30` stands here of R-1 and R-8, and on record R-1 has 0.25 and R-8 has 0.2"
    )
    assert (said.path, said.severity, said.location.line) == ("statement", "warning", 12)
    assert (said.location.column, said.location.end_column) == (24, 45)
    assert [(r.id, r.location.line) for r in said.related] == [("R-1", 3), ("R-8", 4)]
    assert [part.name for part in said.about] == ["R-1", "R-8"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("R-1 has a residual risk of 0.25", 0),
        ("R-1 has a residual risk of 0.3", 1),
        ("R-1: residual 0.3", 1),
        ("R-1: residual level 0.25", 0),
        ("residual risk >= 0.25: R-1", 0),
        ("residual risk ≥ 0.26: R-1", 1),
        ("residual risk <= 0.2: R-8", 0),
        ("residual risk below 0.2: R-8", 1),
        ("residual **> 0.30**: R-1", 1),
        ("RR > 0.30 (R-1)", 1),
        ("R-1 hat ein Restrisiko über 0,30", 1),
        ("R-1 hat ein Restrisiko von 0,25", 0),
        ("R-1 présente un risque résiduel supérieur à 0,30", 1),
        ("R-1 tiene un riesgo residual superior a 0,30", 1),
        ("R-1 tem risco residual acima de 0,30", 1),
        ("R-1 heeft een restrisico boven 0,30", 1),
    ],
)
def test_levels_in_six_languages(words: str, expected: int) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Risks with residual > 0.30 need a signature.",
        "R-1 must not have a residual risk > 0.30",
        "The target for R-1 is a residual score < 0.20",
        "R-1 is reduced to residual 0.1",
        "R-1 has residual 0.3 and R-8 residual 0.4",
        "residual 0.3 (R-1, R-8)",
        "R-1 and a residual risk of 30 %",
        "R-10 has residual > 0.30",
        "R-11 has residual > 0.30",
        "R-12 has residual > 0.30",
        "R-1 has a residual risk that nobody accepted. In 2026 it was 0.30.",
        "R-1 has a score of 0.63",
    ],
)
def test_what_is_no_level_of_a_risk_on_record(words: str) -> None:
    assert found(words) == 0


@pytest.mark.parametrize(
    "field", ["reviewed_on: {}", "residual: {{level: 0.25, accepted_on: {}}}", "assessment: RA-1"]
)
@pytest.mark.parametrize(("day", "expected"), [("2026-02-10", 1), ("2026-02-11", 0)])
def test_a_risk_that_was_judged_anew_since(field: str, day: str, expected: int) -> None:
    fields = ["id: R-1", field.format(day)]
    if "residual" not in field:
        fields.append("residual: {level: 0.25}")
    risks = (
        f"kind: risk\nrecords: [{{{', '.join(fields)}}}]\n---\n"
        f"kind: risk-assessment\nid: RA-1\ncompleted_on: {day}\n---\n"
    )
    assert found("R-1 has residual > 0.30", risks) == expected
    # Nobody knows of which day the text is.
    text = risks + finding("R-1 has residual > 0.30", "")
    assert judged("REC008", text) == []


def test_minutes_and_reports_too() -> None:
    for kind, day in (("management-review", "held_on"), ("audit", "reported_on")):
        text = RISKS + f"kind: {kind}\nid: X-1\n{day}: 2026-02-10\ntext: R-1 has residual > 0.30\n"
        assert judged("REC008", text) == ["X-1 warning text level"]


def test_without_a_risk_register_nothing_is_said() -> None:
    text = finding("R-1 has residual > 0.30")
    assert judged("REC008", text) == []
    assert message("REC008", RISKS + text).startswith("`residual > 0.30` stands here of R-1")


PAGE = """
**Audit:** A-1

### NC-1

The board did not sign off R-1, with a residual score > 0.30.
"""
MAPPING = """
mappings:
  - files: "*.md"
    kind: audit
    fields: {id: Audit, text: {body: true}}
    records:
      - section: NC-*
        kind: nonconformity
        fields: {id: {heading: "{}"}, statement: {body: true}, raised_on: {file: "{}.md"}}
"""


def test_what_a_record_on_a_page_says_is_told_once() -> None:
    files = {"2026-02-10.md": PAGE, "risks.yaml": RISKS.removesuffix("---\n")}
    findings = lint(files, select=["REC008"], config=MAPPING).findings
    assert [(f.record_id, f.location.line) for f in findings if f.code == "REC008"] == [("NC-1", 6)]


def test_what_a_finding_says_is_told_there_and_not_in_the_report_as_well() -> None:
    report = "kind: audit\nid: A-1\nreported_on: 2026-02-10\ntext: R-1 has residual > 0.30\n---\n"
    text = RISKS + report + finding("R-1 has residual > 0.30") + "audit: {}\n"
    assert judged("REC008", text.replace("{}", "A-1")) == ["NC-1 warning statement level"]
    assert len(judged("REC008", text.replace("{}", "A-2"))) == 2
