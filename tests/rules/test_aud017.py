from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\nteam: "
NONE = ["AUD-1 warning team none"]


def team(*entries: str) -> str:
    """A team of `person function` pairs."""
    pairs = (entry.split() for entry in entries)
    members = (
        f"{{person: {person}{''.join(f', function: {word}' for word in rest)}}}"
        for person, *rest in pairs
    )
    return f"{AUDIT}[{', '.join(members)}]"


@pytest.mark.parametrize(
    "entries",
    [
        ("ines lead", "omar auditor"),
        ("omar auditor", "ines lead", "gita auditor"),
        ("ines lead",),
        ("ines auditor",),
        ("ines",),
        ("ines auditor", "omar expert"),
        ("ines auditor", "omar observer", "gita trainee"),
        ("ines auditor", "ines auditor"),
        ("ines lead", "ines lead"),
    ],
)
def test_one_lead_or_one_auditor(entries: tuple[str, ...]) -> None:
    assert judged("AUD017", team(*entries)) == []


@pytest.mark.parametrize(
    "entries",
    [("ines auditor", "omar auditor"), ("ines", "omar"), ("ines", "omar", "gita expert")],
)
def test_no_lead(entries: tuple[str, ...]) -> None:
    assert judged("AUD017", team(*entries)) == NONE
    assert message("AUD017", team(*entries)) == (
        "the team of 2 auditors has no lead: who answers for the audit is not said"
    )


@pytest.mark.parametrize(
    ("entries", "lack"),
    [
        ((), "is empty"),
        (("finn trainee",), "has no auditor"),
        (("finn trainee", "omar expert", "gita observer"), "has no auditor"),
    ],
)
def test_nobody_to_lead(entries: tuple[str, ...], lack: str) -> None:
    text = team(*entries)
    assert judged("AUD017", text) == ["AUD-1 warning team nobody"]
    assert message("AUD017", text) == (
        f"the team {lack}, so it has no lead: who answers for the audit is not said"
    )
    assert judged("AUD017", text.replace("reported", "in-progress")) != []
    for status in ("planned", "cancelled", "postponed"):
        assert judged("AUD017", text.replace("reported", status)) == []


def test_without_a_team() -> None:
    text = "kind: audit\nid: AUD-1\nstatus: reported\n"
    assert judged("AUD017", text) == ["? AUD-1: no `team` is recorded"]
    assert judged("AUD017", text.replace("reported", "planned")) == []


def test_several_leads() -> None:
    text = team("ines lead", "gita auditor", "omar lead")
    assert judged("AUD017", text) == ["AUD-1 warning team[2].function many"]
    assert message("AUD017", text) == (
        "the team has 2 leads (ines and omar): who answers for the audit is not clear"
    )


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_audits_that_do_not_take_place(status: str) -> None:
    assert judged("AUD017", team("ines", "omar").replace("reported", status)) == []


def test_planned_audits_have_a_lead_too() -> None:
    assert judged("AUD017", team("ines", "omar").replace("reported", "planned")) == NONE


@pytest.mark.parametrize("function", ["[lead]", "{lead: true}", "7"])
def test_a_function_that_is_no_word(function: str) -> None:
    entries = f"[{{person: ines, function: {function}}}, {{person: omar, function: lead}}]"
    assert judged("AUD017", AUDIT + entries) == []
