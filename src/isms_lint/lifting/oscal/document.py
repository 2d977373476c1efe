"""The document itself as a record: what it describes, and what it names that it does not describe.

Rules about uuids read this one, so that nothing in a document is too unimportant to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.ground import Ground
from isms_lint.lifting.oscal.node import Node
from isms_lint.lifting.oscal.outline import Described, Named

_KIND = "register"


def document_record(ground: Ground, satisfied: int, controls: Iterable[Node]) -> Draft:
    """The record of the document; `satisfied` findings ask for no record of their own, `controls` are
    what records name of a catalogue: ids of another system than theirs.

    `x_oscal` holds in `described` by uuid what each thing is, in `names` each uuid that leads to
    nothing in the document or to something else than is meant, in `again` each that stood before.
    """
    draft = Draft(_KIND, ground.root)
    metadata = ground.root.child("metadata")
    if metadata is not None:
        draft.take(("title",), metadata.child("title"))
        draft.take(("version",), metadata.child("version"))
    found = ground.found
    imported = ground.root.child("import-ap", "href") or ground.root.child("import-ssp", "href")
    draft.take(("x_oscal", "imports"), imported)
    if satisfied:
        draft.put(("x_oscal", "satisfied"), satisfied, ground.root.path)
    described = {uuid: these[0].what for uuid, these in found.described.items()}
    draft.put(("x_oscal", "described"), described, ground.root.path)
    draft.items(("x_oscal", "names"), _astray(ground))
    draft.items(("x_oscal", "again"), _again(ground))
    draft.list(("external_ids",), (*found.controls, *controls))
    return draft


def _astray(ground: Ground) -> Iterator[dict[str, Node]]:
    for named in ground.found.named:
        there = ground.found.described.get(named.uuid.casefold(), [])
        if not there:
            yield _name(named, None)
        elif named.wanted and not ground.found.is_a(named.uuid, *named.wanted):
            yield _name(named, there[0])


def _name(named: Named, there: Described | None) -> dict[str, Node]:
    values = {
        # What tells it from others, wherever it stands.
        "id": f"{named.inside} {named.uuid}",
        "uuid": named.uuid,
        "wanted": list(named.wanted),
    }
    fields = {name: Node(value, named.path) for name, value in values.items()}
    if there is not None:
        fields |= {"found": Node(there.what, there.path), "inside": Node(there.inside, there.path)}
    elif named.is_here:
        fields["is_here"] = Node(True, named.path)
    return fields


def _again(ground: Ground) -> Iterator[dict[str, Node]]:
    for first, *others in ground.found.described.values():
        for number, other in enumerate(others):
            yield {
                "id": Node(f"{other.uuid} {number}", other.path),
                "uuid": Node(other.uuid, other.path),
                "what": Node(other.what, other.path),
                "first": Node(first.what, first.path),
            }
