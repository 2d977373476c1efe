"""What the editor shows in a rule file."""

from __future__ import annotations

from pathlib import Path

from editor import editing, played

RULE = """\
code: TST001
name: named
kind: unit
summary: What it is about.
why: It has to work.
fix: Mend it.
assert: has(record.name) and true
message: no name
examples: {bad: "{kind: unit, id: a}", good: "{kind: unit, id: b, name: B}"}
"""


def test_an_expression_that_is_wrong_is_marked_until_it_is_right(tmp_path: Path) -> None:
    rule = tmp_path / "rules" / "tst001.yaml"
    rule.parent.mkdir()
    rule.write_text(RULE, encoding="utf-8")
    (tmp_path / ".isms-lint.yaml").touch()
    (tmp_path / "units.yaml").write_text("{kind: unit, id: u-1, name: Unit}\n", encoding="utf-8")

    async def scene() -> None:
        async with editing(tmp_path) as editor:
            editor.open(rule)
            await editor.until(lambda: editor.codes(rule) == {"RUL001"})
            (found,) = editor.found(rule)
            assert found.range.start.line == 6
            assert "`and` has no place here: write `&&`" in found.message
            editor.replace(rule, " and ", " && ")
            await editor.until(lambda: not editor.found(rule))

    played(scene())
