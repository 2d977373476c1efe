"""What the pack brings: each function is a hook that isms-lint calls once a run.

What a hook returns is imported inside it, so that a run pays for what it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from isms_lint.documents.read import Reader
from isms_lint.findings.finding import Finding
from isms_lint.offers.draft import Draft
from isms_lint.offers.due import DueOf
from isms_lint.offers.paper import Paper, Picture
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.reporters import Reporter
from isms_lint.rules import Pass, Rule, load_rules

_KINDS = Path(__file__).parent / "kinds"
_TEMPLATES = Path(__file__).parent / "templates"


@hookimpl
def isms_lint_rules() -> list[Rule]:
    """Every rule in `rules/`."""
    import hollin_rules.rules

    return load_rules(hollin_rules.rules)


@hookimpl
def isms_lint_kinds() -> dict[str, str]:
    """Every schema in `kinds/`, each that of the kind it is named after."""
    return {file.stem: str(file) for file in sorted(_KINDS.glob("*.json"))}


@hookimpl
def isms_lint_derivations() -> Mapping[str, Callable[[Pass], Any]]:
    """Facts that other packs may ask for by name."""
    from hollin_rules.latest_reviews import latest_reviews

    return {"hollin.latest-reviews": latest_reviews}


@hookimpl
def isms_lint_readers() -> dict[str, Reader]:
    """JSON lines, as our ticket system exports them."""
    from hollin_rules.json_lines import read_json_lines

    return {".jsonl": read_json_lines}


@hookimpl
def isms_lint_mappings() -> list[dict[str, Any]]:
    """How tickets become corrective actions."""
    from hollin_rules.tickets import TICKETS

    return [TICKETS]


@hookimpl
def isms_lint_reporters() -> dict[str, Reporter]:
    """The format `--format hollin-todo`."""
    from hollin_rules.todo import report

    return {"hollin-todo": report}


@hookimpl
def isms_lint_profiles() -> dict[str, dict[str, Any]]:
    """What our sites begin with: `profile: [managed, hollin]`."""
    return {
        "hollin": {
            "parameters": {"HOL002": {"days": 365}},
            "severities": {"HOL001": "error"},
            "fail_on": "warning",
        }
    }


@hookimpl
def isms_lint_adjust_findings(findings: list[Finding]) -> list[Finding]:
    """What is wrong with a critical supplier is an error."""
    from hollin_rules.critical import graver_where_critical

    return graver_where_critical(findings)


@hookimpl
def isms_lint_papers() -> list[Paper]:
    """What `isms-lint report hollin-suppliers` makes."""
    from hollin_rules.suppliers_paper import SUPPLIERS

    return [SUPPLIERS]


@hookimpl
def isms_lint_pictures() -> dict[str, Picture]:
    """The picture in it."""
    from hollin_rules.reviews_picture import reviews_picture

    return {"hollin-reviews": reviews_picture}


@hookimpl
def isms_lint_templates() -> list[str]:
    """The words of it, in English and German."""
    return [str(_TEMPLATES)]


@hookimpl
def isms_lint_due() -> dict[str, DueOf]:
    """What the calendar says of suppliers."""
    from hollin_rules.reviews_due import reviews_due

    return {"hollin-supplier-review": reviews_due}


@hookimpl
def isms_lint_drafts() -> list[Draft]:
    """What `isms-lint new hol-supplier-review --contract CON-7` writes."""
    from hollin_rules.review_draft import REVIEW

    return [REVIEW]
