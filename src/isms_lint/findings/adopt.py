"""What a run makes of the baseline: what is gone taken out, what is open taken in."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from isms_lint.documents.document import START
from isms_lint.findings.baseline import Baseline, Entry, words_of
from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.rules.gate import GATE_RULES, OVER_CAP, UNMATCHED


class Adoption(NamedTuple):
    """What changes in the baseline, in findings.

    `gone` are entries with how many findings they no longer have, `new` those with findings to take
    in. `left` are the open findings that no baseline takes in: those of rules that guard the gate.
    """

    gone: tuple[Entry, ...]
    new: tuple[Entry, ...]
    left: tuple[Finding, ...]


def adoption(before: Baseline, result: Result) -> Adoption:
    """What `result`, a run that went by `before`, would change in it."""
    guards = {rule.code for rule in (*result.rules, *GATE_RULES) if rule.unsuppressible}
    of_the_gate = guards | {rule.code for rule in GATE_RULES}
    taken = [finding for finding in result.findings if finding.code not in of_the_gate]
    # What is said of the baseline itself is said of the one before.
    beside = of_the_gate - {UNMATCHED.code, OVER_CAP.code}
    left = tuple(finding for finding in result.findings if finding.code in beside)
    numbers: Counter[str] = Counter()
    for finding in taken:
        numbers[finding.shared_fingerprint] += finding.weight
    said = {finding.shared_fingerprint: words_of(finding) for finding in taken}
    gone = {} if result.baseline is None else result.baseline.gone
    return Adoption(
        tuple(before.entries[print_]._replace(number=number) for print_, number in gone.items()),
        tuple(Entry(print_, *said[print_], numbers[print_], START) for print_ in numbers),
        left,
    )


def renewed(before: Baseline, adopted: Adoption, *, grow: bool) -> Baseline:
    """`before` without what is gone and, to `grow`, with what is new."""
    entries = dict(before.entries)
    for gone in adopted.gone:
        entry = entries.pop(gone.fingerprint)
        if entry.number > gone.number:
            entries[entry.fingerprint] = entry._replace(number=entry.number - gone.number)
    for new in adopted.new if grow else ():
        held = entries.get(new.fingerprint)
        # An entry that says something else than its fingerprint held nothing.
        more = held.number if held is not None and held.same_as(new) else 0
        entries[new.fingerprint] = new._replace(number=new.number + more)
    return before._replace(entries=entries)
