"""The lesson's second form: no with-block, the manager ends with the program."""

import os
import sys
from multiprocessing import Manager, Process


def func(d, ls, k):
    d[k] = os.getpid()
    ls.append(os.getpid())
    print("the list in the child:", ls)


if __name__ == "__main__":
    manager = Manager()
    d = manager.dict()
    ls = manager.list()

    p_lists = []
    for k in sys.argv[1:]:
        p = Process(target=func, args=(d, ls, k))
        p.start()
        p_lists.append(p)

    for process in p_lists:
        process.join()

    print("dict", d)
    print("list", ls)
