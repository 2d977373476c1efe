"""What shows that somebody is competent to audit (7.2)."""

from __future__ import annotations

from datetime import date
from enum import Enum

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record, Values
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_ABOUT_AUDITING = ("audit", "19011")


class Lack(Enum):
    """Why the records do not show somebody's competence on a day."""

    NOTHING = "nothing"
    BARE = "claimed, without evidence"
    LATE = "shown later"
    EXPIRED = "shown, and expired"
    UNDATED = "shown, and it does not say when"


class Shown(NamedTuple):
    """One entry on competence as an auditor, and where it stands.

    `undated`: it has no day, or one that cannot be read.
    """

    record: Record
    path: FieldPath
    has_evidence: bool
    on: date | None
    expires_on: date | None

    @property
    def undated(self) -> bool:
        """Whether its day is not known."""
        return self.on is None


def auditor_competence(run: Pass) -> dict[str, tuple[Shown, ...]]:
    """By person id, every entry on competence as an auditor (a derivation)."""
    found: dict[str, list[Shown]] = {}
    for person in run.register.of("person"):
        for index, entry in person.items("competence"):
            if _is_about_auditing(entry):
                shown = _read(person, ("competence", index), entry, run)
                found.setdefault(person.id, []).append(shown)
    for record in run.register.of("competence"):
        if _is_about_auditing(record):
            shown = _read(record, (), record, run)
            for holder in run.people.holders(record.get("person"), shown.on or run.as_of):
                found.setdefault(holder.id, []).append(shown)
    return {id: tuple(sorted(shown, key=_in_order)) for id, shown in found.items()}


def lack_before(shown: tuple[Shown, ...], day: date) -> tuple[Lack, Shown | None] | None:
    """Why the entries do not show competence before `day`, and the entry that says so; None where
    one of them does.
    """
    backed = [one for one in shown if one.has_evidence]
    before = [one for one in backed if one.on is not None and one.on < day]
    if any(one.expires_on is None or one.expires_on >= day for one in before):
        return None
    undated = [one for one in backed if one.undated]
    if undated:
        return Lack.UNDATED, undated[0]
    if before:
        return Lack.EXPIRED, max(before, key=lambda one: one.expires_on or day)
    if backed:
        return Lack.LATE, backed[0]
    return (Lack.BARE, shown[0]) if shown else (Lack.NOTHING, None)


def _read(record: Record, path: FieldPath, entry: Values, run: Pass) -> Shown:
    read = run.register.calendar.date
    evidence = not is_blank_answer(entry.get("evidence"))
    return Shown(record, path, evidence, read(entry.get("on")), read(entry.get("expires_on")))


def _is_about_auditing(entry: Values) -> bool:
    """By its subject; or by its evidence, where the subject is the standard or the field."""
    evidence = entry.get("evidence")
    notes = evidence if isinstance(evidence, list) else [evidence]
    texts = [entry.get("subject"), *(n.get("note") if isinstance(n, dict) else n for n in notes)]
    return any(
        word in text.casefold()
        for text in texts
        if isinstance(text, str)
        for word in _ABOUT_AUDITING
    )


def _in_order(one: Shown) -> tuple[date, str, str]:
    return (one.on or date.max, one.record.id, str(one.path))
