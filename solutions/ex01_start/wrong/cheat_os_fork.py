# caught by: children
"""Real processes, but not of multiprocessing."""

import os
import sys

if __name__ == "__main__":
    children = []
    for name in sys.argv[1:]:
        child = os.fork()
        if child == 0:
            os.write(1, f"hello {name}\n".encode())
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    print("all done")
