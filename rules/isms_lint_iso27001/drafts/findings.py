"""Nonconformities and opportunities for improvement, from where they were found."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.offers.draft import Asked, Draft, Drafted, NoDraft
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import began_on, ended_on, is_done
from isms_lint_iso27001.derive.audit.scope import planned_items
from isms_lint_iso27001.derive.audit.team import auditing
from isms_lint_iso27001.derive.finding.grades import declared_grades
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import record_given, word_given
from isms_lint_iso27001.drafts.offered import ids_of, people, some

_AUDITS = ("audit", "external-audit")
_SOURCES = {
    "audit": ("audit",),
    "external-audit": ("external-audit",),
    "incident": ("incident",),
    "review": ("management-review",),
}
_OPTIONS = {
    "audit": "the internal audit that found it",
    "external-audit": "the audit of the certification body or a customer that found it",
    "incident": "the incident that showed it",
    "review": "the management review that found it",
    "process": "the process it was found in",
}


def _nonconformity(asked: Asked) -> Drafted:
    begun = _found(asked, status="open")
    grades = [str(grade) for grade in declared_grades(asked.run)]
    grade = word_given(asked, "grade", grades) if grades else asked.options.get("grade")
    if grades or grade:
        begun.put_or_ask("grade", grade, "how grave is it?", " | ".join(grades))
    begun.ask(
        "correction",
        "what was done at once to put it right, and when?",
        "{text: ..., done_on: YYYY-MM-DD}",
    )
    begun.ask("consequences", "what harm did it do? `none` is an answer")
    begun.ask("extent", "where else was looked for the same, and what was found there?")
    begun.ask(
        "disposition",
        "does the cause need action?",
        "{car: true, decided_by: ..., decided_on: YYYY-MM-DD}",
    )
    begun.ask("risk_impact", "does it change a risk? `none` is an answer")
    return begun.drafted()


def _opportunity(asked: Asked) -> Drafted:
    begun = _found(asked, status="raised")
    begun.ask("disposition", "what is decided about it, by whom, and why?")
    return begun.drafted()


def _found(asked: Asked, status: str) -> Beginning:
    """What both have in common: where it was found, what is asked for."""
    run = asked.run
    option, source = _source(asked)
    begun = Beginning(status=status)
    if source is None:
        begun.ask("source", "where was it found? An audit, an incident, a review have their field")
    else:
        begun.put(option.replace("-", "_"), source.id)
    process = record_given(asked, "process", "process") or _process_of(source, run)
    begun.put_or_ask(
        "process",
        None if process is None else process.id,
        f"in which process?{_processes(source, run)}",
    )
    begun.ask("requirement", f"against which clause, control or rule?{_scope(source, run)}")
    begun.ask("statement", "what was seen, and what should it have been?")
    begun.ask("evidence", "what shows it?")
    _raised(begun, source, run)
    if source is None or source.kind != "external-audit":
        auditors = _auditors(source)
        by = f"by whom?{some(auditors) or people(run)}"
        begun.put_or_ask("raised_by", auditors[0] if len(auditors) == 1 else "", by)
    begun.notes.extend(_told(source))
    return begun


def _source(asked: Asked) -> tuple[str, Record | None]:
    """The option that says where it was found, and the record; none where nothing is said."""
    sources = {
        option: record
        for option, kinds in _SOURCES.items()
        if (record := record_given(asked, option, *kinds)) is not None
    }
    if len(sources) > 1:
        raise NoDraft(f"it comes from one of --{' and --'.join(sources)}: say which")
    return next(iter(sources.items()), ("", None))


def _raised(begun: Beginning, source: Record | None, run: Pass) -> None:
    """The day: today, but for what an audit found whose fieldwork is over."""
    is_audit = source is not None and source.kind in _AUDITS
    ended = ended_on(source, run) if source is not None and is_audit else None
    if source is None or ended is None or ended >= run.as_of:
        begun.put("raised_on", run.as_of)
    else:
        began = began_on(source, run)
        begun.ask("raised_on", f"when? The fieldwork was {began or '...'} to {ended}")


def _process_of(source: Record | None, run: Pass) -> Record | None:
    """The process of an incident; the only one that an audit looked at."""
    if source is None:
        return None
    if source.kind == "incident":
        return run.register.find(source.get("process"), "process")
    found = _audited_processes(source, run)
    return run.register.find(found[0], "process") if len(found) == 1 else None


def _audited_processes(source: Record, run: Pass) -> list[str]:
    if source.kind != "audit":
        return []
    named = (one.text for one in planned_items(source, run))
    return [text for text in named if run.register.find(text, "process") is not None]


def _processes(source: Record | None, run: Pass) -> str:
    audited = [] if source is None else _audited_processes(source, run)
    return some(audited) or ids_of(run.register.of("process"))


def _scope(source: Record | None, run: Pass) -> str:
    """What it may be against: the scope of the audit, the controls of the incident."""
    if source is None:
        return ""
    if source.kind == "incident":
        return some([text for _, text in source.strings("controls")])
    return some([one.text for one in planned_items(source, run)]) if source.kind == "audit" else ""


def _auditors(source: Record | None) -> Sequence[str]:
    if source is None or source.kind != "audit":
        return []
    return [source.text("team", place, "person") for place in auditing(source)]


def _told(source: Record | None) -> list[str]:
    if source is None or source.kind not in _AUDITS:
        return []
    said = []
    if source.get("findings") == []:
        said.append(f"{source.id} says `findings: []`: take that out, there is one now")
    if not is_done(source):
        said.append(f"{source.id} is {source.text('status')}: nothing was found in it yet")
    return said


NONCONFORMITY = Draft(
    "nonconformity",
    {**_OPTIONS, "grade": "its grade, one of those that the organization declares"},
    _nonconformity,
    "NC-{year}-{number}",
    "findings",
)
OPPORTUNITY = Draft(
    "opportunity-for-improvement", _OPTIONS, _opportunity, "OFI-{year}-{number}", "findings"
)
