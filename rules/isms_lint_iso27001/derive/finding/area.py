"""What a finding is about: the requirements it cites and the process it was found in."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass


def area_of(finding: Record, run: Pass) -> frozenset[str]:
    """What an audit looks at to look at it again: the scope leaves of its requirements, its process."""
    process = finding.text("process")
    leaves = (
        leaf
        for _, text in finding.strings("requirement")
        for leaf in run.register.resolve(text, finding).leaves
    )
    return frozenset([*leaves, *([process] if process else [])])


def requirements_of(finding: Record, run: Pass) -> frozenset[str]:
    """What two findings have in common that are against one requirement.

    That is a clause or a control, in ids of 2022; of own documents the id and the section as they
    are written, since a document holds many requirements.
    """
    known = run.derive(_requirements)
    found = known.get(finding)
    if found is None:
        found = known[finding] = _requirements_of(finding, run)
    return found


def _requirements(_run: Pass) -> dict[Record, frozenset[str]]:
    """What findings are against, filled by whoever asks first (a derivation)."""
    return {}


def _requirements_of(finding: Record, run: Pass) -> frozenset[str]:
    found: set[str] = set()
    for _, text in finding.strings("requirement"):
        resolved = run.register.resolve(text, finding)
        if resolved.record is None:
            found.update(resolved.leaves)
        else:
            found.add(" ".join(text.split()))
    return frozenset(found)
