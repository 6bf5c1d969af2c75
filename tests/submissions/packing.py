"""Archives as honest people and attackers make them."""

import io
import stat
import tarfile
import warnings
import zipfile
from contextlib import contextmanager

CODE = b"print('mine')\n"


def a_file(name, content=CODE, mode=stat.S_IFREG, method=zipfile.ZIP_DEFLATED):
    info = zipfile.ZipInfo(name)
    info.external_attr, info.compress_type = (mode | 0o644) << 16, method
    return info, content


def zipped(path, *members):
    """A zip of (ZipInfo, content), or of names alone."""
    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of duplicates
        for info, content in map(_whole, members):
            archive.writestr(info, content)
    return path


def _whole(each):
    return a_file(each) if isinstance(each, str) else each


def entry(name, content=CODE, **fields):
    """A tar entry; ``fields`` are those of a TarInfo."""
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for key, value in fields.items():
        setattr(info, key, value)
    return info, content


def tarred(path, *members, mode="w", format=tarfile.PAX_FORMAT):
    """A tar of (TarInfo, content), or of names alone."""
    with tarfile.open(path, mode, format=format, encoding="utf-8", errors="surrogateescape") as archive:
        for info, content in (entry(each) if isinstance(each, str) else each for each in members):
            archive.addfile(info, io.BytesIO(content))
    return path


def patched(path, old, new):
    """Other bytes of the same number, wherever they stand."""
    assert len(old) == len(new) and old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    return path


def tree(folder):
    """{path: bytes of a file, None of a folder, or where a link leads}"""
    return {
        str(path.relative_to(folder)): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in sorted(folder.rglob("*"))
    }


@contextmanager
def untouched(folder, but):
    """Nothing in ``folder`` is made, changed or removed but below ``but``."""

    def outside():
        return {path: was for path, was in tree(folder).items() if not (folder / path).is_relative_to(but)}

    before = outside()
    yield
    assert outside() == before
