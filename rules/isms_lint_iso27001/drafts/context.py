"""The scope, issues, interested parties, contracts and changes."""

from __future__ import annotations

from isms_lint.offers.draft import Asked, Draft, Drafted
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import word_given
from isms_lint_iso27001.drafts.offered import ids_of, people, some, top_management

_CHANGES = (
    *("scope", "site", "organization", "control-applicability", "isms", "technology", "supplier"),
    *("editorial", "other"),
)


def _scope(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(title="Scope of the ISMS", status="draft", determined_on=run.as_of)
    begun.ask("text", "what does the ISMS cover, in a few sentences?")
    begun.ask("units", f"which units?{ids_of(run.register.of('unit'))}", "[...]")
    begun.ask("sites", "which sites?", "[...]")
    begun.ask("interfaces", "what do others do at its edges?", "[...]")
    begun.ask("dependencies", "what does it depend on?", "[...]")
    begun.ask("exclusions", "what is left out, and why? `none` is an answer")
    begun.ask("approved_by", f"who approves it?{some(top_management(run))}")
    return begun.drafted()


def _issue(asked: Asked) -> Drafted:
    begun = Beginning(determined_on=asked.run.as_of)
    begun.ask("title", "what is it, in a few words?")
    begun.ask("type", "does it come from inside or outside?")
    begun.ask("text", "what is it about?")
    begun.ask("relevant", "does it matter to the ISMS?")
    begun.ask("reason", "why, or why not?")
    begun.ask(
        "addressed", f"what is done about it?{ids_of(asked.run.register.of('risk'))}", "[...]"
    )
    if not any(one.text("topic") for one in asked.run.register.of("issue")):
        begun.ask("topic", "is it the one on climate change?", "climate-change")
    return begun.drafted()


def _party(asked: Asked) -> Drafted:
    begun = Beginning(determined_on=asked.run.as_of)
    begun.ask("name", "who is it?")
    begun.ask("requirements", "what do they require?", "[{text: ..., addressed: true}]")
    return begun.drafted()


def _contract(asked: Asked) -> Drafted:
    begun = Beginning()
    begun.put("from", asked.run.as_of)
    begun.ask("title", "what is it called?")
    begun.ask("party", "with whom?")
    begun.ask("duties", "what does it ask of information security?", "[...]")
    begun.ask("controls", "which controls meet that?", "[A.5.1]")
    return begun.drafted()


def _change(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(status="proposed", determined_on=run.as_of)
    begun.ask("title", "what changes, in a few words?")
    begun.put_or_ask(
        "type", word_given(asked, "type", _CHANGES), "of which sort?", " | ".join(_CHANGES)
    )
    begun.ask("significant", "does it need a risk assessment?")
    begun.ask("scope", "what does it touch?", "[...]")
    begun.ask("decided_by", f"who decides?{some(top_management(run))}")
    begun.ask("decided_on", "when was it decided?")
    for field, question in (
        ("purpose", "what for?"),
        ("consequences", "what may come of it?"),
        ("resources", "with what?"),
        ("responsible", f"who sees to it?{people(run)}"),
        ("due_on", "until when?"),
    ):
        begun.ask(("plan", field), question)
    last = run.derive(assessments)[-1:]
    latest = f" The latest assessment is {last[0].assessment.id}" if last else ""
    begun.ask(("impact", "risk"), f"what does it change in the risks?{latest}")
    begun.ask(("impact", "programme"), "does an audit look at it, and which?")
    return begun.drafted()


CONTEXT = (
    Draft("scope", {}, _scope, "SCOPE", "context"),
    Draft("issue", {}, _issue, "ISS-{number}", "context"),
    Draft("interested-party", {}, _party, "IP-{number}", "context"),
    Draft("contract", {}, _contract, "CON-{number}", "context"),
    Draft(
        "change",
        {"type": f"its sort: {', '.join(_CHANGES)}"},
        _change,
        "CHG-{year}-{number}",
        "context",
    ),
)
