"""AUD012: the report says something of everything that was planned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import (
    REGISTER,
    Basis,
    NotEvaluated,
    Part,
    Pass,
    Related,
    Report,
    Severity,
    rule,
)
from isms_lint_iso27001.derive.audit.criteria import entry_of
from isms_lint_iso27001.derive.audit.scope import ScopeText, own_items
from isms_lint_iso27001.derive.audit.state import is_reported
from isms_lint_iso27001.derive.finding.results_by_item import items_without_result
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="AUD012",
    name="planned-scope-uncovered",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011:2018 6.5.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "silent": "{items} {verb} in the planned scope, and the report says nothing of {them}",
        "no-results": (
            "the audit gives no results by item: whether {items} of the planned scope {verb} audited"
            " cannot be shown"
        ),
        "no-reason": "{items} {verb} not audited, and why is not said",
    },
    related=(
        "AUD001",
        "AUD010",
        "PRG004",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The report says something of everything that was planned.

    What it checks
        Whether each item of the planned scope (of the audit, and of its entry in the programme) of
        a reported audit has one of its `results`, or a finding; and each that was not audited a
        reason. Where the audit lists no results and has no other report, whether the conclusion
        names the item, or speaks of all.
    Why it matters
        What drops out between plan and report was planned and not audited. Coverage counts it all
        the same if nobody says so.
    How to fix
        Add the result, or `{item: ..., result: not-audited, reason: ...}`.
    Not reported
        Samples within an item: one result in a range is a result. `full-isms`: what was sampled of
        it is the auditor's choice. The conclusion on a scope of one item is its result. Items that
        nothing on record explains: REF001 speaks of those. Reported audits without any result:
        AUD006 does. Where the results may stand in a text or in a report that `evidence` links,
        what it says is not read, and this rule says so.
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
    if not is_reported(audit, run):
        return
    rows = audit.items("results")
    unread = items_without_result(audit, run)
    if isinstance(unread, NotEvaluated):
        yield unread
        return
    if unread:
        texts = list(dict.fromkeys(item.text for item in unread))
        message, verbs = ("silent", ("is", "are")) if rows else ("no-results", ("was", "were"))
        about = [Part(text) for text in texts]
        yield _report(message, about, ("scope",), verbs, _planned(audit, unread, run))
    bare = [
        Part(str(result.get("item", "")), ("results", index))
        for index, result in rows
        if _is_unexplained(result)
    ]
    if bare:
        yield _report("no-reason", bare, ("results",), ("was", "were"))


def _planned(audit: Record, items: list[ScopeText], run: Pass) -> tuple[Related, ...]:
    """The entry of the programme, where it alone names one of the items."""
    entry = entry_of(audit, run)
    own = own_items(audit, run)
    if entry is None or all(item in own for item in items):
        return ()
    return (Related(entry.programme, ("entries", entry.place), "it is planned here"),)


def _is_unexplained(result: dict[str, Any]) -> bool:
    return result.get("result") == "not-audited" and is_blank_answer(result.get("reason"))


def _report(
    message: str,
    items: list[Part],
    at: tuple[str, ...],
    verbs: tuple[str, str],
    related: tuple[Related, ...] = (),
) -> Report:
    several = len(items) > 1
    return Report(
        message,
        at,
        related=related,
        about=items,
        items=list_of([item.name for item in items]),
        verb=verbs[several],
        them="them" if several else "it",
    )
