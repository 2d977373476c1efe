"""The findings of a change: those the revision it is compared with does not have."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.engine import Examined
from isms_lint.findings.finding import Acceptance, Finding, Status
from isms_lint.findings.result import Comparison, Result, RulesOf
from isms_lint.findings.settle import by_place, told_apart
from isms_lint.since.match import Files, match
from isms_lint.since.touched import removed, touched
from isms_lint.values import NamedTuple


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
    files = files_of(before, after)
    kept, opened = _accepted(before, after, files, compared.rules_of)
    found = sorted((*after.result.findings, *opened), key=by_place)
    matched = match(before.result.findings, found, files)
    there = {n: f for n, f in matched.same.items() if found[n].severity.rank >= f.severity.rank}
    new = [finding for number, finding in enumerate(found) if number not in there]
    words = [(found[number].message, finding) for number, finding in there.items()]
    still = match([*matched.left, *before.result.accepted], kept, files)
    words += [(kept[number].message, finding) for number, finding in still.same.items()]
    reworded = [finding for message, finding in words if finding.message != message]
    gone = [finding for finding in still.left if finding.acceptance is None]
    existing = [found[number]._replace(status=Status.EXISTING) for number in sorted(there)]
    records = touched(before.register, after.register) if compared.touched_only else frozenset()

    def is_shown(finding: Finding) -> bool:
        if finding.record_kind:
            return (finding.record_kind, finding.record_id) in records
        return compared.touched_only and finding.location.file in compared.files

    lower = told_apart(sorted(loosened, key=by_place))
    if compared.rules_of is RulesOf.BASE:
        new.extend(lower)
    else:
        kept.extend(_let_pass(finding) for finding in lower)
    return after.result._replace(
        findings=tuple(sorted(new, key=by_place)),
        accepted=tuple(sorted(kept, key=by_place)),
        existing=tuple(finding for finding in existing if is_shown(finding)),
        counted=tuple(finding for finding in existing if not is_shown(finding)),
        comparison=Comparison(
            revision=compared.revision,
            base=compared.base,
            new=len(new),
            existing=len(existing),
            reworded=_named(reworded),
            gone=len(gone),
            rules_of=compared.rules_of,
            touched_only=compared.touched_only,
            blind=compared.blind,
            unjudged=len(_unjudged(before.result, after.result)),
            mended=_named(gone),
            removed=removed(before.register, after.register),
        ),
    )


def files_of(before: Examined, after: Examined) -> Files:
    """The files that were read on both sides."""
    old, new = (frozenset(r.file for r in side.readings) for side in (before, after))
    return Files(old, new)


def _named(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Rule and record of each, once; the file where there is no record."""
    names = (f"{f.code} {f.record_id or f.location.file}" for f in sorted(findings, key=by_place))
    return tuple(dict.fromkeys(names))


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
    before: Examined, after: Examined, files: Files, rules_of: RulesOf
) -> tuple[list[Finding], list[Finding]]:
    """What is accepted, and what the change alone would have accepted and is open.

    What is accepted by what was there before is accepted in its words.
    """
    taken = list(after.result.accepted)
    if rules_of is RulesOf.HEAD:
        return taken, []
    held = match(before.result.accepted, taken, files).same
    kept, opened = [], []
    for number, finding in enumerate(taken):
        by = before.waivers.accept(finding)
        if by is None and number in held:
            by = held[number].acceptance
        if finding.status is Status.BASELINE:
            by = finding.acceptance
        if by is None or finding.acceptance is None:
            opened.append(finding._replace(acceptance=None, status=Status.OPEN))
        else:
            place = finding.acceptance.location
            kept.append(finding._replace(acceptance=by._replace(location=place), status=by.status))
    return kept, opened
