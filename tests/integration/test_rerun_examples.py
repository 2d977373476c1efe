"""Records may come and go: what is known of the rules of the pack tells which have to look again.

Each record of a rule's example goes and comes back, beside the example of another rule. A rule that
went by more than is noted would say what it said before.
"""

from __future__ import annotations

import re

import pytest
from left_repository import LeftRepository

from isms_lint.plugins.manager import load_plugins
from isms_lint.rules.describe import read_explanation

PLUGINS = load_plugins()
BAD = {
    code: text
    for code, rule in sorted(PLUGINS.rules.items())
    if (text := read_explanation(rule)[1].get("Bad"))
}
CODES = [*BAD]


def _records(text: str, name: str) -> dict[str, str]:
    """Each document of the text as a file."""
    documents = re.split(r"(?m)^---[ ]*$", text)
    return {f"{name}{n}.yaml": one.strip("\n") + "\n" for n, one in enumerate(documents)}


@pytest.mark.parametrize("code", CODES)
def test_each_record_of_an_example_may_go_and_come_back(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isms_lint.rerun._WORTH", 0)
    other = CODES[(CODES.index(code) + 1) % len(CODES)]
    own = _records(BAD[code], "own")
    files = {**own, **_records(BAD[other], "other")}
    repository = LeftRepository(PLUGINS, files, ("ALL",), PLUGINS.own_packages)
    repository.judged()
    for name, text in own.items():
        del repository.files[name]
        repository.judged()
        repository.files[f"moved-{name}"] = text
        repository.judged()
