"""The programme an audit belongs to, its entry there, and the criteria it is done by (9.2.2 a)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_VOID = frozenset({"draft", "superseded"})


class Entry(NamedTuple):
    """The entry of a programme that plans an audit: `entries[place]`."""

    programme: Record
    place: int

    @property
    def name(self) -> str:
        """The id of its audit, on record or not; its place where it names none."""
        audit = self.programme.text("entries", self.place, "audit")
        return audit or f"{self.programme.id}/{self.place + 1}"

    def texts(self, field: str) -> list[str]:
        """What a field of the entry says, one text or several."""
        return _said(self.programme, "entries", self.place, field)

    def edition(self) -> str | None:
        """The edition of its ids where it is not the programme's."""
        return self.programme.text("entries", self.place, "edition") or None


def programme_of(audit: Record, run: Pass) -> Record | None:
    """The programme the audit names, else the one with an entry for it."""
    named = run.register.find(audit.text("programme"), "audit-programme")
    if named is not None:
        return named
    entries = run.derive(_entries).get(audit.id, ())
    return entries[0].programme if entries else None


def entry_of(audit: Record, run: Pass) -> Entry | None:
    """The entry for the audit in its programme; None where there is none."""
    programme = programme_of(audit, run)
    entries = run.derive(_entries).get(audit.id, ())
    return next((one for one in entries if one.programme is programme), None)


def places_in(programme: Record, audit: Record, run: Pass) -> list[int]:
    """Where among its entries a programme plans the audit."""
    entries = run.derive(_entries).get(audit.id, ())
    return [one.place for one in entries if one.programme is programme]


def unknown_programme(audit: Record, run: Pass) -> NotEvaluated | None:
    """Why it cannot be told what the audit takes over from its programme: it is not on record."""
    name = audit.text("programme")
    if not name or programme_of(audit, run) is not None:
        return None
    return NotEvaluated(f"the programme `{name}` is not on record")


def criteria_of(audit: Record, run: Pass) -> tuple[list[str], Record]:
    """The criteria in words, and the record they stand in.

    Its own; else those of its entry in the programme; else those of the programme.
    """
    own = _said(audit, "criteria")
    programme = None if own else programme_of(audit, run)
    if programme is None:
        return own, audit
    entry = entry_of(audit, run)
    planned = entry.texts("criteria") if entry is not None else []
    return planned or _said(programme, "criteria"), programme


def _said(record: Record, *path: str | int) -> list[str]:
    return [text for _, text in record.strings(*path) if not is_blank_answer(text)]


def _entries(run: Pass) -> dict[str, list[Entry]]:
    """By audit id, the entries that plan it, those of programmes in force first (a derivation)."""
    found: dict[str, list[Entry]] = {}
    for programme in run.register.of("audit-programme"):
        for index, entry in programme.items("entries"):
            if isinstance(entry.get("audit"), str):
                found.setdefault(entry["audit"], []).append(Entry(programme, index))
    for entries in found.values():
        entries.sort(key=_in_force_first)
    return found


def _in_force_first(entry: Entry) -> tuple[bool, str, int]:
    return (entry.programme.text("status") in _VOID, entry.programme.id, entry.place)
