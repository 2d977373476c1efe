"""Records for tests of the look-ups on them: texts in, records or a register out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.lifting.lift import Lifted, lift
from isms_lint.plugins.manager import Plugins, load_plugins
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.records.scope import ScopeCatalogue


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
