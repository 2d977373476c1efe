"""The interval between internal audits: the organization's own, else custom."""

from __future__ import annotations

import pytest
from judge import judged, message

OWN = "kind: organization\nid: org\nintervals: {internal_audit_months: 12}\n---\n"
SIX = OWN.replace("12", "6")


def audit(end: str, id: str = "AUD-1", more: str = "status: reported\n") -> str:
    return f"kind: audit\nid: {id}\nfieldwork: {{end: {end}}}\n{more}---\n"


def last(severity: str, id: str = "AUD-1") -> list[str]:
    return [f"{id} {severity} fieldwork.end last"]


def gap(severity: str, id: str = "AUD-2") -> list[str]:
    return [f"{id} {severity} fieldwork.end gap"]


def test_too_long_since_the_last_audit() -> None:
    text = audit("2025-03-01")
    assert judged("PRG006", OWN + text) == last("error")
    assert message("PRG006", OWN + text) == (
        "the last internal audit ended on 2025-03-01; the next was due by 2026-03-01 (12"
        " months as declared; 30 days of grace ended 2026-03-31)"
    )
    assert judged("PRG006", text) == last("warning")
    assert message("PRG006", text) == (
        "the last internal audit ended on 2025-03-01; the next was due by 2026-03-01 (12"
        " months by custom, none declared; 30 days of grace ended 2026-03-31)"
    )


def test_too_long_between_two() -> None:
    text = SIX + audit("2026-10-01", "AUD-2") + audit("2026-01-15")
    assert judged("PRG006", text) == gap("error")
    assert message("PRG006", text) == (
        "the internal audit before this one ended on 2026-01-15, and this one on 2026-10-01; it was"
        " due by 2026-07-15 (6 months as declared; 30 days of grace ended 2026-08-14)"
    )
    assert judged("PRG006", text.replace("6}", "9}")) == []


@pytest.mark.parametrize(
    ("as_of", "late"), [("2026-03-31", False), ("2026-04-01", True)]
)  # 1 March and 30 days
def test_the_day_after_the_grace(as_of: str, late: bool) -> None:
    assert judged("PRG006", OWN + audit("2025-03-01"), as_of) == (last("error") if late else [])
    until = OWN + audit("2025-03-01") + audit(as_of, "AUD-2")
    assert judged("PRG006", until, as_of) == (gap("error") if late else [])


@pytest.mark.parametrize(
    ("ended", "months", "due"),
    [
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2026-01-30", 1, "2026-02-28"),
    ],
)
def test_month_ends_are_clamped(ended: str, months: int, due: str) -> None:
    organization = OWN.replace("12", str(months))
    year, month, _ = due.split("-")
    after = f"{year}-{int(month) + 1:02}-01"
    text = organization + audit(ended)
    assert judged("PRG006", text, due, grace_days=0) == []
    assert judged("PRG006", text, after, grace_days=0) == last("error")


def test_options() -> None:
    text = audit("2025-11-20")
    assert judged("PRG006", text, grace_days=0) == []
    assert judged("PRG006", text, "2026-11-21", grace_days=0) == last("warning")
    assert judged("PRG006", text, audit_interval_months=6) == last("warning")
    # What the organization declared itself wins.
    assert judged("PRG006", OWN + text, audit_interval_months=6) == []


PROGRAMME = (
    "kind: audit-programme\nid: PRG-1\nstatus: approved\n"
    "period: {start: 2025-01-01, end: 2027-12-31}\ninterval_months: 6\n---\n"
)


def test_an_interval_of_the_programme() -> None:
    text = audit("2026-03-01")
    assert judged("PRG006", PROGRAMME + text) == last("error")
    assert judged("PRG006", PROGRAMME + OWN + text) == last("error")
    assert judged("PRG006", OWN + text) == []
    assert "(6 months as declared; 30" in message("PRG006", PROGRAMME + text)
    looser = PROGRAMME.replace("interval_months: 6", "interval_months: 18")
    assert judged("PRG006", looser + OWN + audit("2025-06-01")) == []


def test_the_programme_of_the_time() -> None:
    # The audit before ended when another programme, or none, was in force.
    before = audit("2024-12-31") + audit("2025-12-31", "AUD-2")
    assert judged("PRG006", PROGRAMME + OWN + before, "2026-01-10") == []
    later = audit("2025-01-01") + audit("2025-12-31", "AUD-2")
    assert judged("PRG006", PROGRAMME + OWN + later, "2026-01-10") == gap("error")
    for status in ("draft", "superseded"):
        text = PROGRAMME.replace("approved", status)
        assert judged("PRG006", text + OWN + later, "2026-01-10") == []


def test_of_several_programmes_the_shortest_interval_holds() -> None:
    other = PROGRAMME.replace("PRG-1", "PRG-2").replace("interval_months: 6", "interval_months: 9")
    assert judged("PRG006", PROGRAMME + other + audit("2026-03-01")) == last("error")
    bare = PROGRAMME.replace("PRG-1", "PRG-2").replace("interval_months: 6\n", "")
    assert judged("PRG006", PROGRAMME + bare + audit("2026-03-01")) == last("error")


def test_what_is_no_internal_audit_that_took_place() -> None:
    old = audit("2025-03-01")
    for more in ("status: planned\n", "status: postponed\n", "status: cancelled\n"):
        assert judged("PRG006", OWN + old + audit("2026-10-01", "AUD-2", more)) == last("error")
    quality = audit("2026-10-01", "AUD-2", "status: reported\ncriteria: [ISO 9001:2015]\n")
    assert judged("PRG006", OWN + old + quality) == last("error")
    external = "{kind: external-audit, id: SURV, status: reported, end: 2026-10-01}\n---\n"
    assert judged("PRG006", OWN + old + external) == last("error")
    tomorrow = audit("2026-11-21", "AUD-2")
    assert judged("PRG006", OWN + old + tomorrow) == last("error")
    assert judged("PRG006", OWN + old + audit("2026-11-20", "AUD-2")) == gap("error")


def test_the_next_best_day() -> None:
    for day in ("reported_on: 2025-03-01", "fieldwork: {start: 2025-03-01}"):
        text = f"kind: audit\nid: AUD-1\nstatus: reported\n{day}\n"
        assert judged("PRG006", OWN + text) == last("error")
    # One that has begun has not ended.
    begun = "kind: audit\nid: AUD-2\nstatus: in-progress\nfieldwork: {start: 2026-11-01}\n"
    assert judged("PRG006", OWN + audit("2025-03-01") + begun) == last("error")


def test_an_audit_on_an_unknown_day_may_lie_in_any_gap() -> None:
    undated = "kind: audit\nid: AUD-9\nstatus: reported\n---\n"
    doubt = "when AUD-9 ended is not on record"
    assert judged("PRG006", OWN + audit("2025-03-01") + undated) == [f"? AUD-1: {doubt}"]
    text = OWN + audit("2024-03-01") + audit("2026-10-01", "AUD-2") + undated
    assert judged("PRG006", text) == [f"? AUD-2: {doubt}"]
    assert judged("PRG006", OWN + audit("2026-03-01") + undated) == []


# More than half of what the standard names.
WHOLE = (
    "kind: document\nid: MAN\nstatus: approved\n"
    "clauses: ['4.3', '5.2', '6.1.2', '6.2', '7.2', '8.1', '9.1']\n---\n"
)
CERTIFIED = "kind: organization\nid: org\ncertificate: {decided_on: 2024-12-10}\n---\n"
NOTHING = "no internal audit is on record as done"


def test_never() -> None:
    plan = PROGRAMME.replace("interval_months: 6\n", "")
    planned = audit("2026-12-10", "AUD-1", "status: planned\n")
    for text in (WHOLE + OWN + plan, WHOLE + OWN + plan + planned):
        assert judged("PRG006", text) == ["PRG-1 error period.start never"]
        assert message("PRG006", text) == (
            "no internal audit is on record as done, and the audit programme PRG-1 began on"
            " 2025-01-01: the first was due by 2026-01-01 (12 months as declared; 30 days of grace"
            " ended 2026-01-31)"
        )
    assert judged("PRG006", WHOLE + plan) == ["PRG-1 warning period.start never"]
    assert judged("PRG006", WHOLE + PROGRAMME) == ["PRG-1 error period.start never"]
    assert judged("PRG006", WHOLE + CERTIFIED) == ["org warning certificate.decided_on never"]
    assert message("PRG006", WHOLE + CERTIFIED) == (
        "no internal audit is on record as done, and the certificate was granted on 2024-12-10: the"
        " first was due by 2025-12-10 (12 months by custom, none declared; 30 days of grace ended"
        " 2026-01-09)"
    )
    # The earlier of the two counts.
    assert judged("PRG006", WHOLE + CERTIFIED + plan) == [
        "org warning certificate.decided_on never"
    ]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-01-31", []),
        ("2026-02-01", ["PRG-1 error period.start never"]),
        ("2024-12-31", [f"? org: {NOTHING}, and no day tells since when one is due"]),
    ],
)
def test_when_the_first_one_is_due(as_of: str, expected: list[str]) -> None:
    plan = PROGRAMME.replace("interval_months: 6\n", "")
    assert judged("PRG006", WHOLE + OWN + plan, as_of) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (OWN, "and the repository seems to hold a part of the management system"),
        (OWN + PROGRAMME, "and the repository seems to hold a part of the management system"),
        (WHOLE + OWN, "and no day tells since when one is due"),
    ],
)
def test_where_nothing_tells_that_there_was_none(text: str, why: str) -> None:
    assert judged("PRG006", text) == [f"? org: {NOTHING}, {why}"]


def test_results_that_are_kept_elsewhere() -> None:
    text = WHOLE + OWN + PROGRAMME
    for elsewhere in (
        "{kind: evidence, id: EV-1, clauses: ['9.2']}",
        "{kind: document, id: EV-1, type: report, clauses: ['9.2.2']}",
        "{kind: document, id: EV-1, type: other, clauses: ['9.2.2'], evidence: ['https://e.org']}",
    ):
        assert judged("PRG006", text + elsewhere) == [
            f"? org: {NOTHING}, and EV-1 says where that is kept"
        ]
    for procedure in (
        "{kind: document, id: PRO-1, type: procedure, clauses: ['9.2.2']}",
        "{kind: document, id: PRO-1, type: report, clauses: ['9.2']}",
        "{kind: document, id: PRO-1, type: report, clauses: ['9.2.2'], status: draft}",
    ):
        assert judged("PRG006", text + procedure) == ["PRG-1 error period.start never"]


def test_without_any_end() -> None:
    undated = WHOLE + OWN + PROGRAMME + "kind: audit\nid: AUD-9\nstatus: reported\n---\n"
    assert judged("PRG006", undated) == ["? org: when AUD-9 ended is not on record"]
    assert judged("PRG006", WHOLE) == ["? no audit or audit-programme or organization records"]


def test_several_gaps_and_audits_of_one_day() -> None:
    days = ("2022-01-10", "2022-01-10", "2024-01-10", "2026-01-10")
    text = "".join(audit(day, f"AUD-{n}") for n, day in enumerate(days))
    assert judged("PRG006", OWN + text) == [*gap("error", "AUD-2"), *gap("error", "AUD-3")]
