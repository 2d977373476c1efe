"""The records that cite controls and clauses by their ids of 2013, and what these became."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.offers.paper import Seen
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.clause.old_items import old_clauses
from isms_lint_iso27001.derive.clause.other_numbering import old_controls
from isms_lint_iso27001.derive.clause.records_of_2013 import is_over
from isms_lint_iso27001.derive.soa.statement_in_force import STATEMENT
from isms_lint_iso27001.papers.soa.moved import OLD
from isms_lint_iso27001.papers.spoken import Codes, Spoken


class Cited(NamedTuple):
    """An id of 2013 as it is written, and what it became."""

    text: str
    became: tuple[str, ...]


class Citing(NamedTuple):
    """A record that cites ids of 2013. `codes` are the rules that speak of it; `is_over` says that
    nobody works by it any more.
    """

    record: Record
    cited: tuple[Cited, ...]
    codes: Codes
    is_over: bool


class CitingRecords(NamedTuple):
    """The records that are read in the edition of 2022 and cite ids that only that of 2013 has; and
    those that say they are of 2013.
    """

    untagged: tuple[Citing, ...]
    tagged: tuple[Citing, ...]


_RULES = ("SOA009", "XFW002")
_AUDITED = frozenset({"reported", "closed", "cancelled"})
_DONE = {
    "audit": _AUDITED,
    "external-audit": _AUDITED,
    "management-review": frozenset({"held", "results-approved", "cancelled"}),
}
"""Of what still counts for coverage and trends: the words for what nobody works on any more."""


def citing_records(seen: Seen) -> CitingRecords:
    """Both, in the order of the register; of statements of 2013 their rows tell."""
    run, result = seen.run, seen.result
    spoken = Spoken(
        result._replace(
            findings=tuple(one for one in result.findings if one.code in _RULES),
            accepted=tuple(one for one in result.accepted if one.code in _RULES),
        )
    )
    untagged, tagged = [], []
    for record in run.register.records:
        olds = [*old_controls(record, run), *old_clauses(record, run)]
        cited = _unique([Cited(one.text, one.successors) for one in olds])
        if cited:
            untagged.append(Citing(record, cited, spoken.of(record), _is_over(record, run)))
        cited = () if record.kind == STATEMENT else _of_their_time(record, run)
        if cited:
            tagged.append(Citing(record, cited, spoken.of(record), _is_over(record, run)))
    return CitingRecords(tuple(untagged), tuple(tagged))


def _is_over(record: Record, run: Pass) -> bool:
    return record.text("status") in _DONE.get(record.kind, ()) or is_over(record, run)


def _of_their_time(record: Record, run: Pass) -> tuple[Cited, ...]:
    """The ids of a record that are read in the edition of 2013 and are others in that of 2022."""
    found = []
    for item in run.register.scope_items(record):
        known = item.edition is not None and run.register.scope.knows(item.edition)
        if (item.edition if known else run.register.edition(record)) != OLD:
            continue
        resolved = run.register.resolve(item.text, record, OLD)
        if resolved.record is None and resolved.leaves != resolved.cited:
            found.append(Cited(item.text.strip(), resolved.leaves))
    return _unique(found)


def _unique(cited: list[Cited]) -> tuple[Cited, ...]:
    return tuple(dict.fromkeys(cited))
