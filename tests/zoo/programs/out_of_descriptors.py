"""Nothing can be opened any more; a child is started all the same."""
import os
import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
child = os.fork()
if child == 0:
    os.write(1, b"child\n")
    os._exit(5)
os.waitpid(child, 0)
print("main")
