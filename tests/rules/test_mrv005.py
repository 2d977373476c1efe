from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

PEOPLE = """\
kind: organization
id: o
top_management: [ana, {person: bo, to: 2026-06-30}, {person: cy, from: 2026-07-01}, cfo]
---
kind: person
records: [{id: ana}, {id: bo}, {id: cy}, {id: dana}, {id: eli}, {id: fay}]
---
kind: role
records:
  - {id: cfo, holders: [{person: fay, from: 2026-01-01, to: 2026-10-07}]}
  - {id: ciso, holders: [{person: dana, from: 2023-02-01}]}
  - {id: isms-manager, holders: [{person: eli, to: 2026-10-08}]}
  - {id: chair, holders: [{person: ana}]}
  - {id: vacant}
---
"""
HEAD = "kind: management-review\nid: MR-1\nstatus: held\n"


def review(participants: str, more: str = "", day: str = "2026-10-08") -> str:
    return f"{PEOPLE}{HEAD}held_on: {day}\nparticipants: {participants}\n{more}"


def found(participants: str, more: str = "", day: str = "2026-10-08") -> list[str]:
    result = lint(review(participants, more, day), select=["MRV005"])
    assert not result.errors
    assert not result.not_evaluated
    return [f.message_id for f in result.findings]


def test_nobody_of_top_management() -> None:
    text = review("[{person: eve, present: true}, {person: ana, present: false}]")
    text = text.replace("{id: fay}]", "{id: fay}, {id: eve}]").replace(
        "{id: ana}", "{id: ana, name: Ana Reyes}"
    )
    (finding,) = lint(text, select=["MRV005"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("MRV005", "error", "requirement")
    assert finding.clauses == ("9.3.1",)
    assert (finding.record_id, finding.path) == ("MR-1", "participants")
    assert (finding.location.line, finding.location.column) == (20, 15)
    assert finding.message_id == "absent"
    assert finding.message == (
        "nobody of top management, which was ana (Ana Reyes) and cy, is on record as taking part in"
        " the review of 2026-10-08: a review by top management cannot be shown"
    )
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("o", 3, "top management on 2026-10-08: ana (Ana Reyes) and cy")
    ]


def test_one_is_enough() -> None:
    assert found("[{person: ana, present: true}, {person: dana, present: true}]") == []
    assert found("[{person: ana}]") == []
    assert found("[{person: chair, present: true}]") == []


def test_membership_on_the_day() -> None:
    assert found("[{person: bo}]", day="2026-06-30") == []
    assert found("[{person: bo}]", day="2026-07-01") == ["absent"]
    assert found("[{person: cy}]", day="2026-06-30") == ["absent"]
    assert found("[{person: cy}]", day="2026-07-01") == []
    assert found("[{person: fay}]", day="2026-10-07") == []
    assert found("[{person: fay}]", day="2026-10-08") == ["absent"]


def test_the_day_is_that_of_the_organization() -> None:
    text = review("[{person: cy}]", day="2026-06-30T23:30:00Z")
    assert [f.message_id for f in lint(text, select=["MRV005"]).findings] == ["absent"]
    text = text.replace("id: o\n", "id: o\ntimezone: Europe/London\n")
    assert lint(text, select=["MRV005"]).findings == ()


def test_a_contribution_in_writing_is_taking_part() -> None:
    assert found("[{person: ana, contributed_on: 2026-10-07}]") == []
    assert found("[{person: ana, present: false, contributed_on: 2026-10-07}]") == []
    assert found("[{person: ana, contributed_on: 2026-10-07}]", "mode: written") == []


def test_a_written_review_needs_dated_contributions() -> None:
    assert found("[{person: ana, present: true}]", "mode: written") == ["absent"]
    assert found("[{person: ana}]", "mode: written") == ["absent"]
    assert found("[{person: ana, contributed_on: TBD}]", "mode: written") == ["absent"]
    assert found("[{person: ana}]", "mode: meeting") == []


def test_minutes_circulated() -> None:
    for to in ("[ana, dana]", "ana", "[chair]"):
        text = review("[{person: dana}]", f"distributed: {{to: {to}, on: 2026-10-09}}")
        (finding,) = lint(text, select=["MRV005"]).findings
        assert finding.message_id == "minutes-circulated"
        assert "the results were only sent to ana:" in finding.message
    assert found("[{person: bo}]", "distributed: {to: [dana]}") == ["absent"]
    assert found("[{person: ana}]", "distributed: {to: [cy]}") == []


SENT = "distributed: {to: [ana], on: 2026-10-09}\n"
DECIDED = (
    "decisions: [{text: a, decided_by: ana, decided_on: 2026-10-20}, {text: b, decided_by: ana,"
    " decided_on: 2026-10-15}, {text: c, decided_by: dana, decided_on: 2026-10-08}, {text: d,"
    " decided_by: ana}]\n"
)


def test_what_top_management_did_when_it_had_the_minutes() -> None:
    text = review("[{person: dana}, {person: fay}]", SENT + DECIDED)
    assert judged("MRV005", text) == ["MR-1 error participants minutes-circulated"]
    assert message("MRV005", text) == (
        "nobody of top management is on record as taking part in the review of 2026-10-08; the"
        " results were sent to ana, who decided on 2026-10-15 and 2026-10-20: a review by top"
        " management cannot be shown"
    )
    (finding,) = lint(text, select=["MRV005"]).findings
    assert [(r.id, r.message) for r in finding.related[1:]] == [("MR-1", "done here")] * 2
    both = text.replace("to: [ana]", "to: [ana, cy]")
    assert "were sent to ana and cy; ana decided on 2026-10-15 and 2026-10-20:" in message(
        "MRV005", both
    )
    # So it is where nothing was sent, and where the security function was alone.
    assert message("MRV005", text.replace(SENT, "")) == (
        "nobody of top management, which was ana and cy, is on record as taking part in the review"
        " of 2026-10-08; fay belonged to it until 2026-10-07; ana decided on 2026-10-15 and"
        " 2026-10-20: a review by top management cannot be shown"
    )
    alone = message("MRV005", review("[{person: dana}]", DECIDED))
    assert "held the review of 2026-10-08 alone; ana decided on 2026-10-15" in alone


@pytest.mark.parametrize("mode", ["meeting", "written"])
@pytest.mark.parametrize(
    ("sent_on", "contributed_on", "expected"),
    [
        ("2026-10-08", "2026-10-09", ["minutes-circulated"]),
        ("2026-10-09", "2026-10-09", ["minutes-circulated"]),
        ("2026-10-10", "2026-10-09", []),  # said before the results were there
        ("2026-10-07", "2026-10-09", []),  # papers for the review
        ("2026-10-08", "2026-10-08", []),
        ("TBD", "2026-10-09", []),
    ],
)
def test_an_answer_to_the_minutes(
    mode: str, sent_on: str, contributed_on: str, expected: list[str]
) -> None:
    entries = (
        "[{person: dana, contributed_on: 2026-10-08},"
        f" {{person: ana, contributed_on: {contributed_on}}}]"
    )
    more = f"mode: {mode}\ndistributed: {{to: [ana], on: {sent_on}}}\n"
    assert found(entries, more) == expected
    if expected:
        assert "sent to ana, who contributed on 2026-10-09:" in message(
            "MRV005", review(entries, more)
        )


def test_who_took_part_may_answer_the_minutes_too() -> None:
    assert found("[{person: ana, present: true, contributed_on: 2026-10-20}]", SENT) == []
    assert found("[{person: ana, contributed_on: 2026-10-20}, {person: cy}]", SENT) == []
    early = "decisions: [{text: a, decided_by: ana, decided_on: 2026-10-08}]\n"
    assert found("[{person: ana, contributed_on: 2026-10-20}]", SENT + early) == []


def test_each_review_of_a_series_is_judged_by_itself() -> None:
    second = HEAD.replace("MR-1", "MR-2") + "held_on: 2026-11-03\nseries: a\n"
    text = (
        review("[{person: dana}]", "series: a\n")
        + f"---\n{second}participants: [{{person: ana}}]\n"
    )
    assert judged("MRV005", text) == ["MR-1 error participants security-function-alone"]


def test_security_function_alone() -> None:
    text = review("[{person: dana}, {person: eli}, {person: bo, present: false}]")
    (finding,) = lint(text, select=["MRV005"]).findings
    assert finding.message_id == "security-function-alone"
    assert finding.message == (
        "dana and eli of the security function held the review of 2026-10-08 alone: a review by top"
        " management cannot be shown"
    )
    assert found("[{person: ciso}]") == ["security-function-alone"]
    assert found("[{person: dana}, {person: bo}]") == ["absent"]
    # Eli was no longer ISMS manager the day after.
    assert found("[{person: dana}, {person: eli}]", day="2026-10-09") == ["absent"]


def test_no_participants() -> None:
    assert found("[]") == ["absent"]
    (finding,) = lint(f"{PEOPLE}{HEAD}held_on: 2026-10-08\n", select=["MRV005"]).findings
    assert (finding.path, finding.location.line) == ("participants", 16)
    for participants in ("participants: []\n", ""):
        text = f"{PEOPLE}{HEAD}held_on: 2026-10-08\n{participants}"
        assert message("MRV005", text) == (
            "no participants are on record for the review of 2026-10-08: a review by top management"
            " cannot be shown"
        )
        decided = "decisions: [{text: a course, decided_by: ana, decided_on: 2026-10-08}]\n"
        assert message("MRV005", text + decided) == (
            "no participants are on record for the review of 2026-10-08; ana decided on 2026-10-08:"
            " a review by top management cannot be shown"
        )


def test_planned_and_cancelled_reviews() -> None:
    for status in ("planned", "cancelled"):
        text = review("[{person: dana}]").replace("status: held", f"status: {status}")
        result = lint(text, select=["MRV005"])
        assert (result.findings, result.not_evaluated) == ((), ())


def not_evaluated(text: str) -> list[tuple[str, str]]:
    result = lint(text, select=["MRV005"])
    assert result.findings == ()
    return [(o[2], o[3]) for o in result.not_evaluated]


def test_a_participant_who_is_nobody_known() -> None:
    for participants, why in {
        "[{person: dana}, {person: Managers}]": "`Managers` is no known person on 2026-10-08",
        "[{person: vacant}]": "`vacant` is no known person on 2026-10-08",
        "[{person: cfo}]": "`cfo` is no known person on 2026-10-08",
        "[ana]": "`ana` does not say how they took part",
        "[{person: ana, contributed_on: 7 Oct}]": "contributed_on of ana is not a date",
    }.items():
        assert not_evaluated(review(participants)) == [
            ("MR-1", f"whether top management took part: {why}")
        ]
    # Nobody needs to be asked where one of top management is known to have been there.
    assert found("[{person: Managers}, {person: ana}]") == []
    # Nor about who is said to have been away.
    assert found("[{person: Managers, present: false}, {person: dana}]") == [
        "security-function-alone"
    ]


def test_without_top_management() -> None:
    text = review("[{person: ana}]")
    line = text.splitlines()[2]
    for other in ("top_management: []", "name: Alder"):
        assert not_evaluated(text.replace(line, other)) == [
            ("MR-1", "no top management is declared for 2026-10-08")
        ]
    assert not_evaluated(text.replace(line, "top_management: [ghost, Ana R.]")) == [
        (
            "MR-1",
            "`top_management` names `ghost` and `Ana R.`, and no person or role on record has that id",
        )
    ]
    assert not_evaluated(text.partition("---\n")[2]) == [("", "no organization records")]


def test_a_review_without_a_day() -> None:
    assert not_evaluated(f"{PEOPLE}{HEAD}") == [("MR-1", "held_on is missing")]
