from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\nnonconformity: [NC-1, NC-2]\n"
FOUND = ["CAR-1 warning action same"]


def records(action: str, *corrections: str, more: str = "") -> str:
    ncs = "".join(
        f"---\nkind: nonconformity\nid: NC-{n}\n{correction}\n"
        for n, correction in enumerate(corrections, 1)
    )
    return f"{CAR}action: {action}\n{more}{ncs}"


REMOVED = "correction: {text: accounts removed}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (records("accounts removed", REMOVED), FOUND),
        (records("Accounts  removed.", REMOVED), FOUND),
        (records("accounts removed", "correction: {text: other}", REMOVED), FOUND),
        (records("accounts removed, and HR tells IT of leavers", REMOVED), []),
        (records("''", "correction: {text: ''}"), []),
        (records("accounts removed", "correction: {done_on: 2026-04-15}"), []),
        # It was decided that no action on the cause is needed.
        (
            records("accounts removed", f"{REMOVED}\ndisposition: {{car: false, reason: once}}"),
            [],
        ),
        (records("accounts removed", f"{REMOVED}\ndisposition: {{car: true}}"), FOUND),
        (records("accounts removed", REMOVED, more="status: rejected\n"), []),
    ],
)
def test_same_words(text: str, expected: list[str]) -> None:
    assert judged("CAR014", text) == expected


def test_one_finding_lists_them() -> None:
    assert message("CAR014", records("accounts removed", REMOVED, REMOVED)) == (
        "the action repeats the correction of NC-1 and NC-2: it puts the case right, and that it"
        " removes the cause cannot be shown"
    )
