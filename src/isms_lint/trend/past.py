"""How a repository stood at one time, wherever that is known from."""

from __future__ import annotations

from isms_lint.findings.result import Result
from isms_lint.values import NamedTuple


class Past(NamedTuple):
    """What a run found. `label` is what people call the time, `revision` the commit it is known to be
    of (empty: none). `rules` counts the rules of the isms-lint `version` that ran, and `codes` names
    them; it is None where a report does not say.
    """

    label: str
    revision: str
    result: Result
    version: str
    rules: int
    codes: tuple[str, ...] | None
