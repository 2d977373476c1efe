"""Controls in the cycle: those that apply, new ones after a time of grace."""

from __future__ import annotations

import pytest
from judge import judged, message

CLOSED = ["PRG-1 warning period closed"]
RUNNING = ["PRG-1 warning entries running"]
AFTER, WITHIN = "2027-01-01", "2026-11-20"


def programme(start: str = "2024-01-01", end: str = "2026-12-31", id: str = "PRG-1") -> str:
    period = f"period: {{start: {start}, end: {end}}}"
    return f"kind: audit-programme\nid: {id}\nstatus: approved\n{period}\n"


def audit(scope: str, status: str = "reported", id: str = "AUD-1", more: str = "") -> str:
    day = "2025-03-05" if status == "reported" else "2026-12-10"
    head = f"kind: audit\nid: {id}\nstatus: {status}\n"
    return f"{head}fieldwork: {{end: {day}}}\nscope: [{scope}]\n{more}"


def soa(
    *rows: str,
    status: str = "approved",
    approved_on: str = "2023-12-01",
    id: str = "SOA",
    more: str = "",
) -> str:
    written = "".join(f"  - {{{row}}}\n" for row in rows)
    head = f"kind: statement-of-applicability\nid: {id}\nstatus: {status}\n"
    return f"{head}approved_on: {approved_on}\n{more}controls:\n{written}"


def applies(control: str, since: str = "") -> str:
    return f"control: {control}, applicable: true" + (
        f", applicable_since: {since}" if since else ""
    )


def said(*records: str, as_of: str = WITHIN, **options: int) -> list[str]:
    return judged("PRG005", "\n---\n".join(records), as_of, **options)


TWO = soa(applies("A.8.11"), applies("A.8.12"))


def test_a_control_that_no_audit_covered() -> None:
    assert said(programme(), TWO, audit("A.8.12"), as_of=AFTER) == CLOSED
    text = "\n---\n".join([programme(), TWO, audit("A.8.12")])
    assert message("PRG005", text, AFTER) == (
        "in the cycle from 2024-01-01 to 2026-12-31 no completed audit covered A.8.11 (1 of 2"
        " applicable controls)"
    )
    assert said(programme(), TWO, audit("A.8.12")) == RUNNING
    assert message("PRG005", text) == (
        "in the cycle from 2024-01-01 to 2026-12-31 no audit covers A.8.11, neither done nor planned"
        " (1 of 2 applicable controls)"
    )
    assert said(programme(), TWO, audit("A.8.11-A.8.12"), as_of=AFTER) == []


def test_a_plan_covers_a_running_cycle_only() -> None:
    records = (programme(), TWO, audit("A.8.12"), audit("A.8.11", "planned", "AUD-2"))
    assert said(*records) == []
    assert said(*records, as_of=AFTER) == CLOSED
    assert said(*records[:3], audit("A.8.11", "cancelled", "AUD-2")) == RUNNING


def test_excluded_controls_are_not_demanded() -> None:
    out = soa("control: A.8.11, applicable: false", applies("A.8.12"))
    assert said(programme(), out, audit("A.8.12"), as_of=AFTER) == []
    unsaid = soa("control: A.8.11", applies("A.8.12"))
    assert said(programme(), unsaid, audit("A.8.12"), as_of=AFTER) == []


def test_many_in_few_words() -> None:
    rows = [applies(f"A.7.{n}") for n in range(1, 15)] + [applies("A.5.1")]
    text = "\n---\n".join([programme(), soa(*rows), audit("A.5.1")])
    assert "covers A.7, neither done nor planned (14 of 15 applicable" in message("PRG005", text)


@pytest.mark.parametrize(
    ("as_of", "since", "expected"),
    [
        # Twelve months before the end of the closed cycle.
        (AFTER, "2025-12-31", CLOSED),
        (AFTER, "2026-01-01", []),
        ("2028-06-01", "2026-01-01", []),
        # Twelve months before the as-of day.
        (WITHIN, "2025-11-20", RUNNING),
        (WITHIN, "2025-11-21", []),
        (WITHIN, "2027-03-01", []),
        (WITHIN, "TBD", RUNNING),
    ],
)
def test_grace_for_new_controls(as_of: str, since: str, expected: list[str]) -> None:
    records = (programme(), soa(applies("A.8.11", since), applies("A.8.12")), audit("A.8.12"))
    assert said(*records, as_of=as_of) == expected


def test_the_grace_is_an_option() -> None:
    records = (
        programme(),
        soa(applies("A.8.11", "2026-11-20"), applies("A.8.12")),
        audit("A.8.12"),
    )
    assert said(*records, new_control_grace_months=0) == RUNNING
    assert said(*records, as_of="2026-11-19", new_control_grace_months=0) == []
    assert said(*records, as_of=AFTER, new_control_grace_months=2) == []
    assert said(*records, as_of=AFTER, new_control_grace_months=1) == CLOSED


def test_month_ends_are_clamped() -> None:
    records = (
        programme("2021-03-01", "2024-02-29"),
        soa(applies("A.8.11", "2023-02-28"), approved_on="2021-01-01"),
        audit("A.8.12").replace("2025-", "2022-"),
    )
    assert said(*records, as_of="2024-03-01") == CLOSED
    later = (records[0], records[1].replace("02-28}", "03-01}"), records[2])
    assert said(*later, as_of="2024-03-01") == []


def test_the_statement_of_the_time() -> None:
    then = soa(applies("A.8.12"), status="superseded", approved_on="2023-12-01", id="SOA-1")
    now = soa(applies("A.8.11"), applies("A.8.12"), approved_on="2027-01-20", id="SOA-2")
    records = (programme(), then, now, audit("A.8.12"))
    # A control that came after the cycle was not to be audited in it.
    assert said(*records, as_of="2027-02-01") == []
    # Nor is one demanded any more that was excluded since.
    then = soa(applies("A.8.11"), applies("A.8.12"), status="superseded", id="SOA-1")
    out = soa("control: A.8.11, applicable: false", applies("A.8.12"), approved_on="2027-01-20")
    records = (programme(), then, out, audit("A.8.12"))
    assert said(*records, as_of="2027-01-19") == CLOSED
    assert said(*records, as_of="2027-01-20") == []


def test_own_controls_and_processes() -> None:
    own = "{kind: control, id: own-1, controls: [A.8.24]}"
    statement = soa(applies("own-1"), "control: A.8.24, applicable: false", applies("A.8.12"))
    assert said(programme(), statement, own, audit("A.8.12")) == RUNNING
    for scope in ("own-1", "full-isms", "A.8.24"):
        assert said(programme(), statement, own, audit(f"A.8.12, {scope}")) == []
    process = "{kind: process, id: data, controls: [own-1, A.8.12]}"
    assert said(programme(), statement, own, process, audit("data")) == []


OLD = 'edition: "2013"\n'


@pytest.mark.parametrize(
    ("control", "scope", "covered"),
    [
        ("A.8.2", "A.9.2.3", True),
        ("A.5.15", "A.9.1.1", False),
        ("A.5.15", "A.9.1.1, A.9.1.2", True),
        ("A.8.11", "full-isms", False),
        ("A.8.12", "full-isms", False),
        ("A.8.13", "full-isms", True),
        ("A.8.8", "A.12.6.1", False),
        ("A.8.8", "A.12.6.1, A.18.2.3", True),
    ],
)
def test_audits_of_2013(control: str, scope: str, covered: bool) -> None:
    records = (programme(), soa(applies(control)), audit(scope, more=OLD))
    assert said(*records, as_of=AFTER) == ([] if covered else CLOSED)


def test_a_statement_of_2013() -> None:
    statement = soa(applies("A.9.2.3"), applies("A.9.1.1"), more=OLD)
    assert said(programme(), statement, audit("A.9.2.3, A.9.1", more=OLD), as_of=AFTER) == []
    assert said(programme(), statement, audit("A.8.2"), as_of=AFTER) == CLOSED
    assert said(programme(), statement, audit("A.8.2, A.5.15"), as_of=AFTER) == []


def test_the_length_of_the_cycle_is_its_own_option() -> None:
    text = (programme("2022-01-01"), TWO, audit("A.8.11-A.8.12").replace("2025-", "2022-"))
    assert said(*text, as_of=AFTER, cycle_years=5) == []
    assert said(*text, as_of=AFTER) == ["? PRG-1: the cycle lasts until 2027-12-31, and is planned"
        " until 2026-12-31"]  # fmt: skip


def test_what_cannot_be_judged() -> None:
    draft = soa(applies("A.8.11"), status="draft")
    assert said(programme(), draft, audit("A.8.12")) == [
        "? PRG-1: no Statement of Applicability was in force on 2026-11-20"
    ]
    assert said(programme(), audit("A.8.12")) == ["? no statement-of-applicability records"]
    assert said(TWO) == ["? no audit-programme records"]
    undated = "kind: audit\nid: AUD-2\nstatus: reported\nscope: [A.8.11]\n"
    assert said(programme(), TWO, audit("A.8.12"), undated) == [
        "? PRG-1: when AUD-2 took place is not on record"
    ]
    assert said(programme(end="TBD"), TWO) == ["? PRG-1: `period` has no readable start and end"]
