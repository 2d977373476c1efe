"""What the silence of a run means."""

from __future__ import annotations

from isms_lint.values import NamedTuple


class Judged(NamedTuple):
    """What the run could judge, so that silence means that nothing is there.

    `ran` are codes of rules that ran to their end. `blind` are code and record of what was not
    evaluated, without a record where that is true of all. `all_read` says that no file or part of one
    was left unread.
    """

    ran: frozenset[str]
    blind: frozenset[tuple[str, str]]
    all_read: bool

    def tells(self, code: str, record_id: str) -> bool:
        """Whether a finding of the rule on the record would have been found, were it there."""
        if code not in self.ran or not self.all_read:
            return False
        return (code, record_id) not in self.blind and (code, "") not in self.blind
