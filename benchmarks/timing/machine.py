"""What there is to say of the machine: nothing that tells which one it is."""

from __future__ import annotations

import os
import platform
import subprocess
from pathlib import Path


def machine(tool: str) -> dict[str, str]:
    """Processor, cores, system, and the versions of what ran."""
    said = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "isms-lint": said.stdout.split()[1],
        "Processor": _processor(),
        "Cores": str(cores),
        "System": f"{platform.system()}, {platform.machine()}",
        "Python": platform.python_version(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "unknown")
