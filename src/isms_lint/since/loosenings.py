"""Findings about a change that lowers its own bar (GATE005)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from isms_lint.config.places import PlaceOf
from isms_lint.findings.finding import Finding, Location, RelatedLocation
from isms_lint.findings.locate import of_place, place_in
from isms_lint.rules.basis import Severity
from isms_lint.rules.gate import LOOSENED
from isms_lint.rules.waiver import Waiver
from isms_lint.since.configuration import Loosening, named
from isms_lint.since.declared import RuleChange
from isms_lint.since.exceptions import Extension


def of_settings(loosened: Iterable[Loosening], place: PlaceOf) -> list[Finding]:
    """What the configuration loosens; what may be none weighs less."""
    return [
        _finding(
            one.message,
            one.values,
            place(one.setting),
            about=".".join(map(str, one.setting)),
            severity=one.severity,
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
            "approver": str(waiver.record.get("approved_by")),
            "reason": waiver.record.text("reason"),
        }
        message = "waiver-new" if was is None else "waiver-extended"
        found.append(_of_waiver(message, values, waiver))
    return found


def of_rewritten(rewritten: Iterable[tuple[Waiver, Waiver]]) -> list[Finding]:
    """Waivers that no longer say why, or by whom, as before."""
    found = []
    for old, new in rewritten:
        values = {
            "before": f"{old.record.get('approved_by')}: {old.record.text('reason')}",
            "after": f"{new.record.get('approved_by')}: {new.record.text('reason')}",
        }
        found.append(_of_waiver("waiver-rewritten", values, new, Severity.WARNING))
    return found


def _of_waiver(
    message: str, values: Mapping[str, str], waiver: Waiver, severity: Severity = LOOSENED.severity
) -> Finding:
    record = waiver.record
    place = place_in(record, record.locate(()))
    finding = _finding(message, values, place, about=waiver.id, severity=severity)
    return finding._replace(record_kind=record.kind, record_id=record.id)


def of_comments(commented: Iterable[Finding]) -> list[Finding]:
    """Comments that newly accept a finding."""
    found = []
    for finding in commented:
        accepted = finding.acceptance
        if accepted is None:
            continue
        kind, id = finding.record_kind, finding.record_id
        about = f"{kind} {id}".strip() or finding.location.file
        values = {"code": finding.code, "target": about, "reason": accepted.reason}
        other = RelatedLocation(f"{finding.code} finds it here", kind, id, finding.location)
        found.append(
            _finding("comment", values, accepted.location, about=finding.fingerprint)._replace(
                record_kind=kind, record_id=id, related=(other,)
            )
        )
    return found


def of_rules(changes: Iterable[RuleChange], place: PlaceOf) -> list[Finding]:
    """Rules of the repository that are gone, rewritten or new; what is gone stands nowhere."""
    found = []
    for change in changes:
        record, gone = change.record, change.message == "rule-gone"
        field = ("severity",) if change.message == "rule-weighs-less" else ()
        at = place(("rules",)) if gone else place_in(record, record.locate(field))
        found.append(
            _finding(change.message, change.values, at, about=change.code, severity=change.severity)
        )
    return found


def of_baseline(changes: list[str], place: Location) -> list[Finding]:
    """What a baseline accepts beyond that of before; nothing where it accepts no more."""
    if not changes:
        return []
    return [_finding("baseline", {"changes": named(changes)}, place, about="")]


def _finding(
    message: str,
    values: Mapping[str, str],
    place: Location,
    *,
    about: str,
    severity: Severity = LOOSENED.severity,
) -> Finding:
    return of_place(LOOSENED, message, values, place, {LOOSENED.code: severity}, about=about)
