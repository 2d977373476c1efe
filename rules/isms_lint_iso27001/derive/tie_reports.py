"""The reports of the rules that each report one sort of tie between auditor and item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass, Related, Report, Severity
from isms_lint_iso27001.derive.independence import independence
from isms_lint_iso27001.derive.relations import Relation
from isms_lint_iso27001.derive.words import collapse_scope

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
) -> Iterator[Report | NotEvaluated]:
    """One report for each auditor of `audit` with ties of the rule `code`, listing the items.

    The message may use `{auditor}`, `{items}`, `{them}`, `{path}` and `{months}`.
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
            one = len(mine) == 1
            yield Report(
                message,
                ("team", auditor.entry_of(mine[0].item), "person"),
                related=proofs_of(mine),
                severity=severity,
                auditor=auditor.named(),
                items=collapse_scope([mine[0].item], run) if one else f"{len(mine)} items",
                them="it" if one else "them",
                path=paths_of(mine, run),
                months=months,
            )
    if found.doubts[code]:
        yield NotEvaluated("; ".join(found.doubts[code]))


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


def proofs_of(ties: Sequence[Relation]) -> tuple[Related, ...]:
    """Where the records say so, each place once; the message counts what is left out."""
    places = {(proof.record, proof.path): proof for tie in ties for proof in tie.proof}
    return tuple(places.values())[:_MOST_PROOFS]
