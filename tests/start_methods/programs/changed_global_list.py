"""A list that is filled under the guard is empty in a child that was not forked."""

from multiprocessing import Process

names = []


def greet(i):
    print("hello", names[i])


if __name__ == "__main__":
    names.append("ann")
    names.append("bob")
    children = [Process(target=greet, args=(i,)) for i in range(len(names))]
    for c in children:
        c.start()
    for c in children:
        c.join()
