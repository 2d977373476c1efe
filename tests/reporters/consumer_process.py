"""The type of the fixture that runs programs that read reports."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

Consumer = Callable[..., subprocess.CompletedProcess[str]]
