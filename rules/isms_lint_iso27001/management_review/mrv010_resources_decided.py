"""MRV010: the review says whether resources are needed."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review.decisions import classes_decided
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by


@rule(
    code="MRV010",
    name="resources-decided",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=(
        "ISO 9001:2015 9.3.3 c",
        "7.1",
    ),
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "none": "{subject} has no decision on resources; that none are needed would be one too"
    },
    related=("MRV009",),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review says whether resources are needed.

    What it checks
        Whether the reviews of a group (one series, or a single review) have a decision of the class
        `resources`, an explicit `none needed` included.
    Why it matters
        ISO/IEC 27001 does not list resources among the results of the review; ISO 9001 does (9.3.3
        c). Where one review serves both, it has to be there. The profile `iso9001` makes this an
        error.
    How to fix
        Write a decision: `{class: resources, text: none needed}`, or what is granted.
    Not reported
        A resource decision in another review of the series. A series with a review still ahead is
        not evaluated yet.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: improvement, text: a course}]
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: improvement, text: a course}, {class: resources, text: none needed}]
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    if "resources" in classes_decided(group):
        return
    yield awaited(group, run) or Report(
        "none",
        ("decisions",),
        subject=group.subject,
    )
