"""MRV003: A review input says something, and something new."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.input_substance import is_thin_input
from isms_lint_iso27001.derive.review_inputs import INPUTS, is_addressed
from isms_lint_iso27001.derive.reviews import group_of, held_on
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="MRV003",
    name="input-substance",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "thin": ("{inputs} {verb} there, and {says} nothing that could have been considered"),
        "old": "{inputs} {verb} older than the review before ({after})",
    },
    related=(
        "MRV002",
        "MRV004",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """A review input says something, and something new.

    What it checks
        Whether each input of a held review that is there says more than `n/a`, `ok` or `see deck`
        without a link, and whether its data (`as_of`) is newer than the review before.
    Why it matters
        The standard wants the inputs considered. A heading with `ok` below it shows an agenda, not
        a consideration.
    How to fix
        Write a sentence: what the input shows, or that nothing changed and since when. Link what
        was presented.
    Not reported
        `none`, `no change since MR-1`: they say something. Inputs that refer to records, evidence
        or a link. Inputs that are missing: MRV002 speaks of those.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {measurement: ok}
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {measurement: all four targets met, context_changes: no change since MR-0}
    """
    if held_on(review, run) is None:
        return
    group = group_of(review, run)
    after = group.after if group is not None else None
    thin = [
        one
        for one in INPUTS
        if is_addressed(review, one.field) and is_thin_input(review, one.field)
    ]
    old = [
        one
        for one in INPUTS
        if one not in thin
        and after is not None
        and (as_of := run.date(review, "inputs", one.field, "as_of")) is not None
        and as_of < after
    ]
    for message, found in (("thin", thin), ("old", old)):
        if found:
            one = len(found) == 1
            yield Report(
                message,
                ("inputs", found[0].field),
                inputs=list_of([f"{part.letter} ({part.field})" for part in found], len(found)),
                verb="is" if one else "are",
                says="says" if one else "say",
                after=after,
            )
