"""What runs isms-lint over the repository: its configuration, the hook, the pipelines."""

from __future__ import annotations

from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.offers.start import Answers
from isms_lint_iso27001.start.read import Source
from isms_lint_iso27001.start.texts import filled, remark

_PIPELINES = {
    ".pre-commit-config.yaml": "pre-commit",
    ".github/workflows/isms-lint.yml": "github",
    ".gitlab-ci.yml": "gitlab",
}
_FIRST_YEAR = (
    "`managed` has the rules for a system in its first year. Before the first stage of the"
    " certification take `certification`, which has all of them, and fail_on: warning."
)
_CERTIFIED = (
    "`certification` has all rules for a system that has a certificate. Once the first findings are"
    " decided take fail_on: warning."
)


def settings_file(answers: Answers) -> str:
    """The configuration of isms-lint."""
    language = answers["language"]
    certified = answers["certified-on"] is not None
    return remark(_CERTIFIED if certified else _FIRST_YEAR) + as_yaml(
        {
            "profile": "certification" if certified else "managed",
            "fail_on": "error",
            **({"report": {"language": language}} if language != "en" else {}),
        }
    )


def pipeline_files(source: Source) -> dict[str, str]:
    """The hook and the pipelines, which get isms-lint from `source`."""
    return {path: filled(template, source._asdict()) for path, template in _PIPELINES.items()} | {
        ".gitignore": filled("gitignore", {})
    }
