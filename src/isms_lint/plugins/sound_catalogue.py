"""The catalogues of clause and control ids that plugins bring."""

from __future__ import annotations

import re
from collections.abc import Mapping

from isms_lint.plugins.refused import Refused
from isms_lint.records.scope import ScopeCatalogue, ScopeEntry


def check_catalogue(found: object) -> None:
    """Raise Refused where it is none."""
    if not isinstance(found, ScopeCatalogue):
        raise Refused(f"a value of the type {type(found).__name__} is no ScopeCatalogue")
    for field, wanted in (
        ("standard", str),
        ("edition", str),
        ("entries", tuple),
        ("items", frozenset),
        ("looks_like", re.Pattern),
        ("successors", Mapping),
        ("whole", str),
        ("default", bool),
    ):
        if not isinstance(getattr(found, field), wanted):
            raise Refused(f"the catalogue {found.standard}: `{field}` is no {wanted.__name__}")
    for entry in found.entries:
        if not isinstance(entry, ScopeEntry):
            raise Refused(f"the catalogue {found.standard}: {entry!r:.80} is no ScopeEntry")
