"""Removes the kit's socket, then starts a child that cannot say hello any more."""
import os
from pathlib import Path

path = Path(os.environ["GRADE_PROBE"])
assert Path.cwd().parent in path.parents or os.getpid() == 2  # in this run's own scratch folder, or in a jail
path.unlink()
child = os.fork()
if child == 0:
    os.write(1, b"child\n")
    os._exit(5)
print("code", os.WEXITSTATUS(os.waitpid(child, 0)[1]))
