from __future__ import annotations

import pytest
from judge import judged, message
from risk_kit import CRITERIA, risk

from isms_lint.testing import lint

PEOPLE = (
    "kind: person\nrecords: [{id: gita}, {id: hugo}, {id: dana}]\n---\n"
    "kind: role\nid: cto\n"
    "holders: [{person: hugo, to: 2026-03-31}, {person: gita, from: 2026-04-01}]\n---\n"
)
PLAN = ["TP error approvals plan"]
NOT_ACCEPTED = ["R error residual residual"]
BY_ANOTHER = ["R error residual.accepted_by by-another"]
UNDATED = ["R warning residual.accepted_by undated"]


def plan(more: str = "", status: str = "approved", risks: str = "[R]") -> str:
    return f"kind: treatment-plan\nid: TP\nstatus: {status}\nrisks: {risks}\n{more}\n---\n"


def approved(by: str, on: str = "2026-03-02") -> str:
    return f"approvals: [{{by: {by}, on: {on}}}]"


def delegated(matters: str = ", matters: [risk-acceptance]", more: str = "") -> str:
    one = f"{{person: dana, on_behalf_of: gita{matters}{more}}}"
    return f"kind: organization\nid: org\ndelegations: [{one}]\n---\n"


OWNED = PEOPLE + risk("owner: gita")


def test_what_it_says_of_a_plan() -> None:
    text = OWNED + risk("owner: hugo", "S") + risk("owner: gita", "T")
    text += plan(approved("dana"), risks="[T, R, S]")
    assert message("RSK006", text) == (
        "the plan is not approved by gita and hugo: that the owners of R, S and T agreed to it cannot"
        " be shown"
    )
    (finding,) = lint(text, select=["RSK006"]).findings
    assert [(r.id, r.message) for r in finding.related] == [
        ("T", "gita owns T"),
        ("S", "hugo owns S"),
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (approved("gita"), []),
        (approved("dana"), PLAN),
        ("", PLAN),
        ("approvals: []", PLAN),
        ("approvals: [{by: dana}, {by: gita}]", []),
        ("approved_by: gita\napproved_on: 2026-03-02", []),
        ("approved_by: dana\napproved_on: 2026-03-02", PLAN),
        (approved("gita", "2026-11-20"), []),
        (approved("gita", "2026-11-21"), PLAN),
        (approved("gita", "TBD"), []),
        (approved("cto", "2026-04-01"), []),
        (approved("cto", "2026-03-31"), PLAN),
    ],
)
def test_approval_of_a_plan(more: str, expected: list[str]) -> None:
    assert judged("RSK006", OWNED + plan(more)) == expected


def test_plans_and_risks_that_do_not_count() -> None:
    for status in ("draft", "superseded"):
        assert judged("RSK006", OWNED + plan(status=status)) == []
    closed = PEOPLE + risk("owner: gita, status: closed")
    assert judged("RSK006", closed + plan()) == []
    # Who owns it is RSK002's.
    for owner in ("''", "TBD", "nobody"):
        assert judged("RSK006", PEOPLE + risk(f"owner: {owner}") + plan()) == []
    assert judged("RSK006", OWNED + plan(risks="[X]")) == []
    assert judged("RSK006", OWNED + plan(risks="[R, X]")) == PLAN


def test_a_role_owns_the_risk() -> None:
    text = PEOPLE + risk("owner: cto")
    # Whoever held the role on the day.
    assert judged("RSK006", text + plan(approved("hugo", "2026-03-31"))) == []
    assert judged("RSK006", text + plan(approved("hugo", "2026-04-01"))) == PLAN
    assert judged("RSK006", text + plan(approved("cto", "2026-04-01"))) == []


KIM = "{{kind: person, id: kim, to: 2026-06-30, handover: {{to: {}, on: 2026-06-25}}}}\n---\n"


@pytest.mark.parametrize(
    ("to", "owner", "on", "expected"),
    [
        ("gita", "gita", "2026-03-02", []),
        ("gita", "gita", "2026-06-30", []),
        ("gita", "gita", "2026-07-01", PLAN),
        ("cto", "gita", "2026-03-02", []),
        ("cto", "cto", "2026-03-02", []),
        ("dana", "gita", "2026-03-02", PLAN),
        ("gita", "hugo", "2026-03-02", PLAN),
    ],
)
def test_who_owned_the_risk_before(to: str, owner: str, on: str, expected: list[str]) -> None:
    text = PEOPLE + KIM.format(to) + risk(f"owner: {owner}")
    assert judged("RSK006", text + plan(approved("kim", on))) == expected
    accepted = f"residual: {{level: 8, accepted_by: kim, accepted_on: {on}}}"
    one = risk(f"owner: {owner}, level: 16, treatment: modify, {accepted}")
    assert judged("RSK006", PEOPLE + KIM.format(to) + CRITERIA + one) == (
        BY_ANOTHER if expected else []
    )


def test_who_took_over_what_a_leaver_still_owns() -> None:
    text = PEOPLE + KIM.format("gita") + risk("owner: kim")
    assert judged("RSK006", text + plan(approved("gita", "2026-07-01"))) == []
    assert judged("RSK006", text + plan(approved("kim", "2026-03-02"))) == []
    assert judged("RSK006", text + plan(approved("dana", "2026-07-01"))) == PLAN


def test_an_owner_who_left_is_told_by_rsk002() -> None:
    text = (
        PEOPLE
        + "{kind: person, id: kim, to: 2026-06-30}\n---\n"
        + risk("owner: kim, treatment: modify, residual: {level: 4}")
    )
    assert judged("RSK006", text + plan(approved("dana"))) == []
    assert judged("RSK002", text) == ["R error owner inactive"]


@pytest.mark.parametrize(
    ("identified_on", "more", "expected"),
    [
        ("2026-10-21", "", []),
        ("2026-10-20", "", NOT_ACCEPTED),
        ("2026-10-21", plan(approved("gita")), NOT_ACCEPTED),
        ("2026-10-21", plan(approved("gita"), "draft"), []),
    ],
)
def test_a_risk_that_was_just_identified(
    identified_on: str, more: str, expected: list[str]
) -> None:
    one = f"owner: gita, level: 16, treatment: modify, identified_on: {identified_on}"
    assert judged("RSK006", PEOPLE + CRITERIA + risk(one) + more) == expected
    by_dana = risk(f"{one}, residual: {{accepted_by: dana, accepted_on: 2026-11-01}}")
    assert judged("RSK006", PEOPLE + CRITERIA + by_dana + more) == BY_ANOTHER


@pytest.mark.parametrize(
    ("organization", "allowed"),
    [
        (delegated(), True),
        (delegated(""), True),
        (delegated(", matters: [document-approval]"), False),
        (delegated(more=", to: 2026-03-02"), True),
        (delegated(more=", to: 2026-03-01"), False),
        (delegated(more=", from: 2026-03-03"), False),
        (delegated().replace("on_behalf_of: gita", "on_behalf_of: hugo"), False),
        (delegated().replace("on_behalf_of: gita", "on_behalf_of: cto"), False),
    ],
)
def test_delegation(organization: str, allowed: bool) -> None:
    text = organization + OWNED + plan(approved("dana"))
    assert judged("RSK006", text) == ([] if allowed else PLAN)
    accepted = "residual: {level: 8, accepted_by: dana, accepted_on: 2026-03-02}"
    one = risk(f"owner: gita, level: 16, treatment: modify, {accepted}")
    assert judged("RSK006", organization + PEOPLE + CRITERIA + one) == (
        [] if allowed else BY_ANOTHER
    )


def test_what_it_says_of_a_residual_risk() -> None:
    text = PEOPLE + CRITERIA
    head = "owner: gita, level: 16, treatment: modify"
    assert message("RSK006", text + risk(head)) == (
        "nobody accepted what remains of the risk; gita owns it"
    )
    assert message("RSK006", text + risk(f"{head}, residual: {{accepted_by: dana}}")) == (
        "dana accepted what remains of the risk; gita, who owns it, did not"
    )
    assert message("RSK006", text + risk(f"{head}, residual: {{accepted_by: gita}}")) == (
        "gita accepted what remains of the risk, on no day that is on record"
    )


@pytest.mark.parametrize(
    ("level", "residual", "expected"),
    [
        ("16", "accepted_by: gita, accepted_on: 2026-03-02", []),
        ("16", "accepted_by: cto, accepted_on: 2026-04-01", []),
        ("16", "accepted_by: cto, accepted_on: 2026-03-31", BY_ANOTHER),
        ("16", "accepted_by: dana, accepted_on: 2026-03-02", BY_ANOTHER),
        ("16", "accepted_by: nobody, accepted_on: 2026-03-02", BY_ANOTHER),
        ("16", "accepted_by: gita", UNDATED),
        ("16", "accepted_by: gita, accepted_on: TBD", UNDATED),
        ("16", "accepted_by: gita, accepted_on: spring", []),
        ("16", "accepted_by: TBD", NOT_ACCEPTED),
        ("16", "level: 4", NOT_ACCEPTED),
        ("10", "level: 4", NOT_ACCEPTED),
        # The criteria accept it as it is.
        ("9", "level: 4", []),
        ("9", "accepted_by: dana, accepted_on: 2026-03-02", []),
    ],
)
def test_acceptance_of_what_remains(level: str, residual: str, expected: list[str]) -> None:
    one = risk(f"owner: gita, level: {level}, treatment: modify, residual: {{{residual}}}")
    assert judged("RSK006", PEOPLE + CRITERIA + one) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("treatment: modify", NOT_ACCEPTED),
        ("treatment: share", NOT_ACCEPTED),
        ("treatment: retain", NOT_ACCEPTED),
        ("treatment: avoid", []),
        ("treatment: ''", []),
        ("treatment: modify, status: closed", []),
    ],
)
def test_treatments(more: str, expected: list[str]) -> None:
    text = PEOPLE + CRITERIA
    assert judged("RSK006", text + risk(f"owner: gita, level: 16, {more}")) == expected
    for owner in ("''", "nobody"):
        assert judged("RSK006", text + risk(f"owner: {owner}, level: 16, {more}")) == []


def test_without_criteria() -> None:
    one = "owner: gita, level: 16, treatment: modify"
    unclear = ["? R: whether the risk was above acceptance cannot be told"]
    assert judged("RSK006", PEOPLE + risk(one)) == unclear
    assert judged("RSK006", PEOPLE + CRITERIA + risk(one.replace("16", "high"))) == unclear
    # Somebody wrote down what remains, so somebody has to accept it.
    assert judged("RSK006", PEOPLE + risk(f"{one}, residual: {{level: 8}}")) == NOT_ACCEPTED
    assert judged("RSK006", PEOPLE + risk(f"{one}, residual: {{accepted_by: dana}}")) == BY_ANOTHER
