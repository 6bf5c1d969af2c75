"""No main guard: while a child imports the file, it does not know its parent yet."""

import multiprocessing as mp


def work():
    print("working", factor)


factor = 2

if mp.parent_process() is None:
    print("main")
    p = mp.Process(target=work)
    p.start()
    p.join()
