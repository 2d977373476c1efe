"""The minutes of a management review say what is recorded, and what is not."""

from __future__ import annotations

from textwrap import dedent

import pytest
from papers_kit import ALDER, AS_OF, examine
from papers_kit import paper as of_alder

from isms_lint.offers.paper import NoPaper
from isms_lint.testing import lint, paper
from isms_lint_iso27001.derive.review.inputs import INPUTS, is_addressed

WORLD = """
    kind: organization
    id: org
    name: Org
    top_management: [ana, bo]
    ---
    kind: person
    records:
      - {id: ana, name: Ana Ruiz, title: Managing director, unit: board}
      - {id: bo, name: Bo Lind, unit: board}
      - {id: dana, name: Dana Holt, unit: it, manager: ana}
    ---
"""
REVIEW = """
    kind: management-review
    id: MR-1
    status: results-approved
    held_on: 2026-10-08
    mode: meeting
    approved_by: ana
    approved_on: 2026-10-13
    participants: [{person: ana, present: true, function: chair}, {person: dana, present: true}]
    inputs: {previous_actions: none before, measurement: {summary: all met, trend: as in 2025}}
    decisions:
      - {class: improvement, text: One register, decided_by: ana, action: ACT-1}
      - {class: isms-change, text: to be decided}
    conclusion: {suitable: it is}
    actions:
      - {id: ACT-1, text: Make it, owner: dana, raised_on: 2026-10-08, due_on: 2026-11-10, status: open}
    next_on: 2027-10-07
"""


def records(text: str) -> str:
    """The records in `text`, and those around them."""
    return dedent(WORLD) + dedent(text)


def minutes(text: str, as_of: str = AS_OF, language: str = "en") -> str:
    """The minutes of the review MR-1 in `text`, in Markdown."""
    return paper(records(text), "review-minutes", "MR-1", as_of=as_of, language=language)


def section(markdown: str, heading: str) -> str:
    """What stands below a heading of the second level, without space around it."""
    return markdown.split(f"\n## {heading}", 1)[1].split("\n", 1)[1].split("\n## ", 1)[0].strip()


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in a text, without their heads."""
    lines = text.splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split(" |")]
        for place, line in enumerate(lines)
        if line.startswith("|") and not line.startswith("|--")
        if not lines[place + 1 : place + 2] or not lines[place + 1].startswith("|--")
    ]


@pytest.mark.parametrize("id", ["MR-2025", "MR-2026-1", "MR-2026-2"])
def test_inputs_of_a_whole_review_are_counted_as_the_rule_counts_them(id: str) -> None:
    review = examine(ALDER).register.get(id)
    assert review is not None
    recorded = sum(is_addressed(review, one.field) for one in INPUTS)
    glance = dict(rows(section(of_alder("review-minutes", id).markdown, "At a glance")))
    assert glance["Inputs recorded here"] == f"{recorded} of {len(INPUTS)}"


def test_inputs_that_are_not_recorded_are_said_plainly() -> None:
    said = section(minutes(REVIEW), "What was considered")
    assert said.count("\n### ") + said.startswith("### ") == len(INPUTS)
    assert said.count("**Not recorded.**") == len(INPUTS) - 2
    first = said.split("\n\n", 1)[0]
    assert first.startswith("**Not recorded:** b)")
    assert "a)" not in first
    assert "d) 3)" in first
    missing = [one for one in lint(records(REVIEW)).findings if one.code == "MRV002"]
    assert len(missing[0].about) == len(INPUTS) - 2


def test_what_another_review_of_the_series_records_is_pointed_to_from_the_day_it_was_held() -> None:
    text = (
        REVIEW.replace("    mode: meeting\n", '    mode: meeting\n    series: "26"\n')
        + """
    ---
    {kind: management-review, id: MR-2, series: "26", status: held, held_on: 2026-11-12,
     inputs: {risk: RA-1 stands}}
    """
    )
    later = section(minutes(text, "2026-11-12"), "What was considered")
    assert "Not recorded here; in the same series MR-2 (12 November 2026) has it." in later
    assert "stands with MR-2" in minutes(text, "2026-11-12")
    before = section(minutes(text, "2026-11-11"), "What was considered")
    assert "MR-2" not in before


def test_who_took_part_and_who_of_top_management_is_not_listed() -> None:
    said = section(minutes(REVIEW), "Who took part")
    assert rows(said) == [
        ["Ana Ruiz", "Managing director<br>chair", "yes", "present"],
        ["Dana Holt", "", "no", "present"],
    ]
    assert "not listed: Bo Lind." in said
    assert "Absent" not in said


@pytest.mark.parametrize(
    ("entry", "mode", "taking_part"),
    [
        ("{person: bo, present: false}", "meeting", "absent"),
        ("{person: bo}", "meeting", "listed as taking part"),
        ("{person: bo}", "written", "listed, without a dated contribution"),
        ("{person: bo, contributed_on: 2026-10-07}", "written", "in writing, 2026-10-07"),
        ("{person: bo, contributed_on: 2026-10-07}", "meeting", "in writing, 2026-10-07"),
    ],
)
def test_how_somebody_took_part(entry: str, mode: str, taking_part: str) -> None:
    text = REVIEW.replace("{person: dana, present: true}", entry).replace(
        "mode: meeting", f"mode: {mode}"
    )
    said = minutes(text)
    told = {row[0]: row[3] for row in rows(section(said, "Who took part"))}
    assert told["Bo Lind"] == taking_part
    assert ("Absent: Bo Lind." in said) == (taking_part == "absent")
    signs = [row[0] for row in rows(section(said, "Signatures"))]
    assert ("Bo Lind, top management" in signs) == (
        not taking_part.startswith(("absent", "listed, "))
    )


def test_decisions_stand_by_class_and_a_class_without_one_is_said() -> None:
    said = section(minutes(REVIEW), "Decisions")
    improvement, change = said.split("### ")[1:]
    assert rows(improvement) == [["One register", "Ana Ruiz", "2026-10-08", "ACT-1"]]
    assert change.startswith("Changes to the management system")
    assert "No decision on this is on record." in change
    assert any(one.code == "MRV009" for one in lint(records(REVIEW)).findings)


@pytest.mark.parametrize(
    ("as_of", "extra", "state"),
    [
        ("2026-11-10", "status: open", "open"),
        ("2026-11-11", "status: open", "**overdue**"),
        ("2026-11-11", "status: done, done_on: 2026-11-11", "done on 2026-11-11"),
        ("2026-11-10", "status: done, done_on: 2026-11-11", "open"),
        ("2026-11-11", "status: cancelled", "cancelled"),
    ],
)
def test_actions_stand_as_on_the_day(as_of: str, extra: str, state: str) -> None:
    said = section(minutes(REVIEW.replace("status: open", extra), as_of), "Actions")
    assert rows(said) == [["ACT-1", "Make it", "Dana Holt", "2026-11-10", state]]


@pytest.mark.parametrize(
    ("text", "as_of", "is_draft"),
    [
        (REVIEW, "2026-10-12", True),
        (REVIEW, "2026-10-13", False),
        (REVIEW.replace("    approved_by: ana\n", ""), AS_OF, False),
        (
            REVIEW.replace("results-approved", "held").replace("    approved_by: ana\n", ""),
            AS_OF,
            True,
        ),
    ],
)
def test_until_the_results_are_approved_it_is_a_draft(
    text: str, as_of: str, is_draft: bool
) -> None:
    said = minutes(text, as_of)
    assert said.startswith("# Draft: ") == is_draft
    assert ("**Draft.**" in said) == is_draft
    assert minutes(text, as_of, "de").startswith("# Entwurf: ") == is_draft


@pytest.mark.parametrize(
    ("review", "as_of", "why"),
    [
        ("status: planned, planned_on: 2027-10-07", AS_OF, "review-input-pack"),
        ("status: cancelled", AS_OF, "cancelled"),
        ("status: held", AS_OF, "held_on is missing"),
        ("status: held, held_on: 2026-10-08", "2026-10-07", "after the day of this paper"),
        ("status: sometime", AS_OF, "does not tell"),
    ],
)
def test_a_review_that_was_not_held_has_no_minutes(review: str, as_of: str, why: str) -> None:
    with pytest.raises(NoPaper, match=why):
        minutes(f"{{kind: management-review, id: MR-1, {review}}}", as_of)


def test_minutes_hold_nothing_of_the_audit_report() -> None:
    said = of_alder("review-minutes", "MR-2026-2").markdown
    register = examine(ALDER).register
    for audit in register.of("audit"):
        for text in (audit.text("text"), audit.text("conclusion", "standard")):
            assert not text or text not in said
    for one in register.of("nonconformity"):
        assert one.text("statement") not in said


def test_what_the_rules_say_is_what_they_say() -> None:
    found = lint(records(REVIEW)).findings
    expected = sorted(one.code for one in found if one.record_id in ("MR-1", "ACT-1"))
    said = rows(section(minutes(REVIEW), "What the rules found"))
    assert expected
    assert sorted(row[1] for row in said) == expected


def test_a_record_with_holes_gives_minutes_with_holes() -> None:
    text = """
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        participants: [ana, {}, {person: nobody}]
        decisions: [{}, {class: odd, needs_action: false}]
        inputs: {risk: {references: [RA-9]}, measurement: {}}
        actions: [{id: ACT-1}]
        """
    for language in ("en", "de"):
        said = minutes(text, AS_OF, language)
        assert "None" not in said
        assert "RA-9" in said
        assert "ACT-1" in said
        assert "### odd" in said
    bare = minutes("{kind: management-review, id: MR-1, status: held, held_on: 2026-10-08}")
    assert "Nobody is on record as taking part" in bare
    assert bare.count("No decision on this is on record") == 2
