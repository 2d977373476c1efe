"""Findings and outcomes out of a JSON report (`isms_lint_schemas/output.json`)."""

from __future__ import annotations

import re

from isms_lint.findings.finding import (
    Acceptance,
    Change,
    Finding,
    FindingFix,
    FindingPart,
    Location,
    Outcome,
    RelatedLocation,
    Status,
)
from isms_lint.findings.result import IgnoreUse
from isms_lint.past_reports.fields import (
    Malformed,
    Object,
    day,
    each,
    flag,
    inside,
    inside_or_none,
    labels,
    matching,
    number,
    text,
    text_or_empty,
    word,
)
from isms_lint.rules.basis import Basis, Severity
from isms_lint.rules.rule import RULE_CODE, RULE_NAME

_FINGERPRINT = re.compile("[0-9a-f]{32}")
_NOT_ACCEPTED = (Status.OPEN, Status.EXISTING)


def finding(data: Object) -> Finding:
    """One finding. Raises Malformed where it is none."""
    status = word(data, "status", Status)
    acceptance = inside_or_none(data, "acceptance", _acceptance)
    if (acceptance.status if acceptance else None) != (None if status in _NOT_ACCEPTED else status):
        raise Malformed("acceptance", f"does not go with the status `{status}`")
    kind, id = inside_or_none(data, "record", _record) or ("", "")
    return Finding(
        code=matching(data, "code", RULE_CODE),
        name=matching(data, "name", RULE_NAME),
        severity=word(data, "severity", Severity),
        basis=word(data, "basis", Basis),
        clauses=labels(data, "clauses"),
        message=text(data, "message"),
        message_id=text(data, "message_id"),
        record_kind=kind,
        record_id=id,
        path=text(data, "path"),
        location=inside(data, "location", _location),
        related=each(data, "related", _related),
        fingerprint=matching(data, "fingerprint", _FINGERPRINT),
        fix=inside_or_none(data, "fix", _fix),
        acceptance=acceptance,
        about=each(data, "about", _part) if "about" in data else (),
        status=status,
    )


def outcome(data: Object) -> Outcome:
    """What could not be evaluated. Raises Malformed where it is no such thing."""
    kind, id = inside_or_none(data, "record", _record) or ("", "")
    return Outcome(matching(data, "code", RULE_CODE), kind, id, text(data, "reason"))


def ignore(data: Object) -> IgnoreUse:
    """A comment beside a record. Raises Malformed where it is none."""
    return IgnoreUse(
        inside(data, "location", _location),
        labels(data, "codes"),
        text(data, "reason"),
        number(data, "accepted"),
    )


def _acceptance(data: Object) -> Acceptance:
    return Acceptance(
        status=word(data, "status", Status),
        reason=text(data, "reason"),
        location=inside(data, "location", _location),
        waiver=text_or_empty(data, "waiver"),
        approved_by=text_or_empty(data, "approved_by"),
        until=None if data.get("until") is None else day(data, "until"),
    )


def _record(data: Object) -> tuple[str, str]:
    return text(data, "kind"), text(data, "id")


def _location(data: Object) -> Location:
    return Location(
        text(data, "file"),
        number(data, "line", 1),
        number(data, "column", 1),
        number(data, "end_line", 1),
        number(data, "end_column", 1),
        text_or_empty(data, "cell"),
    )


def _part(data: Object) -> FindingPart:
    return FindingPart(text(data, "name"), inside(data, "location", _location))


def _related(data: Object) -> RelatedLocation:
    kind, id = inside_or_none(data, "record", _record) or ("", "")
    return RelatedLocation(text(data, "message"), kind, id, inside(data, "location", _location))


def _fix(data: Object) -> FindingFix:
    return FindingFix(text(data, "message"), flag(data, "safe"), each(data, "changes", _change))


def _change(data: Object) -> Change:
    return Change(text(data, "action"), inside(data, "location", _location), text(data, "text"))
