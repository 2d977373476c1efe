from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.people.answerable import answerable, who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: risk\nowner: dana", [("owner", "dana", "owns it")]),
        ("kind: unit", []),
        ("kind: risk\nowner: ' '", []),
        (
            "kind: corrective-action\nowner: hugo\nverified: {by: dana}",
            [("owner", "hugo", "owns it"), ("verified.by", "dana", "checked its effect")],
        ),
        (
            "kind: audit\nteam: [{person: ines}, {person: omar, function: expert}]",
            [("team.0.person", "ines", "is an auditor in it")],
        ),
        (
            "kind: process\noperators: [finn, gita]",
            [("operators.0", "finn", "operates it"), ("operators.1", "gita", "operates it")],
        ),
    ],
)
def test_who_is_named_where(text: str, expected: list[tuple[str, str, str]]) -> None:
    run = run_of(text.replace("\n", "\nid: X-1\n", 1) if "\n" in text else f"{text}\nid: X-1\n")
    found = answerable(run.register.records[0], run)
    assert [(".".join(map(str, f.path)), f.reference, f.words) for f in found] == expected


def test_the_owner_of_the_process_of_a_finding() -> None:
    run = run_of(
        "kind: nonconformity\nid: NC-1\nprocess: backup\n---\n"
        "{kind: process, id: backup, owner: it-lead}\n---\n"
        "{kind: role, id: it-lead, holders: [{person: finn, to: 2026-11-19}, {person: gita}]}\n---\n"
        "{kind: person, records: [{id: finn}, {id: gita}]}\n"
    )
    (one,) = answerable(run.register.records[0], run)
    assert (one.record.id, one.path, one.words) == (
        "backup",
        ("owner",),
        "owns the process it was found in",
    )
    assert [person.id for person in who(one, run.as_of, run)] == ["gita"]
