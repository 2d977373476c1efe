"""OSCAL documents into records: what becomes what, and where it stands."""

from __future__ import annotations

import pytest
from oscal_kit import lift, own, plan, plan_text, results

PARTIES = """
metadata:
  title: Review of spring
  published: 2026-03-20T08:00:00Z
  parties:
    - {uuid: P-1, type: person, name: Ana, member-of-organizations: [O-1], email-addresses: [a@b.c]}
    - {uuid: P-2, type: person, name: Bo}
    - {uuid: O-1, type: organization, name: Auditors Ltd, remarks: since 1990}
  responsible-parties:
    - {role-id: assessor, party-uuids: [P-2, O-1]}
    - {role-id: assessment-lead, party-uuids: [P-1]}
    - {role-id: assessment-team, party-uuids: [p-1, P-9]}
    - {role-id: prepared-for, party-uuids: [P-2, O-1]}
"""
OBSERVATIONS = """
observations:
  - uuid: E-1
    title: roles
    description: Read the roles.
    methods: [TEST]
    types: [finding]
    origins: [{actors: [{type: tool, actor-uuid: T-1}, {type: party, actor-uuid: P-1}]}]
    relevant-evidence: [{href: roles.csv, description: export}, {description: screen}, {}]
    collected: 2026-03-01T23:30:00-04:00
    expires: 2026-06-01T00:00:00Z
    remarks: by hand
  - {uuid: E-2, description: Asked., methods: [INTERVIEW], collected: 2026-03-02T02:00:00Z}
"""
FINDING = """
findings:
  - uuid: F-1
    title: too many rights
    description: Engineers may delete the log.
    target: {type: objective-id, target-id: ac-6_obj, status: {state: not-satisfied, reason: fail}}
    related-observations: [{observation-uuid: E-1}, {observation-uuid: E-2}]
"""


def test_parties() -> None:
    found = results("title: R", around=PARTIES)
    assert (found["P-1"].kind, own(found["P-1"])) == (
        "person",
        {"name": "Ana", "emails": ["a@b.c"], "unit": "O-1"},
    )
    assert (found["P-2"].kind, own(found["P-2"])) == ("person", {"name": "Bo"})
    assert (found["O-1"].kind, own(found["O-1"])) == (
        "unit",
        {"name": "Auditors Ltd", "notes": ["since 1990"]},
    )


def test_a_set_of_results_is_an_audit() -> None:
    found = results(
        """
        title: Spring
        description: All roles.
        start: 2026-03-01T08:00:00Z
        reviewed-controls:
          control-selections:
            - include-controls: [{control-id: ac-6}, {control-id: ac-2}]
            - include-all: {}
          control-objective-selections: [{include-objectives: [{objective-id: ac-6_obj}]}]
        local-definitions: {tasks: [{uuid: T-1, type: action, title: Test the roles}]}
        attestations: [{parts: [{prose: The rights are too wide.}, {prose: The log is kept.}]}]
        """,
        OBSERVATIONS,
        FINDING,
        around=PARTIES,
    )["result"]
    assert found.kind == "audit"
    assert own(found) == {
        "title": "Spring",
        "text": "All roles.",
        "fieldwork": {"start": "2026-03-01T08:00:00Z", "end": "2026-03-02T10:00:00Z"},
        "status": "fieldwork-done",
        "conclusion": "The rights are too wide.",
        "notes": ["The log is kept."],
        "reported_to": ["P-2"],
        "scope": ["ac-6", "ac-2", "include-all"],
        "criteria": ["ac-6", "ac-2", "include-all"],
        "objectives": ["ac-6_obj", "Test the roles"],
        "methods": ["TEST", "INTERVIEW"],
        "team": [{"person": "P-1", "function": "lead"}, {"person": "P-2"}],
        "results": [
            {"item": "ac-6_obj", "result": "nonconforming", "evidence": ["E-1", "E-2"]},
        ],
    }


def test_or_an_external_audit() -> None:
    found = results("start: 2026-03-01T08:00:00Z\n", FINDING, around=PARTIES, kind="external-audit")
    assert found["result"].kind == "external-audit"
    assert own(found["result"]) == {
        "start": "2026-03-01T08:00:00Z",
        "end": "2026-03-02T10:00:00Z",
        "status": "fieldwork-done",
        "body": "Auditors Ltd",
    }
    assert own(found["P-1"])["firm"] == "Auditors Ltd"
    assert own(found["F-1"])["external_audit"] == "result"
    assert "audit" not in found["F-1"].data


def test_an_audit_that_goes_on() -> None:
    ((_, audit), _, _) = lift("assessment-results: {uuid: ar, results: [{uuid: r}]}")
    assert own(audit) == {"status": "in-progress"}
    assert own(results("title: x")["result"])["status"] == "fieldwork-done"


def test_observations_are_evidence() -> None:
    found = results(OBSERVATIONS, around=PARTIES)
    assert (found["E-1"].kind, own(found["E-1"])) == (
        "evidence",
        {
            "title": "roles",
            "text": "Read the roles.",
            "collected_on": "2026-03-01T23:30:00-04:00",
            "by": "P-1",
            "tags": ["TEST", "finding"],
            "notes": ["by hand"],
            "evidence": [{"uri": "roles.csv", "note": "export"}, {"note": "screen"}],
            "x_oscal": {"expires": "2026-06-01T00:00:00Z"},
        },
    )


def test_a_finding_that_is_not_satisfied_is_a_nonconformity() -> None:
    found = results(OBSERVATIONS, FINDING)["F-1"]
    assert found.kind == "nonconformity"
    assert own(found) == {
        "title": "too many rights",
        "statement": "Engineers may delete the log.",
        "requirement": ["ac-6_obj"],
        "evidence": ["E-1", "E-2"],
        "audit": "result",
        "raised_on": "2026-03-01T23:30:00-04:00",  # an hour and a half after the other
        "status": "open",
        "notes": ["fail"],
    }


def test_without_observations_it_was_raised_when_the_results_ended() -> None:
    assert own(results(FINDING)["F-1"])["raised_on"] == "2026-03-02T10:00:00Z"


def test_what_is_satisfied_is_counted() -> None:
    found = results(FINDING.replace("not-satisfied", "satisfied"))
    assert "F-1" not in found
    assert own(found["ar"])["x_oscal"]["satisfied"] == 1
    assert own(found["result"])["results"][0]["result"] == "conforming"


def test_a_state_that_oscal_does_not_have_is_told() -> None:
    text = "assessment-results: {uuid: ar, results: [{uuid: r, findings: [{uuid: F-1%s}]}]}"
    odd = lift(text % ", target: {status: {state: maybe}}")
    assert [record.id for record in odd.records] == ["ar", "r"]
    assert [(u.path[-1], u.reason) for u in odd.unmapped] == [("state", "no-state")]
    none = lift(text % "")
    assert [u.path for u in none.unmapped] == [("assessment-results", "results", 0, "findings", 0)]


RISK = """
risks:
  - uuid: R-1
    title: roles
    description: Rights.
    statement: The log may go.
    status: open
    characterizations:
      - facets:
          - {name: likelihood, value: low}
          - {name: severity, value: "9"}
          - {name: risk, value: moderate}
          - {name: attack-vector, value: network}
      - facets:
          - {name: likelihood, value: high}
          - {name: severity, value: "4"}
          - {name: impact, value: low, props: [{name: state, value: adjusted}]}
    mitigating-factors: [{uuid: M-1, description: only by VPN}]
    deadline: 2026-05-01T00:00:00Z
    remediations:
      - {uuid: X-1, lifecycle: recommendation, title: Read more.}
      - uuid: X-2
        lifecycle: planned
        title: New roles
        description: Make new roles.
        props: [{name: type, value: mitigate}]
        tasks:
          - uuid: T-1
            title: Draw up
            timing: {within-date-range: {start: 2026-04-01T00:00:00Z, end: 2026-04-20T00:00:00Z}}
            responsible-roles: [{role-id: owner}, {role-id: x, party-uuids: [P-1]}]
            tasks: [{uuid: T-2, title: Ask, timing: {on-date: {date: 2026-04-02T00:00:00Z}}}]
    related-observations: [{observation-uuid: E-2}]
"""
ITEM = """
poam-items:
  - uuid: I-1
    title: Roles
    description: Roles are too wide.
    related-risks: [{risk-uuid: r-1}]
    related-observations: [{observation-uuid: E-1}]
"""


def test_risks() -> None:
    found = plan(OBSERVATIONS, RISK)["R-1"]
    assert found.kind == "risk"
    assert own(found) == {
        "title": "roles",
        "text": "The log may go.",
        "status": "active",
        "identified_on": "2026-03-02T02:00:00Z",
        "likelihood": "high",
        "level": "moderate",
        "residual": {"consequence": "low"},
        "treatment": "modify",
        "notes": ["Rights.", "Read more.", "only by VPN"],
        "x_oscal": {"deadline": "2026-05-01T00:00:00Z", "remediations": ["X-2"]},
    }


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("open", "active"),
        ("investigating", "active"),
        ("remediating", "active"),
        ("deviation-requested", "active"),
        ("deviation-approved", "active"),
        ("closed", "closed"),
        ("parked", "parked"),  # REF006 says that it is no word
    ],
)
def test_the_status_of_a_risk(word: str, expected: str) -> None:
    found = plan(RISK.replace("status: open", f"status: {word}"))
    assert own(found["R-1"])["status"] == expected


def test_items_of_a_plan_are_nonconformities() -> None:
    found = plan(OBSERVATIONS, RISK, ITEM)["I-1"]
    assert found.kind == "nonconformity"
    assert own(found) == {
        "title": "Roles",
        "statement": "Roles are too wide.",
        "evidence": ["E-1"],
        "raised_on": "2026-03-01T23:30:00-04:00",
        "status": "open",
        "x_oscal": {"risks": ["R-1"]},
    }


def test_what_a_plan_sees_again_was_raised_when_it_was_seen_first() -> None:
    both = ITEM.replace(
        "[{observation-uuid: E-1}]", "[{observation-uuid: E-1}, {observation-uuid: E-2}]"
    )
    found = plan(OBSERVATIONS, both)
    assert own(found["I-1"])["raised_on"] == "2026-03-02T02:00:00Z"


def test_remediations_are_corrective_actions() -> None:
    parties = """
    metadata:
      parties: [{uuid: P-1, type: person, name: Ana}, {uuid: P-2, type: person, name: Bo}]
      responsible-parties: [{role-id: owner, party-uuids: [P-2]}]
    """
    found = plan(parties, OBSERVATIONS, RISK, ITEM)
    assert "X-1" not in found
    assert found["X-2"].kind == "corrective-action"
    assert own(found["X-2"]) == {
        "title": "New roles",
        "action": "Make new roles.",
        "nonconformity": ["I-1"],
        "owner": "P-2",
        "due_on": "2026-05-01T00:00:00Z",
        "status": "planned",
        "progress": [
            {"note": "Draw up", "next_on": "2026-04-20T00:00:00Z"},
            {"note": "Ask", "next_on": "2026-04-02T00:00:00Z"},
        ],
        "x_oscal": {
            "risk": "R-1",
            "deadline": "2026-05-01T00:00:00Z",
            "tasks": [
                {"id": "T-1", "title": "Draw up", "end": "2026-04-20T00:00:00Z"},
                {"id": "T-2", "title": "Ask", "end": "2026-04-02T00:00:00Z"},
            ],
        },
    }


def test_without_a_deadline_the_last_task_says_when() -> None:
    found = plan(RISK.replace("deadline: 2026-05-01T00:00:00Z", "props: []"))
    assert own(found["X-2"])["due_on"] == "2026-04-20T00:00:00Z"


def test_every_field_points_at_its_place() -> None:
    text = plan_text(OBSERVATIONS, RISK, ITEM)
    found = {record.id: record for record in lift(text).records}
    lines = text.splitlines()

    def there(id: str, *path: str | int) -> str:
        span = found[id].locate(path)
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]

    assert there("X-2", "due_on") == "2026-05-01T00:00:00Z"
    assert there("X-2", "status") == "planned"
    assert there("X-2", "progress", 1, "next_on") == "2026-04-02T00:00:00Z"
    assert there("X-2", "nonconformity", 0) == "I-1"
    assert there("R-1", "treatment") == "mitigate"
    assert there("R-1", "likelihood") == "high"
    assert there("I-1", "evidence", 0) == "E-1"
    assert lines[found["I-1"].locate(("evidence", 0)).line - 1].strip().startswith("related-obs")
    assert there("I-1", "raised_on") == "2026-03-01T23:30:00-04:00"
    # What OSCAL has no field for is told where the thing itself begins.
    assert lines[found["X-2"].locate(("cause",)).line - 1].strip() == "- uuid: X-2"
    assert found["poam"].locate(()).line == 1


LOG = """
    risk-log:
      entries:
        - uuid: L-1
          title: begun
          start: 2026-04-01T00:00:00Z
          related-responses: [{response-uuid: X-2}]
        - uuid: L-2
          title: of another
          start: 2026-04-02T00:00:00Z
          related-responses: [{response-uuid: X-1}]
        - uuid: L-3
          title: done
          start: 2026-04-03T00:00:00Z
          props: [{name: type, value: remediated}]
        - {uuid: L-4, title: shut, start: 2026-04-05T00:00:00Z, status-change: closed}
"""


def logged(status: str) -> str:
    risk = RISK.replace("status: open", f"status: {status}").replace("planned", "completed")
    return OBSERVATIONS + risk + LOG + ITEM


def test_what_the_log_says() -> None:
    found = plan(logged("remediating"))
    action = own(found["X-2"])
    assert (action["status"], action["implemented_on"]) == ("implemented", "2026-04-03T00:00:00Z")
    assert [entry["note"] for entry in action["progress"]] == [
        *("begun", "done", "shut", "Draw up", "Ask"),
    ]
    assert "closed_on" not in action
    assert own(found["I-1"])["status"] == "open"


def test_an_entry_that_names_none_of_two_remediations_stays_with_the_risk() -> None:
    second = "      - {uuid: X-3, lifecycle: planned, description: More.}\n"
    risk = RISK.replace(
        "    related-observations", second.replace("  ", "", 0) + "    related-observations"
    )
    found = plan(OBSERVATIONS + risk + LOG)
    assert [entry["note"] for entry in own(found["X-2"])["progress"]] == ["begun", "Draw up", "Ask"]
    assert "progress" not in own(found["X-3"])
    # So does one about what was only recommended.
    assert own(found["R-1"])["notes"][-3:] == ["of another", "done", "shut"]


def test_what_is_closed() -> None:
    found = plan(logged("closed"))
    for id in ("R-1", "X-2", "I-1"):
        assert own(found[id])["status"] == "closed"
        assert own(found[id])["closed_on"] == "2026-04-05T00:00:00Z"


def test_an_item_is_open_as_long_as_one_of_its_risks() -> None:
    two = logged("closed").replace("[{risk-uuid: r-1}]", "[{risk-uuid: R-1}, {risk-uuid: R-2}]")
    other = two.replace("risks:\n", "risks:\n  - {uuid: R-2, status: open}\n", 1)
    assert own(plan(other)["I-1"])["status"] == "open"


def test_a_false_positive_withdraws_the_item() -> None:
    text = OBSERVATIONS + RISK + ITEM
    for value, status in (("approved", "withdrawn"), ("withdrawn", "open"), ("pending", "open")):
        said = f"status: deviation-approved\n    props: [{{name: false-positive, value: {value}}}]"
        found = plan(text.replace("status: open", said))
        assert own(found["I-1"])["status"] == status
        assert own(found["R-1"])["status"] == "active"


def test_an_accepted_risk_asks_for_no_action_and_says_why() -> None:
    accepted = """
    risks:
      - uuid: R-1
        status: deviation-approved
        deadline: 2027-01-01T00:00:00Z
        remediations:
          - uuid: X-1
            lifecycle: planned
            description: Costs too much.
            props: [{name: type, value: accept}]
    """
    found = plan(accepted, ITEM)
    assert "X-1" not in found
    assert own(found["R-1"])["treatment"] == "retain"
    assert own(found["I-1"])["disposition"] == {"car": False, "reason": "Costs too much."}


@pytest.mark.parametrize(
    ("prop", "expected"),
    [
        ("{name: accepted, value: see minutes}", "retain"),
        ("{name: accepted, value: withdrawn}", None),
        ("{name: operational-requirement, value: approved}", "retain"),
        ("{name: operational-requirement, value: pending}", None),
        ("{name: priority, value: '1'}", None),
    ],
)
def test_a_risk_says_itself_that_it_is_accepted(prop: str, expected: str | None) -> None:
    found = plan(f"risks: [{{uuid: R-1, status: open, props: [{prop}]}}]")
    assert own(found["R-1"]).get("treatment") == expected


def test_the_requirement_may_stand_in_the_risk() -> None:
    prop = "status: open\n    props: [{name: impacted-control-id, value: ac-2}]"
    found = plan(OBSERVATIONS, RISK.replace("status: open", prop), ITEM)
    assert own(found["I-1"])["requirement"] == ["ac-2"]
    assert found["poam"].data["external_ids"] == ["ac-2"]


def test_an_item_for_a_finding_of_the_plan_is_no_second_one() -> None:
    item = ITEM.replace(
        "related-risks", "related-findings: [{finding-uuid: F-1}]\n    related-risks"
    )
    found = plan(OBSERVATIONS, RISK, FINDING, item)
    assert "I-1" not in found
    finding = own(found["F-1"])
    assert finding["notes"] == ["fail", "Roles", "Roles are too wide."]
    assert finding["x_oscal"] == {"risks": ["R-1"], "items": ["I-1"]}
    assert own(found["X-2"])["nonconformity"] == ["F-1"]


def test_an_item_for_a_satisfied_finding_stands_for_itself() -> None:
    item = ITEM.replace(
        "related-risks", "related-findings: [{finding-uuid: F-1}]\n    related-risks"
    )
    found = plan(OBSERVATIONS, RISK, FINDING.replace("not-satisfied", "satisfied"), item)
    assert found["I-1"].kind == "nonconformity"


def test_a_shared_observation_joins_what_no_uuid_does() -> None:
    item = ITEM.replace("r-1", "M-1").replace("E-1", "E-2")
    found = plan(OBSERVATIONS, RISK, item)
    assert own(found["X-2"])["nonconformity"] == ["I-1"]
    assert own(found["I-1"])["x_oscal"] == {"risks": ["R-1"]}
    assert own(found["poam"])["x_oscal"]["names"][-1:] == [
        {
            "id": "I-1 M-1",
            "uuid": "M-1",
            "wanted": ["risk"],
            "found": "mitigating factor",
            "inside": "R-1",
        },
    ]


def test_what_is_named_and_not_there() -> None:
    found = plan(
        """
        import-ssp: {href: ./ssp.json}
        observations:
          - uuid: E-1
            subjects: [{subject-uuid: C-1, type: component}, {subject-uuid: E-1, type: colour}]
            relevant-evidence: [{href: "#gone"}, {href: scan.csv}]
        poam-items: [{uuid: I-1, related-observations: [{observation-uuid: E-9}]}]
        """
    )["poam"]
    facts = own(found)["x_oscal"]
    assert facts["imports"] == "./ssp.json"
    assert facts["described"] == {
        "poam": "plan of action and milestones",
        "e-1": "observation",
        "i-1": "POA&M item",
    }
    assert [(one["uuid"], one["wanted"], "is_here" in one) for one in facts["names"]] == [
        ("C-1", ["component"], False),
        ("gone", [], False),
        ("E-9", ["observation"], True),
    ]


def test_an_assessment_plan_has_its_activities_itself() -> None:
    lifted = lift(
        """
        assessment-plan:
          uuid: ap
          metadata: {title: Plan, parties: [{uuid: P-1, type: person}]}
          local-definitions: {activities: [{uuid: A-1, steps: [{uuid: S-1}]}]}
          tasks:
            - uuid: T-1
              associated-activities: [{activity-uuid: A-1}, {activity-uuid: A-2}, {activity-uuid: S-1}]
        """
    )
    (record,) = lifted.records
    assert (record.kind, record.id, own(record)["title"]) == ("register", "ap", "Plan")
    names = own(record)["x_oscal"]["names"]
    assert [(one["uuid"], one.get("found"), one.get("is_here")) for one in names] == [
        ("A-2", None, True),
        ("S-1", "step of an activity", None),
    ]


def test_uuids_that_stand_twice() -> None:
    found = plan("observations: [{uuid: E-1}]\nrisks: [{uuid: e-1}]\npoam-items: [{uuid: E-1}]")
    again = own(found["poam"])["x_oscal"]["again"]
    assert [(one["uuid"], one["what"], one["first"]) for one in again] == [
        ("e-1", "risk", "observation"),
        ("E-1", "POA&M item", "observation"),
    ]


def test_keys_that_oscal_does_not_have_are_told() -> None:
    lifted = lift(
        """
        $schema: https://example.org/schema
        extra: 1
        plan-of-action-and-milestones:
          uuid: poam
          custom: {a: 1}
          metadata: {title: x, colour: red}
          risks: [{uuid: R-1, status: open, owner: ana}, not a risk, [{uuid: R-2}]]
          back-matter: {resources: [{uuid: B-1, anything: goes}]}
        """
    )
    assert [(u.path[-1], u.reason, u.value) for u in lifted.unmapped] == [
        ("extra", "no-field", "extra"),
        ("custom", "no-field", "custom"),
        ("colour", "no-field", "colour"),
        ("owner", "no-field", "owner"),
        (1, "item", "not a risk"),
        (2, "item", "[…]"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("catalog: {uuid: c}", "a catalog of OSCAL holds nothing that is lifted: exclude the file"),
        ("system-security-plan: {}", "a system security plan of OSCAL holds nothing"),
        ("kind: risk", "this is no document of OSCAL that is read: `assessment-results`, "),
        ("assessment-results: text", "this is no document of OSCAL that is read"),
        ("assessment-results:", "this is no document of OSCAL that is read"),
        ("[1, 2]", "this is no document of OSCAL that is read"),
    ],
)
def test_no_document(text: str, said: str) -> None:
    lifted = lift(text)
    assert lifted.records == []
    (problem,) = lifted.problems
    assert problem.message.startswith(said)
    assert (problem.span.line, problem.span.column) == (1, 1)
