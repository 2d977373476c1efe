"""What the audits of a cycle have to cover, in parts that are audited as one, and which of these every
year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.finding.area import area_of
from isms_lint_iso27001.derive.finding.nonconformities import is_major, is_open, is_withdrawn
from isms_lint_iso27001.derive.programme.coverage import audited
from isms_lint_iso27001.derive.risk.high_risk_items import high_risk_items
from isms_lint_iso27001.derive.risk.risks import level_of
from isms_lint_iso27001.derive.soa.rows import applicable_controls, excluded_controls
from isms_lint_iso27001.derive.text.words import are_neighbours, list_of, one_by_one, with_title

NINE_TWO = "9.2"
Fact = TypeVar("Fact")

_CLAUSES = ("4", "5", "6", "7", "8", "9.1", NINE_TWO, "9.3", "10")
_YEARLY = ("6", NINE_TWO, "9.3", "10")
_EARLIER_MONTHS = 24
"""Findings that are not older make a part one to look at first, or every year."""
_SHORTEST_RANGE = 3
_LONGEST_RANGE = 10


class Part(NamedTuple):
    """A clause, a process, or controls that no process carries out: the scope item, what it stands for.

    `risks` and `findings` are what makes it one to look at more often. `last` is the day on which all
    of it was last audited, or will have been; None where it never was. `of_audit`: it is internal
    audit itself.
    """

    text: str
    leaves: frozenset[str]
    risks: tuple[Record, ...]
    findings: tuple[RecentNonconformity, ...]
    last: date | None
    of_audit: bool

    @property
    def is_yearly(self) -> bool:
        """Whether it is audited every year: it shows how the ISMS steers itself, carries high risk, or
        findings in it are grave, open or more than one.
        """
        grave = any(one.is_grave for one in self.findings)
        return self.text in _YEARLY or bool(self.risks) or grave or len(self.findings) > 1


class RecentNonconformity(NamedTuple):
    """A nonconformity of late, and whether it was major or is still open."""

    nonconformity: Record
    is_grave: bool


def parts_to_audit(run: Pass) -> tuple[Part, ...]:
    """Everything that has to be audited once in the cycle, in the order of the standard: the clauses,
    and the controls that apply (all of Annex A where no statement says which).
    """
    scope = run.register.scope
    clauses = frozenset(run.derive(clause_leaves))
    found = {text: frozenset(scope.children(text)) for text in _CLAUSES}
    controls = _controls(run)
    left = set(controls)
    of_audit = {NINE_TWO}
    for process in run.register.of("process"):
        leaves = frozenset(run.register.resolve(process.id, process).leaves)
        own = {one for one in leaves if not scope.children(one)}
        if leaves & controls or not leaves & clauses:
            found[process.id] = (leaves & controls) | own
            left -= leaves
            if leaves & found[NINE_TWO]:
                of_audit.add(process.id)
    for text, together in _ranges(sorted(left, key=scope.order)):
        found[text] = frozenset(together)
    risks, findings = high_risk_items(run.as_of, run).known, _findings(run)
    return tuple(
        Part(
            text,
            leaves,
            _of(text, leaves, risks),
            _of(text, leaves, findings),
            _last(leaves, run),
            text in of_audit,
        )
        for text, leaves in found.items()
        if leaves
    )


def _controls(run: Pass) -> frozenset[str]:
    applicable = run.derive(applicable_controls)
    if applicable:
        return applicable
    scope = run.register.scope
    annex = frozenset(leaf for leaf in scope.all_leaves() if leaf.startswith("A."))
    return annex - run.derive(excluded_controls).keys()


def _ranges(controls: Sequence[str]) -> Iterable[tuple[str, Sequence[str]]]:
    """Controls as scope items: neighbours as a range, no more of them than one audits together."""
    start = 0
    for end in range(1, len(controls) + 1):
        goes_on = end < len(controls) and are_neighbours(controls[end - 1], controls[end])
        if goes_on and end - start < _LONGEST_RANGE:
            continue
        together = controls[start:end]
        if len(together) < _SHORTEST_RANGE:
            yield from ((one, (one,)) for one in together)
        else:
            yield f"{together[0]}-{together[-1]}", together
        start = end


def _findings(run: Pass) -> dict[str, list[RecentNonconformity]]:
    """By scope leaf or process, the nonconformities of late, and those that are open."""
    found: dict[str, list[RecentNonconformity]] = {}
    since = add_months(run.as_of, -_EARLIER_MONTHS)
    for nc in run.register.of("nonconformity"):
        raised, still_open = run.date(nc, "raised_on"), is_open(nc, run.as_of, run)
        if is_withdrawn(nc) or not (still_open or (raised is not None and raised > since)):
            continue
        for item in _where(nc, run):
            found.setdefault(item, []).append(
                RecentNonconformity(nc, still_open or is_major(nc, run))
            )
    return found


def _where(nc: Record, run: Pass) -> frozenset[str]:
    """The process it was found in, and the clauses it is against; the controls too, without one."""
    area = area_of(nc, run)
    process = run.register.find(nc.get("process"), "process")
    if process is None:
        return area
    return frozenset({process.id, *area.intersection(run.derive(clause_leaves))})


def _of(text: str, leaves: frozenset[str], known: dict[str, list[Fact]]) -> tuple[Fact, ...]:
    """What is known of a part: of itself, and of what it stands for."""
    items = (text, *sorted(leaves - {text}))
    return tuple(dict.fromkeys(one for item in items for one in known.get(item, ())))


def _last(leaves: frozenset[str], run: Pass) -> date | None:
    """The last day by which all of it was covered, planned audits included."""
    known = run.derive(_last_days)
    days = [known.get(leaf) for leaf in leaves]
    return None if None in days else min(day for day in days if day is not None)


def _last_days(run: Pass) -> dict[str, date]:
    return {leaf: one.day for one in run.derive(audited) for leaf in one.items.leaves}


def rationale_of(parts: Sequence[Part], start: date, end: date, run: Pass) -> list[str]:
    """Why the programme is as it is, from what is on record."""
    steering = [part.text for part in parts if part.text in _YEARLY and not part.of_audit]
    said = [
        f"Every clause and every control that applies is audited at least once from {start} to {end};"
        " what was audited longest ago, or never, comes first.",
        f"Clauses {list_of(steering)} are audited every year: they show how the ISMS steers itself.",
        "Clause 9.2 has an audit of its own each year, by somebody who has no other part in the"
        " programme.",
    ]
    for part in parts:
        why = [_risk(one) for one in part.risks]
        if part.findings:
            found = list_of([_finding(one) for one in part.findings])
            why.append(f"{found} {'was' if len(part.findings) == 1 else 'were'} found there")
        if why:
            often = "every year" if part.is_yearly else "in the first year"
            said.append(f"{_name(part, run)} is audited {often}: {one_by_one(why)}.")
    return said


def _name(part: Part, run: Pass) -> str:
    if part.text in _CLAUSES:
        return f"Clause {part.text}"
    record = run.register.get(part.text)
    return part.text if record is None else with_title(record)


def _risk(record: Record) -> str:
    if record.kind == "process":
        return "it is said to be of high risk"
    level = level_of(record, None)
    return record.id if level is None else f"{record.id} is at {level}"


def _finding(one: RecentNonconformity) -> str:
    grade = one.nonconformity.get("grade")
    return f"{one.nonconformity.id} ({grade})" if isinstance(grade, str) else one.nonconformity.id
