"""REF006: a kind, a field or a word that records do not have."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.record import Record
from isms_lint.rules import (
    ANY,
    RECORD,
    Basis,
    Fix,
    NotEvaluated,
    Pass,
    Rename,
    Replace,
    Report,
    Severity,
    rule,
)
from isms_lint_iso27001.derive.text.field_names import field_name
from isms_lint_iso27001.derive.text.quote import quote

_MESSAGES = {
    FaultKind.UNKNOWN_KIND: "kind",
    FaultKind.UNKNOWN_FIELD: "field",
    FaultKind.UNKNOWN_WORD: "word",
}


@rule(
    code="REF006",
    name="vocabulary",
    kinds=ANY,
    scope=RECORD,
    clauses=("7.5",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    faults={*_MESSAGES, FaultKind.SPLIT_TEXT},
    messages={
        "kind": "{written} is no kind of record, so nothing in it was checked{advice}",
        "field": "{written} is no field of {kind}, so it was not checked{advice}",
        "word": "{written} is no word that {field} takes{advice}",
    },
    related=(
        "INP012",
        "REF007",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A kind, a field or a status word that is not in the vocabulary.

    What it checks
        The kind of each record, the names of its fields and the words of fields with a vocabulary
        (a status, a result, a function) are known.
    Why it matters
        A misspelt field is a field nobody reads: the record looks complete and is not. A
        misspelt status tells nothing: rules that depend on it say that they could not judge.
    How to fix
        Use the word the message proposes, or another of those it lists. A field of the
        organization's own begins with `x_`.
    Not reported
        Fields that begin with `x_`. A text that a comma inside braces split
        (`{reason: read, nothing to change}`): YAML takes the rest for a field without a value. It
        is listed as not evaluated, since nobody reads that part of the text.
    Bad
        kind: nonconformity
        id: NC-1
        status: clsoed
    Good
        kind: nonconformity
        id: NC-1
        status: closed
        x_ticket: SEC-114
    """
    for fault in run.register.faults(record):
        if fault.kind == FaultKind.SPLIT_TEXT:
            yield NotEvaluated(
                f"{quote(fault.written)} in {field_name(fault.path[:-1]) or record.kind} stands behind"
                " a comma inside braces, so YAML reads it as a field: put the whole text in quotes"
            )
        message = _MESSAGES.get(fault.kind)
        if message is not None:
            yield Report(
                message,
                fault.path,
                at_key=fault.at_key,
                fix=_fix(fault),
                written=quote(fault.written),
                field=field_name(fault.path),
                kind=record.kind,
                advice=f"; {advice}" if (advice := _advice(fault)) else "",
            )


def _advice(fault: Fault) -> str:
    is_own = fault.kind is FaultKind.UNKNOWN_FIELD and fault.written.lower().startswith("x-")
    return "fields of your own begin with `x_`" if is_own else fault.advice


def _fix(fault: Fault) -> Fix | None:
    """A word has one meaning, so its only neighbour is meant; a field's name is only proposed: under
    another name other rules judge what it says. So is a word that somebody may mean by another.
    """
    if not fault.neighbour:
        write = Fix(f"write `{fault.meant}`", (Replace(fault.path, fault.meant),), safe=False)
        return write if fault.meant else None
    if fault.kind is FaultKind.UNKNOWN_FIELD:
        message = f"rename the field {quote(fault.written)} to `{fault.neighbour}`"
        return Fix(message, (Rename(fault.path, fault.neighbour),), safe=False)
    return Fix(f"write `{fault.neighbour}`", (Replace(fault.path, fault.neighbour),))
