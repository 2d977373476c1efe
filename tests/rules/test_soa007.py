from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import DRAFT_ONLY, excluded, row, statement

from isms_lint.testing import lint

PEOPLE = (
    "kind: person\nrecords: [{id: dana}, {id: gone, to: 2026-11-19}, {id: last, to: 2026-11-20}]\n"
    "---\nkind: role\nid: ciso\nholders: [{person: dana, from: 2026-01-01}]\n"
    "---\nkind: role\nid: empty\nholders: [{person: dana, to: 2026-11-19}]\n"
    "---\nkind: role\nid: left\nholders: [{person: gone}]\n---\n"
)
ORPHAN = ["SOA warning controls[0] no-owner"]


def test_what_it_says() -> None:
    rows = [
        row("A.8.15", "owner: dana"),
        row("A.8.16"),
        row("A.8.17", "owner: gone"),
        row("A.8.18"),
        row("A.8.19", "owner: IT"),
        row("A.8.20", "owner: empty"),
    ]
    assert message("SOA007", PEOPLE + statement(*rows)) == (
        "5 of the 6 applicable controls have no owner on 2026-11-20: A.8.16 and A.8.18 (nobody is"
        " named), A.8.17 (gone left on 2026-11-19), A.8.19 (`IT` is no person or role on record) and"
        " A.8.20 (nobody holds `empty` on 2026-11-20)"
    )
    process = "kind: process\nid: ops\nowner: gone\ncontrols: [A.8.16]"
    assert message("SOA007", PEOPLE + statement(*rows[:2]) + process) == (
        "1 of the 2 applicable controls has no owner on 2026-11-20: A.8.16 (gone left on 2026-11-19)"
    )
    assert judged("SOA007", PEOPLE + statement(*rows)) == ["SOA warning controls[1] no-owner"]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("dana", []),
        ("ciso", []),
        ("last", []),
        ("gone", ORPHAN),
        ("empty", ORPHAN),
        ("left", ORPHAN),
        ("IT", ORPHAN),
        ("''", ORPHAN),
    ],
)
def test_owners(owner: str, expected: list[str]) -> None:
    assert judged("SOA007", PEOPLE + statement(row("A.8.16", f"owner: {owner}"))) == expected
    assert judged("SOA007", PEOPLE + statement(row("OWN-9", f"owner: {owner}"))) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("kind: process\nid: ops\nowner: dana\ncontrols: [A.8.15-A.8.17]", []),
        ("kind: process\nid: ops\nowner: gone\ncontrols: [A.8.15-A.8.17]", ORPHAN),
        ("kind: process\nid: ops\noperators: [dana]\ncontrols: [A.8.16]", ORPHAN),
        ("kind: control\nid: OWN-1\nowner: dana\ncontrols: [A.8.16]", []),
        ("kind: assignment\nid: AS\nperson: dana\ncapacity: owner\nscope: [A.8.16]", []),
        ("kind: assignment\nid: AS\nperson: dana\ncapacity: operator\nscope: [A.8.16]", ORPHAN),
        (
            "kind: assignment\nid: AS\nperson: dana\ncapacity: owner\nscope: [A.8.16]\n"
            "to: 2026-11-19",
            ORPHAN,
        ),
    ],
)
def test_owners_who_stand_elsewhere(other: str, expected: list[str]) -> None:
    text = PEOPLE + statement(row("A.8.16")) + other
    assert judged("SOA007", text) == expected
    if "dana" in other and expected:
        assert message("SOA007", text).endswith(": A.8.16 (nobody is named)")


@pytest.mark.parametrize(
    ("on", "expected"), [("2025-11-01", []), ("2025-12-01", []), ("2025-12-02", ORPHAN)]
)
def test_owners_who_handed_over(on: str, expected: list[str]) -> None:
    eli = f"{{kind: person, id: eli, to: 2025-11-01, handover: {{to: dana, on: {on}}}}}\n---\n"
    text = PEOPLE + eli + statement(row("A.8.16", "owner: eli"))
    assert judged("SOA007", text) == expected
    process = "kind: process\nid: ops\nowner: eli\ncontrols: [A.8.15-A.8.17]"
    assert judged("SOA007", PEOPLE + eli + statement(row("A.8.16")) + process) == expected


def test_owners_of_other_systems() -> None:
    text = statement(row("A.8.16", "owner: 'hr:17'"))
    config = 'select: [SOA007]\nexternal_ids: ["hr:"]\n'
    assert lint(text, config=config).findings == ()
    assert judged("SOA007", text) == ORPHAN


def test_rows_that_do_not_count() -> None:
    assert judged("SOA007", statement(excluded("A.8.30"))) == []
    assert judged("SOA007", statement(row("A.8.16"), status="draft")) == DRAFT_ONLY


def test_a_row_for_a_range_counts_all_its_controls() -> None:
    rows = [row("A.5.1-A.5.8", "owner: dana"), row("A.8.1-A.8.12")]
    assert message("SOA007", PEOPLE + statement(*rows)).startswith(
        "12 of the 20 applicable controls have no owner on 2026-11-20: A.8.1–A.8.12"
    )
