"""The records of a file that was not read are what they were; where they stand is read when asked."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from isms_lint.documents.builtin import READERS
from isms_lint.documents.read import read_file
from isms_lint.documents.stamp import Changed
from isms_lint.lifting.lift import lift
from isms_lint.plugins.manager import load_plugins
from isms_lint.records.record import Record
from isms_lint.snapshot.records import EarlierRecords, packed

TEXT = "kind: audit\nid: A-1\ntext: |\n  One.\n  Two words.\nfindings:\n  - {id: F-1, title: One}\n"


@pytest.fixture(params=["a.yaml", "a.md"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, list[Record], list[Record]]:
    """A file, its records as they were read, and as they are restored."""
    path = tmp_path / request.param
    path.write_text(TEXT if path.suffix == ".yaml" else f"---\n{TEXT}---\nA page.\n")
    reading = read_file(str(tmp_path), path.name, READERS)
    lifted = lift(reading, load_plugins().kinds, ())
    left = {path.name: packed(reading, lifted, (), time.time_ns())}
    earlier = EarlierRecords(str(tmp_path), left, "")
    return path, lifted.records, earlier.records(path.name)


def test_they_are_what_they_were(both: tuple[Path, list[Record], list[Record]]) -> None:
    _, before, now = both
    assert len(before) == len(now) == 2
    for one, other in zip(before, now, strict=True):
        assert (other.kind, other.id, other.file) == (one.kind, one.id, one.file)
        assert other.data == one.data
        assert other.written == {}
        assert other.document.data == one.document.data
        for path in ((), ("id",), ("title",), ("text",)):
            assert other.locate(path) == one.locate(path)
        assert other.locate_words(("text",), "words") == one.locate_words(("text",), "words")
    assert now[1].parent is now[0]


def test_one_of_a_file_that_was_changed_meanwhile_has_no_place(
    both: tuple[Path, list[Record], list[Record]],
) -> None:
    path, _, now = both
    path.write_text("kind: audit\n")
    with pytest.raises(Changed, match=rf"{path.name} was changed during this run"):
        now[0].locate(("id",))


def test_what_a_record_has_not_is_told_as_of_any_object(
    both: tuple[Path, list[Record], list[Record]],
) -> None:
    for records in both[1:]:
        with pytest.raises(AttributeError, match="'Record' object has no attribute 'titel'"):
            _ = records[0].titel  # type: ignore[attr-defined]
