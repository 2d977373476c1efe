"""MRV002: a management review leaves out inputs."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Add, Basis, Fix, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review.inputs import INPUTS, Input, is_addressed, listed_inputs
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="MRV002",
    name="inputs-considered",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "missing": "{subject} has nothing on {count} of {total} inputs: {inputs}; that {they}"
        " considered cannot be shown",
    },
    related=(
        "MRV003",
        "MRV004",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A review, or the reviews of one series together, leave out one or more of the ten inputs.

    What it checks
        Each of the ten inputs of 9.3.2 (a, b, c, d1 to d4, e, f, g) holds something: a text, or a
        summary, a trend, references, evidence or a date up to which it was current. Reviews that
        share a `series` may share the inputs. A review read in the edition of 2013 needs no input
        on changes in what interested parties need.
    Why it matters
        The standard spells out what a management review considers, and an assessor goes through that
        list. Where the record has no trace of an input, that it was considered is hard to show.
    How to fix
        Put the missing inputs before top management, in a supplementary review of the same series
        if the review is over. Where there is nothing new, write that: `no change since MR-2025`.
    Not reported
        `No change`, which is an answer. Inputs that another review of the series has. A series with
        a review still ahead is not evaluated yet. Planned and cancelled reviews.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs:
          previous_actions: both closed
          context_changes: no change
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs:
          previous_actions: both closed
          context_changes: no change
          interested_party_changes: no change
          nonconformities: {summary: one minor, trend: falling}
          measurement: all on target
          audit_results: one audit, one minor
          objectives: four of five reached
          interested_party_feedback: none received
          risk: {references: [RA-2026]}
          improvement_opportunities: two proposals
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    older = run.register.edition(review) == "2013"
    asked = [one for one in INPUTS if not older or one.letter_2013]
    missing = [
        one
        for one in asked
        if not any(is_addressed(held.review, one.field) for held in group.reviews)
    ]
    if not missing:
        return
    yield awaited(group, run) or Report(
        "missing",
        ("inputs",),
        about=[one.field for one in missing],
        subject=group.subject,
        count=len(missing),
        total=len(asked),
        they="it was" if len(missing) == 1 else "they were",
        inputs=listed_inputs(missing, "2013" if older else "2022"),
        fix=_fix(review, missing),
    )


def _fix(review: Record, missing: list[Input]) -> Fix | None:
    """Places for the inputs that are not there. What stands in them is for people to write."""
    inputs = review.get("inputs")
    if not isinstance(inputs, dict):
        return None
    absent = tuple(one.field for one in missing if one.field not in inputs)
    said = list_of([f"`{name}`" for name in absent], len(absent))
    return Fix(f"add {said}, empty", (Add(("inputs",), absent),)) if absent else None
