"""What an audit was to look at: its scope, else that of the programme's entry for it."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.criteria import Entry, entry_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class ScopeText(NamedTuple):
    """One item of a scope, as it is written.

    `leaves` are what it stands for, in ids of 2022 and of records. `is_known` says that it is a
    clause, a control, something on record, a site of the organization, or an id of another system.
    `is_open` says that records do not tell which clauses and controls belong to it: a unit, a site,
    a process that names none, something unknown.
    """

    text: str
    leaves: frozenset[str]
    is_known: bool
    is_open: bool


def planned_items(audit: Record, run: Pass) -> list[ScopeText]:
    """The items of the audit's scope; where it gives none, those of its entry in the programme."""
    return own_items(audit, run) or entry_items(audit, run)


def own_items(audit: Record, run: Pass) -> list[ScopeText]:
    """The items of the audit's own scope."""
    return [_read(text, audit, None, run) for text in _own_texts(audit)]


def entry_items(audit: Record, run: Pass) -> list[ScopeText]:
    """The items that the programme's entry for the audit names."""
    entry: Entry | None = entry_of(audit, run)
    if entry is None:
        return []
    return [_read(t, entry.programme, entry.edition(), run) for t in entry.texts("scope")]


def leaves_in_scope(audit: Record, run: Pass) -> frozenset[str]:
    """Everything the scope stands for, in ids of 2022 and of records."""
    texts, record, edition = _own_texts(audit), audit, None
    entry = None if texts else entry_of(audit, run)
    if entry is not None:
        texts, record, edition = entry.texts("scope"), entry.programme, entry.edition()
    found = (run.register.resolve(text, record, edition).leaves for text in texts)
    return frozenset(leaf for leaves in found for leaf in leaves)


def _own_texts(audit: Record) -> list[str]:
    return [text for _, text in audit.strings("scope") if not is_blank_answer(text)]


def _read(text: str, record: Record, edition: str | None, run: Pass) -> ScopeText:
    register = run.register
    if edition is None or not register.scope.knows(edition):
        edition = register.edition(record)
    known = run.derive(_read_before)
    key = (text, edition)
    found = known.get(key)
    if found is None:
        found = known[key] = _read_in(text, record, edition, run)
    return found


def _read_before(_run: Pass) -> dict[tuple[str, str], ScopeText]:
    """Items by their text and edition, filled by whoever asks first (a derivation)."""
    return {}


def _read_in(text: str, record: Record, edition: str, run: Pass) -> ScopeText:
    resolved = run.register.resolve(text, record, edition)
    leaves = frozenset(resolved.leaves)
    is_known = (
        resolved.unknown is None
        or run.register.is_external(text)
        or text.strip().casefold() in run.derive(_sites)
    )
    named = resolved.record
    is_open = not leaves or (named is not None and leaves == {named.id})
    return ScopeText(text.strip(), leaves, is_known, is_open)


def _sites(run: Pass) -> frozenset[str]:
    """The sites that scope statements name, without capitals (a derivation)."""
    return frozenset(
        text.strip().casefold()
        for scope in run.register.of("scope")
        for _, text in scope.strings("sites")
    )
