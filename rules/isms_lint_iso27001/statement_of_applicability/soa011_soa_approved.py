"""SOA011: the statement in force has a version, a date and an approver."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.soa_rows import current_statement

_NAMES = {"version": "version", "approved_on": "date of approval", "approved_by": "approver"}
_NO_VERSION = frozenset({"latest", "current", "head", "main", "draft"})


@rule(
    code="SOA011",
    name="soa-approved",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=("7.5.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "lacks": (
            "the statement in force names no {parts}: which one applies, since when"
            " and by whose decision cannot be shown"
        )
    },
    related=(
        "DOC002",
        "SOA012",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report]:
    """The statement in force has a version, a date and an approver.

    What it checks
        Whether the statement in force has a `version` (that is not a word such as `latest`),
        `approved_on` and `approved_by`.
    Why it matters
        The certificate names a version of the statement. Without version, date and approver nobody
        can tell whether this is the one.
    How to fix
        Write `version`, `approved_on` and `approved_by`. An approval by pull request counts: who
        approved it, and when.
    Not reported
        Drafts and superseded statements. A statement without a version where the organization says
        that the git history is the version (`versions_from_git`).
    Bad
        kind: statement-of-applicability
        id: SOA
        version: latest
        status: approved
        controls: [{control: A.5.1, applicable: true, justification: law}]
    Good
        kind: statement-of-applicability
        id: SOA
        version: "5"
        status: approved
        approved_by: ana
        approved_on: 2026-02-24
        controls: [{control: A.5.1, applicable: true, justification: law}]
    """
    if statement is not run.derive(current_statement):
        return
    organization = run.register.organization
    by_git = organization is not None and organization.get("versions_from_git") is True
    missing = {
        field: name
        for field, name in _NAMES.items()
        if is_blank_answer(statement.get(field))
        or (field == "version" and statement.text(field).casefold() in _NO_VERSION)
        if not (field == "version" and by_git)
    }
    if missing:
        yield Report("lacks", (next(iter(missing)),), parts=" and no ".join(missing.values()))
