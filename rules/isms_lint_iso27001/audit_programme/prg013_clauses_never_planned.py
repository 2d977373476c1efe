"""PRG013: the programme schedules clauses, not controls alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.criteria import Entry
from isms_lint_iso27001.derive.audit.standards import is_programme_of_isms
from isms_lint_iso27001.derive.people.isms_leads import is_clause
from isms_lint_iso27001.derive.programme.coverage import audited
from isms_lint_iso27001.derive.programme.cycle import Cycles, is_in_force
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of

_OPEN = ("unit", "document")
"""Kinds of which nobody can tell which clauses an audit of them looks at."""


@rule(
    code="PRG013",
    name="clauses-never-planned",
    kinds={"audit-programme"},
    scope=REGISTER,
    clauses=("9.2.1 a2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "only-controls": (
            "all that the programme schedules is {items}; no clause of 4 to 10 is in it"
        )
    },
    related=(
        "PRG004",
        "PRG012",
    ),
)
def check(programme: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The programme schedules clauses, not controls alone.

    What it checks
        Whether the entries of a programme and the audits that name it have at least one clause of 4
        to 10 in their scope. Processes count with the clauses they name.
    Why it matters
        Conformity to the standard is conformity to clauses 4 to 10; Annex A is a part of one of
        them. A calendar of control topics audits the controls and never the management system.
    How to fix
        Plan audits of the clauses too: context, leadership, planning, support, operation,
        evaluation, improvement.
    Not reported
        Processes that name clauses. Programmes beside which another one, or an audit, covers
        clauses in the same cycle. Programmes without any entry or audit. Drafts, superseded
        programmes and those of another standard. Where units, documents or sites are audited, what
        else was looked at cannot be told.
    Bad
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - {audit: AUD-1, planned_on: 2024-03-01, scope: [A.5.15-A.5.18]}
          - {audit: AUD-2, planned_on: 2024-07-01, scope: [A.7]}
    Good
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        entries:
          - {audit: AUD-1, planned_on: 2024-03-01, scope: [A.5.15-A.5.18]}
          - {audit: AUD-2, planned_on: 2024-07-01, scope: ["4-10"]}
    """
    if not is_in_force(programme) or not is_programme_of_isms(programme):
        return
    leaves: set[str] = set()
    unknown: list[str] = []
    for record, text, edition in _scheduled(programme, run):
        resolved = run.register.resolve(text, record, edition)
        leaves.update(resolved.leaves)
        if not resolved.leaves or (resolved.record and resolved.record.kind in _OPEN):
            unknown.append(text)
    if any(is_clause(leaf, run) for leaf in leaves) or _is_audited_beside(programme, run):
        return
    if unknown:
        which = list_of(list(dict.fromkeys(unknown)))
        yield NotEvaluated(f"which clauses an audit of {which} looks at is not on record")
    elif leaves:
        yield Report("only-controls", ("entries",), items=collapse_scope(leaves, run))


def _scheduled(programme: Record, run: Pass) -> Iterator[tuple[Record, str, str | None]]:
    """The scope items of entries and audits that are not cancelled, with record and edition."""
    audits = {audit.id: audit for audit in run.register.referring(programme, "audit", "programme")}
    for index, data in programme.items("entries"):
        if data.get("cancellation") is None:
            entry = Entry(programme, index)
            yield from ((programme, text, entry.edition()) for text in entry.texts("scope"))
            audit = run.register.find(data.get("audit"), "audit")
            if audit is not None:
                audits[audit.id] = audit
    for audit in audits.values():
        if audit.text("status") != "cancelled":
            yield from ((audit, text, None) for _, text in audit.strings("scope"))


def _is_audited_beside(programme: Record, run: Pass) -> bool:
    """Whether any audit of the cycles the programme belongs to covers a clause."""
    years = run.option_of("PRG004", "cycle_years")
    days = run.derive(_clauses_audited_on)
    return any(
        bisect_left(days, cycle.start) < bisect_right(days, cycle.end)
        for cycle in run.derive(Cycles).planned_by(programme, years)
    )


def _clauses_audited_on(run: Pass) -> list[date]:
    """The days of audits that cover a clause, the earliest first (a derivation)."""
    return [
        one.day
        for one in run.derive(audited)
        if any(is_clause(leaf, run) for leaf in one.items.touched)
    ]
