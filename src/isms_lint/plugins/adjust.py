"""What a late hook makes of the findings, held to what it may do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from isms_lint.findings.finding import Finding, Location
from isms_lint.plugins.refused import Refused
from isms_lint.rules.basis import Severity


def adjusted(
    hook: Callable[..., Any],
    findings: Sequence[Finding],
    codes: Collection[str],
    unsuppressible: Collection[str],
) -> list[Finding]:
    """What `hook` returns for `findings`. `codes` are those of all rules.

    Raises Refused where it returns something that is no finding of a rule, or takes from the findings
    of a rule that guards the gate; and whatever the hook raises.
    """
    returned = hook(findings=list(findings))
    if not isinstance(returned, list | tuple):
        raise Refused(f"isms_lint_adjust_findings returned {type(returned).__name__}, no list")
    known = {id(finding) for finding in findings}
    for finding in returned:
        if id(finding) not in known:
            _check(finding, codes)
    _check_guards(
        [finding for finding in findings if finding.code in unsuppressible],
        [finding for finding in returned if finding.code in unsuppressible],
    )
    return list(returned)


def _check(finding: Any, codes: Collection[str]) -> None:
    """Raise Refused where something new in the list is no finding."""
    if not isinstance(finding, Finding):
        kind = type(finding).__name__
        raise Refused(f"isms_lint_adjust_findings returned a {kind}, which is no finding")
    if finding.code not in codes:
        raise Refused(
            f"isms_lint_adjust_findings made a finding of {finding.code}, which is no rule"
        )
    sound = (
        isinstance(finding.severity, Severity)
        and isinstance(finding.message, str)
        and isinstance(finding.location, Location)
        and isinstance(finding.fingerprint, str)
    )
    if not sound:
        raise Refused(
            f"isms_lint_adjust_findings made a finding of {finding.code} without a severity, a"
            " message, a location or a fingerprint"
        )


def _check_guards(before: Sequence[Finding], after: Sequence[Finding]) -> None:
    """Raise Refused where a finding of before is not there any more, or is less grave."""
    waiting = list(after)
    for finding in before:
        same = [
            one
            for one in waiting
            if one._replace(severity=finding.severity) == finding
            and one.severity.rank <= finding.severity.rank
        ]
        if not same:
            raise Refused(
                f"isms_lint_adjust_findings dropped, changed or lowered a finding of {finding.code},"
                " which guards the gate"
            )
        waiting.remove(same[0])
