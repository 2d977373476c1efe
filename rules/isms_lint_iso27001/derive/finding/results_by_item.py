"""What an audit says of each item of its scope: by its results, its findings or its conclusion."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit.audits import findings_of
from isms_lint_iso27001.derive.audit.report import has_results, lies_elsewhere
from isms_lint_iso27001.derive.audit.scope import ScopeText, entry_items, own_items
from isms_lint_iso27001.derive.finding.area import area_of
from isms_lint_iso27001.derive.text.naming import is_named
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.speaks_of_all import speaks_of_all

_SAYS = ("result", "samples", "evidence")


def items_without_result(audit: Record, run: Pass) -> list[ScopeText] | NotEvaluated:
    """The items of the planned scope (of the audit, and of its entry in the programme) of which
    neither a result nor a finding says anything; where the audit lists no results, nor its conclusion.

    Not evaluated where the results may stand in a text, or elsewhere.
    """
    results = [result for _, result in audit.items("results")]
    own, planned = own_items(audit, run), entry_items(audit, run)
    items = [*own, *(item for item in planned if item not in own)]
    if not results and _is_told_otherwise(audit, run):
        if has_results(audit, run) and items:
            return NotEvaluated("the audit lists no results by item of its scope")
        return []
    told = {
        leaf
        for result in results
        if any(not is_blank_answer(result.get(field)) for field in _SAYS)
        for leaf in run.register.resolve(str(result.get("item", "")), audit).leaves
    }
    left = [
        item
        for item in items
        if item.leaves and item.text != "full-isms" and told.isdisjoint(item.leaves)
    ]
    if not left:
        return []
    told = {leaf for finding in findings_of(audit, run) for leaf in area_of(finding, run)}
    concluded = "" if results else _conclusion(audit)
    return [
        item
        for item in left
        if told.isdisjoint(item.leaves)
        if not (concluded and _is_concluded(item, concluded, items, run))
    ]


def _is_told_otherwise(audit: Record, run: Pass) -> bool:
    """Whether its results may stand in a text or elsewhere, or it has none at all."""
    is_written = not is_blank_answer(audit.get("text")) or lies_elsewhere(audit, run)
    return is_written or not has_results(audit, run)


def _conclusion(audit: Record) -> str:
    conclusion = audit.get("conclusion")
    parts = conclusion.values() if isinstance(conclusion, dict) else [conclusion]
    return ". ".join(str(part) for part in parts if not is_blank_answer(part))


def _is_concluded(item: ScopeText, words: str, items: list[ScopeText], run: Pass) -> bool:
    """Whether a conclusion is one on the item: the only one, named in it, or among all of them."""
    if all(one.text == item.text for one in items) or speaks_of_all(words):
        return True
    record = run.register.get(item.text)
    names = [item.text, *([record.text("name"), record.text("title")] if record else [])]
    return any(is_named(name.casefold(), words.casefold()) for name in names)
