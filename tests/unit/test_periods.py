"""A month or a quarter in the place of a date: what holds on every day of it is found."""

from __future__ import annotations

import pytest
from pages_kit import table

from isms_lint.checks import Checks
from isms_lint.findings.finding import Finding, FindingPart
from isms_lint.findings.result import Result
from isms_lint.records.dates import Calendar, is_instant, is_period
from isms_lint.testing import lint

CONFIG = """
records: [{kind: organization, id: acme}, {kind: person, id: ana}]
mappings:
  - files: "*.md"
    records:
      - table: "*"
        kind: action
        fields: {id: ID, text: What, owner: Owner, due_on: Due, status: Status, done_on: Done}
"""


def check(due: str, as_of: str) -> Result:
    text = table("ID | What | Owner | Due | Status | Done", f"A-1 | x | ana | {due} | open |")
    found = lint({"r.md": text}, config=CONFIG, select=["ACT002", "REF007"], as_of=as_of)
    assert found.errors == ()
    return found


def unjudged(found: Result) -> list[tuple[str, str, str]]:
    return [(one.code, one.record_id, one.reason) for one in found.not_evaluated]


JULY = "it hangs on the day within a period that is no date: 2026-07-01 to 2026-07-31"


@pytest.mark.parametrize("as_of", ["2026-06-30", "2026-07-01"])
def test_not_due_on_any_day(as_of: str) -> None:
    found = check("Jul 2026", as_of)
    assert (found.findings, found.not_evaluated) == ((), ())


@pytest.mark.parametrize("as_of", ["2026-07-02", "2026-07-31"])
def test_due_on_some_days(as_of: str) -> None:
    found = check("Jul 2026", as_of)
    assert found.findings == ()
    assert unjudged(found) == [("ACT002", "A-1", JULY)]


def test_due_on_every_day() -> None:
    found = check("Jul 2026", "2026-08-01")
    (finding,) = found.findings
    # The latest day there may be is the one that is held against anybody.
    assert finding.message == "due on 2026-07-31 and open on 2026-08-01, 1 day later"
    assert (finding.location.line, finding.location.column) == (5, 19)
    assert found.not_evaluated == ()


@pytest.mark.parametrize("due", ["Q3 2026", "2026", "Jul – Sep 2026", "H2 2026"])
def test_longer_periods(due: str) -> None:
    assert check(due, "2026-08-01").findings == ()
    assert len(unjudged(check(due, "2026-08-01"))) == 1
    assert len(check(due, "2027-01-01").findings) == 1


def test_a_period_of_one_day_is_that_day() -> None:
    assert len(check("1–1 July 2026", "2026-07-02").findings) == 1
    assert check("1 July 2026", "2026-07-02").not_evaluated == ()


def test_a_finding_that_does_not_hang_on_the_period_stays() -> None:
    rows = ("A-1 | x | ana | Jul 2026 | open |", "A-2 | x | ana | 2026-06-01 | open |")
    text = table("ID | What | Owner | Due | Status | Done", *rows)
    found = lint({"r.md": text}, config=CONFIG, select=["ACT002"], as_of="2026-07-15")
    assert [finding.record_id for finding in found.findings] == ["A-2"]
    assert unjudged(found) == [("ACT002", "A-1", JULY)]


def test_what_only_the_last_day_finds_is_not_evaluated_either() -> None:
    """Done in July, says a register of the 15th: on a day that may be to come."""
    row = "A-1 | x | ana | 2026-08-01 | done | Jul 2026"
    text = table("ID | What | Owner | Due | Status | Done", row)
    found = [
        lint({"r.md": text}, config=CONFIG, select=["SEQ010"], as_of=day)
        for day in ("2026-06-30", "2026-07-15", "2026-07-31")
    ]
    assert [len(one.findings) for one in found] == [1, 0, 0]
    assert [len(unjudged(one)) for one in found] == [0, 1, 0]


def test_each_record_is_told_with_its_own_period() -> None:
    rows = (f"A-{n} | x | ana | Q{n} 2026 | open |" for n in (1, 2, 3, 4))
    text = table("ID | What | Owner | Due | Status | Done", *rows)
    found = lint({"r.md": text}, config=CONFIG, select=["ACT002"], as_of="2026-08-01")
    assert [finding.record_id for finding in found.findings] == ["A-1", "A-2"]
    assert unjudged(found) == [("ACT002", "A-3", JULY.replace("07-31", "09-30"))]


def test_what_accepts_a_finding_in_doubt_is_of_use() -> None:
    comment = "<!-- isms-lint: ignore[ACT002] agreed -->"
    text = table(
        "ID | What | Owner | Due | Status | Done", f"A-1 | x | ana | Jul 2026 {comment} | open |"
    )
    waiver = """
kind: waiver
id: WVR-1
rule: ACT002
target: A-2
reason: the supplier is late
approved_by: bo
approved_on: 2026-06-01
expires_on: 2026-12-31
"""
    text += "| A-2 | x | ana | Jul 2026 | open | |\n"
    select = ["ACT002", "GATE002", "WVR005"]
    for day, accepted in (("2026-07-15", 0), ("2026-08-01", 2)):
        found = lint({"r.md": text, "w.yaml": waiver}, config=CONFIG, select=select, as_of=day)
        assert (len(found.accepted), found.findings) == (accepted, ())


def test_periods_in_records_of_ones_own() -> None:
    record = "kind: action\nid: A-1\ntext: x\nowner: ana\ndue_on: {}\nstatus: open\n"
    text = record.format("2026-07-01/2026-07-31") + "---\nkind: person\nid: ana\n"
    found = lint(text, select=["ACT002", "REF007"], as_of="2026-08-01")
    assert [finding.code for finding in found.findings] == ["ACT002"]
    for wrong in ("2026-07-31/2026-07-01", "2026-07-01/2026-02-30", "2026-07-01/"):
        found = lint(record.format(wrong), select=["REF007"], as_of="2026-08-01")
        assert [finding.code for finding in found.findings] == ["REF007"], wrong


def test_the_ends_of_a_period() -> None:
    text = "2026-07-01/2026-07-31"
    assert str(Calendar().date(text)) == "2026-07-01"
    assert str(Calendar(last_days=True).date(text)) == "2026-07-31"
    assert is_period(text)
    assert not is_period("2026-07-01")
    assert is_instant("2026-07-01T10:00:00Z")
    assert not is_instant("2026-07-01T10:00")


def judged(finding: Finding, *about: str) -> Checks:
    """What one reading of the periods found: one thing about several others."""
    checks = Checks({}, {})
    parts = tuple(FindingPart(name, finding.location) for name in about)
    checks.findings.append(finding._replace(about=parts, message=", ".join(about)))
    return checks


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (("a",), ("a",), "a"),
        (("a", "b"), ("a",), "a"),
        (("a",), ("a", "b"), "a"),
        (("a", "b"), ("a", "c"), None),
    ],
)
def test_a_finding_about_several_things_is_about_those_on_every_day(
    first: tuple[str, ...], last: tuple[str, ...], found: str | None
) -> None:
    (finding,) = check("Jul 2026", "2026-08-01").findings
    agreed = judged(finding, *last).agreeing(judged(finding, *first), {})
    assert [one.message for one in agreed.findings] == ([found] if found else [])
    assert len(agreed.not_evaluated) == (found is None)
