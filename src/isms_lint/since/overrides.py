"""What a change of the overrides lets through: of settings for some files and kinds of record.

Settings are compared as they come together: for the files that both sides read, and for files yet to
come that only the patterns of one override match.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from isms_lint.config.config import Config
from isms_lint.config.overrides import Entry, Overrides, Overriding, read_overrides, together
from isms_lint.config.selection import options, severities
from isms_lint.config.setting import Setting
from isms_lint.documents.positions import FieldPath
from isms_lint.records.kinds import Kinds
from isms_lint.rules.basis import Severity
from isms_lint.since.configuration import Loosening, Rules, named
from isms_lint.values import NamedTuple

Entries = tuple[Entry, ...]


_OVERRIDES: FieldPath = ("overrides",)
_WHERE = {"ignores": ("ignore",), "options": ("parameters",)}
"""The part of an override that a message is about; severities else."""


class _Change(NamedTuple):
    """What is laxer for some records. `code` is empty where the message is not about one rule."""

    message: str
    code: str
    words: str
    by: Callable[[Entry], bool]


def overridden(
    before: Config, after: Config, rules: Rules, kinds: Kinds, files: Iterable[str]
) -> Iterator[Loosening]:
    """How the overrides of `after` are laxer than those of `before`; `files` are those that both read.

    Raises UsageError where one of them is no configuration.
    """
    if not before.overrides and not after.overrides:
        return
    old = read_overrides(before.overrides, rules, kinds)
    new = read_overrides(after.overrides, rules, kinds)
    tops = _Top(before, after, rules)
    named_kinds = {kind for entry in (*old.entries, *new.entries) for kind in entry.override.kinds}
    found: dict[tuple[str, FieldPath, str, str], dict[str, None]] = {}
    for was, now in _together(old, new, files):
        for kind in sorted({*named_kinds, ""}):
            for change in tops.changes(together(was, kind), together(now, kind)):
                setting, target = _blamed(change, was, now, kind)
                key = (change.message, setting, target, change.code)
                found.setdefault(key, {})[change.words] = None
    for (message, setting, target, code), words in found.items():
        yield _loosening(message, setting, target, code, list(words))


def _together(
    old: Overrides, new: Overrides, files: Iterable[str]
) -> Iterable[tuple[Entries, Entries]]:
    """The overrides that come together in a file: of before, and of after."""
    patterns = {entry.override.files for entry in (*old.entries, *new.entries)}
    found = [(old.in_file(file), new.in_file(file)) for file in files]
    found += [(_of(old, files), _of(new, files)) for files in patterns]
    apart = {tuple(id(entry) for entries in both for entry in entries): both for both in found}
    return apart.values()


def _of(overrides: Overrides, files: tuple[str, ...]) -> Entries:
    return tuple(entry for entry in overrides.entries if entry.override.files in ((), files))


def _blamed(change: _Change, was: Entries, now: Entries, kind: str) -> tuple[FieldPath, str]:
    """The setting that brings the change about, and the records it is about, in words."""
    for entries, is_there in ((now, True), (was, False)):
        for entry in reversed(entries):
            override = entry.override
            if change.by(entry) and (not override.kinds or kind in override.kinds):
                return _written(override.setting) if is_there else _OVERRIDES, override.target
    return _OVERRIDES, ""


def _written(setting: Setting) -> FieldPath:
    """Its path, where it stands in the configuration itself."""
    if not setting.path:
        return _OVERRIDES
    return setting.path if setting.sources[0].file else ("profile",)


def _loosening(
    message: str, setting: FieldPath, target: str, code: str, words: list[str]
) -> Loosening:
    if len(setting) > 1:
        setting = (*setting, *_WHERE.get(message, ("severities",)), *filter(None, (code,)))
    if message == "ignores":
        values = {"setting": "overrides", "key": target, "codes": named(words)}
        return Loosening(message, setting, values)
    there = f" for {target}" if target else ""
    values = {"changes": named([f"{word}{there}" for word in words])}
    if code:
        values["code"] = code
    level = Severity.ERROR if message == "severities" else Severity.WARNING
    return Loosening(message, setting, values, severity=level)


class _Top:
    """What holds where no override does, before and after."""

    def __init__(self, before: Config, after: Config, rules: Rules) -> None:
        self._rules = rules
        self._was, self._now = severities(rules, before), severities(rules, after)
        self._had, self._has = options(rules, before), options(rules, after)

    def changes(self, was: Overriding, now: Overriding) -> Iterator[_Change]:
        """What is laxer in `now` than in `was`, beyond what is laxer at the top."""
        for code in sorted(now.ignored - was.ignored):
            yield _Change("ignores", "", code, lambda entry, code=code: code in entry.ignored)  # type: ignore[misc]
        for code in sorted({*was.severities, *now.severities}):
            yield from self._severity(code, was.severities.get(code), now.severities.get(code))
        for code in sorted({*was.parameters, *now.parameters}):
            yield from self._options(code, was, now)

    def _severity(self, code: str, was: Severity | None, now: Severity | None) -> Iterator[_Change]:
        own = self._rules[code].severity
        before, after = was or self._was.get(code), now or self._now.get(code)
        old, new = before or own, after or own
        message = words = ""
        if new.rank > old.rank:
            message, words = "severities", f"{code} from {old} to {new}"
        elif before is None and new is own is not Severity.ERROR:
            message, words = "severities-set", f"{code} {new}"
        elif after is None and old is not Severity.INFO:
            message, words = "severities-freed", f"{code} {old}"
        if message:
            yield _Change(message, "", words, lambda entry: code in entry.severities)

    def _options(self, code: str, was: Overriding, now: Overriding) -> Iterator[_Change]:
        old = {**self._had[code], **was.parameters.get(code, {})}
        new = {**self._has[code], **now.parameters.get(code, {})}
        for name, value in new.items():
            at_the_top = (self._had[code][name], self._has[code][name])
            if old[name] != value and (old[name], value) != at_the_top:
                words = f"{name} from `{old[name]}` to `{value}`"
                yield _Change("options", code, words, lambda entry: code in entry.parameters)
