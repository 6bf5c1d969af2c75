"""A class: which students there are, and what each handed in."""

import os

import pytest

from grader.errors import UsageError
from grader.submissions import Submission, classfolder
from grader.submissions.opening import opened

as_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")


@pytest.fixture
def found(course, here):
    """{(student, exercise number): what was handed in, or why it cannot be graded}"""

    def find(only=None):
        exercise = course.exercise(only) if only else None
        return {(s.student, s.exercise[:4]): shown(s, here) for s in find_in(here, course, exercise)}

    return find


def find_in(folder, course, only=None):
    with opened([folder], course) as classes:
        return classfolder.find(classes, course, only)


def shown(submission, here):
    if submission.problem:
        return submission.problem.render()
    return submission.program and str(submission.program.relative_to(here))


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("alice_ex04.py", "alice"),
        ("ex04_alice.py", "alice"),
        ("ex04_queue_alice.py", "alice"),
        ("alice-ex04_queue.py", "alice"),
        ("alice_ex04_smith.py", "alice_smith"),
        ("Alice Smith ex04.py", "Alice Smith"),
        ("EX04_alice.PY", "alice"),
        ("张三ex04.py", "张三"),
        ("ex04张三.py", "张三"),
        ("🐍_ex04.py", "🐍"),
        ("-rf_ex04.py", "-rf"),
        ("two\nlines_ex04.py", r"two\nlines"),
        ("\u202emoor_ex04.py", r"\u202emoor"),
        ("al\u200dice_ex04.py", r"al\u200dice"),
        ("👩\u200d💻_ex04.py", "👩\u200d💻"),
        ("\x1b[2J_ex04.py", r"\x1b[2J"),
        (r"back\slash_ex04.py", r"back\\slash"),
        ("a.b_ex04.py", "a.b"),
        ("ex04.py", "ex04"),
    ],
)
def test_file_by_itself_is_read_by_its_name(found, put, name, student):
    put(name)
    assert found() == {(student, "ex04"): name}


def test_file_by_itself_comes_without_its_neighbours(course, here, put):
    put("alice_ex04.py", "bob_ex04.py")
    assert find_in(here, course)[0] == Submission(
        "alice", "ex04_queue", here / "alice_ex04.py", shown=f"{here}/alice_ex04.py"
    )


def test_folder_of_a_student_comes_with_its_other_files(course, here, put):
    put("alice/ex04_queue.py", "alice/other.py")
    path = here / "alice/ex04_queue.py"
    assert find_in(here, course) == [
        Submission("alice", "ex04_queue", path, here / "alice", shown=str(path))
    ]


def test_submissions_are_sorted_by_student_then_exercise(course, here, put):
    put("bob/ex04.py", "bob/ex01.py", "alice_ex13.py", "alice_ex01.py")
    got = [(s.student, s.exercise) for s in find_in(here, course) if s.program]
    assert got == [
        ("alice", "ex01_start"),
        ("alice", "ex13_callback"),
        ("bob", "ex01_start"),
        ("bob", "ex04_queue"),
    ]


def test_student_with_a_folder_is_missing_where_somebody_else_handed_in(found, put):
    put("alice/ex04.py", "bob/notes.txt", "carol_ex01.py")
    assert found() == {
        ("alice", "ex01"): None,
        ("alice", "ex04"): "alice/ex04.py",
        ("bob", "ex01"): None,
        ("bob", "ex04"): None,
        ("carol", "ex01"): "carol_ex01.py",
    }


def test_with_one_exercise_every_student_appears_once(found, put):
    put(
        "alice/ex04.py",
        "bob/ex01.py",
        "carol_ex04.py",
        "dave_ex01.py",
        "erin.py",
        "finn/main.py",
        "finn/ex01.py",
    )
    assert found("ex04") == {
        ("alice", "ex04"): "alice/ex04.py",
        ("bob", "ex04"): None,
        ("carol", "ex04"): "carol_ex04.py",
        ("dave", "ex04"): None,
        ("erin", "ex04"): "erin.py",
        ("finn", "ex04"): "finn/main.py",
    }


def test_name_in_the_middle_counts_within_a_folder_too(found, put):
    put("alice/alice_ex04.py", "bob/ex04.py", "bob/test_ex04.py")
    assert found() == {("alice", "ex04"): "alice/alice_ex04.py", ("bob", "ex04"): "bob/ex04.py"}


def test_file_and_folder_of_one_student_are_put_together(found, put):
    put("alice/ex01.py", "alice_ex04.py")
    assert found() == {("alice", "ex01"): "alice/ex01.py", ("alice", "ex04"): "alice_ex04.py"}


@pytest.mark.parametrize(
    "names", [("alice/ex04.py", "alice_ex04.py"), ("alice/ex04_a.py", "alice/ex04_b.py")]
)
def test_two_files_for_one_exercise_are_a_problem_of_that_one_alone(found, put, names):
    put(*names, "bob_ex04.py")
    assert found() == {
        ("alice", "ex04"): f"There is more than one file for this exercise: {', '.join(names)}.",
        ("bob", "ex04"): "bob_ex04.py",
    }


def test_two_scripts_of_which_none_is_named_after_the_exercise(found, put):
    put("alice/a.py", "alice/b.py")
    assert found("ex04") == {
        ("alice", "ex04"): "There is more than one file for this exercise: alice/a.py, alice/b.py."
    }


def test_hidden_files_and_what_systems_leave_are_nobody(found, put):
    put("__MACOSX/ex04.py", "._carol_ex04.py")
    put("alice_ex04.py", ".git/ex04.py", ".bob_ex04.py", "__pycache__/x_ex04.py", "alice/.ex04.py")
    assert found() == {("alice", "ex04"): "alice_ex04.py"}


def test_roster_and_readme_are_nobody(found, put):
    put("alice_ex04.py", "roster.csv", "README.md")
    assert found() == {("alice", "ex04"): "alice_ex04.py"}


def test_given_files_are_nobodys(found, put, gives):
    gives("helper.py")
    put("alice.py", "helper.py", "bob/ex04.py", "bob/helper.py", "carol/helper.py")
    assert found("ex04") == {
        ("alice", "ex04"): "alice.py",
        ("bob", "ex04"): "bob/ex04.py",
        ("carol", "ex04"): None,
    }


def test_answer_that_is_no_python_file_is_a_problem(found, put):
    put("alice_ex04.txt", "bob/ex04.ipynb")
    reason = "is no Python file: its name does not end in .py."
    assert found() == {
        ("alice", "ex04"): f"alice_ex04.txt {reason}",
        ("bob", "ex04"): f"bob/ex04.ipynb {reason}",
    }


@pytest.mark.parametrize("name", ["ex04_queue", "ex04.py"])
def test_folder_where_the_file_should_be_is_a_problem(found, put, name):
    put(f"alice/{name}/main.py", "bob_ex04.py")
    assert found()["alice", "ex04"] == f"alice/{name} is a folder; the file itself was expected there."


def test_script_that_names_no_exercise_is_a_problem_and_not_left_out(found, put):
    put("alice_ex04.py", "helper.py")
    assert found()["helper", "ex04"] == "The name of helper.py does not say for which exercise it is."


def test_links_are_not_followed(found, here, put):
    put("bob/ex04.py", "dave/notes.txt")
    (here / "alice_ex04.py").symlink_to("/etc/passwd")
    (here / "carol").symlink_to("bob")
    (here / "dave/ex04.py").symlink_to("../bob/ex04.py")
    reason = "is a symbolic link; links are not followed."
    assert found() == {
        ("alice", "ex04"): f"alice_ex04.py {reason}",
        ("bob", "ex04"): "bob/ex04.py",
        ("carol", "ex04"): f"carol {reason}",
        ("dave", "ex04"): f"dave/ex04.py {reason}",
    }


def test_special_file_is_a_problem(found, here):
    os.mkfifo(here / "alice_ex04.py")
    assert found() == {("alice", "ex04"): "alice_ex04.py is no regular file."}


@as_user
def test_what_may_not_be_read_is_a_problem(found, here, put):
    put("alice_ex04.py", "bob/ex04.py", "carol_ex04.py")
    (here / "alice_ex04.py").chmod(0)
    (here / "bob").chmod(0)
    assert found() == {
        ("alice", "ex04"): "alice_ex04.py cannot be read: Permission denied.",
        ("bob", "ex04"): "bob cannot be read: Permission denied.",
        ("carol", "ex04"): "carol_ex04.py",
    }


def test_name_that_is_no_utf_8_can_be_written(course, here, put):
    put(os.fsdecode(b"\xb1_ex04.py"))
    (submission,) = find_in(here, course)
    assert submission.student == "\\xb1"
    assert submission.program.is_file()


def test_names_that_look_the_same_once_escaped_are_two_students(found, put):
    put("two\nlines_ex04.py", r"two\nlines_ex04.py", os.fsdecode(b"\xb1_ex04.py"), r"\xb1_ex04.py")
    assert {student for student, _ in found()} == {r"two\nlines", r"two\\nlines", r"\xb1", r"\\xb1"}


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ((), "there are no submissions in it."),
        (("roster.csv",), "there are no submissions in it."),
        (("alice.py", "bob/main.py"), "name it like alice_ex01.py, or say --exercise ex01."),
    ],
)
def test_folder_of_which_nothing_can_be_made_is_refused(course, here, put, names, message):
    put(*names)
    with pytest.raises(UsageError) as caught:
        find_in(here, course)
    assert str(caught.value).startswith(f"{here}: ")
    assert str(caught.value).endswith(message)


def test_class_that_does_not_exist_is_refused(course, here):
    with pytest.raises(UsageError, match=r"there is no folder or archive .*/nowhere"):
        find_in(here / "nowhere", course)


def test_class_that_is_some_other_file_is_refused(course, here, put):
    put("class.zip")
    with pytest.raises(UsageError, match=r"class\.zip is no zip or tar archive\."):
        find_in(here / "class.zip", course)
