"""A snapshot in the cache: what it holds, when it counts, and how it is written.

It is two entries: one with the records of all files, and a small one with those of files that changed
since, with what rules read and said, and with what all of it goes by. After a change of a few files
only the small one is written anew.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from isms_lint.cache.places import variables
from isms_lint.cache.seen import is_same
from isms_lint.cache.store import read_entry, write_entry
from isms_lint.cache.trim import trim
from isms_lint.rule_run import Said
from isms_lint.snapshot.said import plain, restored
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.cache.keep import GoneBy
    from isms_lint.cache.places import SnapshotPaths
    from isms_lint.cache.seen import Seen
    from isms_lint.records.tracing import Field
    from isms_lint.snapshot.records import File

_MOST_BYTES = 64_000_000
"""The largest entry."""
_MOST_IN_ALL = 256_000_000
_MOST_CHANGED = 100
"""Files that changed since all were written, beyond which they are written again."""
_ID = 16


class SaidOfRecord(NamedTuple):
    """What a rule said of a record, and what it read of others for that alone."""

    said: Said
    fields: frozenset[Field]


class Heard(NamedTuple):
    """What a rule read of other records than the one it looked at, and what it said, by the place of
    the record in their order. What it read only of records of which it said something stands there.
    """

    fields: frozenset[Field]
    told: dict[int, SaidOfRecord]


class Snapshot(NamedTuple):
    """What a run left.

    `files` are the records by file, of which those of `since` are not in the entry `base`; those of
    `gone` may stand there, and are no more in the repository. `heard` is what rules read and said on
    the local `day`, by code. `timezone` is the name of that in which dates were read. `seen` is what
    was seen of files and folders that it goes by beside those of the repository.
    """

    root: str
    base: str
    files: Mapping[str, File]
    since: Mapping[str, File]
    gone: frozenset[str]
    day: date
    heard: Mapping[str, Heard]
    timezone: str
    seen: Sequence[Seen] = ()


def load(paths: SnapshotPaths) -> Snapshot | None:
    """The snapshot that was written there; None where there is none that counts."""
    path, path_of_all = paths
    small = read_entry(path, _MOST_BYTES)
    try:
        if small is None or small["name"] != os.path.basename(path):
            return None
        if small["variables"] not in (None, variables()) or not is_same(small["seen"]):
            return None
        if any(os.path.realpath(linked) != real for linked, real in small["links"]):
            return None
        large = read_entry(path_of_all, _MOST_BYTES)
        if large is None or large["id"] != small["base"]:
            return None
        since, gone = small["files"], frozenset(small["gone"])
        files = {**large["files"], **since}
        for file in gone:
            files.pop(file, None)
        return Snapshot(
            small["root"],
            small["base"],
            files,
            since,
            gone,
            date.fromordinal(small["day"]),
            {code: _heard(*known) for code, known in small["heard"].items()},
            small["timezone"],
            small["seen"],
        )
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None  # of another shape than this program writes


def save(paths: SnapshotPaths, snapshot: Snapshot, gone_by: GoneBy) -> None:
    """Write the snapshot of a run that went by `gone_by`, where it is small enough to be kept."""
    path, path_of_all = paths
    seen, before = gone_by.seen, dict(snapshot.seen)
    # What rules said goes by what they went by when they said it.
    if gone_by.twice is None or any(before.get(path, now) != now for path, now in seen):
        return
    before.update((*seen, *gone_by.twice))
    base, since, gone = snapshot.base, snapshot.since, snapshot.gone
    is_new = not base or len(since) + len(gone) > _MOST_CHANGED
    if is_new:
        base, since, gone = os.urandom(_ID).hex(), {}, frozenset()
    entry = {
        "name": os.path.basename(path),
        "root": snapshot.root,
        "base": base,
        "files": since,
        "gone": sorted(gone),
        "day": snapshot.day.toordinal(),
        "heard": {code: _plain(heard) for code, heard in snapshot.heard.items()},
        "timezone": snapshot.timezone,
        "seen": [*before.items()],
        "links": gone_by.links,
        "variables": gone_by.variables,
    }
    if not write_entry(path, entry, _MOST_BYTES):
        return
    if is_new:
        write_entry(path_of_all, {"id": base, "files": snapshot.files}, _MOST_BYTES)
    else:
        os.utime(path_of_all)  # what is in use is not old
    trim(os.path.dirname(path), _MOST_IN_ALL)


def _plain(heard: Heard) -> tuple[Any, ...]:
    """What many records have in common is written once."""
    numbers: dict[frozenset[Field], int] = {}
    told = [
        (place, plain(one.said), numbers.setdefault(one.fields, len(numbers)))
        for place, one in heard.told.items()
    ]
    return list(heard.fields), [list(fields) for fields in numbers], told


def _heard(
    fields: list[Field], apart: list[list[Field]], told: list[tuple[int, tuple[Any, ...], int]]
) -> Heard:
    read = [frozenset(one) for one in apart]
    return Heard(
        frozenset(fields),
        {place: SaidOfRecord(restored(said), read[number]) for place, said, number in told},
    )
