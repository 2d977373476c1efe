"""AUD002: each audit has criteria."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria import criteria_of, unknown_programme
from isms_lint_iso27001.derive.audit.criteria_names import may_name_document, names_known
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="AUD002",
    name="audit-criteria",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 a",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": (
            "neither the audit nor its programme names criteria: against what it was done cannot be"
            " shown"
        ),
        "unknown": (
            "the criteria ({criteria}) name no standard, no law, and no document, clause or control"
            " on record: against what it was done cannot be shown"
        ),
    },
    related=(
        "AUD001",
        "REF001",
        "PRG014",
        "XFW003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each audit has criteria.

    What it checks
        Whether an audit that has begun names `criteria`, or its entry in the programme or the
        programme itself does; and whether at least one of them is a standard, a law, a clause, a
        control, or a document on record, by its id or its title.
    Why it matters
        A finding is a finding against something. Without criteria the report is an opinion.
    How to fix
        Name the standard with its edition, and the organization's own documents by their ids.
    Not reported
        Criteria that the programme states for all its audits. Audits that have not begun. A
        standard without its edition: the organization's counts, and XFW003 compares the two.
        Further criteria that name nothing, where one does; an id among them that no record has is
        REF001's. Ids with a declared prefix of another system. Where all that is named is a policy,
        a procedure or a contract in words, or an id while no documents are on record at all, the
        rule says that it could not judge.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        criteria: [best practice]
    Good
        kind: audit
        id: AUD-1
        status: reported
        criteria: ["ISO/IEC 27001:2022", POL-1]
    """
    begun = has_begun(audit, run)
    if isinstance(begun, NotEvaluated):
        yield begun
        return
    criteria, at = criteria_of(audit, run)
    if not begun or any(names_known(one, at, run) for one in criteria):
        return
    if not criteria:
        yield unknown_programme(audit, run) or Report("none", ("criteria",))
        return
    unclear = [quote(one) for one in criteria if may_name_document(one, run)]
    if unclear:
        what = "a document" if len(unclear) == 1 else "documents"
        verb = "is" if len(unclear) == 1 else "are"
        yield NotEvaluated(f"whether {list_of(unclear)} {verb} {what} is not on record")
    else:
        yield Report(
            "unknown",
            ("criteria",),
            related=() if at is audit else (Related(at, ("criteria",), "they stand here"),),
            criteria=list_of([quote(one) for one in criteria]),
        )
