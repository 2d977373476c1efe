"""Records for tests of the look-ups on them: texts in, records or a register out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.read import read_file
from isms_lint.lifting.lift import Lifted, lift
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.records.scope import ScopeCatalogue

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def plugins() -> Plugins:
    return load_plugins()


def lifted(text: str, file: str = "isms.yaml") -> Lifted:
    documents, problems = READERS[file[file.rfind(".") :]](text)
    return lift(Reading(file, documents, problems), plugins().kinds, ())


def records(text: str, file: str = "isms.yaml") -> list[Record]:
    """The records of a text without problems."""
    found = lifted(text, file)
    assert found.problems == []
    return found.records


def register(
    files: Mapping[str, str] | str, catalogues: Iterable[ScopeCatalogue] | None = None
) -> Register:
    texts = {"isms.yaml": files} if isinstance(files, str) else files
    found = [record for file, text in texts.items() for record in records(text, file)]
    brought = plugins().catalogues if catalogues is None else catalogues
    return Register(found, plugins().kinds, brought)


def example_records() -> list[Record]:
    """The records of all examples, sound and not."""
    found = []
    for path in sorted(EXAMPLES.rglob("*")):
        if path.suffix in READERS and path.name != "README.md" and not path.name.startswith("."):
            reading = read_file(str(EXAMPLES), path.relative_to(EXAMPLES).as_posix(), READERS)
            found.extend(lift(reading, plugins().kinds, ()).records)
    return [record for record in found if record.kind in plugins().kinds]
