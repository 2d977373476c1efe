"""Who is meant by what documents say of people: ids of persons and roles, or their names."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.rules import Pass
from isms_lint.written.normal import normal


def people_in(names: Iterable[str], run: Pass) -> frozenset[str] | None:
    """The persons that `names` mean together, by id; a role that nobody holds is itself. None where
    somebody is not known, so that whoever is compared with them may be among them.
    """
    found: set[str] = set()
    for name in names:
        id = name if run.register.find(name, "person", "role") else None
        id = id or run.derive(_by_name).get(normal(name))
        if id is None:
            return None
        holders = [person.id for person in run.people.holders(id, run.as_of)]
        found.update(holders or [id])
    return frozenset(found) or None


def _by_name(run: Pass) -> dict[str, str]:
    """The ids of persons and roles by their names, where only one has it (a derivation)."""
    named: dict[str, set[str]] = {}
    for record in run.register.of("person", "role"):
        titles = [record.text("title")] if record.kind == "role" else []
        for name in (record.id, record.text("name"), *titles):
            named.setdefault(normal(name), set()).add(record.id)
    return {name: ids.pop() for name, ids in named.items() if name and len(ids) == 1}
