"""Has a rule look at records one by one, and notes what it reads and what it says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from isms_lint.findings.finding import Finding
from isms_lint.records.record import Record
from isms_lint.records.tracing import Reads, Tracer
from isms_lint.rule_run import Said
from isms_lint.rules.rule import Rule

Check = Callable[[Rule, Iterable[Record] | None, Said | None], Said]
"""Has a rule look at these records (None: at all its records), and fills what it is given."""


def hear(
    rule: Rule,
    check: Check,
    subjects: Iterable[Record],
    tracer: Tracer,
    reads: Reads,
    told: dict[Record, Said],
    apart: dict[Record, Reads] | None = None,
) -> Said:
    """Have the rule look at `subjects`. What it reads is entered into `reads`, what it says of each of
    them into `told`, in the place of what was said of it before. What it said when it ended is given
    back: of a rule that crashed the rest.

    With `apart`, what it read only of records of which it says something is entered there, by these: a
    message takes more than to see that there is nothing to say.
    """
    said = Said([], [], [], [])
    findings, unjudged, _, misfits = said

    def one_by_one() -> Iterator[Record]:
        for record in subjects:
            tracer.subject = record
            size = reads.size
            yield record
            told.pop(record, None)
            if findings or unjudged or misfits:
                told[record] = said.cut()
                if apart is not None:
                    apart[record] = reads.take_out_since(size)

    with tracer.reading(reads):
        check(rule, one_by_one(), said)
    return said


def joined(told: Iterable[Said], rest: Said) -> Said:
    """All that a rule said: of its records, in their order, and when it ended."""
    whole = Said([], [], rest.errors, [])
    for said in (*told, rest):
        whole.findings.extend(said.findings)
        whole.not_evaluated.extend(said.not_evaluated)
        whole.misfits.extend(said.misfits)
    return whole


def leads_into(files: set[str], finding: Finding) -> bool:
    """Whether some place that the finding names is in one of the files."""
    places = [finding.location, *(one.location for one in finding.related)]
    places.extend(part.location for part in finding.about)
    if finding.fix is not None:
        places.extend(change.location for change in finding.fix.changes)
    return not files.isdisjoint(place.file for place in places)
