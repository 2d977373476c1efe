"""From the controls of 2013 to those of 2022: what each came from, what was and what is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint_iso27001.derive.soa.rows import rows_of
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.open_points import points_of_rules
from isms_lint_iso27001.papers.soa.citing import citing_records
from isms_lint_iso27001.papers.soa.moved import moved, statements, successors
from isms_lint_iso27001.papers.titles import title

_NOTABLE = ("taken-in", "dropped", "joined", "no-decision-before")
_MOST_LISTED = 100
"""Records that cite old ids: whoever has more changes them by a list of `check`."""
_MOST_CITED = 8
"""Old ids of one record, and what asks for one control or carries it out."""


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    both = statements(run)
    citing = citing_records(seen)
    if both.before is None and both.now is None and not citing.untagged and not citing.tagged:
        raise NoPaper(
            "no Statement of Applicability is on record, and no record cites an id of 2013:"
            " there is nothing to move"
        )
    controls = moved(both, run)
    return {
        "title_of": title,
        "before": both.before,
        "before_on": None if both.before is None else run.date(both.before, "approved_on"),
        "now": both.now,
        "now_on": None if both.now is None else run.date(both.now, "approved_on"),
        "is_draft": both.now is not None and both.now.text("status") == "draft",
        "controls": controls,
        "relations_counted": Counter(one.relation for one in controls),
        "changes_counted": Counter(one.change for one in controls if one.relation != "new"),
        "notable": [one for one in controls if one.relation != "new" and one.change in _NOTABLE],
        "open_controls": scope_parts(
            [one.control for one in controls if one.relation != "new" and one.change == "open"], run
        ),
        "new": [one for one in controls if one.relation == "new"],
        "strange": []
        if both.before is None
        else [(row.place + 1, row.control) for row in rows_of(both.before, run) if not row.leaves],
        "citing": citing,
        "most_listed": _MOST_LISTED,
        "most_cited": _MOST_CITED,
        "points": points_of_rules(seen, "REF009", "SOA009", "SOA010", "XFW002", "XFW003"),
        "became": successors(),
    }


SOA_MIGRATION = Paper(
    "soa-migration",
    "the controls of 2022: what each came from in 2013, and what was decided then and now",
    _facts,
)
