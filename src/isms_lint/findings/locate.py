"""Reports into findings: message, severity, file, line and column, fingerprint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from isms_lint.documents import limits
from isms_lint.documents.cells import cell_name
from isms_lint.documents.document import Problem
from isms_lint.documents.positions import FieldPath, Span
from isms_lint.findings.finding import Finding, FindingPart, Location, RelatedLocation
from isms_lint.findings.fingerprint import fingerprint, stable_path
from isms_lint.findings.fixing import fix_of
from isms_lint.records.faults import Fault, FaultKind
from isms_lint.records.record import Record
from isms_lint.rules.basis import Severity
from isms_lint.rules.input import IDLE, OF_FAULT, OF_PROBLEM
from isms_lint.rules.report import Fix, Related, Replace, Report
from isms_lint.rules.rule import Rule

if TYPE_CHECKING:
    from isms_lint.lifting.mapping import Unmapped

Severities = Mapping[str, Severity]
"""Severities the configuration sets, by rule code."""


def of_place(
    rule: Rule,
    message: str,
    values: Mapping[str, str],
    location: Location,
    severities: Severities,
    *,
    about: str,
) -> Finding:
    """The finding of a rule of the gate at a place that belongs to no record.

    `about` is what the finding is about, wherever it stands: it tells it from others.
    """
    shown = {name: shortened(value) for name, value in values.items()}
    return Finding(
        rule.code,
        rule.name,
        severities.get(rule.code, rule.severity),
        rule.basis,
        rule.clauses,
        rule.messages[message].format_map(shown),
        message,
        "",
        "",
        "",
        location,
        (),
        fingerprint(rule.code, "", about, message),
    )


class Untellable(Exception):
    """A report from which no message can be made; says why."""


def of_report(report: Report, record: Record, rule: Rule, severities: Severities) -> Finding:
    """The finding of a rule's report on `record`.

    Raises Untellable where the rule has no such message or the report lacks a value of it.
    """
    subject = report.record or record
    values = {name: shortened(str(value)) for name, value in report.values.items()}
    try:
        message = rule.messages[report.message].format_map(values)
    except KeyError as error:
        if report.message in rule.messages:
            raise Untellable(
                f"no value is given for {{{error.args[0]}}} of the message `{report.message}`"
            ) from None
        known = ", ".join(f"`{id}`" for id in rule.messages)
        raise Untellable(f"it has no message `{report.message}`; known: {known}") from None
    severity = severities.get(rule.code) or report.severity or rule.severity
    if report.at_key:
        span = subject.locate_key(report.at)
    else:
        span = subject.locate_words(report.at, report.at_words)
    # Which of several things comes first says nothing about what the finding is.
    stable = "" if report.about else stable_path(subject.data, report.at)
    about = [
        FindingPart(
            part.name,
            location_of(
                subject.file,
                span if part.at is None else subject.locate_words(part.at, part.words),
            ),
        )
        for part in report.about
    ]
    return Finding(
        rule.code,
        rule.name,
        severity,
        rule.basis,
        rule.clauses,
        message,
        report.message,
        subject.kind,
        subject.id,
        dotted(report.at),
        place_in(subject, span),
        tuple(_related(related) for related in report.related[: limits.MAX_RELATED]),
        # A record without an id is told from those of other kinds.
        fingerprint(rule.code, subject.id or f" {subject.kind}", stable, report.message),
        None if report.fix is None else fix_of(report.fix, subject),
        stable_path=stable.removeprefix("."),
        about=tuple(sorted(set(about))),
    )


def of_problem(problem: Problem, file: str, severities: Severities) -> Finding:
    """The finding of a file that could not be read as records."""
    rule = OF_PROBLEM[problem.kind]
    return Finding(
        rule.code,
        rule.name,
        severities.get(rule.code, rule.severity),
        rule.basis,
        rule.clauses,
        problem.message,
        "problem",
        "",
        "",
        "",
        location_of(file, problem.span, problem.sheet),
        (),
        fingerprint(rule.code, "", "", problem.message),
    )


def of_fault(fault: Fault, severities: Severities) -> Finding:
    """The finding of a fault that the engine itself reports."""
    rule = OF_FAULT[fault.kind]
    report = Report(
        fault.kind,
        fault.path,
        written=fault.written,
        advice=fault.advice,
        field=dotted(fault.path) or fault.record.kind,
        said=fault.said,
        at_key=fault.at_key,
        fix=_truth(fault),
    )
    return of_report(report, fault.record, rule, severities)


def _truth(fault: Fault) -> Fix | None:
    """A word for true or false becomes the value: it has no other meaning there."""
    if fault.kind is not FaultKind.WRONG_TYPE or not fault.neighbour:
        return None
    return Fix(f"write `{fault.neighbour}`", (Replace(fault.path, fault.neighbour == "true"),))


def of_unmapped(unmapped: Unmapped, severities: Severities) -> Finding:
    """The finding of a foreign field or word that no mapping accounts for."""
    rule = OF_FAULT[FaultKind.UNMAPPED]
    # The path is one of the file, not of the record, so the record's own moves do not apply to it.
    source = Record(
        unmapped.record.kind,
        unmapped.record.id,
        {},
        unmapped.record.file,
        unmapped.record.document,
        unmapped.record.slots,
    )
    report = Report(
        unmapped.reason,
        unmapped.path,
        written=unmapped.value,
        said=unmapped.said,
        at_key=unmapped.reason in ("field", "no-field"),
    )
    return of_report(report, source, rule, severities)


def of_idle(idle: Unmapped, severities: Severities) -> Finding:
    """The finding of a mapping that finds nothing, in the configuration."""
    report = Report(idle.reason, idle.path, written=idle.value)
    return of_report(report, idle.record, IDLE, severities)


def shortened(text: str) -> str:
    """`text`, cut where it is longer than anybody reads."""
    return text if len(text) <= limits.MAX_SAID else f"{text[: limits.MAX_SAID - 1]}…"


def dotted(path: FieldPath) -> str:
    """A field path as people write it: `team[0].person`."""
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def _related(related: Related) -> RelatedLocation:
    record = related.record
    span = record.locate_words(related.path, related.words)
    message = shortened(related.message)
    return RelatedLocation(message, record.kind, record.id, place_in(record, span))


def location_of(file: str, span: Span, sheet: str = "") -> Location:
    """The place of `span` in `file`, or in a sheet of it, where lines are rows and columns cells."""
    cell = cell_name(sheet, span.line, span.column) if sheet else ""
    return Location(file, span.line, span.column, span.end_line, span.end_column, cell)


def place_in(record: Record, span: Span) -> Location:
    """The place of `span` in the file of `record`, with its cell where that is a workbook."""
    return location_of(record.file, span, record.document.sheet)
