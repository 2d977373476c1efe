"""The reports of the rules that each report one sort of tie between auditor and item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Part, Pass, Related, Report, Severity
from isms_lint_iso27001.derive.independence.audited_items import named_items
from isms_lint_iso27001.derive.independence.auditors import Auditor
from isms_lint_iso27001.derive.independence.independence import independence
from isms_lint_iso27001.derive.independence.relations import Relation
from isms_lint_iso27001.derive.independence.safeguards import recorded
from isms_lint_iso27001.derive.text.words import collapse_scope, counted, list_of

_MOST_PATHS = 3
_MOST_PROOFS = 8


def tie_reports(
    code: str,
    message: str,
    audit: Record,
    run: Pass,
    *,
    severity: Severity | None = None,
    months: int = 0,
    said: Callable[[Sequence[Relation]], str] | None = None,
    named: Callable[[Sequence[str], date, Pass], tuple[str, str]] = named_items,
) -> Iterator[Report | NotEvaluated]:
    """One report for each auditor of `audit` with ties of the rule `code`, listing the items.

    The message may use `{auditor}`, `{items}` and `{them}`, worded by `named`, `{path}`, `{months}`,
    `{said}`, the words of the ties unless `said` words them, and `{recorded}`, its end where a
    safeguard is on record.
    """
    found = run.derive(independence).get(audit)
    if found is None:
        return
    if isinstance(found, NotEvaluated):
        yield found
        return
    for auditor, ties in found.ties:
        mine = [tie for tie in ties if tie.code == code]
        if mine:
            items, them = named([tie.item for tie in mine], found.team.period.end, run)
            yield Report(
                message,
                ("team", auditor.entry_of(mine[0].item), "person"),
                related=proofs_of(mine),
                severity=severity,
                about=_conflicts(auditor, mine),
                auditor=auditor.named(),
                items=items,
                them=them,
                path=paths_of(mine, run),
                months=counted(months, "month"),
                said=_said(mine) if said is None else said(mine),
                recorded=recorded(audit),
            )
    doubts = found.doubts_of(code)
    if doubts:
        yield NotEvaluated(doubts)


def _conflicts(auditor: Auditor, ties: Sequence[Relation]) -> list[Part]:
    """The auditor with each item, at the entry of the team that covers it."""
    return [
        Part(f"{auditor.id} {tie.item}", ("team", auditor.entry_of(tie.item), "person"))
        for tie in ties
    ]


def paths_of(ties: Sequence[Relation], run: Pass) -> str:
    """The ways from the auditor to the items, those with the same steps drawn together."""
    items: dict[tuple[str, ...], list[str]] = {}
    for tie in ties:
        items.setdefault(tie.steps, []).append(tie.item)
    paths = [" -> ".join((*steps, collapse_scope(of, run))) for steps, of in items.items()]
    more = len(paths) - _MOST_PATHS
    if more > 0:
        paths = [*paths[:_MOST_PATHS], f"and {more} more"]
    return "; ".join(paths)


def _said(ties: Sequence[Relation]) -> str:
    return list_of(list(dict.fromkeys(tie.said for tie in ties)), _MOST_PATHS)


def proofs_of(ties: Sequence[Relation]) -> tuple[Related, ...]:
    """Where the records say so, each place once; the message counts what is left out."""
    places = {(proof.record, proof.path): proof for tie in ties for proof in tie.proof}
    return tuple(places.values())[:_MOST_PROOFS]
