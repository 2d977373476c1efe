"""A paper as PDF, set by Typst: tagged, with its title and language, as PDF/UA asks for."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from datetime import UTC, datetime
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.config.extra import needs_extra
from isms_lint.papers.glyphs import STAND_IN, without_glyph
from isms_lint.papers.house import OURS, House
from isms_lint.papers.written import Written
from isms_lint.version import VERSION

_NO_GLYPH = "could not be displayed"
_LONG = re.compile(r"\S{200}(?=\S)")
_MAY_END = "\N{ZERO WIDTH SPACE}"


def to_pdf(paper: Written, house: House) -> bytes:
    """The document. A house may bring its own `page.typ`, which finds everything in `blocks.typ`.

    Characters that no font at hand has stand as a sign for that. Raises UsageError where it cannot be
    set.
    """
    with needs_extra():
        import typst  # noqa: F401
    sheet = house.sheet("page.typ")
    if '"@' in sheet:
        raise UsageError(
            "page.typ: packages of others are not loaded", house.file("page.typ") or ""
        )
    try:
        with tempfile.TemporaryDirectory(prefix="isms-lint-") as folder:
            return _in_folder(folder, sheet, paper, house)
    except OSError as error:
        place = error.filename or tempfile.gettempdir()
        raise UsageError(f"{place}: {error.strerror}") from error


def _in_folder(folder: str, sheet: str, paper: Written, house: House) -> bytes:
    """The PDF, set in `folder`."""
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
            {
                "alt": one.alt,
                "caption": one.caption,
                "width": one.width,
                "height": one.height,
            }
            for one in paper.pictures
        ],
        "blocks": paper.blocks,
    }
    shutil.copy(os.path.join(OURS, "blocks.typ"), folder)
    with open(os.path.join(folder, "page.typ"), "w", encoding="utf-8") as handle:
        handle.write(sheet)
    said = json.dumps(_breakable(given), ensure_ascii=False)
    try:
        return _set(folder, said, paper.day, house)
    except (KeyboardInterrupt, OSError):
        raise
    except BaseException as error:  # it panics on some scripts, which is no Exception
        if isinstance(error, RuntimeError) and _NO_GLYPH not in str(error):
            raise _cannot(error) from error
    missing = without_glyph(said)
    shown = "".join(STAND_IN if one in missing else one for one in said)
    try:
        return _set(folder, shown, paper.day, house)
    except (KeyboardInterrupt, OSError):
        raise
    except BaseException as error:
        raise _cannot(error) from error


def _breakable(value: Any) -> Any:
    """`value` with places in very long words where a line may end: Typst panics at words of 64 KiB."""
    if isinstance(value, dict):
        return {name: one if name == "link" else _breakable(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_breakable(one) for one in value]
    return _LONG.sub(f"\\g<0>{_MAY_END}", value) if isinstance(value, str) else value


def _cannot(error: BaseException) -> UsageError:
    return UsageError(f"the PDF cannot be set: {error}")


def _set(folder: str, said: str, day: str, house: House) -> bytes:
    """The PDF of the sheet in `folder`, which finds what is `said` beside it, and fonts where the house
    has some.
    """
    import typst

    path = os.path.join(folder, "paper.json")
    with open(path, "w", encoding="utf-8", errors="replace") as handle:
        handle.write(said)
    on = datetime.fromisoformat(day).replace(tzinfo=UTC)
    raw: bytes = typst.compile(
        os.path.join(folder, "page.typ"),
        root=folder,
        font_paths=[house.folder] if house.folder else [],
        pdf_standards=["ua-1"],
        timestamp=int(on.timestamp()),
    )
    return raw
