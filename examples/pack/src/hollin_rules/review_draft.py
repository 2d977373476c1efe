"""How a supplier review begins."""

from __future__ import annotations

from isms_lint.offers.draft import Asked, Draft, Drafted, NoDraft, Question


def begin_review(asked: Asked) -> Drafted:
    """A review of the supplier of the contract that is asked for."""
    id = asked.options.get("contract", "")
    contract = asked.run.register.find(id, "contract")
    if contract is None:
        known = (
            ", ".join(one.id for one in asked.run.register.of("contract")) or "none is on record"
        )
        raise NoDraft(f"--contract {id}: no such contract ({known})")
    return Drafted(
        {
            "supplier": contract.text("party"),
            "contract": contract.id,
            "reviewed_on": asked.run.as_of.isoformat(),
        },
        (Question(("decision",), "keep, watch or leave?"),),
    )


REVIEW = Draft("hol-supplier-review", {"contract": "the contract of the supplier"}, begin_review)
