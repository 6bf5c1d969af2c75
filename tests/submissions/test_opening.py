"""Classes and students that come as archives, and several classes at once."""

import os
import stat
import tarfile
import tempfile

import pytest

from grader.errors import UsageError
from grader.submissions import classfolder
from grader.submissions.opening import opened
from tests.submissions.packing import CODE, a_file, entry, patched, tarred, untouched, zipped

HONEST = {("alice", "ex04"): "print('alice')\n", ("bob", "ex04"): "print('bob')\n"}
BESIDE = ("alice/ex04.py", "bob_ex04.py")


@pytest.fixture(autouse=True)
def scratch(tmp_path, monkeypatch):
    """Where archives are unpacked in this test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def found(course, tmp_path, scratch):
    """{(student, exercise number): text of the file, or why it cannot be graded}; nothing else is touched."""

    def find(*paths, only=None):
        exercise = course.exercise(only) if only else None
        with untouched(tmp_path, but=scratch), opened(paths, course) as classes:
            submissions = classfolder.find(classes, course, exercise)
            return {(s.student, s.exercise[:4]): content(s) for s in submissions}

    return find


def content(submission):
    if submission.problem:
        return submission.problem.render()
    return submission.program and submission.program.read_text()


@pytest.fixture
def refused(course, scratch):
    def find(*paths):
        with pytest.raises(UsageError) as caught, opened(paths, course) as classes:
            classfolder.find(classes, course)
        assert list(scratch.iterdir()) == []
        return str(caught.value)

    return find


def honest():
    return [a_file(name, f"print('{name[: name.index('_' if '_' in name else '/')]}')\n") for name in BESIDE]


def honest_in_tar():
    return [entry(info.filename, text.encode()) for info, text in honest()]


@pytest.mark.parametrize(
    ("evil", "student", "said"),
    [
        (a_file("mallory/ex04.py", b"/etc/passwd", stat.S_IFLNK), "mallory",
         "mallory/ex04.py is a symbolic link; links are not followed."),
        (a_file("mallory_ex04.py", b"/etc/passwd", stat.S_IFLNK), "mallory",
         "mallory_ex04.py is a symbolic link; links are not followed."),
        (a_file("mallory/data", b"", stat.S_IFIFO), "mallory", "mallory/data is no regular file."),
        (a_file("mallory/../alice/ex04.py"), "mallory",
         "mallory/../alice/ex04.py does not stay inside the archive."),
        (a_file("../mallory/ex04.py"), "mallory", "../mallory/ex04.py does not stay inside the archive."),
        (a_file("/mallory_ex04.py"), "mallory", "/mallory_ex04.py does not stay inside the archive."),
        (a_file("mallory\\ex04.py"), "mallory",
         r"mallory\\ex04.py has a drive letter or a backslash in its name."),
        (a_file("mallory/" + "x" * 300), "mallory", f"mallory/{'x' * 300} has too long a name."),
        (a_file("mallory" + "/x" * 30), "mallory", f"mallory{'/x' * 30} lies too deep in folders."),
        (a_file("mallory/ex04.py", bytes(20_000_000)), "mallory",
         "mallory/ex04.py unpacks to more than 100 times its size."),
        (a_file("mallory\n\u202e/../x.py"), r"mallory\n\u202e",
         r"mallory\n\u202e/../x.py does not stay inside the archive."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_an_attack_is_told_of_its_student_and_the_honest_are_graded(tmp_path, found, evil, student, said):
    got = found(zipped(tmp_path / "class.zip", *honest(), evil))
    assert got == HONEST | {(student, "ex04"): said}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"}, "is a symbolic link; links are not followed."),
        ({"type": tarfile.LNKTYPE, "linkname": "alice/ex04.py"}, "is a hard link; links are not followed."),
        ({"type": tarfile.CHRTYPE, "devmajor": 1, "devminor": 5}, "is no regular file."),
        ({"pax_headers": {"GNU.sparse.major": "1"}}, "is a sparse file; such files are not unpacked."),
    ],
)
def test_the_same_goes_for_a_tar(tmp_path, found, fields, said):
    evil = entry("mallory/ex04.py", b"", **fields)
    got = found(tarred(tmp_path / "class.tar.gz", evil, *honest_in_tar(), mode="w:gz"))
    assert got == HONEST | {("mallory", "ex04"): f"mallory/ex04.py {said}"}


def test_two_files_of_one_name_are_not_chosen_from(tmp_path, found):
    evil = a_file("alice/ex04.py", b"print('another')\n")
    got = found(zipped(tmp_path / "class.zip", *honest(), evil))
    assert got == HONEST | {("alice", "ex04"): "alice/ex04.py is in the archive twice."}


def test_students_whom_some_disks_would_mix_are_both_told(tmp_path, found):
    got = found(zipped(tmp_path / "class.zip", *honest(), "Alice/ex04.py"))
    differ = "differ only in upper and lower case, or in how their letters are encoded."
    assert got == HONEST | {
        ("Alice", "ex04"): f"Alice/ex04.py and alice {differ}",
        ("alice", "ex04"): f"alice and Alice {differ}",
    }


def test_what_was_refused_beside_an_answer_keeps_only_that_exercise_from_being_graded(tmp_path, found):
    link = a_file("alice/ex01.py", b"x", stat.S_IFLNK)
    assert found(zipped(tmp_path / "class.zip", *honest(), link)) == {
        **HONEST,
        ("alice", "ex01"): "alice/ex01.py is a symbolic link; links are not followed.",
    }


def test_with_one_exercise_what_was_refused_of_another_is_nobodys_problem(tmp_path, found):
    link = a_file("alice/ex01.py", b"x", stat.S_IFLNK)
    assert found(zipped(tmp_path / "class.zip", *honest(), link), only="ex04") == HONEST


@pytest.mark.parametrize("top", ["submissions/", "ex04/", "a class/"])
def test_a_single_folder_in_a_class_archive_is_looked_through(tmp_path, course, found, top):
    members = [a_file(top + info.filename, text) for info, text in honest()]
    link = a_file(top + "mallory/ex04.py", b"x", stat.S_IFLNK)
    archive = zipped(tmp_path / "class.zip", *members, link, "__MACOSX/._x")
    said = f"{top}mallory/ex04.py is a symbolic link; links are not followed."
    assert found(archive) == HONEST | {("mallory", "ex04"): said}
    with opened([archive], course) as classes:
        (alice, *_) = classfolder.find(classes, course)
        assert alice.shown == f"{tmp_path}/class.zip/{top}alice/ex04.py"


def test_a_single_student_in_a_class_archive_stays_one(tmp_path, found):
    archive = zipped(tmp_path / "class.zip", "alice/ex01_start.py", "alice/ex04.py")
    assert {student for student, _ in found(archive)} == {"alice"}


@pytest.mark.parametrize(
    "names", [("alice.zip",), ("ALICE.TAR.GZ",), ("alice/hw.zip", "alice/notes.txt"), ("alice_ex04.tgz",)]
)
@pytest.mark.parametrize("inside", ["ex04.py", "homework/ex04.py", "a/b/ex04.py"])
def test_an_archive_of_a_student_is_that_students_folder(here, put, found, names, inside):
    put("bob_ex04.py", *names)
    pack = zipped if names[0].endswith("zip") else tarred
    pack(here / names[0], inside, inside.replace("ex04", "other"))
    assert [(student.lower(), exercise) for student, exercise in found(here)] == [
        ("alice", "ex04"),
        ("bob", "ex04"),
    ]
    assert CODE.decode() in found(here).values()


def test_an_archive_of_a_student_within_the_classs_is_opened_with_the_same_bounds(tmp_path, found):
    inner = zipped(tmp_path / "inner.zip", "ex04.py", a_file("../evil", b"")).read_bytes()
    fine = zipped(tmp_path / "inner.zip", "ex04.py").read_bytes()
    members = (a_file("mallory.zip", inner), a_file("carol.zip", fine))
    assert found(zipped(tmp_path / "class.zip", *honest(), *members)) == {
        **HONEST,
        ("carol", "ex04"): CODE.decode(),
        ("mallory", "ex04"): "mallory.zip/../evil does not stay inside the archive.",
    }


def test_an_archive_in_a_students_archive_is_a_file_like_others(tmp_path, here, found):
    inner = zipped(tmp_path / "inner.zip", "ex04.py").read_bytes()
    for _ in range(5):
        inner = zipped(tmp_path / "inner.zip", a_file("inner.zip", inner)).read_bytes()
    zipped(here / "mallory.zip", "ex04.py", a_file("inner.zip", inner))
    assert found(here) == {("mallory", "ex04"): CODE.decode()}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no zip or tar archive."),
        (b"Rar!", "is no zip or tar archive."),
        (b"PK\3\4 and nothing more", "is damaged or cut off."),
    ],
)
def test_a_useless_archive_is_its_students_problem(here, put, found, content, said):
    put("alice_ex04.py")
    for name in ("mallory.zip", "mallet.rar"):
        (here / name).write_bytes(content)
    assert found(here) == {
        ("alice", "ex04"): "# 'alice_ex04.py'\n",
        ("mallet", "ex04"): f"mallet.rar {said}",
        ("mallory", "ex04"): f"mallory.zip {said}",
    }


def test_a_bomb_is_its_students_problem(here, put, found):
    put("alice_ex04.py")
    tarred(here / "mallory.tar.xz", entry("ex04.py", bytes(51_000_000)), mode="w:xz")
    zipped(here / "many.zip", *(f"{n}/ex04.py" for n in range(2_001)))
    assert found(here) == {
        ("alice", "ex04"): "# 'alice_ex04.py'\n",
        ("mallory", "ex04"): "mallory.tar.xz unpacks to more than 50,000,000 bytes.",
        ("many", "ex04"): "many.zip holds more than 2,000 files and folders.",
    }


def test_several_archives_in_a_students_folder_are_not_chosen_from(here, put, found):
    put("bob_ex04.py")
    for name in ("alice/a.zip", "alice/b.zip"):
        (here / "alice").mkdir(exist_ok=True)
        zipped(here / name, "ex04.py")
    said = "There are several archives and no Python file beside alice/a.zip."
    assert found(here)["alice", "ex04"] == said


def test_a_link_to_an_archive_is_not_followed(here, put, found, tmp_path):
    put("bob_ex04.py")
    (here / "alice.zip").symlink_to(zipped(tmp_path / "a.zip", "ex04.py"))
    assert found(here)["alice", "ex04"] == "alice.zip is a symbolic link; links are not followed."


def test_an_archive_and_a_folder_of_one_student_are_put_together_but_not_chosen_from(here, put, found):
    put("alice/ex04.py", "alice/ex01.py")
    zipped(here / "alice.zip", "ex04.py", "ex13.py")
    assert found(here) == {
        ("alice", "ex01"): "# 'alice/ex01.py'\n",
        ("alice", "ex04"): "There is more than one file for this exercise: alice/ex04.py, alice.zip/ex04.py.",
        ("alice", "ex13"): CODE.decode(),
    }


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("Ann Lee_123_assignsubmission_file/ex04.py", "Ann Lee_123_assignsubmission_file"),
        ("Ann Lee_123_assignsubmission_file_ex04.py", "Ann Lee_123_assignsubmission_file"),
        ("leeann_LATE_1234_56789_ex04.py", "leeann_LATE_1234_56789"),
        ("🐍/ex04.py", "🐍"),
        ("new\nline/ex04.py", r"new\nline"),
        ("\u202egro/ex04.py", r"\u202egro"),
    ],
)
def test_students_are_named_as_their_files_are(tmp_path, found, name, student):
    assert found(zipped(tmp_path / "class.zip", name, "bob_ex04.py")) == {
        (student, "ex04"): CODE.decode(),
        ("bob", "ex04"): CODE.decode(),
    }


def test_names_that_are_no_utf_8_are_two_students(tmp_path, found):
    archive = zipped(tmp_path / "class.zip", "x?_ex04.py", "x!_ex04.py")
    patched(patched(archive, b"x?_", b"x\xe4_"), b"x!_", b"x\xf6_")
    assert [student for student, _ in found(archive)] == [r"x\xe4", r"x\xf6"]


def test_one_name_in_two_classes_is_two_students_told_apart(here, tmp_path, found):
    for name in ("one", "two"):
        (here / name).mkdir()
        (here / name / "alice_ex04.py").write_text(f"# {name}\n")
    three = zipped(here / "three.zip", *honest())
    assert found(here / "one", here / "two", three) == {
        (f"{here}/one/alice", "ex04"): "# one\n",
        (f"{here}/two/alice", "ex04"): "# two\n",
        (f"{here}/three.zip/alice", "ex04"): "print('alice')\n",
        ("bob", "ex04"): "print('bob')\n",
    }


def test_a_student_of_one_class_is_missing_what_was_handed_in_in_another(tmp_path, found):
    one, two = zipped(tmp_path / "1.zip", "alice/ex04.py"), zipped(tmp_path / "2.zip", "bob/ex01.py")
    assert found(one, two) == {
        ("alice", "ex01"): None,
        ("alice", "ex04"): CODE.decode(),
        ("bob", "ex01"): CODE.decode(),
        ("bob", "ex04"): None,
    }


def test_a_class_that_is_given_twice_is_refused(here, put, refused):
    put("one/alice_ex04.py")
    (here / "link").symlink_to("one")
    assert refused(here / "one", here / "link") == f"{here}/one is given twice."


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: zipped(path), "there are no submissions in it."),
        (lambda path: path.write_bytes(b"\x1f\x8b" + bytes(99)), "is damaged or cut off."),
        (lambda path: path.write_text("print(1)"), "is no zip or tar archive."),
        (lambda path: os.mkfifo(path), "is neither a folder nor an archive."),
        (lambda path: None, "there is no folder or archive "),
    ],
)
def test_a_class_of_which_nothing_can_be_made_is_one_sentence(tmp_path, refused, make, said):
    make(tmp_path / "class.zip")
    assert said in refused(tmp_path / "class.zip")


def test_where_nothing_but_problems_is_left_one_of_them_is_told(here, refused):
    (here / "mallory.zip").write_bytes(b"")
    assert refused(here) == f"{here}: mallory.zip is no zip or tar archive."


def test_what_was_unpacked_is_there_as_long_as_the_class_is_open(tmp_path, course, scratch):
    archive = zipped(tmp_path / "class.zip", *honest())
    with opened([archive], course) as classes:
        programs = [submission.program for submission in classfolder.find(classes, course)]
        assert all(scratch in program.parents for program in programs)
    assert list(scratch.iterdir()) == []


def test_nothing_of_it_is_left_after_an_error(tmp_path, course, scratch):
    archive = zipped(tmp_path / "class.zip", *honest())
    with pytest.raises(KeyboardInterrupt), opened([archive], course):
        raise KeyboardInterrupt
    assert list(scratch.iterdir()) == []
