"""The findings of a change: those the revision it is compared with does not have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from isms_lint.engine import Examined
from isms_lint.findings.finding import Acceptance, Finding, Status
from isms_lint.findings.result import Comparison, Result, RulesOf
from isms_lint.findings.settle import by_place
from isms_lint.since.exceptions import accepts
from isms_lint.since.touched import touched


class Compared(NamedTuple):
    """What is compared with what, and how; see `Comparison`. `files` are those the change touches."""

    revision: str
    base: str
    blind: str
    rules_of: RulesOf
    touched_only: bool
    files: frozenset[str]


def compare(
    before: Examined, after: Examined, loosened: Iterable[Finding], compared: Compared
) -> Result:
    """The result of `after`, its findings those that are new against `before`, with `loosened`.

    Where the rules are those of the base, only what would be accepted there is accepted here. Where
    they are those of the change, whoever runs the gate lets pass what it loosens.
    Findings that were there before are counted; shown are those the change touches, where it was
    asked for them.
    """
    old = {finding.fingerprint: finding for finding in before.result.findings}
    kept, opened = _accepted(before, after, compared.rules_of is RulesOf.BASE)
    found = sorted((*after.result.findings, *opened), key=by_place)
    new = [finding for finding in found if finding.fingerprint not in old]
    there = [finding for finding in found if finding.fingerprint in old]
    reworded = [f for f in there if f.message != old[f.fingerprint].message]
    seen = {finding.fingerprint for finding in (*found, *kept)}
    existing = [finding._replace(status=Status.EXISTING) for finding in there]
    records = touched(before.register, after.register) if compared.touched_only else frozenset()

    def is_shown(finding: Finding) -> bool:
        if finding.record_kind:
            return (finding.record_kind, finding.record_id) in records
        return compared.touched_only and finding.location.file in compared.files

    if compared.rules_of is RulesOf.BASE:
        new.extend(loosened)
    else:
        kept.extend(_let_pass(finding) for finding in loosened)
    findings = sorted(new, key=by_place)
    return after.result._replace(
        findings=tuple(findings),
        accepted=tuple(sorted(kept, key=by_place)),
        existing=tuple(finding for finding in existing if is_shown(finding)),
        counted=tuple(finding for finding in existing if not is_shown(finding)),
        comparison=Comparison(
            revision=compared.revision,
            base=compared.base,
            new=len(findings),
            existing=len(there),
            reworded=tuple(f"{f.code} {f.record_id}".strip() for f in reworded),
            gone=sum(fingerprint not in seen for fingerprint in old),
            rules_of=compared.rules_of,
            touched_only=compared.touched_only,
            blind=compared.blind,
        ),
    )


def _let_pass(finding: Finding) -> Finding:
    by = Acceptance(Status.ALLOWED, "--config-from head", finding.location)
    return finding._replace(acceptance=by, status=by.status)


def _accepted(
    before: Examined, after: Examined, by_base: bool
) -> tuple[list[Finding], list[Finding]]:
    """What is accepted, and what the change alone would have accepted and is open."""
    if not by_base:
        return list(after.result.accepted), []
    had = {finding.fingerprint for finding in before.result.accepted}
    day = after.result.as_of
    kept, opened = [], []
    for finding in after.result.accepted:
        if (
            finding.fingerprint in had
            or finding.status is Status.BASELINE
            or accepts(before.waivers, finding, day)
        ):
            kept.append(finding)
        else:
            opened.append(finding._replace(acceptance=None, status=Status.OPEN))
    return kept, opened
