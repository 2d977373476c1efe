"""Scope, issues and interested parties: `context/`."""

from __future__ import annotations

from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.texts import record, register, remark, to_write

_PARTIES = (
    ("IP-1", "Customers"),
    ("IP-2", "Staff"),
    ("IP-3", "Authorities and regulators"),
    ("IP-4", "Suppliers"),
    ("IP-5", "Owners and insurers"),
)


def context_files(roster: Roster) -> dict[str, str]:
    """The files of `context/`."""
    return {
        "context/scope.yaml": _scope(roster),
        "context/issues.yaml": _issues(),
        "context/interested-parties.yaml": _parties(),
    }


def _scope(roster: Roster) -> str:
    return (
        remark("A draft. The certificate will quote it: write it as customers should read it.")
        + record(
            "scope",
            "SCOPE",
            title="Scope of the ISMS",
            version="0.1",
            status="draft",
            owner=roster.isms_manager,
            clauses=["4.3"],
        )
        + remark("To write:")
        + to_write(
            "text: which services, sites, people and systems the ISMS covers",
            "sites: [the offices, the places where systems stand]",
            "interfaces: [where what you do ends and somebody else's begins]",
            "dependencies: [what you need from others]",
            "exclusions: what is left out, and why; or none",
        )
    )


def _issues() -> str:
    return (
        remark(
            "What inside and outside bears on the ISMS. Whether climate change does has to be decided:"
            " no is an answer. One more: isms-lint new issue --into context/issues.yaml",
            "Questions to begin with: What do we live on? Who depends on us, and at what hour? What do"
            " laws ask? Which knowledge is with one person? What changes next year?",
        )
        + register(
            "issue",
            [
                {
                    "id": "ISS-1",
                    "title": "Climate change",
                    "topic": "climate-change",
                    "type": "external",
                }
            ],
        )
        + remark("To decide, for each issue:")
        + to_write(
            "    relevant: true # or false",
            "    reason: why it matters here, or does not",
            "    determined_on: 2026-01-31",
        )
    )


def _parties() -> str:
    return (
        remark(
            "Who has a say in how safe information is with you, what they require, and which of that"
            " the ISMS deals with. Ask them, or read their contracts; take out who does not exist here."
        )
        + register("interested-party", [{"id": id, "name": name} for id, name in _PARTIES])
        + remark("To write, for each of them:")
        + to_write(
            "    determined_on: 2026-01-31",
            "    requirements:",
            "      - {text: notice of an incident within 24 hours, addressed: true}",
            "      - {text: a second data centre, addressed: false, reason: not agreed}",
        )
    )
