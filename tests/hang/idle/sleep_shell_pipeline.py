"""Main reads the output of a pipeline whose first program sleeps."""

import subprocess

done = subprocess.run("(sleep 0.6; echo done) | cat", shell=True, stdout=subprocess.PIPE, check=True)
assert done.stdout == b"done\n"
