"""Deletes its own file and the folder it runs in, if nothing else is there."""
import os
import shutil
from pathlib import Path

here = Path.cwd()
shutil.rmtree(here / "__pycache__", ignore_errors=True)
if [path.name for path in here.iterdir()] == [Path(__file__).name]:
    Path(__file__).unlink()
    here.rmdir()
    print("deleted")
if os.fork() == 0:
    os.write(1, b"child in no folder\n")
    os._exit(0)
os.wait()
