"""The mapping for CSV, TSV and workbooks: every row a record, or all rows the list of one."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.documents.page import Page
from isms_lint.lifting.page_rows import PageRows
from isms_lint.recognise.habits import STATEMENT
from isms_lint.recognise.page_kind import has_controls
from isms_lint.recognise.plan import QUESTION, FieldLine, MappingPlan, PartPlan, short
from isms_lint.recognise.seen import Grid, Known, grid_of
from isms_lint.recognise.table_parts import parts_of_tables

_ID = FieldLine("id", {"parent": "id"}, "the name of the file: it states no id")


def plan_grids(file: str, page: Page, known: Known) -> MappingPlan | None:
    """The mapping for the tables of a file that is nothing else; None where they hold no records."""
    rows = PageRows(page)
    found = (grid_of(n, table, rows, known.names) for n, table in enumerate(page.tables))
    grids = [grid for grid in found if grid is not None]
    if len(page.tables) > 1 or file.lower().endswith(".xlsx"):
        return _workbook(file, grids, known)
    return _rows(file, grids, known) if grids else None


def _rows(file: str, grids: Sequence[Grid], known: Known) -> MappingPlan | None:
    statement = known.kinds.get(STATEMENT)
    if statement is not None and has_controls(grids[0], statement, known.names):
        found = parts_of_tables(grids, file, statement, known)
        if found.lists:
            return MappingPlan((file,), PartPlan({}, statement.name, (_ID, *found.lists)))
    parts = parts_of_tables(grids, file, None, known).parts
    if not parts:
        return None
    if parts[0].off:
        return MappingPlan((file,), parts[0]._replace(select={}))
    if len(parts) == 1 and "where" not in parts[0].select:
        return MappingPlan((file,), parts[0]._replace(select={}))
    return MappingPlan((file,), PartPlan({}, parts=tuple(parts)))


def _workbook(file: str, grids: Sequence[Grid], known: Known) -> MappingPlan | None:
    statement = known.kinds.get(STATEMENT)
    controls = [
        g for g in grids if statement is not None and has_controls(g, statement, known.names)
    ]
    whole = PartPlan({})
    if controls and statement is not None:
        lists = parts_of_tables(controls, file, statement, known).lists
        whole = PartPlan({}, statement.name, (_ID, *lists)) if lists else whole
    rest = [grid for grid in grids if not whole.kind or grid not in controls]
    found = parts_of_tables(rest, file, None, known, sheets=True)
    if not whole.kind and all(part.off for part in found.parts):
        return None
    leave = [FieldLine(grid.table.sheet, "") for grid in found.left]
    leave += [
        FieldLine(grid.table.sheet, "", f"{QUESTION}no kind fits {_columns(grid)}", off=True)
        for grid in found.unsure
    ]
    return MappingPlan((file,), whole._replace(parts=tuple(found.parts)), leave=tuple(leave))


def _columns(grid: Grid) -> str:
    return " | ".join(short(one.name, 20) for one in grid.columns[:6])
