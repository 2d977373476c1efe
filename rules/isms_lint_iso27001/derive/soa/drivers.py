"""What a control is applicable for: risks, contracts, requirements, and the words that name none."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk.risks import is_active, items_of
from isms_lint_iso27001.derive.soa.rows import Row
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_THIN = frozenset(
    {
        *("n/a", "na", "n.a", "not applicable", "not relevant", "not required", "not needed"),
        *("cost", "costs", "too expensive", "no budget", "best practice", "best practices"),
        *("good practice", "good practices", "common practice", "industry standard", "standard"),
        *("required", "necessary", "needed", "relevant", "applicable", "yes", "no", "ok"),
        *("annex a", "iso 27001", "iso/iec 27001", "baseline", "security", "risk"),
        *("nicht anwendbar", "nicht relevant", "kosten", "stand der technik", "erforderlich"),
        *("non applicable", "sans objet", "coût", "bonne pratique", "requis", "no aplica"),
        *("no relevante", "coste", "buenas prácticas", "não aplicável", "boas práticas"),
    }
)

_WORD = Pattern(r"\w(?:[\w./-]*\w)?")
_POINTING = frozenset(
    {
        *("risk", "risks", "treats", "treat", "treatment", "treated", "mitigates", "reduces"),
        *("addresses", "covers", "of", "for", "from", "by", "to", "the", "and", "see", "as", "in"),
        *("due", "because", "needed", "required", "contract", "contracts", "against"),
    }
)
"""Words around the id of a risk that say no more than the id."""


def is_thin(text: object) -> bool:
    """Whether a justification is a word that would fit any control."""
    return isinstance(text, str) and " ".join(text.split()).strip(" .!-").casefold() in _THIN


def has_driver(row: Row, run: Pass) -> bool:
    """Whether a risk, a contract or another requirement asks for the row's control."""
    named = ("risks", "contracts", "requirements")
    if any(not is_blank_answer(row.data.get(field)) for field in named):
        return True
    asked = run.derive(controls_asked_for)
    return any(leaf in asked for leaf in row.leaves)


def has_live_driver(row: Row, run: Pass) -> bool:
    """Whether one of those is not over: a risk that is active, a contract in force, a requirement.

    What the row names and is not on record is not known to be over.
    """
    if not is_blank_answer(row.data.get("requirements")):
        return True
    if any(not _is_over(id, run) for id in _named(row)):
        return True
    asked = run.derive(controls_asked_for)
    return any(leaf in asked for leaf in row.leaves)


def drivers_that_are_over(row: Row, run: Pass) -> list[str]:
    """The closed risks and ended contracts that a row names, where its justification says nothing
    beside them.
    """
    text = row.data.get("justification")
    words = _WORD.findall(text) if isinstance(text, str) and not is_blank_answer(text) else []
    in_words = [word for word in words if _is_over(word, run)]
    rest = [word for word in words if word not in in_words and word.casefold() not in _POINTING]
    if rest and not is_thin(text):
        return []
    return list(dict.fromkeys([*(id for id in _named(row) if _is_over(id, run)), *in_words]))


def _named(row: Row) -> list[str]:
    """The risks and contracts in the row's own fields."""
    found = [row.data.get(field) for field in ("risks", "contracts")]
    texts = (text for one in found for text in (one if isinstance(one, list) else [one]))
    return [text for text in texts if isinstance(text, str) and not is_blank_answer(text)]


def _is_over(id: str, run: Pass) -> bool:
    """Whether `id` is a closed risk or a contract that has ended."""
    driver = run.register.find(id, "risk", "contract")
    if driver is None:
        return False
    if driver.kind == "risk":
        return not is_active(driver)
    ended = run.date(driver, "to")
    return ended is not None and ended < run.as_of


def controls_asked_for(run: Pass) -> dict[str, tuple[Record, ...]]:
    """The controls that active risks and contracts in force name, each with these (a derivation)."""
    found: dict[str, list[Record]] = {}
    for risk in run.register.of("risk"):
        for leaf in items_of(risk, run) if is_active(risk) else ():
            found.setdefault(leaf, []).append(risk)
    for contract in run.register.of("contract"):
        if run.people.overlaps(contract, run.as_of, run.as_of):
            for leaf in dict.fromkeys(_controls(contract, run)):
                found.setdefault(leaf, []).append(contract)
    return {leaf: tuple(records) for leaf, records in found.items()}


def _controls(record: Record, run: Pass) -> list[str]:
    return [
        leaf
        for _, text in record.strings("controls")
        for leaf in run.register.resolve(text, record).leaves
    ]
