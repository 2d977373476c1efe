"""Which findings count: what the configuration keeps out, what somebody accepts, what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Protocol, TypeVar

from isms_lint.files.globs import Globs
from isms_lint.findings.finding import Acceptance, Finding, Location
from isms_lint.findings.fingerprint import fingerprint
from isms_lint.values import NamedTuple


class Placed(Protocol):
    """Something that stands in a file."""

    @property
    def location(self) -> Location:
        """Where."""


_Placed = TypeVar("_Placed", bound=Placed)


class Acceptor(Protocol):
    """Something that accepts findings: waivers, comments, the baseline."""

    def accept(self, finding: Finding) -> Acceptance | None:
        """By what `finding` is accepted; None where it is not. Asked once for each finding.

        Where an acceptor before this one accepts it, `finding` says so.
        """


class Exclusions:
    """Rules that are not reported for some files or records."""

    def __init__(
        self,
        per_file: Iterable[tuple[Globs, set[str]]],
        per_record: Mapping[str, set[str]],
        overridden: Callable[[str, str], Set[str]] | None = None,
    ) -> None:
        """All give sets of rule codes: by path patterns, by record id, by file and kind of record."""
        self._per_file = tuple(per_file)
        self._per_record = per_record
        self._overridden = overridden

    def cover(self, finding: Finding) -> bool:
        """Whether `finding` is ignored."""
        if finding.code in self._per_record.get(finding.record_id, ()):
            return True
        if self._overridden is not None and finding.code in self._overridden(
            finding.location.file, finding.record_kind
        ):
            return True
        return any(
            finding.code in codes and globs.match(finding.location.file)
            for globs, codes in self._per_file
        )


class Settled(NamedTuple):
    """Findings that count and those that are accepted, each sorted; how many are ignored."""

    findings: list[Finding]
    accepted: list[Finding]
    ignored: int

    def with_findings(self, more: Settled) -> Settled:
        """These and `more`, which were settled later."""
        return Settled(
            sorted((*self.findings, *more.findings), key=by_place),
            sorted((*self.accepted, *more.accepted), key=by_place),
            self.ignored + more.ignored,
        )


def settle(
    findings: Iterable[Finding],
    exclusions: Exclusions,
    acceptors: Sequence[Acceptor],
    unsuppressible: frozenset[str],
) -> Settled:
    """Settle each finding once.

    Of several `acceptors` that accept one the first counts; all are asked, so that each knows what it
    was good for. What the rules `unsuppressible` (codes) found is neither ignored nor accepted.
    """
    kept = []
    ignored = 0
    for finding in findings:
        if finding.code in unsuppressible:
            kept.append(finding)
        elif exclusions.cover(finding):
            ignored += 1
        else:
            for acceptor in acceptors:
                by = acceptor.accept(finding)
                if by is not None and finding.acceptance is None:
                    finding = finding._replace(acceptance=by, status=by.status)
            kept.append(finding)
    kept.sort(key=by_place)
    apart = told_apart(kept)
    return Settled(
        [finding for finding in apart if finding.acceptance is None],
        [finding for finding in apart if finding.acceptance is not None],
        ignored,
    )


def by_place(finding: Finding) -> tuple[object, ...]:
    """The order of reports."""
    where = finding.location
    return where.file, where.sheet, where, finding.code, finding.path, finding.message


def told_apart(findings: list[Finding]) -> list[Finding]:
    """Findings with one fingerprint get one each: the second is that of the first, numbered."""
    seen: dict[str, int] = {}
    apart = []
    for finding in findings:
        number = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = number + 1
        if number:
            own = fingerprint(finding.code, finding.fingerprint, str(number), "")
            finding = finding._replace(fingerprint=own, twin_of=finding.fingerprint)
        apart.append(finding)
    return apart


def within(placed: tuple[_Placed, ...], paths: tuple[str, ...]) -> tuple[_Placed, ...]:
    """What stands in files at or below one of `paths` (below the root, with `/`; empty: all)."""
    if not paths:
        return placed
    return tuple(
        one
        for one in placed
        if any(one.location.file == p or one.location.file.startswith(p + "/") for p in paths)
    )
