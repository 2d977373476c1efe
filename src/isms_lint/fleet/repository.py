"""One repository of a fleet: what its shards found, joined."""

from __future__ import annotations

from isms_lint.findings.result import Result
from isms_lint.values import NamedTuple


class Repository(NamedTuple):
    """A repository's name and result. `result.rules` is empty: `rules` counts them.

    `codes` are those of the rules that ran; None where a report does not say. `versions` are those of
    the isms-lint that wrote the reports, `sources` where the reports stand. `notes` say where its
    shards do not agree.
    """

    name: str
    result: Result
    rules: int
    codes: tuple[str, ...] | None
    versions: tuple[str, ...]
    sources: tuple[str, ...]
    notes: tuple[str, ...] = ()
