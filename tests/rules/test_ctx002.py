from __future__ import annotations

import pytest
from judge import judged, message

NONE = ["IP-3 warning requirements no-requirements"]
UNDECIDED = ["IP-3 warning requirements undecided"]


def party(more: str = "") -> str:
    return f"kind: interested-party\nid: IP-3\nname: Regulator\n{more}"


def test_a_party_without_requirements() -> None:
    assert judged("CTX002", party()) == NONE
    assert message("CTX002", party()) == "no requirement of Regulator is on record"
    assert message("CTX002", "kind: interested-party\nid: IP-3\n") == (
        "no requirement of IP-3 is on record"
    )
    for nothing in ("[]", "''", "TBD", "[TBD]", "[{text: TBD}]"):
        assert judged("CTX002", party(f"requirements: {nothing}\n")) == NONE


@pytest.mark.parametrize(
    ("requirements", "expected"),
    [
        ("[{text: notice, addressed: true}]", []),
        ("[{text: notice, addressed: false}]", []),
        ("[{text: notice, reason: see CON-1}]", []),
        ("[notice]", UNDECIDED),
        ("notice", UNDECIDED),
        ("[{text: notice}]", UNDECIDED),
        ("[{text: notice, reason: TBD}]", UNDECIDED),
        ("[{text: notice, addressed: true}, {text: register}]", UNDECIDED),
    ],
)
def test_which_are_addressed(requirements: str, expected: list[str]) -> None:
    text = party(f"requirements: {requirements}\n")
    assert judged("CTX002", text) == expected
    # Said once for all of them.
    assert judged("CTX002", text + "addressed: true\n") == []
    assert judged("CTX002", text + "addressed: false\n") == []
    assert judged("CTX002", text + "addressed: the first one\n") == []
    assert judged("CTX002", text + "addressed: TBD\n") == expected


def test_one_finding_counts_and_lists() -> None:
    text = party("requirements: [{text: a, addressed: true}, b, c, {text: d}, e]\n")
    assert message("CTX002", text) == (
        "whether the management system deals with it is not on record for 4 of the 5 requirements"
        " of Regulator: `b`, `c`, `d` and 1 more"
    )


def test_one_requirement() -> None:
    assert message("CTX002", party("requirements: [notice]\n")) == (
        "whether the management system deals with it is not on record for the one requirement of"
        " Regulator: `notice`"
    )
    assert "for 2 of the 2 requirements of" in message("CTX002", party("requirements: [a, b]\n"))


def test_the_edition_of_2013_asks_for_requirements_only() -> None:
    old = "edition: '2013'\n"
    assert judged("CTX002", party(old + "requirements: [notice]\n")) == []
    assert judged("CTX002", party(old)) == NONE


@pytest.mark.parametrize("status", ["withdrawn", "Closed"])
def test_parties_that_were_dropped(status: str) -> None:
    assert judged("CTX002", party(f"status: {status}\n")) == []


def test_requirements_in_the_text() -> None:
    assert judged("CTX002", party("text: They want to be told of breaches.\n")) == [
        "? IP-3: `requirements` is empty; they may stand in the text"
    ]
