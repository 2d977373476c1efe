"""OSC002: two things in one OSCAL document have one uuid."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, RECORD, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.oscal.documents import a, document_of
from isms_lint_iso27001.derive.text.quote import quote


@rule(
    code="OSC002",
    name="uuid-twice",
    kinds=ANY,
    scope=RECORD,
    clauses=("7.5.2",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.5",
    messages={
        "twice": "{first} of this document already has the uuid {uuid}: what names it may mean"
        " either"
    },
    related=(
        "OSC001",
        "REF002",
    ),
)
def check(document: Record, _run: Pass) -> Iterator[Report]:
    """Two things in one OSCAL document have one uuid.

    What it checks
        Each thing in an OSCAL document has a uuid that nothing before it has, of whatever sort they
        are: risks, observations, findings, tasks, log entries, resources.
    Why it matters
        A uuid is all that joins a finding to its evidence and a plan to its risk. Where two things
        share it, a reader takes the first and a tool perhaps the other.
    How to fix
        Give the second one a uuid of its own, and correct what names it.
    Not reported
        The same uuid in another document: there it means the same thing again.
    Bad
        kind: register
        id: 714210d2
        x_oscal:
          document: plan-of-action-and-milestones
          again: [{uuid: 21b26801, what: observation, first: observation}]
    Good
        kind: register
        id: 714210d2
        x_oscal:
          document: plan-of-action-and-milestones
          described: {21b26801: observation}
    """
    if document.kind != "register" or not document_of(document):
        return
    for index, one in document.items("x_oscal", "again"):
        path = ("x_oscal", "again", index)
        first = a(str(one.get("first") or "something"))
        yield Report(
            "twice",
            (*path, "uuid"),
            related=(Related(document, (*path, "first"), f"{first} with this uuid"),),
            first=first,
            uuid=quote(str(one.get("uuid") or "")),
        )
