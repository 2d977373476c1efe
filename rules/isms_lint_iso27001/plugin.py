"""What the rule pack brings, by the same hooks as any other plugin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.rules import Pass, Rule

if TYPE_CHECKING:
    from isms_lint.offers.draft import Draft
    from isms_lint.offers.due import DueOf
    from isms_lint.offers.paper import Paper, Picture
    from isms_lint.offers.start import Start

_FAMILIES = (
    "audit_programme",
    "audit",
    "independence",
    "findings",
    "corrective_action",
    "management_review",
    "sequence",
    "statement_of_applicability",
    "risk",
    "objectives",
    "context",
    "documented_information",
    "roles",
    "certification_audits",
    "incidents",
    "actions",
    "integrity",
    "reconciliation",
    "waivers",
    "cross_framework",
    "oscal",
)


@hookimpl
def isms_lint_rules() -> list[Rule]:
    """Every rule of the pack."""
    from importlib import import_module

    from isms_lint.rules import load_rules

    families = (import_module(f"isms_lint_iso27001.{name}") for name in _FAMILIES)
    return [rule for family in families for rule in load_rules(family)]


@hookimpl
def isms_lint_scope_catalogues() -> list[ScopeCatalogue]:
    """The clauses and controls of both editions."""
    from isms_lint_iso27001.editions import catalogues

    return catalogues()


@hookimpl
def isms_lint_profiles() -> dict[str, dict[str, Any]]:
    """The profiles of the pack."""
    from isms_lint_iso27001.profiles import PROFILES

    return PROFILES


@hookimpl
def isms_lint_derivations() -> dict[str, Callable[[Pass], Any]]:
    """What other packs may ask for."""
    from isms_lint_iso27001.facts import FACTS

    return FACTS


@hookimpl
def isms_lint_drafts() -> tuple[Draft, ...]:
    """How records begin."""
    from isms_lint_iso27001.drafts.all_kinds import DRAFTS

    return DRAFTS


@hookimpl
def isms_lint_due() -> dict[str, DueOf]:
    """What is due when."""
    from isms_lint_iso27001.derive.due.sorts import DUE

    return DUE


@hookimpl
def isms_lint_papers() -> tuple[Paper, ...]:
    """The documents for people."""
    from isms_lint_iso27001.papers.offered import PAPERS

    return PAPERS


@hookimpl
def isms_lint_pictures() -> dict[str, Picture]:
    """The pictures in them."""
    from isms_lint_iso27001.papers.offered import PICTURES

    return PICTURES


@hookimpl
def isms_lint_templates() -> list[str]:
    """Their words, in English and German."""
    from isms_lint_iso27001.papers.offered import TEMPLATES

    return [TEMPLATES]


@hookimpl
def isms_lint_starts() -> tuple[Start, ...]:
    """The repository to start from."""
    from isms_lint_iso27001.start import START

    return (START,)
