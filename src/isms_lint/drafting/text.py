"""A new record as the text of a file of its own."""

from __future__ import annotations

from isms_lint.documents.commented import Commented
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.drafting.made import Made


def text_of(made: Made) -> str:
    """The record in YAML, with its kind first."""
    return as_yaml(Commented({"kind": made.kind.name, **made.data}, made.data.before))
