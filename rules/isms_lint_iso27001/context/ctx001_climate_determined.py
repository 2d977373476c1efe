"""CTX001: whether climate change is a relevant issue is determined."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.context.climate import (
    climate_issues,
    is_decided,
    speaks_of_climate_elsewhere,
)
from isms_lint_iso27001.derive.document.documented import documents_on, is_in_use
from isms_lint_iso27001.derive.document.named_information import PART_ONLY, named_information

_AMENDED_ON = date(2024, 2, 23)
"""The day on which Amendment 1 to the edition of 2022 came out."""


@rule(
    code="CTX001",
    name="climate-determined",
    kinds={"organization", "issue"},
    scope=REGISTER,
    clauses=("4.1",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "none": "no record says whether climate change is a relevant issue",
        "not-among": (
            "{issues} on record, and none says whether climate change is a relevant issue"
        ),
        "undecided": "names climate change, and does not say whether it is a relevant issue",
    },
    related=("CTX002",),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Whether climate change is a relevant issue is determined.

    What it checks
        Whether a record says if climate change is a relevant issue: an `issue` with the topic
        `climate-change` (or `climate`), or one that speaks of it; or a document in use, the context
        changes of a held review, the scope, a risk, an objective or a change that does.
    Why it matters
        Amendment 1 of 2024 asks each organization to determine this, and assessors ask for it. For
        an ISMS the answer may be heat in the server room, floods, or no.
    How to fix
        Add an issue with `topic: climate-change`, `relevant: true` or `false`, and the `reason`.
    Not reported
        `relevant: false`: no is an answer. An issue that says more than the name: who lists it with
        its effects has determined that it is relevant. Systems by the edition of 2013, and days
        before the amendment. The standard asks for the decision and for no document, so this is
        never an error. Where no issue is on record at all, the rule is not evaluated if the text of
        a document that covers 4.1 is kept elsewhere, or if the repository holds less than half of
        the information the standard names (DOC001): the issues may be kept elsewhere too.
    Bad
        kind: organization
        id: org
        ---
        kind: issue
        id: ISS-1
        title: Small platform team
        type: internal
    Good
        kind: organization
        id: org
        ---
        kind: issue
        id: ISS-4
        topic: climate-change
        relevant: false
        reason: no site of our own; both hosting regions are outside flood zones
    """
    issues = run.register.of("issue")
    if record is not (run.register.organization or issues[0]):
        return
    if run.register.edition(record) != run.register.scope.default_edition:
        return
    if run.as_of < _AMENDED_ON:
        return
    named = run.derive(climate_issues)
    if any(is_decided(issue) for issue in named) or run.derive(speaks_of_climate_elsewhere):
        return
    if named:
        yield Report("undecided", ("relevant",), record=named[0])
        return
    elsewhere = [
        document
        for document in documents_on("4.1", run)
        if is_in_use(document) and not document.text("text")
    ]
    if issues:
        yield Report(
            "not-among",
            related=()
            if record is issues[0]
            else (Related(issues[0], (), "issues are kept here"),),
            issues="1 issue is" if len(issues) == 1 else f"{len(issues)} issues are",
        )
    elif elsewhere:
        yield NotEvaluated(
            f"no issue is on record, and the text of {elsewhere[0].id}, which covers 4.1, is not here"
        )
    elif not run.derive(named_information).is_whole:
        yield NotEvaluated(f"no issue is on record, and {PART_ONLY}")
    else:
        yield Report("none")
