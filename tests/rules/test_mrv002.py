from __future__ import annotations

from isms_lint.testing import lint

FIELDS = (
    "previous_actions",
    "context_changes",
    "interested_party_changes",
    "nonconformities",
    "measurement",
    "audit_results",
    "objectives",
    "interested_party_feedback",
    "risk",
    "improvement_opportunities",
)


def review(id: str = "MR-1", *left_out: str, more: str = "", **inputs: str) -> str:
    filled = {field: "no change" for field in FIELDS if field not in left_out} | inputs
    lines = "".join(f"  {field}: {value}\n" for field, value in filled.items())
    head = f"kind: management-review\nid: {id}\n"
    head += more or "status: held\nheld_on: 2026-10-08\n"
    return f"{head}inputs:\n{lines}" if lines else head


def found(*records: str) -> list[tuple[str, str]]:
    result = lint("---\n".join(records), select=["MRV002"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.message) for f in result.findings]


def test_two_left_out() -> None:
    text = review("MR-1", "interested_party_changes", "interested_party_feedback")
    (finding,) = lint(text, select=["MRV002"]).findings
    assert (finding.code, finding.severity, finding.basis) == ("MRV002", "error", "requirement")
    assert finding.clauses == ("9.3.2",)
    assert (finding.record_id, finding.path, finding.location.line) == ("MR-1", "inputs", 6)
    assert finding.message == (
        "the review of 2026-10-08 has nothing on 2 of 10 inputs: c (interested party changes) and e"
        " (interested party feedback); that they were considered cannot be shown"
    )


def test_every_input_is_asked_for() -> None:
    letters = ("a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g")
    for field, letter in zip(FIELDS, letters, strict=True):
        ((_, message),) = found(review("MR-1", field))
        assert f"nothing on 1 of 10 inputs: {letter} ({field.replace('_', ' ')});" in message
        assert message.endswith("that it was considered cannot be shown")
    assert found(review()) == []


def test_no_inputs_at_all() -> None:
    (finding,) = lint(review("MR-1", *FIELDS), select=["MRV002"]).findings
    assert (finding.path, finding.location.line) == ("inputs", 1)
    assert (
        "nothing on 10 of 10 inputs: a (previous actions), b (context changes)," in finding.message
    )


def test_any_part_addresses_an_input() -> None:
    for value in (
        "{summary: two}",
        "{trend: falling}",
        "{references: [X-1]}",
        "{as_of: 2026-10-01}",
        "{evidence: [slides.pdf]}",
        "no change since MR-2025",
    ):
        assert found(review(risk=value)) == []


def test_nothing_in_it_addresses_none() -> None:
    for value in ("''", "' '", "~", "{}", "{summary: ' '}", "{references: []}", "{interim: true}"):
        assert len(found(review(risk=value))) == 1


def test_reviews_of_a_series_share_the_inputs() -> None:
    first = review("MR-1", *FIELDS[5:], more="series: '2026'\nstatus: held\nheld_on: 2026-03-10\n")
    second = review("MR-2", *FIELDS[:5], more="series: '2026'\nstatus: held\nheld_on: 2026-10-08\n")
    assert found(first, second) == []
    lacking = second.replace("  risk: no change\n", "")
    ((id, message),) = found(lacking, first)
    assert id == "MR-2"
    assert message.startswith(
        "the series 2026 (2 reviews, the last on 2026-10-08) has nothing on 1 of 10 inputs: f (risk);"
    )
    # An unquoted year is the same label.
    assert found(first.replace("'2026'", "2026"), second) == []
    # Another series is another set.
    assert len(found(first.replace("'2026'", "'2025'"), second)) == 2
    assert len(found(first.replace("series: '2026'\n", ""), second)) == 2


def test_a_series_with_a_review_ahead_is_not_judged_yet() -> None:
    first = review("MR-1", "risk", more="series: '2026'\nstatus: held\nheld_on: 2026-10-08\n")
    ahead = (
        "---\nkind: management-review\nid: MR-2\nseries: '2026'\nstatus: planned\nplanned_on: {}\n"
    )
    result = lint(first + ahead.format("2026-11-20"), select=["MRV002"])
    assert result.findings == ()
    assert [(o[2], o[3]) for o in result.not_evaluated] == [
        ("MR-1", "series 2026 still has a planned review")
    ]
    assert len(found(first + ahead.format("2026-11-19"))) == 1
    # With everything there, nothing is left to wait for.
    full = review("MR-1", more="series: '2026'\nstatus: held\nheld_on: 2026-10-08\n")
    assert found(full + ahead.format("2026-11-20")) == []


def test_the_edition_of_2013_knows_nine() -> None:
    held = "edition: '2013'\nstatus: held\nheld_on: 2016-10-08\n"
    assert found(review("MR-1", "interested_party_changes", more=held)) == []
    ((_, message),) = found(review("MR-1", "interested_party_changes", "risk", more=held))
    assert "nothing on 1 of 9 inputs: e (risk);" in message
    organization = "kind: organization\nid: o\nedition: '2013'\n"
    assert found(organization, review("MR-1", "interested_party_changes")) == []


def test_only_held_reviews() -> None:
    assert found(review("MR-1", *FIELDS, more="status: planned\nplanned_on: 2026-12-08\n")) == []
    assert found(review("MR-1", *FIELDS, more="status: cancelled\nplanned_on: 2026-10-08\n")) == []
    assert len(found(review("MR-1", *FIELDS, more="held_on: 2026-11-20\n"))) == 1
    assert (
        len(found(review("MR-1", *FIELDS, more="status: results-approved\nheld_on: 2026-10-08\n")))
        == 1
    )


def test_what_does_not_tell_whether_it_was_held() -> None:
    for more, why in {
        "status: held\n": "held_on is missing",
        "status: held\nheld_on: soon\n": "held_on is not a date",
        "title: Review\n": "neither status nor held_on tells whether the review was held",
        "status: done\n": "the status `done` does not tell whether the review was held",
    }.items():
        result = lint(review("MR-1", *FIELDS, more=more), select=["MRV002"])
        assert result.findings == ()
        assert [(o[2], o[3]) for o in result.not_evaluated] == [("MR-1", why)]
