"""People, roles, units, who was responsible for what, who was hired, what they are competent in."""

from __future__ import annotations

from isms_lint.offers.draft import Asked, Draft, Drafted
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import record_given, word_given
from isms_lint_iso27001.drafts.offered import ids_of, people, some

_ENGAGEMENTS = ("internal-audit", "isms-consultancy", "operation", "training")
_CAPACITIES = ("owner", "operator", "implementer", "author")


def _person(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning()
    begun.ask("name", "what is their name?")
    begun.ask("title", "what is their job?")
    firm = asked.options.get("firm", "")
    unit = record_given(asked, "unit", "unit")
    manager = record_given(asked, "manager", "person", "role")
    if firm:
        begun.put("firm", firm)
        begun.ask(
            "competence",
            "what are they shown to be competent in?",
            "[{subject: internal-audit, evidence: ..., on: YYYY-MM-DD}]",
        )
    else:
        units = ids_of(run.register.of("unit"))
        begun.put_or_ask("unit", unit and unit.id, f"in which unit?{units}")
        begun.put_or_ask("manager", manager and manager.id, f"to whom do they report?{people(run)}")
        begun.ask("from", "since when are they with the organization?")
    return begun.drafted()


def _role(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning()
    begun.ask("name", "what is the role called?")
    person = record_given(asked, "person", "person")
    if person is not None:
        begun.put("holders", [{"person": person.id, "from": run.as_of.isoformat()}])
    else:
        begun.ask(
            "holders",
            f"who holds it, since when?{people(run)}",
            "[{person: ..., from: YYYY-MM-DD}]",
        )
    begun.ask("duties", "what does it answer for?", "[...]")
    return begun.drafted()


def _assignment(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning()
    person = record_given(asked, "person", "person", "role")
    begun.put_or_ask("person", person and person.id, f"who?{people(run)}")
    begun.put_or_ask(
        "capacity",
        word_given(asked, "capacity", _CAPACITIES),
        "do they own it, or what do they do?",
    )
    begun.ask("scope", f"for what?{ids_of(run.register.of('process'))}")
    begun.put("from", run.as_of)
    return begun.drafted()


def _engagement(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning()
    person = record_given(asked, "person", "person")
    firm = person.text("firm") if person is not None else ""
    begun.put_or_ask("firm", firm, "of which firm?")
    outside = [one.id for one in run.register.of("person") if one.text("firm")]
    begun.put_or_ask("person", person and person.id, f"who comes?{some(outside)}")
    begun.put_or_ask("type", word_given(asked, "type", _ENGAGEMENTS), "to do what?")
    begun.ask("scope", "on which clauses, controls or processes? `[full-isms]` is all of it")
    begun.ask("from", "from when?")
    begun.ask("to", "until when?")
    return begun.drafted()


def _competence(asked: Asked) -> Drafted:
    begun = Beginning()
    person = record_given(asked, "person", "person")
    begun.put_or_ask("person", person and person.id, f"whose?{people(asked.run)}")
    begun.ask("subject", "in what? `internal-audit` is what auditors need")
    begun.ask("evidence", "what shows it: a certificate, a course, years of doing it?")
    begun.ask("on", "since when is it shown?")
    begun.ask("expires_on", "until when does that count? Leave it out where it does not end")
    return begun.drafted()


def _unit(asked: Asked) -> Drafted:
    begun = Beginning()
    begun.ask("name", "what is it called?")
    begun.ask("parent", f"which unit is it a part of?{ids_of(asked.run.register.of('unit'))}")
    return begun.drafted()


PEOPLE = (
    Draft(
        "person",
        {
            "unit": "the unit they belong to",
            "manager": "whom they report to",
            "firm": "the firm of somebody from outside",
        },
        _person,
        "{name}",
        "people",
    ),
    Draft("role", {"person": "who holds it from today on"}, _role, "{name}", "people"),
    Draft("unit", {}, _unit, "{name}", "people"),
    Draft(
        "assignment",
        {"person": "who it is", "capacity": "owner, operator, implementer or author"},
        _assignment,
        "AS-{number}",
        "people",
    ),
    Draft(
        "engagement",
        {
            "person": "who was hired",
            "type": "internal-audit, isms-consultancy, operation or training",
        },
        _engagement,
        "ENG-{number}",
        "people",
    ),
    Draft("competence", {"person": "whose it is"}, _competence, "CMP-{number}", "people"),
)
