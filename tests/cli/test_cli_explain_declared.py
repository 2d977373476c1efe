"""How a rule is explained whose author did not say in words what it checks."""

from __future__ import annotations

from pathlib import Path

from cli_process import Cli

RULE = """\
code: TST001
name: owned
kind: unit
summary: What it is about.
why: It has to work.
fix: Mend it.
references:
  owners: {holders: record.x_owner, on: record.x_on}
  parents: {follow: record.x_parents, many: true}
  parent: {follow: record.parent}
  contracts: {kind: [contract, document], match: {x_unit: record.id}}
  audits: {kind: audit, where: 'other.status == "closed"'}
assert: size(owners) > 0
message: nobody owns it
examples: {bad: "{kind: unit, id: a}", good: "{kind: unit, id: b}"}
"""


def test_references_are_in_words(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / ".isms-lint.yaml").touch()
    (tmp_path / "rules" / "a.yaml").write_text(RULE, encoding="utf-8")
    said = " ".join(cli("explain", "TST001", cwd=tmp_path).out.split())
    for words in (
        "Of each unit: that `size(owners) > 0`.",
        "`owners`: the persons whom `record.x_owner` means, on `record.x_on`.",
        "`parents`: all records that `record.x_parents` names.",
        "`parent`: the record that `record.parent` names.",
        "`contracts`: each contract or document whose `x_unit` is `record.id`.",
        '`audits`: each audit where `other.status == "closed"`.',
    ):
        assert words in said
