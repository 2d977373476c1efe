"""Engagements and contracts that end: they last, or are renewed in time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from isms_lint.offers.due import Due
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both, called

_WORDS = {"engagement": ("engagement", "Beauftragung"), "contract": ("contract", "Vertrag")}


def _ending(kind: str, run: Pass) -> Iterator[Due]:
    """The last days that are ahead; what has ended is over."""
    for one in run.register.of(kind):
        day = run.date(one, "to")
        if day is None or day < run.as_of:
            continue
        en, de = _WORDS[kind]
        firm = one.text("firm") or one.text("party")
        name = called(one) if one.text("title") or not firm else f"{one.id}: {firm}"
        yield Due(
            day,
            kind,
            both(f"End of {en} {name}", f"Ende von {de} {name}"),
            both("last day", "letzter Tag"),
            one,
            ("to",),
            leading(day, run, one.get("owner")),
        )


engagements = partial(_ending, "engagement")
contracts = partial(_ending, "contract")
