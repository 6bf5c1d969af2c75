"""The list lies in the dict, but as a proxy: what is got out of the dict is not a copy of the list then."""

import os
import sys
from multiprocessing import Process
from multiprocessing.managers import SyncManager


def sign(house, name):
    house["book"][name] = os.getpid()
    house["order"].append(os.getpid())


if __name__ == "__main__":
    with SyncManager() as manager:
        house = manager.dict()
        house["book"] = manager.dict()
        house["order"] = manager.list()
        guests = [Process(target=sign, args=(house, name)) for name in sys.argv[1:]]
        for guest in guests:
            guest.start()
        for guest in guests:
            guest.join()
        print("dict", dict(house["book"]))
        print("list", list(house["order"]))
