"""Texts of answers, read. Each function raises ValueError, with a message for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from isms_lint.offers.start import Answers
from isms_lint.records.dates import Calendar, find_timezone
from isms_lint_iso27001.start.ids import TAKEN
from isms_lint_iso27001.start.named import Named, named

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_LONGEST_ID = 48
_SOURCE = re.compile(
    r"(?P<url>https://[A-Za-z0-9.:-]+/(?P<project>[A-Za-z0-9_.~/-]+?)(?:\.git)?)"
    r"@(?P<commit>[A-Za-z0-9_.-]+)\Z"
)


class Source(NamedTuple):
    """Where pipelines get isms-lint: the address of a repository, its path there, a commit."""

    url: str
    project: str
    commit: str


def line(text: str, _: Answers) -> str:
    """A text on one line."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("it holds bytes that are no UTF-8 text") from None
    return " ".join(text.split())


def person(text: str, answers: Answers) -> Named:
    """Somebody, who is in one unit by all answers."""
    found = named(line(text, answers))
    for other in people_in(answers):
        if other.key == found.key and found.unit and other.unit not in ("", found.unit):
            raise ValueError(
                f"{found.name} was put into the unit `{other.unit}` before, and now into"
                f" `{found.unit}`"
            )
    return found


def people_in(answers: Answers) -> list[Named]:
    """Everybody who was named."""
    values = (
        v for value in answers.values() for v in (value if isinstance(value, list) else [value])
    )
    return [value for value in values if isinstance(value, Named)]


def number(lowest: int, highest: int) -> Callable[[str, Answers], int]:
    """Reads whole numbers between the two, both included."""

    def read(text: str, _: Answers) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
            raise ValueError(f"a whole number from {lowest} to {highest} is wanted")
        return int(text)

    return read


def day(first: date, last: date, why: str) -> Callable[[str, Answers], date]:
    """Reads days between the two, both included; `why` says why it has to lie there."""

    def read(text: str, _: Answers) -> date:
        found = Calendar().date(text) if len(text) == len("2026-01-31") else None
        if found is None:
            raise ValueError("a day is wanted, such as 2026-01-31")
        if not first <= found <= last:
            raise ValueError(f"{why}: a day from {first} to {last}")
        return found

    return read


def timezone(text: str, _: Answers) -> str:
    """The name of a timezone."""
    if find_timezone(text) is None:
        raise ValueError("no timezone is called so; names are like Europe/London")
    return text


def new_id(text: str, _: Answers) -> str:
    """An id that no record has that is there whatever is answered."""
    if not _ID.match(text) or len(text) > _LONGEST_ID:
        raise ValueError(
            f"small letters and digits are wanted, at most {_LONGEST_ID}, words joined by hyphens"
        )
    if text in TAKEN or not any(map(str.isalpha, text)):
        raise ValueError("it means something else in records")
    return text


def word(*words: str) -> Callable[[str, Answers], str]:
    """Reads one of these words."""

    def read(text: str, _: Answers) -> str:
        if text not in words:
            raise ValueError(f"it is one of: {', '.join(words)}")
        return text

    return read


def source(text: str, _: Answers) -> Source:
    """Where isms-lint lies."""
    match = _SOURCE.match(text)
    if match is None:
        raise ValueError(
            "the address of a repository and a commit are wanted, such as"
            " https://git.example.org/tools/isms-lint@0123abc"
        )
    return Source(match["url"], match["project"].strip("/"), match["commit"])
