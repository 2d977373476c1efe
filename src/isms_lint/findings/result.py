"""The outcome of a run, as every report shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from isms_lint.findings.baseline import Entry
from isms_lint.findings.finding import Finding, Location, Outcome
from isms_lint.findings.gate import passes
from isms_lint.findings.settle import by_place
from isms_lint.rules.rule import Rule
from isms_lint.values import NamedTuple


class RunError(NamedTuple):
    """Something that failed in the run itself: a plugin, a rule. `where` is file:line, if known."""

    source: str
    message: str
    where: str


class RulesOf(StrEnum):
    """Whose configuration, baseline and waivers count in a comparison (`--config-from`)."""

    BASE = "base"
    HEAD = "head"


class Comparison(NamedTuple):
    """What a run was compared with, and how the findings moved.

    `revision` is the one asked for, `base` the commit the findings were compared with: 40 hexadecimal
    digits, empty where there is no commit yet. `new` findings are open here and not there, `existing`
    are open in both. `reworded`, by rule and record, say something else now, accepted ones too; `gone`
    were open there (`mended` names them). `rules_of` is whose configuration, baseline and waivers
    counted. `blind` says what of the history could not be seen; empty where nothing is missing.
    `unjudged` is how many checks were evaluated there and are not here, `removed` the records that are
    gone.
    """

    revision: str
    base: str
    new: int
    existing: int
    reworded: tuple[str, ...]
    gone: int
    rules_of: RulesOf
    touched_only: bool
    blind: str
    unjudged: int = 0
    mended: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class BaselineUse(NamedTuple):
    """What the baseline was good for in the whole repository.

    `file` is where it stands, seen from the root; `entries` are how many it has, `accepted` how many
    findings it accepts. `unmatched` entries hold more than they need, as far as the run could tell;
    `gone` is what, by fingerprint: how many findings, and which of the things they were about. A
    report that is read back does not say it.
    """

    file: str
    entries: int
    accepted: int
    unmatched: int
    gone: Mapping[str, Entry]


class IgnoreUse(NamedTuple):
    """A comment beside a record, and how many findings of the rules `codes` it accepts."""

    location: Location
    codes: tuple[str, ...]
    reason: str
    accepted: int


class Result(NamedTuple):
    """Everything a run found.

    `findings` are open: they count for the exit code (`fail_on` is the gravest level that may not
    occur). `accepted` are those that a waiver, a comment or the baseline accepts, each with its
    acceptance. `existing` are those that the revision compared with has too, as far as they are
    shown, `counted` the others of them. All four are sorted by place.

    `records` counts by kind; `unknown_kinds` are those among them that no schema is known of. `rules`
    are those that ran. `ignored` counts findings the configuration keeps out of the report,
    `elsewhere` those outside the paths asked for. `without_records` are files read that hold none,
    `templates` those in which a mapping found pages or tables with nothing stated yet.
    `ignores` are the comments beside records that may accept findings, by place.
    `repository` is the name the invoker gives it, `revision` the commit that was read where it was
    not the work tree.
    """

    root: str
    as_of: date
    timezone: str
    files: int
    without_records: int
    records: Mapping[str, int]
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    not_evaluated: tuple[Outcome, ...]
    ignored: int
    elsewhere: int
    errors: tuple[RunError, ...]
    plugins: tuple[tuple[str, str], ...]
    unknown_kinds: frozenset[str] = frozenset()
    accepted: tuple[Finding, ...] = ()
    existing: tuple[Finding, ...] = ()
    counted: tuple[Finding, ...] = ()
    ignores: tuple[IgnoreUse, ...] = ()
    comparison: Comparison | None = None
    baseline: BaselineUse | None = None
    fail_on: str = "error"
    repository: str = ""
    revision: str = ""
    templates: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the findings let it pass the gate; a run in which something failed never does."""
        return not self.errors and passes(self.findings, self.fail_on)

    @property
    def whole(self) -> bool:
        """Whether all findings of the repository are shown, but for those that are accepted."""
        there = 0 if self.comparison is None else self.comparison.existing
        return not self.elsewhere and there <= len(self.existing) + len(self.counted)

    @property
    def all_findings(self) -> list[Finding]:
        """Open, accepted and existing, by place: for formats that tell them apart by status."""
        found = (*self.findings, *self.accepted, *self.existing)
        return sorted(found, key=by_place)

    @property
    def state(self) -> list[Finding]:
        """All findings, and those that are only counted, by place: for readers that compare reports
        themselves, and take what is missing for mended.
        """
        return sorted((*self.all_findings, *self.counted), key=by_place)
