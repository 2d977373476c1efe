"""Which findings are reported: ignores of the configuration, and the paths asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from isms_lint.files.globs import Globs
from isms_lint.findings.finding import Finding
from isms_lint.findings.fingerprint import fingerprint


class Ignores:
    """Rules that are not reported for some files or records."""

    def __init__(
        self, per_file: Iterable[tuple[Globs, set[str]]], per_record: Mapping[str, set[str]]
    ) -> None:
        """Both give sets of rule codes: by path patterns, and by record id."""
        self._per_file = tuple(per_file)
        self._per_record = per_record

    def cover(self, finding: Finding) -> bool:
        """Whether `finding` is ignored."""
        if finding.code in self._per_record.get(finding.record_id, ()):
            return True
        return any(
            finding.code in codes and globs.match(finding.location.file)
            for globs, codes in self._per_file
        )


def settle(findings: Iterable[Finding], ignores: Ignores) -> tuple[list[Finding], int]:
    """The findings to report, sorted and each once, and how many are ignored."""
    kept = []
    ignored = 0
    for finding in findings:
        if ignores.cover(finding):
            ignored += 1
        else:
            kept.append(finding)
    kept.sort(key=lambda f: (f.location, f.code, f.path, f.message))
    return _told_apart(kept), ignored


def _told_apart(findings: list[Finding]) -> list[Finding]:
    """Findings with one fingerprint get one each: the second is that of the first, numbered."""
    seen: dict[str, int] = {}
    apart = []
    for finding in findings:
        number = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = number + 1
        if number:
            own = fingerprint(finding.code, finding.fingerprint, str(number), "")
            finding = finding._replace(fingerprint=own)
        apart.append(finding)
    return apart


def within(findings: list[Finding], paths: tuple[str, ...]) -> list[Finding]:
    """The findings in files at or below one of `paths` (below the root, with `/`; empty: all)."""
    if not paths:
        return findings
    return [
        finding
        for finding in findings
        if any(
            finding.location.file == p or finding.location.file.startswith(p + "/") for p in paths
        )
    ]
