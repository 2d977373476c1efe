"""The codes of the rules that speak of a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from isms_lint.offers.paper import Finding, Result
from isms_lint.records.record import Record


class Codes(NamedTuple):
    """Rules that found something in a record, and those of which something accepts what they found."""

    open: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


_NONE = Codes()


class Spoken:
    """Which rules speak of which records."""

    def __init__(self, result: Result) -> None:
        self._open = _by_record(result.findings)
        self._accepted = _by_record(result.accepted)

    def of(self, *records: Record) -> Codes:
        """The rules that speak of one of `records`, each once."""
        keys = [(one.kind, one.id) for one in records]
        if not any(key in self._open or key in self._accepted for key in keys):
            return _NONE
        return Codes(_codes(keys, self._open), _codes(keys, self._accepted))


_Key = tuple[str, str]


def _by_record(findings: Iterable[Finding]) -> dict[_Key, list[str]]:
    found: dict[_Key, list[str]] = {}
    for one in findings:
        found.setdefault((one.record_kind, one.record_id), []).append(one.code)
    return found


def _codes(keys: Iterable[_Key], by_record: dict[_Key, list[str]]) -> tuple[str, ...]:
    return tuple(sorted({code for key in keys for code in by_record.get(key, ())}))
