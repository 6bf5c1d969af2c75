"""Lies beside every attack: says of each thing that is tried whether it was managed."""

import ctypes
import errno
import os

LIBC = ctypes.CDLL(None, use_errno=True)


def attempt(name, function, *arguments):
    """An OSError is how it should end; any other error is a mistake in the attack and ends it."""
    try:
        got = function(*arguments)
    except OSError as error:
        print("refused", name, errno.errorcode.get(error.errno, error), sep="\t", flush=True)
    else:
        print("managed", name, repr(got)[:200], sep="\t", flush=True)


def call(number, *arguments):
    """A system call by its number; ``use`` is for those of the C library that tell errors the same way."""
    return use(LIBC.syscall, number, *arguments)


def use(function, *arguments):
    result = function(*arguments)
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def read(path, size=100):
    with open(path, "rb") as file:
        return file.read(size)


def write(path, data=b"I was here"):
    with open(path, "ab") as file:
        return file.write(data)
