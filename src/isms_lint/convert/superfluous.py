"""Settings that nothing needs any more once the files of a conversion are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from isms_lint.config.config import Config
from isms_lint.convert.lifting import Taken
from isms_lint.convert.native import Native
from isms_lint.documents.positions import FieldPath
from isms_lint.values import NamedTuple


class Setting(NamedTuple):
    """A setting: its path in the configuration, and what it is about."""

    path: FieldPath
    about: str


class Superfluous(NamedTuple):
    """Settings that can go, and mappings and records that have to stay, with what is still theirs."""

    gone: list[Setting]
    kept: list[Setting]


def superfluous(
    config: Config, taken: Taken, records: Iterable[Native], converted: Iterable[Native]
) -> Superfluous:
    """What `config` can do without where `converted` are native now, of all `records` there are."""
    left = Counter(record.file for record in records)
    left.subtract(Counter(record.file for record in converted))
    found = Superfluous([], [])
    of_mappings: Counter[int] = Counter()
    for file in taken.files:
        of_mappings[file.number] += left[file.reading.file]
    own = len(config.mappings)
    if own and all(number in of_mappings and not of_mappings[number] for number in range(own)):
        found.gone.append(Setting(("mappings",), "all of them"))
    else:
        for number in sorted(number for number in of_mappings if number < own):
            about = ", ".join(taken.mappings[number].files.patterns)
            _enter(found, Setting(("mappings", number), about), of_mappings[number])
    if config.records:
        _enter(found, Setting(("records",), "what no file stated"), left[taken.written.file])
    needed = any(count for count in of_mappings.values()) or any(n >= own for n in of_mappings)
    if config.names and not needed and len(of_mappings) >= own:
        found.gone.append(Setting(("names",), "who texts mean"))
    return found


def _enter(found: Superfluous, setting: Setting, left: int) -> None:
    if left:
        many = "1 record was" if left == 1 else f"{left} records were"
        found.kept.append(setting._replace(about=f"{setting.about}: {many} not converted"))
    else:
        found.gone.append(setting)
