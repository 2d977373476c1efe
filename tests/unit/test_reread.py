"""Where things stand in a file that was not read: known when somebody asks, if it is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.documents.builtin import READERS
from isms_lint.documents.positions import Positions, Span
from isms_lint.documents.read import read_file
from isms_lint.documents.source import Unread
from isms_lint.snapshot.reread import Reread

TEXT = "kind: risk\nid: R-1\ntext: |\n  One.\n  Two words.\n"


@pytest.mark.parametrize("name", ["a.yaml", "a.md"])
def test_it_tells_the_places_of_values_and_of_words(name: str, tmp_path: Path) -> None:
    text = TEXT if name.endswith(".yaml") else f"---\n{TEXT}---\nA page.\n"
    (tmp_path / name).write_text(text)
    reading = read_file(str(tmp_path), name, READERS)
    here = reading.documents[0].positions
    there = Positions(Unread(Reread(str(tmp_path), name, reading.digest), 0), {}, {})
    for positions in (there, here):
        slot = positions.find(0, ("text",))
        assert slot is not None
        first = 0 if name.endswith(".yaml") else 1
        assert positions.words(slot, "One.\nTwo words.\n", "words") == Span(
            5 + first, 7, 5 + first, 12
        )
    assert there.table == here.table


def test_a_file_that_was_changed_meanwhile_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TEXT)
    digest = read_file(str(tmp_path), "a.yaml", READERS).digest
    (tmp_path / "a.yaml").write_text("kind: risk\n")
    positions = Positions(Unread(Reread(str(tmp_path), "a.yaml", digest), 0), {}, {})
    with pytest.raises(UsageError, match=r"a\.yaml: it was changed during this run"):
        positions.find(0, ("text",))
