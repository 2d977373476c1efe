"""The paper that says what is in the evidence pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint_iso27001.derive.certification.evidence_pack import missing_from_pack, pack
from isms_lint_iso27001.papers.evidence_index.hashes import Hashes
from isms_lint_iso27001.papers.evidence_index.parts import parts
from isms_lint_iso27001.papers.evidence_index.period import belongs, period
from isms_lint_iso27001.papers.open_points import points_of_rules

_MOST_IDS = 12


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    records = [one for kind in seen.result.records for one in run.register.of(kind)]
    if not records:
        raise NoPaper("no record was read: there is nothing to put into a pack")
    when = period(run)
    chosen = [one for one in records if belongs(one, when.since, run)]
    hashes = Hashes(seen.hash_of)
    found = parts(chosen, hashes, run)
    missing = set(run.derive(missing_from_pack))
    items = {(one.written, one.sort): one for part in found for one in part.items}
    return {
        "asked_for": [(name, name not in missing) for name in pack()],
        "period": when,
        "parts": [one for one in found if one.files or one.items],
        "records": len(chosen),
        "left_out": len(records) - len(chosen),
        "by_result": Counter(one.result for one in items.values() if one.sort == "file"),
        "by_sort": Counter(one.sort for one in items.values()),
        "named": len(items),
        "files": len(hashes.files),
        "digest": hashes.digest,
        "points": points_of_rules(seen, "EXT004"),
        "most_ids": _MOST_IDS,
    }


EVIDENCE_INDEX = Paper(
    "evidence-index",
    "what is in the evidence pack: records and evidence in the order an assessor asks, with hashes",
    _facts,
)
