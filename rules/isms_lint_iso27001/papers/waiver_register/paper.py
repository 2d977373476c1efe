"""The paper on what accepts findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint_iso27001.papers.open_points import points_where
from isms_lint_iso27001.papers.spoken import Spoken
from isms_lint_iso27001.papers.waiver_register.others import comments, in_baseline
from isms_lint_iso27001.papers.waiver_register.waivers import waivers

_RULES = ("WVR", "GATE")
_MOST_SHOWN = 60
"""Comments, and findings of one waiver: whoever wants all reads the output of `check`."""


def _facts(seen: Seen) -> Mapping[str, Any]:
    result = seen.result
    if not result.records:
        raise NoPaper("no record was read: there is nothing that a waiver could speak of")
    found = waivers(seen, Spoken(result))
    return {
        "waivers": found,
        "states": Counter(one.state for one in found),
        "comments": comments(seen),
        "baseline": result.baseline,
        "in_baseline": in_baseline(seen),
        "open": len(result.findings),
        "accepted": Counter(str(one.status) for one in result.accepted),
        "left_out": result.ignored,
        "ran": len(result.rules),
        "not_run": len(seen.run.rules) - len(seen.run.selected),
        "points": points_where(
            seen, lambda one: one.code.startswith(_RULES) or one.record_kind == "waiver"
        ),
        "most_shown": _MOST_SHOWN,
    }


WAIVER_REGISTER = Paper(
    "waiver-register",
    "what accepts findings: waivers with their end, comments and the baseline",
    _facts,
)
