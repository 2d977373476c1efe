"""The index of rules by what they cite: every clause of the standard, controls, other standards."""

from __future__ import annotations

import re

from generator.markdown import page, prose, table
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.rules.rule import Rule


def clause_page(rules: list[Rule], catalogue: ScopeCatalogue) -> str:
    """The page. Clauses and lettered items without a rule are listed too: nothing there is checked."""
    cited: dict[str, list[str]] = {}
    for rule in rules:
        for clause in rule.clauses:
            cited.setdefault(clause, []).append(f"[{rule.code}]({rule.code}.md)")
    titles = {entry.id: entry.title for entry in catalogue.entries}
    known = {clause: clause.partition(" ")[0] for clause in cited}
    standard = f"{catalogue.standard}:{catalogue.edition}"
    own = {clause for clause, base in known.items() if base in titles}
    rows = []
    for id, title in titles.items():
        mine = [clause for clause in own if known[clause] == id]
        items = sorted([*mine, *_left_out(id, mine, catalogue)], key=_letters)
        if not items and not id.startswith("A.") and _is_leaf(id, catalogue):
            items = [id]
        titled = [prose(title), *[""] * len(items)]
        rows.extend(
            (c, t, ", ".join(cited[c]) if c in cited else "none")
            for c, t in zip(items, titled, strict=False)
        )
    elsewhere = sorted(set(cited) - own, key=lambda clause: (clause.removeprefix("cf. "), clause))
    others = [(clause, ", ".join(cited[clause])) for clause in elsewhere]
    return page(
        [
            "# Rules by clause",
            "What the rules cite. Titles are in our own words; the text of the standard is under"
            " copyright, and you need your own copy. [Rules by family](index.md).",
            f"## {standard}",
            "A clause with `none` has no rule: about it nothing is said. A lettered item with `none`"
            " has no rule of its own; those on what it is part of may touch it. Of Annex A only the"
            " controls are listed that a rule cites by name; the rules on the Statement of"
            " Applicability and on audits are about all of them.",
            table(("Clause", "About", "Rules"), rows),
            "## Other standards and documents",
            table(("Clause", "Rules"), others),
        ]
    )


def _left_out(id: str, cited: list[str], catalogue: ScopeCatalogue) -> list[str]:
    """The lettered items of a clause that no rule cites. Of an item in several parts those count:
    `9.3.2 d1`, not `9.3.2 d`.
    """
    items = [item for item in catalogue.items if item.partition(" ")[0] == id]
    return [
        item
        for item in items
        if item not in cited
        and not any(one != item and one.startswith(item) for one in (*items, *cited))
    ]


def _is_leaf(id: str, catalogue: ScopeCatalogue) -> bool:
    return any(entry.id == id and entry.leaf for entry in catalogue.entries)


def _letters(clause: str) -> tuple[list[str], str]:
    """A clause before its lettered items, those in their order."""
    return re.findall(r"[a-z]|\d+", clause.partition(" ")[2]), clause
