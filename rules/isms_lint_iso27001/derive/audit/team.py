"""Who in an audit team judges anything."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

NO_AUDITORS = frozenset({"expert", "observer", "trainee"})
"""The functions in a team that audit nothing of their own."""


def auditing(audit: Record) -> list[int]:
    """The places in `team` of those who judge: leads and auditors, no experts or observers.

    A trainee does where nobody supervises: no supervisor is named, and the team has no auditor.
    """
    functions = [(place, audit.text("team", place, "function")) for place, _ in audit.items("team")]
    led = [place for place, function in functions if function not in NO_AUDITORS]
    return led or [
        place
        for place, function in functions
        if function == "trainee" and is_blank_answer(audit.get("team", place, "supervised_by"))
    ]
