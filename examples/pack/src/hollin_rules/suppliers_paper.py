"""A document for purchasing: every contract, and how its supplier was reviewed last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.records.record import Record

from hollin_rules.latest_reviews import LatestReview, latest_reviews


class Row(NamedTuple):
    """A contract and its newest review; None where there is none."""

    contract: Record
    latest: LatestReview | None


def _facts(seen: Seen) -> Mapping[str, Any]:
    contracts = seen.run.register.of("contract")
    if not contracts:
        raise NoPaper("no contract is on record")
    latest = seen.run.derive(latest_reviews)
    findings = [one for one in seen.result.findings if one.code.startswith("HOL")]
    rows = [Row(contract, latest.get(contract.id)) for contract in contracts]
    return {"rows": rows, "findings": findings}


SUPPLIERS = Paper("hollin-suppliers", "contracts, and the last review of each supplier", _facts)
