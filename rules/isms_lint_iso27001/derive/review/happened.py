"""The day from which a record could be presented to anyone: when what it tells had happened."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import is_done


class Happened(NamedTuple):
    """Which field tells the day, and in which words.

    `always`: such a record has that day; where it stands nowhere, it is missing.
    """

    field: str
    verb: str
    always: bool = False


_BY_KIND = {
    "audit": Happened("reported_on", "reported"),
    "change": Happened("determined_on", "determined"),
    "corrective-action": Happened("opened_on", "opened", always=True),
    "evidence": Happened("collected_on", "collected"),
    "external-audit": Happened("reported_on", "reported"),
    "incident": Happened("detected_on", "detected"),
    "interested-party": Happened("determined_on", "determined"),
    "issue": Happened("determined_on", "determined"),
    "management-review": Happened("held_on", "held"),
    "nonconformity": Happened("raised_on", "raised", always=True),
    "opportunity-for-improvement": Happened("raised_on", "raised", always=True),
    "result": Happened("on", "measured", always=True),
    "risk-assessment": Happened("completed_on", "completed"),
}
_OCCURRED = Happened("occurred_on", "noted to have occurred", always=True)


def happened(record: Record) -> Happened | None:
    """Which field of `record` tells when it came to be; None for kinds that tell no such day."""
    if record.kind == "incident" and record.get("detected_on") is None:
        return _OCCURRED
    known = _BY_KIND.get(record.kind)
    if known is not None and record.kind in ("audit", "external-audit"):
        reported = record.text("status") in ("reported", "closed")
        return known._replace(always=reported) if is_done(record) else None
    return known
