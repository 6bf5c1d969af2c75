"""The command line: one file per command, exit codes in one place."""

import sys

if sys.version_info < (3, 10):  # noqa: UP036  (a checkout can be started by any Python)
    sys.stderr.write("grade needs Python 3.10 or newer; this is %d.%d.\n" % sys.version_info[:2])  # noqa: UP031
    raise SystemExit(2)
