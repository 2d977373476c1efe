"""What the command prints, in pages that show it: the real output, kept up to date.

A page names the command in a comment before the block that shows its output:

    <!-- output in examples/alder: isms-lint check --as-of 2026-11-20 -->
    ```text
    ...
    ```
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent
_SAMPLE = re.compile(
    r"(?P<comment><!-- output in (?P<folder>\S+): isms-lint (?P<arguments>[^\n]+) -->\n)"
    r"```(?P<language>\w+)\n(?:.*?\n)??```\n",
    re.DOTALL,
)
_WIDTH = "100"


def sample_pages() -> dict[Path, str]:
    """Every page that shows output, with the output as it is now."""
    pages = [_ROOT / "README.md", *sorted((_ROOT / "docs").glob("*.md"))]
    texts = {path: path.read_text(encoding="utf-8") for path in pages}
    return {
        path: _SAMPLE.sub(_refreshed, text) for path, text in texts.items() if _SAMPLE.search(text)
    }


def _refreshed(found: re.Match[str]) -> str:
    printed = _output(found["folder"], found["arguments"])
    return f"{found['comment']}```{found['language']}\n{printed.strip(chr(10))}\n```\n"


@cache
def _output(folder: str, arguments: str) -> str:
    """What the command prints when it runs in `folder` (below the top of the project)."""
    ran = subprocess.run(
        [sys.executable, "-m", "isms_lint", *shlex.split(arguments)],
        cwd=_ROOT / folder,
        env={**os.environ, "COLUMNS": _WIDTH, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode not in (0, 1):
        raise SystemExit(f"isms-lint {arguments} in {folder} fails: {ran.stderr or ran.stdout}")
    return ran.stdout
