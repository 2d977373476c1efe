"""The five things that a small policy asks of one record, in Rego and as a ruleset of Spectral."""

from __future__ import annotations

import json
from typing import Any

REGO = """package records

faulty if {
    input.kind == "risk"
    input.level > 9
    not input.residual.accepted_by
}

faulty if {
    input.kind == "nonconformity"
    not input.requirement
}

faulty if {
    input.kind == "corrective-action"
    input.status == "closed"
    not input.cause
}

faulty if {
    input.kind == "corrective-action"
    input.verified.by == input.owner
}

faulty if {
    input.kind == "document"
    input.status == "approved"
    not input.approved_by
}
"""


def spectral_ruleset() -> str:
    """The same as a ruleset, but for the fourth: there one field cannot be held to another."""
    rules = {
        "risk-accepted": _where("risk", {"level": {"exclusiveMinimum": 9}}, _accepted()),
        "requirement": _where("nonconformity", {}, {"required": ["requirement"]}),
        "cause": _where(
            "corrective-action", {"status": {"const": "closed"}}, {"required": ["cause"]}
        ),
        "approver": _where(
            "document", {"status": {"const": "approved"}}, {"required": ["approved_by"]}
        ),
    }
    return json.dumps({"rules": rules})


def _accepted() -> dict[str, Any]:
    return {"properties": {"residual": {"required": ["accepted_by"]}}}


def _where(kind: str, also: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    condition = {"properties": {"kind": {"const": kind}, **also}}
    schema = {"if": {**condition, "required": ["kind", *also]}, "then": then}
    return {
        "given": "$",
        "severity": "error",
        "then": {"function": "schema", "functionOptions": {"schema": schema}},
    }
