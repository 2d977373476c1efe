"""What an organization adds to the explanations of rules: its procedure, a link."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.selection import expand
from isms_lint.rules.describe import HOUSE
from isms_lint.rules.rule import Rule

Words = Mapping[str, str]
"""`text` (Markdown), `url`, or both."""

_LINK = re.compile(r"\](?:\(|:)\s*(?!\s|https?://|mailto:)", re.IGNORECASE)
"""A link of Markdown, inline or apart, that leads elsewhere than to the web or to a mailbox."""


def explained(rules: Mapping[str, Rule], config: Config) -> Mapping[str, Rule]:
    """The rules, those that the configuration has words for with a section of that name more.

    Raises UsageError for unknown rules, and for links that are neither http, https nor mailto.
    """
    setting = config.setting("explanations")
    found = dict(rules)
    for word, words in config.explanations.items():
        if _LINK.search(words.get("text", "")):
            raise UsageError(
                f"explanations: a link for `{word}` begins with none of http://, https:// and mailto:",
                setting.where(word),
            )
        for code in expand([word], rules, setting):
            found[code] = rules[code]._replace(explanation=_with(rules[code], words))
    return found


def _with(rule: Rule, words: Words) -> str:
    """The rule's explanation and, below a heading of its own, `words`."""
    parts = [words["text"].strip()] if "text" in words else []
    if "url" in words:
        parts.append(f"<{words['url']}>")
    body = "\n".join(f"    {line}" for line in "\n\n".join(parts).splitlines())
    return f"{inspect.cleandoc(rule.explanation)}\n{HOUSE}\n{body}\n"
