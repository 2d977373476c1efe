"""REC006: audits and what the programme says of them."""

from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

PEOPLE = (
    "kind: person\nrecords: [{id: ana, name: Ana Reyes}, {id: bo}, {id: azmi, name: Azmi Consulting}]\n"
    "---\nkind: role\nid: grc-lead\nholders: [{person: ana}]\n---\n"
)


def records(entry: str, audit: str, programme: str = "status: approved") -> str:
    return (
        f"{PEOPLE}kind: audit-programme\nid: PRG-1\n{programme}\nentries: [{{audit: AUD-1, {entry}}}]\n"
        f"---\nkind: audit\nid: AUD-1\n{audit}\n"
    )


def found(entry: str, audit: str, programme: str = "status: approved", **options: int) -> list[str]:
    told = judged("REC006", records(entry, audit, programme), **options)
    return [said.removeprefix("AUD-1 warning ") for said in told]


MARCH = "status: reported\nfieldwork: {start: 2026-03-16, end: 2026-03-20}"


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ("2026-03-16", []),
        ("2026-02-14", []),
        ("2026-02-13", ["fieldwork.start late"]),
        ("2026-04-19", []),
        ("2026-04-20", ["fieldwork.start early"]),
        # A period holds wherever in it the fieldwork lies, and as near to it.
        ("2026-01-01/2026-03-31", []),
        ("2026-03-01/2026-06-30", []),
        ("2026-01-01/2026-02-28", []),
        ("2026-01-01/2026-01-31", ["fieldwork.start late"]),
        ("2026-07-01/2026-09-30", ["fieldwork.start early"]),
        ("soon", []),
    ],
)
def test_when_it_was_planned_and_when_it_was_done(planned: str, expected: list[str]) -> None:
    text = records(f"planned_on: {planned}", MARCH)
    told = [f for f in lint(text, select=["REC006"]).findings if f.code == "REC006"]
    assert [f"{f.path} {f.message_id}" for f in told] == expected


def test_how_it_is_told() -> None:
    text = records("planned_on: 2026-01-12", MARCH)
    (finding,) = lint(text, select=["REC006"]).findings
    assert finding.message == (
        "the fieldwork began on 2026-03-16, and PRG-1 still has AUD-1 on 2026-01-12"
    )
    assert (finding.location.line, finding.location.column) == (16, 20)
    assert [(r.id, r.location.line, r.location.column) for r in finding.related] == [
        ("PRG-1", 11, 38)
    ]


def test_how_far_apart_they_may_be_is_an_option() -> None:
    assert found("planned_on: 2026-03-13", MARCH, apart_days=3) == []
    assert found("planned_on: 2026-03-13", MARCH, apart_days=2) == ["fieldwork.start late"]


@pytest.mark.parametrize(
    ("entry", "audit"),
    [
        # PRG007 speaks of audits that did not take place.
        ("planned_on: 2026-01-12", "status: planned"),
        ("planned_on: 2026-01-12", "status: cancelled\nfieldwork: {start: 2026-03-16}"),
        ("planned_on: 2026-01-12", "title: x"),
        ("planned_on: 2026-01-12", "status: reported"),
        # put off, and no new day yet
        ("planned_on: 2026-01-12, postponements: [{from: 2026-01-12}]", MARCH),
        ("planned_on: 2026-03-16, postponements: [{from: 2026-01-12}]", MARCH),
        ("scope: A.5", MARCH),
    ],
)
def test_what_is_told_elsewhere_or_not_known(entry: str, audit: str) -> None:
    assert found(entry, audit) == []


def test_programmes_that_hold_no_more() -> None:
    for status in ("draft", "superseded"):
        assert found("planned_on: 2026-01-12", MARCH, f"status: {status}") == []


def test_an_audit_that_is_said_to_be_cancelled() -> None:
    entry = "planned_on: 2026-03-16, cancellation: {reason: merged}"
    assert found(entry, MARCH) == ["status cancelled"]
    assert "PRG-1 says that it was cancelled" in message("REC006", records(entry, MARCH))
    assert found(entry, "status: cancelled") == []


def test_of_several_entries_one_has_to_fit() -> None:
    text = records("planned_on: 2026-01-12}, {audit: AUD-1, planned_on: 2026-03-16", MARCH)
    assert judged("REC006", text) == []
    text = records("planned_on: 2026-01-12}, {audit: AUD-1, planned_on: 2025-03-16", MARCH)
    assert judged("REC006", text) == ["AUD-1 warning fieldwork.start late"]


def test_an_external_audit() -> None:
    text = records("planned_on: 2026-01-12", "status: closed\nstart: 2026-03-16").replace(
        "kind: audit\n", "kind: external-audit\n"
    )
    assert judged("REC006", text) == ["AUD-1 warning start late"]


@pytest.mark.parametrize(
    ("lead", "team", "expected"),
    [
        ("ana", "[{person: azmi, function: lead}]", ["team[0].person lead"]),
        (
            "[ana, bo]",
            "[{person: bo, function: auditor}, {person: azmi, function: lead}]",
            ["team[1].person lead"],
        ),
        # the only auditor leads
        ("grc-lead", "[{person: bo}, {person: azmi, function: observer}]", ["team[0].person lead"]),
        ("ana", "[{person: ana, function: lead}]", []),
        ("grc-lead", "[{person: ana, function: lead}]", []),
        ("Azmi Consulting", "[{person: azmi, function: lead}]", []),
        ("[grc-lead, azmi]", "[{person: azmi, function: lead}]", []),
        # not known, or not to be told
        ("somebody", "[{person: azmi, function: lead}]", []),
        ("[ana, somebody]", "[{person: azmi, function: lead}]", []),
        ("ana", "[{person: somebody, function: lead}]", []),
        ("ana", "[{person: bo}, {person: azmi}]", []),
        ("ana", "[]", []),
    ],
)
def test_who_was_to_lead_it_and_who_did(lead: str, team: str, expected: list[str]) -> None:
    entry, audit = f"planned_on: 2026-03-16, lead: {lead}", f"{MARCH}\nteam: {team}"
    assert found(entry, audit) == expected


def test_how_another_lead_is_told() -> None:
    text = records("lead: [ana, bo]", f"{MARCH}\nteam: [{{person: azmi, function: lead}}]")
    assert message("REC006", text) == "the audit was led by azmi, and PRG-1 has ana and bo for it"
