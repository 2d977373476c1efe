from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.review.shared_evidence import evidence_shared_with_audits

AUDITS = (
    "kind: audit\nrecords:\n"
    "  - {id: AUD-1, status: reported, evidence: [{uri: a.pdf, sha256: AA}, b.pdf]}\n"
    "  - {id: AUD-2, status: closed, evidence: b.pdf}\n"
    "  - {id: AUD-3, status: planned, evidence: c.pdf}\n---\n"
    "kind: evidence\nrecords:\n"
    "  - {id: EV-1, uri: b.pdf}\n  - {id: EV-2, uri: z.pdf, sha256: aa}\n  - {id: EV-3}\n"
)


@pytest.mark.parametrize(
    ("evidence", "audits", "is_record"),
    [
        ("a.pdf", ["AUD-1"], False),
        ("b.pdf", ["AUD-1", "AUD-2"], False),
        ("[a.pdf, b.pdf]", ["AUD-1"], False),
        ("[EV-1]", ["AUD-1", "AUD-2"], False),
        ("[EV-2]", ["AUD-1"], False),
        ("[{uri: EV-2, sha256: bb}]", [], False),
        ("[{uri: a.pdf, sha256: bb}]", [], False),
        ("[{uri: b.pdf, sha256: bb}]", ["AUD-1", "AUD-2"], False),
        ("[{uri: other.pdf, sha256: ' aa '}]", ["AUD-1"], False),
        ("[AUD-1]", ["AUD-1"], True),
        ("[audits.yaml]", ["AUD-1", "AUD-2"], True),
        ("[AUD-1, a.pdf]", ["AUD-1"], False),
        ("[AUD-1, AUD-2]", [], False),
        ("[a.pdf, minutes.pdf]", [], False),
        ("[a.pdf, {note: on paper}]", [], False),
        ("[a.pdf, TBD]", ["AUD-1"], False),
        ("[c.pdf]", [], False),
        ("[EV-3]", [], False),
        ("[AUD-3]", [], False),
        ("[]", [], False),
        ("~", [], False),
        ("7", [], False),
    ],
)
def test_evidence_shared_with_audits(evidence: str, audits: list[str], is_record: bool) -> None:
    run = run_of(
        {
            "audits.yaml": AUDITS,
            "review.yaml": f"kind: management-review\nid: MR-1\nevidence: {evidence}\n",
        }
    )
    found = evidence_shared_with_audits(run.register.of("management-review")[0], run)
    assert [audit.id for audit in found.audits] == audits if found else audits == []
    assert found is None or found.is_record is is_record
