"""Mappings of the configuration that find nothing: what they were to read was not read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isms_lint.config.config import Config
from isms_lint.config.mappings import PLACE
from isms_lint.lifting.lift import Lifted
from isms_lint.lifting.mapping import BESIDE, Mapping, Part, Unmapped, field_name
from isms_lint.records.record import Record
from isms_lint.written.normal import normal


def idle_mappings(
    config: Config,
    mappings: Sequence[Mapping],
    lifted: Iterable[tuple[str, Lifted]],
    written: Record,
) -> list[Unmapped]:
    """The mappings that match no file, parts that find no row, and columns that no row has.

    `lifted` are all files with what was lifted out of them, `written` is the configuration as a record.
    """
    met: dict[Part, set[str]] = {}
    files: set[int] = set()
    unread: set[int] = set()
    """Those of templates, and of files that could not be read: what is in these nobody knows."""
    own = mappings[: len(config.mappings)]
    for file, part in lifted:
        number = next((n for n, mapping in enumerate(own) if mapping.applies(file)), None)
        if number is not None:
            files.add(number)
            if part.templates or (part.problems and not part.records):
                unread.add(number)
        for one, names in part.met.items():
            met.setdefault(one, set()).update(names)
    found: list[Unmapped] = []
    for number, mapping in enumerate(own):
        if number not in files:
            shown = ", ".join(mapping.files.patterns)
            found.append(
                Unmapped(written, (PLACE, number, "files"), mapping.format or "file", shown)
            )
        elif number not in unread:
            found.extend(_idle(mapping, met, written))
    return found


def _idle(mapping: Mapping, met: dict[Part, set[str]], written: Record) -> Iterable[Unmapped]:
    for part in mapping.parts():
        names = met.get(part)
        if names is None:
            if part.rows.what:
                shown = ", ".join(part.rows.patterns)
                yield Unmapped(written, (*part.place, part.rows.what), "row", shown)
            continue
        if part.rows.what == "at":
            continue
        have = {normal(name) for name in names}
        for path, source in part.sources():
            own = [name for name in source.names if not name.startswith(BESIDE)]
            first = [name.partition(".")[0] for name in own]
            if own and not any(normal(n) in have for n in (*own, *first)):
                at = (*part.place, "fields", field_name(path))
                yield Unmapped(written, at, "column", ", ".join(own))
        if BESIDE in names:
            for field in sorted(map(field_name, part.around)):
                if BESIDE + field not in names:
                    yield Unmapped(written, (*part.place, "fields", field), "field", field)
