from __future__ import annotations

import pytest

from isms_lint.testing import lint

NC = "kind: nonconformity\nid: NC-1\n"
OTHERS = "\n---\nkind: document\nid: POL-1\n---\nkind: process\nid: backup\n"


def found(text: str) -> list[tuple[str, str, str]]:
    result = lint(NC + text + OTHERS, select=["FND001"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path, f.message_id) for f in result.findings]


def test_no_requirement() -> None:
    result = lint(NC + "statement: backups weak\n", select=["FND001"])
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.basis) == ("FND001", "error", "requirement")
    assert (finding.record_id, finding.path, finding.location.line) == ("NC-1", "requirement", 1)
    assert finding.clauses == ("10.2 f",)


@pytest.mark.parametrize("text", ["", "requirement: []", "requirement: TBD", "requirement: ['']"])
def test_none(text: str) -> None:
    assert found(text) == [("NC-1", "requirement", "none")]


@pytest.mark.parametrize("text", ["backups weak", '"9.3.2(c)(4)"', "[A.9.2.3, POL-9]"])
def test_unknown(text: str) -> None:
    assert found(f"requirement: {text}") == [("NC-1", "requirement", "unknown")]


@pytest.mark.parametrize(
    "text",
    [
        "A.8.13",
        '["9.2.2 b"]',
        "POL-1",
        "POL-1 4.2",
        "backup",
        "[somewhere, A.8.13]",
        "full-isms",
    ],
)
def test_one_that_resolves_is_enough(text: str) -> None:
    assert found(f"requirement: {text}") == []


def test_ids_of_2013_in_a_record_that_says_so() -> None:
    assert found('edition: "2013"\nrequirement: A.9.2.3') == []


def test_external_ids_count() -> None:
    result = lint(NC + "requirement: 'dms:POL-77'", config='external_ids: ["dms:"]\n')
    assert [f.code for f in result.findings if f.code == "FND001"] == []


def test_withdrawn() -> None:
    assert found("status: withdrawn") == []
    assert found("status: closed") == [("NC-1", "requirement", "none")]


def test_numbers_are_not_judged() -> None:
    result = lint(NC + "requirement: [5.10]", select=["FND001"])
    assert result.findings == ()
    assert [(o[0], o[2]) for o in result.not_evaluated] == [("FND001", "NC-1")]


def test_many_are_cut() -> None:
    result = lint(NC + f"requirement: [{', '.join(f'x{n}' for n in range(9))}]", select=["FND001"])
    assert "`x5` and 3 more, which" in result.findings[0].message


def test_a_finding_inside_its_audit() -> None:
    result = lint(
        "kind: audit\nid: AUD-1\nfindings:\n"
        "  - {kind: nonconformity, id: NC-2, requirement: none}\n",
        select=["FND001"],
    )
    assert [(f.record_id, f.location.line, f.location.column) for f in result.findings] == [
        ("NC-2", 4, 50)
    ]
