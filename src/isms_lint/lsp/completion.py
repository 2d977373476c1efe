"""What could stand at the cursor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    Range,
    TextEdit,
)

from isms_lint.fixes.scalar import is_plain
from isms_lint.lsp.cursor import Cursor
from isms_lint.lsp.fields import Said
from isms_lint.lsp.navigation import title_of
from isms_lint.lsp.session import Session
from isms_lint.lsp.target import At, field_at
from isms_lint.lsp.view import View
from isms_lint.reporters.escape import plain
from isms_lint.rules.describe import first_line
from isms_lint.values import NamedTuple

TRIGGERS = (" ", ":", "-", "[", ",", '"', "'")
_MOST = 200
"""Proposals sent at once; the client asks again as more is typed."""
_IGNORE = re.compile(r"(?:#|<!--)\s*isms-lint:\s*ignore\[[^\]\n]*?([\w-]*)\Z")


class Proposal(NamedTuple):
    """A text for the place of the cursor. `after` is what follows it, as the colon of a field."""

    text: str
    detail: str
    kind: CompletionItemKind
    description: str = ""
    after: str = ""
    first: bool = False


def completion(session: Session, view: View, offset: int) -> CompletionList:
    """The proposals for the place at `offset`, those that have in them what is written there."""
    line, _ = view.text.line(offset)
    comment = _IGNORE.search(view.text.text[line:offset])
    if comment is not None:
        start = offset - len(comment[1])
        return _listed(_rules(session), view, Cursor((), True, start, offset), offset)
    at = field_at(session, view, offset)
    cursor = at.outline.cursor if at is not None else None
    if at is None or cursor is None:
        return _without_kind(session, view, offset)
    return _listed(_proposals(session, at, cursor), view, cursor, offset)


def _proposals(session: Session, at: At, cursor: Cursor) -> Iterator[Proposal]:
    if cursor.is_key:
        yield from _fields(at, cursor)
        return
    if at.field.path == ("kind",):
        yield from _kinds(session)
        return
    said = at.said.single()
    if cursor.is_item:
        yield from _fields(at, cursor)
    for word in said.words:
        yield Proposal(word, "", CompletionItemKind.EnumMember)
    if said.references:
        yield from _records(session, said.references)
    if said.has("x-scope-item"):
        yield from _scope_items(session, at)
    if (at.field.kind, at.field.path) == ("waiver", ("rule",)):
        yield from _rules(session)


def _without_kind(session: Session, view: View, offset: int) -> CompletionList:
    """Where no kind is known yet, there is one to be said."""
    from isms_lint.lsp.outline import outline

    cursor = outline(view.text.text, view.text.suffix, offset).cursor
    if cursor is None or view.mapped:
        return CompletionList(False, [])
    if cursor.path[-1:] == ("kind",) and not cursor.is_key:
        return _listed(_kinds(session), view, cursor, offset)
    if cursor.is_key and not cursor.path:
        kind = Proposal("kind", "what sort of record this is", CompletionItemKind.Field, "", ": ")
        return _listed([kind], view, cursor, offset)
    return CompletionList(False, [])


def _fields(at: At, cursor: Cursor) -> Iterator[Proposal]:
    """The fields that are not written yet; those that may not be missing come first."""
    written = {
        path[-1] for path in at.outline.fields if path[:-1] == cursor.path and path != cursor.path
    }
    required = at.said.required
    properties = at.said.properties
    if not at.field.path:
        properties = {**properties, **_envelope(at, cursor)}
    for name, said in properties.items():
        if name not in written:
            detail = "required" if name in required else ""
            yield Proposal(
                name,
                detail,
                CompletionItemKind.Field,
                said.description,
                _after(said),
                name in required,
            )


def _envelope(at: At, cursor: Cursor) -> dict[str, Said]:
    """`records`, where the mapping may become a register of them."""
    if cursor.path or ("id",) in at.outline.fields:
        return {}
    described = {"description": "Records of this kind; the fields beside it are their defaults."}
    return {"records": Said(({"type": "array", **described},), at.said.root)}


def _after(said: Said) -> str:
    types = [s.get("type") for s in said.schemas if "type" in s]
    return ":" if types and all(one in ("array", "object") for one in types) else ": "


def _kinds(session: Session) -> Iterator[Proposal]:
    for name in session.kinds:
        kind = session.kinds.get(name)
        if kind is not None:
            schema = kind.schema
            yield Proposal(
                name,
                schema.get("title", ""),
                CompletionItemKind.Class,
                schema.get("description", ""),
            )


def _records(session: Session, kinds: Iterable[str]) -> Iterator[Proposal]:
    """The ids of the records of these kinds."""
    wanted = frozenset(kinds)
    for _, record in session.records():
        if record.id and (record.kind in wanted or "*" in wanted):
            yield Proposal(record.id, title_of(record), CompletionItemKind.Reference)


def _scope_items(session: Session, at: At) -> Iterator[Proposal]:
    """Clauses and controls of the edition the record is read in, and records that stand for some."""
    named = (at.outline.fields.get((*at.field.base, "edition"), ""), _edition_of_run(session))
    catalogues = session.plugins.catalogues
    editions = {catalogue.edition: catalogue for catalogue in catalogues}
    default = next((c for c in catalogues if c.default), None)
    chosen = next((editions[e] for e in named if e in editions), default)
    if chosen is not None:
        for entry in chosen.entries:
            yield Proposal(entry.id, entry.title, CompletionItemKind.Constant)
        whole = f"all of {chosen.standard}:{chosen.edition}"
        yield Proposal(chosen.whole, whole, CompletionItemKind.Constant)
    kinds = [name for name in session.kinds if _stands_for_items(session, name)]
    yield from _records(session, kinds)


def _edition_of_run(session: Session) -> str:
    return "" if session.judged is None else session.judged.register.edition(None)


def _stands_for_items(session: Session, name: str) -> bool:
    kind = session.kinds.get(name)
    return kind is not None and kind.scope_fields is not None


def _rules(session: Session) -> Iterator[Proposal]:
    rules = {} if session.judged is None else session.judged.resolved.rules
    for code, rule in sorted(rules.items()):
        if not rule.unsuppressible:
            yield Proposal(code, rule.name, CompletionItemKind.Constant, first_line(rule))


def _listed(
    proposals: Iterable[Proposal], view: View, cursor: Cursor, offset: int
) -> CompletionList:
    text = view.text
    written = text.text[cursor.start : max(cursor.start, offset)].strip("\"'").casefold()
    chosen = dict.fromkeys(
        p for p in proposals if written in p.text.casefold() or written in p.detail.casefold()
    )
    items = list(chosen)
    end = cursor.end
    closed = cursor.end - cursor.start > 1 and text.text[cursor.end - 1] == cursor.quote
    if cursor.quote and not closed:
        end = max(cursor.start, offset)
    place = text.range(cursor.start, end)
    shown = [_item(p, place, view, cursor, number) for number, p in enumerate(items[:_MOST])]
    return CompletionList(is_incomplete=len(items) > _MOST, items=shown)


def _item(
    proposal: Proposal, place: Range, view: View, cursor: Cursor, number: int
) -> CompletionItem:
    text = _written(proposal, view, cursor)
    after = view.text.text[cursor.end : cursor.end + 1] != ":" and proposal.after
    return CompletionItem(
        label=plain(proposal.text),
        kind=proposal.kind,
        detail=plain(proposal.detail) or None,
        documentation=plain(proposal.description) or None,
        sort_text=f"{0 if proposal.first else 1}{number:05}",
        filter_text=f"{cursor.quote}{proposal.text} {proposal.detail}".rstrip(),
        text_edit=TextEdit(place, f"{text}{after or ''}"),
    )


def _written(proposal: Proposal, view: View, cursor: Cursor) -> str:
    """The proposal as the format writes it: in quotes where they are begun, or are needed."""
    if view.text.suffix == ".json":
        return json.dumps(proposal.text, ensure_ascii=False)
    if cursor.quote == "'":
        return "'" + proposal.text.replace("'", "''") + "'"
    if cursor.quote or not (proposal.after or is_plain(proposal.text)):
        if proposal.text in ("true", "false"):
            return proposal.text
        return json.dumps(proposal.text, ensure_ascii=False)
    return proposal.text
