"""Which course is meant: the option, the environment, the folders around, the built-in one."""

import pytest

from grader.course import BUILTIN, builtin_course, find_course
from grader.errors import ConfigError, UsageError


def found(option, environ, cwd):
    return find_course(option, environ, cwd).folder


@pytest.fixture
def inside(on_disk):
    """A folder deep within a course."""
    folder = on_disk.folder / "students" / "alice"
    folder.mkdir(parents=True)
    return folder


def test_option_comes_before_everything(on_disk, inside, tmp_path):
    environ = {"GRADE_COURSE": str(tmp_path / "nowhere")}
    assert found(str(on_disk.folder), environ, tmp_path) == on_disk.folder


def test_option_is_relative_to_the_current_folder(on_disk, tmp_path):
    assert found("course", {}, tmp_path) == on_disk.folder


def test_environment_comes_before_the_folders_around(on_disk, inside):
    assert found(None, {"GRADE_COURSE": BUILTIN}, inside) == builtin_course()


def test_empty_environment_variable_counts_as_unset(on_disk, inside):
    assert found(None, {"GRADE_COURSE": ""}, inside) == on_disk.folder


def test_nearest_course_around_is_taken(on_disk, inside):
    assert found(None, {}, inside) == on_disk.folder


def test_where_ci_is_set_a_submission_cannot_bring_its_own_checks(on_disk, inside):
    assert found(None, {"CI": "true"}, inside) == builtin_course()


def test_where_ci_is_set_a_named_course_still_counts(on_disk, inside):
    assert found(None, {"CI": "true", "GRADE_COURSE": str(on_disk.folder)}, inside) == on_disk.folder


def test_built_in_course_is_the_last_resort(tmp_path):
    assert found(None, {}, tmp_path) == builtin_course()


def test_option_builtin_leaves_the_course_around(on_disk, inside):
    assert found(BUILTIN, {}, inside) == builtin_course()


@pytest.mark.parametrize(
    "text", ["title: something else\n", "format: compose/3\n", "formats: course/1\n", b"\xff\x00"]
)
def test_config_yaml_of_something_else_is_passed_by(on_disk, inside, text):
    (inside / "config.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    assert found(None, {}, inside) == on_disk.folder


def test_course_whose_format_is_misspelt_is_named_and_not_passed_by(on_disk, inside):
    on_disk.write("config.yaml", "fromat: course/1\ntitle: T\nexercises: [ex01_start]\n")
    with pytest.raises(ConfigError, match="format is missing; write format: course/1"):
        find_course(None, {}, inside)


def test_folder_called_config_yaml_is_passed_by(on_disk, inside):
    (inside / "config.yaml").mkdir()
    assert found(None, {}, inside) == on_disk.folder


def test_broken_course_around_is_named_and_not_passed_by(on_disk, inside):
    (inside / "config.yaml").write_text("format: course/1\ntitle: [\n")
    with pytest.raises(ConfigError, match=r"alice/config.yaml:3: broken YAML"):
        find_course(None, {}, inside)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("nowhere", "--course: there is no folder 'nowhere'"),
        ("file.txt", "--course: 'file.txt' is a file; name the folder that holds config.yaml"),
        ("empty", "--course: empty is no course: it has no config.yaml"),
    ],
)
def test_option_that_is_no_course(tmp_path, option, message):
    (tmp_path / "file.txt").touch()
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as caught:
        find_course(option, {}, tmp_path)
    assert str(caught.value).startswith(message)


def test_environment_variable_that_is_no_course_is_named(tmp_path):
    with pytest.raises(UsageError, match="GRADE_COURSE: there is no folder 'nowhere'"):
        find_course(None, {"GRADE_COURSE": "nowhere"}, tmp_path)
