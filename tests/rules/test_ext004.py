from __future__ import annotations

import pytest
from judge import judged, message
from whole_kit import PART, WHOLE

from isms_lint.testing import lint

COMPLETE = {
    "organization": "kind: organization\nid: o\ncomplaints: none received\n"
    "certificate: {body: CertCo, expires_on: 2027-12-09}\n",
    "programme": "kind: audit-programme\nid: PRG-1\nstatus: approved\n",
    "audit": "kind: audit\nid: AUD-1\nstatus: reported\nfindings: []\n",
    "nonconformity": "kind: nonconformity\nid: NC-1\n",
    "review": "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
    "inputs: {context_changes: none}\nactions: []\n",
    "action": "kind: action\nid: ACT-1\n",
    "assessment": "kind: risk-assessment\nid: RA-1\ncompleted_on: 2026-02-12\n",
    "plan": "kind: treatment-plan\nid: TP-1\nstatus: approved\n",
    "statement": "kind: statement-of-applicability\nid: SOA\nstatus: approved\n",
    "change": "kind: change\nid: CHG-1\n",
}


def pack(**other: str) -> str:
    return "---\n".join(text for text in {**COMPLETE, **other}.values() if text) + WHOLE


def missing(**other: str) -> str:
    """What the one finding lists."""
    return message("EXT004", pack(**other)).rpartition(": ")[2]


def test_everything_is_there() -> None:
    assert judged("EXT004", pack()) == []


def test_nothing_is_there() -> None:
    alone = COMPLETE["organization"].replace("complaints: none received\n", "")
    assert judged("EXT004", alone + WHOLE) == ["o info  missing"]
    assert message("EXT004", alone + WHOLE) == (
        "10 of the 10 things the certification body asks for are not on record: audit programme,"
        " internal audit reports, nonconformities, management review, actions, risk assessment,"
        " treatment plan, Statement of Applicability, changes and complaints"
    )


def test_one_thing_is_missing_before_a_visit() -> None:
    visit = "kind: external-audit\nid: SURV-2\ntype: surveillance\nstart: 2026-11-24\n"
    silent = COMPLETE["organization"].replace("none received", "TBD")
    text = pack(organization=silent, visit=visit)
    assert message("EXT004", text) == (
        "one of the 10 things the certification body asks for in SURV-2 on 2026-11-24 is not on"
        " record: complaints"
    )
    (finding,) = lint(text, select=["EXT004"]).findings
    assert (finding.severity, finding.path, finding.message_id) == (
        "info",
        "complaints",
        "missing",
    )
    assert [(one.id, one.message) for one in finding.related] == [
        ("SURV-2", "SURV-2 on 2026-11-24")
    ]


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ({"programme": ""}, "audit programme"),
        ({"programme": "kind: audit-programme\nid: PRG-1\nstatus: draft\n"}, "audit programme"),
        ({"programme": "kind: audit-programme\nid: P\nstatus: superseded\n"}, "audit programme"),
        (
            {"programme": "kind: audit-programme\nid: Q\nstatus: approved\ncriteria: [ISO 9001]\n"},
            "audit programme",
        ),
        ({"audit": ""}, "internal audit reports"),
        ({"audit": "kind: audit\nid: A\nstatus: fieldwork-done\n"}, "internal audit reports"),
        (
            {"assessment": "kind: risk-assessment\nid: R\nstarted_on: 2026-01-19\n"},
            "risk assessment",
        ),
        ({"plan": ""}, "treatment plan"),
        ({"plan": "kind: treatment-plan\nid: TP-1\nstatus: draft\n"}, "treatment plan"),
        ({"plan": "kind: treatment-plan\nid: TP-1\nstatus: superseded\n"}, "treatment plan"),
        ({"statement": ""}, "Statement of Applicability"),
        (
            {"statement": "kind: statement-of-applicability\nid: S\nstatus: draft\n"},
            "Statement of Applicability",
        ),
    ],
)
def test_what_does_not_count(other: dict[str, str], name: str) -> None:
    assert missing(**other) == name


def test_a_programme_of_several_standards() -> None:
    programme = COMPLETE["programme"] + "criteria: [ISO 9001, ISO/IEC 27001]\n"
    assert judged("EXT004", pack(programme=programme)) == []


def test_what_is_on_record_as_none() -> None:
    """Without the records, a statement that there was nothing will do."""
    assert judged("EXT004", pack(nonconformity="", action="", change="")) == []
    audit = "kind: audit\nid: AUD-1\nstatus: reported\n"
    assert missing(nonconformity="", audit=audit) == "nonconformities"
    planned = "kind: audit\nid: AUD-0\nstatus: planned\nfindings: []\n"
    assert missing(nonconformity="", audit=f"{audit}---\n{planned}") == "nonconformities"
    review = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
    assert missing(action="", review=review) == "actions"
    assert missing(change="", review=review) == "changes"
    car = "kind: corrective-action\nid: CAR-1\n"
    assert judged("EXT004", pack(action=car, review=review)) == []


def test_a_review_that_is_only_planned() -> None:
    planned = "kind: management-review\nid: MR-1\nstatus: planned\nplanned_on: 2026-12-01\n"
    assert missing(review=planned) == "management review"


def test_who_waits_for_nobody() -> None:
    bare = f"kind: organization\nid: o\n{WHOLE}"
    expired = f"kind: organization\nid: o\ncertificate: {{{{expires_on: {{}}}}}}\n{WHOLE}"
    assert judged("EXT004", bare) == []
    assert judged("EXT004", expired.format("2026-11-19")) == []
    assert judged("EXT004", expired.format("2026-11-20")) == ["o info  missing"]
    visit = "---\nkind: external-audit\nid: E\ntype: {}\nstart: {}\n"
    assert judged("EXT004", bare + visit.format("stage-2", "2026-11-21")) == ["o info  missing"]
    assert judged("EXT004", bare + visit.format("stage-2", "2026-11-20")) == []
    assert judged("EXT004", bare + visit.format("customer", "2026-11-21")) == []


def test_a_part_of_the_system() -> None:
    assert judged("EXT004", COMPLETE["organization"]) == [
        f"? o: 9 of the 10 things are not here; {PART}"
    ]
    assert judged("EXT004", "---\n".join(COMPLETE.values())) == []
