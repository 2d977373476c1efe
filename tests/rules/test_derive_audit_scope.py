from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.audit.scope import (
    ScopeText,
    entry_items,
    leaves_in_scope,
    own_items,
    planned_items,
)

OTHERS = """
---
{kind: process, id: backup, controls: [A.8.13]}
---
{kind: process, id: canteen}
---
{kind: unit, id: platform}
---
{kind: scope, id: SCOPE-1, sites: [Leeds]}
---
{kind: audit-programme, id: PRG-1, entries: [{audit: AUD-1, edition: '2013', scope: A.12.3.1}]}
"""


def items(scope: str) -> list[ScopeText]:
    run = run_of(f"kind: audit\nid: AUD-1\nscope: {scope}{OTHERS}")
    return planned_items(run.register.of("audit")[0], run)


@pytest.mark.parametrize(
    ("text", "leaves", "is_known", "is_open"),
    [
        ("A.8.13", {"A.8.13"}, True, False),
        ("'9.2'", {"9.2.1", "9.2.2"}, True, False),
        ("backup", {"backup", "A.8.13"}, True, False),
        ("canteen", {"canteen"}, True, True),
        ("platform", {"platform"}, True, True),
        ("leeds", set(), True, True),
        ("ISMS", set(), False, True),
        ("A.8.99", set(), False, True),
    ],
)
def test_one_item(text: str, leaves: set[str], is_known: bool, is_open: bool) -> None:
    assert items(f"[{text}]") == [ScopeText(text.strip("'"), frozenset(leaves), is_known, is_open)]


def test_one_item_is_read_in_each_edition_for_itself() -> None:
    audits = (
        "kind: audit\nrecords:\n  - {id: AUD-5, scope: [A.8.3]}\n"
        "  - {id: AUD-6, scope: [A.8.3], edition: '2013'}\n"
    )
    run = run_of(audits + OTHERS)
    new, old = (own_items(one, run)[0].leaves for one in run.register.of("audit"))
    assert new == {"A.8.3"}
    assert old
    assert old != new


def test_the_entry_of_the_programme_where_the_audit_gives_none() -> None:
    for scope in ("[]", "['']", "TBD"):
        assert [one.text for one in items(scope)] == ["A.12.3.1"]
    run = run_of(f"kind: audit\nid: AUD-1\nscope: [backup]{OTHERS}")
    (audit,) = run.register.of("audit")
    assert [one.text for one in own_items(audit, run)] == ["backup"]
    assert [one.text for one in planned_items(audit, run)] == ["backup"]
    # The ids of an entry are read in its own edition.
    assert [one.leaves for one in entry_items(audit, run)] == [frozenset({"A.8.13"})]


def test_leaves() -> None:
    run = run_of(f"kind: audit\nid: AUD-1\nscope: [backup, '9.1', ISMS]{OTHERS}")
    assert leaves_in_scope(run.register.of("audit")[0], run) == {"backup", "A.8.13", "9.1"}
    alone = run_of("kind: audit\nid: AUD-1")
    assert leaves_in_scope(alone.register.of("audit")[0], alone) == frozenset()
