"""What is at the cursor, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.config.in_force import InForce, in_force
from isms_lint.config.in_words import here_alone, option_in, severity_in
from isms_lint.lsp.session import Session
from isms_lint.lsp.target import (
    Spot,
    declared,
    field_at,
    record_at,
    scope_item_at,
    word_at,
)
from isms_lint.lsp.view import View
from isms_lint.records.record import Record
from isms_lint.reporters.escape import plain
from isms_lint.reporters.inert import inert
from isms_lint.rules.describe import HOUSE, read_explanation
from isms_lint.rules.rule import Rule

_MOST_FIELDS = 6
_MOST_TITLES = 12
_LONGEST = 80
_SHOWN_ALREADY = frozenset({"kind", "id", "title", "name", "text", "notes", "edition"})


class Hovered:
    """The text for one place, as Markdown or as it is."""

    def __init__(self, session: Session, view: View, offset: int, *, markdown: bool) -> None:
        self._session = session
        self._view = view
        self._offset = offset
        self._markdown = markdown

    def say(self) -> tuple[Spot, str] | None:
        """The stretch that is spoken of, and what is said of it; None where there is nothing."""
        for look in (self._rule, self._record, self._scope_item, self._kind, self._field):
            found = look()
            if found is not None:
                return found
        return None

    def _rule(self) -> tuple[Spot, str] | None:
        judged = self._session.judged
        spot = word_at(self._view.text.text, self._offset)
        if judged is None or spot is None or spot.id not in judged.resolved.rules:
            return None
        rule = judged.resolved.rules[spot.id]
        return spot, "\n\n".join(self._of_rule(rule, in_force(rule.code, judged.resolved)))

    def _of_rule(self, rule: Rule, force: InForce) -> Iterator[str]:
        """What `explain` says at more length. Any of it may be the repository's own words."""
        summary, sections = read_explanation(rule)
        lead = f"{rule.code} {rule.name}, {severity_in(rule, force)}"
        yield f"{lead}: {self._prose(summary)}"
        yield f"Basis: {self._prose('; '.join((*rule.clauses, str(rule.basis))))}"
        facts = [
            ("Option", option_in(name, schema["default"], force))
            for name, schema in rule.options.items()
        ]
        lines = [
            f"- {title}: {self._as_text(said)}" for title, said in (*facts, *here_alone(force))
        ]
        if lines:
            yield "\n".join(lines)
        if HOUSE in sections:
            yield f"{HOUSE}: {self._prose(sections[HOUSE])}"

    def _record(self) -> tuple[Spot, str] | None:
        spot = record_at(self._session, self._view, self._offset)
        if spot is None:
            return None
        found = declared(self._session, spot.id)
        said = "\n\n".join("\n".join(self._of_record(view, record)) for view, record in found)
        return (spot, said) if said else None

    def _of_record(self, view: View, record: Record) -> Iterator[str]:
        title = record.text("title") or record.text("name")
        lead = f"{self._as_text(record.kind)} {self._as_text(record.id)}"
        yield f"{lead}: {self._as_text(title)}" if title else lead
        yield ""
        for name, value in self._key_fields(record):
            yield f"- {name}: {self._as_text(value)}"
        yield f"- {self._as_text(f'{view.file}:{record.locate(()).line}')}"

    def _key_fields(self, record: Record) -> Iterator[tuple[str, str]]:
        """The status, and the first of the fields that say who, when and what sort."""
        kind = self._session.kinds.get(record.kind)
        if kind is None:
            return
        names = [
            name
            for name, field in kind.fields.properties.items()
            if field.annotated or field.words or name == "status"
        ]
        left = _MOST_FIELDS
        for name in sorted(names, key=lambda name: name != "status"):
            value = record.get(name)
            shown = str(value)
            is_plain = isinstance(value, str | int) and not isinstance(value, bool)
            if name in _SHOWN_ALREADY or not is_plain or len(shown) > _LONGEST:
                continue
            yield name, shown
            left -= 1
            if not left:
                return

    def _scope_item(self) -> tuple[Spot, str] | None:
        judged = self._session.judged
        found = scope_item_at(self._view, self._offset)
        if found is None or judged is None:
            return None
        spot, item = found
        edition = item.edition or judged.register.edition(item.record)
        titles = _titles(self._session, edition)
        own = titles.get(item.text)
        if own is not None:
            return spot, f"{item.text} {own}\n\n{self._standard(edition)}"
        cited = judged.register.scope.resolve(item.text, edition).cited
        lines = [f"- {id} {titles[id]}" for id in cited if id in titles]
        if not lines:
            return None
        more = len(lines) - _MOST_TITLES
        rest = [f"- and {more} more"] if more > 0 else []
        shown = "\n".join((*lines[:_MOST_TITLES], *rest))
        return spot, f"{self._as_text(item.text)}\n\n{shown}\n\n{self._standard(edition)}"

    def _standard(self, edition: str) -> str:
        for catalogue in self._session.plugins.catalogues:
            if catalogue.edition == edition:
                return f"{catalogue.standard}:{edition}"
        return ""

    def _kind(self) -> tuple[Spot, str] | None:
        spot = word_at(self._view.text.text, self._offset)
        at = field_at(self._session, self._view, self._offset)
        cursor = at.outline.cursor if at is not None else None
        if spot is None or cursor is None or cursor.is_key or cursor.path[-1:] != ("kind",):
            return None
        kind = self._session.kinds.get(spot.id)
        if kind is None:
            return None
        title = kind.schema.get("title", spot.id)
        description = kind.schema.get("description", "")
        return spot, f"{title}\n\n{description}"

    def _field(self) -> tuple[Spot, str] | None:
        at = field_at(self._session, self._view, self._offset)
        if at is None or at.outline.cursor is None or not at.outline.cursor.is_key:
            return None
        cursor = at.outline.cursor
        name = self._view.text.text[cursor.start : cursor.end].strip("\"'")
        said = at.said.properties.get(name)
        if said is None or not said.description:
            return None
        lines = [said.description]
        words = said.single().words
        if words:
            lines.extend(("", f"One of {', '.join(words)}."))
        kinds = said.single().references
        if kinds:
            named = "any kind" if "*" in kinds else ", ".join(kinds)
            lines.extend(("", f"The id of a record: {named}."))
        return Spot(cursor.start, cursor.end, name), "\n".join(lines)

    def _prose(self, text: str) -> str:
        """Sentences on one line, without markup."""
        return inert(text) if self._markdown else plain(text)

    def _as_text(self, text: str) -> str:
        """Text of a record. In Markdown it stands as code, in which nothing is markup."""
        shown = plain(text)
        return f"`{shown.replace('`', chr(39))}`" if self._markdown else shown


def _titles(session: Session, edition: str) -> dict[str, str]:
    """The titles of the clauses and controls of an edition, by id."""
    return {
        entry.id: entry.title
        for catalogue in session.plugins.catalogues
        if catalogue.edition == edition
        for entry in catalogue.entries
    }
