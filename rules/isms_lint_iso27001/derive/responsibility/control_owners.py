"""Who owns the controls of the Statement of Applicability."""

from __future__ import annotations

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.responsibility.responsibilities import OWNER, responsibilities
from isms_lint_iso27001.derive.soa.rows import Row


def owners_of(row: Row, run: Pass) -> tuple[str, ...]:
    """Who owns the row's control on the as-of day, by the ids of persons, of a role or of another
    system: whom the row names, else those of its process, its own record or an assignment. Nobody
    who is not there to answer for it.
    """
    owner = row.data.get("owner")
    if answering(owner, run.as_of, run) or run.register.is_external(str(owner)):
        return (str(owner),)
    known, today = run.derive(responsibilities), Period(run.as_of, run.as_of)
    found = (
        tenure.person.id
        for leaf in row.leaves
        for tenure in known.declared(leaf, run.as_of)
        if tenure.capacity == OWNER
        and tenure.during(today)
        and answering(tenure.person.id, run.as_of, run)
    )
    return tuple(dict.fromkeys(found))
