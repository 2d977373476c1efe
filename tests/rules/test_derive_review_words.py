"""What is read from the words of a review: substance, trends, conclusions, `all of them`."""

from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.review.conclusions import PARTS, concludes, may_conclude
from isms_lint_iso27001.derive.review.input_substance import is_old_input, is_thin_input
from isms_lint_iso27001.derive.review.reviews import group_of
from isms_lint_iso27001.derive.review.trends import shows_trend
from isms_lint_iso27001.derive.text.naming import is_named
from isms_lint_iso27001.derive.text.speaks_of_all import speaks_of_all

REVIEW = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"


@pytest.mark.parametrize(
    ("said", "thin"),
    [
        ("ok", True),
        ("Satisfactory!", True),
        ("in Ordnung", True),
        ("zur Kenntnis genommen", True),
        ("see the attached presentation", True),
        ("siehe die Folien", True),
        ("voir annexe 2", True),
        ("according to the report", True),
        ("the report of March was read", False),
        ("rien à signaler", False),
        ("no", False),
        ("ok for suppliers, late for leavers", False),
    ],
)
def test_thin(said: str, thin: bool) -> None:
    run = run_of(f"{REVIEW}inputs: {{risk: '{said}'}}\n")
    assert is_thin_input(run.register.of("management-review")[0], "risk") is thin


def test_old_needs_a_review_before() -> None:
    before = "kind: management-review\nid: MR-0\nstatus: held\nheld_on: 2026-01-08\n---\n"
    told = f"{REVIEW}inputs: {{risk: {{summary: x, as_of: 2026-01-08}}, objectives: y}}\n"
    for text, old in ((before + told, True), (told, False)):
        run = run_of(text)
        review = run.register.of("management-review")[-1]
        group = group_of(review, run)
        assert group is not None
        assert is_old_input(review, "risk", group, run) is old
        assert not is_old_input(review, "objectives", group, run)
        assert group.held_on == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("'97 percent'", False),
        ("'12 in 2026'", False),
        ("'12 in 2026, of them 3 major'", None),
        ("'12 in 2026, 15 in 2025'", True),
        ("'gestiegen auf 97 Prozent'", True),
        ("'en baisse'", True),
        ("'menos que antes'", True),
        ("'12 (→ 9)'", True),
        ("'three, as before'", True),
        ("'none since MR-0'", True),
        ("'two, in work since 21 September'", False),
        ("'three open for more than two days'", False),
        ("'two, which needed no more'", False),
        ("all fine", None),
        ("{summary: all fine}", False),
        ("{summary: all fine, evidence: deck.pdf}", None),
        ("{summary: 12, trend: TBD}", False),
    ],
)
def test_trend(said: str, shown: bool | None) -> None:
    run = run_of(f"{REVIEW}inputs: {{measurement: {said}}}\n")
    assert shows_trend(run.register.of("management-review")[0], "measurement", run) is shown


@pytest.mark.parametrize(
    ("words", "all_"),
    [
        ("all done", True),
        ("Both closed.", True),
        ("alle erledigt", True),
        ("toutes closes", True),
        ("todas cerradas", True),
        ("no open actions", True),
        ("none left", True),
        ("not all done", False),
        ("nicht alle erledigt", False),
        ("two of five", False),
        ("overall on track", False),
        ("", False),
    ],
)
def test_speaks_of_all(words: str, all_: bool) -> None:
    assert speaks_of_all(words) is all_


@pytest.mark.parametrize(
    ("conclusion", "parts"),
    [
        ("conclusion: {suitable: yes, effective: TBD}", ["suitable"]),
        ("conclusion: It still fits and has enough people.", ["suitable", "adequate"]),
        ("conclusion: wirksam", ["effective"]),
        ("text: suitable, adequate, effective", []),
    ],
)
def test_concludes(conclusion: str, parts: list[str]) -> None:
    run = run_of(f"{REVIEW}{conclusion}\n")
    review = run.register.of("management-review")[0]
    assert [part for part in PARTS if concludes(review, part)] == parts
    assert may_conclude(review, PARTS) is not bool(parts)


@pytest.mark.parametrize(
    ("text", "named"),
    [("NC-1", True), ("(NC-1).", True), ("NC-10", False), ("NC-1-2", False), ("X-NC-1", False)],
)
def test_is_named(text: str, named: bool) -> None:
    assert is_named("NC-1", text) is named
    assert not is_named("", text)
