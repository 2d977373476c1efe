"""What a run makes of the baseline: what is gone taken out, what is open taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from isms_lint.documents.document import START
from isms_lint.findings.baseline import Baseline, Entry, words_of
from isms_lint.findings.finding import Finding, Status
from isms_lint.findings.result import Result
from isms_lint.findings.waivers import Waivers
from isms_lint.rules.gate import GATE_RULES, OVER_CAP, UNMATCHED
from isms_lint.values import NamedTuple


class Adoption(NamedTuple):
    """What changes in the baseline.

    `gone` is what entries hold and need not: how many findings, about which things. `new` are the
    entries with findings to take in, as they would then be, and `taken` is how many findings that
    are. `left` are the open findings that no baseline takes in: those of rules that guard the gate.
    """

    gone: tuple[Entry, ...]
    new: tuple[Entry, ...]
    taken: int
    left: tuple[Finding, ...]


def adoption(result: Result, findings: Iterable[Finding], waivers: Waivers) -> Adoption:
    """What `result`, a run that went by a baseline, would change in it.

    `findings` are the open ones that may be taken in. What one of `waivers` is about is not.
    """
    guards = {rule.code for rule in (*result.rules, *GATE_RULES) if rule.unsuppressible}
    of_the_gate = guards | {rule.code for rule in GATE_RULES}
    open_ones = list(findings)
    # What is said of the baseline itself is said of the one before.
    said_before = {UNMATCHED.code, OVER_CAP.code}
    left = tuple(
        finding
        for finding in open_ones
        if finding.code not in said_before
        and (finding.code in of_the_gate or waivers.have_named(finding))
    )
    beside = set(map(id, left))
    taken = [f for f in open_ones if f.code not in of_the_gate and id(f) not in beside]
    said = {finding.shared_fingerprint: words_of(finding) for finding in taken}
    held = (finding for finding in result.accepted if finding.status is Status.BASELINE)
    numbers: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    for finding in (*taken, *held):
        numbers[finding.shared_fingerprint] += 1
        names.setdefault(finding.shared_fingerprint, set()).update(finding.names)
    return Adoption(
        () if result.baseline is None else tuple(result.baseline.gone.values()),
        tuple(
            Entry(print_, *words, numbers[print_], START, frozenset(names[print_]))
            for print_, words in said.items()
        ),
        len(taken),
        left,
    )


def renewed(before: Baseline, adopted: Adoption, *, grow: bool) -> Baseline:
    """`before` without what is gone and, to `grow`, with what is new."""
    entries = dict(before.entries)
    for gone in adopted.gone:
        entry = entries.pop(gone.fingerprint)
        if entry.number > gone.number:
            entries[entry.fingerprint] = entry._replace(
                number=entry.number - gone.number, about=entry.about - gone.about
            )
    if grow:
        # An entry that says something else than its fingerprint held nothing.
        entries |= {new.fingerprint: new for new in adopted.new}
    return before._replace(entries=entries)
