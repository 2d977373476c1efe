"""The rules of a run as SARIF describes them (2.1.0, section 3.49, reportingDescriptor)."""

from __future__ import annotations

import re
from typing import Any

from isms_lint.reporters.encode import encodable
from isms_lint.rules.basis import Severity
from isms_lint.rules.describe import HOUSE, read_explanation
from isms_lint.rules.rule import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_MOST_TAGS = 20
"""GitHub refuses a rule with more."""
_EXAMPLES = ("Bad", "Good")
_HTML = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]*>)")
"""What could begin HTML: all but a link in angle brackets."""


def descriptor(rule: Rule) -> dict[str, Any]:
    """What the rule checks, why, and how to fix it, as text and as Markdown."""
    summary, sections = read_explanation(rule)
    return {
        "id": encodable(rule.code),
        "name": _pascal(rule.name),
        "shortDescription": {"text": encodable(summary or rule.name)},
        "fullDescription": {"text": _paragraphs(sections.get("What it checks") or summary)},
        "help": {"text": _text(rule, sections), "markdown": _markdown(rule, summary, sections)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": _tags(rule)},
    }


def _pascal(name: str) -> str:
    """SARIF names rules as `CorrectiveActionOverdue`."""
    return encodable("".join(word[:1].upper() + word[1:] for word in name.split("-")))


def _tags(rule: Rule) -> list[str]:
    tags = (rule.family, str(rule.basis), *rule.clauses)
    return [encodable(tag) for tag in dict.fromkeys(tags)][:_MOST_TAGS]


def _text(rule: Rule, sections: dict[str, str]) -> str:
    """Without the examples, which are not readable without their line ends."""
    blocks = [
        f"{heading}: {_paragraphs(body)}"
        for heading, body in sections.items()
        if heading not in _EXAMPLES
    ]
    return encodable("\n\n".join((*blocks, _right(rule))))


def _markdown(rule: Rule, summary: str, sections: dict[str, str]) -> str:
    blocks = [summary]
    for heading, body in sections.items():
        if heading != HOUSE:
            shown = f"```yaml\n{body}\n```" if heading in _EXAMPLES else body
            blocks.append(f"## {heading}\n\n{shown}")
    blocks.append(_right(rule))
    if HOUSE in sections:  # last: what it may leave open closes with the text
        blocks.append(f"## {HOUSE}\n\n{_without_html(sections[HOUSE])}")
    return encodable("\n\n".join(blocks))


def _without_html(markdown: str) -> str:
    """Markdown that a configuration brings, in which there is nothing but Markdown, and no image."""
    return _HTML.sub("&lt;", markdown).replace("![", "!\\[")


def _right(rule: Rule) -> str:
    clauses = f"Clauses: {'; '.join(rule.clauses)}. " if rule.clauses else ""
    return f"{clauses}Basis: {rule.basis}. More: isms-lint explain {rule.code}"


def _paragraphs(body: str) -> str:
    """Lines of a docstring, joined where they are one paragraph."""
    return encodable("\n\n".join(" ".join(part.split()) for part in body.split("\n\n")))
