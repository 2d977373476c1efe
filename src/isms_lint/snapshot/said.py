"""What rules said as plain data, and back: named tuples cannot be marshalled."""

from __future__ import annotations

from typing import Any

from isms_lint.findings.finding import (
    Change,
    Finding,
    FindingFix,
    FindingPart,
    Location,
    Outcome,
    RelatedLocation,
    Status,
)
from isms_lint.rule_run import Said
from isms_lint.rules.basis import Basis, Severity


def plain(said: Said) -> tuple[Any, ...]:
    """What a rule said that came to its end, and judged no record by a rule file."""
    return [_plain(one) for one in said.findings], [tuple(one) for one in said.not_evaluated]


def restored(told: tuple[Any, ...]) -> Said:
    """What `plain` was given."""
    findings, not_evaluated = told
    return Said(
        [_restored(one) for one in findings], [Outcome(*one) for one in not_evaluated], [], []
    )


def _plain(finding: Finding) -> tuple[Any, ...]:
    """A finding of a rule, which nothing has accepted yet."""
    return (
        *finding[:2],
        str(finding.severity),
        str(finding.basis),
        *finding[4:10],
        tuple(finding.location),
        [(*one[:3], tuple(one.location)) for one in finding.related],
        finding.fingerprint,
        None if finding.fix is None else _plain_fix(finding.fix),
        finding.stable_path,
        finding.twin_of,
        [(one.name, tuple(one.location)) for one in finding.about],
    )


def _restored(told: tuple[Any, ...]) -> Finding:
    code, name, severity, basis, *middle, place, related, fingerprint, fix = told[:14]
    stable_path, twin_of, about = told[14:]
    return Finding._make(
        (
            code,
            name,
            Severity(severity),
            Basis(basis),
            *middle,
            Location(*place),
            tuple(RelatedLocation._make((*one[:3], Location(*one[3]))) for one in related),
            fingerprint,
            None if fix is None else _restored_fix(fix),
            None,
            Status.OPEN,
            stable_path,
            twin_of,
            tuple(FindingPart(name, Location(*place)) for name, place in about),
        )
    )


def _plain_fix(fix: FindingFix) -> tuple[Any, ...]:
    changes = [
        (one.action, tuple(one.location), one.text, [tuple(end) for end in one.ends], one.column)
        for one in fix.changes
    ]
    return fix.message, fix.safe, changes


def _restored_fix(told: tuple[Any, ...]) -> FindingFix:
    message, safe, changes = told
    return FindingFix(
        message,
        safe,
        tuple(
            Change(action, Location(*place), text, tuple(Location(*end) for end in ends), column)
            for action, place, text, ends, column in changes
        ),
    )
