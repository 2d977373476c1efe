"""A sheet as a workbook: dates are dates, words are chosen from a list, nothing is a formula."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from isms_lint.config.errors import UsageError
from isms_lint.documents.cells import cell_name, column_letters
from isms_lint.lifting.schema_types import Takes
from isms_lint.sheets.sheet import RECORD, Column, Sheet, mark, texts_of
from isms_lint.sheets.texts import ISO_DATE, shown

_LONGEST = 32_767
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_LONGEST_LIST = 255
_FORMULA = ("=", "+", "-", "@")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_WIDE = 60
_HEAD = PatternFill("solid", fgColor="DDE6F0")


def as_xlsx(sheet: Sheet) -> bytes:
    """The workbook: the records, and a second sheet that says what each column is.

    Raises UsageError for what no workbook holds.
    """
    workbook = Workbook()
    page = workbook.active
    if not isinstance(page, Worksheet):
        raise TypeError("a new workbook has one sheet")
    page.title = _NOT_IN_A_NAME.sub("-", sheet.kind.name)[:31]
    if len(sheet.units) >= _MOST_ROWS or len(sheet.columns) + 3 > _MOST_COLUMNS:
        raise UsageError("more rows or columns than a workbook has: export CSV")
    _enter(page, sheet)
    _arrange(page, sheet)
    _explain(workbook.create_sheet("Fields"), sheet.columns)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _enter(page: Worksheet, sheet: Sheet) -> None:
    of_items = [RECORD] if sheet.rows else []
    heads = [sheet.heading, *of_items, *(column.name for column in sheet.columns), sheet.state]
    for number, head in enumerate(heads, 1):
        _put(page, 1, number, head)
    for row, unit in enumerate(sheet.units, 2):
        _put(page, row, 1, unit.key)
        if sheet.rows:
            _put(page, row, 2, unit.record.id)
        for number, column in enumerate(sheet.columns, 2 + len(of_items)):
            value = unit.values.get(column.path)
            if value is not None:
                _put(page, row, number, _as_cell(value, column.takes))
        _put(page, row, len(heads), mark(texts_of(unit)))


def _as_cell(value: Any, takes: Takes | None) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = shown(value)
    if takes is not None and takes.field.is_date and ISO_DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text  # a day that does not exist
    return text


def _put(page: Worksheet, row: int, column: int, value: Any) -> None:
    cell = page.cell(row, column)
    where = cell_name(page.title, row, column)
    if isinstance(value, str) and len(value) > _LONGEST:
        raise UsageError(f"{where}: {len(value)} characters, more than a cell holds: export CSV")
    try:
        cell.value = value
    except IllegalCharacterError as error:
        raise UsageError(f"{where}: a control character that no cell holds: export CSV") from error
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
        cell.alignment = Alignment(vertical="top", wrap_text="\n" in value or len(value) > _WIDE)
        cell.quotePrefix = value.startswith(_FORMULA)
    else:
        cell.alignment = Alignment(vertical="top")
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def _arrange(page: Worksheet, sheet: Sheet) -> None:
    """The heading stays in sight, our own columns are out of it, words have a list."""
    last = page.max_column
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{column_letters(last)}{max(page.max_row, 1)}"
    for cell in page[1]:
        cell.font = Font(bold=True)
        cell.fill = _HEAD
    page.column_dimensions["A"].hidden = True
    page.column_dimensions[column_letters(last)].hidden = True
    first = last - len(sheet.columns)
    for number, column in enumerate(sheet.columns, first):
        letters = column_letters(number)
        longest = max(
            (len(line) for unit in sheet.units for line in _lines(unit.values, column)), default=0
        )
        width = min(max(len(column.name) + 3, longest + 2), _WIDE)
        page.column_dimensions[letters].width = width
        choices = _choices(column.takes)
        if choices:
            validation = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            validation.error = "one of: " + ", ".join(choices)
            validation.add(f"{letters}2:{letters}{_MOST_ROWS}")
            page.add_data_validation(validation)


def _lines(values: Mapping[Any, Any], column: Column) -> Iterable[str]:
    value = values.get(column.path)
    return () if value is None else shown(value).split("\n")


def _choices(takes: Takes | None) -> tuple[str, ...]:
    """The words of a field that takes one of them."""
    if takes is None or "array" in takes.types:
        return ()
    words = takes.field.words
    fits = len(",".join(words)) <= _LONGEST_LIST and not any(
        set(word) & set(',"') for word in words
    )
    return words if fits else ()


def _explain(page: Worksheet, columns: list[Column]) -> None:
    """What each column holds, for who has no schema at hand."""
    page.append(["Column", "Takes"])
    for column in columns:
        page.append([column.name, _takes(column.takes)])
    for row in page.iter_rows():
        for cell in row:
            cell.data_type = "s"
    for cell in page[1]:
        cell.font = Font(bold=True)
        cell.fill = _HEAD
    page.column_dimensions["A"].width = 30
    page.column_dimensions["B"].width = 90
    page.freeze_panes = "A2"


def _takes(takes: Takes | None) -> str:
    if takes is None:
        return "no field of the record model"
    several = (
        "; several are divided by `; `, or stand on a line each" if "array" in takes.types else ""
    )
    field = takes.field if takes.items is None else takes.items.field
    if field.words:
        return " | ".join(field.words) + several
    if field.is_date:
        return "a date" + several
    if field.references:
        named = " or ".join("record" if name == "*" else name for name in field.references)
        return f"the id of a {named}" + several
    if takes.types & {"number", "integer"}:
        return "a number" if "string" not in takes.types else "a number or a word"
    return "text" + several
