"""The findings of a change: those the revision it is compared with does not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from isms_lint.engine import Examined
from isms_lint.findings.finding import Acceptance, Finding, Status
from isms_lint.findings.result import Comparison, Result, RulesOf
from isms_lint.findings.settle import by_place
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
    held = {finding.fingerprint: finding for finding in before.result.accepted}
    kept, opened = _accepted(before, after, held, compared.rules_of)
    found = sorted((*after.result.findings, *opened), key=by_place)
    new = [finding for finding in found if _is_new(finding, old)]
    there = [finding for finding in found if not _is_new(finding, old)]
    words = {print_: finding.message for print_, finding in (held | old).items()}
    reworded = [f for f in (*there, *kept) if words.get(f.fingerprint, f.message) != f.message]
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
            reworded=tuple(dict.fromkeys(f"{f.code} {f.record_id}".strip() for f in reworded)),
            gone=sum(fingerprint not in seen for fingerprint in old),
            rules_of=compared.rules_of,
            touched_only=compared.touched_only,
            blind=compared.blind,
            unjudged=len(_unjudged(before.result, after.result)),
        ),
    )


def _is_new(finding: Finding, old: Mapping[str, Finding]) -> bool:
    """Whether it was not there before, or was and weighs more now."""
    before = old.get(finding.fingerprint)
    return before is None or finding.severity.rank < before.severity.rank


def _unjudged(before: Result, after: Result) -> set[tuple[str, str]]:
    """Rule and record of what was evaluated before, and is not any more."""
    known = {(outcome.code, outcome.record_id) for outcome in before.not_evaluated}
    return {
        (outcome.code, outcome.record_id)
        for outcome in after.not_evaluated
        if (outcome.code, outcome.record_id) not in known and (outcome.code, "") not in known
    }


def _let_pass(finding: Finding) -> Finding:
    by = Acceptance(Status.ALLOWED, "--config-from head", finding.location)
    return finding._replace(acceptance=by, status=by.status)


def _accepted(
    before: Examined, after: Examined, held: Mapping[str, Finding], rules_of: RulesOf
) -> tuple[list[Finding], list[Finding]]:
    """What is accepted, and what the change alone would have accepted and is open.

    `held` are the findings accepted before, by fingerprint. What is accepted by what was there before
    is accepted in its words.
    """
    if rules_of is RulesOf.HEAD:
        return list(after.result.accepted), []
    kept, opened = [], []
    for finding in after.result.accepted:
        by = before.waivers.accept(finding)
        if by is None and finding.fingerprint in held:
            by = held[finding.fingerprint].acceptance
        if finding.status is Status.BASELINE:
            by = finding.acceptance
        if by is None or finding.acceptance is None:
            opened.append(finding._replace(acceptance=None, status=Status.OPEN))
        else:
            place = finding.acceptance.location
            kept.append(finding._replace(acceptance=by._replace(location=place), status=by.status))
    return kept, opened
