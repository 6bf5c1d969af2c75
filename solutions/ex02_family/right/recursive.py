#!/usr/bin/env python3
import multiprocessing as mp
import os
import sys


def generation(names):
    """Born first, then the next one; the line is written last, when the descendants have ended."""
    heirs = []
    if names[1:]:
        heir = mp.get_context().Process(target=generation, kwargs={"names": names[1:]})
        heir.start()
        heirs.append(heir)
    for heir in heirs:
        heir.join()
        assert heir.exitcode == 0
    me = mp.current_process()
    parent = mp.parent_process()
    sys.stdout.write(f"{names[0]} {me.pid} started by {parent.pid if parent else os.getppid()}\n")


if __name__ == "__main__":
    generation(sys.argv[1:])
