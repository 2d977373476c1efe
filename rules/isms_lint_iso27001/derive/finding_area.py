"""What a finding is about: the requirements it cites and the process it was found in."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass


def area_of(finding: Record, run: Pass) -> frozenset[str]:
    """The scope leaves of its requirements, and its process."""
    leaves = {
        leaf
        for _, text in finding.strings("requirement")
        for leaf in run.register.resolve(text, finding).leaves
    }
    process = finding.text("process")
    return frozenset(leaves | ({process} if process else set()))
