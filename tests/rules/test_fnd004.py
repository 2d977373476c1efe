from __future__ import annotations

import pytest

from isms_lint.testing import lint

NC = "kind: nonconformity\nid: NC-1\n"
CAR = "\n---\nkind: corrective-action\nid: CAR-1\nnonconformity: "


def found(
    text: str, as_of: str = "2026-11-20", days: int | None = None
) -> list[tuple[str, str, str]]:
    options = {} if days is None else {"FND004": {"open_days": days}}
    result = lint(NC + text, as_of=as_of, select=["FND004"], parameters=options)
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path, f.message_id) for f in result.findings]


NOTHING = [("NC-1", "disposition", "nothing")]


def test_nothing_decided() -> None:
    result = lint(NC + "status: open\nraised_on: 2026-10-01\n", select=["FND004"])
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.record_id) == ("FND004", "error", "NC-1")
    assert (finding.path, finding.location.line) == ("disposition", 1)
    assert finding.clauses == ("10.2 b",)
    assert finding.message.startswith("raised on 2026-10-01, with neither")


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2026-10-15", None, []),
        ("2026-10-16", None, NOTHING),
        ("2026-10-01", 0, []),
        ("2026-10-02", 0, NOTHING),
        ("2026-10-31", 30, []),
        ("2026-11-01", 30, NOTHING),
    ],
)
def test_boundary(as_of: str, days: int | None, expected: object) -> None:
    assert found("raised_on: 2026-10-01", as_of, days) == expected


def test_an_instant_counts_as_its_local_day() -> None:
    # 23:30 on 1 October in New York is 2 October in UTC.
    text = "raised_on: 2026-10-01T23:30:00-04:00"
    assert found(text, "2026-10-16") == []
    assert found(text, "2026-10-17") == NOTHING
    york = "\n---\nkind: organization\nid: o\ntimezone: America/New_York\n"
    assert found(text + york, "2026-10-16") == NOTHING


def test_a_decision_against() -> None:
    raised = "raised_on: 2026-10-01\ndisposition: "
    assert found(raised + "{car: false, reason: a single slip}") == []
    assert found(raised + "{car: false}") == [("NC-1", "disposition", "no-reason")]
    assert found(raised + "{car: false, reason: TBD}") == [("NC-1", "disposition", "no-reason")]
    assert found(raised + "{reason: a single slip}") == NOTHING


def test_a_promise() -> None:
    raised = "raised_on: 2026-10-01\ndisposition: {car: true}"
    assert found(raised) == [("NC-1", "disposition.car", "promised")]
    assert found(raised + CAR + "NC-1") == []
    assert found(raised, "2026-10-15") == []


@pytest.mark.parametrize("target", ["NC-1", "[NC-9, NC-1]"])
def test_an_action_names_it(target: str) -> None:
    assert found("raised_on: 2026-10-01" + CAR + target) == []


REJECTED = [("NC-1", "disposition", "rejected")]


def test_a_rejected_action_is_no_evaluation() -> None:
    rejected = CAR + "NC-1\nstatus: rejected"
    raised = "raised_on: 2026-10-01"
    promised = f"{raised}\ndisposition: {{car: true}}"
    decided = f"{raised}\ndisposition: {{car: false, reason: a single slip}}"
    assert found(raised + rejected) == REJECTED
    assert found(promised + rejected) == REJECTED
    assert found(raised + rejected, "2026-10-15") == []
    assert found(raised + rejected, "2026-10-16") == REJECTED
    assert found(decided + rejected) == []
    assert found(decided.replace(", reason: a single slip", "") + rejected) == [
        ("NC-1", "disposition", "no-reason")
    ]
    # Another one that goes on is an answer.
    assert found(raised + rejected + CAR.replace("CAR-1", "CAR-2") + "NC-1") == []


def test_the_message_names_what_was_rejected() -> None:
    one = NC + "raised_on: 2026-10-01" + CAR + "NC-1\nstatus: rejected"
    (finding,) = lint(one, select=["FND004"]).findings
    assert finding.message == (
        "raised on 2026-10-01; CAR-1 for it was rejected, and no decision that none is needed is on"
        " record: that the need for action was evaluated cannot be shown"
    )
    assert [(r.id, r.location.line) for r in finding.related] == [("CAR-1", 8)]
    two = one + CAR.replace("CAR-1", "CAR-2") + "NC-1\nstatus: rejected"
    (finding,) = lint(two, select=["FND004"]).findings
    assert "; CAR-1 and CAR-2 for it were rejected, and" in finding.message


def test_an_action_for_another() -> None:
    assert found("raised_on: 2026-10-01" + CAR + "NC-2") == NOTHING


def test_closed_and_withdrawn() -> None:
    assert found("raised_on: 2026-10-01\nstatus: closed\nclosed_on: 2026-10-03") == NOTHING
    assert found("raised_on: 2026-10-01\nstatus: withdrawn") == []


@pytest.mark.parametrize("text", ["", "raised_on: 1.10.2026", "raised_on: 2026-02-29"])
def test_without_a_date(text: str) -> None:
    result = lint(NC + text, select=["FND004"])
    assert result.findings == ()
    assert [(o[0], o[1], o[2], o[3]) for o in result.not_evaluated] == [
        ("FND004", "nonconformity", "NC-1", "`raised_on` is missing or cannot be read as a date")
    ]


def test_without_a_date_but_decided() -> None:
    assert found("disposition: {car: false, reason: a single slip}") == []
    assert found("statement: x" + CAR + "NC-1") == []


def test_a_plan_of_action_that_rests_on_the_same_observation() -> None:
    def oscal(id: str, evidence: str, document: str) -> str:
        return (
            f"kind: nonconformity\nid: {id}\nraised_on: 2026-10-01\nevidence: [{evidence}]\n"
            f"x_oscal: {{document: {document}}}\n"
        )

    def said(evidence: str) -> tuple[list[str], list[str]]:
        plan = oscal("I-1", evidence, "plan-of-action-and-milestones") + CAR + "I-1\n"
        files = {"results.yaml": oscal("F-1", "E-1", "assessment-results"), "plan.yaml": plan}
        result = lint(files, select=["FND004"])
        return [f.record_id for f in result.findings], [o.reason for o in result.not_evaluated]

    assert said("E-2") == (["F-1"], [])
    assert said("E-1") == (
        [],
        [
            "I-1 of a plan of action rests on the same observation; whether it answers this finding is"
            " not said"
        ],
    )
