"""REF003: a reference names a record of another kind than the field takes."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.quote import quote


@rule(
    code="REF003",
    name="wrong-kind",
    kinds=ANY,
    scope=REGISTER,
    clauses=("7.5",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "reference": "{field} names {target}, which is {found}; it takes {wanted}",
        "scope": "{field} names {target}, which is {found}: that is nothing an audit or a"
        " requirement can cover",
    },
    related=("REF001",),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A reference names a record of the wrong kind.

    What it checks
        The record a field names is of a kind the field takes: an auditor is a person or a role, a
        corrective action answers a nonconformity. A scope item names something that can be in
        scope: a process, a unit, a document, an own control.
    Why it matters
        Rules that follow the reference find something they cannot read and would judge nothing.
    How to fix
        Name the record that was meant.
    Not reported
        Fields that take any kind. Records whose own kind is unknown: REF006 speaks of those.
    Bad
        kind: corrective-action
        id: CAR-1
        owner: CAR-2
        ---
        kind: corrective-action
        id: CAR-2
    Good
        kind: corrective-action
        id: CAR-1
        owner: hugo
        ---
        kind: person
        id: hugo
    """
    register = run.register
    for reference in register.unsettled_references(record):
        found = register.get(reference.target)
        if found is None or "*" in reference.kinds or found.kind not in register.kinds:
            continue
        namesakes = (found, *register.duplicates.get(reference.target, ()))
        if any(namesake.kind in reference.kinds for namesake in namesakes):
            continue
        yield Report(
            "reference",
            reference.path,
            field=field_name(reference.path),
            target=quote(reference.target),
            found=_a(found.kind),
            wanted=" or ".join(_a(kind) for kind in reference.kinds),
            related=(_defined(found),),
        )
    for item in register.unsettled_scope_items(record):
        found = register.resolve(item.text, record, item.edition).record
        kind = None if found is None else register.kinds.get(found.kind)
        if found is None or kind is None or kind.scope_fields is not None:
            continue
        yield Report(
            "scope",
            item.path,
            field=field_name(item.path),
            target=quote(item.text),
            found=_a(found.kind),
            related=(_defined(found),),
        )


def _defined(found: Record) -> Related:
    return Related(found, ("id",), f"{found.id} is {_a(found.kind)}")


def _a(kind: str) -> str:
    is_an = kind[:1] in "aeiou" and not kind.startswith("uni")  # a unit
    return f"{'an' if is_an else 'a'} {kind.replace('-', ' ')}"
