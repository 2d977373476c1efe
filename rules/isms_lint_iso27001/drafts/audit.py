"""An internal audit, from its entry in the programme, with who could do it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isms_lint.offers.draft import Asked, Draft, Drafted
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.independence.candidates import Candidate, candidates, items_in
from isms_lint_iso27001.derive.independence.nine_two import CLAUSES
from isms_lint_iso27001.drafts.audit_entry import Planned, planned_entry
from isms_lint_iso27001.drafts.auditors import in_file, reasons, said_of
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.offered import ids_of, people
from isms_lint_iso27001.drafts.other_audits import other_audits

_LONGEST_TITLE = 70
_SEVERAL = re.compile(r"[-–]|to")
_OBJECTIVES = "what is this audit to find out?"
_SCOPE = "which clauses, controls and processes?"
_CRITERIA = ("against what?", '["ISO/IEC 27001:2022", POL-1]')
_TEAM = "[{person: ..., function: lead}]"
_METHODS = ("how?", "[interview, document review, sampling]")


def _draft(asked: Asked) -> Drafted:
    planned = planned_entry(asked)
    return _unplanned(asked.run) if planned is None else _of_entry(planned, asked.run)


def _of_entry(planned: Planned, run: Pass) -> Drafted:
    programme, entry = planned.programme, planned.entry
    scope = entry.texts("scope")
    begun = Beginning(status="planned", programme=programme.id, edition=entry.edition())
    begun.notes.append(f"from {planned.said}")
    begun.put_or_ask("title", _title(scope, run) if scope else "", "what is it called?")
    begun.put_or_ask("planned_on", planned.day, "when?")
    if planned.day is not None and planned.day < run.as_of:
        begun.notes.append(f"its day, {planned.day}, is past: postpone it in {programme.id} first")
    begun.ask("objectives", _OBJECTIVES)
    criteria = entry.texts("criteria") or [text for _, text in programme.strings("criteria")]
    begun.put_or_ask("criteria", criteria, *_CRITERIA)
    begun.put_or_ask("scope", scope, _SCOPE)
    begun.put_or_ask("methods", [text for _, text in programme.strings("methods")], *_METHODS)
    if scope:
        _team(begun, scope, planned, run)
    else:
        begun.ask("team", f"who audits?{people(run)}", _TEAM)
    if not planned.id:
        begun.notes.append(f"{planned.said} names no audit: write the id of this one there")
    return begun.drafted(planned.id)


def _title(scope: Sequence[str], run: Pass) -> str:
    """The scope in words: clauses and controls as they are cited, then names of processes."""
    clauses = [text for text in scope if text[:1].isdigit()]
    noun = "clause" if len(clauses) == 1 and not _SEVERAL.search(clauses[0]) else "clauses"
    parts = [f"{noun} {', '.join(clauses)}"] if clauses else []
    for text in scope:
        record = run.register.get(text)
        name = record.text("name") or record.text("title") if record is not None else ""
        if text not in clauses:
            parts.append(" ".join((name or text).split()))
    shown: list[str] = []
    for part in parts:
        if len(", ".join([*shown, part])) > _LONGEST_TITLE and shown:
            break
        shown.append(part)
    more = f" and {len(parts) - len(shown)} more" if len(parts) > len(shown) else ""
    return f"Internal audit: {', '.join(shown)}{more}"


def _team(begun: Beginning, scope: Sequence[str], planned: Planned, run: Pass) -> None:
    """Who could audit it, whom the entry names, and who is proposed to lead."""
    day = planned.day or run.as_of
    edition = planned.entry.edition()
    items = items_in(scope, planned.programme, day, run, edition).items
    found = candidates(items, day, run, planned.programme)
    others = {} if CLAUSES.isdisjoint(items) else other_audits(planned.programme, day, run)
    head = f"Who could audit this on {day}, by what is on record of {len(items)} items:"
    said = [said_of(one, run, others.get(one.person.id, ())) for one in found]
    begun.notes.extend([head, *(f"- {line}" for line in said)])
    begun.remark("team", *in_file(head, said))
    named = _named(found, planned, run)
    ready = [one for one in (*named, *found) if one.ready and one.person.id not in others]
    for one in named:
        if one not in ready:
            why = reasons(one, run, others.get(one.person.id, ()))
            begun.notes.append(f"{one.person.id} is to lead by the entry: {why}")
    if not ready:
        begun.ask("team", "who audits? Nobody is free of doubt, see above", _TEAM)
        return
    lead = ready[0].person.id
    team = [{"person": lead, "function": "lead"}]
    begun.propose("team", team, f"{lead} is proposed to lead: is that so, and who else audits?")


def _named(found: Sequence[Candidate], planned: Planned, run: Pass) -> list[Candidate]:
    """Those whom the entry names to lead."""
    day = planned.day or run.as_of
    leads = {
        person.id
        for text in planned.entry.texts("lead")
        for person in run.people.holders(text, day)
    }
    return [one for one in found if one.person.id in leads]


def _unplanned(run: Pass) -> Drafted:
    begun = Beginning(status="planned")
    begun.ask("title", "what is it called?")
    programmes = run.register.of("audit-programme")
    begun.ask("programme", f"which programme plans it?{ids_of(programmes)}")
    if programmes:
        begun.notes.append(
            f"no programme that is in force on {run.as_of} has an entry left:"
            " `--programme ID` takes one of another"
        )
    begun.ask("unplanned_reason", "why is it done, where no programme plans it?")
    begun.ask("planned_on", "when?")
    begun.ask("objectives", _OBJECTIVES)
    begun.ask("criteria", *_CRITERIA)
    begun.ask("scope", _SCOPE)
    begun.ask("methods", *_METHODS)
    begun.ask("team", f"who audits?{people(run)}", _TEAM)
    return begun.drafted()


AUDIT = Draft(
    "audit",
    {
        "programme": "the audit programme that plans it (default: the one in force)",
        "entry": "the entry in it: its number, or the id of its audit (default: the next one)",
    },
    _draft,
    "AUD-{year}-{number}",
    "audits/{year}",
)
