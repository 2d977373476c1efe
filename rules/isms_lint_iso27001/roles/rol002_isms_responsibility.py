"""ROL002: somebody answers for the conformity of the ISMS, and for reporting its performance."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.document.named_information import why_not_here
from isms_lint_iso27001.derive.responsibility.isms_duties import CONFORMITY, REPORTING, isms_duties
from isms_lint_iso27001.derive.text.words import list_of

_WORDS = {
    CONFORMITY: f"for the conformity of the system (5.3 a, duty `{CONFORMITY}`)",
    REPORTING: f"for reporting its performance to top management (5.3 b, duty `{REPORTING}`)",
}


@rule(
    code="ROL002",
    name="isms-responsibility",
    kinds={"organization"},
    scope=REGISTER,
    clauses=(
        "5.3 a",
        "5.3 b",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"nobody": "on {as_of} nobody on record answers {duties}{vacant}"},
    related=(
        "ROL001",
        "IND010",
    ),
)
def check(organization: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Somebody answers for the conformity of the ISMS, and for reporting its performance.

    What it checks
        Whether a role that somebody holds on the as-of date has the duty `isms-conformity`, and one
        the duty `isms-reporting`. Where no role names either duty, the holder of the role
        `isms-manager`, or of `ciso`, has both; so has whoever is assigned all clauses as an owner.
    Why it matters
        Top management has to assign these two responsibilities. Where nobody has them, gaps are
        nobody's business, and top management does not hear of them.
    How to fix
        Give the role its `duties`, and somebody the role.
    Not reported
        One person with both. Duties in free words that say the same. Without any role or assignment
        on record, a repository that holds less than half of the information the standard names
        (DOC001) is not evaluated: roles may be kept elsewhere. Nor is one whose records say that
        they are (`evidence` of a document that names 5.3).
    Bad
        kind: organization
        id: alder
        ---
        {kind: person, id: dana}
        ---
        {kind: role, id: isms-manager, holders: [{person: dana}], duties: [isms-conformity]}
    Good
        kind: organization
        id: alder
        ---
        {kind: person, id: dana}
        ---
        kind: role
        id: isms-manager
        holders: [{person: dana}]
        duties: [isms-conformity, isms-reporting]
    """
    if organization is not run.register.organization:
        return
    why = "" if run.register.of("role", "assignment") else why_not_here("5.3", run)
    if why:
        yield NotEvaluated(f"neither roles nor assignments are on record, and {why}")
        return
    found = run.derive(isms_duties)
    missing = [duty for duty in _WORDS if duty not in found.assigned]
    if missing:
        vacant = list_of([f"`{role.id}`" for role in found.vacant])
        yield Report(
            "nobody",
            related=tuple(
                Related(role, ("holders",), "nobody with the organization holds the role")
                for role in found.vacant
            ),
            about=missing,
            as_of=run.as_of,
            duties=", nor ".join(_WORDS[duty] for duty in missing),
            vacant=f"; nobody with the organization holds {vacant}" if vacant else "",
        )
