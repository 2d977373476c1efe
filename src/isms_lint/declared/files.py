"""Which of the files that were read are rule files."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.documents.document import Reading
from isms_lint.files.globs import Globs

USUAL = ("rules/*.yaml", "rules/*.yml")
"""Where rule files stand if the configuration does not say."""
_USUAL_FOLDER = "rules/"
MARKS = ("code", "assert")
"""Fields by which a file in the usual place says that it is a rule, and no record."""


def split(
    readings: Sequence[Reading], patterns: Sequence[str] | None
) -> tuple[list[Reading], list[Reading]]:
    """The rule files among `readings`, and the others. `patterns` are those of the configuration."""
    globs = Globs(USUAL if patterns is None else patterns)
    if patterns is None:
        # Nearly all files lie elsewhere, and need no closer look.
        near = [reading for reading in readings if reading.file.startswith(_USUAL_FOLDER)]
        rules = [one for one in near if globs.match(one.file) and says_it_is_a_rule(one)]
    else:
        rules = [reading for reading in readings if globs.match(reading.file)]
    files = {rule.file for rule in rules}
    return rules, [reading for reading in readings if reading.file not in files]


def says_it_is_a_rule(reading: Reading) -> bool:
    """Whether a file has what no record has, or nothing that can be read."""
    if not reading.documents:
        return bool(reading.problems)
    return any(
        isinstance(document.data, dict) and any(mark in document.data for mark in MARKS)
        for document in reading.documents
    )
