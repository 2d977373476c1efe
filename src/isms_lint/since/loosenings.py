"""Findings about a change that lowers its own bar (GATE005)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from isms_lint.findings.finding import Finding, Location, RelatedLocation
from isms_lint.findings.fingerprint import fingerprint
from isms_lint.findings.locate import shortened
from isms_lint.records.record import Record
from isms_lint.rules.basis import Severity
from isms_lint.rules.gate import LOOSENED
from isms_lint.since.bar import Loosening, named
from isms_lint.since.exceptions import Extension

PlaceOf = Callable[[tuple[str, ...]], Location]
"""Where a setting of the configuration stands."""


def of_settings(loosened: Iterable[Loosening], place: PlaceOf) -> list[Finding]:
    """What the configuration loosens; what may be none weighs less."""
    return [
        _finding(
            one.message,
            one.values,
            place(one.setting),
            path=".".join(one.setting),
            severity=Severity.WARNING if one.doubtful else LOOSENED.severity,
        )
        for one in loosened
    ]


def of_waivers(extended: Iterable[Extension]) -> list[Finding]:
    """Waivers that are new, or accept more or longer than before."""
    found = []
    for waiver, was in extended:
        values = {
            "codes": named(sorted(waiver.codes)),
            "target": waiver.target,
            "until": waiver.until.isoformat(),
            "was": "" if was is None else was.isoformat(),
        }
        message = "waiver-new" if was is None else "waiver-extended"
        place = _place(waiver.record)
        found.append(_finding(message, values, place, record=waiver.record))
    return found


def of_comments(commented: Iterable[Finding]) -> list[Finding]:
    """Comments that newly accept a finding."""
    found = []
    for finding in commented:
        accepted = finding.acceptance
        if accepted is None:
            continue
        about = f"{finding.record_kind} {finding.record_id}".strip() or finding.location.file
        values = {"code": finding.code, "target": about, "reason": accepted.reason}
        related = RelatedLocation(
            f"{finding.code} finds it here",
            finding.record_kind,
            finding.record_id,
            finding.location,
        )
        found.append(
            _finding(
                "comment",
                values,
                accepted.location,
                path=finding.fingerprint,
                related=(related,),
            )._replace(path="", record_kind=finding.record_kind, record_id=finding.record_id)
        )
    return found


def of_baseline(changes: list[str], place: Location) -> list[Finding]:
    """What a baseline accepts beyond that of before; nothing where it accepts no more."""
    if not changes:
        return []
    return [_finding("baseline", {"changes": named(changes)}, place)]


def _finding(
    message: str,
    values: Mapping[str, str],
    place: Location,
    *,
    severity: Severity = LOOSENED.severity,
    path: str = "",
    record: Record | None = None,
    related: tuple[RelatedLocation, ...] = (),
) -> Finding:
    shown = {name: shortened(value) for name, value in values.items()}
    kind, id = ("", "") if record is None else (record.kind, record.id)
    return Finding(
        LOOSENED.code,
        LOOSENED.name,
        severity,
        LOOSENED.basis,
        LOOSENED.clauses,
        LOOSENED.messages[message].format_map(shown),
        message,
        kind,
        id,
        path,
        place,
        related,
        fingerprint(LOOSENED.code, id, path, message),
    )


def _place(record: Record) -> Location:
    span = record.locate(())
    return Location(record.file, span.line, span.column, span.end_line, span.end_column)
