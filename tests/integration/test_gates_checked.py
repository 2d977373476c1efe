"""What is to be copied or built is sound: held to the schemas and linters of those who read it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from gates_kit import pull_request
from machinery import ROOT, run, write_files

GATES = ROOT / "gates"
PAGE = (ROOT / "docs" / "gates.md").read_text(encoding="utf-8")
SCHEMAS = {
    ".github/workflows/isms-lint.yml": "vendor.github-workflows",
    ".github/workflows/isms-documents.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    "azure-pipelines.yml": "vendor.azure-pipelines",
}


def _snippets() -> list[tuple[str, str]]:
    """The snippets of the page that stand for a file: its name, as the first line has it, and text."""
    found = re.findall(r"^```\w+\n(?:#|//) (\S+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert {name for name, _ in found} > SCHEMAS.keys()
    return found


def _of(name: str) -> list[str]:
    return [text for found, text in _snippets() if found == name]


def _template(name: str) -> Any:
    return yaml.safe_load((GATES / name).read_text(encoding="utf-8"))


def _held_to(schema: str, file: Path) -> None:
    # Patterns of these schemas are not all of the dialect that JSON Schema names.
    tool = (sys.executable, "-m", "check_jsonschema", "--regex-variant=python")
    run(*tool, "--builtin-schema", schema, file, cwd=file.parent)


def _tool(name: str) -> Path:
    return Path(sys.executable).parent / name


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("action.yml", "vendor.github-actions"),
        ("gates/gitlab-ci.yml", "vendor.gitlab-ci"),
        ("gates/azure-pipelines.yml", "vendor.azure-pipelines"),
    ],
)
def test_the_templates_are_what_their_services_read(file: str, schema: str) -> None:
    _held_to(schema, ROOT / file)


@pytest.mark.parametrize(
    ("name", "text"),
    [found for found in _snippets() if found[0] in SCHEMAS],
    ids=[f"{number}" for number, found in enumerate(_snippets()) if found[0] in SCHEMAS],
)
def test_the_snippets_are_what_their_services_read(tmp_path: Path, name: str, text: str) -> None:
    _held_to(SCHEMAS[name], next(iter(write_files(tmp_path, {"file.yml": text}).iterdir())))


def test_workflows_and_the_action_have_no_known_weakness(tmp_path: Path) -> None:
    workflows = [text for name, text in _snippets() if name.startswith(".github/workflows/")]
    assert len(workflows) == 3
    files = {f".github/workflows/{n}.yml": text for n, text in enumerate(workflows)}
    write_files(tmp_path, files)
    shutil.copy(ROOT / "action.yml", tmp_path)
    run(_tool("zizmor"), "--offline", "--no-config", tmp_path, cwd=tmp_path)


def test_workflows_give_the_action_inputs_that_it_has() -> None:
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    for text in _of(".github/workflows/isms-lint.yml"):
        steps = yaml.safe_load(text)["jobs"]["records"]["steps"]
        (given,) = (s["with"] for s in steps if s.get("uses", "").startswith("example-org/"))
        assert given.keys() <= inputs.keys()


def test_gitlab_is_given_variables_that_the_template_reads() -> None:
    text = (GATES / "gitlab-ci.yml").read_text(encoding="utf-8")
    comments = {name for line in re.findall(r"^# .*", text, re.M) for name in _variables(line)}
    job = yaml.safe_dump(_template("gitlab-ci.yml"), width=1000)
    assert _variables(job) == comments
    for snippet in _of(".gitlab-ci.yml"):
        assert _variables(snippet) <= comments


def _variables(text: str) -> set[str]:
    return set(re.findall(r"ISMS_LINT_\w+", text))


def test_azure_is_given_parameters_that_the_template_has() -> None:
    (text,) = _of("azure-pipelines.yml")
    (given,) = (s["parameters"] for s in yaml.safe_load(text)["steps"] if "template" in s)
    declared = {one["name"] for one in _template("azure-pipelines.yml")["parameters"]}
    assert given.keys() <= declared


def test_pre_commit_takes_the_configuration_shown(tmp_path: Path) -> None:
    (text,) = _of(".pre-commit-config.yaml")
    write_files(tmp_path, {"config.yaml": text})
    run(_tool("pre-commit"), "validate-config", "config.yaml", cwd=tmp_path)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert set(re.findall(r"^\| `(isms-lint[\w-]*)` \|", PAGE, re.M)) == {h["id"] for h in hooks}


def test_the_scripts_are_sound() -> None:
    run(_tool("shellcheck"), "--norc", *sorted((GATES / "github").glob("*.sh")), cwd=ROOT)


def test_the_scripts_in_the_templates_are_sound(tmp_path: Path) -> None:
    job = _template("gitlab-ci.yml")["isms-lint"]
    scripts = {"gitlab.sh": "\n".join([*job["before_script"], *job["script"]])}
    steps = [step for step in _template("azure-pipelines.yml")["steps"] if "bash" in step]
    scripts |= {f"azure-{number}.bash": step["bash"] for number, step in enumerate(steps)}
    for name, text in scripts.items():
        file = write_files(tmp_path, {name: text}) / name
        dialect = "bash" if name.endswith("bash") else "sh"
        # SC2086: a space stands between two packs. SC2154: variables come from the pipeline.
        options = (f"--shell={dialect}", "--exclude=SC2086,SC2154")
        run(_tool("shellcheck"), "--norc", *options, file, cwd=tmp_path)


def test_the_image_is_built_as_it_should_be(tmp_path: Path) -> None:
    (own,) = re.findall(r"^```dockerfile\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    write_files(tmp_path, {"Dockerfile": own})
    run(_tool("hadolint"), ROOT / "Dockerfile", cwd=ROOT)
    # DL3006: the tag of the image is the reader's own.
    run(_tool("hadolint"), "--ignore=DL3006", "Dockerfile", cwd=tmp_path)


def test_the_image_holds_what_isms_lint_is_built_from(project: Path, tmp_path: Path) -> None:
    """Its first stage, run in a folder of just the files it copies, and that reach the builder."""
    sent = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.M))
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    first = dockerfile.partition("\n\nFROM")[0]
    for line in re.findall(r"^COPY (.+) \S+$", first, re.M):
        for name in line.split():
            assert name in sent
            copy = shutil.copytree if (project / name).is_dir() else shutil.copy
            copy(project / name, tmp_path / name)
    (script,) = re.findall(r"^RUN (.+)$", first, re.M)
    run("bash", "-ec", script.replace("/opt/", f"{tmp_path}/opt/"), cwd=tmp_path)
    said = run(tmp_path / "opt/isms-lint/bin/isms-lint", "--version", cwd=tmp_path).stdout
    assert "iso27001" in said


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root may give away")
def test_the_image_reads_a_repository_of_another_user(tmp_path: Path) -> None:
    (setting,) = re.findall(
        r"git config --system .+ '\*'", (ROOT / "Dockerfile").read_text(encoding="utf-8")
    )
    request = pull_request(tmp_path / "hosted")
    work = request.clone(tmp_path / "work", request.merge)
    for path in (work, work / ".git"):
        os.chown(path, 4242, 4242)
    system = {"GIT_CONFIG_SYSTEM": str(tmp_path / "system"), "GIT_CONFIG_NOSYSTEM": "0"}
    check = (_tool("isms-lint"), "check", f"--since={request.before}", "--as-of=2026-11-20")
    assert run(*check, cwd=work, env=system, may_fail=True).returncode == 2
    run("bash", "-ec", setting, cwd=tmp_path, env=system)
    done = run(*check, cwd=work, env=system, may_fail=True)
    assert done.returncode == 1
    assert "CAR-2" in done.stdout


def test_the_lines_for_jenkins_and_reviewdog_write_what_is_read(tmp_path: Path) -> None:
    request = pull_request(tmp_path / "hosted")
    work = request.clone(tmp_path / "work", request.merge)
    run("git", "update-ref", "refs/remotes/origin/main", request.before, cwd=work)
    path = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    (jenkinsfile,) = _of("Jenkinsfile")
    (line,) = re.findall(r"sh '(.+)'$", jenkinsfile, re.M)
    done = run("sh", "-c", line, cwd=work, env=path, may_fail=True)
    assert done.returncode == 1, done.stderr
    for name in re.findall(r"'(\w+\.xml)'", jenkinsfile):
        assert "CAR-2" in (work / name).read_text(encoding="utf-8")
    (line,) = re.findall(r"^```bash\n(isms-lint .+) \| reviewdog", PAGE, re.M)
    done = run("sh", "-c", line, cwd=work, env=path)
    assert "CAR-2" in done.stdout
    assert "CAR-1" not in done.stdout
