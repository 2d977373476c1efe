"""XFW001: clauses and controls are cited by the ids of ISO/IEC 27001."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause.other_numbering import ForeignId, foreign_ids
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of

_MOST = 6


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
            "{ids} {verb} of {frameworks}, where a clause or a control of ISO/IEC 27001 is"
            " expected{advice}"
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
        another framework: SOC 2, NIST CSF, NIST SP 800-53, CIS Controls, PCI DSS, BSI
        IT-Grundschutz, or an article of the GDPR.
    Why it matters
        An id of another framework covers no clause and no control here: the audit, the risk or the
        finding it stands in looks complete and is not. CC6 for access control is a popular one.
    How to fix
        Write the control of Annex A that is meant; the message names what comes near. The other id
        may stay in `frameworks: {soc2: [CC6.1]}`.
    Not reported
        Ids in `frameworks`, in tags and in texts. Ids of a framework that the audit names among its
        `standards`. Records whose id happens to look like one of another framework, and ids that
        begin like those of records here: where one is missing, REF001 says so.
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
    found = foreign_ids(record, run)
    if found:
        by_text = {foreign.text: foreign for foreign in found}
        frameworks = dict.fromkeys(foreign.framework for foreign in found)
        yield Report(
            "foreign",
            found[0].path,
            about=[Part(foreign.text, foreign.path) for foreign in found],
            ids=list_of([quote(text) for text in by_text]),
            verb="is an id" if len(by_text) == 1 else "are ids",
            frameworks=list_of(list(frameworks)),
            advice=_advice(list(by_text.values())),
        )


def _advice(found: list[ForeignId]) -> str:
    """What comes near each id, as far as anything does."""
    near = [foreign for foreign in found if foreign.near]
    if len(found) == 1:
        return f"; near to it {_are(near[0].near)}" if near else ""
    return "".join(
        f"; near to {quote(foreign.text)} {_are(foreign.near)}" for foreign in near[:_MOST]
    )


def _are(controls: str) -> str:
    is_one = not any(sign in controls for sign in ("–", ",", " and "))
    return f"{'is' if is_one else 'are'} {controls}"
