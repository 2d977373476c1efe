"""A paper as PDF, set by Typst: tagged, with its title and language, as PDF/UA asks for."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime

from isms_lint.config.errors import UsageError
from isms_lint.papers.extra import needs_extra
from isms_lint.papers.house import House
from isms_lint.papers.written import Written
from isms_lint.version import VERSION


def to_pdf(paper: Written, house: House) -> bytes:
    """The document. A house may bring its own `page.typ`, which finds everything in `paper.json`.

    Raises UsageError where it cannot be set.
    """
    with needs_extra():
        import typst
    sheet = house.sheet("page.typ")
    if '"@' in sheet:
        raise UsageError(
            "page.typ: packages of others are not loaded", house.file("page.typ") or ""
        )
    with tempfile.TemporaryDirectory(prefix="isms-lint-") as folder:
        logo = house.logo(".svg", ".png", ".jpg")
        if logo is not None:
            shutil.copy(logo, os.path.join(folder, os.path.basename(logo)))
        for number, picture in enumerate(paper.pictures):
            with open(os.path.join(folder, f"{number}.png"), "wb") as handle:
                handle.write(picture.png)
        given = {
            "title": paper.title,
            "language": paper.language,
            "organization": paper.organization,
            "day": paper.day,
            "version": VERSION,
            "logo": os.path.basename(logo) if logo else None,
            "pictures": [
                {"alt": one.alt, "caption": one.caption, "width": one.width}
                for one in paper.pictures
            ],
            "blocks": paper.blocks,
        }
        with open(os.path.join(folder, "paper.json"), "w", encoding="utf-8") as handle:
            json.dump(given, handle, ensure_ascii=True)
        main = os.path.join(folder, "page.typ")
        with open(main, "w", encoding="utf-8") as handle:
            handle.write(sheet)
        day = datetime.fromisoformat(paper.day).replace(tzinfo=UTC)
        try:
            raw: bytes = typst.compile(
                main, root=folder, pdf_standards=["ua-1"], timestamp=int(day.timestamp())
            )
        except RuntimeError as error:
            raise UsageError(f"the PDF cannot be set: {error}") from error
    return raw
