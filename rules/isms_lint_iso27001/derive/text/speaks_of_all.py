"""Whether a sentence tells of everything it is about, without naming each."""

from __future__ import annotations

import re

from isms_lint_iso27001.derive.text.pattern import Pattern

_ALL = Pattern(
    r"(?<!not )(?<!nicht )(?<!pas )\b(?:all|both|every|each|none|no (?:open )?(?:action|objective)s?"
    r"|alle[rsn]?|beide[rsn]?|sämtliche[rsn]?|jede[rsn]?|keine[rsn]?"
    r"|tou(?:s|tes)|chacune?|aucune?|tod[oa]s|amb[oa]s|ningun[oa]?|ningún|tutt[ie]|nessun[oa]?)\b",
    re.IGNORECASE,
)


def speaks_of_all(words: str) -> bool:
    """Whether `words` say something of all (`all done`, `both closed`), or that there are none."""
    return bool(_ALL.search(words))
