"""Two look whether a name is free, and both take it."""

from multiprocessing import Barrier, Manager, Process

NAMES = ["red", "green", "blue", "white", "black"]


def take_names(owner, names, together):
    together.wait()
    for name in NAMES:
        if name not in names:
            names[name] = owner


if __name__ == "__main__":
    with Manager() as manager:
        names = manager.dict()
        together = Barrier(2)
        children = [Process(target=take_names, args=(who, names, together)) for who in ("ann", "bob")]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(len(names), "names")
