"""Files of a corpus that every reader of YAML can read."""

from __future__ import annotations

from corpus.defects.defect import Seen
from corpus.layout.write import Written


def readable(written: Written) -> list[str]:
    """All but those with faults of YAML, at which some tools end."""
    return sorted(set(written.files.values()) - written.faulty(Seen.BY_YAML))
