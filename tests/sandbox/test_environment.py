"""A submission sees no token and no setting of the service that grades it."""

from pathlib import Path

import pytest

from grader.sandbox.environment import inherited
from grader.sandbox.workfolder import Place

PLACE = Place(Path("/s/work/ex04.py"), Path("/s/work"), Path("/s/work"), Path("/s"))
NEEDED = {"PATH": "/usr/bin", "HOME": "/home/runner", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
SERVICES = (
    "CI", "GITHUB_TOKEN", "GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY", "GH_TOKEN",
    "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_URL", "RUNNER_TEMP",
    "CI_JOB_TOKEN", "CI_JOB_JWT", "CI_REGISTRY_PASSWORD", "CI_REPOSITORY_URL", "GITLAB_USER_EMAIL",
    "AWS_SECRET_ACCESS_KEY", "SSH_AUTH_SOCK", "PIP_INDEX_URL", "GRADE_COURSE", "PYTHONSTARTUP",
)  # fmt: skip


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_of_the_service_is_handed_on(name):
    assert name not in inherited({**NEEDED, name: "secret"}, PLACE)


def test_what_a_program_needs_is_handed_on():
    assert NEEDED.items() <= inherited(NEEDED, PLACE).items()


def test_the_folder_for_temporary_files_is_the_runs_own():
    assert inherited({"TMPDIR": "/home/runner/work/_temp"}, PLACE)["TMPDIR"] == "/s/tmp"
