"""Where a file that is written would really lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_kit import new_repository

from isms_lint.files.leading_out import leads_out


@pytest.mark.parametrize(
    ("link", "target", "written", "out"),
    [
        ("report.md", "../victim", "report.md", True),
        ("reports", "../elsewhere", "reports/report.md", True),
        ("report.md", ".git/config", "report.md", True),
        ("report.md", "there/report.md", "report.md", False),
        ("isms/report.md", "../there/report.md", "isms/report.md", False),
        ("other", "../victim", "report.md", False),
        ("other", "../victim", ".git/report.md", False),
        ("other", "../victim", "new/report.md", False),
    ],
)
def test_a_link_of_a_repository(
    tmp_path: Path, link: str, target: str, written: str, out: bool
) -> None:
    repository = new_repository(tmp_path / "repository")
    (repository / "isms").mkdir()
    (repository / link).symlink_to(target)
    assert leads_out(str(repository / written)) is out
    # By way of a link to the repository itself it is the same.
    (tmp_path / "linked").symlink_to("repository")
    assert leads_out(str(tmp_path / "linked" / written)) is out


def test_a_link_to_another_repository(tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "repository")
    new_repository(tmp_path / "other")
    (repository / "reports").symlink_to("../other")
    assert leads_out(str(repository / "reports" / "report.md"))


def test_outside_of_repositories_links_are_the_invokers(tmp_path: Path) -> None:
    (tmp_path / "report.md").symlink_to("../victim")
    assert not leads_out(str(tmp_path / "report.md"))
