"""What a program did outside of multiprocessing that an exercise may ask for."""

from grade_probe.channel import emit
from grade_probe.frames import unseen


def sqlite3(module):
    connect = module.connect

    def watched_connect(*args, **kwargs):
        try:
            connection = connect(*args, **kwargs)
        except BaseException as error:
            unseen(error)
            raise
        emit("audit", "sqlite3.connect", _database(*args, **kwargs))
        return connection

    watched_connect.__name__ = watched_connect.__qualname__ = connect.__name__
    watched_connect.__module__, watched_connect.__doc__ = "sqlite3", connect.__doc__
    module.connect = watched_connect


def _database(database, *_, **__):
    try:
        return str(database)[:200]
    except Exception:
        return ""
