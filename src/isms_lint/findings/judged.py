"""What the silence of a run means."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Judged(NamedTuple):
    """What the run could judge, so that silence means that nothing is there.

    `ran` are codes of rules that ran to their end. `blind` are code and record of what was not
    evaluated, without a record where that is true of all. `is_known` says whether a record was read;
    `all_read` that no file or part of one was left unread.
    """

    ran: frozenset[str]
    blind: frozenset[tuple[str, str]]
    is_known: Callable[[str], bool]
    all_read: bool

    def tells(self, code: str, record_id: str) -> bool:
        """Whether a finding of the rule on the record would have been found, were it there."""
        if code not in self.ran:
            return False
        if not self.is_known(record_id):
            return self.all_read
        return (code, record_id) not in self.blind and (code, "") not in self.blind
