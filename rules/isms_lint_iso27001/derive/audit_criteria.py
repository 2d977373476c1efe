"""The criteria of an audit (9.2.2 a): its own, else those of the programme it belongs to."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.placeholders import is_blank_answer


def programme_of(audit: Record, run: Pass) -> Record | None:
    """The programme the audit names, else the one with an entry for it."""
    named = run.register.find(audit.text("programme"), "audit-programme")
    return named if named is not None else run.derive(_programmes_by_audit).get(audit.id)


def entry_of(audit: Record, run: Pass) -> dict[str, object]:
    """The entry of the programme that plans the audit; empty where there is none."""
    programme = programme_of(audit, run)
    for _, entry in programme.items("entries") if programme is not None else ():
        if entry.get("audit") == audit.id:
            return entry
    return {}


def criteria_of(audit: Record, run: Pass) -> tuple[list[str], Record]:
    """The criteria in words, and the record they stand in."""
    own = _given(audit.strings("criteria"))
    programme = programme_of(audit, run)
    if own or programme is None:
        return own, audit
    entry = entry_of(audit, run).get("criteria")
    planned = entry if isinstance(entry, list) else [entry]
    named = [one for one in planned if isinstance(one, str) and not is_blank_answer(one)]
    return named or _given(programme.strings("criteria")), programme


def _given(texts: list[tuple[tuple[str | int, ...], str]]) -> list[str]:
    return [text for _, text in texts if not is_blank_answer(text)]


def _programmes_by_audit(run: Pass) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for programme in run.register.of("audit-programme"):
        for _, entry in programme.items("entries"):
            if isinstance(entry.get("audit"), str):
                found.setdefault(entry["audit"], programme)
    return found
