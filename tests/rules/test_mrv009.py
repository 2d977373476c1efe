from __future__ import annotations

from isms_lint.testing import lint


def review(decisions: str, id: str = "MR-1", more: str = "", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"
    return f"{head}decisions: {decisions}\n"


def found(*records: str) -> list[tuple[str, str]]:
    result = lint("---\n".join(records), select=["MRV009"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.message) for f in result.findings]


IMPROVEMENT = "{class: improvement, text: automate}"
CHANGE = "{class: isms-change, text: none needed, decided_by: ana}"
WORDS = {
    "improvement": "no decision on improvement (class `improvement`):",
    "change": "no decision on changes to the ISMS (class `isms-change`):",
    "both": "no decision on improvement (class `improvement`) and none on changes to the ISMS (class"
    " `isms-change`):",
}


def test_only_noted() -> None:
    (finding,) = lint(review("[{class: other, text: noted}]"), select=["MRV009"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("MRV009", "error", "requirement")
    assert finding.clauses == ("9.3.3",)
    assert (finding.record_id, finding.path) == ("MR-1", "decisions")
    assert (finding.location.line, finding.location.column) == (5, 12)
    assert finding.message == (
        f"the review of 2026-10-08 has {WORDS['both']} the results asked for cannot be shown; that"
        " nothing is needed would be a decision too"
    )


def test_one_class_lacking() -> None:
    ((_, message),) = found(review(f"[{CHANGE}]"))
    assert WORDS["improvement"] in message
    ((_, message),) = found(review(f"[{IMPROVEMENT}, {{class: resources, text: one more}}]"))
    assert WORDS["change"] in message
    assert found(review(f"[{CHANGE}, {IMPROVEMENT}]")) == []


def test_a_decision_says_something() -> None:
    for said in ("text: none", "action: ACT-1", "needs_action: false"):
        assert found(review(f"[{IMPROVEMENT}, {{class: isms-change, {said}}}]")) == []
    for unsaid in ("text: ''", "needs_action: true", "text: ' '", "decided_by: ana"):
        ((_, message),) = found(review(f"[{IMPROVEMENT}, {{class: isms-change, {unsaid}}}]"))
        assert WORDS["change"] in message


def test_no_decisions_at_all() -> None:
    text = "kind: management-review\nid: MR-1\nheld_on: 2026-11-20\n"
    (finding,) = lint(text, select=["MRV009"]).findings
    assert (finding.path, finding.location.line) == ("decisions", 1)
    assert len(found(review("[]"))) == 1
    assert len(found(review("none"))) == 1
    assert len(found(review("[{class: [improvement], text: x}]"))) == 1


def test_a_series_decides_together() -> None:
    first = review(f"[{IMPROVEMENT}]", "MR-1", "series: '2026'\n", "2026-03-10")
    second = review(f"[{CHANGE}]", "MR-2", "series: '2026'\n")
    assert found(first, second) == []
    ((id, message),) = found(first, review("[]", "MR-2", "series: '2026'\n"))
    assert (id, WORDS["change"] in message) == ("MR-2", True)
    assert message.startswith("the series 2026 (2 reviews, the last on 2026-10-08) has")
    assert [id for id, _ in found(first.replace("'2026'", "a"), second)] == ["MR-1", "MR-2"]


def test_a_series_with_a_review_ahead_is_not_judged_yet() -> None:
    first = review("[]", "MR-1", "series: '2026'\n")
    ahead = "---\nkind: management-review\nid: MR-2\nseries: '2026'\nplanned_on: {}\n"
    result = lint(first + ahead.format("2026-11-20"), select=["MRV009"])
    assert result.findings == ()
    assert [(o[2], o[3]) for o in result.not_evaluated] == [
        ("MR-1", "series 2026 still has a planned review")
    ]
    assert len(found(first + ahead.format("2026-11-19"))) == 1
    assert len(found(first + ahead.format("2026-11-20").replace("'2026'", "'2027'"))) == 1


def test_only_held_reviews() -> None:
    for status in ("planned", "cancelled"):
        assert found(review("[]").replace("status: held", f"status: {status}")) == []
    result = lint("kind: management-review\nid: MR-1\nstatus: held", select=["MRV009"])
    assert [(o[2], o[3]) for o in result.not_evaluated] == [("MR-1", "held_on is missing")]
