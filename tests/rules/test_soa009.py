from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import row, statement

from isms_lint.findings.finding import FindingFix
from isms_lint.testing import lint

FOUND = ["R error controls[0] old-id"]
HEAD = "of the 2013 edition, and this record is read in that of 2022:"


def risk(controls: str, more: str = "") -> str:
    return f"kind: risk\nid: R\ncontrols: {controls}\n{more}\n"


def fix_of(text: str) -> FindingFix | None:
    (finding,) = lint(text, select=["SOA009"]).findings
    return finding.fix


@pytest.mark.parametrize(
    ("controls", "expected"),
    [
        ("[A.9.2.3]", f"`A.9.2.3` is an id {HEAD} write `A.8.2`"),
        ("[A.18.2.3]", f"`A.18.2.3` is an id {HEAD} write `A.5.36` or `A.8.8`"),
        ("[A.10]", f"`A.10` is an id {HEAD} write `A.8.24`"),
        ("[A.9]", f"`A.9` is an id {HEAD} it became A.5.15–A.5.18, A.8.2–A.8.5 and A.8.18"),
        ("A.9.1-A.9.2", f"`A.9.1-A.9.2` is an id {HEAD} it became A.5.15–A.5.18 and A.8.2"),
        (
            "[A.9.2.3, A.5.1, A.18.2.3, A.9.2.3, A.9.1.1-A.9.2.6]",
            f"`A.9.2.3`, `A.18.2.3` and `A.9.1.1-A.9.2.6` are ids {HEAD} write `A.8.2` for"
            " `A.9.2.3`, `A.5.36` or `A.8.8` for `A.18.2.3` and A.5.15–A.5.18 and A.8.2 for"
            " `A.9.1.1-A.9.2.6`",
        ),
    ],
)
def test_what_it_says(controls: str, expected: str) -> None:
    assert message("SOA009", risk(controls)) == expected


@pytest.mark.parametrize(
    ("controls", "expected"),
    [
        ("[A.9.2.3]", FOUND),
        ("' A.9.2.3 '", ["R error controls old-id"]),
        ("[A.5.1, A.9.2.3, A.12.4.1]", ["R error controls[1] old-id"]),
        ("[A.5.18, A.5-A.8, full-isms]", []),
        # An id that neither edition has is REF004's, one of another framework XFW001's.
        ("[A.9.2.99, A.5.38, a.9.2.3, 9.2.3, CC6.1]", []),
        # These are ids of both.
        ("[A.8.2, A.6.1]", []),
    ],
)
def test_ids(controls: str, expected: list[str]) -> None:
    assert judged("SOA009", risk(controls)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('edition: "2013"', []),
        ('edition: "2022"', FOUND),
        ('edition: "2005"', FOUND),
        ("---\nkind: organization\nid: o\nedition: '2013'", []),
        ("edition: '2022'\n---\nkind: organization\nid: o\nedition: '2013'", FOUND),
        ("edition: '2005'\n---\nkind: organization\nid: o\nedition: '2013'", []),
    ],
)
def test_records_of_2013(more: str, expected: list[str]) -> None:
    assert judged("SOA009", risk("[A.9.2.3]", more)) == expected


def test_entries_of_an_edition_of_their_own() -> None:
    rows = (row("A.9.2.3"), row("A.12.4.1", "edition: '2013'"))
    assert judged("SOA009", statement(*rows)) == ["SOA error controls[0].control old-id"]
    rows = (row("A.9.2.3"), row("A.12.4.1", "edition: '2022'"))
    assert judged("SOA009", statement(*rows, more="edition: '2013'")) == [
        "SOA error controls[1].control old-id"
    ]
    nested = (
        "kind: audit\nid: AUD\nedition: '2013'\nscope: [A.9.2.3]\nfindings:\n"
        "  - {kind: nonconformity, id: N1, requirement: [A.9.2.3]}\n"
        "  - {kind: nonconformity, id: N2, edition: '2022', requirement: [A.9.2.3]}\n"
    )
    assert judged("SOA009", nested) == ["N2 error requirement[0] old-id"]


def test_one_finding_for_a_whole_statement() -> None:
    rows = [row(f"A.{theme}.1.{number}") for theme in (7, 9, 12) for number in (1, 2)]
    assert judged("SOA009", statement(*rows)) == ["SOA error controls[0].control old-id"]


def test_while_records_move_to_2022() -> None:
    text = risk("[A.9.2.3]")
    assert judged("SOA009", text, transition=True) == ["R warning controls[0] old-id"]
    config = "profile: [certification, transition-2013]\nselect: [SOA009]\n"
    assert [f.severity for f in lint(text, config=config).findings] == ["warning"]


def test_the_fix() -> None:
    fix = fix_of(risk("[A.9.2.3, A.18.2.3, A.9.4.4]"))
    assert fix is not None
    assert (fix.message, fix.safe) == ("write `A.8.2` and `A.8.18`", True)
    assert [(c.text, c.location.line, c.location.column) for c in fix.changes] == [
        ("A.8.2", 3, 12),
        ("A.8.18", 3, 31),
    ]
    # Of two successors somebody has to choose.
    assert fix_of(risk("[A.18.2.3]")) is None


TAG = 'tag the record `edition: "2013"`, or write `A.8.2`'


@pytest.mark.parametrize(
    ("more", "is_of_its_time", "is_safe"),
    [
        ("status: active", False, True),
        ("identified_on: 2021-05-04\nreviewed_on: 2026-05-04", False, True),
        ("identified_on: 2022-10-25", False, True),
        ("identified_on: 2022-10-24", True, False),
        ("status: closed", True, False),
        ("status: closed\nclosed_on: 2025-11-01", True, False),
    ],
)
def test_records_that_may_be_of_their_time(more: str, is_of_its_time: bool, is_safe: bool) -> None:
    text = risk("[A.9.2.3]", more)
    assert judged("SOA009", text) == FOUND
    assert message("SOA009", text).endswith(TAG) is is_of_its_time
    fix = fix_of(text)
    assert fix is not None
    assert fix.safe is is_safe


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (risk("[A.9.2.3]", "status: closed\nclosed_on: 2025-10-31"), []),
        (risk("[A.9.2.3]", "status: closed\nidentified_on: 2021-05-04"), []),
        (risk("[A.9.2.3]", "closed_on: 2021-05-04"), []),
        (
            "{kind: document, id: R, status: superseded, controls: [A.9.2.3], approved_on: 2020-01-02}",
            [],
        ),
        (
            "{kind: document, id: R, status: approved, controls: [A.9.2.3], approved_on: 2020-01-02}",
            FOUND,
        ),
        ("{kind: action, id: R, status: done, done_on: 2024-01-02, controls: [A.9.2.3]}", []),
        ("{kind: action, id: R, status: open, raised_on: 2024-01-02, controls: [A.9.2.3]}", FOUND),
        (
            "{kind: nonconformity, id: R, status: closed, closed_on: 2021-01-02,"
            " requirement: [A.9.2.3]}",
            [],
        ),
        # Audits are read for what they covered, whenever that was.
        (
            "{kind: audit, id: R, status: closed, fieldwork: {start: 2021-01-02}, scope: [A.9.2.3]}",
            ["R error scope[0] old-id"],
        ),
    ],
)
def test_records_that_are_long_over(text: str, expected: list[str]) -> None:
    assert judged("SOA009", text) == expected


def test_an_undated_event_is_not_known_to_be_of_today() -> None:
    fix = fix_of("{kind: audit, id: R, scope: [A.9.2.3]}")
    assert fix is not None
    assert not fix.safe


@pytest.mark.parametrize(
    ("rows", "is_safe"),
    [
        (["A.9.2.3", "A.12.3.1"], True),
        (["A.12.4.1", "A.12.4.2"], False),
        (["A.9.2.3", "A.8.2"], False),
    ],
)
def test_two_rows_of_a_statement_for_one_control(rows: list[str], is_safe: bool) -> None:
    fix = fix_of(statement(*(row(control) for control in rows)))
    assert fix is not None
    assert fix.safe is is_safe
    both = fix_of(risk("[A.12.4.1, A.12.4.2]"))
    assert both is not None
    assert both.safe
