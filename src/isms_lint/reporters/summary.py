"""The end of a report for people: how much was found, what was read, what was not evaluated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from isms_lint.findings.finding import Outcome, Status
from isms_lint.findings.listing import first_few
from isms_lint.findings.result import Comparison, Result, RulesOf
from isms_lint.reporters.escape import plain
from isms_lint.rules.basis import Severity

_MOST_REASONS = 12
_MOST_NAMED = 5
_SHORT = 7
"""Digits of a commit that people read."""
_ACCEPTED = {
    Status.WAIVED: "waived",
    Status.IGNORED: "ignored by a comment",
    Status.BASELINE: "in the baseline",
    Status.ALLOWED: "let pass by whoever runs the gate",
}
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}


def summary(result: Result) -> list[str]:
    """Lines for people. The first says what was found; none says that all is well."""
    return [
        found(result),
        *compared(result),
        *_fixable(result),
        read(result),
        *_templates(result),
        *_kinds(result),
        *_not_evaluated(result),
        as_of(result),
    ]


def short_summary(result: Result) -> str:
    """The same in one line: what was found, how much was not evaluated, as of when."""
    return " ".join((found(result), *compared(result), how_much_unseen(result), as_of(result)))


def errors(result: Result) -> list[str]:
    """What failed in the run itself, a line each."""
    return [
        plain(f"failed: {e.source}: {e.message}" + (f" ({e.where})" if e.where else ""))
        for e in result.errors
    ]


def statistics(result: Result) -> list[str]:
    """How often each rule fired, most often first; then the counts by family, clause and basis."""
    from isms_lint.findings.counts import SUMMED_UP, counted

    counts = Counter((f.code, f.name, str(f.severity)) for f in result.findings)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [f"{n:>6}  {code}  {level:<8} {name}" for (code, name, level), n in ranked]
    for by in SUMMED_UP:
        lines.extend(plain(f"{n:>6}  {name}") for name, n in counted(result.findings, by).items())
    return lines


def found(result: Result) -> str:
    """How much is open, and how much beside it is accepted, kept out or elsewhere."""
    said = by_severity(Counter(finding.severity for finding in result.findings))
    accepted = Counter(finding.status for finding in result.accepted)
    if not said and not result.records:
        said = "No record was read, so nothing was checked"
    elif not said and result.comparison is not None:
        said = "No new findings"
    elif not said:
        said = "No open findings" if accepted else "No findings"
    beside = [f"{accepted[s]} {said_of}" for s, said_of in _ACCEPTED.items() if accepted[s]]
    if result.ignored:
        beside.append(f"{result.ignored} ignored by the configuration")
    if result.elsewhere:
        beside.append(f"{result.elsewhere} outside the paths given")
    return said + (f" ({'; '.join(beside)})" if beside else "") + "."


def by_severity(counts: Mapping[Severity, int]) -> str:
    """`2 errors, 1 warning`; empty where there is nothing."""
    return ", ".join(
        _count(counts[level], str(level), _PLURALS[level])
        for level in Severity
        if counts.get(level)
    )


def compared(result: Result) -> list[str]:
    """How the findings moved since the revision compared with."""
    comparison = result.comparison
    if comparison is None:
        return []
    lines = [plain(_moved(comparison))]
    if comparison.touched_only:
        lines.append("Only findings in what changed since are shown.")
    if comparison.removed:
        lines.append(plain(f"Records that are gone: {first_few(comparison.removed, _MOST_NAMED)}."))
    if comparison.unjudged:
        number = _count(comparison.unjudged, "check", "checks")
        lines.append(f"{number} evaluated there cannot be evaluated any more.")
    if comparison.blind:
        lines.append(plain(f"Not seen: {comparison.blind}."))
    return lines


def _moved(comparison: Comparison) -> str:
    base = comparison.base[:_SHORT] or "no commit"
    named = "" if comparison.base.startswith(comparison.revision) else f" ({comparison.revision})"
    before = f"{comparison.existing} there before"
    if comparison.reworded:
        first = first_few(comparison.reworded, _MOST_NAMED)
        before += f" ({len(comparison.reworded)} read differently now: {first})"
    gone = f"{comparison.gone} gone"
    if comparison.mended:
        gone += f" ({first_few(comparison.mended, _MOST_NAMED)})"
    by_base = comparison.rules_of is RulesOf.BASE and comparison.base
    rules = "that commit" if by_base else "this state"
    return (
        f"Compared with {base}{named}: {comparison.new} new, {before}, {gone};"
        f" by the configuration, baseline and waivers of {rules}."
    )


def _fixable(result: Result) -> list[str]:
    """How much of it the tool could mend itself."""
    fixes = [finding.fix for finding in result.findings if finding.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    lines = []
    if safe:
        lines.append(f"{_count(safe, 'finding', 'findings')} can be fixed with --fix.")
    if len(fixes) > safe:
        number = _count(len(fixes) - safe, "fix needs", "fixes need")
        lines.append(f"{number} your decision: --diff lists what is proposed.")
    return lines


def read(result: Result) -> str:
    """How much was read, and by how many rules it was judged."""
    total = sum(result.records.values())
    files = _count(result.files, "file", "files")
    without = (
        f", {result.without_records} of them without records" if result.without_records else ""
    )
    rules = _count(len(result.rules), "rule", "rules")
    at = f" at {result.revision[:_SHORT]}" if result.revision else ""
    return f"Read {files}{at}{without}: {_count(total, 'record', 'records')}, {rules}."


def _templates(result: Result) -> list[str]:
    """The files in which nothing is stated yet: they made no records."""
    if not result.templates:
        return []
    files = _count(len(result.templates), "file", "files")
    named = first_few(result.templates, _MOST_NAMED)
    return [plain(f"Nothing is stated yet in tables or pages of {files}: {named}.")]


def _kinds(result: Result) -> list[str]:
    if not result.records:
        return []
    kinds = ", ".join(
        f"{count} {kind}{' (unknown kind)' if kind in result.unknown_kinds else ''}"
        for kind, count in result.records.items()
    )
    return [plain(f"Records: {kinds}.")]


def _not_evaluated(result: Result) -> list[str]:
    lines = unseen(result)
    # A line that says that one line is missing might as well be that line.
    shown = len(lines) if len(lines) <= _MOST_REASONS + 1 else _MOST_REASONS
    listed = [f"  {line}" for line in lines[:shown]]
    if len(lines) > shown:
        listed.append(f"  and {len(lines) - shown} more reasons; --format json has them all")
    return [how_much_unseen(result), *listed]


def how_much_unseen(result: Result) -> str:
    """How many checks could not be evaluated."""
    if not result.not_evaluated:
        return "Not evaluated: nothing."
    return f"Not evaluated: {_count(len(result.not_evaluated), 'check', 'checks')}."


def unseen(result: Result) -> list[str]:
    """What could not be evaluated: a line for each reason, with the rules and the first records."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in result.not_evaluated:
        groups.setdefault(outcome.reason, []).append(outcome)
    lines = []
    for reason, outcomes in groups.items():
        codes = ", ".join(sorted({outcome.code for outcome in outcomes}))
        records = sorted({f"{o.record_kind} {o.record_id}" for o in outcomes if o.record_kind})
        on = ""
        if records:
            on = f" on {', '.join(records[:3])}" + (
                f" and {len(records) - 3} more" if len(records) > 3 else ""
            )
        lines.append(plain(f"{codes}{on}: {reason}"))
    return lines


def as_of(result: Result) -> str:
    """The date the records were judged by, and in which timezone."""
    return f"As of {result.as_of.isoformat()} ({plain(result.timezone)})."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
