"""What a student installs: the wheel, with the built-in course and without its solutions."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the wheel installed in it; the dependencies are those of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)], check=True
    )
    return target


@pytest.fixture
def grade(installed, tmp_path):
    def run(*args):
        env = {
            name: value for name, value in os.environ.items() if not name.startswith(("GRADE_", "PYTEST_"))
        }
        env |= {"PYTHONPATH": str(installed), "LC_ALL": "C.UTF-8"}
        code = "import sys; from grader.cli.main import main; sys.argv[0] = 'grade'; main()"
        command = (
            [sys.executable, "-P", "-c", code]
            if sys.version_info >= (3, 11)
            else [sys.executable, "-c", code]
        )
        return subprocess.run([*command, *args], cwd=tmp_path, env=env, capture_output=True, text=True)

    return run


def test_the_wheel_brings_the_exercises_and_not_the_solutions(installed):
    names = {path.name for path in (installed / "grader" / "builtin" / "exercises").iterdir()}
    assert {"ex01_start", "ex02_family", "ex04_queue", "ex13_callback"} <= names
    assert not list(installed.rglob("solution.py")) and not list(installed.rglob("solutions"))
    assert (installed / "grader" / "sandbox" / "probe" / "sitecustomize.py").is_file()


def test_an_installed_kit_writes_the_report_of_a_class(grade, tmp_path):
    (tmp_path / "class" / "alice").mkdir(parents=True)
    assert grade("batch", "class", "--exercise", "ex01").returncode == 0
    assert "<bdi>alice</bdi>" in (tmp_path / "grade-results" / "report.html").read_text("utf-8")


def test_a_student_starts_in_an_empty_folder(grade, tmp_path):
    assert grade("start").returncode == 0
    assert (tmp_path / "ex01_start.py").is_file()
    assert "ex01" in grade("list").stdout


def test_the_stub_fails_and_the_solution_passes(grade, tmp_path):
    grade("start")
    failed = grade("ex01")
    assert failed.returncode == 1, failed.stderr
    (tmp_path / "ex01_start.py").write_text((ROOT / "solutions" / "ex01_start" / "solution.py").read_text())
    passed = grade("ex01")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_the_plugin_is_announced_to_pytest(installed):
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "[pytest11]\ngrade = grader.checks.plugin" in entry_points.read_text()


def test_an_author_judges_a_file_with_pytest_itself(installed):
    """In this environment the kit is installed in place, so the entry point is there as well."""
    command = [sys.executable, "-m", "pytest", "-q", "exercises/ex01_start", "-p", "no:cacheprovider"]
    submission = ["--submission", "solutions/ex01_start/solution.py"]
    done = subprocess.run([*command, *submission], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
