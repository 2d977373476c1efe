"""MRV009: a management review decides nothing on improvement, or nothing on changes."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review.decisions import classes_decided
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by

_ASKED = {
    "improvement": "improvement (class `improvement`)",
    "isms-change": "changes to the ISMS (class `isms-change`)",
}


@rule(
    code="MRV009",
    name="results",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "missing": "{subject} has no decision on {classes}: the results asked for cannot be shown; that"
        " nothing is needed would be a decision too",
    },
    related=(
        "MRV010",
        "MRV012",
        "MRV014",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A review, or the reviews of one series together, lack a decision of one of the two classes.

    What it checks
        Among the decisions is at least one of the class `improvement` and one of the class
        `isms-change`, each with a text, an action, or `needs_action: false`. Reviews that share a
        `series` are read together.
    Why it matters
        The results of a review are decisions on these two things. A review that only takes note has
        looked at the system without steering it.
    How to fix
        Record what was decided. If the decision was that nothing is needed, record that one: class,
        `none needed`, and who decided it.
    Not reported
        Decisions that nothing is needed. A missing decision on resources, which another standard
        asks for. A series with a review still ahead is not evaluated yet.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: other, text: report noted}]
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions:
          - {class: improvement, text: automate the leaver process, action: ACT-3}
          - {class: isms-change, text: none needed}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    decided = classes_decided(group)
    missing = [name for name in _ASKED if name not in decided]
    if not missing:
        return
    yield awaited(group, run) or Report(
        "missing",
        ("decisions",),
        subject=group.subject,
        about=missing,
        classes=" and none on ".join(_ASKED[name] for name in missing),
    )
