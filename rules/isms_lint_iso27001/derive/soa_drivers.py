"""What a control is applicable for: risks, contracts, requirements, and the words that name none."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.risks import is_active, items_of
from isms_lint_iso27001.derive.soa_rows import Row

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


def controls_asked_for(run: Pass) -> frozenset[str]:
    """The controls that active risks and contracts in force name (a derivation)."""
    found: set[str] = set()
    for risk in run.register.of("risk"):
        if is_active(risk):
            found.update(items_of(risk, run))
    for contract in run.register.of("contract"):
        if run.people.overlaps(contract.data, run.as_of, run.as_of):
            found.update(_controls(contract, run))
    return frozenset(found)


def _controls(record: Record, run: Pass) -> list[str]:
    return [
        leaf
        for _, text in record.strings("controls")
        for leaf in run.register.resolve(text, record).leaves
    ]
