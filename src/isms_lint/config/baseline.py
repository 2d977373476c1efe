"""The baseline from its file: read as a whole, or refused with a place."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from datetime import date
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.config.shape import check_shape, place
from isms_lint.documents import limits
from isms_lint.documents.document import Document
from isms_lint.documents.json import read_json
from isms_lint.documents.text import decode
from isms_lint.findings.baseline import Baseline, Cap, Entry

VERSION = "1.0"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)
"""Lines that git leaves where it could not merge."""


def load_baseline(path: str, root: str) -> Baseline:
    """The baseline in the file at `path`, of the repository at `root`.

    Raises UsageError where it cannot be read, and as `read_baseline` does.
    """
    shown = from_here(path)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # reading a pipe or a device may never end
            raise UsageError("the baseline is no file", shown)
        with open(path, "rb") as handle:
            raw = handle.read(limits.MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"cannot read the baseline: {error.strerror}", shown) from error
    if len(raw) > limits.MAX_BYTES:
        raise UsageError("the baseline is larger than any that is read", shown)
    return baseline_of(raw, shown, _from_root(path, root))


def baseline_of(raw: bytes, shown: str, file: str) -> Baseline:
    """The baseline in `raw`, the bytes of its file, as `read_baseline` reads it."""
    text = decode(raw)
    if not isinstance(text, str):
        line, column, _, _ = text.span
        raise UsageError(text.message, f"{shown}:{line}:{column}")
    return read_baseline(text, shown, file)


def read_baseline(text: str, shown: str, file: str) -> Baseline:
    """The baseline that `text` is.

    `shown` is the file as errors name it, `file` the same as seen from the root. Raises UsageError
    with the line for what does not fit the published schema, and for what contradicts itself: one
    fingerprint in two entries, caps that grow. A baseline is never half read.
    """
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        line = text.count("\n", 0, conflict.start()) + 1
        raise UsageError("a merge is not resolved in the baseline", f"{shown}:{line}:1")
    documents, problems = read_json(text)
    for problem in problems:
        line, column, _, _ = problem.span
        raise UsageError(problem.message, f"{shown}:{line}:{column}")
    document = documents[0]
    _check_version(document, shown)
    check_shape("baseline", "field", document.data, document, shown)
    return Baseline(file, _entries(document, shown), _caps(document, shown))


def _check_version(document: Document, shown: str) -> None:
    data = document.data
    version = data.get("schema_version") if isinstance(data, dict) else None
    if isinstance(version, str) and version != VERSION:
        raise UsageError(
            f"the baseline is of version {version}, and this isms-lint reads {VERSION}",
            place(shown, document, ("schema_version",)),
        )


def _entries(document: Document, shown: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for number, data in enumerate(document.data["entries"]):
        entry = _entry(data, document, number)
        if entry.fingerprint in entries:
            first = entries[entry.fingerprint].span.line
            raise UsageError(
                f"the fingerprint {entry.fingerprint} stands in line {first} too",
                place(shown, document, ("entries", number)),
            )
        entries[entry.fingerprint] = entry
    return entries


def _entry(data: dict[str, Any], document: Document, number: int) -> Entry:
    record = data["record"] or {"kind": "", "id": ""}
    slot = document.positions.find(0, ("entries", number)) or 0
    return Entry(
        data["fingerprint"],
        data["code"],
        record["kind"],
        record["id"],
        data["path"],
        data["message_id"],
        int(data["count"]),
        document.positions.span(slot),
        frozenset(data.get("about", ())),
    )


def _caps(document: Document, shown: str) -> tuple[Cap, ...]:
    caps = []
    for number, data in enumerate(document.data["caps"]):
        at = ("caps", number)
        try:
            by = date.fromisoformat(data["by"])
        except ValueError as error:
            where = place(shown, document, (*at, "by"))
            raise UsageError(f"`{data['by']}` is no day (YYYY-MM-DD)", where) from error
        slot = document.positions.find(0, at) or 0
        caps.append(Cap(by, int(data["at_most"]), document.positions.span(slot)))
    caps.sort(key=lambda cap: cap.by)
    check_caps(caps, shown)
    return tuple(caps)


def check_caps(caps: Iterable[Cap], shown: str) -> None:
    """Raise UsageError where `caps`, sorted by day, name one twice, or the later allows more."""
    last: Cap | None = None
    for cap in caps:
        where = f"{shown}:{cap.span.line}:{cap.span.column}" if cap.span.line else shown
        if last is not None and cap.by == last.by:
            raise UsageError(f"there are two caps for {cap.by.isoformat()}", where)
        if last is not None and cap.at_most > last.at_most:
            raise UsageError(
                f"the cap of {cap.at_most} by {cap.by.isoformat()} allows more than the one of"
                f" {last.at_most} by {last.by.isoformat()}: a baseline only shrinks",
                where,
            )
        last = cap


def _from_root(path: str, root: str) -> str:
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # another drive
        return path.replace(os.sep, "/")
