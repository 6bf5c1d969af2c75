"""Another way to ask whether this is main, which a fork server that imports the file answers like main."""

import multiprocessing as mp


def work():
    print("working", factor)


factor = 2

if mp.current_process().name == "MainProcess":
    print("main")
    p = mp.Process(target=work)
    p.start()
    p.join()
