"""Start-up of the probe in a fresh interpreter."""

import os

from grade_probe import channel, importing, stdout


def start():
    """Say hello and install what costs nothing yet; the rest follows when the program imports it."""
    path = os.environ.get("GRADE_PROBE")
    if not path:
        return
    channel.open_channel(path, os.environ.get("GRADE_ROOT", "/"))
    stdout.install()
    importing.install()
