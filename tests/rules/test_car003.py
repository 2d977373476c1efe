from __future__ import annotations

from isms_lint.testing import lint

CAR = "kind: corrective-action\nid: CAR-1\n"


def test_closed_first() -> None:
    result = lint(
        CAR + "closed_on: 2026-05-20\ncause_determined_on: 2026-06-02\n", select=["CAR003"]
    )
    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("CAR003", "error")
    assert (finding.record_id, finding.path) == ("CAR-1", "closed_on")
    assert (finding.location.line, finding.location.column) == (3, 12)
    (related,) = finding.related
    assert (related.id, related.location.line) == ("CAR-1", 4)
    assert "closed on 2026-05-20" in finding.message
    assert "only on 2026-06-02" in finding.message


def judged(text: str) -> tuple[list[str], list[str]]:
    result = lint(text, select=["CAR003"])
    assert not result.errors
    return [f.record_id for f in result.findings], [o[3] for o in result.not_evaluated]


def test_same_day_and_later() -> None:
    assert judged(CAR + "closed_on: 2026-06-01\ncause_determined_on: 2026-06-02") == (["CAR-1"], [])
    assert judged(CAR + "closed_on: 2026-06-02\ncause_determined_on: 2026-06-02") == ([], [])
    assert judged(CAR + "closed_on: 2026-06-03\ncause_determined_on: 2026-06-02") == ([], [])


def test_one_date_alone() -> None:
    assert judged(CAR + "closed_on: 2026-06-02") == ([], [])
    assert judged(CAR + "cause_determined_on: 2026-06-02") == ([], [])
    assert judged(CAR + "closed_on: TBD\ncause_determined_on: 2026-06-02") == ([], [])


def test_an_unreadable_date_is_not_guessed() -> None:
    assert judged(CAR + "closed_on: 02/06/2026\ncause_determined_on: 2026-06-02") == (
        [],
        ["`closed_on` cannot be read as a date"],
    )
    assert judged(CAR + "closed_on: 2.6.26\ncause_determined_on: 2026-02-29") == (
        [],
        ["`closed_on` and `cause_determined_on` cannot be read as a date"],
    )


def test_instants_become_local_days() -> None:
    # 23:30 in New York is the next day in London.
    text = CAR + "closed_on: 2026-06-01T23:30:00-04:00\ncause_determined_on: 2026-06-02"
    london = "---\nkind: organization\nid: o\ntimezone: Europe/London\n"
    york = "---\nkind: organization\nid: o\ntimezone: America/New_York\n"
    assert judged(f"{text}\n{london}") == ([], [])
    assert judged(f"{text}\n{york}") == (["CAR-1"], [])


def test_rejected_actions_are_not_closed() -> None:
    text = CAR + "status: rejected\nclosed_on: 2026-05-20\ncause_determined_on: 2026-06-02"
    assert judged(text) == ([], [])
