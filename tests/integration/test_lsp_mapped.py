"""The language server on a register in Markdown: what is typed is read by the mapping, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor import editing, played
from lsprotocol import types
from machinery import commit, write_files

TABLE = """\
# Maßnahmen 🚀

| ID | What | Owner | Due |
|---|---|---|---|
| A-1 | Größe 🚀 | Ana Reyes | 2027-01-01 |
"""
CONFIG = """\
select: [INP, REF001, ACT002]
records: [{kind: organization, id: acme}]
mappings:
  - files: actions.md
    records:
      - table: "*"
        kind: action
        fields: {id: ID, text: What, owner: Owner, due_on: Due}
"""


@pytest.fixture
def isms(tmp_path: Path) -> Path:
    """A git repository with a register in Markdown."""
    root = tmp_path / "isms"
    people = "kind: person\nid: ana\nname: Ana Reyes\n"
    files = {".isms-lint.yaml": CONFIG, "actions.md": TABLE, "people.yaml": people}
    write_files(root, files)
    commit(root)
    return root


def test_findings_stand_on_the_cell_that_is_typed(isms: Path) -> None:
    async def scene() -> None:
        register, people = isms / "actions.md", isms / "people.yaml"
        async with editing(isms) as editor:
            editor.open(register)
            editor.replace(register, "2027-01-01", "Jan 2026")
            await editor.until(lambda: editor.codes(register) == {"ACT002"})
            (overdue,) = editor.found(register)
            line = TABLE.split("\n")[4]
            start = len(line[: line.index("2027")].encode("utf-16-le")) // 2
            assert overdue.range == types.Range(
                types.Position(4, start), types.Position(4, start + len("Jan 2026"))
            )
            # The mapping accepts what a comment in the row does.
            comment = " <!-- isms-lint: ignore[ACT002] the owner is away -->"
            editor.replace(register, "Jan 2026", f"Jan 2026{comment}")
            await editor.until(lambda: not editor.found(register))
            # Who is meant follows what another file says.
            editor.open(people)
            editor.replace(people, "Ana Reyes", "Bo Ek")
            await editor.until(lambda: editor.codes(register) == {"REF001"})
            editor.replace(people, "Bo Ek", "Ana Reyes")
            await editor.until(lambda: not editor.found(register))
            # A table without its dashes is none.
            editor.replace(register, "|---|---|---|---|\n", "")
            await editor.until(lambda: "INP012" in editor.codes(register))

    played(scene())
