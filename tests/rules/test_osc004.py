from __future__ import annotations

from judge import judged, message


def seen(id: str, expires: str, collected: str = "2026-06-02") -> str:
    return (
        f"kind: evidence\nid: {id}\ncollected_on: {collected}\n"
        f"x_oscal: {{document: assessment-results, expires: {expires}}}\n---\n"
    )


def finding(id: str, evidence: str, more: str = "status: open") -> str:
    return (
        f"kind: nonconformity\nid: {id}\nraised_on: 2026-06-02\nevidence: [{evidence}]\n{more}\n"
        "x_oscal: {document: assessment-results}\n---\n"
    )


def test_open_findings_on_old_evidence() -> None:
    records = seen("E-1", "2026-07-01") + finding("F-1", "E-1") + finding("F-2", "E-1")
    assert judged("OSC004", records) == ["E-1 warning x_oscal.expires expired"]
    assert message("OSC004", records) == (
        "out of date since 2026-07-01, 142 days ago; F-1 and F-2, still open, rest on it: that what"
        " was seen is still so cannot be shown"
    )


def test_nothing_rests_on_it() -> None:
    assert judged("OSC004", seen("E-1", "2026-07-01")) == []
    closed = finding("F-1", "E-1", "status: closed\nclosed_on: 2026-07-20")
    assert judged("OSC004", seen("E-1", "2026-07-01") + closed) == []


def test_a_newer_observation_holds_the_finding() -> None:
    both = seen("E-1", "2026-07-01") + seen("E-2", "2026-12-01") + finding("F-1", "E-1, E-2")
    assert judged("OSC004", both) == []
    gone = seen("E-1", "2026-07-01") + finding("F-1", "E-1, elsewhere.pdf")
    assert judged("OSC004", gone) == ["E-1 warning x_oscal.expires expired"]


def test_the_finding_of_another_document_is_its_own_affair() -> None:
    files = {"a.yaml": seen("E-1", "2026-07-01"), "b.yaml": finding("F-1", "E-1")}
    assert judged("OSC004", files) == []


def test_expired_before_it_was_collected() -> None:
    records = seen("E-1", "2026-05-01") + finding("F-1", "E-1")
    assert judged("OSC004", records) == ["E-1 warning x_oscal.expires before"]
    assert message("OSC004", records) == (
        "out of date on 2026-05-01, before it was collected on 2026-06-02"
    )


def test_no_date() -> None:
    assert judged("OSC004", seen("E-1", "soon") + finding("F-1", "E-1")) == [
        "? E-1: `expires` cannot be read as a date"
    ]
    assert judged("OSC004", "kind: evidence\nid: E-1\n") == []
