"""XFW001: clauses and controls are cited by the ids of ISO/IEC 27001."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.other_numbering import foreign_ids
from isms_lint_iso27001.derive.quote import quote


@rule(
    code="XFW001",
    name="foreign-control-id",
    kinds=ANY,
    scope=REGISTER,
    clauses=("6.1.3 c",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "foreign": (
            "{text} is an id of {framework}, where a clause or a control of ISO/IEC"
            " 27001 is expected{advice}"
        )
    },
    related=(
        "REF001",
        "REF004",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """Clauses and controls are cited by the ids of ISO/IEC 27001.

    What it checks
        Whether a scope item (a control, a clause, a requirement, what an audit covers) is an id of
        another framework: SOC 2, NIST CSF, NIST SP 800-53, CIS Controls, PCI DSS.
    Why it matters
        An id of another framework covers no clause and no control here: the audit, the risk or the
        finding it stands in looks complete and is not. CC6 for access control is a popular one.
    How to fix
        Write the control of Annex A that is meant; the message names what comes near. The other id
        may stay in `frameworks: {soc2: [CC6.1]}`.
    Not reported
        Ids in `frameworks`, in tags and in texts. Records whose id happens to look like one of
        another framework.
    Bad
        kind: nonconformity
        id: NC-1
        requirement: [CC6.1]
    Good
        kind: nonconformity
        id: NC-1
        requirement: [A.5.15]
        frameworks: {soc2: [CC6.1]}
    """
    for foreign in foreign_ids(record, run):
        yield Report(
            "foreign",
            foreign.path,
            text=quote(foreign.text),
            framework=foreign.framework,
            advice=f"; near to it is {foreign.near}" if foreign.near else "",
        )
