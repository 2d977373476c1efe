"""REF004: a clause or control id that the edition does not have."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.records.references import ScopeItem
from isms_lint.rules import ANY, REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.clause.advice import clause_advice
from isms_lint_iso27001.derive.clause.letters import has_letter, letterless_clause
from isms_lint_iso27001.derive.clause.other_numbering import is_told_elsewhere
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.quote import quote

FieldPath = tuple[str | int, ...]


@rule(
    code="REF004",
    name="unknown-clause",
    kinds=ANY,
    scope=REGISTER,
    clauses=("7.5",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "id": "{field} names {text}, which is no clause or control of ISO/IEC 27001:{edition}"
        "{advice}",
        "edition": "{edition} is no known edition; the clause and control ids here were read as"
        " those of {used}",
    },
    related=(
        "REF009",
        "SOA009",
        "XFW002",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A clause, lettered item or control that the declared edition does not have.

    What it checks
        Each scope item that means to be a clause or a control is one of the edition the record is
        read in: its own `edition`, that of the entry it stands in, else the organization's. A letter
        is one that the clause has there. The edition itself is a known one.
    Why it matters
        A finding under a clause that does not exist supports nothing, and coverage of it covers
        nothing. Numbers from the other edition are the usual cause: they often exist in both and
        mean different things.
    How to fix
        Write the id the message proposes. Control ids carry `A.`: `A.5.15` is a control, `6.1.2` a
        clause, `5.15` neither. For records written under the older edition say so:
        `edition: "2013"`.
    Not reported
        Ids of 2013 in a record, an entry or an organization that says so; where none does, SOA009
        (controls) and XFW002 (clauses) say what became of them. Ids of other frameworks: XFW001.
        Texts that do not look like ids of the standard: REF001 speaks of those. Letters after a
        control or a heading (`A.5.18 a`, `7.5 a`).
    Bad
        kind: nonconformity
        id: NC-1
        requirement: ["9.3.2(c)(4)"]
    Good
        kind: nonconformity
        id: NC-1
        requirement: ["9.3.2 d3", "6.1.2", A.5.15]
        ---
        kind: nonconformity
        id: NC-2
        edition: "2013"
        requirement: [A.9.2.3]
    """
    register = run.register
    unknown: dict[FieldPath, str] = {}
    if record.kind == "organization":
        _note_edition(record, ("edition",), unknown, run)
    for item in register.unsettled_scope_items(record):
        if item.edition is not None:
            _note_edition(record, _edition_path(record, item.path), unknown, run)
    places = {item.path for item in register.unknown_scope_items(record)}
    for item in register.scope_items(record):
        unknown_id = bool(places) and item.path in places and _is_unknown(item, run)
        if not (unknown_id or has_letter(item.text)):
            continue
        edition = item.edition if item.edition is not None else ""
        if not register.scope.knows(edition):
            edition = register.edition(record)
        if unknown_id or letterless_clause(item.text, edition, run):
            yield Report(
                "id",
                item.path,
                field=field_name(item.path),
                text=quote(item.text),
                edition=edition,
                advice=clause_advice(item.text, edition, record, run, _is_control(item)),
            )
    for path, edition in unknown.items():
        yield Report("edition", path, edition=quote(edition), used=register.edition(record))


def _is_control(item: ScopeItem) -> bool:
    """Whether it stands where controls are named, not clauses."""
    return any(name in ("control", "controls") for name in item.path)


def _is_unknown(item: ScopeItem, run: Pass) -> bool:
    resolved = run.register.resolve(item.text, item.record, item.edition)
    return resolved.unknown == "clause" and not is_told_elsewhere(item, run)


def _note_edition(
    record: Record, path: FieldPath, unknown: dict[FieldPath, str], run: Pass
) -> None:
    edition = record.text(*path)
    if edition and not run.register.scope.knows(edition):
        unknown[path] = edition


def _edition_path(record: Record, path: FieldPath) -> FieldPath:
    """Where the edition stands in which the scope item at `path` is read."""
    for length in range(len(path) - 1, -1, -1):
        around = record.get(*path[:length]) if length else record.data
        if isinstance(around, dict) and isinstance(around.get("edition"), str):
            return (*path[:length], "edition")
    return ("edition",)
