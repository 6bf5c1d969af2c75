"""A student's own folder: which file is graded, and what ``grade start`` puts there."""

import os
import resource
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.submissions import Submission, workspace

as_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")


def refused(*arguments):
    with pytest.raises(UsageError) as caught:
        workspace.find(*arguments)
    assert caught.value.exit_code == 2
    return str(caught.value)


@pytest.mark.parametrize(
    "name", ["ex04_queue.py", "ex04.py", "ex04_mine.py", "ex04-v2.py", "EX04_Queue.PY", "ex04queue.py"]
)
def test_file_named_after_the_exercise_is_found(queue, here, put, name):
    put(name)
    assert workspace.find(queue, None, here) == Submission("", "ex04_queue", here / name)


@pytest.mark.parametrize(
    "name", ["ex041.py", "ex01_start.py", "my_ex04.py", "ex04.txt", ".ex04.py", "ex04.py/inside.txt"]
)
def test_other_files_are_passed_by(queue, here, put, name):
    put(name)
    assert workspace.find(queue, None, here) == Submission("", "ex04_queue", None)


def test_nothing_there_is_missing(queue, here):
    assert workspace.find(queue, None, here).program is None


def test_two_files_are_named_and_the_student_is_asked(queue, here, put):
    put("ex04_queue.py", "ex04_old.py")
    assert refused(queue, None, here) == (
        "there is more than one file for ex04_queue: ex04_old.py, ex04_queue.py; name the one to grade."
    )


def test_given_helper_named_after_the_exercise_is_not_the_students(queue, here, put, gives):
    gives("ex04_helper.py")
    put("ex04_helper.py", "ex04_queue.py")
    assert workspace.find(queue, None, here).program == here / "ex04_queue.py"


def test_typed_file_is_taken_whatever_its_name(queue, here, put):
    put("sub/anything.txt")
    found = workspace.find(queue, Path("sub/anything.txt"), here)
    assert found == Submission("", "ex04_queue", here / "sub/anything.txt")


def test_typed_folder_is_searched_and_its_other_files_come_along(queue, here, put):
    put("mine/ex04.py", "mine/other.py")
    assert workspace.find(queue, Path("mine"), here) == Submission(
        "", "ex04_queue", here / "mine/ex04.py", here / "mine"
    )


def test_only_script_of_a_typed_folder_is_taken(queue, here, put, gives):
    gives("helper.py")
    put("mine/solution.py", "mine/helper.py", "mine/notes.txt")
    assert workspace.find(queue, Path("mine"), here).program == here / "mine/solution.py"


def test_typed_folder_with_two_scripts_is_refused(queue, here, put):
    put("mine/a.py", "mine/b.py")
    assert "a.py, b.py; name the one to grade" in refused(queue, Path("mine"), here)


def test_typed_folder_without_a_script_is_refused(queue, here, put):
    put("mine/notes.txt")
    assert refused(queue, Path("mine"), here) == "there is no ex04*.py in the folder mine."


def test_typed_path_that_does_not_exist_gets_the_nearest_name(queue, here, put):
    put("ex04_queue.py")
    said = refused(queue, Path("ex04_quue.py"), here)
    assert said == f"there is no file ex04_quue.py; did you mean {here / 'ex04_queue.py'}?"


@pytest.mark.parametrize("path", ["nothing.py", "no/such/folder.py", "file.txt/below.py"])
def test_typed_path_that_does_not_exist_is_refused(queue, here, put, path):
    put("file.txt")
    assert refused(queue, Path(path), here) == f"there is no file {path}."


def test_link_to_nowhere_is_refused(queue, here):
    (here / "ex04.py").symlink_to("nowhere.py")
    assert refused(queue, Path("ex04.py"), here).startswith("there is no file ex04.py")


def test_name_that_is_too_long_is_refused(queue, here):
    assert "cannot be read: File name too long" in refused(queue, Path("x" * 300), here)


def test_special_file_is_refused_without_opening_it(queue, here):
    os.mkfifo(here / "ex04.py")
    assert refused(queue, Path("ex04.py"), here) == "ex04.py is no regular file."
    assert workspace.find(queue, None, here).program is None


def test_file_that_the_exercise_gives_is_refused(queue, here, put, gives):
    gives("helper.py")
    put("helper.py")
    assert refused(queue, Path("helper.py"), here).startswith("helper.py comes with ex04_queue")


@as_user
def test_file_that_may_not_be_read_is_refused(queue, here, put):
    put("ex04.py")
    (here / "ex04.py").chmod(0)
    assert "ex04.py cannot be read: Permission denied." in refused(queue, None, here)


@as_user
def test_folder_that_may_not_be_read_is_refused(queue, here, put):
    put("mine/ex04.py")
    (here / "mine").chmod(0)
    assert "cannot be read: Permission denied." in refused(queue, Path("mine"), here)


def test_name_that_is_no_utf_8_can_be_written(queue, here):
    path = Path(os.fsdecode(b"ex04_\xb1.py"))
    said = refused(queue, path, here)
    assert "ex04_\\xb1.py" in said
    said.encode()


def test_start_copies_the_stub_of_every_exercise(course, here):
    done = workspace.start(course, here)
    assert done == [(here / f"{e.id}.py", True) for e in course.exercises]
    assert (here / "ex04_queue.py").read_text() == "# ex04_queue\n"


def test_start_never_writes_over_a_file(course, here, put):
    put("ex04_queue.py")
    assert (here / "ex04_queue.py", False) in workspace.start(course, here)
    assert (here / "ex04_queue.py").read_text() == "# 'ex04_queue.py'\n"


def test_starting_twice_changes_nothing(course, here):
    workspace.start(course, here)
    assert [created for _, created in workspace.start(course, here)] == [False, False, False]


def test_start_leaves_an_exercise_that_lies_there_under_another_name(course, here, put):
    put("ex04_mine.py")
    assert (here / "ex04_mine.py", False) in workspace.start(course, here)
    assert not (here / "ex04_queue.py").exists()


def test_begin_copies_one_stub_and_its_given_files(queue, here, gives):
    gives("helper.py")
    gives("data/words.txt")
    assert workspace.begin(queue, here) == [
        (here / "ex04_queue.py", True),
        (here / "data/words.txt", True),
        (here / "helper.py", True),
    ]
    assert (here / "data/words.txt").read_text() == "# given data/words.txt\n"


def test_given_file_is_never_written_over(queue, here, put, gives):
    gives("helper.py")
    put("helper.py")
    assert (here / "helper.py", False) in workspace.begin(queue, here)
    assert (here / "helper.py").read_text() == "# 'helper.py'\n"


def test_copy_of_a_read_only_stub_can_be_written(queue, here):
    queue.stub.chmod(0o444)
    workspace.begin(queue, here)
    assert (here / "ex04_queue.py").stat().st_mode & 0o200


@contextmanager
def no_room():
    """No file may grow, as on a full disk; pytest's own output neither, so it is no fixture."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_without_room_nothing_is_left_half_written(queue, here):
    with no_room(), pytest.raises(UsageError, match=r"ex04_queue.py cannot be written: File too large."):
        workspace.begin(queue, here)
    assert list(here.iterdir()) == []


@as_user
def test_folder_that_may_not_be_written_is_a_sentence(queue, here):
    here.chmod(0o500)
    with pytest.raises(UsageError, match="cannot be written: Permission denied"):
        workspace.begin(queue, here)
