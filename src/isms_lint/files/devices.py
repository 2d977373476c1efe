"""Names that Windows gives to devices: no file or folder can have them, whatever its ending."""

from __future__ import annotations

import re

_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\Z", re.IGNORECASE)


def is_device(name: str) -> bool:
    """Whether `name`, without an ending, is that of a device."""
    return _DEVICE.match(name) is not None
