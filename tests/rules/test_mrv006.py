from __future__ import annotations

import pytest
from judge import judged, message

REVIEW = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\nparticipants: {}\n"


def isms(participants: str, top: str = "[ana, dana]", more: str = "") -> str:
    return (
        f"kind: organization\nid: o\ntop_management: {top}\n---\n"
        "kind: person\nrecords: [{id: ana, name: Ana Reyes}, {id: dana, name: Dana Holt}, {id: eli},"
        " {id: fay}]\n---\n"
        "kind: role\nrecords:\n"
        "  - {id: ciso, holders: [{person: dana, from: 2023-02-01, to: 2026-10-08}]}\n"
        "  - {id: isms-manager, holders: [{person: eli}]}\n---\n"
        f"{REVIEW.format(participants)}{more}"
    )


ALONE = ["MR-1 warning participants alone"]


def test_the_ciso_of_top_management_alone() -> None:
    text = isms("[{person: dana, present: true}]")
    assert judged("MRV006", text) == ALONE
    assert judged("MRV005", text) == []
    assert message("MRV006", text) == (
        "in the review of 2026-10-08 only dana (Dana Holt) took part, who leads the ISMS: that"
        " ana (Ana Reyes), also of top management, looked at it cannot be shown"
    )
    more = isms("[{person: dana, present: true}]", top="[ana, dana, eli, fay]")
    assert "that ana (Ana Reyes) or fay, also of top management, looked" in message("MRV006", more)
    both = "[{person: dana}, {person: isms-manager}, {person: ana, present: false}]"
    assert judged("MRV006", isms(both)) == ALONE
    assert "only dana (Dana Holt) and eli took part, who lead the ISMS" in message(
        "MRV006", isms(both)
    )


@pytest.mark.parametrize(
    "participants",
    [
        "[{person: dana}, {person: ana}]",
        "[{person: dana}, {person: fay}]",
        "[{person: dana}, {person: ana, present: false, contributed_on: 2026-10-07}]",
    ],
)
def test_somebody_else_took_part(participants: str) -> None:
    assert judged("MRV006", isms(participants)) == []


def test_nobody_of_top_management_is_the_matter_of_another_rule() -> None:
    text = isms("[{person: dana}]", top="[ana]")
    assert judged("MRV006", text) == []
    assert judged("MRV005", text) == ["MR-1 error participants security-function-alone"]
    mailed = isms("[{person: dana}]", "[ana]", "distributed: {to: [ana], on: 2026-10-09}\n")
    assert judged("MRV006", mailed) == []
    assert judged("MRV005", mailed) == ["MR-1 error participants minutes-circulated"]


def test_all_of_top_management_leads_the_isms() -> None:
    for top in ("[dana]", "[dana, eli]"):
        text = isms("[{person: dana}]", top)
        assert judged("MRV006", text) == judged("MRV005", text) == []


@pytest.mark.parametrize(("day", "expected"), [("2026-10-08", ALONE), ("2026-10-09", [])])
def test_the_role_on_the_day(day: str, expected: list[str]) -> None:
    assert judged(
        "MRV006", isms("[{person: dana}]").replace("2026-10-08\npart", f"{day}\npart")
    ) == (expected)


def test_a_written_review() -> None:
    entries = "[{person: dana, contributed_on: 2026-10-07}, {person: ana}]"
    assert judged("MRV006", isms(entries, more="mode: written\n")) == ALONE
    entries = entries.replace("ana}", "ana, contributed_on: 2026-10-07}")
    assert judged("MRV006", isms(entries, more="mode: written\n")) == []


def test_what_cannot_be_judged() -> None:
    assert judged("MRV006", isms("[{person: dana}, {person: board}]")) == [
        "? MR-1: whether anybody else took part: `board` is no known person on 2026-10-08"
    ]
    # Whoever the others are, somebody else was there, or nobody else exists.
    assert judged("MRV006", isms("[{person: fay}, {person: board}]")) == []
    assert judged("MRV006", isms("[{person: dana}, {person: board}]", "[dana]")) == []
    assert judged("MRV006", isms("[{person: dana}]", "[]")) == [
        "? MR-1: no top management is declared for 2026-10-08"
    ]
    assert judged("MRV006", isms("[]").replace("held_on: 2026-10-08\n", "")) == [
        "? MR-1: held_on is missing"
    ]
    planned = isms("[{person: dana}]").replace("status: held", "status: planned")
    assert judged("MRV006", planned) == []
    assert judged("MRV006", REVIEW.format("[]")) == ["? no organization records"]
