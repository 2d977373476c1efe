"""A sheet as CSV."""

from __future__ import annotations

import csv
import io

from isms_lint.sheets.neutral import neutral
from isms_lint.sheets.sheet import RECORD, Sheet, mark, texts_of


def as_csv(sheet: Sheet) -> str:
    """UTF-8 with commas, cells in quotes where they need them; texts that would be calculated stand
    behind an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    of_items = [RECORD] if sheet.rows else []
    names = [column.name for column in sheet.columns]
    writer.writerow([sheet.heading, *of_items, *names, sheet.state])
    for unit in sheet.units:
        texts = texts_of(unit)
        record = [unit.record.id] if sheet.rows else []
        cells = [*record, *(texts.get(name, "") for name in names)]
        writer.writerow([unit.key, *map(neutral, cells), mark(texts)])
    return out.getvalue()
