"""FND003: nonconformities are graded as the organization declares."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.grades import declared_grades, is_from_outside
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.risk.criteria import same
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="FND003",
    name="nc-grade",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("ISO 19011:2018 6.4.8",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "none": "the nonconformity has no grade; the organization grades {grades}",
        "other": "{grade} is no grade of the organization, which grades {grades}",
    },
    related=(
        "FND010",
        "CAR006",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report]:
    """Nonconformities are graded as the organization declares.

    What it checks
        Where the organization declares `nonconformity_grades`: whether each nonconformity of its
        own has one of them.
    Why it matters
        The standard asks for no grades. Who declares them uses them to decide what is urgent, and
        then a finding without one is undecided.
    How to fix
        Write `grade` with one of the declared words.
    Not reported
        Organizations that declare no grades. Findings of a certification body or a customer, who
        grade by their own rules. Withdrawn findings.
    Bad
        kind: organization
        id: org
        nonconformity_grades: [major, minor]
        ---
        kind: nonconformity
        id: NC-1
        grade: medium
    Good
        kind: organization
        id: org
        nonconformity_grades: [major, minor]
        ---
        kind: nonconformity
        id: NC-1
        grade: Minor
    """
    grades = declared_grades(run)
    if not grades or is_withdrawn(nc) or is_from_outside(nc):
        return
    grade = nc.get("grade")
    declared = list_of([str(one) for one in grades])
    if is_blank_answer(grade):
        yield Report("none", ("grade",), grades=declared)
    elif not any(same(grade, one) for one in grades):
        yield Report("other", ("grade",), grade=quote(str(grade)), grades=declared)
