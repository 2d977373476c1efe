"""The date or instant to judge by."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from isms_lint.config.errors import UsageError


def read_as_of(given: date | datetime | str | None) -> date | datetime:
    """What is `given`, if need be read from text; now for None.

    Raises UsageError for what is neither a date nor an instant with an offset from UTC.
    """
    if given is None:
        return datetime.now(UTC)
    read = _read(given) if isinstance(given, str) else given
    if not isinstance(read, date):
        wanted = "a date (YYYY-MM-DD) or an instant with an offset"
        raise UsageError(f"--as-of {given}: not {wanted}")
    if isinstance(read, datetime) and read.utcoffset() is None:
        raise UsageError(f"--as-of {given}: an instant needs an offset, such as Z or +02:00")
    return read


def _read(text: str) -> date | datetime | None:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
        written = text.upper()  # records may have t and z too
        return datetime.fromisoformat(written) if "T" in written else None
    except ValueError:
        return None
