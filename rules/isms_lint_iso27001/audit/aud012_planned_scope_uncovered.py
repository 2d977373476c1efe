"""AUD012: the report says something of everything that was planned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_scope import entry_items, is_reported
from isms_lint_iso27001.derive.audits import findings_of
from isms_lint_iso27001.derive.finding_area import area_of
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="AUD012",
    name="planned-scope-uncovered",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011 6.5.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "silent": ("{items} {verb} in the planned scope, and the report says nothing of {them}"),
        "no-reason": "{items} {verb} not audited, and why is not said",
    },
    related=(
        "AUD001",
        "AUD010",
        "PRG004",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """The report says something of everything that was planned.

    What it checks
        Whether each item of the planned scope (of the audit, and of its entry in the programme) of
        a reported audit that lists `results` has one; and each that was not audited a reason.
    Why it matters
        What drops out between plan and report was planned and not audited. Coverage counts it all
        the same if nobody says so.
    How to fix
        Add the result, or `{item: ..., result: not-audited, reason: ...}`.
    Not reported
        Samples within an item: one result in a range is a result. Audits without a list of results.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        scope: [access-control, A.7.1-A.7.4]
        results: [{item: access-control, result: conforming, samples: [EV-1]}]
        ---
        {kind: process, id: access-control}
    Good
        kind: audit
        id: AUD-1
        status: reported
        scope: [access-control, A.7.1-A.7.4]
        results: [{item: access-control, result: conforming, samples: [EV-1]},
             {item: A.7.1-A.7.4, result: not-audited, reason: office closed}]
        ---
        {kind: process, id: access-control}
    """
    results = audit.items("results")
    if not is_reported(audit, run) or not results:
        return
    told = {
        leaf
        for _, result in results
        for leaf in run.register.resolve(str(result.get("item", "")), audit).leaves
    }
    told.update(leaf for finding in findings_of(audit, run) for leaf in area_of(finding, run))
    scope = {text for _, text in audit.strings("scope")}
    planned = [(audit, text) for text in scope]
    planned += [(one, text) for one, text in entry_items(audit, run) if text not in scope]
    silent = []
    for record, text in planned:
        leaves = run.register.resolve(text, record).leaves
        if leaves and text != "full-isms" and told.isdisjoint(leaves):
            silent.append(text)
    for message, items, at in (
        ("silent", sorted(set(silent)), ("scope",)),
        (
            "no-reason",
            [str(r.get("item", "")) for _, r in results if _is_unexplained(r)],
            ("results",),
        ),
    ):
        if items:
            one = len(items) == 1
            yield Report(
                message,
                at,
                items=list_of(items),
                verb=("is" if one else "are")
                if message == "silent"
                else ("was" if one else "were"),
                them="it" if one else "them",
            )


def _is_unexplained(result: dict[str, Any]) -> bool:
    return result.get("result") == "not-audited" and is_blank_answer(result.get("reason"))
