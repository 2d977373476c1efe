"""What the configuration sets for some records only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.config.override import Override
from isms_lint.config.selection import ignorable, levels, parameters
from isms_lint.files.globs import Globs
from isms_lint.findings.finding import Finding
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.rules.basis import Severity
from isms_lint.rules.pass_ import WHOLE_RUN
from isms_lint.rules.rule import Rule
from isms_lint.values import NamedTuple


class Entry(NamedTuple):
    """An override, its rules by code. `globs` is None where it holds in all files."""

    override: Override
    globs: Globs | None
    ignored: frozenset[str]
    severities: Mapping[str, Severity]
    parameters: Mapping[str, Mapping[str, Any]]


class Overriding(NamedTuple):
    """What all overrides together set for the records of one kind in one file, by code."""

    ignored: frozenset[str]
    severities: Mapping[str, Severity]
    parameters: Mapping[str, Mapping[str, Any]]


class Overrides:
    """All overrides of a configuration. The later win over the earlier; what they ignore adds up."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._of_file: dict[str, tuple[Entry, ...]] = {}
        self._here: dict[tuple[str, str], Overriding] = {}

    def here(self, file: str, kind: str) -> Overriding:
        """What holds for the records of `kind` in `file`; of no kind: for what belongs to no record."""
        found = self._here.get((file, kind))
        if found is None:
            if file not in self._of_file:
                self._of_file[file] = self.in_file(file)
            found = self._here[file, kind] = together(self._of_file[file], kind)
        return found

    def in_file(self, file: str) -> tuple[Entry, ...]:
        """Those that are about `file`."""
        return tuple(
            entry for entry in self.entries if entry.globs is None or entry.globs.match(file)
        )

    def ignored(self, file: str, kind: str) -> frozenset[str]:
        """The codes of the rules that are not reported there."""
        return self.here(file, kind).ignored

    def weighed(self, findings: list[Finding]) -> list[Finding]:
        """The findings, each as grave as it is set for the record it is about."""
        if not any(entry.severities for entry in self.entries):
            return findings
        return [finding._replace(severity=self._severity(finding)) for finding in findings]

    def _severity(self, finding: Finding) -> Severity:
        here = self.here(finding.location.file, finding.record_kind)
        return here.severities.get(finding.code, finding.severity)

    def options_of(
        self, rule: Rule, options: Mapping[str, Any]
    ) -> Callable[[Record], Mapping[str, Any]] | None:
        """Gives the options of `rule` that hold for a record, where they are `options` elsewhere; None
        where they are the same for all.
        """
        if not any(rule.code in entry.parameters for entry in self.entries):
            return None

        def of_record(record: Record) -> Mapping[str, Any]:
            own = self.here(record.file, record.kind).parameters.get(rule.code)
            return options if own is None else {**options, **own}

        return of_record


def together(entries: Iterable[Entry], kind: str) -> Overriding:
    """What those of `entries` that hold for records of `kind` set together."""
    ignored: frozenset[str] = frozenset()
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if entry.override.kinds and kind not in entry.override.kinds:
            continue
        ignored |= entry.ignored
        severities.update(entry.severities)
        for code, values in entry.parameters.items():
            options[code] = {**options.get(code, {}), **values}
    return Overriding(ignored, severities, options)


def read_overrides(
    overrides: Iterable[Override], rules: Mapping[str, Rule], kinds: Kinds
) -> Overrides:
    """The overrides for these rules and kinds.

    Raises UsageError for kinds, rules and options that nobody brings, for values an option does not
    take, and for options that are the same in a whole run.
    """
    return Overrides(_entry(override, rules, kinds) for override in overrides)


def _entry(override: Override, rules: Mapping[str, Rule], kinds: Kinds) -> Entry:
    setting = override.setting
    for kind in override.kinds:
        if kind not in kinds:
            from isms_lint.records.validate import nearest

            named = setting.within("kinds")
            message = f"{named.name}: no kind of record is called `{kind}`; {nearest(kind, kinds)}"
            raise UsageError(message.rstrip("; "), named.where(kind))
    return Entry(
        override,
        Globs(override.files) if override.files else None,
        frozenset(ignorable(override.ignore, rules, setting.within("ignore"))),
        levels(override.severities, rules, setting.within("severities")),
        _options(override, rules),
    )


def _options(override: Override, rules: Mapping[str, Rule]) -> dict[str, dict[str, Any]]:
    """What it sets for the records it is about. What holds for a whole run is set at the top alone."""
    setting = override.setting.within("parameters")
    found: dict[str, dict[str, Any]] = {}
    for word, given in override.parameters.items():
        for code, values in parameters({word: given}, rules, setting).items():
            for name, value in values.items():
                if not rules[code].options[name].get(WHOLE_RUN):
                    found.setdefault(code, {})[name] = value
                elif not override.everywhere:
                    raise UsageError(
                        f"{setting.name}: {code}.{name} is the same in a whole run, as other rules go"
                        " by it too: set it in `parameters` at the top",
                        setting.within(word).where(name),
                    )
    return found
