"""The pack in the order in which an assessor asks: records by file, and the evidence they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.papers.evidence_index.hashes import Hashes
from isms_lint_iso27001.papers.evidence_index.items import Item, items
from isms_lint_iso27001.papers.topics import TOPICS, Topic


class OfKind(NamedTuple):
    """Records of one kind in one file."""

    kind: str
    records: tuple[Record, ...]


class File(NamedTuple):
    """A file with records of one topic, and its hash; empty where it could not be read again."""

    path: str
    sha256: str
    kinds: tuple[OfKind, ...]


class Part(NamedTuple):
    """What the pack has on one topic."""

    topic: Topic
    files: tuple[File, ...]
    items: tuple[Item, ...]


def parts(records: Iterable[Record], hashes: Hashes, run: Pass) -> list[Part]:
    """The pack made of `records`, topic by topic. A piece in the register of evidence stands where
    records name it; under its own topic stand those that none names.
    """
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    by_topic = {
        topic.name: [one for kind in topic.kinds for one in by_kind.pop(kind, ())]
        for topic in TOPICS
    }
    # Kinds of the organization's own.
    by_topic[TOPICS[-1].name].extend(one for some in by_kind.values() for one in some)
    others = [one for some in by_topic.values() for one in some if one.kind != "evidence"]
    elsewhere = {one.entry for one in items(others, hashes, run) if one.entry is not None}
    found = []
    for topic in TOPICS:
        some = by_topic[topic.name]
        naming = [one for one in some if one not in elsewhere]
        found.append(Part(topic, _files(some, hashes), tuple(items(naming, hashes, run))))
    return found


def _files(records: Iterable[Record], hashes: Hashes) -> tuple[File, ...]:
    by_file: dict[str, dict[str, list[Record]]] = {}
    for record in records:
        by_file.setdefault(record.file, {}).setdefault(record.kind, []).append(record)
    return tuple(
        File(
            path, hashes.of(path), tuple(OfKind(kind, tuple(some)) for kind, some in kinds.items())
        )
        for path, kinds in by_file.items()
    )
