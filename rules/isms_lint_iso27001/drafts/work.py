"""Actions, incidents, processes, own controls, documents and evidence."""

from __future__ import annotations

from isms_lint.offers.draft import Asked, Draft, Drafted
from isms_lint.records.free_ids import free_ids
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import day_given, record_given, word_given
from isms_lint_iso27001.drafts.offered import ids_of, people, some, top_management


def _action(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(status="open", raised_on=run.as_of)
    begun.ask("text", "what is to be done?")
    origin = record_given(asked, "origin", *run.register.kinds_present())
    begun.put_or_ask(
        "origin", origin and origin.id, "what does it come from? A review, a risk, ..."
    )
    owner = record_given(asked, "owner", "person", "role")
    begun.put_or_ask("owner", owner and owner.id, f"who does it?{people(run)}")
    begun.put_or_ask("due_on", day_given(asked, "due-on"), "by when?")
    return begun.drafted()


def _incident(asked: Asked) -> Drafted:
    run = asked.run
    organization = run.register.organization
    severities = organization.get("incidents", "severities") if organization is not None else None
    words = [str(one) for one in severities] if isinstance(severities, list) else []
    begun = Beginning(status="open", detected_on=run.as_of)
    begun.ask("title", "what happened, in a few words?")
    given = word_given(asked, "severity", words) if words else asked.options.get("severity")
    begun.put_or_ask("severity", given, "how grave is it?", " | ".join(words))
    begun.ask("occurred_on", "when did it happen?")
    begun.ask("detected_by", f"who noticed it?{people(run)}")
    begun.ask("reported_on", "when was it reported?")
    process = record_given(asked, "process", "process")
    processes = ids_of(run.register.of("process"))
    begun.put_or_ask("process", process and process.id, f"in which process?{processes}")
    begun.ask("affects", "what did it touch?", "[confidentiality, integrity, availability]")
    begun.ask("consequences", "what harm did it do?")
    begun.ask("cause", "why did it happen?")
    begun.ask("lessons", "what is learned from it?")
    begun.ask("nonconformity", "did it show that a rule was not kept? Which nonconformity is that?")
    begun.ask(
        "disposition",
        "where it is none: why, and who decided that?",
        "{nonconformity: false, reason: ..., decided_by: ...}",
    )
    begun.ask("risk_impact", "does it change a risk? `none` is an answer")
    return begun.drafted()


def _process(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning()
    begun.ask("name", "what is it called?")
    owner = record_given(asked, "owner", "person", "role")
    begun.put_or_ask("owner", owner and owner.id, f"who owns it?{people(run)}")
    begun.ask("operators", f"who does the work?{people(run)}", "[...]")
    begun.ask("controls", "which controls does it carry out?", "[A.5.1-A.5.4]")
    begun.ask("clauses", "which clauses, if any?", '["9.2"]')
    return begun.drafted()


def _control(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(status="planned")
    begun.ask("title", "what is it called?")
    begun.ask("text", "what is done?")
    owner = record_given(asked, "owner", "person", "role")
    begun.put_or_ask("owner", owner and owner.id, f"who owns it?{people(run)}")
    begun.ask("operators", f"who does the work?{people(run)}", "[...]")
    begun.ask("controls", "which controls of Annex A does it carry out? None for one beside them")
    return begun.drafted()


def _document(asked: Asked) -> Drafted:
    run = asked.run
    known = run.register.of("document")
    types = dict.fromkeys(one.text("type") for one in known if one.text("type"))
    sort = asked.options.get("type", "")
    begun = Beginning(status="draft", version="0.1")
    begun.ask("title", "what is it called?")
    begun.put_or_ask("type", sort, f"of which type?{some(types)}")
    owner = record_given(asked, "owner", "person", "role")
    begun.put_or_ask("owner", owner and owner.id, f"who owns it?{people(run)}")
    begun.ask("authors", f"who writes it?{people(run)}")
    begun.ask("approved_by", f"who approves it?{some(top_management(run))}")
    begun.ask("next_review_on", "when is it looked at again?")
    begun.ask("retention", "how long is it kept once it is replaced?")
    begun.ask("clauses", "which clauses ask for it, if any?", '["5.2"]')
    begun.ask("controls", "which controls does it describe?", "[A.5.1]")
    begun.ask("evidence", "where is its text? A path, an address")
    like = [one.id for one in known if one.text("type") == sort] if sort else []
    letters = f"{(sort or 'document')[:3].upper()}-{{number}}"
    return begun.drafted(next(free_ids(like, run.register, run.as_of.year, letters)))


def _evidence(asked: Asked) -> Drafted:
    begun = Beginning(collected_on=asked.run.as_of)
    begun.ask("title", "what is it?")
    begun.ask("uri", "where is it kept? A path, an address")
    begun.ask("sha256", "the hash of the file, so that nobody can change it unseen")
    begun.ask("by", f"who collected it?{people(asked.run)}")
    return begun.drafted()


_OWNER = {"owner": "who owns it: a person or a role"}

WORK = (
    Draft(
        "action",
        {
            "origin": "the record it comes from",
            "owner": "who does it: a person or a role",
            "due-on": "the day by which it is to be done",
        },
        _action,
        "ACT-{year}-{number}",
        "actions",
    ),
    Draft(
        "incident",
        {"process": "the process it happened in", "severity": "how grave it is, as declared"},
        _incident,
        "INC-{year}-{number}",
        "incidents",
    ),
    Draft("process", _OWNER, _process, "{name}", "processes"),
    Draft("control", _OWNER, _control, "CTL-{number}", "processes"),
    Draft(
        "document",
        {"type": "policy, procedure, plan, record, ...", **_OWNER},
        _document,
        "DOC-{number}",
        "documents",
    ),
    Draft("evidence", {}, _evidence, "EV-{year}-{number}", "evidence"),
)
