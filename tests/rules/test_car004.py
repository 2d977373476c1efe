from __future__ import annotations

import pytest

from isms_lint.testing import lint

Judged = tuple[list[tuple[str, str, str]], list[str]]

PEOPLE = """kind: person
records:
  - {id: hugo}
  - {id: eli, to: 2025-12-31}
  - {id: new, from: 2026-12-01}
---
kind: role
records:
  - {id: lead, holders: [{person: hugo, from: 2024-01-01, to: 2026-11-20}]}
  - {id: empty, holders: []}
  - {id: left, holders: [{person: eli, from: 2024-01-01}]}
---
kind: corrective-action
id: CAR-1
"""


def found(text: str, as_of: str = "2026-11-20") -> Judged:
    result = lint(PEOPLE + text, as_of=as_of, select=["CAR004"])
    assert not result.errors
    return (
        [(f.path, f.message_id, str(f.severity)) for f in result.findings],
        [o[3] for o in result.not_evaluated],
    )


def test_the_owner_left() -> None:
    result = lint(PEOPLE + "status: planned\nowner: eli\ndue_on: 2026-12-31\n", select=["CAR004"])
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.record_id) == ("CAR004", "error", "CAR-1")
    assert (finding.path, finding.location.line) == ("owner", 16)
    assert [(r.kind, r.id, r.location.line) for r in finding.related] == [("person", "eli", 4)]
    assert finding.message == (
        "open, and its owner eli left on 2025-12-31: that somebody carries it out cannot be shown"
    )


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("new", "its owner new joins only on 2026-12-01"),
        ("empty", "nobody with the organization holds the role empty"),
        ("left", "eli, who holds the role left, left on 2025-12-31"),
    ],
)
def test_why_nobody_is_there(owner: str, words: str) -> None:
    text = f"{PEOPLE}status: planned\nowner: {owner}\ndue_on: 2026-12-31\n"
    (finding,) = lint(text, select=["CAR004"]).findings
    assert finding.message.startswith(f"open, and {words}: ")


@pytest.mark.parametrize(
    ("handover", "is_settled"),
    [
        ("{to: hugo, on: 2026-01-30}", True),
        ("{to: hugo, on: 2026-01-31}", False),
        ("{to: hugo}", False),
        ("{to: new, on: 2026-01-15}", False),
    ],
)
def test_handed_over_in_time(handover: str, is_settled: bool) -> None:
    people = PEOPLE.replace("to: 2025-12-31", f"to: 2025-12-31, handover: {handover}")
    for owner in ("eli", "left"):
        text = f"{people}status: planned\nowner: {owner}\ndue_on: 2026-12-31\n"
        assert (lint(text, select=["CAR004"]).findings == ()) is is_settled


DUE = "due_on: 2026-12-31"
NOBODY: Judged = ([("owner", "inactive-owner", "error")], [])
NONE: Judged = ([("owner", "no-owner", "error")], [])
FINE: Judged = ([], [])


@pytest.mark.parametrize(
    ("owner", "as_of", "expected"),
    [
        ("owner: hugo", "2026-11-20", FINE),
        ("owner: eli", "2025-12-31", FINE),
        ("owner: eli", "2026-01-01", NOBODY),
        ("owner: new", "2026-11-30", NOBODY),
        ("owner: new", "2026-12-01", FINE),
        ("owner: lead", "2026-11-20", FINE),
        ("owner: lead", "2026-11-21", NOBODY),
        ("owner: empty", "2026-11-20", NOBODY),
        ("owner: left", "2025-12-31", FINE),
        ("owner: left", "2026-01-01", NOBODY),
        ("", "2026-11-20", NONE),
        ("owner:", "2026-11-20", NONE),
        ("owner: TBD", "2026-11-20", NONE),
    ],
)
def test_owners(owner: str, as_of: str, expected: object) -> None:
    assert found(f"status: opened\n{owner}\n{DUE}", as_of) == expected


def test_owners_nobody_describes() -> None:
    text = f"status: opened\nowner: zoe\n{DUE}"
    assert found(text) == ([], ["the owner zoe is no person or role on record"])
    assert found(text.replace("zoe", "CAR-1")) == (
        [],
        ["the owner CAR-1 is no person or role on record"],
    )


def test_owners_of_other_systems() -> None:
    config = 'select: [CAR004]\nexternal_ids: ["hr:"]\n'
    text = f"{PEOPLE}status: opened\n{DUE}\nowner: "
    result = lint(text + "'hr:bob'\n", config=config)
    assert (result.findings, result.not_evaluated) == ((), ())
    assert len(lint(text + "'crm:bob'\n", config=config).not_evaluated) == 1
    assert len(lint(text + "eli\n", config=config).findings) == 1


def test_due_dates() -> None:
    assert found("owner: hugo") == ([("due_on", "no-due", "warning")], [])
    assert found("owner: hugo\ndue_on: TBD") == ([("due_on", "no-due", "warning")], [])
    assert found("owner: hugo\ndue_on: 31.12.2026") == (
        [],
        ["`due_on` cannot be read as a date"],
    )
    assert found("") == (
        [("due_on", "no-due", "warning"), ("owner", "no-owner", "error")],
        [],
    )


@pytest.mark.parametrize("stage", ["status: implemented", "status: verified"])
def test_nothing_is_left_to_be_late(stage: str) -> None:
    assert found(f"owner: hugo\n{stage}") == FINE
    assert found("owner: hugo\nimplemented_on: 2026-11-20") == FINE
    assert found("owner: hugo\nimplemented_on: 2026-11-21") == (
        [("due_on", "no-due", "warning")],
        [],
    )


@pytest.mark.parametrize(
    "text",
    ["status: closed", "status: rejected", "closed_on: 2026-05-20", "status: closed\nowner: eli"],
)
def test_only_open_actions(text: str) -> None:
    assert found(text) == ([], [])


def test_open_on_the_day() -> None:
    text = f"opened_on: 2026-06-01\nclosed_on: 2026-10-01\n{DUE}"
    assert found(text, "2026-05-31") == FINE
    assert found(text, "2026-06-01") == NONE
    assert found(text, "2026-09-30") == NONE
    assert found(text, "2026-10-01") == FINE


@pytest.mark.parametrize("status", ["opened", "planned", "implemented", "verified"])
def test_open_states(status: str) -> None:
    assert found(f"status: {status}\n{DUE}") == NONE


def test_the_day_is_the_organizations_own() -> None:
    text = f"owner: lead\n{DUE}\n---\nkind: organization\nid: o\ntimezone: Asia/Tokyo\n"
    assert found(text, "2026-11-20T14:59:00+00:00") == FINE
    assert found(text, "2026-11-20T15:01:00+00:00") == NOBODY
