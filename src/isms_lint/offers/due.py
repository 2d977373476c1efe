"""Something that has to happen by a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record


class Due(NamedTuple):
    """Something that is due, and not done.

    `what` is the sort of thing (`internal-audit`, `management-review`, `waiver`, ...), `title` says it
    by language (`en`, `de`), `why` says by language where the day comes from: a plan, a declared
    interval, an agreed date. `record` and `at` are where that is written.
    """

    on: date
    what: str
    title: Mapping[str, str]
    why: Mapping[str, str]
    record: Record
    at: FieldPath
