"""A document made to say something else, by edits of its text: what stays the same stays as written.

Works on YAML (blocks and flow collections) and on JSON, which is written like flow collections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from isms_lint.documents.commented import Commented, is_commented
from isms_lint.documents.document import Document
from isms_lint.documents.positions import STRIDE
from isms_lint.documents.yaml_blocks import item_lines, mapping_lines, value_lines
from isms_lint.documents.yaml_scalars import key as yaml_key
from isms_lint.findings.finding import Location
from isms_lint.fixes.source import Source
from isms_lint.fixes.value import in_flow, in_place_of
from isms_lint.values import NamedTuple


class NotEditable(Exception):
    """The place is written in a way that is not edited; says how."""


class Edit(NamedTuple):
    """What replaces the text between two offsets."""

    start: int
    end: int
    text: str


class Items(list[Any]):
    """A list that says of each item which item of the old list it is, or that it is new (None)."""

    def __init__(self, items: list[tuple[int | None, Any]]) -> None:
        super().__init__(value for _, value in items)
        self.old = [number for number, _ in items]


def edits(text: str, suffix: str, document: Document, new: Any) -> list[Edit]:
    """The edits of `text` that make `document`, which stands in it, say `new`.

    Lists of `new` may be `Items`; others are compared item by item. Raises NotEditable.
    """
    return list(
        _Editor(Source(text, suffix), document).node(0, document.data, new, flow=False, inner=2)
    )


def apply(text: str, changes: list[Edit]) -> str:
    """The text with the edits. Raises NotEditable where two of them meet."""
    parts: list[str] = []
    at = 0
    for edit in sorted(changes, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise NotEditable("two changes meet at one place")
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


class _Editor:
    def __init__(self, source: Source, document: Document) -> None:
        self._source = source
        self._text = source.text
        self._json = source.json
        self._positions = document.positions
        self._behind: dict[tuple[int, int], int] = {}

    def node(self, slot: int, old: Any, new: Any, *, flow: bool, inner: int) -> Iterator[Edit]:
        """The edits at one node. `flow` says that it stands in a flow collection, `inner` is the
        indent of lines that belong to it.
        """
        if type(old) is type(new) and old == new and not isinstance(new, Items):
            return
        if slot in self._positions.aliases:
            yield self._replaced(slot, old, new, flow=flow, inner=inner)
            return
        here = flow or self._text.startswith(("{", "["), self._start(slot))
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            yield from self._mapping(slot, old, new, flow=here)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            yield from self._list(slot, old, new, flow=here)
        else:
            yield self._replaced(slot, old, new, flow=flow, inner=inner)

    def _replaced(self, slot: int, old: Any, new: Any, *, flow: bool, inner: int) -> Edit:
        start, end = self._start(slot), self._content_end(slot)
        line_end = self._source.line_end
        if self._json:
            return Edit(start, end, in_flow(new, in_json=True))
        if isinstance(new, str) and not isinstance(old, dict | list):
            shown = line_end.join(in_place_of(new, self._text[start:end], inner, flow=flow))
        elif flow:
            shown = in_flow(new)
        else:
            # Behind the key or the dash, and what else is on its line.
            while start and self._text[start - 1] in " \r\n":
                start -= 1
            lead = self._text[self._source.line_start(start) : start]
            lines = line_end.join(value_lines(lead, new, inner - 2))
            return Edit(start, end, lines.removeprefix(lead))
        lead = " " if start and self._text[start - 1] in ":-" else ""
        return Edit(start, end, lead + shown)

    def _mapping(
        self, slot: int, old: dict[str, Any], new: dict[str, Any], *, flow: bool
    ) -> Iterator[Edit]:
        entries = dict(self._entries(slot))
        by_name: dict[str, int] = {}
        for name in old:
            key = self._positions.entry(slot, name)
            if key in entries:
                by_name[name] = key
        column = self._column(next(iter(entries)))
        for name, key in by_name.items():
            if name in new:
                value = entries[key]
                yield from self.node(value, old[name], new[name], flow=flow, inner=column + 2)
        gone = {by_name[name] for name in by_name if name not in new}
        if any(name not in by_name for name in old if name not in new or new[name] != old[name]):
            raise NotEditable("what a merge key brings in")
        more = {name: value for name, value in new.items() if name not in old}
        added = Commented(more, new.before if isinstance(new, Commented) else {})
        places = [(key, self._content_end(value)) for key, value in entries.items()]
        if flow:
            shown = [self._flow_entry(name, value) for name, value in added.items()]
            yield from self._flow(slot, places, gone, shown)
        else:
            yield from self._block_mapping(places, gone, added, column)

    def _block_mapping(
        self,
        places: list[tuple[int, int]],
        gone: set[int],
        added: Commented,
        column: int,
    ) -> Iterator[Edit]:
        kept = [key for key, _ in places if key not in gone]
        if not kept:
            raise NotEditable("every field of a mapping")
        first = places[0][0]
        before = self._text[self._source.line_start(self._start(first)) : self._start(first)]
        if first in gone and "-" in before:
            # The first entry stands behind a dash: the next one moves there.
            dropped = {key for key, _ in places[: [key for key, _ in places].index(kept[0])]}
            yield Edit(self._start(first), self._start(kept[0]), "")
            gone = gone - dropped
        for key, end in places:
            if key in gone:
                yield self._lines(self._start(key), end)
        if added:
            at = self._line_behind(places[-1][1], column)
            yield self._inserted(at, mapping_lines(added, column))

    def _list(self, slot: int, old: list[Any], new: list[Any], *, flow: bool) -> Iterator[Edit]:
        slots = self._positions.items(slot)
        aligned = new if isinstance(new, Items) else _aligned(old, new)
        column = self._column(slot)
        added: list[tuple[int, Any]] = []
        inside: list[Edit] = []
        kept: set[int] = set()
        last = -1
        for number, value in zip(aligned.old, aligned, strict=True):
            if number is None:
                added.append((last, value))
                continue
            last = number
            kept.add(number)
            inside += self.node(slots[number], old[number], value, flow=flow, inner=column + 2)
        places = [(item, self._content_end(item)) for item in slots]
        gone = {item for number, item in enumerate(slots) if number not in kept}
        if flow:
            yield from self._flow_list(slot, places, old, aligned, inside)
            return
        yield from inside
        before = self._start(slot)
        if self._text[self._source.line_start(before) : before].strip() and (
            0 not in kept or -1 in (after for after, _ in added)
        ):
            raise NotEditable("the first item of a list that begins behind something else")
        for item, end in places:
            if item in gone:
                dash = self._text.rfind("-", before, self._start(item))
                yield self._lines(max(dash, before), end)
            before = end
        for after, value in added:
            behind = places[after][1] if after >= 0 else None
            yield self._new_item(self._start(slot), behind, value, column)

    def _flow_list(
        self,
        slot: int,
        places: list[tuple[int, int]],
        old: list[Any],
        new: Items,
        inside: list[Edit],
    ) -> Iterator[Edit]:
        kept = [number for number in new.old if number is not None]
        shown = [
            in_flow(value, in_json=self._json)
            for number, value in zip(new.old, new, strict=True)
            if number is None
        ]
        if new.old == [*kept, *(None for _ in shown)]:
            gone = {item for number, (item, _) in enumerate(places) if number not in kept}
            yield from self._flow(slot, places, gone, shown)
            yield from inside
            return
        # Something new stands amid the others: what is between them is written anew.
        parts = []
        for number, value in zip(new.old, new, strict=True):
            if number is not None and old[number] == value:
                parts.append(self._text[self._start(places[number][0]) : places[number][1]])
            elif number is None or not isinstance(value, dict | list):
                parts.append(in_flow(value, in_json=self._json))
            else:
                raise NotEditable("a new item amid others that change")
        yield Edit(self._start(places[0][0]), places[-1][1], ", ".join(parts))

    def _new_item(self, start: int, end: int | None, value: Any, column: int) -> Edit:
        """An item behind the one that ends at `end`; None: before all, where the list starts."""
        at = self._source.line_start(start) if end is None else self._line_behind(end, column)
        dash = " " * column + "-"
        if not isinstance(value, dict) or not value:
            return self._inserted(at, value_lines(dash, value, column))
        if self._text.startswith("{", start + 2) and not is_commented(value):  # as the others are
            return self._inserted(at, [f"{dash} {in_flow(value)}"])
        return self._inserted(at, item_lines(value, column))

    def _line_behind(self, end: int, column: int) -> int:
        """Where the line after `end` begins; comments that are indented by more than `column` belong
        to what ends there.
        """
        known = self._behind.get((end, column))
        if known is not None:
            return known
        found = at = self._source.line_after(end)
        while at < len(self._text):
            line = self._text[at : self._source.line_stop(at)]
            comment = line.lstrip(" ")
            if comment and (not comment.startswith("#") or len(line) - len(comment) <= column):
                break
            at = self._source.line_after(at)
            found = at if comment else found
        self._behind[end, column] = found
        return found

    def _inserted(self, at: int, lines: Iterable[str]) -> Edit:
        """Lines of their own where a line begins, or behind the last one."""
        line_end = self._source.line_end
        shown = line_end.join(lines)
        begins = at == 0 or self._text[at - 1] in "\r\n"
        return Edit(at, at, shown + line_end if begins else line_end + shown)

    def _flow(
        self, slot: int, places: list[tuple[int, int]], gone: set[int], added: list[str]
    ) -> Iterator[Edit]:
        """Entries or items of a flow collection taken out, and `added` behind the last one."""
        opened = self._start(slot) + 1
        lead = self._text[opened : self._start(places[0][0])]
        between = "," + (lead if "\n" in lead else " ")
        kept = [number for number, (key, _) in enumerate(places) if key not in gone]
        more = "".join(between + one for one in added)
        if not kept:
            more = more.removeprefix(between)
            yield Edit(self._start(places[0][0]), places[-1][1], more)
            return
        for number, (key, end) in enumerate(places):
            if key not in gone:
                continue
            if number < kept[0]:
                yield Edit(self._start(key), self._start(places[number + 1][0]), "")
            else:
                yield Edit(places[number - 1][1], end, "")
        if more:
            # Before what is taken out behind the last kept one begins.
            yield Edit(places[kept[-1]][1], places[kept[-1]][1], more)

    def _flow_entry(self, name: str, value: Any) -> str:
        shown = in_flow(name, in_json=True) if self._json else yaml_key(name, in_flow=True)
        return f"{shown}: {in_flow(value, in_json=self._json)}"

    def _entries(self, slot: int) -> Iterator[tuple[int, int]]:
        """The slots of the keys of a mapping, each with that of its value."""
        table = self._positions.table
        child, end = slot + 1, table[slot * STRIDE + 4]
        while child + 1 < end:
            key = self._positions.span(child)
            if key[:2] != key[2:]:  # the body of a page has no key that is written
                yield child, child + 1
            following = table[(child + 1) * STRIDE + 4]
            if following <= child:
                return
            child = following

    def _lines(self, start: int, end: int) -> Edit:
        """The lines between two offsets taken out whole."""
        first = self._source.line_start(start)
        if self._text[first:start].strip(" -"):
            raise NotEditable("what stands beside something else on its line")
        return Edit(first, self._source.line_after(end), "")

    def _start(self, slot: int) -> int:
        return self._source.start(Location("", *self._positions.span(slot)))

    def _content_end(self, slot: int) -> int:
        """Where the last character of the value stands, without blank lines behind a block."""
        last = slot
        for end in self._positions.ends(slot):
            last = end
            if self._text.startswith(("{", "["), self._start(end)):
                break
        start = self._start(last)
        stop = self._source.end(Location("", *self._positions.span(last)))
        return start + len(self._text[start:stop].rstrip()) if stop > start else start

    def _column(self, slot: int) -> int:
        """The column of the first character, counted from 0."""
        return self._positions.span(slot).column - 1


def _aligned(old: list[Any], new: list[Any]) -> Items:
    """The new items, each with the old one that it is; what was changed in place stays in place."""
    keys, others = [repr(one) for one in old], [repr(one) for one in new]
    found: list[tuple[int | None, Any]] = []
    for tag, start, end, first, last in SequenceMatcher(
        None, keys, others, autojunk=False
    ).get_opcodes():
        if tag == "delete":
            continue
        for number in range(first, last):
            at = start + number - first
            found.append((at if tag != "insert" and at < end else None, new[number]))
    return Items(found)
