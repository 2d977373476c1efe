"""Comments that say what is found at their line: `# expect: CAR005[overdue] warning "30 days"`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.config.errors import UsageError
from isms_lint.testing.case import Expected, ExpectedOutcome

_CODE = r"[A-Z]{2,8}[0-9]{3}"
_COMMENT = r"(?:#|<!--)[ \t]*"
_EXPECTATION = re.compile(rf"(?:^|\s){_COMMENT}expect:[ \t]*(?P<said>.*?)(?:[ \t]*-->)?[ \t]*\Z")
_ONE = re.compile(
    rf"(?P<code>{_CODE})\[(?P<message>[\w-]+)\]"
    r"(?:[ \t]+(?P<severity>error|warning|info))?"
    r'(?:[ \t]+"(?P<text>[^"]*)")?'
    r"[ \t]*(?:,[ \t]*|\Z)"
)
_ALIKE = re.compile(
    rf"(?:^|\s){_COMMENT}(?:expect|[\w-]+:[ \t]*{_CODE}\b|.*\b{_CODE}\[)", re.IGNORECASE
)
"""What somebody meant as an expectation, and nobody would read as one."""
_OUTCOME = re.compile(rf"(?P<code>{_CODE})(?:[ \t]+(?P<text>.+))?\Z")
_HOW = 'write `# expect: CODE[message-id]`, optionally with a severity and "a part of the message"'


def expectations(line: str, file: str, number: int, where: str) -> Iterator[Expected]:
    """What the comment at the end of `line` expects there, if there is one.

    `number` is that of the line in `file`, `where` says where it is written. Raises UsageError for a
    comment that looks like an expectation and is none.
    """
    found = _EXPECTATION.search(line)
    if found is None:
        if _ALIKE.search(line):
            raise UsageError(f"this comment is no expectation: {_HOW}", where)
        return
    if not line[: found.start()].strip():
        raise UsageError("an expectation stands at the end of the line it is about", where)
    said, at = found["said"], 0
    while at < len(said):
        one = _ONE.match(said, at)
        if one is None:
            raise UsageError(f"`{said[at:]}` is no expectation: {_HOW}", where)
        severity, text = one["severity"] or "", one["text"] or ""
        yield Expected(one["code"], one["message"], severity, text, file, number)
        at = one.end()
    if not said:
        raise UsageError(f"nothing is expected: {_HOW}", where)


def expected_outcome(said: str, line: int, where: str) -> ExpectedOutcome:
    """What `# expect-not-evaluated: SAID` expects. Raises UsageError where that says nothing."""
    found = _OUTCOME.match(said)
    if found is None:
        raise UsageError(
            "write `# expect-not-evaluated: CODE part of the record's id and the reason`", where
        )
    return ExpectedOutcome(found["code"], found["text"] or "", line)
