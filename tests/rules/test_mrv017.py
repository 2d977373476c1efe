from __future__ import annotations

import pytest
from judge import judged, message

PROGRAMME = "---\nkind: audit-programme\nid: PRG-1\n"


def review(audit_results: str, more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    head = f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"
    return f"{head}inputs: {{audit_results: {audit_results}}}\n"


NONE = ["MR-1 info inputs.audit_results none"]


def said(audit_results: str, more: str = "") -> list[str]:
    return judged("MRV017", review(audit_results) + PROGRAMME + more)


@pytest.mark.parametrize(
    "audit_results",
    ["two audits", "{summary: one minor, references: [AUD-1]}", "{summary: one, coverage: TBD}"],
)
def test_nothing_on_coverage(audit_results: str) -> None:
    report = "---\nkind: audit\nid: AUD-1\ntext: As the programme has it, covers were lifted.\n"
    assert said(audit_results, report) == NONE


def test_message() -> None:
    assert message("MRV017", review("two audits") + PROGRAMME) == (
        "on audit results, the review of 2026-10-08 does not say whether the audits so far cover"
        " enough"
    )


@pytest.mark.parametrize(
    "audit_results",
    [
        "{summary: two audits, coverage: on plan}",
        "two audits, as planned",
        "The programme is at half.",
        "Alle Klauseln, Abdeckung vollständig",
    ],
)
def test_a_sentence_on_coverage(audit_results: str) -> None:
    quoted = audit_results if audit_results.startswith("{") else f"'{audit_results}'"
    assert said(quoted) == []


@pytest.mark.parametrize(
    "linked",
    [
        "kind: audit\nid: X\nconclusion: {coverage: enough for this year}\n",
        "kind: audit\nid: X\nconclusion: The audits so far cover all clauses.\n",
        "kind: audit\nid: X\ntext: The coverage of suppliers is thin.\n",
        "kind: management-review\nid: X\nstatus: planned\ntext: They cover all clauses.\n",
    ],
)
def test_a_record_that_the_input_refers_to(linked: str) -> None:
    assert said("{summary: one minor, references: [X]}", f"---\n{linked}") == []
    assert said("{summary: one minor, references: [Y]}", f"---\n{linked}") == NONE


def test_what_is_attached_may_say_it() -> None:
    open_ = ["? MR-1: whether what the input attaches speaks of coverage cannot be told"]
    assert said("{summary: one minor, evidence: [deck.pdf]}") == open_
    document = "---\nkind: document\nid: DOC-1\n"
    assert said("{summary: one minor, references: [DOC-1]}", document) == open_


def test_a_missing_input_is_the_matter_of_another_rule() -> None:
    assert said("''") == []


def test_a_series_is_read_together() -> None:
    first = review("on plan", "series: a\n", "MR-1", "2026-03-10")
    second = review("one minor", "series: a\n", "MR-2")
    assert judged("MRV017", f"{first}---\n{second}{PROGRAMME}") == []
    ahead = "---\nkind: management-review\nid: MR-3\nseries: a\nplanned_on: 2026-12-01\n"
    assert judged("MRV017", second + PROGRAMME + ahead) == [
        "? MR-2: series a still has a planned review"
    ]


def test_what_cannot_be_judged() -> None:
    assert judged("MRV017", review("one minor", day="TBD") + PROGRAMME) == [
        "? MR-1: held_on is not a date"
    ]
    assert judged("MRV017", review("one minor")) == ["? no audit-programme records"]
