"""The OSCAL documents of a run, and what the uuids in them lead to.

The record of a document holds in `x_oscal` what it describes, and each uuid in it that leads nowhere
or astray there. OSCAL means one thing by one uuid, in whatever document: what one document does not
describe another may.
"""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple

RESULTS = "assessment-results"
POAM = "plan-of-action-and-milestones"


class Astray(NamedTuple):
    """A uuid that is named in a document: the number of its entry, and what it may be.

    `found` is what it is, in the document `where`; both are missing where no document describes it.
    `around` says what that is a part of. `is_here` says that only the document itself could.
    """

    number: int
    uuid: str
    wanted: tuple[str, ...]
    found: str
    around: str
    where: Record | None
    is_here: bool


def document_of(record: Record) -> str:
    """What sort of OSCAL document a record came from; empty for all other records."""
    return record.text("x_oscal", "document")


def is_repeated(record: Record, other: Record) -> bool:
    """Whether two records with one id are what OSCAL documents say of one thing, or one document of
    two.
    """
    if not document_of(record) or not document_of(other):
        return False
    return record.kind == other.kind or record.file == other.file


def astray(document: Record, run: Pass) -> Iterator[Astray]:
    """What the document names and does not describe as what it is named."""
    for number, name in document.items("x_oscal", "names"):
        uuid, wanted = str(name.get("uuid") or ""), tuple(_words(name.get("wanted")))
        where: Record | None = document
        found, inside = str(name.get("found") or ""), str(name.get("inside") or "")
        if not found:
            where, found = run.derive(_described).get(uuid.casefold(), (None, ""))
            if where is not None and (not wanted or found in wanted):
                continue
        around = run.derive(_described).get(inside.casefold(), (None, ""))[1]
        is_part = bool(inside) and inside != document.id
        said = f"{around} {inside}" if is_part else ""
        yield Astray(number, uuid, wanted, found, said, where, name.get("is_here") is True)


def _described(run: Pass) -> dict[str, tuple[Record, str]]:
    """For each uuid the first document that describes it, and what it is (a derivation)."""
    found: dict[str, tuple[Record, str]] = {}
    for record in run.register.of("register"):
        described = record.get("x_oscal", "described")
        for uuid, what in described.items() if isinstance(described, dict) else ():
            found.setdefault(uuid, (record, str(what)))
    return found


def _words(value: object) -> list[str]:
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def a(what: str) -> str:
    """`what` with its article: `a risk`, `an observation`."""
    return f"{'an' if what[:1] in 'aeio' else 'a'} {what}"
