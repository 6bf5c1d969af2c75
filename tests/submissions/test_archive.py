"""What is unpacked, what is refused member by member, and which archives are good for nothing."""

import lzma
import os
import random
import shutil
import stat
import struct
import tarfile
import zipfile

import pytest

from grader.evidence import Text
from grader.submissions.archive import unpacked
from grader.submissions.member import Bounds, Unusable
from tests.submissions.packing import CODE, a_file, entry, patched, tarred, tree, untouched, zipped

KINDS = ("zip", "tar", "tar.gz", "tar.bz2", "tar.xz")
SMALL = Bounds(members=10, total=100_000, depth=3, path=60, name=40)


@pytest.fixture
def into(tmp_path):
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


def said(reason, path):
    return Text(reason.template, {**reason.fields, "path": path}).render()


@pytest.fixture
def refused(tmp_path, into):
    """Unpack into a folder beside the archive and touch nothing else: what was left out, as sentences."""

    def unpack(archive, bounds=SMALL):
        with untouched(tmp_path, but=into):
            left_out = unpacked(archive, into, bounds)
        return [said(each.reason, each.name) for each in left_out]

    return unpack


@pytest.fixture
def unusable(tmp_path, into):
    def unpack(archive, bounds=SMALL):
        with untouched(tmp_path, but=into), pytest.raises(Unusable) as caught:
            unpacked(archive, into, bounds)
        return said(caught.value.reason, archive.name)

    return unpack


def packed(path, *names):
    if path.suffix == ".zip":
        return zipped(path, *names)
    return tarred(path, *names, mode=f"w:{path.suffix[1:] if path.suffix != '.tar' else ''}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_archive_gives_its_files_and_folders(tmp_path, into, refused, kind):
    assert refused(packed(tmp_path / f"a.{kind}", "alice/ex04.py", "./bob/ex04.py", "top.py")) == []
    assert tree(into) == {
        "alice": None,
        "alice/ex04.py": CODE,
        "bob": None,
        "bob/ex04.py": CODE,
        "top.py": CODE,
    }


def test_what_is_unpacked_is_for_its_owner_alone_and_not_to_be_run(tmp_path, into, refused):
    refused(zipped(tmp_path / "a.zip", a_file("alice/ex04.py", mode=stat.S_IFREG | 0o6777)))
    modes = [stat.S_IMODE((into / path).stat().st_mode) for path in ("alice", "alice/ex04.py")]
    assert modes == [0o700, 0o600]


def test_folders_are_made_also_when_they_are_empty(tmp_path, into, refused):
    refused(zipped(tmp_path / "a.zip", a_file("alice/", b"")))
    assert tree(into) == {"alice": None}


@pytest.mark.parametrize("kind", KINDS)
def test_what_macos_python_and_git_leave_is_left_out_without_a_word(tmp_path, into, refused, kind):
    names = ("__MACOSX/a/._ex04.py", "a/.DS_Store", "a/._x", "a/__pycache__/x.pyc", "a/.git/HEAD")
    assert refused(packed(tmp_path / f"a.{kind}", "a/ex04.py", *names)) == []
    assert tree(into) == {"a": None, "a/ex04.py": CODE}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../out.py", "does not stay inside the archive."),
        ("a/../../out.py", "does not stay inside the archive."),
        ("/tmp/out.py", "does not stay inside the archive."),
        ("//out.py", "does not stay inside the archive."),
        ("C:out.py", "has a drive letter or a backslash in its name."),
        (r"..\out.py", "has a drive letter or a backslash in its name."),
        ("a/b/c/out.py", "lies too deep in folders."),
        ("x" * 41, "has too long a name."),
        ("/".join(["x" * 30] * 3), "has too long a name."),
    ],
)
def test_a_name_that_leads_elsewhere_or_nowhere_is_refused(tmp_path, into, refused, kind, name, reason):
    assert refused(packed(tmp_path / f"a.{kind}", "alice.py", name, "bob.py")) == [f"{name} {reason}"]
    assert tree(into) == {"alice.py": CODE, "bob.py": CODE}


@pytest.mark.parametrize("kind", KINDS)
def test_a_member_that_is_there_twice_is_refused(tmp_path, refused, kind):
    assert refused(packed(tmp_path / f"a.{kind}", "a.py", "a.py")) == ["a.py is in the archive twice."]


@pytest.mark.parametrize(
    ("one", "other"), [("a/Data.py", "a/dATA.py"), ("jos\u00e9", "jose\u0301"), ("straße.py", "STRASSE.py")]
)
def test_names_that_some_disks_take_for_the_same_are_told_of_both(tmp_path, refused, one, other):
    differ = "differ only in upper and lower case, or in how their letters are encoded."
    archive = zipped(tmp_path / "a.zip", one, other)
    assert refused(archive) == [f"{one} and {other} {differ}", f"{other} and {one} {differ}"]


@pytest.mark.parametrize("names", [("a", "a/ex04.py"), ("a/ex04.py", "a")])
def test_a_name_that_is_a_file_and_a_folder_is_refused(tmp_path, refused, names):
    (told,) = refused(zipped(tmp_path / "a.zip", *names))
    assert told.startswith(f"{names[1]} cannot be unpacked: ")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (stat.S_IFLNK, "is a symbolic link; links are not followed."),
        (stat.S_IFIFO, "is no regular file."),
        (stat.S_IFCHR, "is no regular file."),
        (stat.S_IFSOCK, "is no regular file."),
    ],
)
def test_links_and_special_files_in_a_zip_are_refused(tmp_path, into, refused, kind, reason):
    evil = a_file("evil", b"/etc/passwd", mode=kind)
    assert refused(zipped(tmp_path / "a.zip", evil)) == [f"evil {reason}"]
    assert tree(into) == {}


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (tarfile.SYMTYPE, "is a symbolic link; links are not followed."),
        (tarfile.LNKTYPE, "is a hard link; links are not followed."),
        (tarfile.FIFOTYPE, "is no regular file."),
        (tarfile.CHRTYPE, "is no regular file."),
        (tarfile.BLKTYPE, "is no regular file."),
        (b"Z", "is no regular file."),
    ],
)
def test_links_and_special_files_in_a_tar_are_refused(tmp_path, into, refused, kind, reason):
    evil = entry("evil", b"", type=kind, linkname="/etc/passwd")
    assert refused(tarred(tmp_path / "a.tar", evil, "alice.py")) == [f"evil {reason}"]
    assert tree(into) == {"alice.py": CODE}


def test_nothing_is_written_through_a_link_that_came_before(tmp_path, into, refused):
    (tmp_path / "outside").mkdir()
    link = entry("evil", b"", type=tarfile.SYMTYPE, linkname=str(tmp_path / "outside"))
    refused(tarred(tmp_path / "a.tar", link, "evil/ex04.py"))
    assert tree(into) == {"evil": None, "evil/ex04.py": CODE}


def test_an_encrypted_member_is_refused(tmp_path, refused):
    archive = zipped(tmp_path / "a.zip", "evil", "alice.py")
    data = bytearray(archive.read_bytes())
    data[6] |= 1  # its flags before it, and in the list of contents
    data[data.index(b"PK\1\2") + 8] |= 1
    archive.write_bytes(data)
    assert refused(archive) == ["evil is encrypted."]


def test_a_way_to_compress_that_nobody_uses_is_refused(tmp_path, refused):
    archive = zipped(tmp_path / "a.zip", a_file("evil", method=zipfile.ZIP_LZMA), "alice.py")
    assert refused(archive) == ["evil is compressed in a way that is not known here."]


def test_a_damaged_member_costs_no_other(tmp_path, into, refused):
    archive = zipped(tmp_path / "a.zip", a_file("evil", b"abc" * 9, method=zipfile.ZIP_STORED), "alice.py")
    assert refused(patched(archive, b"abcabc", b"abcabd")) == ["evil is damaged."]
    assert tree(into) == {"alice.py": CODE}


def test_a_name_with_a_nul_is_refused(tmp_path, refused):
    archive = patched(zipped(tmp_path / "a.zip", "ex04.pyX.txt"), b".pyX", b".py\0")
    assert refused(archive) == ["ex04.py\0.txt has a name that no file can have."]


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_bytes_that_are_no_utf_8_stay_as_they_are(tmp_path, into, refused, kind):
    name = os.fsdecode(b"\xb1_ex04.py")
    zip_name = b"\xb1_ex04.py".decode("cp437")
    archive = tmp_path / f"a.{kind}"
    if kind == "zip":
        patched(zipped(archive, "?_ex04.py"), b"?_ex", b"\xb1_ex")
    else:
        tarred(archive, name, format=tarfile.GNU_FORMAT)
    assert refused(archive) == []
    assert set(tree(into)) == {name} and zip_name not in tree(into)


def test_utf_8_in_a_zip_that_does_not_tell_is_read_as_what_it_is(tmp_path, into, refused):
    archive = zipped(tmp_path / "a.zip", "XXXXXX_ex04.py")
    refused(patched(archive, b"XXXXXX", "李雷".encode()))
    assert set(tree(into)) == {"李雷_ex04.py"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_member_that_is_too_large_is_refused_and_not_left_there(tmp_path, into, refused, kind):
    content = random.Random(1).randbytes(1_001)
    large = a_file("evil", content) if kind == "zip" else entry("evil", content)
    assert refused(packed(tmp_path / f"a.{kind}", large, "alice.py"), Bounds(member=1_000)) == [
        "evil is larger than 1,000 bytes."
    ]
    assert tree(into) == {"alice.py": CODE}


def test_a_bomb_in_a_zip_is_refused_by_itself(tmp_path, into, refused):
    archive = zipped(tmp_path / "a.zip", a_file("evil", bytes(900)), "alice.py")
    assert refused(archive, Bounds(ratio=5, harmless=600)) == ["evil unpacks to more than 5 times its size."]
    assert tree(into) == {"alice.py": CODE}


@pytest.mark.parametrize("kind", ["tar.gz", "tar.bz2", "tar.xz"])
def test_a_compressed_tar_that_is_a_bomb_is_unusable(tmp_path, unusable, kind):
    archive = packed(tmp_path / f"a.{kind}", "alice.py", entry("evil", bytes(2_000_000)))
    assert unusable(archive, Bounds(member=100_000)) == f"a.{kind} unpacks to more than 100 times its size."


@pytest.mark.parametrize("kind", KINDS)
def test_many_small_files_that_are_the_same_are_no_bomb(tmp_path, into, refused, kind):
    archive = packed(tmp_path / f"a.{kind}", *(f"{n}.py" for n in range(500)))
    assert refused(archive, Bounds(member=10_000, harmless=10_000)) == []
    assert len(tree(into)) == 500


@pytest.mark.parametrize("kind", KINDS)
def test_too_many_bytes_in_all_are_unusable(tmp_path, unusable, kind):
    names = [f"{n}.py" for n in range(9)]
    archive = packed(tmp_path / f"a.{kind}", *names)
    assert unusable(archive, Bounds(total=100)) == f"a.{kind} unpacks to more than 100 bytes."


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["{}.py", "{0}/{0}/{0}.py", ".git/{}"])
def test_too_many_files_or_folders_are_unusable(tmp_path, unusable, kind, name):
    archive = packed(tmp_path / f"a.{kind}", *(name.format(n) for n in range(11)))
    bounds = Bounds(members=10)
    assert unusable(archive, bounds) == f"a.{kind} holds more than 10 files and folders."


def test_a_list_of_contents_without_end_is_not_read(tmp_path, unusable):
    archive = zipped(tmp_path / "a.zip", "a.py")
    data = archive.read_bytes()
    listed = data[data.index(b"PK\1\2") : data.index(b"PK\5\6")]
    start, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    tail = bytearray(data[end:])
    struct.pack_into("<L", tail, 12, len(listed) * 5_000)
    archive.write_bytes(data[:start] + listed * 5_000 + tail)
    assert unusable(archive) == "a.zip holds more than 10 files and folders."


def test_members_that_lie_over_each_other_are_unusable(tmp_path, unusable):
    archive = zipped(tmp_path / "a.zip", "a.py", "b.py")
    data = bytearray(archive.read_bytes())
    second = data.rindex(b"PK\1\2")
    data[second + 42 : second + 46] = bytes(4)  # where it begins
    archive.write_bytes(data)
    assert unusable(archive) == "a.zip has entries that lie over each other."


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_that_was_cut_off_is_unusable(tmp_path, unusable, kind):
    archive = packed(tmp_path / f"a.{kind}", *(entry_of(kind, n) for n in range(3)))
    archive.write_bytes(archive.read_bytes()[:900])
    assert unusable(archive, Bounds()) == f"a.{kind} is damaged or cut off."


def entry_of(kind, number):
    content = random.Random(number).randbytes(700)
    return a_file(f"{number}.py", content) if kind == "zip" else entry(f"{number}.py", content)


@pytest.mark.parametrize("content", [b"", CODE * 99, b"Rar!\x1a\x07\0", b"7z\xbc\xaf\x27\x1c"])
def test_what_is_no_archive_is_unusable(tmp_path, unusable, content):
    (tmp_path / "a.zip").write_bytes(content)
    assert unusable(tmp_path / "a.zip") == "a.zip is no zip or tar archive."


def test_two_tars_one_behind_the_other_lose_no_student_silently(tmp_path, unusable):
    both = [tarred(tmp_path / f"{name}.tar", f"{name}.py").read_bytes() for name in ("alice", "bob")]
    (tmp_path / "a.tar").write_bytes(b"".join(both))
    assert unusable(tmp_path / "a.tar", Bounds()) == "a.tar is damaged or cut off."


def header(**fields):
    return entry("evil", b"", **fields)[0].tobuf(tarfile.GNU_FORMAT)


END = bytes(1024)


@pytest.mark.parametrize(
    "data",
    [
        header(type=tarfile.XHDTYPE, size=10**12) + END,
        header(type=tarfile.GNUTYPE_LONGNAME, size=10**12) + END,
        header(type=tarfile.XHDTYPE, size=3) + b"0 x".ljust(512, b"\0") + header() + END,
        header(type=tarfile.XHDTYPE, size=6) + b"-1 x=y".ljust(512, b"\0") + header() + END,
        header(type=tarfile.XHDTYPE, size=11) + b"11 size=-9\n".ljust(512, b"\0") + header() + END,
        header(size=10**12) + END,
        header(size=-512) + END,
        header()[:500] + b"?" * 12 + END,
    ],
    ids=["huge pax", "huge name", "zero record", "negative record", "negative pax size", "size that lies",
         "negative size", "wrong checksum"],
)  # fmt: skip
def test_a_header_that_lies_makes_a_tar_unusable(tmp_path, unusable, data):
    (tmp_path / "a.tar").write_bytes(data)
    assert unusable(tmp_path / "a.tar", Bounds()) == "a.tar is damaged or cut off."


def test_sparse_files_are_refused_however_large_they_say_to_be(tmp_path, into, refused):
    old = bytearray(header(type=tarfile.GNUTYPE_SPARSE, size=0))
    pax = {"GNU.sparse.major": "1", "GNU.sparse.realsize": str(10**15)}
    new = entry("new", pax_headers=pax)
    archive = tarred(tmp_path / "a.tar", new, "alice.py")
    archive.write_bytes(bytes(old) + archive.read_bytes())
    sparse = "is a sparse file; such files are not unpacked."
    assert refused(archive, Bounds()) == [f"evil {sparse}", f"new {sparse}"]
    assert tree(into) == {"alice.py": CODE}


def test_xz_gets_no_more_memory_than_is_decent(tmp_path, unusable):
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29}]
    (tmp_path / "a.tar.xz").write_bytes(lzma.compress(END, filters=filters))
    assert unusable(tmp_path / "a.tar.xz") == "a.tar.xz is damaged or cut off."


@pytest.mark.parametrize("format", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_names_of_tar_are_read_whole(tmp_path, into, refused, format):
    name = "李雷" * 20 + "/" + "x" * 120 + ".py"
    assert refused(tarred(tmp_path / "a.tar", name, format=format), Bounds()) == []
    assert name in tree(into)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_byte_is_wrong_there_is_a_sentence_and_nothing_outside(tmp_path, into, kind):
    chance = random.Random(kind)
    whole = packed(tmp_path / f"whole.{kind}", "alice/ex04.py", "bob/ex04.py", "carol.py").read_bytes()
    archive = tmp_path / f"a.{kind}"
    for _ in range(200):
        data = bytearray(whole)
        for at in chance.choices(range(len(data)), k=3):
            data[at] = chance.randrange(256)
        archive.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        with untouched(tmp_path, but=into):
            try:
                unpacked(archive, into, SMALL)
            except Unusable as unusable:
                assert unusable.reason.template.startswith("{path} ")
        for path in into.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
