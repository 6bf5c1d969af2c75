"""Takes a name that confuses careless readers of /proc/PID/stat."""
import os
from pathlib import Path

Path("/proc/self/comm").write_text("a) Z 1 1 1 (")
child = os.fork()
if child == 0:
    os.write(1, b"child\n")
    os._exit(5)
print("code", os.WEXITSTATUS(os.waitpid(child, 0)[1]))
