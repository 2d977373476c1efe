"""Planned audits take place, or somebody decides that they do not."""

from __future__ import annotations

import pytest
from judge import judged, message

AT = "PRG-1 error entries[0]"
MISSED = [f"{AT}.planned_on missed"]


def programme(entry: str = "", planned_on: str = "2026-07-13", status: str = "approved") -> str:
    return (
        f"kind: audit-programme\nid: PRG-1\nstatus: {status}\n"
        "period: {start: 2024-01-01, end: 2026-12-31}\n"
        f"entries: [{{audit: AUD-1, planned_on: {planned_on}{entry}}}]\n"
    )


def audit(status: str = "planned", more: str = "", id: str = "AUD-1") -> str:
    return f"---\nkind: audit\nid: {id}\nstatus: {status}\n{more}"


def test_an_audit_that_did_not_take_place() -> None:
    assert judged("PRG007", programme() + audit()) == MISSED
    assert judged("PRG007", programme()) == MISSED
    assert message("PRG007", programme() + audit()) == (
        "AUD-1 was planned for 2026-07-13 and did not take place by 2026-11-20; it was neither"
        " postponed nor cancelled"
    )
    loose = audit(more="planned_on: 2026-07-13\n")
    assert message("PRG007", loose) == message("PRG007", programme())
    nameless = programme().replace("audit: AUD-1, ", "")
    assert message("PRG007", nameless).startswith("an audit was planned for 2026-07-13")


@pytest.mark.parametrize(
    ("as_of", "grace", "expected"),
    [
        ("2026-07-27", 14, []),
        ("2026-07-28", 14, MISSED),
        ("2026-07-13", 0, []),
        ("2026-07-14", 0, MISSED),
    ],
)
def test_the_day_after_the_grace(as_of: str, grace: int, expected: list[str]) -> None:
    assert judged("PRG007", programme(), as_of, missed_grace_days=grace) == expected
    loose = audit(more="planned_on: 2026-07-13\n")
    assert judged("PRG007", loose, as_of, missed_grace_days=grace) == (
        ["AUD-1 error planned_on missed"] if expected else []
    )


@pytest.mark.parametrize("status", ["in-progress", "fieldwork-done", "reported", "closed"])
def test_an_audit_that_took_place_however_late(status: str) -> None:
    assert judged("PRG007", programme() + audit(status)) == []
    assert judged("PRG007", audit(status, "planned_on: 2026-07-13\n")) == []


def test_without_a_status_the_dates_tell() -> None:
    for more in ("fieldwork: {start: 2026-10-01}", "reported_on: 2026-10-01"):
        assert judged("PRG007", programme() + audit("''", more)) == []
    assert judged("PRG007", programme() + audit("''")) == MISSED
    # The plan of the fieldwork is no fieldwork.
    assert (
        judged("PRG007", programme() + audit("planned", "fieldwork: {start: 2026-10-01}")) == MISSED
    )


def moved(planned_on: str = "2026-12-14", frm: str = "2026-07-13", **decision: str) -> str:
    decision = {"reason": "auditor ill", "approved_by": "bo", **decision}
    said = "".join(f", {field}: {value}" for field, value in decision.items())
    return programme(f", postponements: [{{from: {frm}{said}}}]", planned_on)


def test_an_approved_postponement_keeps_the_programme() -> None:
    assert judged("PRG007", moved()) == []
    assert judged("PRG007", moved() + audit("postponed", "planned_on: 2026-07-13\n")) == []
    # Until the new day has passed too.
    assert judged("PRG007", moved("2026-11-06")) == []
    assert judged("PRG007", moved("2026-11-05")) == MISSED
    for text in (moved("2026-11-05"), moved("2026-11-05") + audit("postponed")):
        assert message("PRG007", text) == (
            "AUD-1 was planned for 2026-11-05 and did not take place by 2026-11-20; it was neither"
            " postponed again nor cancelled"
        )


@pytest.mark.parametrize(
    ("decision", "lack"),
    [
        ({"reason": "''"}, "no reason is"),
        ({"approved_by": "TBD"}, "no approver is"),
        ({"reason": "''", "approved_by": "''"}, "no reason and no approver are"),
        ({"planned_on": "2026-07-13"}, "no new date is"),
        ({"planned_on": "TBD"}, "no new date is"),
        ({"planned_on": "TBD", "reason": "''"}, "no reason and no new date are"),
    ],
)
def test_an_unapproved_postponement(decision: dict[str, str], lack: str) -> None:
    text = moved(**decision) + audit("postponed")
    assert judged("PRG007", text) == [f"{AT}.postponements[0] postponed"]
    assert message("PRG007", text) == (
        f"AUD-1 was planned for 2026-07-13 and put off; {lack} on record: that the programme"
        " was changed on purpose cannot be shown"
    )


def test_a_postponement_is_judged_once_the_old_day_has_passed() -> None:
    assert judged("PRG007", moved(frm="2026-11-06", reason="''")) == []
    assert judged("PRG007", moved(frm="2026-11-05", reason="''")) == [
        f"{AT}.postponements[0] postponed"
    ]
    # And not any more once the audit took place.
    assert judged("PRG007", moved(reason="''") + audit("reported")) == []


def test_each_postponement_is_a_decision() -> None:
    both = ", postponements: [{from: 2026-07-13, reason: ill, approved_by: bo}, {from: 2026-09-14}]"
    assert judged("PRG007", programme(both, "2026-12-14")) == [f"{AT}.postponements[1] postponed"]
    first = ", postponements: [{from: 2026-07-13}, {from: 2026-09-14, reason: x, approved_by: bo}]"
    assert judged("PRG007", programme(first, "2026-12-14")) == [f"{AT}.postponements[0] postponed"]


def test_a_status_that_says_postponed_is_no_decision() -> None:
    text = programme() + audit("postponed")
    assert judged("PRG007", text) == [f"{AT}.planned_on postponed"]
    assert "no reason, no approver and no new date are on record" in message("PRG007", text)
    assert judged("PRG007", audit("postponed", "planned_on: 2026-07-13")) == [
        "AUD-1 error planned_on postponed"
    ]
    assert judged("PRG007", programme(planned_on="2026-12-14") + audit("postponed")) == []


def cancelled(planned_on: str = "2026-07-13", **decision: str) -> str:
    said = ", ".join(f"{field}: {value}" for field, value in decision.items())
    return programme(f", cancellation: {{{said}}}", planned_on)


def test_cancellations() -> None:
    assert judged("PRG007", cancelled(reason="covered by AUD-2", approved_by="bo")) == []
    text = cancelled(reason="covered by AUD-2")
    assert judged("PRG007", text) == [f"{AT}.cancellation cancelled"]
    assert message("PRG007", text + audit("cancelled")) == (
        "AUD-1 was planned for 2026-07-13 and cancelled; no approver is on record: that the"
        " programme was changed on purpose cannot be shown"
    )
    assert judged("PRG007", cancelled()) == [f"{AT}.cancellation cancelled"]
    assert judged("PRG007", cancelled("2026-12-14")) == []
    assert judged("PRG007", cancelled("TBD")) == []
    assert judged("PRG007", cancelled() + audit("reported")) == []
    # The status alone says neither why nor who.
    assert judged("PRG007", programme() + audit("cancelled")) == [f"{AT}.planned_on cancelled"]


def test_an_audit_that_no_programme_plans() -> None:
    day = "planned_on: 2026-07-13\n"
    assert judged("PRG007", audit("cancelled", day)) == ["AUD-1 error status cancelled"]
    decided = "amendments: [{on: 2026-07-01, by: bo, reason: no need any more}]\n"
    assert judged("PRG007", audit("cancelled", day + decided)) == []
    half = decided.replace("by: bo, ", "")
    assert "; no approver is on record" in message("PRG007", audit("cancelled", day + half))
    assert judged("PRG007", audit("planned")) == []
    assert judged("PRG007", audit("planned", "planned_on: TBD")) == []
    assert judged("PRG007", audit("planned", "planned_on: 2026-12-14")) == []


@pytest.mark.parametrize("status", ["draft", "superseded"])
def test_a_programme_that_is_not_in_force_plans_nothing(status: str) -> None:
    assert judged("PRG007", programme(status=status)) == []
    loose = audit(more="planned_on: 2026-07-13\n")
    assert judged("PRG007", programme(status=status) + loose) == ["AUD-1 error planned_on missed"]


def test_one_finding_for_one_audit() -> None:
    assert judged("PRG007", programme() + audit(more="planned_on: 2026-07-13\n")) == MISSED


def test_the_audit_tells_the_day_where_the_entry_does_not() -> None:
    text = programme().replace(", planned_on: 2026-07-13", "")
    assert judged("PRG007", text + audit(more="planned_on: 2026-07-13\n")) == MISSED


def test_days_that_are_not_on_record() -> None:
    no_day = programme().replace(", planned_on: 2026-07-13", "")
    assert judged("PRG007", no_day) == ["? PRG-1: entry 1 does not say when its audit is planned"]
    assert judged("PRG007", programme(planned_on="summer") + audit()) == [
        "? PRG-1: `planned_on` of entry 1 cannot be read as a date"
    ]
    assert judged("PRG007", programme(planned_on="summer") + audit("reported")) == []
    assert judged("PRG007", "{kind: unit, id: x}") == ["? no audit or audit-programme records"]


def test_audits_of_another_standard() -> None:
    quality = "criteria: [ISO 9001:2015]\n"
    assert judged("PRG007", programme() + quality) == []
    assert judged("PRG007", audit(more=f"planned_on: 2026-07-13\n{quality}")) == []


def test_an_external_audit_in_the_programme() -> None:
    external = "---\n{kind: external-audit, id: AUD-1, status: reported}\n"
    assert judged("PRG007", programme() + external) == []
    assert judged("PRG007", programme() + external.replace("reported", "planned")) == MISSED
