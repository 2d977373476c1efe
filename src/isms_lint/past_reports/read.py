"""Reads JSON reports out of files, from standard input, or from what git holds."""

from __future__ import annotations

import json
import sys
from typing import NoReturn

from isms_lint.past_reports.fields import Malformed
from isms_lint.past_reports.report import PastReport, report

STANDARD_INPUT = "-"
MOST_BYTES = 256 << 20
"""A larger report is not read: it would fill the memory of a runner."""


class Unreadable(Exception):
    """There is no report to read. `message` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read_report(raw: bytes) -> PastReport:
    """The report in `raw`. Raises Unreadable where it is none."""
    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON (line {error.lineno}, column {error.colno})") from error
    except RecursionError as error:
        raise Unreadable("nested too deeply") from error
    except ValueError as error:  # a number with thousands of digits
        raise Unreadable("not JSON (a number that cannot be read)") from error
    if type(data) is not dict:
        raise Unreadable("not a report that `check --format json` wrote")
    try:
        return report(data)
    except Malformed as error:
        where = f"{error.path}: " if error.path else ""
        raise Unreadable(where + error.message) from error


def bytes_of(path: str) -> bytes:
    """The contents of the file `path`, or of standard input. Raises Unreadable."""
    try:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise Unreadable("standard input is closed")
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with open(path, "rb") as handle:
                raw = handle.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise Unreadable(getattr(error, "strerror", None) or "no such file") from error
    if len(raw) > MOST_BYTES:
        raise Unreadable(f"larger than {MOST_BYTES >> 20} MiB")
    return raw


def _no_number(_: str) -> NoReturn:
    raise ValueError
