"""What lies in the scope of the management system, and what of it audits have not seen."""

from __future__ import annotations

from collections.abc import Collection

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.soa.rows import applicable_controls

_VOID = frozenset({"draft", "in-review", "superseded", "withdrawn"})


def items_in_scope(run: Pass) -> tuple[Record, ...]:
    """The processes and units that the statement of scope names; where it names no process, every
    process on record (a derivation).
    """
    found: dict[Record, None] = {}
    for scope in run.register.of("scope"):
        if scope.text("status") in _VOID:
            continue
        for field, kind in (("processes", "process"), ("units", "unit")):
            for _, id in scope.strings(field):
                record = run.register.find(id, kind)
                if record is not None:
                    found[record] = None
    if not any(record.kind == "process" for record in found):
        found.update(dict.fromkeys(run.register.of("process")))
    return tuple(found)


def unseen_items(seen: Collection[str], run: Pass) -> list[str]:
    """The ids of those items that none of the leaves `seen` touches.

    A process is seen by its name or by one of its controls; a unit by its name or by that of a unit
    above it, and only where audits name units at all. Who saw every clause and every applicable
    control saw everything.
    """
    controls = run.derive(applicable_controls) or frozenset(run.register.scope.all_leaves())
    if all(leaf in seen for leaf in (*run.derive(clause_leaves), *controls)):
        return []
    by_unit = any(unit.id in seen for unit in run.register.of("unit"))
    return [
        item.id
        for item in run.derive(items_in_scope)
        if (by_unit or item.kind == "process") and not _is_seen(item, seen, run)
    ]


def _is_seen(item: Record, seen: Collection[str], run: Pass) -> bool:
    if item.kind == "process":
        return any(leaf in seen for leaf in run.register.resolve(item.id, item).leaves)
    met: set[str] = set()
    unit: Record | None = item
    while unit is not None and unit.id not in met:
        if unit.id in seen:
            return True
        met.add(unit.id)
        unit = run.register.find(unit.get("parent"), "unit")
    return False
