"""REC002: ids that texts cite and no record has."""

from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

NINE = "kind: nonconformity\nrecords:\n" + "".join(f"  - {{id: NCR-00{n}}}\n" for n in range(1, 10))


def minutes(words: str) -> str:
    return f"---\nkind: management-review\nid: MR-1\ninputs:\n  risk: '{words}'\n"


def found(words: str, records: str = NINE, **parameters: object) -> list[str]:
    return judged("REC002", records + minutes(words), **parameters)


def test_an_id_behind_the_last() -> None:
    text = NINE + minutes("three risks need a signature (NCR-010)")
    (finding,) = lint(text, select=["REC002"]).findings
    assert finding.message == (
        "inputs.risk cites NCR-010, and no record has that id: the register of these ids goes up to"
        " NCR-009"
    )
    assert (finding.record_id, finding.severity) == ("MR-1", "warning")
    assert (finding.location.line, finding.location.column, finding.location.end_column) == (
        16,
        40,
        47,
    )


def test_several_in_one_record_are_one_finding() -> None:
    text = (
        NINE
        + "---\nkind: risk\nrecords: [{id: R-1}, {id: R-2}]\n"
        + minutes("see NCR-011 and NCR-010")
        + "  audit_results: {summary: R-3 grew; see NCR-011}\n"
    )
    (finding,) = lint(text, select=["REC002"]).findings
    assert [part.name for part in finding.about] == ["NCR-010", "NCR-011", "R-3"]
    assert [part.location.column for part in finding.about] == [26, 14, 28]
    assert finding.message == (
        "inputs.risk cites NCR-011, NCR-010 and R-3, and no record has these ids: the register of"
        " these ids goes up to NCR-009 and R-2"
    )


@pytest.mark.parametrize(
    "words", ["NCR-010.", "(NCR-010)", "**NCR-010**", "NCR-009/NCR-010", "NCR-001–NCR-010"]
)
def test_marks_around_an_id(words: str) -> None:
    assert found(words) == ["MR-1 warning inputs.risk absent"]


@pytest.mark.parametrize(
    "words",
    [
        # on record
        "NCR-009",
        # on record, written otherwise
        "NCR-9 and NCR 009",
        # not of that form
        "NCR-10, NCR-0010, ncr-010, NCR_010, NCR-010a, XNCR-010, A-NCR-010, NCR-010-1, NCR-010.md",
        # no number a register gives
        "NCR-000",
        # far behind
        "NCR-020",
        # of other systems
        "CVE-2024-1234, ISO 27001, ISO-27001, SEC-12, A.5.18, RFC-2119, NCR-XXX",
        # no citation
        "ids such as NCR-010",
        "the format is NCR-010",
        "NCR-010 was withdrawn",
        "NCR-010 was merged into NCR-009",
        "die nächste Nummer: NCR-010",
        "par exemple NCR-010",
    ],
)
def test_what_is_no_id_of_the_register(words: str) -> None:
    assert found(words) == []


def test_a_gap_in_the_row() -> None:
    records = "kind: risk\nrecords: [{id: R-3}, {id: R-4}, {id: R-6}]\n"
    assert found("R-5", records) == ["MR-1 warning inputs.risk absent"]
    # What was before the first may have been archived.
    assert found("R-2 and R-1", records) == []


@pytest.mark.parametrize(
    ("highest", "words", "expected"),
    [("12", "R-13", 1), ("12", "R-24", 1), ("12", "R-25", 0), ("12", "R-9", 0), ("12", "R-013", 0)],
)
def test_numbers_that_are_not_filled_up(highest: str, words: str, expected: int) -> None:
    records = "kind: risk\nrecords:\n" + "".join(
        f"  - id: R-{n}\n" for n in range(1, int(highest) + 1)
    )
    assert len(found(words, records)) == expected


def test_a_row_that_is_not_kept_here_as_a_whole() -> None:
    tickets = "kind: action\nrecords: [{id: ISMS-12}, {id: ISMS-340}, {id: ISMS-341}]\n"
    assert found("ISMS-342", tickets) == []
    assert found("R-2", "kind: risk\nid: R-1\n") == []


def test_a_letter_with_a_number_may_be_anything() -> None:
    assert found("Q4", "kind: result\nrecords: [{id: Q1}, {id: Q2}, {id: Q3}]\n") == []


def test_other_years_are_other_rows() -> None:
    records = "kind: nonconformity\nrecords: [{id: NC-2026-1}, {id: NC-2026-2}]\n"
    assert found("NC-2025-3, NC-2027-1", records) == []
    assert len(found("NC-2026-3", records)) == 1


@pytest.mark.parametrize(
    "kind", ["document", "evidence", "person", "role", "unit", "control", "process"]
)
def test_kinds_that_are_not_kept_in_registers(kind: str) -> None:
    assert found("POL-3", f"kind: {kind}\nrecords: [{{id: POL-1}}, {{id: POL-2}}]\n") == []


def test_ids_of_other_systems() -> None:
    text = NINE + minutes("NCR-010")
    assert lint(text, select=["REC002"], config="external_ids: [NCR-]").findings == ()


def test_an_audit_that_is_planned() -> None:
    audits = "kind: audit\nrecords: [{id: AU-1}, {id: AU-2}]\n"
    programme = "---\nkind: audit-programme\nid: P-1\nentries: [{audit: AU-3}]\n"
    assert found("after AU-3", audits + programme) == []
    assert len(found("after AU-4", audits + programme)) == 1


def test_a_reference_is_told_once() -> None:
    text = NINE + (
        "---\nkind: corrective-action\nid: C-1\nnonconformity: NCR-010\ncause: as NCR-010 says\n"
    )
    assert judged("REC002", text) == []
    assert [f.code for f in lint(text, select=["REF001", "REC002"]).findings] == ["REF001"]


def test_fields_that_are_no_words() -> None:
    text = NINE + (
        "---\nkind: audit\nid: A-1\nscope: [NCR-010]\nx_own: NCR-010\ntags: [NCR-010]\n"
        "evidence: NCR-010\namendments: [{reason: NCR-010 became NCR-009}]\nfindings:\n"
        "  - {id: NCR-011, statement: like NCR-012}\n"
    )
    # The text of a finding is that of the finding, not of the audit it stands in.
    assert judged("REC002", text) == ["NCR-011 warning statement absent"]


def test_it_is_the_same_finding_whichever_comes_first() -> None:
    one, other = (
        lint(NINE + minutes(words), select=["REC002"]).findings[0].fingerprint
        for words in ("NCR-010 and NCR-011", "NCR-011, NCR-012")
    )
    assert one == other


def test_a_long_text_is_read_once() -> None:
    words = "a.b-c_" * 50_000 + " NCR-010" + " x1" * 50_000
    assert message("REC002", NINE + minutes(words)).startswith("inputs.risk cites NCR-010")


PAGE = """
**Audit:** A-1

See NCR-011.

### NCR-004

As NCR-010 says.
"""
MAPPING = """
mappings:
  - files: "*.md"
    kind: audit
    fields: {id: Audit, text: {body: true}}
    records:
      - section: NCR-*
        kind: nonconformity
        fields: {id: {heading: "{}"}, statement: {body: true}}
"""


def test_what_a_record_on_a_page_cites_is_told_once() -> None:
    register = NINE.replace("  - {id: NCR-004}\n", "")
    findings = lint({"a.md": PAGE, "b.yaml": register}, select=["REC002"], config=MAPPING).findings
    told = [(f.record_id, f.message.partition(",")[0]) for f in findings if f.code == "REC002"]
    assert told == [
        ("A-1", "text cites NCR-011"),
        ("NCR-004", "statement cites NCR-010"),
    ]
