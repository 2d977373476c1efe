from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
NONE = ["AUD-1 error scope none"]
UNKNOWN = ["AUD-1 error scope unknown"]
PROGRAMME = """
---
kind: audit-programme
id: PRG-1
status: approved
entries: [{{audit: AUD-1, scope: {scope}}}]
"""


def test_a_scope_that_means_nothing() -> None:
    assert judged("AUD001", AUDIT + "scope: [ISMS, everything]") == UNKNOWN
    assert message("AUD001", AUDIT + "scope: [ISMS, everything]") == (
        "nothing in the scope (`ISMS` and `everything`) is a clause, a control, or a process, unit,"
        " site or document on record: what was audited cannot be shown"
    )


@pytest.mark.parametrize("scope", ["", "scope: []", "scope: ''", "scope: TBD"])
def test_no_scope(scope: str) -> None:
    assert judged("AUD001", AUDIT + scope) == NONE


@pytest.mark.parametrize(
    "scope",
    [
        "full-isms",
        "['9']",
        "[A.7]",
        "[A.5.15-A.5.18]",
        "['9.3.2 d3']",
        "[backup]",
        "[platform]",
        "[POL-1]",
        "[ISMS, backup]",
        "[London office]",
        "LONDON OFFICE",
    ],
)
def test_one_item_that_is_known_is_enough(scope: str) -> None:
    others = """
    ---
    {kind: process, id: backup}
    ---
    {kind: unit, id: platform}
    ---
    {kind: document, id: POL-1}
    ---
    {kind: scope, id: SCOPE-1, sites: [London office, Leeds]}
    """.replace("\n    ", "\n")
    assert judged("AUD001", AUDIT + f"scope: {scope}{others}") == []


def test_ids_of_2013() -> None:
    assert judged("AUD001", AUDIT + "edition: '2013'\nscope: [A.18.2.3]") == []
    # Untagged it is SOA009's.
    assert judged("AUD001", AUDIT + "scope: [A.18.2.3]") == []
    assert judged("SOA009", AUDIT + "scope: [A.18.2.3]") == ["AUD-1 error scope[0] old-id"]
    assert judged("AUD001", AUDIT + "scope: [A.9.1.1-A.9.2.6]") == []
    assert judged("AUD001", AUDIT + "scope: [A.9.2.99]") == UNKNOWN


def test_the_entry_of_the_programme_gives_it() -> None:
    assert judged("AUD001", AUDIT + PROGRAMME.format(scope="['9']")) == []
    assert judged("AUD001", AUDIT + PROGRAMME.format(scope="[all]")) == UNKNOWN
    old = PROGRAMME.format(scope="[A.18.2.3], edition: '2013'")
    assert judged("AUD001", AUDIT + old) == []
    # Its own scope stands, whatever the entry says.
    assert judged("AUD001", AUDIT + "scope: [all]" + PROGRAMME.format(scope="['9']")) == UNKNOWN


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_have_not_begun(status: str) -> None:
    assert judged("AUD001", AUDIT.replace("reported", status)) == []


@pytest.mark.parametrize("status", ["in-progress", "fieldwork-done", "closed"])
def test_audits_that_have(status: str) -> None:
    assert judged("AUD001", AUDIT.replace("reported", status)) == NONE


def test_what_cannot_be_judged() -> None:
    bare = "kind: audit\nid: AUD-1\n"
    assert judged("AUD001", bare) == [
        "? AUD-1: neither a status nor a date tells whether the audit has begun"
    ]
    assert judged("AUD001", bare + "status: done\n") == [
        "? AUD-1: the status `done` does not tell whether the audit has begun"
    ]
    assert judged("AUD001", AUDIT + "programme: PRG-9") == [
        "? AUD-1: the programme `PRG-9` is not on record"
    ]
    assert judged("AUD001", AUDIT + "scope: [9]") == [
        "? AUD-1: `scope` holds a number where an id was meant"
    ]
