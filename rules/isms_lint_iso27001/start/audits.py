"""The audits of a new programme, and who can lead them.

Every year audits what the standard asks of the management system itself, so clauses 4 to 10. The other
processes are spread over the years; before a first certification all of them are audited once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.independence.candidates import items_in, ties_on
from isms_lint_iso27001.derive.programme.year_plan import Plan
from isms_lint_iso27001.start.processes import INTERNAL_AUDIT, MANAGEMENT, OPERATIONAL

_Item = TypeVar("_Item")
_CORE = (("4", "5", *MANAGEMENT.controls), ("6", "7"), ("8", "9.1"), ("9.3", "10"))
"""The clauses of the management system, but for internal audit, in parts that belong together."""
_OF_AUDIT = (*INTERNAL_AUDIT.clauses, INTERNAL_AUDIT.id)


class Planned(NamedTuple):
    """An audit to plan: its day, what it covers, whether that is internal audit itself, and the id of
    who is to lead it; empty where nobody who was named can.
    """

    day: date
    scope: tuple[str, ...]
    of_audit: bool = False
    lead: str = ""


def audits_of(plan: Plan, *, is_certified: bool) -> list[Planned]:
    """The audits of the plan in their order."""
    found = []
    for one, share in zip(plan.rounds, _shares(is_certified=is_certified), strict=False):
        core, processes = _split(_CORE, len(one.audits)), _split(share, len(one.audits))
        for day, clauses, ids in zip(one.audits, core, processes, strict=True):
            found.append(Planned(day, (*(item for part in clauses for item in part), *ids)))
        if one.of_audit is not None:
            found.append(Planned(one.of_audit, _OF_AUDIT, of_audit=True))
    return sorted(found, key=lambda audit: audit.day)


def with_leads(audits: Sequence[Planned], auditor: str, run: Pass) -> list[Planned]:
    """The audits, led by the person `auditor` where nothing ties them to what is audited.

    What they are tied to is audited apart, by somebody else; so is internal audit.
    """
    found = []
    for one in audits:
        tied = one.scope if one.of_audit else _tied(one, auditor, run)
        free = tuple(item for item in one.scope if item not in tied)
        found.extend([one._replace(scope=free, lead=auditor)] if free else [])
        found.extend([one._replace(scope=tied)] if tied else [])
    return found


def _tied(audit: Planned, auditor: str, run: Pass) -> tuple[str, ...]:
    """The scope items that something on record ties the auditor to."""
    person = run.register.find(auditor, "person")
    organization = run.register.organization
    if person is None or organization is None:
        return ()
    return tuple(
        item
        for item in audit.scope
        if ties_on(person, items_in((item,), organization, audit.day, run).items, audit.day, run)
    )


def _shares(*, is_certified: bool) -> list[tuple[str, ...]]:
    """The processes of each round; what is planned after the last review of the cycle has none."""
    ids = tuple(one.id for one in OPERATIONAL)
    first = [*_split(ids, 3)] if is_certified else [ids, *_split(ids, 2)]
    return [*first, ()]


def _split(items: Sequence[_Item], number: int) -> list[tuple[_Item, ...]]:
    """`items` in so many parts of about the same size, in their order."""
    bounds = [len(items) * part // number for part in range(number + 1)]
    return [tuple(items[a:b]) for a, b in pairwise(bounds)]
