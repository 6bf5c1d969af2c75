"""Files are written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from grader.cli import result_files
from grader.cli.files import write_pieces, write_whole
from grader.cli.result_files import append
from grader.errors import KitError, UsageError


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_replaced(tmp_path):
    path = tmp_path / "a.json"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_on_a_full_disk_the_old_file_stays_and_no_other(tmp_path):
    path = tmp_path / "a.json"
    write_whole(path, b"old")
    with pytest.raises(KitError, match=r"a\.json could not be written: No space left on device"):
        write_pieces(path, (full() if piece == b"w" else piece for piece in (b"ne", b"w")))
    assert [(p, p.read_bytes()) for p in tmp_path.iterdir()] == [(path, b"old")]


def test_a_folder_that_is_not_there_is_the_users(tmp_path):
    with pytest.raises(UsageError, match="could not be written"):
        write_whole(tmp_path / "no" / "a.json", b"")


def test_it_is_readable_as_other_new_files_are(tmp_path):
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "a", b"")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "a")]
    assert modes[0] == modes[1]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_bytes() == b"x"


def test_a_device_is_written_directly():
    write_whole(Path(os.devnull), b"x")
    assert Path(os.devnull).is_char_device()


def test_a_line_that_did_not_fit_is_taken_back(tmp_path, monkeypatch):
    path = tmp_path / "results.jsonl"
    append(path, b"first\n")
    room = iter([3])
    write = os.write
    monkeypatch.setattr(
        result_files.os, "write", lambda fd, data: write(fd, data[: next(room, None) or full()])
    )
    with pytest.raises(KitError, match="No space left on device"):
        append(path, b"second\n")
    assert path.read_bytes() == b"first\n"


def test_what_comes_in_pieces_is_there_whole_or_not_at_all(tmp_path):
    path = tmp_path / "report"
    write_pieces(path, iter([b"a", "李\n".encode()]))

    def broken():
        yield b"half"
        full()

    with pytest.raises(KitError, match="No space left on device"):
        write_pieces(path, broken())
    assert [(p, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [(path, "a李\n")]
