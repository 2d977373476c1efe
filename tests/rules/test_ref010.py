from __future__ import annotations

import pytest

from isms_lint.testing import lint

NC = "kind: nonconformity\n"


def found(text: str, file: str = "isms.yaml") -> list[tuple[str, str]]:
    result = lint({file: text}, select=["REF010"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.path, f.message) for f in result.findings]


def test_a_control_that_lost_its_zero() -> None:
    text = (
        "kind: statement-of-applicability\nid: SOA\ncontrols:\n"
        "  - {control: 5.10, applicable: true}\n"
    )
    (finding,) = lint(text, select=["REF010"]).findings
    assert (finding.code, finding.severity) == ("REF010", "error")
    assert (finding.record_id, finding.path) == ("SOA", "controls[0].control")
    assert (finding.location.line, finding.location.column) == (4, 15)
    assert finding.message == (
        "5.10 in controls[0].control reads as a number, and a number forgets how it was written:"
        " write A.5.10, since control ids begin with `A.`"
    )


@pytest.mark.parametrize(
    ("field", "path", "written"),
    [
        ("id: 0012", "id", "0012"),
        ("id: N\nrequirement: 9.20", "requirement", "9.20"),
        ("id: N\nrequirement: [A.8.13, 10.1]", "requirement[1]", "10.1"),
        ("id: N\nversion: 1.10", "version", "1.10"),
        ("id: N\nowner: 7", "owner", "7"),
        ("id: N\nclauses: [9]", "clauses[0]", "9"),
        ("id: 1_000", "id", "1_000"),
    ],
)
def test_written_as_it_stands(field: str, path: str, written: str) -> None:
    assert found(NC + field) == [
        (
            path,
            f"{written} in {path} reads as a number, and a number forgets how it was written:"
            f' write "{written}" in quotes',
        )
    ]


@pytest.mark.parametrize("field", ["version: 5", "version: 1.0", "version: 007", "edition: 2022"])
def test_a_whole_number_forgets_nothing_where_a_label_stands(field: str) -> None:
    assert found(f"{NC}id: N\n{field}") == []


@pytest.mark.parametrize("edition", ['"2013"', "2013"])
def test_a_whole_number_is_read_as_the_edition_it_means(edition: str) -> None:
    text = f"kind: organization\nid: o\nedition: {edition}\n---\n{NC}id: N\nrequirement: [A.9.2.3]"
    assert lint(text, select=["REF", "SOA009"]).findings == ()
    assert [f.code for f in lint(text.replace("2013", "2022"), select=["SOA009"]).findings]


QUOTE = 'write "{n}" in quotes'
CONTROL = "write A.{n}"
EITHER = 'write "{n}" in quotes for the clause, or A.{n} for the control'
ROW = "kind: statement-of-applicability\nid: S\ncontrols:\n  - control: "


@pytest.mark.parametrize(
    ("text", "written", "fix", "safe"),
    [
        (NC + "id: N\nrequirement: [{n}]", "8.30", CONTROL, True),
        (NC + "id: N\nrequirement: [{n}]", "5.18", CONTROL, True),
        (NC + "id: N\nrequirement: {n}", "5.1", EITHER, False),
        (NC + "id: N\nrequirement: [{n}]", "6.2", EITHER, False),
        (NC + "id: N\nrequirement: [{n}]", "9.1", QUOTE, True),
        (NC + "id: N\nrequirement: [{n}]", "4.10", QUOTE, True),
        (NC + "id: N\nrequirement: [{n}]", "1e1", QUOTE, True),
        (NC + "id: N\nclauses: [{n}]", "5.1", QUOTE, True),
        (NC + "id: N\nclauses: [{n}]", "5.18", CONTROL, True),
        (NC + "id: N\nversion: {n}", "5.1", QUOTE, True),
        (NC + "id: N\nowner: {n}", "5.1", QUOTE, True),
        ("kind: audit\nid: A\nscope: [{n}]", "7", EITHER, False),
        ("kind: audit\nid: A\nscope: [{n}]", "9", QUOTE, True),
        ("kind: risk\nid: R\ncontrols: [A.5.2, {n}]", "8.2", CONTROL, True),
        ("kind: risk\nid: R\ncontrols: {n}", "8.2", CONTROL, True),
        (ROW + "{n}", "5.1", CONTROL, True),
        (ROW + "{n}", "5.38", QUOTE, True),
        (ROW + "{n}", "9.2", "", False),
        (ROW + "{n}\n    edition: '2013'", "9.2", CONTROL, True),
        (ROW + "A.5.1\n    owner: {n}", "8.1", QUOTE, True),
    ],
)
def test_one_reading_is_written_and_two_are_offered(
    text: str, written: str, fix: str, safe: bool
) -> None:
    (finding,) = lint(text.replace("{n}", written), select=["REF010"]).findings
    assert (finding.fix.message if finding.fix else "") == fix.replace("{n}", written)
    assert (finding.fix is not None and finding.fix.safe) is safe


def test_a_clause_where_a_control_belongs() -> None:
    ((_, message),) = found("kind: risk\nid: R\ncontrols: [9.2]")
    assert message.endswith(': write the id of a control: A.9.2 is none, and "9.2" is a clause')


@pytest.mark.parametrize(
    "field",
    [
        'id: "0012"',
        'id: N\nrequirement: ["5.10", A.5.10, 9.2.2]',
        "id: N\nversion: v2",
        "id: N\ngrade: 2",
        'id: N\nedition: "2022"',
    ],
)
def test_silent(field: str) -> None:
    assert found(NC + field) == []


def test_numbers_where_numbers_belong() -> None:
    assert found("kind: risk\nid: R-1\nlikelihood: 4\nconsequence: 5\nlevel: 20") == []


def test_json() -> None:
    text = '{"kind": "nonconformity", "id": "N", "requirement": [5.10, "A.5.10"]}'
    ((path, message),) = found(text, "n.json")
    assert path == "requirement[0]"
    assert "write A.5.10, since control ids begin with `A.`" in message
