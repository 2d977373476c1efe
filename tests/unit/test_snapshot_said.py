"""What rules said and read comes back as it was written."""

from __future__ import annotations

import marshal

from isms_lint.findings.finding import Outcome
from isms_lint.rule_run import Said
from isms_lint.snapshot import snapshot
from isms_lint.snapshot.snapshot import Heard, SaidOfRecord


def _unjudged(reason: str) -> Said:
    return Said([], [Outcome("CAR001", "corrective-action", "CAR-1", reason)], [], [])


def test_what_was_read_for_one_record_alone_stays_with_it() -> None:
    names, dates = frozenset({("person", "name")}), frozenset({("audit", "end")})
    heard = Heard(
        frozenset({("risk", "owner")}),
        {
            7: SaidOfRecord(_unjudged("a"), names),
            2: SaidOfRecord(_unjudged("b"), dates),
            5: SaidOfRecord(_unjudged("c"), names),
            9: SaidOfRecord(_unjudged("d"), frozenset()),
        },
    )
    written = marshal.loads(marshal.dumps(snapshot._plain(heard)))
    assert snapshot._heard(*written) == heard
