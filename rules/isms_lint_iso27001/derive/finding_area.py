"""What a finding is about: the requirements it cites and the process it was found in."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass


def requirements_of(finding: Record, run: Pass) -> frozenset[str]:
    """The scope leaves of the requirements it cites."""
    return frozenset(
        leaf
        for _, text in finding.strings("requirement")
        for leaf in run.register.resolve(text, finding).leaves
    )


def area_of(finding: Record, run: Pass) -> frozenset[str]:
    """The same, and its process."""
    process = finding.text("process")
    return requirements_of(finding, run) | ({process} if process else frozenset())
