from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

PEOPLE = (
    "kind: person\nrecords: [{id: gita}, {id: gone, to: 2026-11-19}, {id: last, to: 2026-11-20}]\n"
    "---\nkind: role\nid: cto\nholders: [{person: gita}]\n"
    "---\nkind: role\nid: empty\nholders: [{person: gita, to: 2026-11-19}]\n"
    "---\nkind: role\nid: left\nholders: [{person: gone}]\n"
    "---\nkind: unit\nid: it-department\n---\n"
)


def risk(more: str) -> str:
    return f"{PEOPLE}kind: risk\nid: R\n{more}\n"


NONE = ["R error owner none"]
INACTIVE = ["R error owner inactive"]


def test_what_it_says() -> None:
    assert message("RSK002", risk("title: x")) == "the risk has no owner"
    for owner, why in {
        "IT": "`IT` is no person or role on record",
        "gone": "gone left on 2026-11-19",
        "empty": "nobody holds `empty` on 2026-11-20",
        "left": "gone, who holds the role left, left on 2026-11-19",
        "it-department": "`it-department` is a unit on record, and no person or role",
    }.items():
        assert message("RSK002", risk(f"owner: {owner}")) == f"the risk has no active owner: {why}"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("owner: gita", []),
        ("owner: cto", []),
        ("owner: last", []),
        ("owner: gone", INACTIVE),
        ("owner: empty", INACTIVE),
        ("owner: left", INACTIVE),
        ("owner: IT", INACTIVE),
        ("owner: it-department", INACTIVE),
        ("owner: ''", NONE),
        ("owner: TBD", NONE),
        ("title: x", NONE),
        ("status: active", NONE),
        ("status: closed", []),
        ("closed_on: 2026-01-01", []),
        ("status: active\nclosed_on: 2026-01-01", NONE),
    ],
)
def test_owners(more: str, expected: list[str]) -> None:
    assert judged("RSK002", risk(more)) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-11-18", []), ("2026-12-19", []), ("2026-12-20", INACTIVE)]
)
def test_an_owner_who_handed_over(on: str, expected: list[str]) -> None:
    text = risk("owner: gone").replace(
        "{id: gone, to: 2026-11-19}",
        f"{{id: gone, to: 2026-11-19, handover: {{to: gita, on: {on}}}}}",
    )
    assert judged("RSK002", text) == expected
    assert judged("RSK002", text.replace("owner: gone", "owner: left")) == expected


def test_owners_of_other_systems() -> None:
    config = 'select: [RSK002]\nexternal_ids: ["hr:"]\n'
    assert lint(risk("owner: 'hr:17'"), config=config).findings == ()
    assert judged("RSK002", risk("owner: 'hr:17'")) == INACTIVE
