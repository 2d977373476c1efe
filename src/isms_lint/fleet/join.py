"""Shards of one repository into one result.

Where shards do not agree, the worse counts: a finding that one of them holds open is open, and the
strictest level counts. Of their days it is the earliest: what fell due after it not all of them can
have seen, so for no later day does the report as a whole speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from isms_lint.findings.finding import Finding, Location, Status
from isms_lint.findings.gate import NEVER
from isms_lint.findings.result import Comparison, IgnoreUse, Result
from isms_lint.findings.settle import by_place
from isms_lint.fleet.disagreements import disagreements
from isms_lint.fleet.repository import Repository
from isms_lint.past_reports.report import PastReport
from isms_lint.rules.basis import Severity


def joined(name: str, sources: Sequence[str], shards: Sequence[PastReport]) -> Repository:
    """The repository of which `shards` are the reports; `sources` are where they stand."""
    results = [shard.result for shard in shards]
    findings = _findings(results)
    is_open = tuple(f for f in findings if f.status is Status.OPEN)
    existing = tuple(f for f in findings if f.status is Status.EXISTING)
    first = results[0]
    codes = _codes(shards)
    result = first._replace(
        as_of=min(result.as_of for result in results),
        files=max(result.files for result in results),
        without_records=max(result.without_records for result in results),
        templates=tuple(sorted({file for result in results for file in result.templates})),
        records=_most_records(results),
        findings=is_open,
        accepted=tuple(f for f in findings if f.acceptance is not None),
        existing=existing,
        ignores=_ignores(results),
        not_evaluated=tuple(sorted(set(chain.from_iterable(r.not_evaluated for r in results)))),
        ignored=_summed(shards, [result.ignored for result in results]),
        # All of what a shard found lies in its paths or elsewhere.
        elsewhere=max(0, *(len(r.findings) + r.elsewhere - len(is_open) for r in results)),
        errors=tuple(dict.fromkeys(chain.from_iterable(r.errors for r in results))),
        plugins=tuple(sorted(set(chain.from_iterable(r.plugins for r in results)))),
        comparison=_comparison(shards, len(is_open), len(existing)),
        # It speaks of the whole repository, so shards of paths say the same.
        baseline=first.baseline if all(r.baseline == first.baseline for r in results) else None,
        fail_on=min((result.fail_on for result in results), key=_rank),
        repository=name,
    )
    return Repository(
        name,
        result,
        rules=max(shard.rules for shard in shards) if codes is None else len(codes),
        codes=codes,
        versions=tuple(sorted({shard.version for shard in shards})),
        sources=tuple(sources),
        notes=(*disagreements(shards), *_lacking(result)),
    )


def _findings(results: Iterable[Result]) -> list[Finding]:
    """Each finding once: open before existing before accepted, the gravest of these."""
    held: dict[str, Finding] = {}
    for result in results:
        for finding in chain(result.findings, result.existing, result.accepted):
            other = held.get(finding.fingerprint)
            if other is None or _weight(finding) < _weight(other):
                held[finding.fingerprint] = finding
    return sorted(held.values(), key=by_place)


_WEIGHTS = {Status.OPEN: 0, Status.EXISTING: 1}


def _weight(finding: Finding) -> tuple[int, int]:
    return _WEIGHTS.get(finding.status, 2), finding.severity.rank


def _ignores(results: Iterable[Result]) -> tuple[IgnoreUse, ...]:
    """Each comment once, with the most findings that a shard says it accepts."""
    most: dict[tuple[Location, tuple[str, ...], str], IgnoreUse] = {}
    for use in chain.from_iterable(result.ignores for result in results):
        comment = (use.location, use.codes, use.reason)
        if comment not in most or most[comment].accepted < use.accepted:
            most[comment] = use
    return tuple(most[comment] for comment in sorted(most))


def _codes(shards: Sequence[PastReport]) -> tuple[str, ...] | None:
    if any(shard.codes is None for shard in shards):
        return None
    return tuple(sorted(set(chain.from_iterable(shard.codes or () for shard in shards))))


def _most_records(results: Sequence[Result]) -> dict[str, int]:
    """Each shard reads the whole repository, whatever it reports."""
    kinds = sorted(set(chain.from_iterable(result.records for result in results)))
    return {kind: max(result.records.get(kind, 0) for result in results) for kind in kinds}


def _summed(shards: Sequence[PastReport], counts: Sequence[int]) -> int:
    """Shards that ran the same rules counted the same over the whole; those of other rules, others."""
    of_rules: dict[tuple[str, ...] | None, int] = {}
    for shard, count in zip(shards, counts, strict=True):
        of_rules[shard.codes] = max(of_rules.get(shard.codes, 0), count)
    return sum(of_rules.values())


def _comparison(shards: Sequence[PastReport], new: int, existing: int) -> Comparison | None:
    """That of all shards, if they were compared with one commit. Which were gone in which shard is
    not known: at most as many as all of them count.
    """
    found = [shard.result.comparison for shard in shards]
    compared = [comparison for comparison in found if comparison is not None]
    if len(compared) < len(found) or len({comparison.base for comparison in compared}) > 1:
        return None
    if len(shards) == 1:
        return compared[0]
    return compared[0]._replace(
        new=new,
        existing=max(existing, _summed(shards, [one.existing for one in compared])),
        reworded=tuple(dict.fromkeys(chain.from_iterable(one.reworded for one in compared))),
        removed=tuple(dict.fromkeys(chain.from_iterable(one.removed for one in compared))),
        mended=tuple(dict.fromkeys(chain.from_iterable(one.mended for one in compared))),
        gone=sum(one.gone for one in compared),
        unjudged=_summed(shards, [one.unjudged for one in compared]),
        touched_only=any(one.touched_only for one in compared),
        blind=next((one.blind for one in compared if one.blind), ""),
    )


def _lacking(result: Result) -> Iterator[str]:
    """Why not all findings of the repository are there."""
    if result.elsewhere:
        yield f"{result.elsewhere} open findings are outside the paths that its reports are of"
    comparison = result.comparison
    if comparison is not None and comparison.existing > len(result.existing):
        hidden = comparison.existing - len(result.existing)
        yield f"{hidden} findings that were there before are counted, and not reported"


def _rank(fail_on: str) -> int:
    """The strictest level has the lowest."""
    return 1 if fail_on == NEVER else -Severity(fail_on).rank
