"""MRV017: the review says whether the audits cover enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review.audits_considered import FIELD
from isms_lint_iso27001.derive.review.inputs import (
    has_snapshot,
    is_addressed,
    references_of,
    words_of,
)
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_COVERAGE = Pattern(
    r"cover|programme|program\b|on plan|as planned|schedule|all (?:clauses|controls|processes)"
    r"|abdeckung|abgedeckt|couvert|cobertura|cubiert",
    re.IGNORECASE,
)
_AS_A_WHOLE = Pattern(
    r"coverage|cover(?:s|ed)? (?:enough|all|every)|abdeckung|couverture|cobertura", re.IGNORECASE
)


@rule(
    code="MRV017",
    name="coverage-satisfaction",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 d3",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "none": "on audit results, {subject} does not say whether the audits so far cover enough"
    },
    needs={"audit-programme"},
    related=("PRG004", "PRG005"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review says whether the audits cover enough.

    What it checks
        Whether the input on audit results says something on the coverage of the audit programme: in
        `coverage`, in its words, or in the text or conclusion of a record it refers to.
    Why it matters
        Audit results are only as good as what was audited. A review that knows what was not looked
        at can decide on the next programme.
    How to fix
        Write a sentence in `coverage`.
    Not reported
        A statement in a record that the input refers to. A missing input: MRV002 speaks of that.
        Not evaluated: repositories without an audit programme, and inputs with slides or documents
        attached, which may say it.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {audit_results: {summary: two audits with one minor each}}
        ---
        {kind: audit-programme, id: PRG-1}
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {audit_results: {summary: two audits with one minor each, coverage: on plan}}
        ---
        {kind: audit-programme, id: PRG-1}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    given = [one.review for one in group.reviews if is_addressed(one.review, FIELD)]
    if not given or any(_speaks_of_coverage(one, run) for one in given):
        return
    if any(_has_attachments(one, run) for one in given):
        yield NotEvaluated("whether what the input attaches speaks of coverage cannot be told")
        return
    yield awaited(group, run) or Report("none", ("inputs", FIELD), subject=group.subject)


def _speaks_of_coverage(review: Record, run: Pass) -> bool:
    """Whether the input does, or a record that it refers to."""
    if not is_blank_answer(review.get("inputs", FIELD, "coverage")):
        return True
    if _COVERAGE.search(words_of(review, FIELD)):
        return True
    cited = (run.register.get(id) for _, id in references_of(review, FIELD))
    return any(one is not None and _states_coverage(one) for one in cited)


def _states_coverage(record: Record) -> bool:
    """A report says `covers` and `programme` of many things; its conclusion, of what was audited."""
    if not is_blank_answer(record.get("conclusion", "coverage")):
        return True
    said = (_COVERAGE, record.text("conclusion")), (_AS_A_WHOLE, record.text("text"))
    return any(pattern.search(words) for pattern, words in said)


def _has_attachments(review: Record, run: Pass) -> bool:
    return has_snapshot(review, FIELD, run.register) or not is_blank_answer(
        review.get("inputs", FIELD, "evidence")
    )
