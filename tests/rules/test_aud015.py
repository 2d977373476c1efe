from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

PROGRAMME = "kind: audit-programme\nid: PRG-1\nstatus: approved\nentries:\n"
ENTRY = "  - {audit: STAGE-2, planned_on: 2026-05-04}\n"
STAGE = "---\n{kind: external-audit, id: STAGE-2, type: stage-2, body: CertCo}\n"
FOUND = ["PRG-1 error entries[0].audit external"]


def test_a_certification_audit_as_an_internal_one() -> None:
    assert judged("AUD015", PROGRAMME + ENTRY + STAGE) == FOUND
    assert message("AUD015", PROGRAMME + ENTRY + STAGE) == (
        "STAGE-2 (stage-2, CertCo) is from outside and cannot count as the internal audit planned"
        " here"
    )


def test_several_are_one_finding_at_the_first() -> None:
    text = PROGRAMME + "  - {audit: AUD-1}\n" + ENTRY + "  - {audit: CUST-1}\n" + ENTRY + STAGE
    text += "---\n{kind: external-audit, id: CUST-1}\n---\n{kind: audit, id: AUD-1}\n"
    (finding,) = lint(text, select=["AUD015"]).findings
    assert (finding.path, [r.id for r in finding.related]) == (
        "entries[1].audit",
        ["STAGE-2", "CUST-1"],
    )
    assert finding.message == (
        "STAGE-2 (stage-2, CertCo) and CUST-1 are from outside and cannot count as the internal"
        " audits planned here"
    )


@pytest.mark.parametrize("type", ["surveillance", "recertification", "customer", "special"])
def test_audits_of_every_outsider(type: str) -> None:
    assert judged("AUD015", PROGRAMME + ENTRY + STAGE.replace("stage-2,", f"{type},")) == FOUND


def test_an_outsourced_internal_audit_is_internal() -> None:
    audit = "---\n{kind: audit, id: STAGE-2, team: [{person: omar, function: lead}]}\n"
    person = "---\n{kind: person, id: omar, firm: Sable Assurance}\n"
    assert judged("AUD015", PROGRAMME + ENTRY + audit + person) == []


def test_a_firm_hired_for_internal_audit() -> None:
    external = "---\n{kind: external-audit, id: STAGE-2, body: SABLE Assurance}\n"
    hired = "---\n{kind: engagement, id: ENG-1, firm: Sable Assurance, type: internal-audit}\n"
    assert judged("AUD015", PROGRAMME + ENTRY + external) == FOUND
    assert judged("AUD015", PROGRAMME + ENTRY + external + hired) == []
    for other in (
        hired.replace("internal-audit", "isms-consultancy"),
        hired.replace("Sable", "Other"),
    ):
        assert judged("AUD015", PROGRAMME + ENTRY + external + other) == FOUND
    # The type says for whom it was.
    typed = external.replace("body", "type: customer, body")
    assert judged("AUD015", PROGRAMME + ENTRY + typed + hired) == FOUND


@pytest.mark.parametrize("status", ["draft", "superseded"])
def test_programmes_not_in_force(status: str) -> None:
    text = PROGRAMME.replace("approved", status)
    assert judged("AUD015", text + ENTRY + STAGE) == []


def test_cancelled_entries_and_ids_that_are_no_record_yet() -> None:
    cancelled = ENTRY.replace("2026-05-04", "2026-05-04, cancellation: {reason: an error}")
    assert judged("AUD015", PROGRAMME + cancelled + STAGE) == []
    assert judged("AUD015", PROGRAMME + ENTRY) == []
