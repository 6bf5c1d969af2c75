"""The jobs of docs/ci.md are what the two services take, and what they type works."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
import yaml

from grader.cli.exercise import command_for
from grader.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text("utf-8"), re.DOTALL)
GITHUB, GITLAB = (yaml.load(block, yaml.BaseLoader) for block in BLOCKS)  # BaseLoader: `on` stays a word
STEPS = GITHUB["jobs"]["ex04"]["steps"]
GRADE = {
    "GitHub": next(step["run"] for step in STEPS if step.get("name") == "Grade"),
    "GitLab": "\n".join(GITLAB["grade ex04"]["script"]),
}
COMMAND = re.compile(r"(?:^|[|;&] *|\bif )grade (.+?)(?:;| \|\|.*|$)", re.MULTILINE)


def options_of(name):
    found = import_module(f"grader.cli.{name.replace('-', '_')}").command if name in COMMANDS else None
    command = found or command_for(name, COMMANDS)
    return {option for p in command.params if isinstance(p, click.Option) for option in p.opts}


@pytest.mark.parametrize("service", GRADE)
def test_every_command_and_option_exists(service):
    typed = [shlex.split(command) for command in COMMAND.findall(GRADE[service])]
    assert [words[0] for words in typed] == ["jail-test", "ex04"]
    for name, *words in typed:
        assert {word for word in words if word.startswith("--")} <= options_of(name)
    assert "--jail" in options_of("ex04")


@pytest.mark.parametrize("service", GRADE)
def test_the_course_is_named_and_both_files_are_asked_for(service):
    words = shlex.split(COMMAND.findall(GRADE[service])[-1])
    assert {"--course", "--junit", "--json-file"} <= set(words)


def test_actions_are_pinned_and_the_job_may_only_read():
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)] == []
    assert GITHUB["permissions"] == {"contents": "read"}


def test_no_checkout_leaves_its_credentials_behind():
    checkouts = [step["with"] for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert [settings["persist-credentials"] for settings in checkouts] == ["false", "false"]


def test_the_results_are_kept_whatever_the_exit_code():
    (upload,) = [step for step in STEPS if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert (upload["if"], upload["with"]["path"]) == ("always()", "results")
    artifacts = GITLAB["grade ex04"]["artifacts"]
    assert (artifacts["when"], artifacts["reports"], artifacts["paths"]) == (
        "always", {"junit": "results/junit.xml"}, ["results/"],
    )  # fmt: skip


@pytest.fixture
def job(tmp_path):
    """Run what a job types, for an answer to ex04: (what it printed, exit code, folder of the results)."""
    (tmp_path / "course").symlink_to(ROOT)
    (tmp_path / "submission").mkdir()

    def run(service, answer):
        shutil.copy(answer, tmp_path / "submission" / "ex04_queue.py")
        script = tmp_path / "script.sh"
        script.write_text(GRADE[service].replace("/course", "course"))
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        env = {**os.environ, "PATH": path, "CI": "true", "CI_PROJECT_DIR": "submission", "LC_ALL": "C.UTF-8"}
        command = ["bash", "-e", str(script)]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)
        return done.stdout, done.returncode, tmp_path / "results"

    return run


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize("service", GRADE)
@pytest.mark.parametrize(("answer", "code"), [("solution.py", 0), ("wrong/as_in_the_lesson.py", 1)])
def test_the_job_grades_and_leaves_both_files(job, service, answer, code):
    printed, returned, results = job(service, ROOT / "solutions" / "ex04_queue" / answer)
    assert returned == code, printed
    assert "ex04_queue: " in printed
    document = json.loads((results / "ex04.json").read_text("utf-8"))
    (suite,) = ElementTree.parse(results / "junit.xml").getroot()
    jail = suite.find("properties/property[@name='jail']").get("value")
    assert (document["verdict"] == "passed") == (code == 0)
    assert {str(run["jailed"]).lower() for run in document["runs"]} == {jail}
