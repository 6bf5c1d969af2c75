"""A manager is a process too."""

from multiprocessing import Manager, Process


def note(shared):
    shared["seen"] = True


manager = Manager()
shared = manager.dict()

if __name__ == "__main__":
    p = Process(target=note, args=(shared,))
    p.start()
    p.join()
    print(dict(shared))
