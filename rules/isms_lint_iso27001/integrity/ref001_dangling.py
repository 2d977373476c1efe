"""REF001: something is named that is nowhere on record."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, REGISTER, Basis, Fix, Pass, Replace, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria_names import missing_ids
from isms_lint_iso27001.derive.clause.other_numbering import is_told_elsewhere
from isms_lint_iso27001.derive.clause.scope_advice import scope_advice
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.similar_ids import similar_id

FieldPath = tuple[str | int, ...]


@rule(
    code="REF001",
    name="dangling",
    kinds=ANY,
    scope=REGISTER,
    clauses=("7.5.3",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "record": "{field} names {target}, and no record has that id{advice}",
        "scope": "{field} names {target}, which is no clause, no control and no record's id"
        "{advice}",
    },
    related=(
        "REF003",
        "REF004",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A reference or a scope item names something that no record is.

    What it checks
        Each reference names the id of a record, and each scope item a clause, a control, a range or
        the id of a record; each id among the criteria of audits and programmes, the id of a record.
    Why it matters
        What a dangling reference should have shown (who owned it, what it answers, what was
        covered) cannot be shown, and rules that follow it cannot judge.
    How to fix
        Correct the id, or add the record. For ids that live in another system declare its prefix
        (`jira:`) in the configuration.
    Not reported
        Ids with a declared prefix. Evidence: its items may lie anywhere. Empty fields. Texts that
        mean to be clause or control ids: REF004 speaks of those. Criteria, where no documents are on
        record at all: they are kept elsewhere. Records of an unknown kind: what they refer to is not
        known (REF006).
    Bad
        kind: nonconformity
        id: NC-1
        raised_by: dana
    Good
        kind: nonconformity
        id: NC-1
        raised_by: dana
        requirement: [A.8.13]
        ---
        kind: person
        id: dana
    """
    register = run.register
    for reference in register.unsettled_references(record):
        target = reference.target
        if target.strip() and register.get(target) is None and not register.is_external(target):
            yield _dangling(reference.path, target, reference.kinds, run)
    for item in register.unknown_scope_items(record):
        if not item.text.strip() or register.is_external(item.text):
            continue
        if is_told_elsewhere(item, run):
            continue
        if register.resolve(item.text, record, item.edition).unknown == "record":
            advice = scope_advice(item.text, record, item.edition, run)
            similar = "" if advice else similar_id(item.text, _scope_kinds(run), run)
            yield Report(
                "scope",
                item.path,
                field=field_name(item.path),
                target=quote(item.text),
                advice=advice or _advice(similar),
                fix=_fix(item.path, similar),
            )
    for path, text in missing_ids(record, run):
        yield _dangling(path, text, ("document",), run)


def _dangling(path: FieldPath, target: str, kinds: tuple[str, ...], run: Pass) -> Report:
    similar = similar_id(target, kinds, run)
    return Report(
        "record",
        path,
        field=field_name(path),
        target=quote(target),
        advice=_advice(similar),
        fix=_fix(path, similar),
    )


def _advice(similar: str) -> str:
    return f"; did you mean `{similar}`?" if similar else ""


def _fix(path: FieldPath, similar: str) -> Fix | None:
    """Only offered: another record may be meant, or one that is not there yet."""
    return Fix(f"write `{similar}`", (Replace(path, similar),), safe=False) if similar else None


def _scope_kinds(run: Pass) -> tuple[str, ...]:
    return run.derive(_kinds_in_scope)


def _kinds_in_scope(run: Pass) -> tuple[str, ...]:
    """The kinds on record that a scope item may name."""
    found = ((name, run.register.kinds.get(name)) for name in run.register.kinds_present())
    return tuple(name for name, kind in found if kind is not None and kind.scope_fields is not None)
