"""The same records as of the same day give the same files, byte by byte, wherever they are made."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from papers_kit import ALDER, AS_OF, paper

from isms_lint.papers.docx import to_docx
from isms_lint.papers.house import house_in

MACHINES = {
    "here": {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    "elsewhere": {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
}
FORMATS = "markdown,html,docx,pdf"


def test_two_machines_make_the_same_files(tmp_path: Path) -> None:
    running = []
    for name, environment in MACHINES.items():
        shutil.copytree(ALDER, tmp_path / name / f"records-{name}")
        command = [sys.executable, "-m", "isms_lint", "report", "review-input-pack"]
        options = ["--root", f"records-{name}", "--as-of", AS_OF, "--format", FORMATS]
        running.append(
            subprocess.Popen(
                [*command, *options, "--directory", "reports"],
                cwd=tmp_path / name,
                env={**os.environ, **environment},
                stderr=subprocess.PIPE,
            )
        )
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    here, elsewhere = (
        {one.name: one.read_bytes() for one in (tmp_path / name / "reports").iterdir()}
        for name in MACHINES
    )
    assert {Path(name).suffix for name in here} == {".md", ".svg", ".html", ".docx", ".pdf"}
    assert [name for name in here if here[name] != elsewhere.get(name)] == []


def test_a_word_document_does_not_tell_when_it_was_made() -> None:
    raw = to_docx(paper("waiver-register"), house_in(None))
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        times = {part.date_time for part in package.infolist()}
        about = package.read("docProps/core.xml").decode()
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert about.count(f"{AS_OF}T00:00:00Z") == 2
