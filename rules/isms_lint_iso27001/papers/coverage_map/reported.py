"""What rules on the programme report as left out."""

from __future__ import annotations

from isms_lint.offers.paper import Seen


def names_reported(seen: Seen, code: str, message: str = "") -> dict[str, set[str]]:
    """By the id of the record it stands at, what a rule tells of by name, accepted findings too; with
    `message` only where that is what it says.
    """
    found: dict[str, set[str]] = {}
    for one in (*seen.result.findings, *seen.result.accepted):
        if one.code == code and message in ("", one.message_id):
            found.setdefault(one.record_id, set()).update(one.names)
    return found
