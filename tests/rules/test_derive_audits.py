from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import (
    audits_reported,
    audits_reported_undated,
    began_on,
    ended_on,
    findings_of,
    is_done,
    is_of_certification_body,
    is_reported_undated,
    may_be_reported_in,
    reported_on,
    start_field,
    under_way,
    visit_on,
)
from isms_lint_iso27001.derive.review.audits_considered import taken_up_by, takes_up
from isms_lint_iso27001.derive.review.reviews import held_reviews


def audit(more: str, kind: str = "audit") -> tuple[Record, Pass]:
    run = run_of(f"kind: {kind}\nid: AUD-1\n{more}\n")
    return run.register.of(kind)[0], run


@pytest.mark.parametrize(
    ("more", "done", "day", "undated"),
    [
        ("reported_on: 2026-04-02", True, date(2026, 4, 2), False),
        ("status: closed\nreported_on: 2026-04-02", True, date(2026, 4, 2), False),
        ("status: planned\nreported_on: 2026-04-02", False, None, False),
        ("status: postponed\nreported_on: soon", False, None, False),
        ("status: cancelled", False, None, False),
        ("status: reported", True, None, True),
        ("status: closed\nreported_on: TBD", True, None, True),
        ("status: in-progress", True, None, False),
        ("status: in-progress\nreported_on: TBD", True, None, False),
        ("status: in-progress\nreported_on: May", True, None, True),
        ("title: x", True, None, False),
    ],
)
def test_reported(more: str, done: bool, day: date | None, undated: bool) -> None:
    record, run = audit(more)
    assert is_done(record) is done
    assert reported_on(record, run) == day
    assert is_reported_undated(record, run) is undated
    assert audits_reported(run) == (((day, record),) if day else ())
    assert audits_reported_undated(run) == ((record,) if undated else ())


def test_reports_stand_by_day() -> None:
    run = run_of(
        "kind: audit\nrecords:\n  - {id: B, reported_on: 2026-04-02}\n"
        "  - {id: C, reported_on: 2026-04-01}\n---\n"
        "kind: external-audit\nid: A\nreported_on: 2026-04-02\n"
    )
    assert [record.id for _, record in audits_reported(run)] == ["C", "A", "B"]


def test_days_of_fieldwork() -> None:
    record, run = audit("fieldwork: {start: 2026-03-16, end: 2026-03-20}")
    assert (began_on(record, run), ended_on(record, run)) == (date(2026, 3, 16), date(2026, 3, 20))
    assert start_field(record) == ("fieldwork", "start")
    record, run = audit("start: 2026-03-16\nend: 2026-03-20", "external-audit")
    assert (began_on(record, run), ended_on(record, run)) == (date(2026, 3, 16), date(2026, 3, 20))
    assert start_field(record) == ("start",)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("title: x", True),
        ("fieldwork: {end: 2026-03-20}", True),
        ("fieldwork: {end: 2026-03-21}", False),
        ("fieldwork: {start: 2026-03-01, end: 2026-03-21}", False),
        ("fieldwork: {start: 2026-03-20}", True),
        ("fieldwork: {end: 2026-03-10}", False),
        ("fieldwork: {end: 2026-03-11}", True),
    ],
)
def test_may_be_reported_in(more: str, expected: bool) -> None:
    record, run = audit(more)
    assert may_be_reported_in(record, date(2026, 3, 10), date(2026, 3, 20), run) is expected
    assert may_be_reported_in(record, None, date(2026, 3, 31), run)


def test_of_the_certification_body() -> None:
    for type, expected in {"surveillance": True, "customer": False, "supplier": False}.items():
        assert is_of_certification_body(audit(f"type: {type}", "external-audit")[0]) is expected
    assert is_of_certification_body(audit("body: CertCo", "external-audit")[0])


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ("start: 2026-11-24", date(2026, 11, 24)),
        ("planned_on: 2026-11-24", date(2026, 11, 24)),
        ("start: 2026-11-25\nplanned_on: 2026-11-24", date(2026, 11, 25)),
        ("start: 2026-11-24\nstatus: cancelled", None),
        ("start: 2026-11-20\nstatus: postponed", date(2026, 11, 20)),
        ("start: 2026-11-19\nstatus: postponed", None),
        ("start: 2026-11-19\nstatus: planned", date(2026, 11, 19)),
        ("start: spring", None),
    ],
)
def test_visit_on(more: str, day: date | None) -> None:
    record, run = audit(more, "external-audit")
    assert visit_on(record, run) == day


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2026, 3, 15), []),
        (date(2026, 3, 16), ["AUD-1"]),
        (date(2026, 4, 1), ["AUD-1", "SURV-1"]),
        (date(2026, 4, 2), ["SURV-1"]),
    ],
)
def test_audits_under_way(day: date, ids: list[str]) -> None:
    run = run_of(
        "kind: audit\nrecords:\n"
        "  - {id: AUD-1, fieldwork: {start: 2026-03-16}, reported_on: 2026-04-02}\n"
        "  - {id: AUD-2, fieldwork: {start: 2026-03-16}, status: reported}\n"
        "  - {id: AUD-3, fieldwork: {start: 2026-03-16}, status: cancelled}\n"
        "  - {id: AUD-4, reported_on: 2026-04-02}\n"
        "---\nkind: external-audit\nid: SURV-1\nstart: 2026-04-01\n"
    )
    assert [audit.id for _, audit in under_way(day, run)] == ids


def test_findings_and_what_takes_them_up() -> None:
    run = run_of(
        "kind: audit\nid: AUD-1\nfindings:\n  - {id: NC-1}\n"
        "  - {kind: opportunity-for-improvement, id: OFI-1}\n"
        "---\nkind: nonconformity\nid: NC-2\naudit: AUD-1\n"
        "---\nkind: nonconformity\nid: NC-3\naudit: AUD-9\n"
        "---\nkind: external-audit\nid: SURV-1\nfindings: [{id: NC-4}]\n"
        "---\nkind: management-review\nrecords:\n"
        "  - {id: MR-1, held_on: 2026-03-10, inputs: {audit_results: NC-2}}\n"
        "  - {id: MR-2, held_on: 2026-05-10, inputs: {audit_results: {references: [SURV-1]}}}\n"
        "  - {id: MR-3, held_on: 2026-07-10, inputs: {nonconformities: AUD-1}}\n"
    )
    internal, external = run.register.of("audit")[0], run.register.of("external-audit")[0]
    assert [one.id for one in findings_of(internal, run)] == ["NC-1", "NC-2", "OFI-1"]
    assert [one.id for one in findings_of(external, run)] == ["NC-4"]
    reviews = run.register.of("management-review")
    assert [takes_up(one, internal, run) for one in reviews] == [True, False, False]
    assert [takes_up(one, external, run) for one in reviews] == [False, True, False]
    held = held_reviews(run)
    assert taken_up_by(held, internal, run)
    assert taken_up_by(held, internal, run, date(2026, 3, 10))
    assert not taken_up_by(held, internal, run, date(2026, 3, 11))
