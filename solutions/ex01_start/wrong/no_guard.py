# caught by: no_crash under spawn
"""Every child imports this file and would start processes itself."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


processes = []
for name in sys.argv[1:]:
    process = Process(target=greet, args=(name,))
    process.start()
    processes.append(process)
for process in processes:
    process.join()
print("all done")
