from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import CONTROLS, DRAFT_ONLY, row, statement

WRONG = ["SOA error controls not-once"]
ALL = [row(control) for control in CONTROLS]


def test_what_it_says() -> None:
    assert message("SOA001", statement(*(one for one in ALL if "A.7.14," not in one))) == (
        "1 of the 93 Annex A controls is missing: A.7.14"
    )
    rows = [*ALL[8:], row("A.5.9"), row("A.8.1"), "{control: A.8.2}"]
    assert message("SOA001", statement(*rows)) == (
        "8 of the 93 Annex A controls are missing: A.5.1–A.5.8; 3 stand more than once: A.5.9, A.8.1"
        " and A.8.2; 1 has no decision: A.8.2"
    )
    rows = [*ALL, row("A.5.9"), *("{control: A.5.1}", "{control: A.5.2}")]
    assert message("SOA001", statement(*rows[2:])) == (
        "1 of the 93 Annex A controls stands more than once: A.5.9; 2 have no decision: A.5.1 and"
        " A.5.2"
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ALL, []),
        (ALL[1:], WRONG),
        ([*ALL, row("A.8.34")], WRONG),
        ([*ALL[:-1], "{control: A.8.34}"], WRONG),
        ([*ALL[:-1], "{control: A.8.34, applicable: maybe}"], WRONG),
        ([*ALL[:-1], row("A.8.34", applicable=False)], []),
        ([*ALL[:59], row("A.8")], []),
        ([row("A.5-A.7"), *ALL[59:]], []),
        ([*ALL, row("A.8.30-A.8.34")], WRONG),
        # An unknown control is REF004's, and no control of Annex A.
        ([*ALL, row("A.5.38")], []),
        ([*ALL, "{title: no control}"], []),
    ],
)
def test_each_control_once(rows: list[str], expected: list[str]) -> None:
    assert judged("SOA001", statement(*rows)) == expected


def test_controls_of_ones_own_are_extra_rows() -> None:
    own = "kind: control\nid: OWN-1\nstatus: implemented\ncontrols: [A.8.12]\n"
    assert judged("SOA001", statement(*ALL, row("OWN-1"), row("OWN-2")) + own) == []
    # What it carries out is no decision on the control of Annex A.
    without = [one for one in ALL if "A.8.12," not in one]
    assert len(without) == 92
    assert judged("SOA001", statement(*without, row("OWN-1")) + own) == WRONG


def test_only_the_statement_in_force() -> None:
    old = statement(id="OLD", status="superseded", more="approved_on: 2024-01-01")
    draft = statement(id="NEW", status="draft")
    assert judged("SOA001", old + statement(*ALL, more="approved_on: 2026-02-24") + draft) == []
    assert judged("SOA001", statement(status="draft")) == DRAFT_ONLY
    assert judged("SOA001", statement(status="superseded")) == DRAFT_ONLY


def test_ids_of_2013() -> None:
    # A statement of 2013 is SOA010's.
    assert judged("SOA001", statement(row("A.9.2.3"), more="edition: '2013'")) == []
    # Rows with ids of 2013 count for what they became, tagged or not.
    rest = [one for one in ALL if "A.8.2," not in one and "A.8.15," not in one]
    assert len(rest) == 91
    tagged = "edition: '2013'"
    legacy = [row("A.9.2.3", tagged), row("A.12.4.1", tagged), row("A.12.4.2", tagged)]
    assert judged("SOA001", statement(*rest, *legacy)) == []
    assert judged("SOA001", statement(*rest, row("A.9.2.3"), row("A.12.4.1"))) == []
    assert judged("SOA001", statement(*rest, row("A.9.2.3"))) == WRONG


def test_without_rows() -> None:
    empty = "kind: statement-of-applicability\nid: SOA\nstatus: approved\n"
    elsewhere = ["? SOA: the statement has no rows on record"]
    assert judged("SOA001", empty) == WRONG
    assert judged("SOA001", empty + "evidence: [soa.xlsx]\n") == elsewhere
    assert judged("SOA001", empty + "text: see the annex\n") == elsewhere
    assert judged("SOA001", empty + "evidence: TBD\n") == WRONG


@pytest.mark.parametrize(
    ("clauses", "said"),
    [
        (["5.1"], "1 row names a clause: 5.1; controls begin with `A.`"),
        (["5.1", "7.4", "8.2"], "3 rows name clauses: 5.1, 7.4, 8.2; controls begin with `A.`"),
        (
            ["4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3"],
            "7 rows name clauses: 4.1, 4.2, 4.3, 4.4, 5.1, 5.2 and 1 more; controls begin with `A.`",
        ),
    ],
)
def test_rows_that_name_clauses(clauses: list[str], said: str) -> None:
    rows = [*ALL[1:], *(row(f'"{clause}"') for clause in clauses)]
    assert message("SOA001", statement(*rows)) == (
        f"1 of the 93 Annex A controls is missing: A.5.1; {said}"
    )


def test_how_many_controls_are_not_listed() -> None:
    rows = [row(f"A.5.{n}") for n in range(2, 38, 3)]
    assert message("SOA001", statement(*rows)) == (
        "81 of the 93 Annex A controls are missing: A.5.1, A.5.3, A.5.4, A.5.6, A.5.7, A.5.9 and 75"
        " more controls"
    )
