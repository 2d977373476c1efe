"""A snapshot in the cache: what it holds, when it counts, and how it is written.

It is two entries: one with the records of all files, and a small one with those of files that changed
since, with what rules read and said, and with what all of it goes by. After a change of a few files
only the small one is written anew.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from isms_lint.cache.places import variables
from isms_lint.cache.seen import is_same
from isms_lint.cache.store import read_entry, write_entry
from isms_lint.cache.trim import trim
from isms_lint.rule_run import Said
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


class Heard(NamedTuple):
    """What a rule read of other records than the one it looked at, and what it said, by the place of
    the record in their order.
    """

    fields: frozenset[Field]
    told: dict[int, Said]


class Snapshot(NamedTuple):
    """What a run left.

    `files` are the records by file, in the order in which they were read, of which those of `since`
    are not in the entry `base`. `heard` is what rules read and said on the local `day`, by code.
    `seen` is what was seen of files and folders that it goes by beside those of the repository.
    """

    root: str
    base: str
    files: dict[str, File]
    since: Mapping[str, File]
    day: date
    heard: Mapping[str, Heard]
    seen: Sequence[Seen] = ()


def load(paths: SnapshotPaths) -> Snapshot | None:
    """The snapshot that was written there; None where there is none that counts."""
    import pickle

    path, base = paths
    small = read_entry(path, _MOST_BYTES)
    try:
        if small is None or small["name"] != os.path.basename(path):
            return None
        if small["variables"] not in (None, variables()) or not is_same(small["seen"]):
            return None
        if any(os.path.realpath(path) != real for path, real in small["links"]):
            return None
        large = read_entry(base, _MOST_BYTES)
        if large is None or large["id"] != small["base"]:
            return None
        files = {**large["files"], **small["files"]}
        heard = pickle.loads(small["heard"])  # noqa: S301 (it is ours, and whole)
        day = date.fromordinal(small["day"])
        seen = small["seen"]
        return Snapshot(small["root"], small["base"], files, small["files"], day, heard, seen)
    except Exception:
        return None  # of another shape than this program writes


def save(paths: SnapshotPaths, snapshot: Snapshot, gone_by: GoneBy) -> None:
    """Write the snapshot of a run that went by `gone_by`, where it is small enough to be kept."""
    import pickle

    path, path_of_all = paths
    base, since = snapshot.base, snapshot.since
    if not base or len(since) > _MOST_CHANGED:
        base, since = os.urandom(_ID).hex(), {}
        if not write_entry(path_of_all, {"id": base, "files": snapshot.files}, _MOST_BYTES):
            return
    entry = {
        "name": os.path.basename(path),
        "root": snapshot.root,
        "base": base,
        "files": since,
        "day": snapshot.day.toordinal(),
        "heard": pickle.dumps(snapshot.heard, pickle.HIGHEST_PROTOCOL),
        # What rules said goes by what they went by when they said it.
        "seen": list(dict([*snapshot.seen, *gone_by.seen]).items()),
        "links": gone_by.links,
        "variables": gone_by.variables,
    }
    if write_entry(path, entry, _MOST_BYTES):
        trim(os.path.dirname(path), _MOST_IN_ALL)
