"""SOA011: the statement in force has a version, a date and an approver."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.soa.rows import current_statement, rows_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.versions import names_version
from isms_lint_iso27001.derive.text.words import list_of

_STATES = {"draft": "a draft", "superseded": "superseded"}
_NAMES = {"version": "version", "approved_on": "date of approval", "approved_by": "approver"}


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
            "{faults}: which statement applies, since when and by whose decision cannot be shown"
        ),
        "not-approved": "no Statement of Applicability is in force: {states}{undecided}",
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
        `approved_on` and `approved_by`; and whether one is in force, where any is on record. Where
        there are drafts alone, the finding counts the rows of the first that have no decision yet.
    Why it matters
        The certificate names a version of the statement. Without version, date and approver nobody
        can tell whether this is the one.
    How to fix
        Write `version`, `approved_on` and `approved_by`. An approval by pull request counts: who
        approved it, and when.
    Not reported
        Drafts and superseded statements beside the one in force. A statement without a version where
        the organization says that the git history is the version (`versions_from_git`).
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
    current = run.derive(current_statement)
    if current is None:
        yield from _none_in_force(statement, run)
        return
    if statement is not current:
        return
    organization = run.register.organization
    by_git = organization is not None and organization.get("versions_from_git") is True
    missing = {
        field: name
        for field, name in _NAMES.items()
        if is_blank_answer(statement.get(field))
        if not (field == "version" and by_git)
    }
    faults = [f"the statement in force names no {' and no '.join(missing.values())}"]
    faults = faults if missing else []
    fields = list(missing)
    version = statement.get("version")
    if not is_blank_answer(version) and not names_version(statement) and not by_git:
        faults.insert(0, f"{quote(str(version))} is no version")
        fields.insert(0, "version")
    if faults:
        about = [Part(field, (field,)) for field in fields]
        yield Report("lacks", (fields[0],), about=about, faults="; ".join(faults))


def _none_in_force(statement: Record, run: Pass) -> Iterator[Report]:
    """Where all are drafts or superseded: one finding, at the first draft."""
    known = run.register.of("statement-of-applicability")
    drafts = [one for one in known if one.text("status") == "draft"]
    if statement is not (drafts or known)[0]:
        return
    if drafts == known:
        ids = list_of([one.id for one in known])
        what = "only a draft is on record" if len(known) == 1 else "only drafts are on record"
        states = f"{what} ({ids})"
    else:
        states = list_of([f"{one.id} is {_STATES[one.text('status')]}" for one in known])
    undecided = _undecided(statement, run) if statement in drafts else ""
    yield Report("not-approved", ("status",), states=states, undecided=undecided)


def _undecided(draft: Record, run: Pass) -> str:
    """How many rows of a draft do not say whether their control applies; empty where all do."""
    rows = rows_of(draft, run)
    number = sum(not (row.applies or row.excluded) for row in rows)
    if not number:
        return ""
    verb = "has" if number == 1 else "have"
    return f"; {number} of the {len(rows)} rows of {draft.id} {verb} no decision yet"
