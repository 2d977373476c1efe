"""The rows of one summary, taken together: what their counts add up to."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.stated.shares import Share, read_share
from isms_lint_iso27001.derive.stated.written import as_text, compared
from isms_lint_iso27001.derive.text.pattern import Pattern

_TOTAL = Pattern(
    r"(?:grand |overall )?totals?|sum|overall|all|summe|gesamt(?:summe|zahl)?|insgesamt|somme|ensemble"
    r"|suma|soma|geral|total (?:geral|general|général)|totaal|som"
)
_ROUNDED = 1.0
"""By how much shares that add up to a hundred may miss it."""


class Summary(NamedTuple):
    """The parts of a summary, the row that states their total (None: no row does), and the total.

    `is_whole` says that the parts are all there are: a row sums them up, or their shares make 100.
    """

    parts: tuple[Record, ...]
    row: Record | None
    total: int
    is_whole: bool

    @property
    def sum(self) -> int:
        """What the parts add up to."""
        return sum(count_of(part) or 0 for part in self.parts)


def count_of(row: Record) -> int | None:
    """The number a row states; None where it states none."""
    return _whole(row.get("count"))


def total_of(row: Record) -> int | None:
    """The total that a row states beside its count."""
    return _whole(row.get("total"))


def share_of(row: Record) -> Share | None:
    """The share that a row states; None where it states none that can be read."""
    return read_share(as_text(row.get("share")))


def is_total(row: Record) -> bool:
    """Whether a row sums up the others."""
    return row.get("value") is None and bool(_TOTAL.fullmatch(compared(row.text("label"))))


def summary_of(row: Record, run: Pass) -> Summary | None:
    """The summary that a row belongs to; None where it has no total, or is no summary by one field."""
    return run.derive(_summaries).get(row)


def _summaries(run: Pass) -> dict[Record, Summary]:
    """By row (a derivation)."""
    groups: dict[tuple[object, ...], list[Record]] = {}
    for row in run.register.of("stated-count"):
        if count_of(row) is not None:
            groups.setdefault(_key(row), []).append(row)
    found: dict[Record, Summary] = {}
    for rows in groups.values():
        summary = _summary(rows)
        if summary is not None:
            found.update(dict.fromkeys(rows, summary))
    return found


def _key(row: Record) -> tuple[object, ...]:
    """What rows of one summary have in common."""
    where = row.get("where")
    conditions = sorted(where.items(), key=str) if isinstance(where, dict) else []
    return (row.file, row.text("of"), row.text("field"), str(conditions), row.text("as_of"))


def _summary(rows: list[Record]) -> Summary | None:
    totals = [row for row in rows if is_total(row)]
    parts = [row for row in rows if not is_total(row) and row.get("value") is not None]
    values = [compared(as_text(part.get("value"))) for part in parts]
    if len(parts) < 2 or len(set(values)) < len(values) or len(totals) > 1:
        return None
    shares = [share for part in parts if (share := share_of(part)) is not None]
    missing = 100 - sum(share.percent for share in shares)
    whole = len(shares) == len(parts) and abs(missing) <= _ROUNDED
    if totals:
        return Summary(tuple(parts), totals[0], count_of(totals[0]) or 0, True)
    stated = {total_of(part) for part in parts} - {None}
    total = stated.pop() if len(stated) == 1 else None
    if total is None and whole:
        total = sum(count_of(part) or 0 for part in parts)
    return None if total is None else Summary(tuple(parts), None, total, whole)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
