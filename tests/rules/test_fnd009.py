from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

OFI = "kind: opportunity-for-improvement\nid: OFI-1\n"
HIDES = ["OFI-1 info statement hides"]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("No access review was done in 2025.", "No access review was done"),
        ("Two laptops were not encrypted. The log was not reviewed.", "was not reviewed"),
        ("The supplier has never been approved", "has never been approved"),
        ("The procedure does not meet A.5.18.", "does not meet"),
        ("This violates the access policy.", "violates"),
        ("Tests are kept contrary to POL-4.", "contrary to"),
        ("Logs of the firewall are not kept.", "are not kept"),
        ("Access reviews are not carried out.", "are not carried out"),
        ("The procedure is not followed in the warehouse.", "is not followed"),
        ("The rule is not consistently applied", "is not consistently applied"),
        ("No restore test is documented.", "No restore test is documented"),
        ("The risk register lacks owners", "lacks owners"),
        ("Two risks have no owner", "have no owner"),
        ("The approval is missing", "approval is missing"),
        (
            "Visitors walk in alone, although the policy requires it otherwise",
            "although the policy requires",
        ),
        ("Logs are short, but ISO 27001 demands more", "but ISO 27001 demands"),
        ("Logs are short, though the rules require more", "though the rules require"),
        ("There is no procedure for leavers", "is no procedure"),
        ("There was no evidence of a review", "was no evidence"),
        ("Staff do not follow the procedure", "do not follow"),
        ("The team did not review the rights", "did not review"),
        ("Backups failed to run in May.", "failed to"),
        (
            "If all goes well it is fast. No restore test was performed.",
            "No restore test was performed",
        ),
    ],
)
def test_words_of_a_breach(statement: str, words: str) -> None:
    text = OFI + f"statement: {statement}"
    assert judged("FND009", text) == HIDES
    assert message("FND009", text) == (
        f"the words `{words}` read like a requirement that was not met: is this a nonconformity?"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "Access reviews could be started by the tool instead of by mail.",
        "The review was done on paper; a form would save time.",
        "If a restore test was not done, a reminder could be sent.",
        "A dashboard would show when reviews were not held.",
        "No change is needed.",
        "Reviews are not recorded in one place.",
        "Logs are not kept centrally.",
        "Tickets are not reviewed by a tool yet.",
        "Comments are not required.",
        "Done as the policy requires.",
        "The form is longer than it needs to be, although the policy does not require it.",
        "The page lacks a search field.",
        "The team has no dashboard.",
        "No tool is needed.",
        "No incidents were recorded in 2025.",
        "No major complaint is documented.",
        "The rules require two forms; one would do.",
        "Reviews are slow while the tool requires three logins.",
        "Nothing stands against a shorter form.",
        "",
    ],
)
def test_words_of_an_improvement(statement: str) -> None:
    assert judged("FND009", OFI + f"statement: '{statement}'") == []


@pytest.mark.parametrize("field", ["title", "text", "statement"])
def test_the_field_it_stands_in(field: str) -> None:
    text = OFI + f"{field}: The restore test was not done."
    assert judged("FND009", text) == [f"OFI-1 info {field} hides"]


def test_very_long_texts_are_read_in_part() -> None:
    cut = ["? OFI-1: of a text only the first 5000 characters are read"]
    assert judged("FND009", OFI + f"statement: {'x' * 5_000}") == []
    assert judged("FND009", OFI + f"statement: {'x' * 5_001}") == cut
    assert judged("FND009", OFI + f"statement: {'no ' * 100_000}") == cut


AUDIT = """kind: audit
id: AUD-1
status: reported
results:
  - {item: A.8.20, result: conforming}
  - {item: backup, result: nonconforming}
findings:
"""
FINDING = "  - {kind: opportunity-for-improvement, id: OFI-1, statement: Tapes are old, %s}\n"
PROCESS = "---\n{kind: process, id: backup, controls: [A.8.13]}\n"


@pytest.mark.parametrize(
    ("about", "path"),
    [
        ("requirement: [A.8.13]", "requirement"),
        ("requirement: [backup]", "requirement"),
        ("process: backup", "process"),
    ],
)
def test_all_that_was_raised_on_what_does_not_conform(about: str, path: str) -> None:
    (finding,) = lint(AUDIT + FINDING % about + PROCESS, select=["FND009"]).findings
    assert (finding.message_id, finding.path) == ("result", path)
    assert [(r.id, r.location.line) for r in finding.related] == [("AUD-1", 6)]
    assert finding.message == (
        "AUD-1 found backup nonconforming, and this is all it raised about it: is this a"
        " nonconformity?"
    )


def test_a_nonconformity_stands_beside_it() -> None:
    nc = "  - {kind: nonconformity, id: NC-1, requirement: [A.8.13]}\n"
    text = AUDIT + FINDING % "requirement: [A.8.13]"
    assert judged("FND009", text + nc + PROCESS) == []
    other = nc.replace("A.8.13", "A.8.20")
    assert judged("FND009", text + other + PROCESS) == ["OFI-1 info requirement result"]


@pytest.mark.parametrize("about", ["requirement: [A.8.20]", "requirement: [A.5.1]", "reason: old"])
def test_on_what_conforms(about: str) -> None:
    assert judged("FND009", AUDIT + FINDING % about + PROCESS) == []
