"""The order in which ties between auditor and item count: what the standard forbids, then what guidance
warns of, then what is only worth knowing. The strongest tie to an item is the one that is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.independence.firm_ties import (
    bodies_of,
    firm_advised,
    firms_advice,
    has_firm,
    works_for_the_body,
)
from isms_lint_iso27001.derive.independence.nine_two import CLAUSES, runs_the_programme
from isms_lint_iso27001.derive.independence.own_documents import works_of, wrote_or_approved
from isms_lint_iso27001.derive.independence.own_risks import owns_the_risk, risks_of
from isms_lint_iso27001.derive.independence.relations import (
    NOTHING,
    Case,
    Item,
    Relation,
    advised,
    leads_the_isms,
    leaf_unit,
    manages,
    manages_anybody,
    operates,
    owned_above,
    owned_beside,
    owns,
    reports_to_owner,
    shares_unit,
    was_responsible,
)
from isms_lint_iso27001.derive.responsibility.responsibilities import EVERYTHING

RelationOf = Callable[[Case, Item], Relation | None]


class Sort(NamedTuple):
    """One sort of tie, and the items to which an auditor can have one: most have none of most sorts,
    and an audit may cover many items. `ever` is whether the auditor can have one to anything in any
    audit; it goes by the person alone.
    """

    relation: RelationOf
    among: Callable[[Case], Container[str]]
    ever: Callable[[Case], object]


def possible(case: Case) -> tuple[Sort, ...]:
    """The sorts of ties that the auditor can have in any audit, the strongest first."""
    return tuple(sort for sort in STRONGEST_FIRST if sort.ever(case))


STRONGEST_FIRST = (
    Sort(leads_the_isms, lambda _: EVERYTHING, lambda case: case.leads),
    Sort(owns, lambda case: case.held, lambda _: True),
    Sort(operates, lambda case: case.held, lambda _: True),
    Sort(manages, lambda _: EVERYTHING, manages_anybody),
    Sort(advised, lambda _: EVERYTHING, lambda case: case.advised),
    Sort(works_for_the_body, lambda case: _all_if(case.fact(bodies_of)), has_firm),
    Sort(firm_advised, lambda case: _all_if(case.fact(firms_advice)), has_firm),
    Sort(was_responsible, lambda case: case.held, lambda _: True),
    Sort(wrote_or_approved, lambda case: case.fact(works_of), lambda case: case.fact(works_of)),
    Sort(owns_the_risk, lambda case: case.fact(risks_of), lambda case: case.fact(risks_of)),
    Sort(reports_to_owner, owned_above, lambda case: case.person.get("manager") is not None),
    Sort(runs_the_programme, lambda _: CLAUSES, lambda _: True),
    Sort(shares_unit, owned_beside, leaf_unit),
)


def _all_if(any_tie: object) -> Container[str]:
    return EVERYTHING if any_tie else NOTHING
